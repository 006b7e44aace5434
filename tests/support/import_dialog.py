"""The dialog of an import with its files reviewed, and someone at its keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from support.tab_stand import TabStand
from widgets.importing.dialog import ImportDialog
from widgets.importing.flow import Stage


class Opened:
    """The dialog with its files reviewed, and someone at its keyboard."""

    def __init__(self, qtbot: QtBot, stand: TabStand, *paths: Path) -> None:
        self._qtbot, self._stand = qtbot, stand
        self.dialog = ImportDialog(stand.services, paths)
        self.is_open = True
        self.dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.activateWindow()
        assert QTest.qWaitForWindowActive(self.dialog)
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._stand.jobs.running, timeout=20_000)
        QApplication.processEvents()  # what a layout has been given is shown a turn later

    @property
    def said(self) -> str:
        found = [item.text for item in self.dialog.preview.found.items_shown]
        return " ".join([self.dialog.preview.text, *found])

    @property
    def stages(self) -> list[Stage]:
        return [entry.stage for entry in self.dialog.entries]

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def take_in(self) -> None:
        assert QApplication.focusWidget() is self.button("take-in")
        QTest.keyClick(self.button("take-in"), Qt.Key.Key_Return)

    def finish(self) -> None:
        self.settle()
        if self.is_open:
            self.dialog.discard()

    def _closed(self) -> None:
        self.is_open = False
