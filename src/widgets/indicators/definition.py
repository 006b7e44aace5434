"""The dialog where an indicator is defined: several answers that belong together, stored as one step."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from domain.ground.display import show_list
from domain.indicators.indicator import MOST_DECIMALS, CategoryChanges, Indicator, category_changes, check_definition
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.answers import answers
from widgets.text import tr
from widgets.theme import Role, Space

Store = Callable[[Indicator, Mapping[str, str]], str]
"""Stores the definition with the new names of its categories; gives the reason where it could not, else nothing."""


class IndicatorDialog(QDialog):
    """Closes when the definition is stored; what is wrong is said under its field and nothing is lost."""

    def __init__(self, store: Store, indicator: Indicator | None = None, parent: QWidget | None = None) -> None:
        """`indicator` is the one to change; None defines a new one."""
        super().__init__(parent)
        self._store = store
        self._before = indicator
        # What is new here is typed by the group: whoever types official statistics says so (ruling 46).
        shown = indicator or Indicator("", "", "", counted_by_group=True)
        title = tr("Ny indikator") if indicator is None else tr("Ändra {name}").format(name=indicator.name)
        self.setObjectName("indicator-definition")
        self.setWindowTitle(title)
        self.name = QLineEdit(shown.name)
        self.name.setPlaceholderText(tr("Ungdomar i KAA, Sjukfallens längd …"))
        self.unit = QComboBox()
        self.unit.setEditable(True)
        self.unit.addItems([tr("personer"), tr("antal"), tr("procent"), tr("dagar"), tr("kronor")])
        self.unit.setCurrentText(shown.unit)
        self.description = QPlainTextEdit(shown.description)
        self.description.setPlaceholderText(tr("Vad räknas, och vad räknas inte?"))
        self.decimals = QSpinBox()
        self.decimals.setRange(0, MOST_DECIMALS)
        self.decimals.setValue(shown.decimals)
        self.categories = QPlainTextEdit("\n".join(shown.categories))
        self.categories.setPlaceholderText(tr("En på varje rad, i den ordning de ska visas.\n18–24\n25–64"))
        for text in (self.description, self.categories):
            text.setTabChangesFocus(True)
        self.by_sex = QCheckBox(tr("Uppdelad på kvinnor och män"))
        self.sexes_add = QCheckBox(tr("Kvinnor och män är tillsammans alla"))
        self.categories_add = QCheckBox(tr("Kategorierna är tillsammans totalt"))
        self.counted = QCheckBox(tr("Gruppen har räknat själv: små tal döljs offentligt"))
        for box, checked in (
            (self.by_sex, shown.by_sex),
            (self.sexes_add, shown.sexes_add),
            (self.categories_add, shown.categories_add),
            (self.counted, shown.counted_by_group),
        ):
            box.setChecked(checked)
        self._means = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._lay_out(title)
        self.name.setFocus()
        self.categories.textChanged.connect(self._look_over)
        self.by_sex.toggled.connect(self._look_over)
        self._look_over()

    @property
    def problem(self) -> str:
        """Why the definition could not be stored; empty while nothing is wrong."""
        return self._problem.text()

    @property
    def definition(self) -> Indicator:
        """What stands in the fields now."""
        shown = self._before or Indicator("", "", "")
        return replace(
            shown,
            name=" ".join(self.name.text().split()),
            unit=" ".join(self.unit.currentText().split()),
            description=self.description.toPlainText().strip(),
            decimals=self.decimals.value(),
            by_sex=self.by_sex.isChecked(),
            categories=self._categories(),
            sexes_add=self.sexes_add.isChecked() and self.by_sex.isChecked(),
            categories_add=self.categories_add.isChecked() and bool(self._categories()),
            counted_by_group=self.counted.isChecked(),
        )

    def accept(self) -> None:
        """Store, and close if that went well."""
        made = self.definition
        problems = check_definition(made)
        reason = " ".join(problems) or self._store(made, self._changes().renamed)
        if not reason:
            super().accept()
            return
        # The field that, were it another, would leave less to put right; what only the workspace refuses is the name.
        fields = (
            (self.name, replace(made, name="x")),
            (self.unit, replace(made, unit="x")),
            (self.categories, replace(made, categories=())),
        )
        wrong = next((field for field, mended in fields if check_definition(mended) != problems), self.name)
        self._tell(wrong, reason)
        wrong.setFocus()

    def _tell(self, wrong: QWidget, reason: str) -> None:
        """Say why under the field that is wrong, and let a screen reader say it with the field."""
        for field in (self.name, self.unit, self.categories):
            field.setAccessibleDescription(reason if field is wrong else "")
        if self._form.indexOf(self._problem) >= 0:
            self._form.takeRow(self._problem)
        fields = (self._form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(self._form.rowCount()))
        row = next(row for row, item in enumerate(fields) if item is not None and item.widget() is wrong)
        self._form.insertRow(row + 1, self._problem)
        self._problem.setText(reason)
        self._problem.show()
        self._scroll.ensureWidgetVisible(self._problem)

    def _lay_out(self, title: str) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        for text, lines in ((self.description, 3), (self.categories, 7)):
            text.setMaximumHeight(line * (lines + 1))
        inside = QWidget()
        self._form = form = QFormLayout(inside)
        form.setContentsMargins(0, 0, Space.XS, 0)
        form.setSpacing(Space.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in (
            (tr("Namn"), self.name),
            (tr("Enhet"), self.unit),
            (tr("Beskrivning"), self.description),
            (tr("Decimaler"), self.decimals),
            (tr("Kategorier"), self.categories),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.addRow("", self._means)
        for box in (self.by_sex, self.sexes_add, self.categories_add, self.counted):
            form.addRow("", box)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        # Its fields take the keyboard, and it scrolls to them.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for surface in (scroll.viewport(), inside):
            surface.setAutoFillBackground(False)
        store = Button(tr("Lägg till") if self._before is None else tr("Spara ändringen"), ButtonKind.PRIMARY)
        buttons = answers(self, store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(title, Role.H2, wrap=True))
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(letter * 84, room.width()), min(form.sizeHint().height() + line * 8, room.height() - 2 * line))

    def _categories(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.categories.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _changes(self) -> CategoryChanges:
        before = () if self._before is None else self._before.categories
        return category_changes(before, self._categories())

    def _look_over(self) -> None:
        """Says what the new list means for figures that are there, before anything is stored."""
        categories = self._categories()
        self.sexes_add.setEnabled(self.by_sex.isChecked())
        self.categories_add.setEnabled(bool(categories))
        changes, said = self._changes(), []
        if self._before is None:
            said.append(tr("Raden Totalt läggs till av sig själv."))
        elif changes.renamed:
            names = show_list(f"”{old}” → ”{new}”" for old, new in changes.renamed.items())
            said.append(tr("Byter namn: {names}. Siffrorna följer med.").format(names=names))
        if self._before is not None and changes.added:
            said.append(tr("Nya: {names}.").format(names=show_list(changes.added)))
        if changes.removed:
            said.append(tr("Tas bort: {names}.").format(names=show_list(changes.removed)))
        self._means.setText(" ".join(said))
        self._means.setVisible(bool(said))
