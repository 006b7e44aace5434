"""Collaboration populations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from domain.changes import Subject
from domain.population_definition import PopulationDefinition, check_counts, check_sexes
from domain.sex import Sex
from domain.text import tr
from domain.tidy import PopulationCountRow, PopulationCounts
from domain.value import Value
from storage.figures import figure, stored
from storage.importing.plan import Part, Plan, all_areas, usable
from storage.queries.populations import read_definitions
from storage.rows import table_of
from storage.schema import PopulationCountRow as Stored

_TABLE = table_of(Stored)
_Where = tuple[str, date]


def plan_population_counts(connection: Connection, content: PopulationCounts) -> Plan:
    """Counts by area, date, sex and row; parts are held against their wholes and the sexes against everyone."""
    plan = Plan(frozenset({Subject.POPULATIONS}))
    definitions = read_definitions(connection)
    labels = {row.key for definition in definitions for row in definition.rows}
    rows = []
    for row in usable(
        plan,
        content.rows,
        all_areas(connection),
        key=lambda row: (row.area, row.reference_date, row.sex, row.row),
        content=lambda row: row.count,
        code=lambda row: row.area,
    ):
        plan.periods.add(row.reference_date.isoformat())
        if row.row in labels:
            rows.append(row)
        else:
            plan.refuse(row.line, tr("Ingen definition har raden {row}.").format(row=row.row))
    groups: dict[_Where, list[PopulationCountRow]] = defaultdict(list)
    for row in rows:
        groups[row.area, row.reference_date].append(row)
    for where, group in groups.items():
        _check(plan, group, _present(connection, where), definitions)
    days = sorted({row.reference_date for row in rows})
    plan.parts = [
        Part(Stored, [_columns(row) for row in rows if row.reference_date == day], reference_date=day) for day in days
    ]
    return plan


def _columns(row: PopulationCountRow) -> dict[str, object]:
    return {
        "area_code": row.area,
        "reference_date": row.reference_date,
        "sex": row.sex.value,
        "row_key": row.row,
        **stored("count", row.count),
    }


def _present(connection: Connection, where: _Where) -> dict[Sex, dict[str, Value]]:
    area, day = where
    found: dict[Sex, dict[str, Value]] = defaultdict(dict)
    wanted = select(_TABLE).where(_TABLE.c.area_code == area, _TABLE.c.reference_date == day)
    for row in connection.execute(wanted).mappings():
        found[Sex(row["sex"])][row["row_key"]] = figure(row, "count")
    return found


def _check(
    plan: Plan,
    rows: Sequence[PopulationCountRow],
    counts: dict[Sex, dict[str, Value]],
    definitions: Sequence[PopulationDefinition],
) -> None:
    """Checks one area and date, what is there already included."""
    lines: dict[tuple[Sex, str], int] = {}
    for row in rows:
        counts[row.sex][row.row] = row.count
        lines[row.sex, row.row] = row.line
    for definition in definitions:
        for sex in {row.sex for row in rows}:
            for problem in check_counts(definition, counts[sex]):
                plan.refuse(_line_of(definition, problem.row, {sex}, lines), problem.reason)
        for problem in check_sexes(definition, counts):
            plan.refuse(_line_of(definition, problem.row, set(counts), lines), problem.reason)


def _line_of(definition: PopulationDefinition, key: str, sexes: set[Sex], lines: Mapping[tuple[Sex, str], int]) -> int:
    """The line that brought the fault in: the row's own, that of a whole it lies in, or else the first."""
    row = definition.row(key)
    for each in (row, *definition.ancestors(row)):
        found = [lines[sex, each.key] for sex in sexes if (sex, each.key) in lines]
        if found:
            return max(found)
    return min(lines.values())
