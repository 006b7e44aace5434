"""Someone at the keyboard of the tab LOTS."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from support.qt_typing import type_text
from widgets.lots.page import LotsTab
from widgets.parts import CheckList
from widgets.sheet import FigureGrid

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WHO = "samverkanskoordinator Tierp"
Open = Callable[..., LotsTab]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def write(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, letter)


def fill(*texts: str) -> None:
    for text in texts:
        write(text)
        press(Key.Key_Tab)


def sheet(tab: QWidget) -> FigureGrid:
    found = tab.findChild(FigureGrid, "lots-sheet")
    assert found is not None
    return found


def shows(grid: FigureGrid, row: str, column: str) -> str:
    at = grid.grid_model.sheet.position_of((row, column))
    assert at is not None
    return grid.grid_model.sheet.face(at).text


def reviewed(tab: QWidget) -> list[str]:
    found = tab.findChild(CheckList)
    assert found is not None
    return [item.text for item in found.items_shown]


def button(tab: QWidget, text: str) -> QPushButton:
    return next(b for b in tab.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(tab))


def texts_of(tab: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab))
