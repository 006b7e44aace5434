"""What is chosen over the list of efforts."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from widgets.efforts.listing import Sought
from widgets.parts import FieldLabel, WrappingRow
from widgets.text import tr

_LETTERS = 22


class EffortFilters(QWidget):
    """`sought` carries what the list is to be narrowed to."""

    sought = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Sök"))
        self.search.setClearButtonEnabled(True)
        self.group, self.need = QComboBox(), QComboBox()
        self.unchecked = QCheckBox(tr("Bara de som ingen har kontrollerat på ett år"))
        self._row = row = WrappingRow()
        row.add(FieldLabel(tr("Sök i insatserna"), self.search), self.search)
        for label, box in ((tr("Målgrupp"), self.group), (tr("Behov"), self.need)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
            row.add(FieldLabel(label, box), box)
            box.currentIndexChanged.connect(self._seek)
        row.add(self.unchecked)
        self.setLayout(row)
        self.search.textChanged.connect(self._seek)
        self.unchecked.toggled.connect(self._seek)

    def offer(self, groups: Sequence[str], needs: Sequence[str]) -> None:
        """Offer these words; what was chosen stays while it is one of them."""
        for box, every, words in (
            (self.group, tr("Alla målgrupper"), groups),
            (self.need, tr("Alla behov"), needs),
        ):
            chosen = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(every, "")
                for word in words:
                    box.addItem(word, word)
                box.setCurrentIndex(max(box.findData(chosen), 0))
        self._seek()

    def add_button(self, button: QWidget) -> None:
        """A button for the efforts of the list."""
        self._row.add(button)

    def show_all(self) -> None:
        """Narrow nothing any more."""
        self.search.clear()
        self.group.setCurrentIndex(0)
        self.need.setCurrentIndex(0)
        self.unchecked.setChecked(False)

    def _seek(self) -> None:
        chosen = (self.group.currentData() or "", self.need.currentData() or "")
        self.sought.emit(Sought(self.search.text(), *chosen, self.unchecked.isChecked()))
