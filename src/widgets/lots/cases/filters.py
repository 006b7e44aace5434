"""What is chosen over the list of cases: how it is seen, which months, and what is sought."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from domain.ground.period import Period, month
from domain.lots.case import CollaborationProblem
from domain.lots.month import PARTIES
from widgets.lots.cases.listing import Sought
from widgets.parts import FieldLabel, SegmentedRow, WrappingRow
from widgets.text import tr

_FIRST, _LAST = month(1900, 1), month(2200, 12)
_LIST, _ABOUT = "list", "about"


class CaseFilters(QWidget):
    """`sought` and `months_chosen` say that another thing is sought, or in other months; `seen` that the cases are to
    be seen as a list, or by what they were about. Buttons stand after the choices."""

    sought = Signal(object)
    months_chosen = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen_as = SegmentedRow(tr("Ärendena"))
        self.seen_as.set_views([(_LIST, tr("Lista")), (_ABOUT, tr("Vad ärendena gällde"))])
        self.seen_as.show_chosen(_LIST)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Sök"))
        self.search.setClearButtonEnabled(True)
        self.party, self.problem, self.span = QComboBox(), QComboBox(), QComboBox()
        self.party.addItem(tr("Alla parter"), None)
        for party in PARTIES:
            self.party.addItem(party.short, party)
        self.problem.addItem(tr("Alla samverkansproblem"), None)
        for problem in CollaborationProblem:
            self.problem.addItem(problem.label, problem)
        self.problem.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.problem.setMinimumContentsLength(20)
        for words in (tr("Månaden"), tr("Året"), tr("Alla år")):
            self.span.addItem(words)
        self._row = WrappingRow()
        self._of_list: list[QWidget] = []
        self._row.add(self.seen_as)
        self._add(tr("Visa"), self.span)
        for label, field in (
            (tr("Sök i ärendena"), self.search),
            (tr("Part"), self.party),
            (tr("Samverkansproblem"), self.problem),
        ):
            self._of_list += [self._add(label, field), field]
        self.setLayout(self._row)
        self.search.textChanged.connect(self._seek)
        for box in (self.party, self.problem):
            box.activated.connect(self._seek)
        self.span.activated.connect(self.months_chosen)
        self.seen_as.chosen.connect(self._see)

    def add_button(self, button: QWidget) -> None:
        """A button for the cases of the list."""
        self._row.add(button)
        self._of_list.append(button)

    @property
    def shows_list(self) -> bool:
        """True while the cases are seen as a list."""
        return self.seen_as.current == _LIST

    def months(self, shown: Period) -> tuple[Period, Period]:
        """The first and last month chosen, where `shown` is the month of the bar."""
        whole_year = month(shown.year, 1), month(shown.year, 12)
        return ((shown, shown), whole_year, (_FIRST, _LAST))[max(self.span.currentIndex(), 0)]

    def _add(self, label: str, field: QWidget) -> FieldLabel:
        name = FieldLabel(label, field)
        self._row.add(name, field)
        return name

    def _seek(self) -> None:
        self.sought.emit(Sought(self.search.text(), self.party.currentData(), self.problem.currentData()))

    def _see(self) -> None:
        for part in self._of_list:
            part.setVisible(self.shows_list)
        self.seen.emit()
