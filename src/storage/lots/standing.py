"""How far each area's months have come, for the first screen: read as `first_screen` reads (decision 0023)."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from domain.ground.area import Area
from domain.ground.period import Period, months_between, parse_month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.case import case_counts
from domain.lots.completeness import MonthStanding, last_twelve, months_after, standing_of
from domain.lots.month import AgeGroup, CellKey, LotsMonth, MonthStatus, Party
from domain.lots.period import Goal, GoalOutcome, ResourceMonth, goal_outcome
from domain.lots.resource_check import MEASURES
from domain.lots.review import ResourceBalance, resource_balance
from storage.file.workspace import Workspace

_At = tuple[str, str]
_DUE = "SELECT of_day FROM wheel_item WHERE doing = 'lots' AND of_month IS NULL ORDER BY id LIMIT 1"
"""The day of the next month by which one is to be done, as the year wheel has it."""


@dataclass(frozen=True, slots=True)
class _Marked:
    status: MonthStatus = MonthStatus.OPPEN
    on: date | None = None
    by_case: bool = False


def months_standing(
    ws: Workspace, areas: Sequence[Area], first: Period, last: Period, today: date
) -> list[tuple[MonthStanding, ...]]:
    """A row for each area, of the months from `first` to `last`."""
    with ws.looking() as connection:
        begun = dict(
            connection.execute(
                "SELECT area_code, min(month) FROM (SELECT area_code, month FROM lots_month "
                "UNION SELECT area_code, month FROM month_status WHERE by_case) GROUP BY area_code"
            )
        )
        due = connection.execute(_DUE).fetchone()
        counts, marked = _counts(connection, first, last), _marked(connection, first, last)

    def of(area: Area, each: Period) -> MonthStanding:
        at = (area.code, each.code)
        stands = marked.get(at, _Marked())
        held = counts[False].get(at, {}) if stands.by_case else {}
        # A month that is filled from its cases and has none is nought, not missing.
        bare = case_counts({}) if stands.by_case else {}
        recorded = LotsMonth(area, each, counts[stands.by_case].get(at) or bare, status=stands.status, held=held)
        since = begun.get(area.code)
        return standing_of(recorded, None if since is None else parse_month(since), stands.on, today, due and due[0])

    return [tuple(of(area, each) for each in months_between(first, last)) for area in areas]


def earlier_standing(ws: Workspace, areas: Sequence[Area], today: date) -> dict[str, tuple[MonthStanding, ...]]:
    """By area the twelve months up to its latest, but for those of the last twelve that are over: what is unfinished is
    told however long ago it was."""
    with ws.looking() as connection:
        latest = _of_each(connection, "max", _RECORDED)
    spans: dict[tuple[Period, ...], list[Area]] = defaultdict(list)
    for area in areas:
        last = latest.get(area.code)
        spans[_before_the_year(_year_up_to(last), last, today)].append(area)
    return {
        area.code: standing
        for months, those in spans.items()
        if months
        for area, standing in zip(those, months_standing(ws, those, months[0], months[-1], today), strict=True)
    }


@dataclass(frozen=True, slots=True)
class Older:
    """Months that are not locked and lie before those that are looked at one by one: the first, and how many."""

    area: Area
    first: Period
    count: int


def older_months(ws: Workspace, areas: Sequence[Area], today: date) -> list[Older]:
    """Of each area that has any. They are not added up: there may be many years of them."""
    with ws.looking() as connection:
        latest = _of_each(connection, "max", _RECORDED)
        found = connection.execute(
            f"SELECT area_code, month FROM ({_RECORDED}) LEFT JOIN month_status USING (area_code, month) "
            "WHERE status IS NOT ? ORDER BY month",
            (MonthStatus.LAST.value,),
        ).fetchall()
    year, older = last_twelve(today)[0], defaultdict(list)
    for code, at in found:
        if parse_month(at) < min(year, _year_up_to(latest[code]) or year):
            older[code].append(parse_month(at))
    return [Older(area, older[area.code][0], len(older[area.code])) for area in areas if area.code in older]


_RECORDED = "SELECT area_code, month FROM lots_month UNION SELECT area_code, month FROM month_status WHERE by_case"


def _year_up_to(latest: Period | None) -> Period | None:
    return None if latest is None else months_after(latest, -11)


def _of_each(connection: sqlite3.Connection, end: str, months: str) -> dict[str, Period]:
    """Each area's first (`min`) or latest (`max`) of the months that the query tells."""
    found = connection.execute(f"SELECT area_code, {end}(month) FROM ({months}) GROUP BY area_code")
    return {code: parse_month(month) for code, month in found}


def _before_the_year(first: Period | None, last: Period | None, today: date) -> tuple[Period, ...]:
    """Of the months from `first` to `last` those before the last twelve that are over; none where none is recorded."""
    if first is None or last is None:
        return ()
    return months_between(first, min(last, months_after(last_twelve(today)[0], -1)))


@dataclass(frozen=True, slots=True)
class Star:
    """A cell that somebody is to come back to (*stjärna*)."""

    area: Area
    month: Period
    cell: CellKey


