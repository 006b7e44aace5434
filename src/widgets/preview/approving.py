"""From the report that is shown to the one that is approved: the same values, printed once more with the approval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.ground.display import show_date
from domain.reporting.approval import ReportToApprove, to_approve
from domain.reporting.data import parts_of, report_data
from domain.reporting.report import (
    Approval,
    Audience,
    PopulationReport,
    ProfileReport,
    RecommendationReport,
    RegionReport,
)
from widgets.jobs import Progress
from widgets.preview.contents import Built, Wanted, print_whole
from widgets.text import tr

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.file.workspace import Workspace
    from widgets.preview.contents import Report


@dataclass(frozen=True, slots=True)
class ToApprove:
    """What is to be approved, and the version it will be."""

    wanted: Wanted
    built: Built
    title: str
    areas: tuple[str, ...]
    period: str
    version: int

    @property
    def reason(self) -> str:
        """Why small counts are shown; empty in a public report."""
        return self.wanted.reason.strip() if self.wanted.audience is Audience.INTERNAL else ""

    @property
    def summary(self) -> str:
        """How long it is, who may read it, and the definitions it counts under, in Swedish."""
        pages = self.built.printed.pages
        said = [tr("{count} sidor.").format(count=pages) if pages != 1 else tr("1 sida.")]
        if self.wanted.audience is Audience.INTERNAL:
            said.append(tr("Intern: alla tal syns. Skäl: {reason}").format(reason=self.reason))
        else:
            said.append(tr("Offentlig: små tal är dolda."))
        said += [tr("Samverkanspopulation enligt {names}.").format(names=name) for name in self._definitions()]
        return " ".join(said)

    def _definitions(self) -> list[str]:
        from domain.populations.definition import PopulationDefinition

        named = {
            part.key: tr("{name}, version {version}").format(name=part.name, version=part.version)
            for part in parts_of(self.built.report)
            if isinstance(part, PopulationDefinition)
        }
        return [named[key] for key in sorted(named)]


def about_to_approve(workspace: Workspace, wanted: Wanted, built: Built) -> ToApprove:
    """The report that is shown, and the version that its approval would be."""
    from storage.reporting.recording import next_version

    title, areas, period = _told(workspace, wanted, built.report)
    version = next_version(workspace, kind=wanted.kind.value, areas=areas, period=period)
    return ToApprove(wanted, built, title, areas, period, version)


def print_approved(about: ToApprove, approval: Approval, progress: Progress) -> tuple[ReportToApprove, bytes]:
    """What is stored, and the PDF with its approval on every page; runs as a job."""
    progress.at(0.1, tr("ritar sidorna"))
    pdf = print_whole(_with(about.built.report, approval)).content
    progress.at(0.9, tr("samlar underlaget"))
    made = to_approve(
        about.built.report,
        kind=about.wanted.kind.value,
        title=about.title,
        areas=about.areas,
        period=about.period,
        choices=report_data(about.wanted),
        audience=about.wanted.audience,
        reason=about.reason,
    )
    return made, pdf


def store(
    workspace: Workspace, *, made: ReportToApprove, approval: Approval, by: str, pdf: bytes, as_of: int
) -> Changes:
    """Stores the approved report."""
    from storage.reporting.recording import approve_report

    _, changes = approve_report(workspace, report=made, approval=approval, approved_by=by, pdf=pdf, as_of=as_of)
    return changes


def _with(report: Report, approval: Approval) -> Report:
    if isinstance(report, RecommendationReport):
        return replace(report, approval=approval)
    return replace(report, issue=replace(report.issue, approval=approval))


def _told(workspace: Workspace, wanted: Wanted, report: Report) -> tuple[str, tuple[str, ...], str]:
    """Title, areas and period, by which versions are counted."""
    if isinstance(report, RecommendationReport):
        return report.title, wanted.areas or (workspace.group_code,), str(report.year)
    if isinstance(report, PopulationReport):
        area, day = report.found.area, show_date(report.found.reference_date)
        text = tr("Samverkanspopulation {area} {date}")
        return text.format(area=area.name, date=day), (area.code,), day
    if isinstance(report, ProfileReport | RegionReport):
        profile = report.page.profile
        text = tr("Kommunprofil {area} {period}")
        if isinstance(report, RegionReport):
            text = tr("Kommunprofiler {area} {period}")
        title = text.format(area=profile.area.name, period=profile.period.label)
        return title, (profile.area.code,), profile.period.code
    raise TypeError(type(report).__name__)
