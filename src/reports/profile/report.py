"""The report on one kommun or group (*kommunprofil*), two to four pages: domain handbook §3."""

from domain.ground.area import AreaKind
from domain.ground.text import tr
from domain.profile.profile import Profile
from domain.profile.words import age_words
from domain.reporting.report import Issue, ProfileReport
from drawing.shares import comparison_words
from reports.page.issue import printed_by, tell_internal
from reports.page.story import Story
from reports.page.styles import META, READING, SMALL_FACT, SPACE_2
from reports.profile.area_pages import tell_figures, tell_sexes, tell_words, tell_years
from reports.profile.comparison_section import comparison_table
from reports.profile.gap_words import gap_words, month_words
from reports.profile.place_section import tell_places
from reports.profile.section import period_words, profile_name, source_lines


def tell_profile_report(story: Story, report: ProfileReport, issue: Issue) -> None:
    """Everything on one area: what it rests on, in words, in figures, over time, beside others."""
    page = report.page
    with story.section():
        about = tr("Kommunprofil · {area} · utskriven {who}").format(
            area=_area_words(page.profile), who=printed_by(issue)
        )
        story.paragraph(about, META)
        story.heading(1, profile_name(page.profile))
        tell_internal(story, issue)
        story.facts(profile_facts(page.profile), SMALL_FACT)
        story.space(SPACE_2)
    places = [page.rank_source] if page.profile.ranks else []
    tell_words(story, page, source_lines([page.profile, *report.compared], places))
    tell_figures(story, page)
    tell_sexes(story, page.by_sex)
    tell_places(story, page)
    if len(report.compared) > 1:
        with story.section():
            story.heading(2, tr("Jämförelse"))
            story.paragraph(comparison_words(report.compared), READING)
            story.table(comparison_table(report.compared, page.profile.area.code))
    tell_years(story, page.series, report.country_series)


def profile_facts(profile: Profile) -> list[tuple[str, str]]:
    """What the report is about, and what its figures rest on."""
    ages = age_words(profile.age_group)
    return [
        (tr("Period"), tr("{periods}, {ages}").format(periods=period_words(profile), ages=ages)),
        (tr("Källa"), profile.source.words),
        (tr("Månader"), month_words(profile)),
        (tr("Bortfall"), gap_words(profile)),
    ]


def _area_words(profile: Profile) -> str:
    area = profile.area
    if area.kind is AreaKind.KOMMUN:
        return tr("{name}, kommun {code}").format(name=area.name, code=area.code)
    if profile.members is None:
        return area.name
    counted = len(profile.members.reporting)
    every = counted + len(profile.members.missing)
    text = tr("{name}, summan av {counted} av {all} kommuner")
    if counted == every:
        text = tr("{name}, summan av {counted} kommuner")
    return text.format(name=area.name, counted=counted, all=every)
