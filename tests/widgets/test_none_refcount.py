"""Judges the next upgrade of PySide6: 6.12.0 on Python 3.11 takes a reference from None in every call that
returns nothing, and the program dies with "deallocating None" after some thousand calls."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

_ROUNDS = 500


def test_qt_calls_that_return_nothing_leave_none_alone(qtbot) -> None:
    widget, label, timer, pen = QWidget(), QLabel(), QTimer(), QPen()
    qtbot.addWidget(widget)
    qtbot.addWidget(label)
    canvas = QPixmap(10, 10)
    painter = QPainter(canvas)

    def calls_that_return_nothing() -> None:
        painter.setPen(pen)
        painter.drawPoint(1, 1)
        widget.setEnabled(True)
        label.setText("")
        timer.stop()

    # The first calls fill PySide's own tables, which hold None too.
    calls_that_return_nothing()
    before = sys.getrefcount(None)
    for _ in range(_ROUNDS):
        calls_that_return_nothing()
    drift = sys.getrefcount(None) - before
    painter.end()

    assert abs(drift) < 100
