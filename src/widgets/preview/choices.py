"""The pane to the left of the preview, where the report's contents are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from domain.area import Area
from domain.period import Period
from domain.report import Audience
from widgets.parts import FieldLabel, TextLabel
from widgets.preview.contents import Part, Wanted
from widgets.text import tr
from widgets.theme import Role, Space

_PATIENCE_MS = 400


class Choices(QWidget):
    """`changed` carries what is wanted, a moment after the last choice."""

    changed = Signal(object)

    def __init__(
        self,
        years: Sequence[int],
        year: int,
        areas: Sequence[Area],
        periods: Sequence[Period],
        parent: QWidget | None = None,
    ) -> None:
        """`areas` are the group's kommuner, `periods` those that any of them has figures for, newest first."""
        super().__init__(parent)
        self.year = QComboBox()
        for each in years:
            self.year.addItem(str(each), each)
        self.year.setCurrentIndex(list(years).index(year))
        self.period = QComboBox()
        self.period.addItem(tr("Senaste med siffror"), None)
        for period in periods:
            self.period.addItem(period.label, period)
        self.areas = [_ticked(area.name, area.code) for area in areas]
        self.parts = {part: _ticked(part.label, part) for part in Part}
        self.public, self.internal = QRadioButton(tr("Offentlig")), QRadioButton(tr("Intern"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("till exempel arbetsmöte i analysgruppen"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)
        self._lay_out()
        self._listen()
        self._show_reason()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        codes = tuple(box.property("choice") for box in self.areas if box.isChecked())
        return Wanted(
            year=self.year.currentData(),
            areas=() if len(codes) == len(self.areas) else codes,
            period=self.period.currentData(),
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
            audience=Audience.INTERNAL if self.internal.isChecked() else Audience.PUBLIC,
            reason=self.reason.text(),
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        for label, field in (
            (tr("Rekommendationer för år"), self.year),
            (tr("Kommunprofilens period"), self.period),
        ):
            layout.addWidget(FieldLabel(label, field))
            layout.addWidget(field)
            layout.addSpacing(Space.XS)
        layout.addWidget(_heading(tr("Vem får läsa")))
        audience = QButtonGroup(self)
        for button, said in (
            (self.public, tr("Små tal döljs. Får lämnas ut.")),
            (self.internal, tr("Alla tal syns. Varje sida märks internt.")),
        ):
            audience.addButton(button)
            button.setAccessibleDescription(said)
            layout.addWidget(button)
            remark = TextLabel(said, Role.SMALL, tone="muted", wrap=True)
            remark.setContentsMargins(Space.L, 0, 0, 0)
            layout.addWidget(remark)
        self._reason_label = FieldLabel(tr("Skäl"), self.reason)
        layout.addWidget(self._reason_label)
        layout.addWidget(self.reason)
        layout.addSpacing(Space.XS)
        layout.addWidget(_heading(tr("Delar")))
        for box in self.parts.values():
            layout.addWidget(box)
        if self.areas:
            layout.addSpacing(Space.XS)
            layout.addWidget(_heading(tr("Områden med siffror")))
        for box in self.areas:
            layout.addWidget(box)
        layout.addStretch(1)
        self.public.setChecked(True)

    def _listen(self) -> None:
        self.year.activated.connect(self._wait)
        self.period.activated.connect(self._wait)
        for box in (*self.areas, *self.parts.values()):
            box.toggled.connect(self._wait)
        self.internal.toggled.connect(self._on_audience)
        self.reason.textChanged.connect(self._wait)

    def _on_audience(self) -> None:
        self._show_reason()
        if self.internal.isChecked():
            self.reason.setFocus()
        self._wait()

    def _show_reason(self) -> None:
        internal = self.internal.isChecked()
        self._reason_label.setVisible(internal)
        self.reason.setVisible(internal)

    def _wait(self) -> None:
        """Not the timer's own start: that takes the number of a chosen row for its patience."""
        self._patience.start()

    def _tell(self) -> None:
        self.changed.emit(self.wanted)


def _ticked(text: str, choice: object) -> QCheckBox:
    box = QCheckBox(text)
    box.setProperty("choice", choice)
    box.setChecked(True)
    return box


def _heading(text: str) -> TextLabel:
    return TextLabel(text, Role.TABLE_HEAD, tone="muted")
