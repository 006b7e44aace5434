"""What the year wheel keeps in the workspace."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.text import tr
from domain.importing.wheel import WheelItems
from domain.wheel.item import Doing, WheelItem, wrong_day
from storage.file.workspace import Workspace
from storage.kept import CheckProblem, Counted, Kept, TakeIn, Told, without_lock
from storage.schema.wheel import WHEEL_ITEM
from storage.wheel.importing import plan_wheel
from storage.wheel.recording import set_wheel_item


def wheel_kept() -> Kept:
    """The items of the wheel, and what is ticked of them."""
    return Kept(
        tables=dict.fromkeys(("wheel_item", "wheel_tick"), tr("punkter på årshjulet")),
        counted=(
            Counted(
                "SELECT count(*) FROM wheel_item WHERE ships = ''",
                tr("1 egen punkt på årshjulet"),
                tr("{count} egna punkter på årshjulet"),
            ),
        ),
        checks=(_check,),
        plans={WheelItems: without_lock(plan_wheel)},
        example=_fill,
    )


def _check(connection: Connection, _areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Days that a month lacks, and items that are there twice."""
    seen = set()
    for row in connection.execute(select(WHEEL_ITEM).order_by(WHEEL_ITEM.c.id)):
        where = tr("Årshjul, {what}").format(what=row.what)
        if problem := wrong_day(row.of_month, row.of_day):
            yield CheckProblem(where, problem)
        key = (row.what.casefold(), row.of_month)
        if key in seen:
            yield CheckProblem(where, tr("Punkten finns två gånger i samma månad."))
        seen.add(key)


def _fill(ws: Workspace, told: Told, _take_in: TakeIn) -> None:
    """The example's own item beside those that ship."""
    each = told["wheel_item"]
    set_wheel_item(ws, item=WheelItem(0, each["month"], each["day"], each["what"], each["who"], Doing.HAND))
