"""What one row of a definition is: its name, role, whole, party, and which rows it may hold the same people as."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from domain.populations.definition import PopulationDefinition, PopulationRow
from domain.populations.definition_editing import (
    add_overlap,
    remove_overlap,
    rename_row,
    set_parent,
    set_party,
    set_role,
)
from widgets.parts import FieldLabel
from widgets.populations.definition.words import party_words, role_words
from widgets.text import tr
from widgets.theme import Space

_KEY = Qt.ItemDataRole.UserRole
_LINES = 6


class RowFields(QWidget):
    """`edit_wanted` carries a change of the definition as each field is left or chosen."""

    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PopulationRow | None = None
        self._definition: PopulationDefinition | None = None
        self._may_edit = False
        self.name = QLineEdit()
        self.name.setObjectName("row-name")
        self.role, self.whole, self.party = QComboBox(), QComboBox(), QComboBox()
        self.role.setObjectName("row-role")
        self.whole.setObjectName("row-whole")
        self.party.setObjectName("row-party")
        for box in (self.role, self.whole, self.party):
            # A long label would else widen the page.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        for role, word in role_words().items():
            self.role.addItem(word, role)
        for party, word in party_words().items():
            self.party.addItem(word, party)
        self.overlaps = QListWidget()
        self.overlaps.setObjectName("row-overlaps")
        self.overlaps.setWordWrap(True)
        # Else Qt reckons each row as one line, and cuts what does not fit into it.
        self.overlaps.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.overlaps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XXS)
        for label, field in (
            (tr("Radens namn"), self.name),
            (tr("Roll i summan"), self.role),
            (tr("Är en del av"), self.whole),
            (tr("Lämnas av"), self.party),
            (tr("Kan innehålla samma personer som"), self.overlaps),
        ):
            whole.addWidget(FieldLabel(label, field))
            whole.addWidget(field, 1 if field is self.overlaps else 0)
        self.name.editingFinished.connect(self.commit)
        self.role.activated.connect(self._choose_role)
        self.whole.activated.connect(self._choose_whole)
        self.party.activated.connect(self._choose_party)
        self.overlaps.itemChanged.connect(self._tick)

    def show_row(self, definition: PopulationDefinition, key: str, *, may_edit: bool) -> None:
        """Show the row called `key`; an empty key shows nothing to change."""
        self._definition, self._may_edit = definition, may_edit
        self._row = definition.row(key) if key else None
        self.name.setText("" if self._row is None else self._row.label)
        self.name.setReadOnly(not may_edit)
        self.take_back()

    @property
    def holds_refused_name(self) -> bool:
        """True while the name that stands here is not the row's."""
        return self._row is not None and " ".join(self.name.text().split()) != self._row.label

    def take_back(self) -> None:
        """Let the choices say what holds; a name that was refused stays to be mended (ruling 24)."""
        definition, row, may_edit = self._definition, self._row, self._may_edit
        if definition is None:
            return
        with QSignalBlocker(self.whole):
            self.whole.clear()
            self.whole.addItem(tr("inget (står för sig)"), None)
            for other in definition.rows:
                if row is None or other.key != row.key:
                    self.whole.addItem(other.label, other.key)
        if row is not None:
            self.role.setCurrentIndex(self.role.findData(row.role))
            self.whole.setCurrentIndex(self.whole.findData(row.parent))
            self.party.setCurrentIndex(max(self.party.findData(row.party), 0))
        self._show_overlaps(definition, row)
        for field in (self.name, self.role, self.whole, self.party, self.overlaps):
            field.setEnabled(row is not None and (may_edit or field is self.name))

    def commit(self) -> None:
        """Take over a name that was typed."""
        row = self._row
        if row is not None and not self.name.isReadOnly() and self.holds_refused_name:
            self.edit_wanted.emit(partial(rename_row, key=row.key, label=self.name.text()))

    def _show_overlaps(self, definition: PopulationDefinition, row: PopulationRow | None) -> None:
        at = self.overlaps.currentRow()
        with QSignalBlocker(self.overlaps):
            self.overlaps.clear()
            for other in definition.rows if row is not None else ():
                if row is None or other.key == row.key:
                    continue
                item = QListWidgetItem(other.label, self.overlaps)
                item.setData(_KEY, other.key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = frozenset((row.key, other.key)) in definition.overlaps
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.overlaps.setCurrentRow(min(max(at, 0), self.overlaps.count() - 1))
        self.overlaps.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    def _choose_role(self) -> None:
        if self._row is not None:
            self.edit_wanted.emit(partial(set_role, key=self._row.key, role=self.role.currentData()))

    def _choose_whole(self) -> None:
        if self._row is not None:
            self.edit_wanted.emit(partial(set_parent, key=self._row.key, parent=self.whole.currentData()))

    def _choose_party(self) -> None:
        if self._row is not None:
            self.edit_wanted.emit(partial(set_party, key=self._row.key, party=self.party.currentData()))

    def _tick(self, item: QListWidgetItem) -> None:
        if self._row is not None:
            way = add_overlap if item.checkState() is Qt.CheckState.Checked else remove_overlap
            self.edit_wanted.emit(partial(way, one=self._row.key, other=item.data(_KEY)))
