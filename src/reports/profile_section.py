"""The municipal profile in a report (*kommunprofil*): a sentence, the chart, the table, the places."""

from collections.abc import Callable

from domain.display import show_change, show_count, show_number
from domain.profile import Profile, ProfileRow
from domain.profile_chart import profile_chart, rank_chart
from domain.profile_words import age_words, summary_sentence
from domain.sex import Sex
from domain.source import Source
from domain.text import tr
from domain.value import Empty
from reports.story import Story, table_of_chart
from reports.table_layout import Column, Row, RowKind, Table


def profile_name(profile: Profile) -> str:
    """What the profile is called in headings and lists: `Nordmaling 2021`."""
    name = tr("{area} {period}").format(area=profile.area.name, period=profile.period.label)
    return name if profile.sex is Sex.ALLA else f"{name}, {profile.sex.label.lower()}"


def profile_sources(profile: Profile) -> tuple[tuple[str, Source], ...]:
    """The sources of the profile and of the year before, each with what it is the source of."""
    sources = [(tr("Kommunprofil, {name}").format(name=profile_name(profile)), profile.source)]
    if profile.previous_source is not None and profile.previous_source != profile.source:
        text = tr("Kommunprofil, {area} {period} (jämförelse)")
        name = text.format(area=profile.area.name, period=profile.previous_period.label)
        sources.append((name, profile.previous_source))
    return tuple(sources)


def tell_profile(story: Story, profile: Profile) -> None:
    """The profile under a heading of its own."""
    with story.section():
        with story.whole():
            story.heading(2, profile_name(profile))
            story.paragraph(summary_sentence(profile))
            story.chart(profile_chart(profile), profile_table(profile))
        story.paragraph(_why_moved(profile))
        ranks = rank_chart(profile)
        if ranks is not None:
            story.chart(ranks, table_of_chart(ranks, ranks.text.title, tr("Mått")))


def profile_table(profile: Profile) -> Table:
    """Persons per kind now and a year before, with their shares; every number of the profile's chart is in it."""
    made = [(column, show) for column, show, compares in _columns(profile) if profile.has_previous or not compares]
    rows = tuple(
        Row(tuple(show(row) for _, show in made), RowKind.TOTAL if row.kind is None else RowKind.PLAIN)
        for row in profile.all_rows
    )
    caption = tr("Helårspersoner per ersättning, {name}").format(name=profile_name(profile))
    return Table(caption, tuple(column for column, _ in made), rows, profile.notes, _source(profile))


def _columns(profile: Profile) -> list[tuple[Column, Callable[[ProfileRow], str], bool]]:
    """Each column, how its cells are shown, and whether it needs the year before."""
    now, before = profile.period.label, profile.previous_period.label
    persons, of_all = tr("Helårspersoner"), tr("Andel av alla {period},\u00a0%").format(period=now)
    of_population = tr("Andel av befolkningen {ages},\u00a0%").format(ages=age_words(profile.age_group))
    points = tr("Skillnad, procentenheter")
    return [
        (Column(tr("Ersättning")), lambda row: row.label, False),
        (Column(before, True, persons), lambda row: show_count(row.persons_before), True),
        (Column(now, True, persons), lambda row: show_count(row.persons), False),
        (Column(tr("Skillnad"), True, persons), lambda row: show_change(row.difference), True),
        (Column(of_all, True), lambda row: show_number(row.share_of_total, 1), False),
        (Column(before, True, of_population), lambda row: show_number(row.share_of_population_before, 1), True),
        (Column(now, True, of_population), lambda row: show_number(row.share_of_population, 1), False),
        (Column(points, True, of_population), lambda row: show_change(row.change.points, 1), True),
    ]


def _source(profile: Profile) -> str:
    """The source line under the table; the year before is named where it came from elsewhere."""
    before = profile.previous_source
    if before is None or before == profile.source:
        return profile.source.line
    return tr("{line}; {period}: {before}").format(
        line=profile.source.line, period=profile.previous_period.label, before=before.words
    )


def _why_moved(profile: Profile) -> str:
    """What persons and population each did to the share (ruling 5); empty where that cannot be told."""
    change = profile.total.change
    if isinstance(change.from_persons, Empty) or isinstance(change.from_population, Empty):
        return ""
    text = tr(
        "Andelens förändring, {points} procentenheter, består av {persons} genom ändrat antal helårspersoner "
        "och {population} genom ändrad befolkning."
    )
    return text.format(
        points=show_change(change.points, 1),
        persons=show_change(change.from_persons, 1),
        population=show_change(change.from_population, 1),
    )
