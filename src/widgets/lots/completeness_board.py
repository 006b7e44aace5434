"""The board of completeness (*fullständighet*): how far each area's months have come, and how many are late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.period import Period
from domain.lots.completeness import MonthStanding, Standing, completeness, completeness_words
from widgets.parts import TextLabel
from widgets.parts.month_grid import MonthGrid, MonthRow
from widgets.text import tr
from widgets.theme import Role, Space

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
        return self.stands.standing in _DOUBTFUL or unfinished or self.stands.differs

    @property
    def spoken(self) -> str:
        """The cell said aloud."""
        said = tr("{area}, {month}: {standing}").format(
            area=self.stands.area.name, month=self.month.label, standing=self._standing_words
        )
        return tr("{said}, sen").format(said=said) if self.stands.late else said

    @property
    def _standing_words(self) -> str:
        """What is incomplete says itself that sums differ; of others it is the cases and the check sums beside them."""
        standing = self.stands.standing
        if not self.stands.differs or standing is Standing.INCOMPLETE:
            return standing.words
        return tr("{standing}, ärendena stämmer inte med kontrollsummorna").format(standing=standing.label)


class CompletenessBoard(QWidget):
    """Areas × months, and under them the counts of the area where the keyboard is and of all. `chosen` carries the area
    and the month to go to."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Sequence[Sequence[MonthStanding]] = ()
        self.grid = MonthGrid("lots-board", tr("Så långt har månaderna kommit"))
        self._counted = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.grid)
        column.addWidget(self._counted)
        self.grid.chosen_in.connect(self._choose)
        self.grid.moved.connect(self._count)

    def show_standing(self, standing: Sequence[Sequence[MonthStanding]], current: Period | None = None) -> bool:
        """Show the areas that keep LOTS; False where none does. The keyboard begins at the first month that is missing,
        where none is at the `current` one."""
        self._standing = [months for months in standing if completeness(months).expected]
        if self._standing:
            rows = _board_rows(self._standing)
            self.grid.show_months(rows, current, begin=_first_missing(rows))
            self._count()
        return bool(self._standing)

    def _count(self) -> None:
        every = tr("Alla: {counted}").format(counted=_counted([each for of in self._standing for each in of]))
        of_area = self._standing[max(self.grid.currentIndex().row(), 0)]
        one = tr("{area}: {counted}").format(area=of_area[0].area.name, counted=_counted(of_area))
        self._counted.setText(f"{one}\n{every}" if len(self._standing) > 1 else one)

    def _choose(self, month: Period, code: str) -> None:
        area = next(months[0].area for months in self._standing if months[0].area.code == code)
        self.chosen.emit(area, month)


def _counted(months: Sequence[MonthStanding]) -> str:
    return completeness_words(completeness(months))


def _board_rows(standing: Sequence[Sequence[MonthStanding]]) -> tuple[MonthRow, ...]:
    """How many of an area's months are done stands beside its name."""
    rows = []
    for months in standing:
        counted, area = completeness(months), months[0].area
        text = tr("{area}, {done} av {expected} klara")
        label = text.format(area=area.name, done=counted.done, expected=counted.expected)
        rows.append(MonthRow(label, tuple(StandingCell(each) for each in months), area.code))
    return tuple(rows)


def _first_missing(rows: Sequence[MonthRow]) -> tuple[int, int] | None:
    """The row and column of the earliest month that nothing is registered for; None where there is none."""
    missing = [
        (cell.month, at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
        if isinstance(cell, StandingCell) and cell.stands.standing is Standing.MISSING
    ]
    return min(missing)[1:] if missing else None