def stars(ws: Workspace, areas: Sequence[Area]) -> list[Star]:
    """Those of the areas, the earliest month first."""
    of = {area.code: area for area in areas}
    with ws.looking() as connection:
        found = connection.execute(
            "SELECT area_code, month, party, sex, age_group FROM lots_star ORDER BY month, area_code, recorded_at"
        ).fetchall()
    return [
        Star(of[code], parse_month(month), (Party(party), Sex(sex), AgeGroup(age)))
        for code, month, party, sex, age in found
        if code in of
    ]


@dataclass(frozen=True, slots=True)
class ResourceStanding:
    """The resource of one area: how far its goals have come, and the months whose stock and flow do not add up,
    however long ago."""

    area: Area
    goals: tuple[GoalOutcome, ...]
    apart: tuple[tuple[Period, ResourceBalance], ...]


def resource_standing(ws: Workspace, areas: Sequence[Area], today: date) -> list[ResourceStanding]:
    """One for each area. A goal is left out that was over both before the month that ended last and before the latest
    month with figures."""
    year = last_twelve(today)
    last = year[-1]
    with ws.looking() as connection:
        found = connection.execute(
            "SELECT area_code, name, target, is_share, since, until FROM goal ORDER BY since, id"
        )
        recorded = "SELECT area_code, month FROM resource_month"
        begun, latest = (_of_each(connection, end, recorded) for end in ("min", "max"))
        told = {area.code: min(latest.get(area.code, last), last) for area in areas}
        goals = [
            (code, Goal(name, target, bool(share), date.fromisoformat(since), date.fromisoformat(until)))
            for code, name, target, share, since, until in found
            if date.fromisoformat(until) >= told.get(code, last).first_day
        ]
        earlier = {area.code: _before_the_year(begun.get(area.code), latest.get(area.code), today) for area in areas}
        spans = [(months_after(each[0], -1), *each) for each in (year, *earlier.values()) if each]
        first = min(*(each[0].code for each in spans), *(goal.since.isoformat()[:7] for _, goal in goals), last.code)
        months = _resource(connection, areas, first, last)

    def reached(code: str, goal: Goal) -> GoalOutcome:
        # One that is over since is told of as its latest month with figures left it.
        return goal_outcome(goal, months[code], last if goal.until >= last.first_day else told[code])

    return [
        ResourceStanding(
            area,
            tuple(reached(code, goal) for code, goal in goals if code == area.code),
            tuple(
                found
                for each in (earlier[area.code], year)
                if each
                for found in _apart(months[area.code], (months_after(each[0], -1), *each))
            ),
        )
        for area in areas
    ]


def _apart(rows: Sequence[ResourceMonth], months: Sequence[Period]) -> Iterator[tuple[Period, ResourceBalance]]:
    of = {month: [row for row in rows if row.month == month] for month in months}
    for before, month in pairwise(months):
        balance = resource_balance(of[before], of[month])
        if balance.agrees is False:
            yield month, balance


def _resource(
    connection: sqlite3.Connection, areas: Sequence[Area], first: str, last: Period
) -> dict[str, list[ResourceMonth]]:
    of = {area.code: area for area in areas}
    columns = ", ".join(f"{name}, {name}_empty" for name in MEASURES)
    query = f"SELECT area_code, month, sex, age_group, {columns} FROM resource_month WHERE month BETWEEN ? AND ?"
    months: dict[str, list[ResourceMonth]] = defaultdict(list)
    for code, month, sex, ages, *figures in connection.execute(query, (first, last.code)):
        if code in of:
            values = [
                Empty(empty) if number is None else number
                for number, empty in zip(figures[::2], figures[1::2], strict=True)
            ]
            months[code].append(ResourceMonth(of[code], parse_month(month), Sex(sex), ages, *values))
    return months


def _counts(connection: sqlite3.Connection, first: Period, last: Period) -> dict[bool, dict[_At, dict[CellKey, Value]]]:
    """The figures of each month: as totals, and as its cases add up."""
    between = "WHERE month BETWEEN ? AND ?"
    totals = f"SELECT area_code, month, party, sex, age_group, cases, cases_empty FROM lots_month {between}"
    cases = f"""
        SELECT area_code, month, party, sex, age_group, count(*), NULL FROM lots_case {between}
        GROUP BY area_code, month, party, sex, age_group
    """
    found: dict[bool, dict[_At, dict[CellKey, Value]]] = {False: defaultdict(dict), True: defaultdict(dict)}
    for by_case, query in ((False, totals), (True, cases)):
        for code, month, party, sex, age, number, empty in connection.execute(query, (first.code, last.code)):
            value: Value = Empty(empty) if number is None else number
            found[by_case][code, month][Party(party), Sex(sex), AgeGroup(age)] = value
    return found


def _marked(connection: sqlite3.Connection, first: Period, last: Period) -> dict[_At, _Marked]:
    rows = connection.execute(
        "SELECT area_code, month, status, recorded_at, by_case FROM month_status WHERE month BETWEEN ? AND ?",
        (first.code, last.code),
    )
    return {
        (code, month): _Marked(MonthStatus(status), datetime.fromisoformat(at).astimezone().date(), bool(by_case))
        for code, month, status, at, by_case in rows
    }
