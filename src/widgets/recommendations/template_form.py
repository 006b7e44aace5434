"""A template being written: its name, and its fields with what each asks for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QKeyCombination, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from domain.recommendations.recommendation import FieldKind, Template, TemplateField, responsibility_and_reasons
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.text import literal, tr
from widgets.theme import Role, Space


class TemplateForm(QWidget):
    """`template` is what stands here; `edited` says that it is another. Nothing is stored here."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = Template("", "", ())
        self._fields: list[TemplateField] = []
        self.name, self.label, self.hint, self.columns = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = QComboBox()
        for kind in FieldKind:
            self.kind.addItem(kind.label, kind)
        self.required = QCheckBox(tr("Ska fyllas i (annars frivilligt)"))
        self.numbered = QCheckBox(tr("Numrera rekommendationerna i rapporten"))
        self.fields = QListWidget()
        self.fields.setAccessibleName(tr("Mallens fält"))
        self.fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields.setMinimumHeight(self.fontMetrics().height() * 9)
        self.hint.setPlaceholderText(tr("vad som ska stå i fältet"))
        self.columns.setPlaceholderText(tr("till exempel Post, Kronor, År"))
        self._of_field = QWidget()
        self._lay_out()
        self.fields.currentRowChanged.connect(self._show_field)
        for line in (self.name, self.label, self.hint, self.columns):
            line.textEdited.connect(self._take)
        for box in (self.required, self.numbered):
            box.clicked.connect(self._take)
        self.kind.activated.connect(self._take)

    @property
    def template(self) -> Template:
        """What stands here, with the key and version of what was shown."""
        name, numbered = " ".join(self.name.text().split()), self.numbered.isChecked()
        return replace(self._template, name=name, numbered=numbered, fields=tuple(self._fields))

    def show_template(self, template: Template) -> None:
        """Show one to write on."""
        self._template, self._fields = template, list(template.fields)
        self.name.setText(template.name)
        self.numbered.setChecked(template.numbered)
        self._list_fields(0)

    def add_field(self, field: TemplateField | None = None) -> None:
        """One more, after the one that is marked, ready to be named."""
        at = self.fields.currentRow() + 1
        self._fields.insert(at, TemplateField("", tr("Nytt fält")) if field is None else field)
        self._list_fields(at)
        self.label.setFocus()
        self.label.selectAll()
        self.edited.emit()

    def remove_field(self) -> None:
        """Take away the one that is marked; what is written in it stays in the recommendations."""
        at = self.fields.currentRow()
        if 0 <= at < len(self._fields):
            del self._fields[at]
            self._list_fields(min(at, len(self._fields) - 1))
            self.edited.emit()

    def move_field(self, steps: int) -> None:
        """Move the one that is marked."""
        at = self.fields.currentRow()
        if at >= 0 and 0 <= at + steps < len(self._fields):
            self._fields.insert(at + steps, self._fields.pop(at))
            self._list_fields(at + steps)
            self.edited.emit()

    def _list_fields(self, current: int) -> None:
        with QSignalBlocker(self.fields):
            self.fields.clear()
            self.fields.addItems([self._row(field) for field in self._fields])
            self.fields.setCurrentRow(current)
        self._show_field(current)

    @staticmethod
    def _row(field: TemplateField) -> str:
        words = tr("{label} – {kind}") if field.required else tr("{label} – {kind}, frivilligt")
        return words.format(label=field.label, kind=field.kind.label)

    def _show_field(self, row: int) -> None:
        self._of_field.setEnabled(0 <= row < len(self._fields))
        field = self._fields[row] if self._of_field.isEnabled() else TemplateField("", "")
        self.label.setText(field.label)
        self.hint.setText(field.hint)
        self.columns.setText(", ".join(field.columns))
        self.kind.setCurrentIndex(self.kind.findData(field.kind))
        self.required.setChecked(field.required)
        self.columns.setEnabled(field.kind is FieldKind.TABLE)

    def _take(self) -> None:
        row = self.fields.currentRow()
        if 0 <= row < len(self._fields):
            kind = FieldKind(self.kind.currentData())
            columns = tuple(name.strip() for name in self.columns.text().split(",") if name.strip())
            changed = replace(
                self._fields[row],
                label=self.label.text(),
                hint=self.hint.text().strip(),
                kind=kind,
                required=self.required.isChecked(),
                columns=columns if kind is FieldKind.TABLE else (),
            )
            self._fields[row] = changed
            item = self.fields.item(row)
            item.setText(self._row(changed))
            self.columns.setEnabled(kind is FieldKind.TABLE)
        self.edited.emit()

    def _add_known(self, at: int) -> None:
        # The first of the box is its own heading.
        if at > 0:
            self.add_field(self._known[at - 1])
            self.known.setCurrentIndex(0)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XXS)
        whole.addWidget(FieldLabel(tr("Mallens namn"), self.name))
        whole.addWidget(self.name)
        whole.addWidget(self.numbered)
        whole.addWidget(TextLabel(tr("Fält, i den ordning de skrivs"), Role.TABLE_HEAD, tone="muted"))
        whole.addWidget(self.fields, 1)
        buttons = QHBoxLayout()
        add, remove = Button(tr("Lägg till fält"), ButtonKind.QUIET), Button(tr("Ta bort fält"), ButtonKind.QUIET)
        add.clicked.connect(partial(self.add_field, None))
        remove.clicked.connect(self.remove_field)
        buttons.addWidget(add)
        buttons.addWidget(remove)
        for text, key, steps in ((tr("Upp"), Qt.Key.Key_Up, -1), (tr("Ned"), Qt.Key.Key_Down, 1)):
            button = Button(text, ButtonKind.QUIET)
            button.clicked.connect(partial(self.move_field, steps))
            keys = QKeySequence(QKeyCombination(Qt.KeyboardModifier.AltModifier, key))
            button.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            QShortcut(keys, self.fields, partial(self.move_field, steps), context=Qt.ShortcutContext.WidgetShortcut)
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole.addLayout(buttons)
        self._known: Sequence[TemplateField] = responsibility_and_reasons()
        self.known = QComboBox()
        self.known.setAccessibleName(tr("Lägg till ett känt fält"))
        self.known.addItem(tr("Lägg till ett känt fält …"))
        self.known.addItems([literal(field.label) for field in self._known])
        self.known.activated.connect(self._add_known)
        whole.addWidget(self.known)
        of_field = QVBoxLayout(self._of_field)
        of_field.setContentsMargins(0, Space.XS, 0, 0)
        of_field.setSpacing(Space.XXS)
        named: tuple[tuple[str, QWidget], ...] = (
            (tr("Fältets rubrik"), self.label),
            (tr("Slag"), self.kind),
            (tr("Hjälptext"), self.hint),
            (tr("Tabellens kolumner, med komma emellan"), self.columns),
        )
        for words, widget in named:
            of_field.addWidget(FieldLabel(words, widget))
            of_field.addWidget(widget)
        of_field.addWidget(self.required)
        whole.addWidget(self._of_field)
