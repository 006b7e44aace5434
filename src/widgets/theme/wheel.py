"""The wheel scrolls the page: it never changes what a box says that one scrolls past."""

from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _PastBoxes(QObject):
    """Lets the page have the wheel. A list that is open is a window of its own, and scrolls."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


@cache
def _past_boxes() -> QObject:
    return _PastBoxes()


def scroll_past(widget: QWidget) -> None:
    """Lets the wheel pass where the widget is a box to choose or count in."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        widget.installEventFilter(_past_boxes())
