"""The report on one kommun or group (*kommunprofil*), two to four pages: domain handbook §3."""

from domain.ground.area import AreaKind
from domain.ground.text import tr
from domain.profile.profile import Profile
from domain.profile.words import age_words
from domain.reporting.report import ProfileReport
from drawing.shares import comparison_words
from reports.indicators.section import tell_indicators
from reports.page.document import Printed, print_report
from reports.page.issue import issue_foot, printed_by, tell_internal, tell_undrawable
from reports.page.story import Story
from reports.page.styles import META, READING, SMALL_FACT, SPACE_2
from reports.page.tagging.metadata import DocumentInfo
from reports.profile.area_pages import tell_figures, tell_sexes, tell_words, tell_years
from reports.profile.comparison_section import comparison_table
from reports.profile.gap_words import gap_words, month_words
from reports.profile.section import profile_name, source_lines


def print_profile(report: ProfileReport) -> Printed:
    """The report as a PDF, the same bytes for the same report."""
    title = tr("Kommunprofil {name}").format(name=profile_name(report.page.profile))
    info = DocumentInfo(title, report.issue.group, tr("Kommunprofil"), report.issue.printed)
    return print_report(info, issue_foot(report.issue, title), lambda story: _tell(story, report))


def _tell(story: Story, report: ProfileReport) -> None:
    page = report.page
    with story.section():
        about = tr("Kommunprofil · {area} · utskriven {who}").format(
            area=_area_words(page.profile), who=printed_by(report.issue)
        )
        story.paragraph(about, META)
        story.heading(1, profile_name(page.profile))
        tell_internal(story, report.issue)
        story.facts(profile_facts(report), SMALL_FACT)
        story.space(SPACE_2)
    places = [page.rank_source] if page.profile.ranks else []
    tell_words(story, page, source_lines([page.profile, *report.compared], places))
    tell_figures(story, page)
    tell_sexes(story, page.by_sex)
    tell_years(story, page.series, report.country_series)
    if len(report.compared) > 1:
        with story.section():
            story.heading(2, tr("Jämförelse"))
            story.paragraph(comparison_words(report.compared), READING)
            story.table(comparison_table(report.compared, page.profile.area.code))
    tell_indicators(story, report.indicators)
    tell_undrawable(story)


def profile_facts(report: ProfileReport) -> list[tuple[str, str]]:
    """What the report is about, what its figures rest on, and who printed it when."""
    profile = report.page.profile
    periods = tr("{now}, jämfört med {before}") if profile.has_previous else tr("{now}; {before} saknas")
    return [
        (
            tr("Period"),
            tr("{periods}, {ages}").format(
                periods=periods.format(now=profile.period.label, before=profile.previous_period.label),
                ages=age_words(profile.age_group),
            ),
        ),
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
