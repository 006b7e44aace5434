"""Approved reports: the list, the stored pages, and what has changed since (ruling 29)."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from domain.ground.area import Area
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.approval import ApprovedReport, LaterChange, StepTaken, version_words
from domain.reporting.report import Audience, Step
from storage.file.problems import DamagedProblem
from storage.file.workspace import Workspace
from storage.ground.rows import key_text
from storage.kept import CheckProblem
from storage.schema.log import CHANGE_ROW, CHANGE_SET
from storage.schema.reports import REPORT, REPORT_DEFINITION, REPORT_STEP

_TOLD = [column for column in REPORT.columns if column.name not in {"pdf", "data", "choices"}]
# The column by which a row tells which area it is about: a member is about its group.
_AREA_COLUMNS = {"area": "code", "area_member": "group_code"}
# Sources come along with what they are the source of.
_BESIDE = ("source", REPORT.name, REPORT_DEFINITION.name, REPORT_STEP.name)


def approved_reports(ws: Workspace) -> tuple[ApprovedReport, ...]:
    """Every approved report, the latest approved first, each with what has been done since to what it rests on.

    What is told is every operation on the same subjects that touched its areas, and what was undone: whether a figure
    of the report is another today, it does not say.
    """
    with ws.reading() as connection:
        rows = connection.execute(
            select(*_TOLD, func.length(REPORT.c.pdf).label("size")).order_by(REPORT.c.id.desc())
        ).all()
        named: dict[int, list[str]] = defaultdict(list)
        for line in connection.execute(select(REPORT_DEFINITION).order_by(REPORT_DEFINITION.c.definition_key)):
            named[line.report_id].append(line.definition_key)
        taken: dict[int, list[StepTaken]] = defaultdict(list)
        for line in connection.execute(select(REPORT_STEP).order_by(REPORT_STEP.c.day, REPORT_STEP.c.step.desc())):
            taken[line.report_id].append(StepTaken(Step(line.step), line.day, line.by_whom))
        later = _changes_after(connection, rows)
    latest: dict[tuple[str, ...], int] = {}
    for row in rows:
        same = (row.kind, row.areas, row.period, row.audience)
        latest[same] = max(latest.get(same, 0), row.version)
    return tuple(
        ApprovedReport(
            id=row.id,
            kind=row.kind,
            title=row.title,
            areas=tuple(json.loads(row.areas)),
            period=row.period,
            version=row.version,
            latest=row.version == latest[row.kind, row.areas, row.period, row.audience],
            audience=Audience(row.audience),
            reason=row.reason,
            approved_on=row.approved_on,
            approved_by=row.approved_by,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            definitions=tuple(named[row.id]),
            size=row.size,
            changes=later[row.id],
            steps=tuple(taken[row.id]),
        )
        for row in rows
    )


def approved_pdf(ws: Workspace, report: int) -> bytes:
    """The stored PDF, byte for byte as it was approved.

    Raises UserProblem when there is no such report, and DamagedProblem when it is no longer what was stored.
    """
    found = _stored(ws, report, REPORT.c.pdf, REPORT.c.sha256)
    if hashlib.sha256(found.pdf).hexdigest() != found.sha256:
        text = tr("Den godkända rapporten är skadad i filen och visas inte. Återställ arbetsboken från en kopia.")
        raise DamagedProblem(text)
    return bytes(found.pdf)


def reports_naming(connection: Connection, definition: str) -> tuple[str, ...]:
    """The approved reports that count under a definition, as `Samverkanspopulation Lycksele 2024, version 1`."""
    query = (
        select(REPORT.c.title, REPORT.c.version, REPORT.c.audience)
        .join(REPORT_DEFINITION, REPORT_DEFINITION.c.report_id == REPORT.c.id)
        .where(REPORT_DEFINITION.c.definition_key == definition)
        .order_by(REPORT.c.id)
    )
    return tuple(version_words(row.title, row.version, Audience(row.audience)) for row in connection.execute(query))


def check_reports(connection: Connection, _areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Approved reports whose PDF is not what was stored."""
    for row in connection.execute(
        select(REPORT.c.id, REPORT.c.title, REPORT.c.version, REPORT.c.audience, REPORT.c.sha256)
    ).all():
        pdf = connection.execute(select(REPORT.c.pdf).where(REPORT.c.id == row.id)).scalar_one()
        if hashlib.sha256(pdf).hexdigest() != row.sha256:
            yield CheckProblem(
                tr("Godkänd rapport {report}").format(
                    report=version_words(row.title, row.version, Audience(row.audience))
                ),
                tr("PDF-filen är inte den som godkändes. Återställ arbetsboken från en kopia."),
            )


