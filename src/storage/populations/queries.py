"""Collaboration populations and their definitions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, select

from domain.ground.area import Area
from domain.ground.history import FigureStep
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Value
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole
from storage.file.workspace import Workspace
from storage.ground.figures import figure, recorded_sources
from storage.ground.sources import with_source
from storage.history.changelog import figure_history
from storage.schema.populations import POPULATION_COUNT, POPULATION_DEFINITION, POPULATION_OVERLAP, POPULATION_ROW


@dataclass(frozen=True, slots=True)
class LatestCounts:
    """The latest counts of an area, by row key, and where they come from."""

    area: Area
    reference_date: date
    counts: Mapping[str, Value]
    source: Source


def population_counts(ws: Workspace, area: str, reference_date: date, sex: Sex = Sex.ALLA) -> Mapping[str, Value]:
    """Counts by row key; a row that was never recorded is absent."""
    return counts_by_sex(ws, area, reference_date).get(sex, {})


def counts_by_sex(ws: Workspace, area: str, reference_date: date) -> Mapping[Sex, Mapping[str, Value]]:
    """Counts by sex and row key; a sex nothing was recorded for is absent."""
    wanted = select(POPULATION_COUNT).where(
        POPULATION_COUNT.c.area_code == area, POPULATION_COUNT.c.reference_date == reference_date
    )
    found: dict[Sex, dict[str, Value]] = defaultdict(dict)
    with ws.reading() as connection:
        for row in connection.execute(wanted).mappings():
            found[Sex(row["sex"])][row["row_key"]] = figure(row, "count")
    return dict(found)


def latest_counts(connection: Connection, areas: Sequence[Area]) -> tuple[LatestCounts, ...]:
    """The latest counts of both sexes together for each area that has any, in the order of the areas."""
    codes = [area.code for area in areas]
    latest = (
        select(POPULATION_COUNT.c.area_code, func.max(POPULATION_COUNT.c.reference_date).label("day"))
        .where(POPULATION_COUNT.c.area_code.in_(codes), POPULATION_COUNT.c.sex == Sex.ALLA.value)
        .group_by(POPULATION_COUNT.c.area_code)
        .subquery()
    )
    wanted = (
        with_source(POPULATION_COUNT)
        .join(
            latest,
            and_(latest.c.area_code == POPULATION_COUNT.c.area_code, latest.c.day == POPULATION_COUNT.c.reference_date),
        )
        .where(POPULATION_COUNT.c.sex == Sex.ALLA.value)
        .order_by(POPULATION_COUNT.c.recorded_at)
    )
    rows: dict[str, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        rows[row["area_code"]].append(row)
    return tuple(
        LatestCounts(
            area,
            rows[area.code][-1]["reference_date"],
            {row["row_key"]: figure(row, "count") for row in rows[area.code]},
            recorded_sources(rows[area.code]),
        )
        for area in areas
        if area.code in rows
    )


def population_source(ws: Workspace, area: str, reference_date: date) -> Source | None:
    """Where the counts of the area and date come from; None without counts."""
    wanted = (
        with_source(POPULATION_COUNT)
        .where(POPULATION_COUNT.c.area_code == area, POPULATION_COUNT.c.reference_date == reference_date)
        .order_by(POPULATION_COUNT.c.recorded_at)
    )
    with ws.reading() as connection:
        rows = connection.execute(wanted).mappings().all()
    return recorded_sources(rows) if rows else None


def population_dates(ws: Workspace, area: str) -> tuple[date, ...]:
    """The reference dates the area has counts for, the latest first."""
    wanted = select(POPULATION_COUNT.c.reference_date).where(POPULATION_COUNT.c.area_code == area).distinct()
    with ws.reading() as connection:
        return tuple(sorted(connection.execute(wanted).scalars(), reverse=True))


def definition(ws: Workspace, key: str = "default") -> PopulationDefinition:
    """The definition called `key` (`default`, `published`). Raises UserProblem where there is none."""
    for found in definitions(ws):
        if found.key == key:
            return found
    raise UserProblem(tr("Definitionen {key} finns inte i arbetsboken.").format(key=key))


def definitions(ws: Workspace) -> tuple[PopulationDefinition, ...]:
    """Every definition, the default first."""
    with ws.reading() as connection:
        return read_definitions(connection)


def read_definitions(connection: Connection) -> tuple[PopulationDefinition, ...]:
    """As `definitions`, inside a transaction that is already open."""
    rows: dict[str, list[PopulationRow]] = defaultdict(list)
    for row in connection.execute(select(POPULATION_ROW).order_by(POPULATION_ROW.c.position)):
        rows[row.definition_key].append(
            PopulationRow(row.row_key, row.label, row.parent_key, RowRole(row.role), row.party)
        )
    overlaps: dict[str, set[frozenset[str]]] = defaultdict(set)
    for row in connection.execute(select(POPULATION_OVERLAP)):
        overlaps[row.definition_key].add(frozenset((row.one, row.other)))
    return tuple(
        PopulationDefinition(
            row.key,
            row.name,
            row.valid_from,
            tuple(rows[row.key]),
            frozenset(overlaps[row.key]),
            "" if row.family == row.key else row.family,
            row.version,
        )
        for row in connection.execute(select(POPULATION_DEFINITION).order_by(POPULATION_DEFINITION.c.position))
    )


def count_history(ws: Workspace, area: str, reference_date: date, sex: Sex, row: str) -> tuple[FigureStep, ...]:
    """What a count has been."""
    return figure_history(ws, POPULATION_COUNT, (area, reference_date, sex.value, row), "count")
