"""*Ny punkt*, *Ändra punkten*: what comes, when, who answers for it and when it is done."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from domain.ground.period import month_names
from domain.wheel.item import Doing, WheelItem, wrong_day
from storage.ground.texts import wrong_line
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.answers import answers
from widgets.text import tr
from widgets.theme import Role, Space


class WheelItemDialog(QDialog):
    """Closes when the item is stored; why it could not be stands under the fields, and nothing is lost."""

    def __init__(self, item: WheelItem, store: Callable[[WheelItem], str], parent: QWidget | None = None) -> None:
        """`store` says why the item could not be stored, else nothing."""
        super().__init__(parent)
        self._item, self._store = item, store
        self.setObjectName("wheel-item")
        new = item.id == 0
        title = tr("Ny punkt på årshjulet") if new else tr("Ändra punkten")
        self.setWindowTitle(title)
        self.what, self.day, self.who = QLineEdit(item.what), QLineEdit(str(item.day or "")), QLineEdit(item.who)
        self.what.setPlaceholderText(tr("till exempel Delårsrapport till styrelsen"))
        self.who.setPlaceholderText(tr("till exempel processledare"))
        self.month, self.doing = QComboBox(), QComboBox()
        for name, number in (*zip(month_names(), range(1, 13), strict=True), (tr("varje månad"), None)):
            self.month.addItem(name, number)
        self.month.setCurrentIndex(12 if item.month is None else item.month - 1)
        for each in Doing:
            self.doing.addItem(each.label, each.value)
        self.doing.setCurrentIndex(list(Doing).index(item.doing))
        self.doing.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.doing.setMinimumContentsLength(24)
        self.release = QCheckBox(tr("En källa släpps då: den hämtas från den dagen"))
        self.release.setChecked(item.release)
        self._problem = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._problem.hide()
        buttons = answers(self, Button(tr("Lägg till") if new else tr("Spara"), ButtonKind.PRIMARY))
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XXS)
        grid.addWidget(TextLabel(title, Role.H2, wrap=True), 0, 0, 1, 2)
        places = (
            (tr("Vad"), self.what, 1, 0, 2),
            (tr("Månad"), self.month, 3, 0, 1),
            (tr("Dag (tom: när som helst i månaden)"), self.day, 3, 1, 1),
            (tr("Ansvarig funktion"), self.who, 5, 0, 2),
            (tr("Blir klar när"), self.doing, 7, 0, 2),
        )
        for label, field, row, column, columns in places:
            grid.addWidget(FieldLabel(label, field), row, column, 1, columns)
            grid.addWidget(field, row + 1, column, 1, columns)
        grid.addWidget(self.release, 9, 0, 1, 2)
        grid.addWidget(self._problem, 10, 0, 1, 2)
        grid.addWidget(buttons, 11, 0, 1, 2)
        self.what.setFocus()

    def accept(self) -> None:
        """Store, and close if that went well."""
        reason, field = self._wrong_day(), self.day
        if not reason:
            reason = self._store(self.written)
            field = self.what if wrong_line(self.what.accessibleName(), self.what.text()) else self.who
        if not reason:
            super().accept()
            return
        self._problem.setText(reason)
        self._problem.show()
        field.setFocus()

    @property
    def written(self) -> WheelItem:
        """The item as it stands in the fields."""
        return replace(
            self._item,
            month=self.month.currentData(),
            day=int(self.day.text()) if self.day.text().strip() else None,
            what=self.what.text(),
            who=self.who.text(),
            doing=Doing(self.doing.currentData()),
            release=self.release.isChecked(),
        )

    def _wrong_day(self) -> str:
        text = self.day.text().strip()
        if text and not (text.isascii() and text.isdigit() and len(text) <= 2):
            return tr("Skriv dagen som ett tal, 1–31, eller lämna rutan tom.")
        return wrong_day(self.month.currentData(), int(text) if text else None)
