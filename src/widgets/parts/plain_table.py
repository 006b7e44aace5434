"""A small table of texts: whole rows are stood on, Tab leaves it, headings stand over their texts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from widgets.theme import Role, wear


class PlainTable(QTableWidget):
    """Columns share the width; those whose places are in `narrow` are as wide as their texts."""

    def __init__(
        self, name: str, headings: Sequence[str], narrow: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        wear(header, Role.TABLE_HEAD)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in narrow:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No column is narrower than its heading, whatever the letters: what does not fit is scrolled to."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        for at in range(header.count()):
            # Qt shares what the texts leave, also where that is little or nothing.
            if header.sectionSize(at) < header.sectionSizeHint(at):
                header.setMinimumSectionSize(header.sectionSizeHint(at))
                header.resizeSection(at, header.sectionSizeHint(at))
