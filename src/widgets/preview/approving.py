"""From the report that is shown to the one that is approved: the same values, printed once more with the approval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.populations.definition import PopulationDefinition
from domain.reporting.approval import ReportToApprove, to_approve, version_words
from domain.reporting.data import parts_of, report_data
from domain.reporting.report import Approval
from widgets.jobs import Progress
from widgets.preview.contents import Built, Wanted
from widgets.text import tr

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ToApprove:
    """What is to be approved, and the version it will be."""

    wanted: Wanted
    built: Built
    version: int

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.built.report.heading.title

    @property
    def words(self) -> str:
        """What it is called with its version."""
        return version_words(self.title, self.version, self.built.report.issue.audience)

    @property
    def summary(self) -> str:
        """How long it is, who may read it, and the definitions it counts under, in Swedish."""
        pages, issue = self.built.printed.pages, self.built.report.issue
        said = [tr("{count} sidor.").format(count=pages) if pages != 1 else tr("1 sida.")]
        if issue.internal:
            said.append(tr("Intern: alla tal syns. Skäl: {reason}").format(reason=issue.internal_reason))
        else:
            said.append(tr("Offentlig: små tal är dolda."))
        said += [tr("Samverkanspopulation enligt {names}.").format(names=name) for name in self._definitions()]
        return " ".join(said)

    def _definitions(self) -> list[str]:
        named = {
            part.key: tr("{name}, version {version}").format(name=part.name, version=part.version)
            for part in parts_of(self.built.report)
            if isinstance(part, PopulationDefinition)
        }
        return [named[key] for key in sorted(named)]


def about_to_approve(workspace: Workspace, wanted: Wanted, built: Built) -> ToApprove:
    """The report that is shown, and the version that its approval would be."""
    from storage.reporting.recording import next_version

    report, heading = built.report, built.report.heading
    audience = report.issue.audience
    version = next_version(workspace, kind=report.plan, areas=heading.areas, period=heading.period, audience=audience)
    return ToApprove(wanted, built, version)


def print_approved(about: ToApprove, approval: Approval, progress: Progress) -> tuple[ReportToApprove, bytes]:
    """What is stored, and the PDF with its approval on every page; runs as a job."""
    progress.at(0.1, tr("ritar sidorna"))
    report, plan = about.built.report, about.wanted.plan
    pdf = plan.print(replace(report, issue=replace(report.issue, approval=approval))).content
    progress.at(0.9, tr("samlar underlaget"))
    return to_approve(report, subjects=plan.rests_on(report), choices=report_data(about.wanted.asked)), pdf


def store(
    workspace: Workspace, *, made: ReportToApprove, approval: Approval, by: str, pdf: bytes, as_of: int
) -> Changes:
    """Stores the approved report."""
    from storage.reporting.recording import approve_report

    _, changes = approve_report(workspace, report=made, approval=approval, approved_by=by, pdf=pdf, as_of=as_of)
    return changes
