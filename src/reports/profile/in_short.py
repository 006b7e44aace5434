"""The profiles of several areas in a report: side by side, and each on a page; and the whole in four figures."""

from dataclasses import replace

from domain.ground.display import sentence, show_change, show_list, show_number, show_percent
from domain.ground.text import tr
from domain.ground.value import number_or_none
from domain.profile.change_words import change_sentence
from domain.profile.notes import members_words
from domain.profile.profile import Profile
from domain.profile.words import age_words, summary_sentence
from domain.reporting.report import ProfilesInShort
from drawing.profile import profile_chart
from reports.page.figures import Figures
from reports.page.story import Story
from reports.profile.comparison_section import places_table, tell_comparison
from reports.profile.section import profile_name, profile_table, source_line, together


def tell_profiles(story: Story, profiles: ProfilesInShort) -> None:
    """What a profile shows, the areas side by side where there are several, and each on a page of its own."""
    story.paragraph(what_a_profile_shows())
    for said in which_areas_are_shown(profiles):
        story.paragraph(said)
    beside = [profile for profile in profiles.shown if profile.period == profiles.period]
    if len(beside) > 1:
        group = [profiles.whole] if profiles.whole is not None else []
        tell_comparison(story, [*group, *beside], (profiles.whole or beside[0]).area)
    places = places_table(beside)
    if places is not None:
        story.table(places)
    for profile in profiles.shown:
        if len(profiles.shown) > 1:
            story.new_page()
        _tell_profile(story, profile)


def what_a_profile_shows() -> str:
    """The unit of the profile in words (domain handbook §3), for a reader who meets it for the first time."""
    return tr(
        "En kommunprofil visar hur många som försörjs av ersättningar, räknat i helårspersoner: en person med hel "
        "ersättning ett helt år är en helårsperson, och två personer som är arbetslösa ett halvår var är tillsammans "
        "en. Andelen är helårspersonerna delat med befolkningen i samma åldrar."
    )


def which_areas_are_shown(profiles: ProfilesInShort) -> list[str]:
    """The areas whose figures are older than the others', and those that have none; nothing where all have them."""
    said = []
    if profiles.older and profiles.period is not None:
        text = tr("Äldre siffror än för {period} visas för {areas}.")
        names = [profile_name(profile) for profile in profiles.older]
        newer = [profile for profile in profiles.shown if profile not in profiles.older]
        period = together(newer)[0] if newer else profiles.period.label
        said.append(text.format(period=period, areas=show_list(names)))
    if profiles.missing:
        text = tr("Helårsekvivalenter saknas för {areas}.")
        said.append(text.format(areas=show_list(area.name for area in profiles.missing)))
    return said


def _tell_profile(story: Story, profile: Profile) -> None:
    """The profile under a heading of its own: what is most important in words, the figures, why the share moved."""
    with story.section():
        story.heading(2, profile_name(profile))
        story.paragraph(summary_sentence(profile))
        if profile.has_previous:
            story.paragraph(change_sentence(profile))
        table = profile_table(profile, places=True)
        story.chart(profile_chart(profile), replace(table, notes=(" ".join(map(sentence, table.notes)),)))


def figures_of(profile: Profile) -> Figures:
    """The level, what it was the year before, and the kind that has moved most; none that is not known, and of the
    kinds none that moved no more than chance would explain."""
    total, before = profile.total, profile.when_before
    known = [
        (total.share_of_population, show_percent, tr("motsvarar helårspersonerna av befolkningen {ages}")),
        (total.persons, show_number, tr("helårspersoner {period}") + _of_members(profile)),
        (total.difference, show_change, tr("helårspersoner sedan {before}")),
    ]
    moved = [(row, number_or_none(row.difference) or 0) for row in profile.rows if row.moved]
    if moved:
        row, difference = max(moved, key=lambda each: abs(float(each[1])))
        known.append((difference, show_change, tr("{kind}, sedan {before}").replace("{kind}", row.label)))
    figures = tuple(
        (show(value), words.format(ages=age_words(profile.age_group), period=profile.when, before=before))
        for value, show, words in known
        if number_or_none(value) is not None
    )
    notes = " ".join((source_line(profile) + ".", *profile.group_notes))
    return Figures(tr("Läget i korthet, {name}").format(name=profile_name(profile)), figures, notes)


def _of_members(profile: Profile) -> str:
    """Of how many of a group's kommuner the figures are, where that is not all: beside the figure, not below it."""
    members = profile.members
    return "" if members is None or not members.missing else f", {members_words(members)}"
