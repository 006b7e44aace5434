"""The wheel over a box scrolls what the box lies on, whoever has the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


def turn(widget: QWidget) -> None:
    """As the mouse does: Qt itself finds who is under it."""
    window = widget.window()
    at = widget.mapTo(window, QPointF(widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    QApplication.processEvents()


@pytest.mark.parametrize("has_keyboard", [False, True])
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QDateEdit])
def test_a_box_keeps_what_it_says_and_the_page_scrolls(
    qtbot: QtBot, theme: object, kind: type[QWidget], has_keyboard: bool
) -> None:
    area, inside, box = QScrollArea(), QWidget(), kind()
    if isinstance(box, QComboBox):
        box.addItems(["utkast", "förankrad", "beslutad"])
    inside.setMinimumSize(200, 2000)
    layout = QVBoxLayout(inside)
    layout.addWidget(box)
    layout.addStretch(1)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    qtbot.waitExposed(area)
    if has_keyboard:
        area.activateWindow()
        qtbot.waitUntil(area.isActiveWindow)
        box.setFocus()
    said = box.currentText() if isinstance(box, QComboBox) else box.text()
    at = area.verticalScrollBar().value()

    turn(box)

    assert (box.currentText() if isinstance(box, QComboBox) else box.text()) == said
    assert area.verticalScrollBar().value() > at
