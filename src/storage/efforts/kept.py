"""What the efforts keep in the workspace, and how a file of them is taken in."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Connection

from domain.efforts.effort import EFFORTS, EffortField
from domain.ground.area import Area
from domain.ground.text import tr
from domain.importing.tidy import EffortRow, Efforts
from storage.efforts.efforts import columns_of, read_efforts, read_words
from storage.file.workspace import Workspace
from storage.ground.plan import Part, Plan, all_areas, usable
from storage.kept import CheckProblem, Counted, Kept, TakeIn, Told, without_lock
from storage.schema.efforts import EFFORT


def efforts_kept() -> Kept:
    """One table, with the lists of words in it."""
    return Kept(
        tables={"effort": tr("insatser")},
        counted=(Counted("SELECT count(*) FROM effort", tr("1 insats"), tr("{count} insatser")),),
        checks=(check_efforts,),
        plans={Efforts: without_lock(plan_efforts)},
        example=_fill,
    )


def plan_efforts(connection: Connection, content: Efforts) -> Plan:
    """Efforts of a file: one of a name that is there in its area is changed, the rest are new."""
    plan = Plan(frozenset({EFFORTS}))
    rows = usable(
        plan,
        content.rows,
        all_areas(connection),
        key=_key,
        content=lambda row: row.effort,
        code=lambda row: row.effort.area,
        texts=lambda row: row.effort.texts.values(),
    )
    ids = {(each.area, each.name.casefold()): each.id for each in read_efforts(connection)}
    lists = (EffortField.GROUPS, EffortField.NEEDS)
    words = {of: {word.casefold(): word for word in read_words(connection, of)} for of in lists}
    plan.parts = [Part(EFFORT, [{**columns_of(row.effort, words), "id": ids.get(_key(row))} for row in rows])]
    return plan


def check_efforts(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Efforts that end before they begin, and two of one name in an area, which a file can be made to hold."""
    seen: set[tuple[str, str]] = set()
    for each in read_efforts(connection):
        where = tr("Insatsen ”{name}”, {area}").format(name=each.name, area=areas[each.area].name)
        if (each.starts or date.min) > (each.ends or date.max):
            yield CheckProblem(where, tr("Insatsen slutar innan den börjar."))
        if (at := (each.area, each.name.casefold())) in seen:
            yield CheckProblem(where, tr("Två insatser har samma namn."))
        seen.add(at)


def _fill(_ws: Workspace, _told: Told, take_in: TakeIn) -> None:
    take_in("insatser.csv", tr("Påhittade insatser (exempel)"))


def _key(row: EffortRow) -> tuple[str, str]:
    return row.effort.area, row.effort.name.casefold()
