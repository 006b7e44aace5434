"""What is shown in the place of a draft while several recommendations are chosen: one change for them all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from domain.recommendations.recommendation import Recommendation, RecommendationStatus
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel, WrappingRow
from widgets.text import literal, tr
from widgets.theme import Role, Space


class SeveralForm(QWidget):
    """`changed` carries the owner and the status to give them all, None where it stays as it is; answered with `refuse`
    where that could not be stored."""

    changed = Signal(object, object)
    copy_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, themes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = TextLabel(role=Role.H2, wrap=True)
        self._titles = TextLabel(tone="muted", wrap=True)
        self._theme = QComboBox()
        self._theme.setObjectName("several-theme")
        self._theme.setEditable(True)
        self._theme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._theme.addItems([literal(theme) for theme in themes])
        self._status = QComboBox()
        self._status.setObjectName("several-status")
        self._status.addItem(tr("oförändrad"), None)
        for status in RecommendationStatus:
            self._status.addItem(status.label, status)
        self._reason = TextLabel(role=Role.SMALL, tone="warning", wrap=True)
        self._reason.setObjectName("several-reason")
        self._change = Button("", ButtonKind.PRIMARY)
        self._change.setObjectName("several-change")
        self._change.clicked.connect(self._tell)
        copy, remove = Button(tr("Kopiera …")), Button(tr("Ta bort"))
        copy.clicked.connect(self.copy_wanted)
        remove.clicked.connect(self.removal_wanted)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in ((tr("Ägande part eller tema"), self._theme), (tr("Status"), self._status)):
            field.setAccessibleName(label)
            fields.addRow(FieldLabel(label, field), field)
        line = self._theme.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("oförändrad"))
        line.setAccessibleName(tr("Ägande part eller tema"))
        buttons = WrappingRow()
        for button in (self._change, copy, remove):
            buttons.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XXS, 0, Space.S, 0)
        whole.setSpacing(Space.S)
        whole.addWidget(self._heading)
        whole.addWidget(self._titles)
        whole.addLayout(fields)
        whole.addWidget(self._reason)
        whole.addLayout(buttons)
        whole.addStretch(1)

    def show_chosen(self, chosen: Sequence[Recommendation], *, read_only: bool) -> None:
        """Say which they are; nothing is filled in."""
        count = len(chosen)
        self._heading.setText(tr("{count} rekommendationer valda").format(count=count))
        self._titles.setText("\n".join(each.title for each in chosen))
        self._change.setText(tr("Ändra {count} rekommendationer").format(count=count))
        self._theme.setCurrentIndex(-1)
        self._theme.setEditText("")
        self._status.setCurrentIndex(0)
        self.refuse("")
        for button in self.findChildren(Button):
            button.setEnabled(not read_only)

    def refuse(self, reason: str) -> None:
        """Say why nothing was changed; empty takes it away."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def _tell(self) -> None:
        theme = " ".join(self._theme.currentText().split()) or None
        status = self._status.currentData()
        if theme is None and status is None:
            self.refuse(tr("Välj en ägare eller en status först. Ingenting har ändrats."))
        else:
            self.changed.emit(theme, status)
