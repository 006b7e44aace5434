"""Recording LOTS cases one by one (*ärendelogg*), and whether a month holds cases or totals (decision 35)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from sqlalchemy import Table, exists, select

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_count
from domain.ground.period import Period, parse_month
from domain.ground.period import month as month_of
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.lots.case import CaseList, LotsCase, joined, worker_code
from domain.lots.month import MonthStatus
from domain.lots.period import as_margins
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored_count
from storage.ground.rows import Row, fetch, key_of
from storage.log.recorder import Operation, operation
from storage.lots.case_words import change_of_case
from storage.lots.cases import COLUMN_OF, read_case_words
from storage.lots.month_lock import finish_month, keep_correction, put_status, status_of
from storage.lots.queries import lots_key, read_months
from storage.schema.lots import LOTS_CASE, LOTS_MONTH, LOTS_WORKERS, MONTH_STATUS

_At = tuple[str, str]


def record_case(ws: Workspace, *, case: LotsCase, case_id: int | None = None, correction: str = "") -> Changes:
    """Records a case (*registrera ärende*), or changes the case `case_id`.

    The first case of a month without figures makes it one that is filled from its cases. Raises UserProblem for a month
    that holds totals, a locked one without a reason in `correction`, a word that is in no list, a case worker's code
    that could be a name, a day outside the month, and a case that is no more.
    """
    with operation(ws, "", {Subject.LOTS}) as op:
        area = known_area(op.connection, case.area.code)
        values = _columns(op, case)
        where = {"month": case.month.label, "area": area.name, "party": case.party.short}
        if case_id is None:
            op.label = tr("ärende från {party} i {month}, {area}").format(**where)
            status = _open_for_cases(op, area, case.month)
            op.insert(LOTS_CASE, values)
            if status is not MonthStatus.OPPEN:
                finish_month(op, area, case.month, correction)
        else:
            op.label = tr("ändrat ärende från {party} i {month}, {area}").format(**where)
            months = _change(op, [case_id], values)
            if what := change_of_case(op):
                op.label = tr("ärende i {month}, {area}: {what}").format(**where, what=what)
            _forget_empty(op, months)
            _finish(op, months, correction)
    return op.changes


def change_cases(ws: Workspace, *, ids: Sequence[int], to: Mapping[str, Any], correction: str = "") -> Changes:
    """Gives several cases the same values in the fields of `to`, named as in `LotsCase` (*rätta flera*). Raises as
    `record_case`."""
    with operation(ws, "", {Subject.LOTS}) as op:
        one, many = tr("rättat ärende"), tr("{count} rättade ärenden")
        op.label = one if len(ids) == 1 else many.format(count=show_count(len(ids)))
        months = _change(op, ids, _named(op, to))
        _forget_empty(op, months)
        _finish(op, months, correction)
    return op.changes


def remove_cases(ws: Workspace, *, ids: Sequence[int], correction: str = "") -> Changes:
    """Takes cases away. A month that has none left, was open and held no totals is as if nothing had been recorded."""
    with operation(ws, "", {Subject.LOTS}) as op:
        one, many = tr("borttaget ärende"), tr("{count} borttagna ärenden")
        op.label = one if len(ids) == 1 else many.format(count=show_count(len(ids)))
        found = _those(op, ids)
        op.delete(LOTS_CASE, [(each,) for each in ids])
        months = {(row["area_code"], row["month"]) for row in found}
        _forget_empty(op, months)
        _finish(op, months, correction)
    return op.changes


def fill_from_cases(
    ws: Workspace, *, area: str, month: Period, keep_totals: bool = True, correction: str = ""
) -> Changes:
    """Lets the month be filled from its cases (*gå över till ärenden*). The totals it holds stay beside as check sums
    where `keep_totals` says so, else they are taken away. The month is *öppen* again: its cases are still to come."""
    with operation(ws, "", {Subject.LOTS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("LOTS {month}, {area}: ärende för ärende").format(month=month.label, area=where.name)
        if status_of(op.connection, where, month) is MonthStatus.LAST:
            keep_correction(op, where, month, correction)
        if not keep_totals:
            _drop_totals(op, where, month)
        _set_by_case(op, (area, month.code), by_case=True)
        put_status(op, where, month, MonthStatus.OPPEN)
    return op.changes


def fill_by_totals(ws: Workspace, *, area: str, month: Period, correction: str = "") -> Changes:
    """Lets the month hold totals (*gå över till månadstal*): what its cases add up to by sex and by age is written, as
    whoever records totals writes it, with the different case workers, and the cases are taken away. Undo brings them
    back."""
    with operation(ws, "", {Subject.LOTS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("LOTS {month}, {area}: månadstal i stället för ärenden").format(
            month=month.label, area=where.name
        )
        filled = read_months(op.connection, where, month, month)[0]
        if not filled.by_case:
            return op.changes
        _drop_totals(op, where, month)
        cells = {lots_key(area, month, cell): value for cell, value in as_margins(filled.counts).items()}
        columns = ("area_code", "month", "party", "unit", "sex", "age_group")
        op.put(
            LOTS_MONTH,
            [{**dict(zip(columns, at, strict=True)), **stored_count("cases", value)} for at, value in cells.items()],
        )
        op.put(
            LOTS_WORKERS,
            [
                {"area_code": area, "month": month.code, "party": party.value, **stored_count("workers", value)}
                for party, value in filled.workers.items()
            ],
        )
        gone = select(LOTS_CASE.c.id).where(LOTS_CASE.c.area_code == area, LOTS_CASE.c.month == month.code)
        op.delete(LOTS_CASE, [(each,) for each in op.connection.execute(gone).scalars().all()])
        _set_by_case(op, (area, month.code), by_case=False)
        _finish(op, {(area, month.code)}, correction)
    return op.changes


def drop_held_totals(ws: Workspace, *, area: str, month: Period) -> Changes:
    """Takes away the totals that stand beside a month's cases as check sums; what the month adds up to is the same."""
    with operation(ws, "", {Subject.LOTS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("kontrollsummor borttagna, LOTS {month}, {area}").format(month=month.label, area=where.name)
        filled = read_months(op.connection, where, month, month)[0]
        if filled.by_case:
            _drop_totals(op, where, month)
    return op.changes


_FIELD_OF = {
    "party": "party",
    "sex": "sex",
    "age": "age_group",
    "problem": "problem",
    "day": "received_on",
    "month": "month",
    "worker": "worker_code",
    "unit": "unit",
    "requests": "requests",
    "outcomes": "outcomes",
    "risk_factors": "risk_factors",
}
"""Where each field of a case is kept."""


def _columns(op: Operation, case: LotsCase) -> Row:
    if case.day is not None and month_of(case.day.year, case.day.month) != case.month:
        raise UserProblem(
            tr("Dagen {day} ligger inte i {month}. Ärendet är inte sparat.").format(
                day=case.day.isoformat(), month=case.month.label
            )
        )
    return {"area_code": case.area.code, **_named(op, {name: getattr(case, name) for name in _FIELD_OF})}


def _named(op: Operation, fields: Mapping[str, Any]) -> Row:
    """The fields as columns. Raises UserProblem for what has no place in a case."""
    words: Mapping[CaseList, Mapping[str, str]] = {of: of.words for of in CaseList}
    if not all(words[_LIST_OF[name]].keys() >= _codes(value) for name, value in fields.items() if name in _LIST_OF):
        # Most cases have the program's words alone, and the workspace's own need not be asked for.
        words = read_case_words(op.connection)
    if fields.get("sex") is Sex.ALLA:
        raise ValueError("a case is about one person")
    return {_FIELD_OF[name]: _stored(name, value, words) for name, value in fields.items()}


_LIST_OF = {column: of for of, column in COLUMN_OF.items()}


def _stored(name: str, value: Any, words: Mapping[CaseList, Mapping[str, str]]) -> Any:
    if name == "worker":
        return worker_code(value)
    if name in _LIST_OF:
        codes = _codes(value)
        if not words[_LIST_OF[name]].keys() >= codes:
            text = tr("{list}: ett av orden finns inte i arbetsbokens lista. Ingenting har ändrats.")
            raise UserProblem(text.format(list=_LIST_OF[name].label))
        return joined(codes)
    if isinstance(value, Period):
        return value.code
    return value.value if isinstance(value, Enum) else value


def _codes(value: str | Iterable[str]) -> set[str]:
    return set(filter(None, (value,) if isinstance(value, str) else value))


def _those(op: Operation, ids: Sequence[int]) -> list[Row]:
    found = fetch(op.connection, LOTS_CASE, [(each,) for each in ids])
    if len(found) < len(set(ids)):
        raise UserProblem(tr("Ärendet finns inte längre. Ingenting har ändrats."))
    return list(found.values())


def _change(op: Operation, ids: Sequence[int], values: Row) -> set[_At]:
    """Gives the cases the values; the months they left and those they came to."""
    months: set[_At] = set()
    for row in _those(op, ids):
        after = {**row, **values}
        if after["month"] != row["month"] and "received_on" not in values:
            after["received_on"] = None
        old, new = ((each["area_code"], each["month"]) for each in (row, after))
        if new != old:
            _open_for_cases(op, known_area(op.connection, new[0]), parse_month(new[1]))
        op.update(LOTS_CASE, key_of(LOTS_CASE, row), {**values, "received_on": after["received_on"]})
        months |= {old, new}
    return months


def _open_for_cases(op: Operation, area: Area, month: Period) -> MonthStatus:
    """Sees that the month takes cases; its status. Raises UserProblem where it holds totals."""
    at = (area.code, month.code)
    found = fetch(op.connection, MONTH_STATUS, [at]).get(at)
    if found is not None and found["by_case"]:
        return MonthStatus(found["status"])
    if _has_rows(op, LOTS_MONTH, at) or _has_rows(op, LOTS_WORKERS, at):
        text = tr(
            "{month}, {area} har månadstal. Ärendet är inte sparat. "
            "Välj Gå över till ärenden, så fylls månaden från ärendena i stället."
        )
        raise UserProblem(text.format(month=month.label.capitalize(), area=area.name))
    _set_by_case(op, at, by_case=True)
    return MonthStatus.OPPEN if found is None else MonthStatus(found["status"])


def _has_rows(op: Operation, table: Table, at: _At) -> bool:
    wanted = exists().where(table.c.area_code == at[0], table.c.month == at[1])
    return bool(op.connection.execute(select(wanted)).scalar_one())


def _set_by_case(op: Operation, at: _At, *, by_case: bool) -> None:
    found = fetch(op.connection, MONTH_STATUS, [at]).get(at)
    status = MonthStatus.OPPEN.value if found is None else found["status"]
    op.put(MONTH_STATUS, [{"area_code": at[0], "month": at[1], "status": status, "by_case": by_case}])


def _forget_empty(op: Operation, months: Iterable[_At]) -> None:
    """A month that has no case left, is open and holds no totals beside is as if nothing had been recorded: nought is
    said of it only by whoever lets it be filled from its cases, or marks it as done."""
    for at in months:
        found = fetch(op.connection, MONTH_STATUS, [at]).get(at)
        is_open = found is not None and found["status"] == MonthStatus.OPPEN.value
        if is_open and not any(_has_rows(op, each, at) for each in (LOTS_CASE, LOTS_MONTH, LOTS_WORKERS)):
            op.delete(MONTH_STATUS, [at])


def _finish(op: Operation, months: Iterable[_At], correction: str) -> None:
    """What is to be done when figures of the months have changed."""
    for code, month in sorted(months) if op.log else ():
        finish_month(op, known_area(op.connection, code), parse_month(month), correction)


def _drop_totals(op: Operation, area: Area, month: Period) -> None:
    for table in (LOTS_MONTH, LOTS_WORKERS):
        rows = op.connection.execute(select(table).where(table.c.area_code == area.code, table.c.month == month.code))
        op.delete(table, [key_of(table, dict(row)) for row in rows.mappings().all()])
