"""The list of keys (*tangenter*), made of the commands themselves so that it is never out of date."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.parts import Button, FieldLabel, TextLabel
from widgets.sheet.keys import grid_keys
from widgets.tab.commands import Commands
from widgets.text import tr
from widgets.theme import Role, Space, semibold


class KeysDialog(QDialog):
    """Every command under the menu or tab it belongs to, with its keys; typing filters."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(tr("Tangenter"))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 76, letter * 76)
        self.field = QLineEdit()
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Tangenter"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([tr("Kommando"), tr("Tangenter")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(Space.M)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(commands)
        self.field.textChanged.connect(self._filter)
        buttons = QDialogButtonBox()
        close = Button(tr("Stäng"))
        close.setDefault(True)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Tangenter"), Role.H2))
        layout.addWidget(FieldLabel(tr("Sök"), self.field))
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def _fill(self, commands: Commands) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, list[QTreeWidgetItem]] = {}
        keys = [(command.group, command.text, command.keys) for command in commands if command.keys]
        keys += [(tr("I en tabell med siffror"), *each) for each in grid_keys()]
        keys.append((tr("I en löpande text"), tr("Nästa ord som ordlistan inte känner"), "F7"))
        for group, *row in keys:
            if group not in groups:
                heading = QTreeWidgetItem(self.list, [group])
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(0, semibold())
                groups[group] = heading
                self._rows[group] = []
            self._rows[group].append(QTreeWidgetItem(groups[group], row))
        self._groups = list(groups.values())
        self.list.expandAll()

    def _filter(self, typed: str) -> None:
        sought = typed.casefold().strip()
        for group in self._groups:
            rows = self._rows[group.text(0)]
            for row in rows:
                row.setHidden(sought not in f"{row.text(0)} {row.text(1)}".casefold())
            group.setHidden(all(row.isHidden() for row in rows))
