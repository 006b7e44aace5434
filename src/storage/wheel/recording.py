"""Writing on the year wheel (domain handbook §9)."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from domain.ground.changes import Changes
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.wheel.item import WHEEL, WheelItem, shipped_items, wrong_day
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line
from storage.ground.wheel_rows import item_columns
from storage.log.recorder import Operation, operation
from storage.schema.wheel import WHEEL_ITEM, WHEEL_TICK

_SUBJECTS = frozenset({WHEEL})


def set_wheel_item(ws: Workspace, *, item: WheelItem) -> Changes:
    """Adds an item, where its id is 0, or changes one; it is watched from the day it is added.

    Raises UserProblem for a day that its month lacks, PersonalNumberProblem for texts.
    """
    checked = checked_item(item)
    new = checked.id == 0
    text = tr("ny punkt på årshjulet: {what}") if new else tr("ändrad punkt på årshjulet: {what}")
    with operation(ws, text.format(what=checked.what), _SUBJECTS) as op:
        values = item_columns(checked)
        if new:
            op.insert(WHEEL_ITEM, {**values, "ships": "", "since": op.at.date()})
        else:
            _known(op, item.id)
            op.update(WHEEL_ITEM, (item.id,), values)
    return op.changes


def remove_wheel_item(ws: Workspace, *, item: int) -> Changes:
    """Takes an item away with what was ticked of it. Raises UserProblem where it is gone."""
    with operation(ws, "", _SUBJECTS) as op:
        op.label = tr("borttagen punkt på årshjulet: {what}").format(what=_known(op, item).what)
        ticks = select(*WHEEL_TICK.primary_key.columns).where(WHEEL_TICK.c.item_id == item)
        op.delete(WHEEL_TICK, [tuple(row) for row in op.connection.execute(ticks)])
        op.delete(WHEEL_ITEM, [(item,)])
    return op.changes


def restore_wheel_items(ws: Workspace) -> Changes:
    """The items that come with the program stand as they came; those of the group's own stay."""
    with operation(ws, tr("årshjulets medföljande punkter återställda"), _SUBJECTS) as op:
        there = {row.ships: row.id for row in op.connection.execute(select(WHEEL_ITEM).where(WHEEL_ITEM.c.ships != ""))}
        for item in shipped_items():
            if item.ships in there:
                op.update(WHEEL_ITEM, (there[item.ships],), item_columns(item))
            else:
                op.insert(WHEEL_ITEM, {**item_columns(item), "ships": item.ships, "since": op.at.date()})
    return op.changes


def tick_wheel_item(ws: Workspace, *, item: int, year: int, month: int, on: date | None) -> Changes:
    """Says by hand that an item was done in a month of a year, or with None that it was not."""
    with operation(ws, "", _SUBJECTS) as op:
        what = _known(op, item).what
        text = tr("avbockad på årshjulet: {what} {year}") if on else tr("inte längre avbockad: {what} {year}")
        op.label = text.format(what=what, year=year)
        if on is None:
            op.delete(WHEEL_TICK, [(item, year, month)])
        else:
            op.put(WHEEL_TICK, [{"item_id": item, "year": year, "of_month": month, "done_on": on}])
    return op.changes


def checked_item(item: WheelItem) -> WheelItem:
    """The item as it is stored. Raises as `set_wheel_item` does."""
    if problem := wrong_day(item.month, item.day):
        raise UserProblem(problem)
    return replace(
        item,
        what=checked_line(tr("Vad"), item.what),
        who=checked_line(tr("Ansvarig funktion"), item.who, may_be_empty=True),
    )


def _known(op: Operation, item: int) -> Row[Any]:
    found = op.connection.execute(select(WHEEL_ITEM).where(WHEEL_ITEM.c.id == item)).one_or_none()
    if found is None:
        raise UserProblem(tr("Punkten finns inte längre på årshjulet. Ingenting har ändrats."))
    return found
