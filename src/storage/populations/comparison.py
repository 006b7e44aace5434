"""Collaboration populations over areas and years, under the definition that holds (domain handbook §4)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from domain.benefits.benefit import AGE_20_64
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.populations.comparison import (
    AreaPopulation,
    Together,
    YearOnYear,
    group_years,
    sum_of_members,
    year_on_year,
)
from domain.populations.definition import PopulationDefinition, in_force
from domain.populations.population import populate
from storage.areas.queries import read_group_members
from storage.benefits.months import Division
from storage.benefits.queries import read_figures
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, known_areas, recorded_source, recorded_sources
from storage.ground.sources import with_source
from storage.populations.queries import read_definitions
from storage.schema.populations import POPULATION_COUNT

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class CountDetail:
    """One recorded count with where it comes from: source, the function that delivered it, and the day it speaks of
    where that is not the reference date."""

    value: Value
    source: Source
    contact: str | None
    row_date: date | None


def count_details(ws: Workspace, area: str, reference_date: date) -> Mapping[tuple[str, Sex], CountDetail]:
    """Every recorded count of an area and date by row key and sex."""
    wanted = with_source(POPULATION_COUNT).where(
        POPULATION_COUNT.c.area_code == area, POPULATION_COUNT.c.reference_date == reference_date
    )
    with ws.reading() as connection:
        rows = connection.execute(wanted).mappings().all()
    return {
        (row["row_key"], Sex(row["sex"])): CountDetail(
            figure(row, "count"), recorded_source(row), row["contact"], row["row_date"]
        )
        for row in rows
    }


def reference_dates(ws: Workspace, area: str) -> tuple[date, ...]:
    """The reference dates an area, or any kommun that is or was in a group, has counts for, the latest first."""
    with ws.reading() as connection:
        return tuple(reversed(_days(connection, known_area(connection, area))))


def reference_dates_of(ws: Workspace, areas: Sequence[Area]) -> dict[Area, tuple[date, ...]]:
    """The same of several areas."""
    with ws.reading() as connection:
        members = {area: {each.code for each in _members(connection, area)} for area in areas}
        codes = sorted(set().union(*members.values()))
        wanted = select(POPULATION_COUNT.c.area_code, POPULATION_COUNT.c.reference_date)
        rows = connection.execute(wanted.where(POPULATION_COUNT.c.area_code.in_(codes)).distinct()).all()
    return {
        area: tuple(sorted({day for code, day in rows if code in of_area}, reverse=True))
        for area, of_area in members.items()
    }


def counts_of(ws: Workspace, areas: Sequence[str], day: date) -> Mapping[Area, Mapping[str, Value]]:
    """Counts of both sexes together by row key, whichever definition has the row: of each area that has any, and of
    each kommun of a group."""
    with ws.reading() as connection:
        known = known_areas(connection, areas)
        members = {each.code: each for area in known for each in _members(connection, area, day)}
        wanted = select(POPULATION_COUNT).where(
            POPULATION_COUNT.c.area_code.in_(members),
            POPULATION_COUNT.c.reference_date == day,
            POPULATION_COUNT.c.sex == Sex.ALLA.value,
        )
        found: dict[Area, dict[str, Value]] = defaultdict(dict)
        for row in connection.execute(wanted).mappings():
            found[members[row["area_code"]]][row["row_key"]] = figure(row, "count")
    return {each: found[each] for each in members.values() if each in found}


def side_by_side(
    ws: Workspace,
    areas: Sequence[str],
    day: date,
    family: str = DEFAULT,
    *,
    group: str | None = None,
    inhabitants_of: Sex = Sex.ALLA,
    version_on: date | None = None,
) -> Together:
    """Several kommuner at one reference date, named after `group`, else after the workspace's own, with inhabitants of
    one sex or of all, under the version that holds on `version_on`, else on the day itself. Raises UserProblem for an
    unknown area or definition."""
    with ws.reading() as connection:
        named = known_area(connection, group or ws.group_code)
        version = _version(connection, family, version_on or day)
        return _together(connection, named, known_areas(connection, areas), day, version, inhabitants_of)


def area_population(ws: Workspace, area: str, day: date, family: str = DEFAULT) -> AreaPopulation | None:
    """One area's population, a group's as the sum of its members; None where nothing is recorded."""
    with ws.reading() as connection:
        return _read_area(connection, known_area(connection, area), day, _version(connection, family, day))


def years(ws: Workspace, area: str, family: str = DEFAULT) -> YearOnYear | None:
    """One area's populations at every reference date, all under the definition that holds at the latest; None where
    nothing is recorded."""
    with ws.reading() as connection:
        of = known_area(connection, area)
        days = _days(connection, of)
        if not days:
            return None
        definition = _version(connection, family, days[-1])
        dates = [_together(connection, of, _members(connection, of, day), day, definition) for day in days]
    if of.kind is AreaKind.GROUP:
        return group_years(of, dates, sum_of_members)
    known = [each.parts[0] for each in dates if each.parts]
    return year_on_year(of, known) if known else None


def _version(connection: Connection, family: str, day: date) -> PopulationDefinition:
    return in_force(read_definitions(connection), family, day)


def _members(connection: Connection, area: Area, day: date | None = None) -> list[Area]:
    """The members of a group on the day, or all there ever were; any other area is its own."""
    period = None if day is None else month(day.year, day.month)
    return read_group_members(connection, area.code, period) if area.kind is AreaKind.GROUP else [area]


def _days(connection: Connection, area: Area) -> list[date]:
    codes = [each.code for each in _members(connection, area)]
    wanted = select(POPULATION_COUNT.c.reference_date).where(POPULATION_COUNT.c.area_code.in_(codes)).distinct()
    return sorted(connection.execute(wanted).scalars())


def _read_area(
    connection: Connection, area: Area, day: date, definition: PopulationDefinition
) -> AreaPopulation | None:
    together = _together(connection, area, _members(connection, area, day), day, definition)
    if area.kind is AreaKind.GROUP:
        return sum_of_members(together)
    return together.parts[0] if together.parts else None


def _together(
    connection: Connection,
    group: Area,
    areas: Sequence[Area],
    day: date,
    definition: PopulationDefinition,
    inhabitants_of: Sex = Sex.ALLA,
) -> Together:
    wanted = (
        with_source(POPULATION_COUNT)
        .where(
            POPULATION_COUNT.c.area_code.in_([area.code for area in areas]), POPULATION_COUNT.c.reference_date == day
        )
        .order_by(POPULATION_COUNT.c.recorded_at)
    )
    counts: dict[str, dict[Sex, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    rows: dict[str, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        counts[row["area_code"]][Sex(row["sex"])][row["row_key"]] = figure(row, "count")
        rows[row["area_code"]].append(row)
    inhabitants = _inhabitants(connection, [area for area in areas if area.code in counts], day, inhabitants_of)
    parts = []
    for area in areas:
        by_sex = counts.get(area.code, {})
        if Sex.ALLA in by_sex:
            number, source = inhabitants.get(area.code, (Empty.SAKNAS, None))
            parts.append(
                AreaPopulation(
                    area=area,
                    reference_date=day,
                    population=populate(definition, by_sex[Sex.ALLA]),
                    by_sex={sex: populate(definition, of) for sex, of in by_sex.items() if sex is not Sex.ALLA},
                    inhabitants=number,
                    source=recorded_sources(rows[area.code]),
                    inhabitants_source=source,
                )
            )
    found = {part.area.code for part in parts}
    return Together(group, day, tuple(parts), tuple(area for area in areas if area.code not in found))


def _inhabitants(
    connection: Connection, areas: Sequence[Area], day: date, sex: Sex
) -> dict[str, tuple[Value, Source | None]]:
    """Inhabitants of 20–64 years in the month of the date, else those of its year; who is in neither is absent."""
    division = Division(sex, AGE_20_64)
    found: dict[str, tuple[Value, Source | None]] = {}
    for period in (month(day.year, day.month), Period(day.year, PeriodKind.YEAR)):
        left = [area for area in areas if area.code not in found]
        for code, known in read_figures(connection, left, period, division).items() if left else ():
            if not isinstance(known.shown.population, Empty):
                found[code] = (known.shown.population, known.shown.source)
    return found
