"""Collaboration populations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from domain.ground.area import Area
from domain.ground.changes import Subject
from domain.ground.display import show_count, show_date
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Value
from domain.importing.population_conflicts import row_and_sex
from domain.importing.tidy import PopulationCountRow, PopulationCounts
from domain.populations.definition import (
    CountProblem,
    PopulationDefinition,
    check_counts,
    check_sexes,
    in_force,
)
from domain.populations.party_sheet import PartySheet, other_questions, version_notes
from storage.ground.figures import figure, stored
from storage.ground.plan import Part, Plan, all_areas, usable
from storage.ground.sources import with_source
from storage.populations.queries import read_definitions
from storage.schema.populations import POPULATION_COUNT

_DEFAULT = "default"
_MOST_TOLD = 100
_Where = tuple[str, date]
_Counts = dict[Sex, dict[str, Value]]
_Present = dict[tuple[Sex, str], Mapping[Any, Any]]


def plan_population_counts(connection: Connection, content: PopulationCounts) -> Plan:
    """Counts by area, date, sex and row; parts are held against their wholes and the sexes against everyone.

    What was there already and is not touched by the file is never held against it.
    """
    plan = Plan(frozenset({Subject.POPULATIONS}), notes=list(content.notes))
    definitions = read_definitions(connection)
    labels = {row.key: row.label for definition in reversed(definitions) for row in definition.rows}
    plan.names = labels
    by_label = {label.casefold(): key for key, label in labels.items()}
    areas = all_areas(connection)
    rows = []
    for row in usable(
        plan,
        [replace(row, row=by_label.get(row.row.casefold(), row.row)) for row in content.rows],
        areas,
        key=lambda row: (row.area, row.reference_date, row.sex, row.row),
        content=lambda row: row.count,
        code=lambda row: row.area,
        texts=lambda row: (row.contact or "",),
    ):
        plan.periods.add(row.reference_date.isoformat())
        if row.row in labels:
            rows.append(row)
        else:
            _refuse(plan, row, tr("Ingen definition har raden {row}.").format(row=row.row))
    if content.sheet is not None:
        _hold_against_definition(plan, rows, content.sheet, definitions)
    groups: dict[_Where, list[PopulationCountRow]] = defaultdict(list)
    for row in rows:
        groups[row.area, row.reference_date].append(row)
    columns: dict[date, list[dict[str, Any]]] = defaultdict(list)
    told: list[str] = []
    for where, group in groups.items():
        present = _present(connection, where)
        _check(plan, group, present, definitions)
        for row in group:
            before = present.get((row.sex, row.row))
            columns[row.reference_date].append(_columns(row, before))
            if before is not None and figure(before, "count") != row.count:
                told.append(_changed(row, before, areas[row.area], labels))
    plan.notes += told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        plan.notes.append(tr("Och {count} ändrade antal till.").format(count=len(told) - _MOST_TOLD))
    source = content.source if content.sheet is None else content.sheet.source
    plan.parts = [Part(POPULATION_COUNT, columns[day], source, reference_date=day) for day in sorted(columns)]
    return plan


def _columns(row: PopulationCountRow, before: Mapping[Any, Any] | None) -> dict[str, Any]:
    """The row as it is stored. What the file does not tell about it stays, unless the figure becomes another one,
    which somebody else may have delivered for another day."""
    same = before is not None and figure(before, "count") == row.count
    columns = {
        "area_code": row.area,
        "reference_date": row.reference_date,
        "sex": row.sex.value,
        "row_key": row.row,
        **stored("count", row.count),
    }
    if row.contact is not None or not same:
        columns["contact"] = row.contact
    if row.row_date is not None or not same:
        columns["row_date"] = None if row.row_date == row.reference_date else row.row_date
    return columns


def _changed(row: PopulationCountRow, before: Mapping[Any, Any], area: Area, labels: Mapping[str, str]) -> str:
    """What the figure was and who it came from."""
    at: datetime = before["recorded_at"]
    if before["contact"]:
        text, who = tr("{change}. {before} lämnades av {who} {date}."), before["contact"]
    elif before["source_title"]:
        text, who = tr("{change}. {before} kom från {who} {date}."), before["source_title"]
    else:
        text, who = tr("{change}. {before} registrerades av {who} {date}."), before["recorded_by"]
    change = tr("{area}, {row}: {before} → {after}")
    shown = show_count(figure(before, "count"))
    named = change.format(
        area=area.name, row=row_and_sex(labels[row.row], row.sex), before=shown, after=show_count(row.count)
    )
    return text.format(change=named, before=shown.capitalize(), who=who, date=show_date(at.astimezone().date()))


def _hold_against_definition(
    plan: Plan, rows: Sequence[PopulationCountRow], sheet: PartySheet, definitions: Sequence[PopulationDefinition]
) -> None:
    try:
        definition = in_force(definitions, sheet.family, sheet.reference_date)
    except UserProblem:
        # A sheet from another workspace: what is asked can be the same all the same.
        definition = in_force(definitions, _DEFAULT, sheet.reference_date)
    keys = dict.fromkeys(row.row for row in rows)
    plan.notes += version_notes(sheet, keys, definition)
    others = other_questions(sheet, keys, definition)
    for key in others:
        _refuse(plan, next(row for row in rows if row.row == key), others[key])


def _present(connection: Connection, where: _Where) -> _Present:
    area, day = where
    wanted = with_source(POPULATION_COUNT).where(
        POPULATION_COUNT.c.area_code == area, POPULATION_COUNT.c.reference_date == day
    )
    return {(Sex(row["sex"]), row["row_key"]): row for row in connection.execute(wanted).mappings()}


def _counts(present: _Present, rows: Sequence[PopulationCountRow]) -> _Counts:
    counts: _Counts = defaultdict(dict)
    for (sex, key), before in present.items():
        counts[sex][key] = figure(before, "count")
    for row in rows:
        counts[row.sex][row.row] = row.count
    return counts


@dataclass(frozen=True, slots=True)
class _Fault:
    problem: CountProblem
    sexes: frozenset[Sex]


def _check(
    plan: Plan,
    rows: Sequence[PopulationCountRow],
    present: _Present,
    definitions: Sequence[PopulationDefinition],
) -> None:
    """Checks one area and date, what is there already included."""
    by_cell = {(row.sex, row.row): row for row in rows}
    for definition in definitions:
        before = _faults(definition, _counts(present, ()))
        for fault in _faults(definition, _counts(present, rows)):
            mine = any((sex, fault.problem.row) in by_cell for sex in fault.sexes)
            if mine or fault not in before:
                row = _row_of(definition, fault, by_cell)
                _refuse(plan, row, fault.problem.reason)


def _faults(definition: PopulationDefinition, counts: _Counts) -> list[_Fault]:
    found = [
        _Fault(problem, frozenset({sex})) for sex in Sex for problem in check_counts(definition, counts.get(sex, {}))
    ]
    return [*found, *(_Fault(problem, frozenset(Sex)) for problem in check_sexes(definition, counts))]


def _row_of(
    definition: PopulationDefinition, fault: _Fault, by_cell: Mapping[tuple[Sex, str], PopulationCountRow]
) -> PopulationCountRow:
    """The row of the file that brought the fault in: its own, or that of a whole it lies in.

    The last of several, and of those on one line everyone's, else the first sex's.
    """
    row = definition.row(fault.problem.row)
    found: list[PopulationCountRow] = []
    for each in (row, *definition.ancestors(row)):
        found = found or [by_cell[sex, each.key] for sex in Sex if sex in fault.sexes and (sex, each.key) in by_cell]
    return max(found, key=lambda row: (row.line, row.sex is Sex.ALLA))


def _refuse(plan: Plan, row: PopulationCountRow, reason: str) -> None:
    plan.refuse(row.line, f"{row.place}: {reason}" if row.place else reason)
