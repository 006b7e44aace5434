"""The report on a whole group (*regionrapport*): side by side, the group's own figures, and each kommun on half a page.

Domain handbook §3 point 6, ruling 10.
"""

from dataclasses import replace

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.profile.profile import Profile
from domain.profile.words import summary_sentence
from domain.reporting.report import Issue, ProfilePage, RegionReport
from drawing.shares import comparison_words
from reports.page.issue import printed_by, tell_internal
from reports.page.story import Story
from reports.page.styles import COMPACT, SMALL_FACT
from reports.profile.area_pages import tell_figures, tell_sexes, tell_words, tell_years
from reports.profile.comparison_section import places_table, tell_comparison
from reports.profile.evidence import tell_own_text
from reports.profile.gap_words import gap_words, month_words
from reports.profile.section import period_words, profile_table

_SHORT = ("level", "change", "place")
"""The sentences of a draft that half a page has room for."""


def tell_region(story: Story, report: RegionReport, issue: Issue) -> None:
    """Everything on a group, after its cover."""
    profile = report.page.profile
    _tell_summary(story, report, issue)
    with story.section():
        story.contents(tr("Innehåll"))
    story.new_page()
    _tell_side_by_side(story, report)
    story.new_page()
    with story.section():
        story.heading(1, tr("{area} i sin helhet").format(area=profile.area.name))
        tell_words(story, report.page)
        tell_figures(story, report.page)
        tell_sexes(story, report.page.by_sex)
        tell_years(story, report.page.series, report.country_series)
    story.new_page()
    with story.section():
        story.heading(1, tr("Kommunerna var för sig"))
        for page in report.members:
            _tell_kommun(story, page)


def _all(report: RegionReport) -> list[Profile]:
    country = [] if report.country is None else [report.country]
    return [report.page.profile, *(page.profile for page in report.members), *country]


def _tell_summary(story: Story, report: RegionReport, issue: Issue) -> None:
    profile = report.page.profile
    with story.section():
        story.heading(1, tr("Sammanfattning"))
        tell_internal(story, issue)
        story.paragraph(summary_sentence(profile))
        story.paragraph(comparison_words(_all(report)))
        if report.missing:
            text = tr("Det finns inga siffror för {areas} {period}.")
            missing = show_list(area.name for area in report.missing)
            story.paragraph(text.format(areas=missing, period=profile.period.label))
        story.facts(_facts(report, issue), SMALL_FACT)


def _facts(report: RegionReport, issue: Issue) -> list[tuple[str, str]]:
    profile = report.page.profile
    facts = [(tr("Kommuner"), show_list(page.profile.area.name for page in report.members))]
    if profile.group_notes:
        facts.append((tr("Täckning"), " ".join(profile.group_notes)))
    return [
        *facts,
        (tr("Period"), period_words(profile)),
        (tr("Månader"), month_words(profile)),
        (tr("Bortfall"), gap_words(profile)),
        (tr("Utskrivet"), printed_by(issue)),
    ]


def _tell_side_by_side(story: Story, report: RegionReport) -> None:
    with story.section():
        story.heading(1, tr("Kommunerna sida vid sida"))
        tell_comparison(story, _all(report), report.page.profile.area)
        places = places_table([page.profile for page in report.members])
        if places is not None:
            story.table(places)


def _tell_kommun(story: Story, page: ProfilePage) -> None:
    """Half a page: what is most important in words, and the table."""
    with story.whole(), story.section():
        story.heading(2, page.profile.area.name)
        if page.own_text:
            tell_own_text(story, page.own_text, page.filled)
        else:
            said = [sentence.text for sentence in page.draft.sentences if sentence.key in _SHORT]
            story.paragraph(" ".join(said), COMPACT)
        story.table(replace(profile_table(page.profile, places=True), notes=_cautions(page.profile)))


def _cautions(profile: Profile) -> tuple[str, ...]:
    """Months and gaps, where not every month has every figure."""
    for coverage in (profile.coverage, profile.coverage_before):
        if coverage is not None and (not coverage.complete or coverage.filled):
            text = tr("Månader: {months}. Bortfall: {gaps}")
            return (text.format(months=month_words(profile), gaps=gap_words(profile)),)
    return ()
