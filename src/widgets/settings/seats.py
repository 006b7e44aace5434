"""The seats of the group (*gruppens medlemmar*) by organisation and role; a name only where the user writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from domain.ground.problem import UserProblem
from widgets.parts import Button, TextLabel
from widgets.tab.contract import Operation, Services
from widgets.text import tr
from widgets.theme import Icon, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from domain.recommendations.recommendation import Seat
    from storage.file.workspace import Workspace

_SEAT = Qt.ItemDataRole.UserRole
_FIELDS = ("organisation", "role", "name")


class SeatsPage(QWidget):
    """A table that stores each cell as it is left; `failed` carries why it could not be."""

    failed = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.table = QTableWidget(0, len(_FIELDS))
        self.table.setAccessibleName(tr("Gruppens medlemmar"))
        self.table.setHorizontalHeaderLabels([tr("Organisation"), tr("Roll"), tr("Namn (frivilligt)")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if services.read_only:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._add_button = Button(tr("Lägg till"), drawing=Icon.ADD)
        self._remove_button = Button(tr("Ta bort"), drawing=Icon.REMOVE)
        self._add_button.clicked.connect(self.add)
        self._remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self._add_button)
        row.addWidget(self._remove_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(
            TextLabel(tr("Rapporten räknar upp vilka som ingår, efter organisation och roll."), tone="muted")
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.table.itemChanged.connect(self._on_change)
        self.table.itemSelectionChanged.connect(self._allow)
        self._fill()

    def _fill(self, stand_on: int | None = None) -> None:
        """Show what is stored, with the keyboard on the row of the seat `stand_on`."""
        from storage.areas.queries import seats

        was = self.table.blockSignals(True)
        listed = seats(self._services.workspace)
        self.table.setRowCount(len(listed))
        for at, seat in enumerate(listed):
            for column, text in enumerate((seat.organisation, seat.role, seat.name)):
                item = QTableWidgetItem(text)
                item.setData(_SEAT, seat)
                self.table.setItem(at, column, item)
            if seat.id == stand_on:
                self.table.setCurrentCell(at, 0)
        self.table.blockSignals(was)
        self._allow()

    def _allow(self) -> None:
        self._add_button.setEnabled(not self._services.read_only)
        self._remove_button.setEnabled(not self._services.read_only and self.table.currentRow() >= 0)

    def add(self) -> None:
        """A new seat last, with the keyboard in its name."""
        made: list[int] = []

        def add(workspace: Workspace) -> Changes:
            from storage.recommendations.seats import add_seat

            seat, changes = add_seat(workspace, organisation=tr("Ny organisation"), role="")
            made.append(seat)
            return changes

        if self._submit(add):
            self._fill(stand_on=made[0])
            self.table.setFocus()
            self.table.edit(self.table.currentIndex())

    def remove(self) -> None:
        """Take away the seat that the keyboard stands on."""
        row = self.table.currentRow()
        seat: Seat = self.table.model().data(self.table.model().index(row, 0), _SEAT)

        def remove(workspace: Workspace) -> Changes:
            from storage.recommendations.seats import remove_seat

            return remove_seat(workspace, seat=seat.id)

        if self._submit(remove):
            self._fill()
            self.table.setCurrentCell(min(row, self.table.rowCount() - 1), 0)
            self.table.setFocus()

    def _on_change(self, item: QTableWidgetItem) -> None:
        seat: Seat = item.data(_SEAT)
        field = _FIELDS[item.column()]
        text = item.text().strip()
        if text == getattr(seat, field):
            return

        def edit(workspace: Workspace) -> Changes:
            from storage.recommendations.seats import edit_seat

            organisation = text if field == "organisation" else None
            role = text if field == "role" else None
            name = text if field == "name" else None
            return edit_seat(workspace, seat=seat.id, organisation=organisation, role=role, name=name)

        # What could not be stored stays in its cell, to be mended (ruling 24).
        if self._submit(edit):
            self._fill(stand_on=seat.id)

    def _submit(self, operation: Operation) -> bool:
        self.failed.emit("")
        return self._services.submit(operation, on_problem=self._on_problem) is not None

    def _on_problem(self, problem: UserProblem) -> None:
        self.failed.emit(problem.text)
