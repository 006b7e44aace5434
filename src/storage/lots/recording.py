"""Recording LOTS cases, case workers and the status of months (domain handbook §5)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from sqlalchemy import Table

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_count
from domain.ground.period import Period, PeriodKind, parse_month, span_label
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.completeness import MONTHS_BEFORE, expected_cells, months_after, silent_parties
from domain.lots.month import (
    AgeGroup,
    CellKey,
    Counts,
    LotsMonth,
    MonthStatus,
    Party,
    Severity,
    crossed,
    is_cross,
    tally_month,
)
from domain.lots.period import as_margins
from domain.lots.resource_check import share_label
from storage.areas.queries import read_stored_settings
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, stored_count
from storage.ground.rows import fetch, key_text
from storage.ground.texts import checked_text
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.lots.month_lock import finish_month, keep_correction, put_status, see_that_it_holds_totals, status_of
from storage.lots.queries import lots_key, read_months
from storage.schema.lots import CELL_COMMENT, LOTS_MONTH, LOTS_STAR, LOTS_WORKERS

TotalKey = tuple[str, Period, Party]
"""An area's code, a month and a party."""
Silent = Literal[0, Empty.SAKNAS] | None
"""What is recorded as the total of a party that a month leaves out: no cases, or that it does not report."""
_WHOLE = (Sex.UNSPLIT, AgeGroup.ALLA)


def record_lots_cells(
    ws: Workspace,
    *,
    area: str,
    month: Period,
    cells: Mapping[CellKey, Value | None],
    correction: str = "",
    goes_on: bool = False,
    typed: bool = False,
) -> Changes:
    """Records cases of one month (*registrera LOTS*); None takes a figure away so that it was never recorded. Of
    a cross that is `typed` cell by cell, what a party lacks is recorded as missing.

    A locked month is changed only with a reason in `correction`, which is kept (ruling 20). A month marked *klar*
    or *låst* that is no longer complete becomes *öppen*, unless the correction `goes_on` with more figures. Raises
    UserProblem for an unknown area, a locked month, one that is filled from its cases, or a personal number in the
    reason; ValueError for a party that only period posts have.
    """
    if any(party is Party.ALLA for party, _, _ in cells):
        raise ValueError("a month is recorded by party")
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        if typed and any(map(is_cross, cells)):
            cells = _with_what_a_cross_lacks(cells, read_months(op.connection, where, month, month)[0].counts)
        _put_cells(op, where, month, cells)
        _name_figure(op, where, month, LOTS_MONTH, "cases")
        if op.log:
            finish_month(op, where, month, correction, goes_on=goes_on)
    return op.changes


def record_lots_totals(ws: Workspace, *, cells: Mapping[TotalKey, Value | None]) -> Changes:
    """Records the parties' totals of several months or areas as one operation (*ett helt år*, *alla kommuner*).

    Raises UserProblem as `record_lots_cells` does; nothing is written then, of any month.
    """
    months: dict[tuple[str, Period], dict[CellKey, Value | None]] = defaultdict(dict)
    for (area, month, party), value in cells.items():
        months[area, month][party, *_WHOLE] = value
    with operation(ws, "", {Subject.LOTS}) as op:
        wheres = {area: known_area(op.connection, area) for area, _month in months}
        for (area, month), of_month in months.items():
            before = len(op.log)
            _put_cells(op, wheres[area], month, of_month)
            if len(op.log) > before:
                finish_month(op, wheres[area], month, "")
        span = span_label(min(month for _area, month in months), max(month for _area, month in months))
        named = next(iter(wheres.values())).name if len(wheres) == 1 else tr("flera kommuner")
        op.label = tr("LOTS {months}, {area}").format(months=span, area=named)
        changed = one_figure(op, LOTS_MONTH, ("cases",))
        if changed is not None:
            row = changed.row
            _name_figure(op, wheres[row["area_code"]], parse_month(row["month"]), LOTS_MONTH, "cases")
    return op.changes


