"""What a public report hides, figure by figure and why: on the screen alone, never printed (ruling 22)."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from domain.ground.display import show_count
from domain.ground.hidden_figure import HiddenFigure, HiddenFigures
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.parts.within_screen import resize_within_screen
from widgets.sheet.block import write_block
from widgets.text import tr
from widgets.theme import Role, Space


class HiddenTable(PlainTable):
    """A row for each hidden figure; Ctrl+C copies where, which and why, but never the figure."""

    def __init__(self, hidden: Sequence[HiddenFigure]) -> None:
        super().__init__(tr("Dolda tal"), _headings(), narrow=(0, 1, 2))
        self._copied = [(_headings()[0], _headings()[1], _headings()[3])]
        self.setRowCount(len(hidden))
        for row, each in enumerate(hidden):
            self._copied.append((each.where, each.figure, each.why))
            for column, text in enumerate((each.where, each.figure, show_count(each.value), each.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)

    def copy(self) -> None:
        """Put the list without its figures on the clipboard."""
        QGuiApplication.clipboard().setText(write_block(self._copied))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the whole list without its figures."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class HiddenDialog(QDialog):
    """Reached from the report that is shown."""

    def __init__(self, hidden: HiddenFigures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hidden-figures")
        self.setWindowTitle(tr("Dolda tal"))
        self.table = HiddenTable(hidden.figures)
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        about = tr("Talen står här på skärmen, inte i rapporten. Ctrl+C kopierar listan utan dem.")
        row = QHBoxLayout()
        row.addWidget(TextLabel(about, Role.SMALL, tone="muted", wrap=True), 1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Dolda tal"), Role.H2))
        layout.addWidget(TextLabel(hidden.in_short, wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        resize_within_screen(self, 170, 32)
        self.table.setFocus()


def _headings() -> tuple[str, ...]:
    return tr("Var"), tr("Vilket tal"), tr("Talet"), tr("Varför det är dolt")
