"""A group's kommuner with the days they came and left, edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem, QWidget

from domain.ground.area import Membership
from widgets.parts.plain_table import PlainTable
from widgets.text import tr

_MEMBERSHIP = Qt.ItemDataRole.UserRole
_SINCE, _UNTIL = 1, 2


class MembershipTable(PlainTable):
    """`dated` carries all memberships after a date was written, `unreadable` why a date could not be read."""

    dated = Signal(object)
    unreadable = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [tr("Kommun"), tr("Från och med"), tr("Till och med")]
        super().__init__(tr("Kommuner och tid i gruppen"), headings, narrow=[1, 2], parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.itemChanged.connect(self._on_change)

    @property
    def selected(self) -> tuple[Membership, ...]:
        """The memberships of the selected rows."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return tuple(self._membership(row) for row in rows)

    def show_members(self, memberships: Sequence[Membership], names: Mapping[str, str], *, may_write: bool) -> None:
        """List these; an empty date is no limit."""
        was = self.blockSignals(True)
        self.clearSelection()
        self.setRowCount(len(memberships))
        fixed = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        for row, membership in enumerate(memberships):
            for column, text in enumerate(
                (names[membership.member], _shown(membership.since), _shown(membership.until))
            ):
                item = QTableWidgetItem(text)
                item.setData(_MEMBERSHIP, membership)
                if column == 0 or not may_write:
                    item.setFlags(fixed)
                self.setItem(row, column, item)
        self.blockSignals(was)

    def _membership(self, row: int) -> Membership:
        found: Membership = self.model().index(row, 0).data(_MEMBERSHIP)
        return found

    def _on_change(self, item: QTableWidgetItem) -> None:
        text = item.text().strip()
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            # What could not be read stays in its cell, to be mended (ruling 24).
            self.unreadable.emit(
                tr("”{text}” är inget datum. Skriv till exempel 2024-01-31, eller inget alls.").format(text=text)
            )
            return
        before = self._membership(item.row())
        after = replace(before, since=day) if item.column() == _SINCE else replace(before, until=day)
        self.unreadable.emit("")
        if after != before:
            rows = range(self.rowCount())
            self.dated.emit([after if row == item.row() else self._membership(row) for row in rows])


def _shown(day: date | None) -> str:
    return "" if day is None else day.isoformat()
