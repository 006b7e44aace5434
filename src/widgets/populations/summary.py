"""What the counts add up to: the numbers in focus, the sum written out, what is counted twice, the range."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.display import show_count
from domain.ground.sex import Sex
from domain.ground.value import is_number
from domain.populations.definition import check_sexes
from domain.populations.population import Population, notes_of_double_counting
from domain.populations.words import overlap_words, version_words, yardstick_words
from widgets.parts import Button, ButtonKind, Card, CheckItem, CheckList, FocusNumber, Sign, TextLabel, WrappingRow
from widgets.populations.screen import PopulationScreen
from widgets.text import tr
from widgets.theme import Role, Space


class SummaryCards(QWidget):
    """`definition_chosen` carries the family to count under, `cell_wanted` the sheet's cell to go to."""

    definition_chosen = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._published, self._potential = (FocusNumber() for _ in range(3))
        self._definition = TextLabel(role=Role.SMALL, wrap=True)
        self._sum = TextLabel(role=Role.SMALL, wrap=True)
        self._once = Button("", ButtonKind.QUIET)
        self._once.setObjectName("count-once")
        self._once.clicked.connect(self._count_once)
        self._counts_once = ""
        self._overlaps = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._yardstick = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._checks = CheckList(tr("Alla rader ryms i varandra."))
        self._checks.chosen.connect(self.cell_wanted)
        self._lay_out()

    def show_screen(self, screen: PopulationScreen) -> None:
        """Show what the counts of the screen add up to."""
        population = screen.population
        counted = tr("Räknat efter definitionen {definition}.")
        self._definition.setText(counted.format(definition=version_words(screen.definition)))
        self._known.set_number(population.total_text, tr("känd"))
        self._published.set_number(show_count(population.published_total), tr("som publicerat"))
        self._published.setVisible(is_number(population.published_total))
        self._potential.set_number(show_count(population.potential), tr("potentiell"))
        self._potential.setVisible(is_number(population.potential))
        self._sum.setText(population.sum_text)
        self._sum.setVisible(bool(population.sum_text))
        self._show_offer(screen)
        self._overlaps.setText(overlap_words(screen.definition))
        self._overlaps.setVisible(bool(self._overlaps.text()))
        self._yardstick.setText(yardstick_words(screen.inhabitants))
        self._yardstick.setVisible(bool(self._yardstick.text()))
        self._checks.set_items(population_checks(screen))

    def _lay_out(self) -> None:
        numbers = WrappingRow(spacing=Space.L)
        for number in (self._known, self._published, self._potential):
            numbers.add(number)
        result = Card(tr("Samverkanspopulation"))
        result.body.addLayout(numbers)
        result.body.addWidget(self._sum)
        result.body.addWidget(self._once, 0, Qt.AlignmentFlag.AlignLeft)
        result.body.addWidget(self._definition)
        result.body.addWidget(self._overlaps)
        result.body.addWidget(self._yardstick)
        review = Card(tr("Att se över"))
        review.body.addWidget(self._checks)
        review.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addWidget(result)
        whole.addWidget(review, 1)

    def _show_offer(self, screen: PopulationScreen) -> None:
        """Where anybody is counted twice: the first definition that counts everybody once, and what it gives."""
        once = next((each for each in screen.populations.values() if not each.counted_twice), None)
        self._once.setVisible(bool(screen.population.counted_twice) and once is not None)
        if once is not None:
            self._counts_once = once.definition.lineage
            self._once.setText(tr("Räkna var och en en gång: {total}").format(total=once.total_text))

    @property
    def has_focus(self) -> bool:
        """True while the keyboard stands on the offer to count once, which may go away."""
        return self._once.hasFocus()

    def _count_once(self) -> None:
        self.definition_chosen.emit(self._counts_once)


def population_checks(screen: PopulationScreen) -> tuple[CheckItem, ...]:
    """*Att se över*: what the population's notes say, with the cell to go to, and where the sexes do not add up."""
    population = screen.population
    items = [CheckItem(_sign(population, note), note, _cell_of(population, note)) for note in population.notes]
    items += [
        CheckItem(Sign.WARNING, problem.reason, (problem.row, Sex.ALLA.value))
        for problem in check_sexes(screen.definition, screen.counts)
    ]
    return tuple(items)


def _cell_of(population: Population, note: str) -> tuple[str, str] | None:
    for line in population.lines:
        if line.problem is not None and note.startswith(line.problem):
            return (line.row.key, Sex.ALLA.value)
    return None


def _sign(population: Population, note: str) -> Sign:
    if any(line.problem is not None and note.startswith(line.problem) for line in population.lines):
        return Sign.ERROR
    return Sign.WARNING if note in notes_of_double_counting(population) else Sign.NOTE
