"""Parties' totals as a grid: the months of a year, or the areas of a month, against the parties."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from domain.ground.display import EN_DASH, show_count
from domain.ground.period import Period, month_names, parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum, is_hidden
from domain.lots.case import difference_words, differences
from domain.lots.completeness import expected_parties
from domain.lots.month import PARTIES, AgeGroup, LotsMonth, MonthStatus, Party, tally_month
from domain.lots.review import show_total
from storage.lots.recording import TotalKey
from widgets.lots.public import without_figures
from widgets.parts.sign import Sign
from widgets.sheet.block import Block
from widgets.sheet.content import (
    Cell,
    Column,
    GridContent,
    Kind,
    Mark,
    Row,
    TotalCell,
    Totals,
    Values,
    with_room_for_sums,
)
from widgets.sheet.content import CellKey as GridKey

_SUM = "summa"


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One row: a month of one area, under the name it has in the sheet. `expected` are the parties that it is to have
    figures of; a row that is `due` is to have some, so that a sum over rows without them is the least it can be."""

    label: str
    recorded: LotsMonth
    expected: tuple[Party, ...] = ()
    due: bool = False

    @property
    def key(self) -> str:
        """The row's key: `0360|2016-05`."""
        return f"{self.recorded.area.code}|{self.recorded.month.code}"


def year_rows(months: Sequence[LotsMonth], year: int) -> list[TotalsRow]:
    """A row for each month of one area's year; `months` reach a year further back. Those between two with figures are
    due."""
    last = max((each.month for each in months if each.counts), default=None)
    begun = any(each.counts for each in months if each.month.year < year)
    rows = []
    for each in months:
        if each.month.year == year:
            begun = begun or bool(each.counts)
            due = begun and last is not None and each.month <= last
            expected = expected_parties(each.month, months)
            rows.append(TotalsRow(month_names()[each.month.number - 1].capitalize(), each, expected, due))
    return rows


def area_rows(areas: Iterable[Sequence[LotsMonth]]) -> list[TotalsRow]:
    """A row for each area, in the last of its months; due where those before it have figures."""
    rows = []
    for months in areas:
        expected = expected_parties(months[-1].month, months)
        rows.append(TotalsRow(months[-1].area.name, months[-1], expected, due=bool(expected)))
    return rows


def totals_sheet(rows: Sequence[TotalsRow], *, subject: str, name: str, locked: str, now: Period) -> GridContent:
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
        columns=with_room_for_sums(
            (
                *(Column(party.value, party.short, spoken=party.label) for party in PARTIES),
                Column(_SUM, tr("Summa"), kind=Kind.TOTAL),
            )
        ),
        rows=(*(Row(row.key, row.label) for row in rows), Row(_SUM, tr("Summa"), kind=Kind.TOTAL)),
        cells=cells,
        totals=_totals(rows),
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
    parties = [tallied for row in rows for tallied in tally_month(row.recorded).parties]
    if not any(is_hidden(each.total) or 0 < each.least < threshold for each in parties):
        return block
    return without_figures(keys, block)


def _cell(recorded: LotsMonth, party: Party, *, locked: bool) -> Cell:
    divided = any(key[0] is party and key[1:] != (Sex.UNSPLIT, AgeGroup.ALLA) for key in recorded.counts)
    if not divided:
        value = recorded.counts.get((party, Sex.UNSPLIT, AgeGroup.ALLA))
        fixed = locked or recorded.by_case or recorded.status is MonthStatus.LAST
        return Cell(value, read_only=fixed)
    tallied = next(each for each in tally_month(recorded).parties if each.party is party)
    mark = Mark(Sign.WARNING, tr("Kön och ålder ger olika summor.")) if tallied.disagrees else None
    apart = [each for each in differences(recorded.counts, recorded.held) if each[0][0] is party]
    if apart:
        mark = Mark(Sign.WARNING, " ".join(difference_words(*each) for each in apart))
    text = Empty.DOLT.label if tallied.total is Empty.DOLT else ""
    if tallied.total is Empty.SAKNAS:
        text = show_total(tallied) if tallied.disagrees else _sum_text([tallied.total], tallied.least)
    return Cell(tallied.total, mark, read_only=True, text=text)


def _totals(rows: Sequence[TotalsRow]) -> Totals:
    """The sums; of a total that is not known its parts may be, and count in what the sum is at least."""
    least = {
        (row.key, tallied.party.value): tallied.least
        for row in rows
        for tallied in tally_month(row.recorded).parties
        if tallied.total is Empty.SAKNAS
    }

    def count(values: Values) -> dict[GridKey, TotalCell]:
        parts: dict[GridKey, Value] = {}
        for row in rows:
            typed = {(row.key, party.value) for party in PARTIES} & values.keys()
            if typed or row.due:
                parts |= dict.fromkeys(((row.key, party.value) for party in row.expected), Empty.SAKNAS)
            parts |= {key: values[key] for key in typed}

        def summed(keys: Collection[GridKey]) -> TotalCell | None:
            if values.keys().isdisjoint(keys):
                return None
            known = sum(least.get(key, 0) for key in keys if parts[key] is Empty.SAKNAS)
            return TotalCell(_sum_text([parts[key] for key in keys], known))

        found = {(row.key, _SUM): summed([key for key in parts if key[0] == row.key]) for row in rows}
        found |= {(_SUM, party.value): summed([key for key in parts if key[1] == party.value]) for party in PARTIES}
        found[_SUM, _SUM] = summed(parts)
        return {key: cell for key, cell in found.items() if cell is not None}

    return count


def _sum_text(parts: Sequence[Value], known: int) -> str:
    """`7`, `minst 7` where a part is missing, `–` of nothing but *ej tillämpligt*; `known` is what the parts that are
    missing are at least."""
    total, least = exact_sum(parts), int(at_least(parts)) + known
    if total is Empty.SAKNAS and least:
        return tr("minst {count}").format(count=show_count(least))
    return EN_DASH if total is Empty.EJ_TILLAMPLIGT else show_count(total)
