"""Own groups (*grupper*): the workspace's and others, their names and their kommuner with dates (ruling 35)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.problem import UserProblem
from widgets.parts import Button, CheckItem, CheckList, FieldLabel, Sign
from widgets.parts.plain_table import PlainTable
from widgets.settings.group_dialogs import GroupDialog
from widgets.settings.memberships import MembershipTable
from widgets.tab.contract import Operation, Services
from widgets.text import tr
from widgets.theme import Icon, Space

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from storage.areas.queries import OwnGroup
    from storage.file.workspace import Workspace

_GROUP = Qt.ItemDataRole.UserRole
_LINES_IN_SIGHT = 6


class GroupsPage(QWidget):
    """The groups to the left, the one that is stood on to the right. Each change is stored at once and can be undone.

    `failed` carries why something could not be done, empty when all is well.
    """

    failed = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.list = PlainTable(tr("Grupper"), [tr("Grupp")])
        self.name = QLineEdit()
        self.members = MembershipTable()
        self._new = Button(tr("Ny grupp …"), drawing=Icon.ADD)
        self._remove = Button(tr("Ta bort gruppen"), drawing=Icon.REMOVE)
        self._remove.setObjectName("remove-group")
        self._add_members = Button(tr("Lägg till kommuner …"), drawing=Icon.ADD)
        self._remove_members = Button(tr("Ta bort ur gruppen"), drawing=Icon.REMOVE)
        self._in_the_way = CheckList()
        self._in_the_way.setAccessibleName(tr("Detta står i vägen"))
        self._in_the_way.hide()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.itemSelectionChanged.connect(self._show_group)
        self.name.editingFinished.connect(self._rename)
        self.members.itemSelectionChanged.connect(self._allow)
        self.members.dated.connect(self._store_members)
        self.members.unreadable.connect(self.failed)
        for button, action in (
            (self._new, self.make_group),
            (self._remove, self.remove_group),
            (self._add_members, self.add_members),
            (self._remove_members, self.remove_members),
        ):
            button.clicked.connect(action)
        self._fill()

    @property
    def in_the_way(self) -> tuple[str, ...]:
        """What stood in the way of the latest try."""
        return tuple(item.text for item in self._in_the_way.items_shown)

    def make_group(self) -> None:
        """Ask for a name and kommuner, and make the group."""
        made: list[str] = []

        def store(name: str, members: tuple[str, ...]) -> str:
            def create(workspace: Workspace) -> Changes:
                from storage.areas.groups import create_group

                code, changes = create_group(workspace, name=name, members=members)
                made.append(code)
                return changes

            return self._services.refused(create)

        self._say("", ())
        if _accepted(GroupDialog(self._kommuner(), store, parent=self)):
            self._fill(made[0])
            self.list.setFocus()

    def remove_group(self) -> None:
        """Take away the group that is stood on, or say what depends on it."""
        group = self._group()

        def remove(workspace: Workspace) -> Changes:
            from storage.areas.groups import remove_group

            return remove_group(workspace, group=group.area.code, kept=self._services.columns.kept())

        if self._submit(remove):
            self._fill()
            self.list.setFocus()

    def add_members(self) -> None:
        """Ask for kommuner, and let them belong to the group without limits of time."""
        group = self._group()
        # One that left can come back, with dates that do not meet.
        present = {each.member for each in group.memberships if each.until is None}

        def store(_name: str, members: tuple[str, ...]) -> str:
            added = [Membership(group.area.code, code, since=_after(group, code)) for code in members]
            return self._services.refused(self._changed_members([*group.memberships, *added]))

        self._say("", ())
        if _accepted(GroupDialog(self._kommuner(present), store, of=group.area.name, parent=self)):
            self._show_members()
            self.members.setFocus()

    def remove_members(self) -> None:
        """Take the kommuner of the selected rows out of the group."""
        gone = self.members.selected
        kept = [each for each in self._group().memberships if each not in gone]
        self._store_members(kept)
        self.members.setFocus()

    def _lay_out(self) -> None:
        below_list, below_table = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (below_list, (self._new, self._remove)),
            (below_table, (self._add_members, self._remove_members)),
        ):
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(Space.XXS)
        left.addWidget(self.list, 1)
        left.addSpacing(Space.XXS)
        left.addLayout(below_list)
        right.addWidget(FieldLabel(tr("Gruppens namn"), self.name))
        right.addWidget(self.name)
        right.addSpacing(Space.XS)
        right.addWidget(FieldLabel(tr("Kommuner och tid i gruppen"), self.members))
        right.addWidget(self.members, 1)
        right.addWidget(self._in_the_way)
        right.addSpacing(Space.XXS)
        right.addLayout(below_table)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, Space.M, 0, 0)
        whole.setSpacing(Space.L)
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)

    def _fill(self, stand_on: str = "") -> None:
        """Show what is stored, standing on the group with that code, or where it stood."""
        from storage.areas.queries import groups

        row = max(0, self.list.currentRow())
        was = self.list.blockSignals(True)
        listed = groups(self._services.workspace)
        self.list.setRowCount(len(listed))
        for at, group in enumerate(listed):
            own = tr("{group} (arbetsbokens egen)").format(group=group.area.name)
            item = QTableWidgetItem(own if group.is_workspace else group.area.name)
            item.setData(_GROUP, group)
            self.list.setItem(at, 0, item)
            row = at if group.area.code == stand_on else row
        self.list.setCurrentCell(min(row, len(listed) - 1), 0)
        self.list.blockSignals(was)
        self._show_group()

    def _group(self) -> OwnGroup:
        group: OwnGroup = self.list.currentIndex().data(_GROUP)
        return group

    def _show_group(self) -> None:
        self._say("", ())
        group = self._group()
        self.name.setText(group.area.name)
        self.members.show_members(group.memberships, group.names, may_write=not self._services.read_only)
        self._allow()

    def _allow(self) -> None:
        may = not self._services.read_only
        self.name.setReadOnly(not may)
        for button, allowed in (
            (self._new, may),
            (self._remove, may and not self._group().is_workspace),
            (self._add_members, may),
            (self._remove_members, may and bool(self.members.selected)),
        ):
            if not allowed and button.hasFocus():
                # A button that can't be pressed any more loses the keyboard to anyone.
                self.list.setFocus()
            button.setEnabled(allowed)

    def _rename(self) -> None:
        group, name = self._group(), self.name.text().strip()
        if name == group.area.name:
            return

        def rename(workspace: Workspace) -> Changes:
            from storage.areas.groups import rename_group

            return rename_group(workspace, group=group.area.code, name=name)

        # What could not be stored stays in its field, to be mended (ruling 24).
        if self._submit(rename):
            self._fill(group.area.code)

    def _store_members(self, wanted: list[Membership]) -> None:
        if self._submit(self._changed_members(wanted)):
            self._show_members()

    def _changed_members(self, wanted: list[Membership]) -> Operation:
        group = self._group()

        def change(workspace: Workspace) -> Changes:
            from storage.areas.groups import change_group_members

            return change_group_members(workspace, group=group.area.code, memberships=wanted)

        return change

    def _show_members(self) -> None:
        row = self.members.currentRow()
        self._fill(self._group().area.code)
        self.members.setCurrentCell(min(row, self.members.rowCount() - 1), max(0, self.members.currentColumn()))

    def _kommuner(self, without: Collection[str] = ()) -> list[Area]:
        from storage.file.first_screen import areas

        found = areas(self._services.workspace, kind=AreaKind.KOMMUN)
        return [area for area in found if area.code not in without]

    def _submit(self, operation: Operation) -> bool:
        self._say("", ())
        return self._services.submit(operation, on_problem=self._on_problem) is not None

    def _on_problem(self, problem: UserProblem) -> None:
        self._say(problem.text, problem.details)

    def _say(self, text: str, details: tuple[str, ...]) -> None:
        self.failed.emit(text)
        self._in_the_way.set_items([CheckItem(Sign.WARNING, detail) for detail in details])
        self._in_the_way.setVisible(bool(details))
        most = self.fontMetrics().height() * _LINES_IN_SIGHT
        self._in_the_way.setFixedHeight(min(self._in_the_way.sizeHint().height(), most))


def _accepted(dialog: QDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _after(group: OwnGroup, code: str) -> date | None:
    """The day after a kommun last left the group, from which it can be back; None for one that never was in it."""
    left = [each.until for each in group.memberships if each.member == code and each.until is not None]
    return max(left) + timedelta(days=1) if left else None
