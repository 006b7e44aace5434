"""How far the months of LOTS have come (*fullständighet*), as rows to look at and as what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from domain.ground.area import Area
from domain.ground.period import Period
from domain.lots.completeness import MonthStanding, Standing, completeness, completeness_words
from widgets.parts.month_grid import MonthRow
from widgets.text import tr

_DOUBTFUL = (Standing.MISSING, Standing.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class StandingCell:
    """One month of one area, as a word."""

    stands: MonthStanding
    is_status: ClassVar[bool] = True
    depth: ClassVar[None] = None

    @property
    def month(self) -> Period:
        """The month it is about."""
        return self.stands.month

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return self.stands.standing.label

    @property
    def doubtful(self) -> bool:
        """True of what has to be done something about, and of what is late."""
        unfinished = not self.stands.is_finished and self.stands.late
        return self.stands.standing in _DOUBTFUL or unfinished

    @property
    def spoken(self) -> str:
        """The cell said aloud."""
        said = tr("{area}, {month}: {standing}").format(
            area=self.stands.area.name, month=self.month.label, standing=self.stands.standing.words
        )
        return tr("{said}, sen").format(said=said) if self.stands.late else said


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """The earliest month of an area that something is left to do with, and what."""

    area: Area
    month: Period
    remark: str


def board_rows(standing: Sequence[Sequence[MonthStanding]]) -> tuple[MonthRow, ...]:
    """A row for each area that keeps LOTS; how many of its months are done stands beside its name."""
    rows = []
    for months in standing:
        counted = completeness(months)
        if counted.expected:
            text = tr("{area}, {done} av {expected} klara")
            label = text.format(area=months[0].area.name, done=counted.done, expected=counted.expected)
            rows.append(MonthRow(label, tuple(StandingCell(each) for each in months), months[0].area.code))
    return tuple(rows)


def first_missing(rows: Sequence[MonthRow]) -> tuple[int, int] | None:
    """The row and column of the earliest month that nothing is registered for; None where there is none."""
    missing = [
        (cell.month, at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
        if isinstance(cell, StandingCell) and cell.stands.standing is Standing.MISSING
    ]
    return min(missing)[1:] if missing else None


def in_all(standing: Sequence[Sequence[MonthStanding]]) -> str:
    """The same counted over all areas, in a line."""
    return completeness_words(completeness([each for months in standing for each in months]))


def left_to_do(standing: Sequence[Sequence[MonthStanding]]) -> list[LeftToDo]:
    """Of each area the earliest month that is incomplete, and the earliest that is only to be marked as done."""
    remarks = {
        Standing.INCOMPLETE: tr("ofullständig"),
        Standing.OPEN: tr("ska granskas och märkas klar"),
        Standing.DONE: tr("klar men inte låst"),
    }
    found = []
    for wanted, remark in remarks.items():
        for months in standing:
            those = [each for each in months if each.standing is wanted]
            if those:
                said = remark + _and_more(len(those) - 1)
                found.append(LeftToDo(those[0].area, those[0].month, said))
    return found


def _and_more(count: int) -> str:
    if not count:
        return ""
    return tr(", och en månad till") if count == 1 else tr(", och {count} månader till").format(count=count)
