"""The pane to the left of the preview, where the report's contents are chosen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.period import Period
from domain.reporting.report import Audience
from widgets.parts import FieldLabel, TextLabel
from widgets.preview.contents import Kind, Part, PopulationsOffered, Wanted
from widgets.text import literal, tr
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
        groups: Sequence[Area],
        periods: Sequence[Period],
        populations: PopulationsOffered | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`areas` are the group's kommuner, `groups` every group, the workspace's own first; `periods` those that any
        of them has figures for, newest first; `populations` what there is to choose of those."""
        super().__init__(parent)
        self.kind = QComboBox()
        for kind in Kind:
            self.kind.addItem(kind.label, kind)
        self.profiled = QComboBox()
        for area in (*areas, *groups):
            self.profiled.addItem(area.name, area)
        self.group = QComboBox()
        for area in groups:
            self.group.addItem(area.name, area)
        self.treatment = QComboBox()
        for treatment in GapTreatment:
            self.treatment.addItem(treatment.label, treatment)
        self._of_kind: list[tuple[frozenset[Kind], QWidget]] = []
        self.year = QComboBox()
        for each in years:
            self.year.addItem(str(each), each)
        self.year.setCurrentIndex(list(years).index(year))
        self.period = QComboBox()
        self.period.addItem(tr("Senaste med siffror"), None)
        for period in periods:
            self.period.addItem(period.label, period)
        offered = populations or PopulationsOffered()
        self.day = QComboBox()
        self.day.addItem(tr("Senaste med siffror"), None)
        for day in offered.days:
            self.day.addItem(show_date(day), day)
        self.definition = QComboBox()
        for family, name in offered.families:
            self.definition.addItem(name, family)
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
        self._show_kind()

    def begin_with(self, kind: Kind, area: Area, period: Period | None, day: date | None = None) -> None:
        """Choose the kind, area, period and reference date to begin with; nothing is told of it. An area that is not
        offered yet, such as a kommun outside the group, is; so is a date."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        at = next((at for at in range(self.profiled.count()) if self.profiled.itemData(at) == area), -1)
        if at < 0:
            self.profiled.insertItem(0, area.name, area)
            at = 0
        self.profiled.setCurrentIndex(at)
        if day is not None:
            counted = next((at for at in range(self.day.count()) if self.day.itemData(at) == day), -1)
            if counted < 0:
                self.day.addItem(show_date(day), day)
                counted = self.day.count() - 1
            self.day.setCurrentIndex(counted)
        if kind is not Kind.RECOMMENDATIONS and period is not None:
            listed = next((at for at in range(self.period.count()) if self.period.itemData(at) == period), -1)
            if listed < 0:
                self.period.addItem(period.label, period)
                listed = self.period.count() - 1
            self.period.setCurrentIndex(listed)
        self._show_kind()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        codes = tuple(box.property("choice") for box in self.areas if box.isChecked())
        kind: Kind = self.kind.currentData()
        return Wanted(
            year=self.year.currentData(),
            kind=kind,
            area={Kind.PROFILE: self.profiled, Kind.REGION: self.group}.get(kind, self.profiled).currentData(),
            treatment=self.treatment.currentData(),
            areas=() if len(codes) == len(self.areas) else codes,
            period=self.period.currentData(),
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
            audience=Audience.INTERNAL if self.internal.isChecked() else Audience.PUBLIC,
            reason=self.reason.text(),
            day=self.day.currentData(),
            family=self.definition.currentData() or "default",
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        every, profiles = frozenset(Kind), frozenset((Kind.PROFILE, Kind.REGION))
        populations = frozenset((Kind.POPULATIONS,))
        for label, field, kinds in (
            (tr("Slag av rapport"), self.kind, every),
            (tr("Rekommendationer för år"), self.year, frozenset((Kind.RECOMMENDATIONS,))),
            (tr("Område"), self.profiled, populations | {Kind.PROFILE}),
            (tr("Grupp"), self.group, frozenset((Kind.REGION,))),
            (tr("Mättillfälle"), self.day, populations),
            (tr("Definition"), self.definition, populations),
            (tr("Kommunprofilens period"), self.period, every - populations),
            (tr("Bortfall i ekonomiskt bistånd"), self.treatment, profiles),
        ):
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, Space.XS)
            column.setSpacing(Space.XXS)
            # The names in the list do not decide how wide the pane is.
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            column.addWidget(FieldLabel(label, field))
            column.addWidget(field)
            layout.addWidget(row)
            self._of_kind.append((kinds, row))
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
        layout.addWidget(self._recommended_parts())
        layout.addStretch(1)
        self.public.setChecked(True)

    def _recommended_parts(self) -> QWidget:
        """What a report on recommendations may hold, and the areas whose figures it shows."""
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XXS)
        column.addWidget(_heading(tr("Delar")))
        for box in self.parts.values():
            column.addWidget(box)
        if self.areas:
            column.addSpacing(Space.XS)
            column.addWidget(_heading(tr("Områden med siffror")))
        for box in self.areas:
            column.addWidget(box)
        self._of_kind.append((frozenset((Kind.RECOMMENDATIONS,)), shown))
        return shown

    def _listen(self) -> None:
        self.kind.activated.connect(self._on_kind)
        for box in (self.year, self.period, self.profiled, self.group, self.treatment, self.day, self.definition):
            box.activated.connect(self._wait)
        for ticked in (*self.areas, *self.parts.values()):
            ticked.toggled.connect(self._wait)
        self.internal.toggled.connect(self._on_audience)
        self.reason.textChanged.connect(self._wait)

    def _on_kind(self) -> None:
        self._show_kind()
        self._wait()

    def _show_kind(self) -> None:
        """Only what the chosen kind of report asks for."""
        kind = self.kind.currentData()
        for kinds, row in self._of_kind:
            row.setVisible(kind in kinds)

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
    box = QCheckBox(literal(text))
    box.setProperty("choice", choice)
    box.setChecked(True)
    return box


def _heading(text: str) -> TextLabel:
    return TextLabel(text, Role.TABLE_HEAD, tone="muted")
