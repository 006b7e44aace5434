"""One who fills in a month sheet by keyboard, and the tab that stores what is entered."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.ground.value import Value
from support.lots_sheet import sheet
from support.qt_typing import type_text
from widgets.sheet import CellEdit, CellKey, DashMeaning, FigureGrid

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Coordinator:
    """One who fills in the month sheet by keyboard, and the tab that stores it."""

    grid: FigureGrid = field(init=False)
    dash_means: DashMeaning | None = None
    stored: dict[CellKey, Value] = field(default_factory=dict)
    operations: list[list[CellEdit]] = field(default_factory=list)
    questions: int = 0
    refusals: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    locked: str = ""
    subject: str = "0360|2016-05"

    def store(self, edits: list[CellEdit]) -> None:
        self.operations.append(edits)
        for edit in edits:
            assert edit.entry.value is not None
            self.stored[edit.key] = edit.entry.value
        self.refresh()

    def refresh(self) -> None:
        self.grid.set_content(sheet(self.stored, subject=self.subject, locked=self.locked))

    def ask_dash(self) -> DashMeaning | None:
        self.questions += 1
        return self.dash_means

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.grid, key, modifiers)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard: the first letter opens the editor, the rest goes there."""
        for letter in text:
            type_text(QApplication.focusWidget() or self.grid, letter)

    def fill(self, *texts: str) -> None:
        """Type each text and go on with Tab."""
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Tab)

    def clip(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def paste(self, text: str) -> None:
        self.clip(text)
        self.press(Qt.Key.Key_V, CTRL)

    def select(self, key: CellKey, down: int, right: int) -> None:
        """Select a block with Shift and the arrows."""
        self.grid.go_to(key)
        for _ in range(down):
            self.press(Qt.Key.Key_Down, SHIFT)
        for _ in range(right):
            self.press(Qt.Key.Key_Right, SHIFT)

    def shows(self, row: str, column: str) -> str:
        at = self.grid.grid_model.sheet.position_of((row, column))
        assert at is not None
        return self.grid.grid_model.sheet.face(at).text

    def hears(self, row: str, column: str) -> str:
        at = self.grid.grid_model.sheet.position_of((row, column))
        assert at is not None
        return str(self.grid.grid_model.index(*at).data(Qt.ItemDataRole.AccessibleTextRole))
