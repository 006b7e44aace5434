"""What the counts add up to: the numbers in focus, the sum written out, what is counted twice, the range."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from domain.display import EN_DASH, show_count
from domain.population import Population, notes_of_double_counting
from domain.value import Empty, is_number
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, FieldLabel, FocusNumber, Sign, TextLabel
from widgets.populations.screen import PopulationScreen
from widgets.text import tr
from widgets.theme import Role, Space

DEFAULT = "default"


class SummaryCards(QWidget):
    """`definition_chosen` carries the key of the definition to count under."""

    definition_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._published, self._potential = (FocusNumber() for _ in range(3))
        self._definition = QComboBox()
        self._definition.setObjectName("definition")
        self._definition.activated.connect(self._chosen)
        self._sum = TextLabel(role=Role.SMALL, wrap=True)
        self._once = Button(tr("Räkna var och en en gång"), ButtonKind.QUIET)
        self._once.setObjectName("count-once")
        self._once.clicked.connect(self._count_once)
        self._checks = CheckList(tr("Alla rader ryms i varandra."))
        self._outside = TextLabel(role=Role.SMALL, wrap=True)
        self._source = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._lay_out()

    def show_screen(self, screen: PopulationScreen) -> None:
        """Show what the counts of the screen add up to."""
        population = screen.population
        with QSignalBlocker(self._definition):
            self._definition.clear()
            for definition in screen.definitions:
                self._definition.addItem(definition.name, definition.key)
            self._definition.setCurrentIndex(self._definition.findData(screen.definition.key))
        self._known.set_number(population.total_text, tr("känd"))
        self._published.set_number(show_count(population.published_total), tr("som publicerat"))
        self._published.setVisible(is_number(population.published_total))
        self._potential.set_number(show_count(population.potential), tr("potentiell"))
        self._sum.setText(population.sum_text)
        self._sum.setVisible(bool(population.sum_text))
        self._once.setVisible(bool(population.counted_twice) and screen.definition.key != DEFAULT)
        self._checks.set_items([CheckItem(_sign(population, note), note) for note in population.notes])
        self._outside.setText("\n".join(outside_words(population)))
        self._outside.setVisible(bool(self._outside.text()))
        self._source.setText(screen.source.line if screen.source is not None else "")

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(Space.L)
        for number in (self._known, self._published, self._potential):
            numbers.addWidget(number)
        numbers.addStretch(1)
        result = Card(tr("Samverkanspopulation"))
        result.body.addLayout(numbers)
        result.body.addWidget(self._sum)
        result.body.addWidget(FieldLabel(tr("Definition"), self._definition))
        result.body.addWidget(self._definition)
        review = Card(tr("Att se över"))
        review.body.addWidget(self._checks)
        review.body.addWidget(self._once)
        review.body.addWidget(self._outside)
        review.body.addStretch(1)
        review.body.addWidget(self._source)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addWidget(result)
        whole.addWidget(review, 1)

    def _chosen(self) -> None:
        self.definition_chosen.emit(self._definition.currentData())

    def _count_once(self) -> None:
        self.definition_chosen.emit(DEFAULT)


def outside_words(population: Population) -> tuple[str, ...]:
    """Who is in a whole but in none of its parts: `22–49 av 121 …` (ruling 13)."""
    said = []
    for key, span in population.outside.items():
        line = population.line(key)
        if isinstance(span.high, Empty) or isinstance(line.count, Empty) or line.counts:
            continue
        low, high = show_count(span.low), show_count(span.high)
        text = tr("”{whole}”: {span} av {count} är i ingen av delarna.")
        spanned = low if low == high else f"{low}{EN_DASH}{high}"
        said.append(text.format(whole=line.row.label, span=spanned, count=show_count(line.count)))
    return tuple(said)


def _sign(population: Population, note: str) -> Sign:
    if any(line.problem is not None and note.startswith(line.problem) for line in population.lines):
        return Sign.ERROR
    return Sign.WARNING if note in notes_of_double_counting(population) else Sign.NOTE
