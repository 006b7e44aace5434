"""The year wheel as it stands. The first screen shows what presses of it: read by SQLite's own driver alone (decision
0023), inside one reading also where a report asks."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from domain.wheel.item import Doing, WheelItem
from domain.wheel.year import Deed, Done, Occurrence, pressing, wheel_of
from storage.file.workspace import Workspace

_STANDS = "change_set.kind = 'do' AND change_set.state IN ('active', 'settled')"
_TABLES = {
    Doing.BENEFITS: ("benefit_month", "benefit_year"),
    Doing.INDICATORS: ("indicator_value",),
    Doing.POPULATION: ("population_count",),
    Doing.FOLLOW_UP: ("measure_outcome",),
}
"""What is written when it is done."""


def wheel_items(ws: Workspace) -> tuple[WheelItem, ...]:
    """Every item, in the order of the year; what comes every month first."""
    with ws.looking() as connection:
        return _items(connection)


def wheel_year(ws: Workspace, year: int, today: date) -> tuple[Occurrence, ...]:
    """The wheel of a year, in the order its items come."""
    with ws.looking() as connection:
        return wheel_of(_items(connection), year, _done(connection, ws.group_code, year - 1), today)


def wheel_pressing(ws: Workspace, today: date) -> tuple[Occurrence, ...]:
    """What of the wheel is late, and what comes within six weeks."""
    with ws.looking() as connection:
        items = _items(connection)
        return pressing(items, _done(connection, ws.group_code, today.year - 1), today) if items else ()


def _items(connection: sqlite3.Connection) -> tuple[WheelItem, ...]:
    found = connection.execute(
        "SELECT id, of_month, of_day, what, who, doing, is_release, ships, since FROM wheel_item "
        "ORDER BY coalesce(of_month, 0), coalesce(of_day, 0), id"
    )
    return tuple(
        WheelItem(number, month, day, what, who, Doing(doing), bool(release), ships, date.fromisoformat(since))
        for number, month, day, what, who, doing, release, ships, since in found
    )


def _done(connection: sqlite3.Connection, group: str, first_year: int) -> Done:
    since = f"{first_year:04d}-01-01"
    by_hand = {
        (item, year, month): Deed(date.fromisoformat(on), who)
        for item, year, month, on, who in connection.execute(
            "SELECT item_id, year, of_month, done_on, recorded_by FROM wheel_tick WHERE year >= ?", (first_year,)
        )
    }
    deeds = {doing: _written(connection, tables, since) for doing, tables in _TABLES.items()}
    deeds[Doing.APPROVAL] = _deeds(
        connection.execute(
            "SELECT recorded_at, recorded_by FROM report WHERE kind = 'recommendations' AND recorded_at >= ? "
            "ORDER BY recorded_at",
            (since,),
        ).fetchall()
    )
    deeds[Doing.AF] = [
        Deed(date.fromisoformat(on), who)
        for on, who in connection.execute(
            "SELECT recorded_on, recorded_by FROM source WHERE file_hash IS NOT NULL AND recorded_on >= ? "
            "AND (publisher LIKE 'Arbetsförmedlingen%' OR title LIKE 'Arbetsförmedlingen%') ORDER BY recorded_on",
            (since,),
        )
    ]
    return Done(by_hand, deeds, _months_done(connection, group, since))


def _written(connection: sqlite3.Connection, tables: Sequence[str], since: str) -> list[Deed]:
    """The operations that stand and gave rows to one of the tables."""
    marks = ", ".join("?" * len(tables))
    query = f"""
        SELECT at, who FROM change_set WHERE {_STANDS} AND at >= ? AND EXISTS (
            SELECT 1 FROM change_row WHERE change_set_id = change_set.id AND table_name IN ({marks})
            AND (after IS NOT NULL OR row_key IS NULL)
        ) ORDER BY id
    """
    return _deeds(connection.execute(query, (since, *tables)).fetchall())


def _months_done(connection: sqlite3.Connection, group: str, since: str) -> dict[tuple[int, int], Deed]:
    """When the last of the group's kommuner that keep LOTS by then had marked a month as done; a month that one of them
    has not is not there."""
    members = "SELECT member_code FROM area_member WHERE group_code = :group"
    begun = [
        first
        for (first,) in connection.execute(
            "SELECT min(month) FROM (SELECT area_code, month FROM lots_month UNION "
            f"SELECT area_code, month FROM month_status WHERE by_case) WHERE area_code IN ({members}) "
            "GROUP BY area_code",
            {"group": group},
        )
    ]
    marked: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for month, at, who in connection.execute(
        f"SELECT month, recorded_at, recorded_by FROM month_status WHERE status <> 'oppen' AND month >= :since "
        f"AND area_code IN ({members})",
        {"group": group, "since": since[:7]},
    ):
        marked[month].append((at, who))
    return {
        (int(month[:4]), int(month[5:])): _deeds([max(found)])[0]
        for month, found in marked.items()
        if len(found) >= sum(first <= month for first in begun)
    }


def _deeds(found: Sequence[tuple[str, str]]) -> list[Deed]:
    return [Deed(datetime.fromisoformat(at).astimezone().date(), who) for at, who in found]
