"""The list of sources (*källor*): what the figures of the workspace come from, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from domain.ground.used_source import UNKNOWN, UsedSource, headings
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.plain_table import PlainTable
from widgets.parts.within_screen import resize_within_screen
from widgets.sheet.block import write_block
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Icon, Role, Space

_IN_THE_LIST, _BELOW = (0, 2, 3), (0, 1, 4, 5)


class SourcesTable(PlainTable):
    """A row for each source and kind of figures; Ctrl+C copies all that is known of all of them, with headings."""

    def __init__(self, used: Sequence[UsedSource]) -> None:
        super().__init__(tr("Källor"), [headings()[at] for at in _IN_THE_LIST])
        self._rows = [headings(), *(each.cells for each in used)]
        self.setRowCount(len(used))
        for row, each in enumerate(used):
            for column, at in enumerate(_IN_THE_LIST):
                item = QTableWidgetItem(each.cells[at])
                item.setToolTip(each.cells[at])
                self.setItem(row, column, item)

    def copy(self) -> None:
        """Put the list on the clipboard, as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText(write_block(self._rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the whole list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class SourcesDialog(QDialog):
    """Reached from the menu and Ctrl+K."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        from storage.whole.sources import sources_in_use

        super().__init__(parent)
        self.setObjectName("sources")
        self.setWindowTitle(tr("Källor"))
        used = sources_in_use(services.workspace, services.columns.kept())
        self.table = SourcesTable(used)
        self._used = used
        self._about = TextLabel(tone="muted", wrap=True)
        told = tr(
            "Varifrån arbetsbokens siffror kommer, så som de är nu. Det som har ersatts av senare siffror är inte med."
        )
        empty = tr("Det finns inga siffror i arbetsboken än. Läs in en fil med Ctrl+I, eller skriv in dem.")
        copy = Button(tr("&Kopiera listan"), drawing=Icon.COPY)
        copy.clicked.connect(self.table.copy)
        copy.setEnabled(bool(used))
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Källor"), Role.H2))
        layout.addWidget(TextLabel(told if used else empty, tone="muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._about)
        layout.addLayout(row)
        resize_within_screen(self, 120, 28)
        self.table.itemSelectionChanged.connect(self._show_source)
        if used:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    @property
    def about(self) -> str:
        """What is said of the source the list stands on."""
        return self._about.text()

    def _show_source(self) -> None:
        cells = self._used[self.table.currentRow()].cells
        told = [f"{headings()[at]}: {cells[at]}" for at in _BELOW if cells[at] != UNKNOWN]
        self._about.setText("\n".join(told))
