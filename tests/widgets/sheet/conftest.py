"""A grid with an owner that stores what is entered, as a tab does."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from support.coordinator import Coordinator
from widgets.sheet import FigureGrid


@pytest.fixture
def window(theme, qtbot) -> QWidget:
    """A window in front of all others, as wide as a small screen."""
    program = QWidget()
    qtbot.addWidget(program)
    program.resize(1000, 500)
    return program


@pytest.fixture
def coordinator(window: QWidget, qtbot) -> Iterator[Coordinator]:
    """She stands in the first cell of an empty month."""
    who = Coordinator()
    grid = who.grid = FigureGrid(who.ask_dash, parent=window)
    grid.resize(window.size())
    grid.entered.connect(who.store)
    grid.refused.connect(who.refusals.append)
    grid.told.connect(who.told.append)
    who.refresh()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    grid.setFocus()
    yield who
    QApplication.clipboard().clear()
