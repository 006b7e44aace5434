"""Approving reports (*godkänna rapport*): the PDF is stored as it is, with what it was built on (ruling 29).

There is no operation that changes an approved report. A new approval is its next version.
"""

import hashlib
import json
from datetime import date

from sqlalchemy import Connection, func, select

from domain.ground.changes import Changes, Subject
from domain.ground.display import show_date
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.approval import ApprovedReport, ReportToApprove, refused_day, version_words
from domain.reporting.report import Approval, Audience, Step
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line
from storage.history.queries import read_log_position
from storage.log.recorder import Operation, operation
from storage.schema.populations import POPULATION_DEFINITION
from storage.schema.reports import REPORT, REPORT_DEFINITION, REPORT_STEP


def next_version(ws: Workspace, *, kind: str, areas: tuple[str, ...], period: str, audience: Audience) -> int:
    """The version that the next approval of such a report for the audience has; the first is 1 (ruling 52)."""
    with ws.reading() as connection:
        return _next_version(connection, kind, _listed(areas), period, audience)


def approve_report(
    ws: Workspace,
    *,
    report: ReportToApprove,
    approval: Approval,
    approved_by: str,
    pdf: bytes,
    as_of: int | None = None,
) -> tuple[int, Changes]:
    """Stores `pdf` as the version `approval.version`, which stands on its pages; returns the report's id.

    `approved_by` is a function, never a personal number; `as_of` is how far the change log had come when the report
    was built. Raises UserProblem for a day that has not been yet, a version that is not the next one, an internal
    report without a reason, a definition that is gone, and when anything was written after `as_of`.
    """
    title = checked_line(tr("Rapportens titel"), report.title)
    by = checked_line(tr("Vem som godkänner"), approved_by)
    reason = checked_line(tr("Skäl"), report.reason, may_be_empty=report.audience is Audience.PUBLIC)
    if refused := refused_day(approval.day, ws.now().date()):
        raise UserProblem(refused)
    label = tr("godkänd rapport {report}").format(report=version_words(title, approval.version, report.audience))
    areas = _listed(report.areas)
    with operation(ws, label, {Subject.REPORTS}) as op:
        if as_of is not None and read_log_position(op.connection) != as_of:
            text = tr("Något har ändrats sedan rapporten byggdes. Läs igenom den på nytt och godkänn den sedan.")
            raise UserProblem(text)
        if _next_version(op.connection, report.kind, areas, report.period, report.audience) != approval.version:
            text = tr("Version {version} av rapporten finns redan. Bygg rapporten igen och godkänn den.")
            raise UserProblem(text.format(version=approval.version))
        _see_that_definitions_stand(op.connection, report.definitions)
        made = op.insert(
            REPORT,
            {
                "kind": report.kind,
                "areas": areas,
                "period": report.period,
                "version": approval.version,
                "title": title,
                "audience": report.audience.value,
                "reason": reason,
                "approved_on": approval.day,
                "approved_by": by,
                "choices": report.choices,
                "data": report.data,
                "subjects": ",".join(sorted(report.subjects)),
                "covers": _listed(report.covers),
                "sha256": hashlib.sha256(pdf).hexdigest(),
                "pdf": pdf,
            },
        )
        assert made is not None
        for key in sorted(report.definitions):
            op.insert(REPORT_DEFINITION, {"report_id": made, "definition_key": key})
        _take(op, made, approval.step, approval.day, by)
    return made, op.changes


def decide_report(ws: Workspace, *, report: ApprovedReport, day: date, by: str) -> Changes:
    """Records that a report that is with the parties was decided, as it stands. Its pages stay as they were.

    Raises UserProblem for one that is decided already, and for a day that has not been or is before the one before.
    """
    who = checked_line(tr("Vem som beslutar"), by)
    if refused := refused_day(day, ws.now().date()):
        raise UserProblem(refused)
    named = version_words(report.title, report.version, report.audience)
    with operation(ws, tr("beslutad rapport {report}").format(report=named), {Subject.REPORTS}) as op:
        taken = op.connection.execute(select(REPORT_STEP).where(REPORT_STEP.c.report_id == report.id)).all()
        if [each.step for each in taken] != [Step.FORANKRAD.value]:
            raise UserProblem(tr("Rapporten är redan beslutad, eller finns inte längre."))
        if day < taken[0].day:
            text = tr("Rapporten förankrades {day}. Ange den dagen eller en senare.")
            raise UserProblem(text.format(day=show_date(taken[0].day)))
        _take(op, report.id, Step.BESLUTAD, day, who)
    return op.changes


def _take(op: Operation, report: int, step: Step, day: date, by: str) -> None:
    op.insert(REPORT_STEP, {"report_id": report, "step": step.value, "day": day, "by_whom": by})


def _next_version(connection: Connection, kind: str, areas: str, period: str, audience: Audience) -> int:
    of_it = (REPORT.c.kind == kind, REPORT.c.areas == areas, REPORT.c.period == period)
    same = (*of_it, REPORT.c.audience == audience.value)
    latest = connection.execute(select(func.max(REPORT.c.version)).where(*same)).scalar_one()
    return (latest or 0) + 1


def _listed(codes: tuple[str, ...]) -> str:
    return json.dumps(sorted(codes), ensure_ascii=False, separators=(",", ":"))


def _see_that_definitions_stand(connection: Connection, keys: tuple[str, ...]) -> None:
    known = set(connection.execute(select(POPULATION_DEFINITION.c.key)).scalars())
    if not known.issuperset(keys):
        raise UserProblem(tr("Rapportens definition finns inte längre. Bygg rapporten igen och godkänn den."))