def _stored(ws: Workspace, report: int, *columns: Any) -> Row[Any]:
    with ws.reading() as connection:
        found = connection.execute(select(*columns).where(REPORT.c.id == report)).one_or_none()
    if found is None:
        raise UserProblem(tr("Den godkända rapporten finns inte längre. Godkännandet kan ha ångrats."))
    return found


@dataclass(slots=True)
class _Steps:
    """An operation and when it was done, undone and done again, by the change sets' ids."""

    did: Row[Any]
    steps: list[Row[Any]] = field(default_factory=list)

    def stood(self, after: int) -> bool:
        """True when the operation stood right after the change set `after`."""
        before = [step for step in self.steps if step.id <= after]
        return bool(before) and before[-1].kind != "undo"


def _changes_after(connection: Connection, reports: Iterable[Any]) -> dict[int, tuple[LaterChange, ...]]:
    """For each report what stands now and did not when it was approved, and what stood then and does not now."""
    rows = {key_text((row.id,)): row for row in reports}
    if not rows:
        return {}
    approved = {
        line.row_key: line.change_set_id
        for line in connection.execute(
            select(CHANGE_ROW.c.row_key, CHANGE_ROW.c.change_set_id)
            .where(CHANGE_ROW.c.table_name == REPORT.name, CHANGE_ROW.c.before.is_(None))
            .order_by(CHANGE_ROW.c.id)
        )
    }
    first = min((approved.get(key, 0) for key in rows), default=0)
    operations = _operations(connection, first)
    touched = _touched_areas(connection, operations)
    found: dict[int, tuple[LaterChange, ...]] = {}
    for key, row in rows.items():
        at, subjects, covers = approved.get(key, 0), set(row.subjects.split(",")), _areas_of(row)
        found[row.id] = tuple(
            LaterChange(each.steps[-1].at, each.steps[-1].who, each.did.label, undone=each.steps[-1].kind == "undo")
            for each in operations
            if each.steps[-1].id > at
            and (each.steps[-1].kind != "undo") != each.stood(at)
            and subjects & set(each.did.subjects.split(","))
            and (None in touched[each.did.id] or not covers.isdisjoint(touched[each.did.id]))
        )
    return found


def _areas_of(row: Row[Any]) -> set[str]:
    return {*json.loads(row.covers), *json.loads(row.areas)}


def _operations(connection: Connection, first: int) -> list[_Steps]:
    """The operations that something happened to after the change set `first`, in the order it did."""
    moved = select(func.coalesce(CHANGE_SET.c.target_id, CHANGE_SET.c.id)).where(CHANGE_SET.c.id > first)
    query = (
        select(CHANGE_SET)
        .where(CHANGE_SET.c.id.in_(moved) | CHANGE_SET.c.target_id.in_(moved))
        .order_by(CHANGE_SET.c.id)
    )
    found: dict[int, _Steps] = {}
    for row in connection.execute(query):
        if row.kind == "do":
            found[row.id] = _Steps(row)
        found[row.target_id or row.id].steps.append(row)
    return sorted(found.values(), key=lambda each: each.steps[-1].id)


def _touched_areas(connection: Connection, operations: list[_Steps]) -> Mapping[int, set[str | None]]:
    """The areas that the rows of each operation are about; None for rows that tell no area, or are too many to tell."""
    touched: dict[int, set[str | None]] = defaultdict(set)
    wanted = {each.did.id for each in operations}
    lines = select(
        CHANGE_ROW.c.change_set_id,
        CHANGE_ROW.c.table_name,
        CHANGE_ROW.c.row_key,
        CHANGE_ROW.c.before,
        CHANGE_ROW.c.after,
    )
    since = (CHANGE_ROW.c.change_set_id >= min(wanted, default=0), CHANGE_ROW.c.table_name.not_in(_BESIDE))
    for line in connection.execute(lines.where(*since)):
        if line.change_set_id in wanted:
            row = json.loads(line.after or line.before) if line.row_key is not None else {}
            touched[line.change_set_id].add(row.get(_AREA_COLUMNS.get(line.table_name, "area_code")))
    return touched
