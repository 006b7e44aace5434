"""What a screen reader is told, read in-process from Qt's own accessible tree."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def accessible(widget: QWidget) -> QAccessibleInterface:
    """The accessible object of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name(widget: QWidget) -> str:
    """What it is called."""
    return accessible(widget).text(QAccessible.Text.Name)


def description(widget: QWidget) -> str:
    """What is said after its name."""
    return accessible(widget).text(QAccessible.Text.Description)


def children_named(of: QAccessibleInterface) -> list[str]:
    """The names of everything inside, in order."""
    return [of.child(i).text(QAccessible.Text.Name) for i in range(of.childCount())]
