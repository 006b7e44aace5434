"""What the first screen shows, read by SQLite's own driver: SQLAlchemy is half of a start and is loaded after it
(decision 0023). Nothing that is read here is read anywhere else."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.ground.area import Area, AreaKind
from domain.ground.changes import ChangedCell, Subject, UndoState
from domain.ground.display import swedish_order
from domain.ground.period import Period, parse_month
from domain.ground.text import tr
from storage.file.settings import WorkspaceSettings, read_settings, said_of_settings
from storage.file.workspace import Workspace

NEXT_UNDO = "SELECT id, label FROM change_set WHERE state = 'active' ORDER BY id DESC LIMIT 1"
NEXT_REDO = """
    SELECT id, label FROM change_set WHERE state = 'undone'
    AND undone_by = (SELECT max(undone_by) FROM change_set WHERE state = 'undone')
"""


@dataclass(frozen=True, slots=True)
class DoneOperation:
    """An operation that stands: when it was last done, by which function, its Swedish label, what it was about, and the
    area's code and the period or day of its latest figure; empty where there is none of one place. `cell` is that
    figure, None where there is none."""

    at: datetime
    who: str
    label: str
    subjects: frozenset[Subject]
    area: str = ""
    when: str = ""
    cell: ChangedCell | None = None


def areas(ws: Workspace, *, kind: AreaKind | None = None) -> tuple[Area, ...]:
    """Every area of the workspace, or of one kind, by name in Swedish order."""
    wanted = None if kind is None else kind.value
    with ws.looking() as connection:
        found = connection.execute(
            "SELECT code, name, kind FROM area WHERE coalesce(?, kind) = kind", (wanted,)
        ).fetchall()
    return tuple(_in_order(found))


def group(ws: Workspace) -> tuple[Area, tuple[Area, ...]]:
    """The workspace's own group and its members in Swedish order."""
    with ws.looking() as connection:
        (own,) = connection.execute("SELECT code, name, kind FROM area WHERE code = ?", (ws.group_code,))
        return Area(own[0], own[1], AreaKind(own[2])), tuple(members_in(connection, ws.group_code))


def members_in(connection: sqlite3.Connection, group_code: str, period: Period | None = None) -> list[Area]:
    """The members of a group in Swedish order: those of `period` (see `Membership.counts_for`), or all there ever
    were. An unknown group has none."""
    day = None if period is None else period.first_day.isoformat()
    found = connection.execute(
        "SELECT DISTINCT code, name, kind FROM area JOIN area_member ON member_code = code WHERE group_code = :group "
        "AND (:day IS NULL OR (coalesce(since, :day) <= :day AND coalesce(until, :day) >= :day))",
        {"group": group_code, "day": day},
    )
    return _in_order(found)


def settings(ws: Workspace) -> WorkspaceSettings:
    """What the group has decided."""
    with ws.looking() as connection:
        return settings_in(connection)


def settings_in(connection: sqlite3.Connection) -> WorkspaceSettings:
    """As `settings`, inside a transaction that is already open."""
    return read_settings(dict(connection.execute("SELECT key, value FROM setting")))


def setting_problems(ws: Workspace) -> list[str]:
    """What is said of settings that cannot stand as the file has them: the strict default holds in their place."""
    with ws.looking() as connection:
        return said_of_settings(dict(connection.execute("SELECT key, value FROM setting")))


