"""The outermost layer as users meet it: real dialogs, the real clipboard, real processes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from support.office import example, office
from widgets.theme import ThemeMode, apply_theme
from widgets.window.qt_dialogs import QtDialogs

__all__ = ["example", "office"]


@pytest.fixture
def dialogs(qtbot: QtBot, qapp: QApplication) -> Iterator[QtDialogs]:
    """The program's own dialogs, over a window with nothing in it."""
    apply_theme(qapp, ThemeMode.LIGHT, 1.0)
    window = QMainWindow()
    window.setCentralWidget(QLabel())
    window.show()
    yield QtDialogs(window)
    window.close()
    window.deleteLater()
