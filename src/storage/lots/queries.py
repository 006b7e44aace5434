"""LOTS cases, the resource and its goals."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select, union

from domain.ground.area import Area
from domain.ground.history import FigureStep
from domain.ground.period import Period, months_between, parse_month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Value
from domain.lots.month import AgeGroup, CellKey, Counts, LotsMonth, MonthStatus, Party, PeriodPost
from domain.lots.period import Correction, Goal, ResourceMonth
from storage.file.first_screen import lots_months_recorded
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, known_areas, recorded_sources
from storage.ground.rows import among, key_text, keys_text, read_key
from storage.ground.sources import with_source
from storage.history.changelog import figure_history
from storage.lots.cases import CountedCases, counted_cases
from storage.schema.lots import (
    CELL_COMMENT,
    GOAL,
    LOTS_CASE,
    LOTS_MONTH,
    LOTS_PERIOD,
    LOTS_STAR,
    LOTS_WORKERS,
    MONTH_CORRECTION,
    MONTH_STATUS,
    RESOURCE_MONTH,
)

_At = tuple[str, str]
_Asked = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """A goal with what it takes to change or remove it."""

    id: int
    area: str
    goal: Goal


def lots_month(ws: Workspace, area: str, month: Period) -> LotsMonth:
    """What is stored for the area and month; empty where nothing is. Raises UserProblem for an unknown area."""
    return lots_months(ws, area, month, month)[0]


def lots_months(ws: Workspace, area: str, first: Period, last: Period) -> tuple[LotsMonth, ...]:
    """Every month from `first` to `last`, also the empty ones. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        return read_months(connection, known_area(connection, area), first, last)


def months_of(ws: Workspace, areas: Sequence[str], first: Period, last: Period) -> list[tuple[LotsMonth, ...]]:
    """The months of several areas, in their order. Raises UserProblem for an unknown one."""
    with ws.reading() as connection:
        known = known_areas(connection, areas)
        found = read_months_of(connection, known, first, last)
    return [found[area.code] for area in known]


def read_months(connection: Connection, area: Area, first: Period, last: Period) -> tuple[LotsMonth, ...]:
    """As `lots_months`, inside a transaction that is already open."""
    return read_months_of(connection, [area], first, last)[area.code]


def read_months_of(
    connection: Connection, areas: Sequence[Area], first: Period, last: Period
) -> dict[str, tuple[LotsMonth, ...]]:
    """The months of several areas by code, inside a transaction that is already open."""
    asked = {"areas": keys_text(area.code for area in areas), "first": first.code, "last": last.code}
    counts, sources = _cases(connection, asked)
    workers, status = _workers(connection, asked), _statuses(connection, asked)
    of_cases = counted_cases(connection, asked) if any(each.by_case for each in status.values()) else {}

    def whole(area: Area, each: Period) -> LotsMonth:
        at = (area.code, each.code)
        stands = status.get(at, _Standing())
        recorded = LotsMonth(area, each, counts.get(at, {}), workers.get(at, {}), stands.status, sources.get(at))
        return _filled(recorded, of_cases.get(at, CountedCases())) if stands.by_case else recorded

    return {area.code: tuple(whole(area, each) for each in months_between(first, last)) for area in areas}


def _filled(month: LotsMonth, counted: CountedCases) -> LotsMonth:
    """The month from its cases; the totals it had are held beside."""
    return replace(
        month,
        counts=counted.counts,
        workers=counted.workers,
        source=counted.source,
        by_case=True,
        held=month.counts,
    )


def read_again(ws: Workspace, month: LotsMonth, tables: Collection[str]) -> LotsMonth:
    """The month after a write in these tables alone; the rest of it is as it was."""
    if month.by_case or not {LOTS_CASE.name, MONTH_STATUS.name}.isdisjoint(tables):
        return lots_month(ws, month.area.code, month.month)
    at = (month.area.code, month.month.code)
    asked = {"areas": keys_text([month.area.code]), "first": month.month.code, "last": month.month.code}
    with ws.reading() as connection:
        if LOTS_MONTH.name in tables:
            counts, sources = _cases(connection, asked)
            month = replace(month, counts=counts.get(at, {}), source=sources.get(at))
        if LOTS_WORKERS.name in tables:
            month = replace(month, workers=_workers(connection, asked).get(at, {}))
    return month