def _with_what_a_cross_lacks(cells: Mapping[CellKey, Value | None], kept: Counts) -> dict[CellKey, Value | None]:
    """The cells, and those that the parties of them are expected to have as missing; a party without a figure left has
    no cross. One that was read in without some of them is left so: in a file what is left out is nought."""
    found = dict(cells)
    for party in {key[0] for key in cells if is_cross(key)}:
        before, expected = crossed(kept, party), set(expected_cells(party))
        after = {**before, **{key: value for key, value in cells.items() if key[0] is party and is_cross(key)}}
        if all(value in (None, Empty.SAKNAS) for value in after.values()):
            found |= dict.fromkeys(after)
        elif not before or expected <= before.keys():
            found |= {key: Empty.SAKNAS for key in expected if after.get(key) is None}
    return found


def _put_cells(op: Operation, area: Area, month: Period, cells: Mapping[CellKey, Value | None]) -> None:
    see_that_it_holds_totals(op, area, month)
    # What is recorded of a party is said instead of that it does not report.
    reporting = {cell[0] for cell, value in cells.items() if value is not None and cell[1:] != _WHOLE}
    keys = {cell: lots_key(area.code, month, cell) for cell in cells}
    totals = [lots_key(area.code, month, (party, *_WHOLE)) for party in reporting]
    said = fetch(op.connection, LOTS_MONTH, totals)
    op.delete(LOTS_MONTH, [key for key, row in said.items() if figure(row, "cases") is Empty.SAKNAS])
    op.put(
        LOTS_MONTH,
        [
            {**_cell_columns(keys[cell]), **stored_count("cases", value)}
            for cell, value in cells.items()
            if value is not None
        ],
    )
    op.delete(LOTS_MONTH, [keys[cell] for cell, value in cells.items() if value is None])


def record_lots_workers(
    ws: Workspace,
    *,
    area: str,
    month: Period,
    workers: Mapping[Party, Value | None],
    correction: str = "",
    goes_on: bool = False,
) -> Changes:
    """Records the number of different case workers (*unika handläggare*) per party; as `record_lots_cells`."""
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        see_that_it_holds_totals(op, where, month)
        op.put(
            LOTS_WORKERS,
            [
                {"area_code": area, "month": month.code, "party": party.value, **stored_count("workers", value)}
                for party, value in workers.items()
                if value is not None
            ],
        )
        gone = [(area, month.code, party.value) for party, value in workers.items() if value is None]
        op.delete(LOTS_WORKERS, gone)
        _name_figure(op, where, month, LOTS_WORKERS, "workers")
        if op.log:
            finish_month(op, where, month, correction, goes_on=goes_on)
    return op.changes


def change_form(ws: Workspace, *, area: str, month: Period, to_cross: bool, correction: str = "") -> Changes:
    """Takes away a month's margins, so that its cross can be typed, or lets the month hold the margins that its cross
    adds up to (*korstabell, månadstal*, ruling 15). A correction of a locked month goes on. Raises UserProblem as
    `record_lots_cells`; and for a cross that lacks a cell or differs from its check sums, whose sums would be others.
    """
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        form = tr("korstabell") if to_cross else tr("månadstal")
        op.label = tr("LOTS {month}, {area}: {form}").format(month=month.label, area=where.name, form=form)
        kept = read_months(op.connection, where, month, month)[0]
        cells: dict[CellKey, Value | None] = {key: None for key in kept.counts if is_cross(key) is not to_cross}
        if not to_cross:
            wrong = [each.text for each in tally_month(kept).findings if each.severity is Severity.WARNING]
            if wrong:
                text = tr(
                    "LOTS {month}, {area} kan inte bli månadstal än: korstabellen har rutor som saknas, eller stämmer "
                    "inte med kontrollsummorna. Ingenting har ändrats. Fyll i eller rätta dem först."
                )
                raise UserProblem(text.format(month=month.label, area=where.name), tuple(wrong))
            cells |= as_margins({key: value for key, value in kept.counts.items() if is_cross(key)})
        _put_cells(op, where, month, cells)
        if op.log:
            finish_month(op, where, month, correction, goes_on=True)
    return op.changes


