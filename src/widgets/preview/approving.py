"""From the report that is shown to the one that is approved: the same values, printed once more with the approval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.approval import ReportToApprove, to_approve
from domain.report import Approval, Audience, ProfileReport, RecommendationReport, RegionReport
from domain.report_data import parts_of, report_data
from widgets.jobs import Progress
from widgets.preview.contents import Built, Wanted, print_whole
from widgets.text import tr

if TYPE_CHECKING:
    from domain.changes import Changes
    from storage.workspace import Workspace
    from widgets.preview.contents import Report


@dataclass(frozen=True, slots=True)
class ToApprove:
    """What is to be approved, and the version it will be."""

    wanted: Wanted
    built: Built
    made: ReportToApprove
    version: int

    @property
    def summary(self) -> str:
        """How long it is, who may read it, and the definitions it counts under, in Swedish."""
        pages = self.built.printed.pages
        said = [tr("{count} sidor.").format(count=pages) if pages != 1 else tr("1 sida.")]
        if self.made.audience is Audience.INTERNAL:
            said.append(tr("Intern: alla tal syns. Skäl: {reason}").format(reason=self.made.reason))
        else:
            said.append(tr("Offentlig: små tal är dolda."))
        said += [tr("Samverkanspopulation enligt {names}.").format(names=name) for name in self._definitions()]
        return " ".join(said)

    def _definitions(self) -> list[str]:
        from domain.population_definition import PopulationDefinition

        named = {
            part.key: tr("{name}, version {version}").format(name=part.name, version=part.version)
            for part in parts_of(self.built.report)
            if isinstance(part, PopulationDefinition)
        }
        return [named[key] for key in sorted(named)]


def about_to_approve(workspace: Workspace, wanted: Wanted, built: Built) -> ToApprove:
    """The report that is shown, and the version that its approval would be."""
    from storage.operations.reports import next_version

    title, areas, period = _told(workspace, wanted, built.report)
    made = to_approve(
        built.report,
        kind=wanted.kind.value,
        title=title,
        areas=areas,
        period=period,
        choices=report_data(wanted),
        audience=wanted.audience,
        reason=wanted.reason.strip() if wanted.audience is Audience.INTERNAL else "",
    )
    return ToApprove(wanted, built, made, next_version(workspace, kind=made.kind, areas=made.areas, period=period))


def print_approved(about: ToApprove, approval: Approval, progress: Progress) -> bytes:
    """The PDF with its approval on every page; runs as a job."""
    progress.at(0.1, tr("ritar sidorna"))
    return print_whole(_with(about.built.report, approval)).content


def store(workspace: Workspace, *, about: ToApprove, approval: Approval, by: str, pdf: bytes) -> Changes:
    """Stores the approved report."""
    from storage.operations.reports import approve_report

    _, changes = approve_report(
        workspace, report=about.made, approval=approval, approved_by=by, pdf=pdf, as_of=about.built.as_of
    )
    return changes


def _with(report: Report, approval: Approval) -> Report:
    if isinstance(report, RecommendationReport):
        return replace(report, approval=approval)
    return replace(report, issue=replace(report.issue, approval=approval))


def _told(workspace: Workspace, wanted: Wanted, report: Report) -> tuple[str, tuple[str, ...], str]:
    """Title, areas and period, by which versions are counted."""
    if isinstance(report, RecommendationReport):
        return report.title, wanted.areas or (workspace.group_code,), str(report.year)
    if isinstance(report, ProfileReport | RegionReport):
        profile = report.page.profile
        text = tr("Kommunprofil {area} {period}")
        if isinstance(report, RegionReport):
            text = tr("Kommunprofiler {area} {period}")
        title = text.format(area=profile.area.name, period=profile.period.label)
        return title, (profile.area.code,), profile.period.code
    raise TypeError(type(report).__name__)
