"""Items of the year wheel from a file."""

from typing import Any

from sqlalchemy import Connection, func, select

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.importing.wheel import WheelItemRow, WheelItems
from domain.wheel.item import WHEEL
from storage.ground.plan import Part, Plan
from storage.ground.wheel_rows import item_columns
from storage.schema.wheel import WHEEL_ITEM
from storage.wheel.recording import checked_item


def plan_wheel(connection: Connection, content: WheelItems) -> Plan:
    """An item is found by what it is and its month; one that is not there is added, and none is taken away."""
    plan = Plan(frozenset({WHEEL}))
    there = {(row.what.casefold(), row.of_month): row for row in connection.execute(select(WHEEL_ITEM))}
    lines: dict[tuple[str, int | None], WheelItemRow] = {}
    rows: list[dict[str, Any]] = []
    today = connection.execute(select(func.current_date())).scalar_one()
    for row in content.rows:
        try:
            item = checked_item(row.item)
        except UserProblem as problem:
            plan.refuse(row.line, problem.text)
            continue
        key = (item.what.casefold(), item.month)
        known = there.get(key)
        kept = {"id": None, "ships": "", "since": today} if known is None else {"id": known.id}
        earlier = lines.setdefault(key, row)
        if earlier is row:
            rows.append({**item_columns(item), **kept})
        elif earlier.item == row.item:
            plan.duplicates += 1
        else:
            plan.refuse(row.line, tr("Raden säger emot rad {line}, som gäller samma sak.").format(line=earlier.line))
    plan.parts = [Part(WHEEL_ITEM, rows)]
    return plan
