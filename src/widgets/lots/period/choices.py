"""Which months and which areas: quick choices that follow the bar, or months that are typed."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.period import Period, month, months_between
from domain.lots.completeness import months_after
from widgets.parts import FieldLabel, SegmentedRow, TextLabel, WrappingRow
from widgets.parts.area_choice import AreaChoice
from widgets.tab.contract import Wants
from widgets.tab.periods import example_of, read_when
from widgets.text import tr
from widgets.theme import Role, Space

MOST_MONTHS = 240


class Quick(Enum):
    """A period around the bar's month; `OWN` is what was typed."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    TWELVE = "twelve"
    OWN = "own"


def quick_span(quick: Quick, around: Period, now: Period) -> tuple[Period, Period]:
    """From which month to which: the calendar's year, half-year or quarter that a month lies in, as far as `now`, or
    the twelve months that end with it."""
    if quick is Quick.TWELVE:
        return months_after(around, -11), around
    length = {Quick.YEAR: 12, Quick.HALF: 6, Quick.QUARTER: 3}[quick]
    first = month(around.year, (around.number - 1) // length * length + 1)
    last = months_after(first, length - 1)
    return first, max(around, min(last, now))


class PeriodChoices(QWidget):
    """`changed` when another period or other areas were chosen. What is typed and no month stays, with why below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = self._now = month(2000, 1)
        self._span = (self._around, self._around)
        self.quick = SegmentedRow(tr("Hur lång period"))
        self.quick.setObjectName("period-quick")
        self.quick.set_views(
            [
                (Quick.YEAR.value, tr("Helår")),
                (Quick.HALF.value, tr("Halvår")),
                (Quick.QUARTER.value, tr("Kvartal")),
                (Quick.TWELVE.value, tr("Tolv månader")),
                (Quick.OWN.value, tr("Egen")),
            ]
        )
        self.first, self.last = QLineEdit(), QLineEdit()
        for field, name in ((self.first, "period-first"), (self.last, "period-last")):
            field.setObjectName(name)
            field.setPlaceholderText(tr("maj 2016"))
            field.editingFinished.connect(self._read_typed)
        self.areas = AreaChoice(())
        self.areas.setObjectName("period-areas")
        self.areas.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._wrong = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._wrong.hide()
        row = WrappingRow()
        row.add(self.quick)
        row.add(FieldLabel(tr("Från"), self.first), self.first)
        row.add(FieldLabel(tr("Till"), self.last), self.last)
        row.add(FieldLabel(tr("Områden"), self.areas), self.areas)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XXS)
        whole.addLayout(row)
        whole.addWidget(self._wrong)
        self.quick.chosen.connect(self._choose_quick)
        self.areas.changed.connect(self.changed)

    @property
    def span(self) -> tuple[Period, Period]:
        """From which month to which."""
        return self._span

    def stand_at(self, around: Period, now: Period) -> None:
        """Follow the bar's month, unless months of one's own were typed."""
        self._around, self._now = around, now
        if self._chosen is not Quick.OWN:
            self._show_span(*quick_span(self._chosen, around, now))

    def offer_areas(self, areas: Sequence[Area], chosen: Sequence[str]) -> None:
        """Offer these areas with these ticked; none means all of them."""
        self.areas.offer(areas)
        self.areas.show_chosen(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back the months that are shown."""
        if event.key() != Qt.Key.Key_Escape or self._typed == self._labels:
            super().keyPressEvent(event)
            return
        self._show_span(*self._span)

    @property
    def _chosen(self) -> Quick:
        return Quick(self.quick.current)

    @property
    def _typed(self) -> tuple[str, str]:
        return self.first.text(), self.last.text()

    @property
    def _labels(self) -> tuple[str, str]:
        return self._span[0].label, self._span[1].label

    def _choose_quick(self, key: str) -> None:
        if Quick(key) is Quick.OWN:
            self.first.setFocus()
            self.first.selectAll()
            return
        self._show_span(*quick_span(Quick(key), self._around, self._now))
        self.changed.emit()

    def _show_span(self, first: Period, last: Period) -> None:
        self._span = (first, last)
        for field, text in zip((self.first, self.last), self._labels, strict=True):
            field.setText(text)
        self._say("")

    def _read_typed(self) -> None:
        if self._typed == self._labels:
            self._say("")
            return
        first, last = (read_when(text, Wants.MONTH) for text in self._typed)
        if not isinstance(first, Period) or not isinstance(last, Period):
            said = tr("Skriv en månad, till exempel {example}. Perioden som visas är som förut.")
            self._say(said.format(example=example_of(Wants.MONTH)))
        elif last < first:
            self._say(tr("Den sista månaden ligger före den första. Perioden som visas är som förut."))
        elif len(months_between(first, last)) > MOST_MONTHS:
            self._say(tr("Perioden är längre än tjugo år. Välj en kortare. Perioden som visas är som förut."))
        else:
            self.quick.show_chosen(Quick.OWN.value)
            self._show_span(first, last)
            self.changed.emit()

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
