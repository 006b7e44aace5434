"""How far each area's months have come, for the first screen: read as `first_screen` reads (decision 0023)."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.ground.area import Area
from domain.ground.period import Period, months_between, parse_month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.case import case_counts
from domain.lots.completeness import MonthStanding, standing_of
from domain.lots.month import AgeGroup, CellKey, LotsMonth, MonthStatus, Party
from storage.file.workspace import Workspace

_At = tuple[str, str]


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
        counts, marked = _counts(connection, first, last), _marked(connection, first, last)

    def of(area: Area, each: Period) -> MonthStanding:
        at = (area.code, each.code)
        stands = marked.get(at, _Marked())
        # A month that is filled from its cases and has none is nought, not missing.
        bare = case_counts({}) if stands.by_case else {}
        recorded = LotsMonth(area, each, counts[stands.by_case].get(at) or bare, status=stands.status)
        since = begun.get(area.code)
        return standing_of(recorded, None if since is None else parse_month(since), stands.on, today)

    return [tuple(of(area, each) for each in months_between(first, last)) for area in areas]


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