def latest_saved(ws: Workspace) -> datetime | None:
    """When anything was last written, on the user's clock; None in a workspace where nothing has been."""
    with ws.looking() as connection:
        found = connection.execute("SELECT at FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
    return None if found is None else datetime.fromisoformat(found[0]).astimezone()


def undo_state(ws: Workspace) -> UndoState:
    """The labels of what undo and redo would do next."""
    with ws.looking() as connection:
        before, after = (connection.execute(each).fetchone() for each in (NEXT_UNDO, NEXT_REDO))
    return UndoState(before and before[1], after and after[1])


def latest_operations(ws: Workspace, limit: int) -> tuple[DoneOperation, ...]:
    """The latest operations that stand, the newest first; the same label by the same function counts as one."""
    query = """
        SELECT done.at, done.who, done.label, done.subjects, table_name, before, after FROM (
            SELECT max(at) AS at, who, label, subjects, max(id) AS id FROM change_set
            WHERE kind = 'do' AND state IN ('active', 'settled')
            GROUP BY label, who ORDER BY max(id) DESC LIMIT ?
        ) AS done LEFT JOIN change_row ON change_row.id = (
            SELECT max(id) FROM change_row
            WHERE change_set_id = done.id AND coalesce(after, before) LIKE '%"area_code":%'
        ) ORDER BY done.id DESC
    """
    with ws.looking() as connection:
        found = connection.execute(query, (limit,)).fetchall()
    return tuple(
        DoneOperation(datetime.fromisoformat(at), who, label, frozenset(map(Subject, about.split(","))), *_where(*row))
        for at, who, label, about, *row in found
    )


def operations_since(ws: Workspace, moment: datetime) -> tuple[DoneOperation, ...]:
    """Every operation done after the moment that stands, and everything older that was undone after it; the newest
    first, without the place of each."""
    query = """
        SELECT at, who, label, subjects, kind FROM change_set WHERE at > :since
        AND kind = 'do' AND state IN ('active', 'settled')
        UNION ALL SELECT step.at, step.who, step.label, step.subjects, step.kind
        FROM change_set AS step JOIN change_set AS done ON done.id = step.target_id
        WHERE step.at > :since AND step.kind = 'undo' AND done.at <= :since AND done.undone_by = step.id
        ORDER BY at DESC
    """
    since = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with ws.looking() as connection:
        found = connection.execute(query, {"since": since}).fetchall()
    return tuple(
        DoneOperation(
            datetime.fromisoformat(at),
            who,
            tr("ångrat: {label}").format(label=label) if kind == "undo" else label,
            frozenset(map(Subject, about.split(","))),
        )
        for at, who, label, about, kind in found
    )


# What says who and when about a row, and not what it holds.
_SIGNS = ("source_id", "import_id", "recorded_at", "recorded_by")


def _where(table: str | None, before: str | None, after: str | None) -> tuple[str, str, ChangedCell | None]:
    """The area's code and the period of a row of the log, and which of its figures became another; nothing of one that
    cannot be read."""
    was, told = _row(before), _row(after)
    row = told or was
    if not row:
        return ("", "", None)
    when = next((row[name] for name in ("month", "period", "reference_date", "year") if name in row), "")
    figures = [name for name in row if f"{name}_empty" in row]
    others = [name for name in row if was and told and name not in (*_SIGNS, *figures)]
    changed = (name for name in (*figures, *others) if _figure(was, name) != _figure(told, name))
    cell = ChangedCell(table or "", row, next(changed, ""))
    return (str(row.get("area_code", "")), str(when), cell)


def _figure(row: Mapping[str, Any], name: str) -> object:
    """The number, or the reason why there is none; a new row says of its other figures that they are missing."""
    reason = row.get(f"{name}_empty")
    return row.get(name) if row.get(name) is not None or reason == "saknas" else reason


def _row(text: str | None) -> dict[str, Any]:
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def lots_months_recorded(ws: Workspace, codes: Iterable[str]) -> Mapping[str, tuple[Period, ...]]:
    """The months LOTS cases were recorded for, by area and the latest first; an area without any is absent."""
    wanted = tuple(codes)
    marks = ", ".join("?" * len(wanted))
    query = f"""
        SELECT area_code, month FROM lots_month WHERE area_code IN ({marks})
        UNION SELECT area_code, month FROM month_status WHERE by_case AND area_code IN ({marks}) ORDER BY month DESC
    """
    found: dict[str, tuple[Period, ...]] = {}
    with ws.looking() as connection:
        for code, month in connection.execute(query, (*wanted, *wanted)):
            found[code] = (*found.get(code, ()), parse_month(month))
    return found


def _in_order(found: Iterable[tuple[str, str, str]]) -> list[Area]:
    areas = [Area(code, name, AreaKind(kind)) for code, name, kind in found]
    return sorted(areas, key=lambda area: swedish_order(area.name))