def _cases(connection: Connection, asked: _Asked) -> tuple[Mapping[_At, Counts], Mapping[_At, Source]]:
    """The cases, and where they come from."""
    counts: dict[_At, dict[CellKey, Value]] = defaultdict(dict)
    rows: dict[_At, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(_in_months(LOTS_MONTH), asked).mappings():
        counts[_at(row)][_cell(row)] = figure(row, "cases")
        rows[_at(row)].append(row)
    return counts, {at: recorded_sources(of_month) for at, of_month in rows.items()}


def _workers(connection: Connection, asked: _Asked) -> Mapping[_At, Mapping[Party, Value]]:
    workers: dict[_At, dict[Party, Value]] = defaultdict(dict)
    for row in connection.execute(_in_months(LOTS_WORKERS), asked).mappings():
        workers[_at(row)][Party(row["party"])] = figure(row, "workers")
    return workers


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is stored of a month itself."""

    status: MonthStatus = MonthStatus.OPPEN
    by_case: bool = False


def _statuses(connection: Connection, asked: _Asked) -> Mapping[_At, _Standing]:
    rows = connection.execute(_in_months(MONTH_STATUS), asked).mappings()
    return {_at(row): _Standing(MonthStatus(row["status"]), row["by_case"]) for row in rows}


def read_recorded_months(connection: Connection, areas: Sequence[Area]) -> dict[str, tuple[Period, ...]]:
    """The months each area has cases for, in order, inside a transaction; an area without any is absent."""
    codes = [area.code for area in areas]
    wanted = union(
        select(LOTS_MONTH.c.area_code, LOTS_MONTH.c.month).where(LOTS_MONTH.c.area_code.in_(codes)),
        select(MONTH_STATUS.c.area_code, MONTH_STATUS.c.month).where(
            MONTH_STATUS.c.area_code.in_(codes), MONTH_STATUS.c.by_case
        ),
    )
    found: dict[str, tuple[Period, ...]] = {}
    for code, month in connection.execute(wanted.order_by("month")):
        found[code] = (*found.get(code, ()), parse_month(month))
    return found


def _at(row: Mapping[Any, Any]) -> _At:
    return row["area_code"], row["month"]


@cache
def _in_months(table: Table) -> Select[Any]:
    """The rows of `areas` from `first` to `last`, cases with their sources and the latest recorded last."""
    cases = table is LOTS_MONTH
    asked = (with_source(table) if cases else select(table)).where(
        among(table.c.area_code, "areas"),
        table.c.month.between(bindparam("first"), bindparam("last")),
    )
    return asked.order_by(table.c.recorded_at) if cases else asked


def _cell(row: Mapping[Any, Any]) -> CellKey:
    return Party(row["party"]), Sex(row["sex"]), AgeGroup(row["age_group"])


def lots_key(area: str, month: Period, cell: CellKey) -> tuple[str, str, str, str, str, str]:
    """The primary key of a cell in its table, as the change log and the comments know it."""
    party, sex, age = cell
    return area, month.code, party.value, "", sex.value, age.value


def months_with_cases(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The months anything was recorded for, the latest first."""
    return lots_months_recorded(ws, [area]).get(area, ())


def cell_comments(ws: Workspace, area: str, month: Period) -> Mapping[CellKey, str]:
    """The comments of the month's cells."""
    start = key_text((area, month.code))[:-1] + ","
    wanted = select(CELL_COMMENT).where(
        CELL_COMMENT.c.subject == LOTS_MONTH.name, CELL_COMMENT.c.row_key.startswith(start, autoescape=True)
    )
    with ws.reading() as connection:
        found = connection.execute(wanted).all()
    comments = {}
    for row in found:
        _, _, party, _, sex, age = read_key(LOTS_MONTH, row.row_key)
        comments[Party(party), Sex(sex), AgeGroup(age)] = row.comment
    return comments


def starred_cells(ws: Workspace, area: str, month: Period) -> frozenset[CellKey]:
    """The month's cells that somebody is to come back to (*stjärna*)."""
    wanted = select(LOTS_STAR).where(LOTS_STAR.c.area_code == area, LOTS_STAR.c.month == month.code)
    with ws.reading() as connection:
        return frozenset(map(_cell, connection.execute(wanted).mappings()))


def period_posts(ws: Workspace, area: str, first: date, last: date) -> tuple[PeriodPost, ...]:
    """The period posts that touch the days from `first` to `last`, both included, in order (ruling 18)."""
    with ws.reading() as connection:
        return tuple(read_posts(connection, [known_area(connection, area)], first, last))


def read_posts(connection: Connection, areas: Sequence[Area], first: date, last: date) -> Sequence[PeriodPost]:
    """Those of several areas, in the areas' order, inside a transaction."""
    wanted = (
        with_source(LOTS_PERIOD)
        .where(LOTS_PERIOD.c.area_code.in_([area.code for area in areas]))
        .where(LOTS_PERIOD.c.since <= last, LOTS_PERIOD.c.until >= first)
        .order_by(LOTS_PERIOD.c.since, LOTS_PERIOD.c.until)
    )
    posts: dict[tuple[str, date, date], list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        posts[row["area_code"], row["since"], row["until"]].append(row)
    return [
        PeriodPost(area, since, until, {_cell(row): figure(row, "cases") for row in rows}, recorded_sources(rows))
        for area in areas
        for (code, since, until), rows in posts.items()
        if code == area.code
    ]


def resource_months(ws: Workspace, area: str, first: Period | None, last: Period) -> tuple[ResourceMonth, ...]:
    """The extra resource (*tilläggsresurs*), by month, sex and age group; None begins where it did."""
    with ws.reading() as connection:
        return tuple(read_resource(connection, [known_area(connection, area)], first, last))


def read_resource(
    connection: Connection, areas: Sequence[Area], first: Period | None, last: Period
) -> Sequence[ResourceMonth]:
    """That of several areas, inside a transaction; None begins where each of them did."""
    known = {area.code: area for area in areas}
    wanted = (
        select(RESOURCE_MONTH)
        .where(RESOURCE_MONTH.c.area_code.in_(known), RESOURCE_MONTH.c.month <= last.code)
        .order_by(RESOURCE_MONTH.c.month, RESOURCE_MONTH.c.sex, RESOURCE_MONTH.c.age_group)
    )
    if first is not None:
        wanted = wanted.where(RESOURCE_MONTH.c.month >= first.code)
    return [
        ResourceMonth(
            known[row["area_code"]],
            parse_month(row["month"]),
            Sex(row["sex"]),
            row["age_group"],
            figure(row, "new"),
            figure(row, "active"),
            figure(row, "ended"),
            figure(row, "started_training"),
        )
        for row in connection.execute(wanted).mappings()
    ]


def read_corrections(
    connection: Connection, areas: Sequence[Area], first: Period, last: Period
) -> Mapping[str, Sequence[Correction]]:
    """Why locked months were changed (*rättelser*), by area and in the order they were, inside a transaction."""
    wanted = (
        select(MONTH_CORRECTION)
        .where(MONTH_CORRECTION.c.area_code.in_([area.code for area in areas]))
        .where(MONTH_CORRECTION.c.month.between(first.code, last.code))
        .order_by(MONTH_CORRECTION.c.id)
    )
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in connection.execute(wanted):
        day = row.recorded_at.astimezone().date()
        found[row.area_code].append(Correction(parse_month(row.month), day, row.reason))
    return found


def goals(ws: Workspace, area: str) -> tuple[StoredGoal, ...]:
    """The goals of an area or group, in order of their first day."""
    with ws.reading() as connection:
        return tuple(read_goals(connection, [area]))


def read_goals(connection: Connection, areas: Sequence[str]) -> Sequence[StoredGoal]:
    """Those of several areas, inside a transaction."""
    wanted = select(GOAL).where(GOAL.c.area_code.in_(areas)).order_by(GOAL.c.since, GOAL.c.id)
    return [
        StoredGoal(row.id, row.area_code, Goal(row.name, row.target, row.is_share, row.since, row.until))
        for row in connection.execute(wanted)
    ]


def cell_history(ws: Workspace, area: str, month: Period, cell: CellKey) -> tuple[FigureStep, ...]:
    """What a cell of the month has been."""
    return figure_history(ws, LOTS_MONTH, lots_key(area, month, cell), "cases")


def workers_history(ws: Workspace, area: str, month: Period, party: Party) -> tuple[FigureStep, ...]:
    """What a party's number of case workers has been."""
    return figure_history(ws, LOTS_WORKERS, (area, month.code, party.value), "workers")
