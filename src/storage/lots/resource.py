"""Recording the extra resource (*tilläggsresurs*) and its goals (domain handbook §5)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.history import FigureStep
from domain.ground.period import parse_month, span_label
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.period import Goal
from domain.lots.resource_check import MEASURES, ResourceCell, measure_label, share_label
from storage.areas.queries import read_stored_settings
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, stored, stored_count
from storage.ground.rows import fetch, key_text
from storage.ground.texts import checked_line
from storage.history.changelog import figure_history
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.lots.month_lock import finish_month
from storage.schema.lots import GOAL, RESOURCE_MONTH

_WHOLE = 100
"""Per cent."""


def record_resource_cells(
    ws: Workspace, *, area: str, cells: Mapping[ResourceCell, Value | None], correction: str = ""
) -> Changes:
    """Records figures of the extra resource (*registrera tilläggsresurs*), also of several months at once; None takes a
    figure away. A locked month changes as in `record_lots_cells`.

    Raises UserProblem for an unknown area, a locked month or a personal number in the reason.
    """
    with operation(ws, "", {Subject.RESOURCE}) as op:
        where = known_area(op.connection, area)
        rows = _with_cells(op.connection, area, cells)
        empty = [key for key, row in rows.items() if all(figure(row, name) is Empty.SAKNAS for name in MEASURES)]
        op.put(RESOURCE_MONTH, [row for key, row in rows.items() if key not in empty])
        op.delete(RESOURCE_MONTH, empty)
        months = sorted({cell.month for cell in cells})
        op.label = tr("tilläggsresurs {months}, {area}").format(
            months=span_label(months[0], months[-1]), area=where.name
        )
        _name_figure(op, where)
        changed = {line["row_key"] for line in op.log}
        for month in months:
            if any(key_text(key) in changed for key in rows if key[1] == month.code):
                # No sum of the month's cases becomes another: a correction of them is left as it is.
                finish_month(op, where, month, correction, goes_on=True)
    return op.changes


def resource_history(ws: Workspace, area: str, cell: ResourceCell) -> tuple[FigureStep, ...]:
    """What a figure of the resource has been."""
    return figure_history(ws, RESOURCE_MONTH, _key(area, cell), cell.measure)


def _key(area: str, cell: ResourceCell) -> tuple[str, str, str, str]:
    return (area, cell.month.code, cell.sex.value, cell.age_group)


def _with_cells(
    connection: Connection, area: str, cells: Mapping[ResourceCell, Value | None]
) -> dict[tuple[str, ...], dict[str, Any]]:
    """The rows as they become: what is not typed stays."""
    keys = list(dict.fromkeys(_key(area, cell) for cell in cells))
    present = fetch(connection, RESOURCE_MONTH, keys)
    names = [column.name for column in RESOURCE_MONTH.primary_key.columns]
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for key in keys:
        rows[key] = dict(zip(names, key, strict=True))
        for name in MEASURES:
            rows[key] |= stored(name, figure(present[key], name) if key in present else Empty.SAKNAS)
    for cell, value in cells.items():
        rows[_key(area, cell)] |= stored_count(cell.measure, Empty.SAKNAS if value is None else value)
    return rows


def _name_figure(op: Operation, area: Area) -> None:
    """The label of an operation that changed one figure names it and both values (ruling 54)."""
    changed = one_figure(op, RESOURCE_MONTH, MEASURES)
    if changed is None:
        return
    row = changed.row
    place = tr("{area} {month}, tilläggsresurs {measure}").format(
        area=area.name,
        month=parse_month(row["month"]).label,
        measure=measure_label(changed.column).lower(),
    )
    share = share_label(Sex(row["sex"]), row["age_group"], read_stored_settings(op.connection).age_border)
    op.label = changed.words(f"{place} {share}".strip())


def set_goal(ws: Workspace, *, area: str, goal: Goal, goal_id: int | None = None) -> Changes:
    """Adds a goal in an area or a group, or changes the goal `goal_id`.

    Raises UserProblem for an unknown area or goal, a goal that is there already, a day order turned round, or a
    personal number in the name.
    """
    name = checked_line(tr("Målets namn"), goal.name)
    if goal.target < 1 or (goal.is_share and goal.target > _WHOLE):
        raise UserProblem(tr("Målet är minst 1, och en andel högst 100 procent. Ingenting har ändrats."))
    if goal.until < goal.since:
        raise UserProblem(tr("Målets sista dag ligger före den första. Ingenting har ändrats."))
    with operation(ws, tr("mål ”{name}”").format(name=name), {Subject.RESOURCE}) as op:
        known_area(op.connection, area)
        values = {
            "area_code": area,
            "name": name,
            "target": goal.target,
            "is_share": goal.is_share,
            "since": goal.since,
            "until": goal.until,
        }
        same = select(GOAL.c.id).where(*(GOAL.c[column] == value for column, value in values.items()))
        if op.connection.execute(same).scalar() not in (None, goal_id):
            raise UserProblem(tr("Ett sådant mål finns redan. Ingenting har ändrats."))
        if goal_id is None:
            op.insert(GOAL, values)
        elif fetch(op.connection, GOAL, [(goal_id,)]):
            op.update(GOAL, (goal_id,), values)
        else:
            raise UserProblem(tr("Målet finns inte längre. Ingenting har ändrats."))
    return op.changes


def remove_goal(ws: Workspace, *, goal_id: int) -> Changes:
    """Takes a goal away."""
    with operation(ws, tr("borttaget mål"), {Subject.RESOURCE}) as op:
        op.delete(GOAL, [(goal_id,)])
    return op.changes
