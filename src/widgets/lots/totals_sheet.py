"""Parties' totals as a grid: the months of a year, or the areas of a month, against the parties."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.display import EN_DASH, show_count
from domain.ground.period import Period, month_names, parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.month import PARTIES, AgeGroup, LotsMonth, MonthStatus, Party, tally_month
from domain.lots.review import show_total
from storage.lots.recording import TotalKey
from widgets.parts.sign import Sign
from widgets.sheet.block import Block
from widgets.sheet.content import Cell, Column, GridContent, Kind, Mark, Row, TotalCell, Totals, Values
from widgets.sheet.content import CellKey as GridKey

_SUM = "summa"


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One row: a month of one area, under the name it has in the sheet."""

    label: str
    recorded: LotsMonth

    @property
    def key(self) -> str:
        """The row's key: `0360|2016-05`."""
        return f"{self.recorded.area.code}|{self.recorded.month.code}"


def year_rows(months: Sequence[LotsMonth]) -> list[TotalsRow]:
    """A row for each month of one area."""
    return [TotalsRow(month_names()[each.month.number - 1].capitalize(), each) for each in months]


def area_rows(months: Sequence[LotsMonth]) -> list[TotalsRow]:
    """A row for each area in one month."""
    return [TotalsRow(each.area.name, each) for each in months]


def totals_sheet(
    rows: Sequence[TotalsRow], *, subject: str, name: str, hidden: str, locked: str, now: Period
) -> GridContent:
    """The sheet. A total that is divided by sex, age or cases is their sum and is only read; so is a month that is
    locked, or after `now`, the month of today."""
    cells = {
        (row.key, party.value): _cell(row.recorded, party, locked=bool(locked) or row.recorded.month > now)
        for row in rows
        for party in PARTIES
    }
    return GridContent(
        subject=subject,
        name=name,
        columns=(
            *(Column(party.value, party.short, spoken=party.label) for party in PARTIES),
            Column(_SUM, tr("Summa"), kind=Kind.TOTAL),
        ),
        rows=(*(Row(row.key, row.label) for row in rows), Row(_SUM, tr("Summa"), kind=Kind.TOTAL)),
        cells=cells,
        totals=_totals([row.key for row in rows]),
        hidden=hidden,
        locked=locked,
    )


def total_key(key: GridKey) -> TotalKey | None:
    """What stands at a place in the sheet; None for a sum."""
    row, column = key
    if _SUM in (row, column):
        return None
    code, _, month = row.partition("|")
    return code, parse_month(month), Party(column)


def publish_totals(rows: Sequence[TotalsRow], threshold: int, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may leave the program: the figures of a sheet tell of one another, so that with a small one
    among them none is told."""
    values = [total for row in rows for total in tally_month(row.recorded).by_party.values()]
    if not any(isinstance(value, int) and 0 < value < threshold for value in values):
        return block
    return tuple(
        tuple(
            tr("dolt") if any(sign.isdecimal() for sign in text) else text
            for _key, text in zip(line, texts, strict=True)
        )
        for line, texts in zip(keys, block, strict=True)
    )


def _cell(recorded: LotsMonth, party: Party, *, locked: bool) -> Cell:
    divided = any(key[0] is party and key[1:] != (Sex.UNSPLIT, AgeGroup.ALLA) for key in recorded.counts)
    if not divided:
        value = recorded.counts.get((party, Sex.UNSPLIT, AgeGroup.ALLA))
        fixed = locked or recorded.by_case or recorded.status is MonthStatus.LAST
        return Cell(value, read_only=fixed)
    tallied = next(each for each in tally_month(recorded).parties if each.party is party)
    mark = Mark(Sign.WARNING, tr("Kön och ålder ger olika summor.")) if tallied.disagrees else None
    return Cell(tallied.total, mark, read_only=True, text=show_total(tallied) if tallied.disagrees else "")


def _totals(keys: Sequence[str]) -> Totals:
    def count(values: Values) -> dict[GridKey, TotalCell]:
        found: dict[GridKey, TotalCell] = {}
        for row in keys:
            of_row = [values[row, party.value] for party in PARTIES if (row, party.value) in values]
            if of_row:
                found[row, _SUM] = TotalCell(_sum_text(of_row))
        begun = [row for row in keys if any((row, party.value) in values for party in PARTIES)]
        for party in PARTIES:
            of_party = [values.get((row, party.value), Empty.SAKNAS) for row in begun]
            if any((row, party.value) in values for row in begun):
                found[_SUM, party.value] = TotalCell(_sum_text(of_party))
        if begun:
            found[_SUM, _SUM] = TotalCell(_sum_text([value for row in begun for value in _of_row(values, row)]))
        return found

    return count


def _of_row(values: Values, row: str) -> list[Value]:
    return [values[row, party.value] for party in PARTIES if (row, party.value) in values]


def _sum_text(parts: Sequence[Value]) -> str:
    """`7`, `minst 7` where a part is missing, `–` of nothing but *ej tillämpligt*."""
    total = exact_sum(parts)
    if not isinstance(total, Empty):
        return show_count(total)
    known = at_least(parts)
    if total is Empty.SAKNAS and known:
        return tr("minst {count}").format(count=show_count(known))
    return EN_DASH if total is Empty.EJ_TILLAMPLIGT else total.label
