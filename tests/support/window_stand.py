"""The whole window as a user meets it: real files, real tabs, dialogs that answer by themselves, a clock to move."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.columns import columns
from app.reports import PLANS
from support.qt_typing import type_text
from support.tab_stand import AskedDialogs, KeptPreferences
from support.workspaces import Clock
from widgets.tab.contract import TabSpec
from widgets.tab.surroundings import Surroundings
from widgets.theme import ThemeMode, apply_theme
from widgets.window.program import Program
from widgets.window.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class WindowStand:
    """One window and someone at its keyboard."""

    def __init__(
        self,
        qtbot: QtBot,
        application: QApplication,
        folder: Path,
        preferences: KeptPreferences,
        specs: Sequence[TabSpec] | None,
    ) -> None:
        self.qtbot = qtbot
        self.application = application
        self.folder = folder
        self.preferences = preferences
        self.dialogs = AskedDialogs()
        self.clock = Clock()
        self.window = Window()
        surroundings = Surroundings(
            application=application,
            columns=columns() if specs is None else replace(columns(), tabs=tuple(specs)),
            preferences=preferences,
            folder=folder,
            log=folder / "logg.txt",
            version="0.0.1",
            dialogs=self.dialogs,
            clock=self.clock,
            dress=self._dress,
            plans=lambda: PLANS,
        )
        self.program = Program(self.window, surroundings)
        self.said: list[str] = []
        self.program.messages.said.connect(self._hear)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    @property
    def opened(self):
        """What is open now."""
        assert self.program.workspaces.opened is not None
        return self.program.workspaces.opened

    @property
    def focused(self) -> QWidget:
        """Where the keyboard is; a window that has lost it fails the test."""
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, sent to whatever has the keyboard."""
        QTest.keyClick(self.focused, key, modifiers)

    def type(self, text: str) -> None:
        """Letters, sent to whatever has the keyboard."""
        for letter in text:
            type_text(self.focused, letter)

    def enter(self, text: str) -> None:
        """Type and press Enter."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def settle(self, until: Callable[[], bool]) -> None:
        """Let the window work until something has come true; a test that waits in vain fails."""
        self.qtbot.waitUntil(until, timeout=20_000)

    def close(self) -> None:
        """Close the window as the user does."""
        self.window.close()
        self.window.deleteLater()

    def _hear(self, message: object) -> None:
        self.said.append(getattr(message, "text", ""))

    def _dress(self, mode: ThemeMode, text_scale: float) -> None:
        apply_theme(self.application, mode, text_scale)
