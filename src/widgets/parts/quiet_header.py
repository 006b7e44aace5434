"""Headings of a table that only head it."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

_Index = QModelIndex | QPersistentModelIndex


class QuietHeader(QHeaderView):
    """Takes no clicks, has the widths it is given, and shows nothing of where the keyboard is: Qt's own is painted anew
    at each step of it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Nothing."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Nothing."""