def set_month_status(
    ws: Workspace,
    *,
    area: str,
    month: Period,
    status: MonthStatus,
    reason: str = "",
    silent: Silent = None,
) -> Changes:
    """Marks the month *öppen*, *klar* or *låst*.

    `silent` is recorded of each party that is expected and left out (decision 40). Raises UserProblem with the findings
    as details when an incomplete month is to be *klar* or *låst* (ruling 16) and when such a party is left out still;
    and when a locked month is to be opened without a `reason`, which is kept.
    """
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        op.label = tr("LOTS {month}, {area}: {status}").format(month=month.label, area=where.name, status=status.label)
        before = status_of(op.connection, where, month)
        if before is status:
            return op.changes
        if status is not MonthStatus.OPPEN:
            around = read_months(op.connection, where, months_after(month, -MONTHS_BEFORE), month)
            left_out = silent_parties(around[-1], around)
            if silent is not None and left_out:
                _put_cells(op, where, month, {(each, *_WHOLE): silent for each in left_out})
                around = (*around[:-1], read_months(op.connection, where, month, month)[0])
            _see_that_it_is_complete(around, status)
        if before is MonthStatus.LAST:
            keep_correction(op, where, month, reason)
        put_status(op, where, month, status)
    return op.changes


def comment_cell(ws: Workspace, *, area: str, month: Period, cell: CellKey, text: str) -> Changes:
    """Writes the comment of a cell; empty text takes it away. Raises PersonalNumberProblem."""
    comment = checked_text(tr("Kommentar"), text.strip())
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        op.label = tr("kommentar till LOTS {month}, {area}").format(month=month.label, area=where.name)
        key = LOTS_MONTH.name, key_text(lots_key(area, month, cell))
        if comment:
            op.put(CELL_COMMENT, [{"subject": key[0], "row_key": key[1], "comment": comment}])
        else:
            op.delete(CELL_COMMENT, [key])
    return op.changes


def star_cell(ws: Workspace, *, area: str, month: Period, cell: CellKey, starred: bool) -> Changes:
    """Marks a cell as one to come back to (*stjärna*), or takes that away; also in a month that is locked."""
    party, sex, age = cell
    with operation(ws, "", {Subject.LOTS}) as op:
        where = _begin(op, area, month)
        name = f"{party.short} {share_label(sex, age.value, read_stored_settings(op.connection).age_border)}".strip()
        text = tr("stjärna vid {cell}, LOTS {month}, {area}")
        op.label = text.format(cell=name, month=month.label, area=where.name)
        if not starred:
            op.label = tr("borttagen {star}").format(star=op.label)
        key = dict(
            zip(
                ("area_code", "month", "party", "sex", "age_group"),
                (area, month.code, party.value, sex.value, age.value),
                strict=True,
            )
        )
        if starred:
            op.put(LOTS_STAR, [key])
        else:
            op.delete(LOTS_STAR, [tuple(key.values())])
    return op.changes


def _begin(op: Operation, area: str, month: Period) -> Area:
    if month.kind is not PeriodKind.MONTH:
        raise ValueError(f"{month.code} is no month")
    where = known_area(op.connection, area)
    op.label = tr("LOTS {month}, {area}").format(month=month.label, area=where.name)
    return where


def _name_figure(op: Operation, area: Area, month: Period, table: Table, column: str) -> None:
    """The label of an operation that changed one figure names it and both values (ruling 54)."""
    changed = one_figure(op, table, (column,))
    if changed is None:
        return
    row = changed.row
    party = Party(row["party"]).short
    cell = tr("{party} handläggare").format(party=party)
    if table is LOTS_MONTH:
        border = read_stored_settings(op.connection).age_border
        cell = f"{party} {share_label(Sex(row['sex']), row['age_group'], border)}".strip()
    place = tr("{area} {month}, {cell}").format(area=area.name, month=month.label, cell=cell)
    op.label = changed.words(place)


def _cell_columns(key: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(("area_code", "month", "party", "unit", "sex", "age_group"), key, strict=True))


def _see_that_it_is_complete(around: Sequence[LotsMonth], status: MonthStatus) -> None:
    """Of the last of the months."""
    month = around[-1]
    text = tr("LOTS {month}, {area} kan inte märkas som {status}: {reason}.")
    where = {"month": month.month.label, "area": month.area.name, "status": status.label}
    if not month.counts:
        raise UserProblem(text.format(**where, reason=tr("inget är registrerat")))
    found = [each.text for each in tally_month(month).findings if each.severity is Severity.WARNING]
    left_out = tr("{party}: inget är registrerat, men parten hade siffror senast.")
    found += [left_out.format(party=each.label) for each in silent_parties(month, around)]
    if found:
        reason = (
            tr("en sak är ofullständig")
            if len(found) == 1
            else tr("{count} saker är ofullständiga").format(count=show_count(len(found)))
        )
        raise UserProblem(text.format(**where, reason=reason), tuple(found))
