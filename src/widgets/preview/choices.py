"""The pane to the left of the preview, where the report's contents are chosen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.period import Period
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Audience
from reports.page.part import Plan
from widgets.parts import FieldLabel, TextLabel
from widgets.preview.contents import Offered, Wanted
from widgets.text import literal, tr
from widgets.theme import Role, Space

_PATIENCE_MS = 400


class Choices(QWidget):
    """`changed` carries what is wanted, a moment after the last choice."""

    changed = Signal(object)

    def __init__(
        self, plans: Sequence[Plan], offered: Offered, unticked: set[str], parent: QWidget | None = None
    ) -> None:
        """`plans` are the reports there are, in the order they are offered. `unticked` are the keys of parts and codes
        of areas that were left out the last time, and is kept up to date."""
        super().__init__(parent)
        latest = (tr("Senaste med siffror"), None)
        self._plans, self._unticked = dict[str, Plan](), unticked
        self.plan = _combo(())
        self.year = _combo((str(year), year) for year in offered.years)
        self.year.setCurrentIndex(self.year.findData(offered.year))
        self.area = _combo((area.name, area.code) for area in (*offered.areas, *offered.groups))
        self.group = _combo((area.name, area.code) for area in offered.groups)
        self.day = _combo([latest, *((show_date(day), day) for day in offered.days)])
        self.definition = _combo((name, family) for family, name in offered.families)
        self.period = _combo([latest, *((period.label, period) for period in offered.periods)])
        self.cases = _combo([latest, *((period.label, period) for period in offered.cases)])
        self.gaps = _combo((treatment.label, treatment) for treatment in GapTreatment)
        self.zeros = _combo([(tr("Visas"), False), (tr("Döljs"), True)])
        self.areas = [_ticked(area.name, area.code) for area in offered.areas]
        optional = {part.key: part.title for plan in plans for part in plan.optional}
        self.parts = {key: _ticked(title, key) for key, title in optional.items()}
        self._rows: dict[Choice, QWidget] = {}
        self.public, self.internal = QRadioButton(tr("Offentlig")), QRadioButton(tr("Intern"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("till exempel arbetsmöte i analysgruppen"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)
        for box in (*self.areas, *self.parts.values()):
            box.setChecked(box.property("choice") not in unticked)
        self._lay_out()
        self.offer_plans(plans)
        self._listen()
        self._show_reason()
        self._show_plan()

    def offer_plans(self, plans: Sequence[Plan]) -> None:
        """Offer these reports, of which those of the group's own were saved anew; the chosen one stays where it can."""
        chosen = self.plan.currentData()
        self._plans = {plan.key: plan for plan in plans}
        self.plan.clear()
        for plan in plans:
            self.plan.addItem(plan.title, plan.key)
        self.plan.setCurrentIndex(max(self.plan.findData(chosen), 0))

    def choose_plan(self, key: str) -> None:
        """Show what the report with the key asks for."""
        self.plan.setCurrentIndex(max(self.plan.findData(key), 0))
        self._show_plan()

    def begin_with(self, plan: str, area: Area, period: Period | None, day: date | None = None) -> None:
        """Choose the report, area, period and reference date to begin with; nothing is told of it. An area that is not
        offered yet, such as a kommun outside the group, is; so are a period and a day."""
        _choose(self.plan, plan, "")
        _choose(self.area, area.code, area.name, first=True)
        if day is not None:
            _choose(self.day, day, show_date(day))
        # Of several kommuner the latest period that any of them has is printed until another is chosen.
        if period is not None and Choice.AREAS not in self._plans[plan].choices:
            _choose(self.period, period, period.label)
        self._show_plan()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now, as far as the report asks for it."""
        plan = self._shown
        codes = tuple(box.property("choice") for box in self.areas if box.isChecked())
        left_out = frozenset(part.key for part in plan.optional if not self.parts[part.key].isChecked())
        chosen: dict[Choice, dict[str, Any]] = {
            Choice.YEAR: {"year": self.year.currentData()},
            Choice.AREA: {"area": self.area.currentData()},
            Choice.GROUP: {"area": self.group.currentData()},
            Choice.DAY: {"day": self.day.currentData()},
            Choice.DEFINITION: {"family": self.definition.currentData()},
            Choice.PERIOD: {"period": self.period.currentData()},
            Choice.CASES: {"period": self.cases.currentData()},
            Choice.GAPS: {"treatment": self.gaps.currentData()},
            Choice.ZEROS: {"hide_zeros": self.zeros.currentData()},
            Choice.AREAS: {"areas": () if len(codes) == len(self.areas) else codes},
        }
        asked: dict[str, Any] = {}
        for choice in plan.choices:
            asked |= chosen[choice]
        internal = self.internal.isChecked()
        if internal:
            asked |= {"audience": Audience.INTERNAL, "reason": self.reason.text().strip(), "hide_zeros": False}
        missing = ""
        if internal and not self.reason.text().strip():
            missing = tr("Ange varför små tal ska synas. Skälet står i rapporten.")
        elif plan.optional and len(left_out) == len(plan.content):
            missing = tr("Välj minst en del.")
        elif self.areas and not codes and Choice.AREAS in plan.choices:
            missing = tr("Välj minst ett område.")
        return Wanted(plan, Asked(left_out=left_out, **asked), missing)

    @property
    def _shown(self) -> Plan:
        return self._plans[self.plan.currentData()]

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XXS)
        layout.addWidget(_row(tr("Slag av rapport"), self.plan))
        for choice, label, field in (
            (Choice.YEAR, tr("Rekommendationer för år"), self.year),
            (Choice.AREA, tr("Område"), self.area),
            (Choice.GROUP, tr("Grupp"), self.group),
            (Choice.DAY, tr("Mättillfälle"), self.day),
            (Choice.DEFINITION, tr("Definition"), self.definition),
            (Choice.PERIOD, tr("Kommunprofilens period"), self.period),
            (Choice.CASES, tr("LOTS-ärendenas period"), self.cases),
            (Choice.ZEROS, tr("Nollor i LOTS-tabellerna"), self.zeros),
            (Choice.GAPS, tr("Bortfall i ekonomiskt bistånd"), self.gaps),
        ):
            self._rows[choice] = _row(label, field)
            layout.addWidget(self._rows[choice])
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
        self._parts_heading, self._areas_heading = _heading(tr("Delar")), _heading(tr("Områden"))
        for heading, boxes in ((self._parts_heading, self.parts.values()), (self._areas_heading, self.areas)):
            layout.addWidget(heading)
            for box in boxes:
                layout.addWidget(box)
        layout.addStretch(1)
        self.public.setChecked(True)

    def _listen(self) -> None:
        self.plan.activated.connect(self._on_plan)
        boxes = (self.year, self.period, self.cases, self.zeros, self.area, self.group, self.gaps, self.day)
        for box in (*boxes, self.definition):
            box.activated.connect(self._wait)
        for ticked in (*self.areas, *self.parts.values()):
            ticked.toggled.connect(self._keep_ticks)
        self.internal.toggled.connect(self._on_audience)
        self.reason.textChanged.connect(self._wait)

    def _keep_ticks(self) -> None:
        for box in (*self.areas, *self.parts.values()):
            (self._unticked.discard if box.isChecked() else self._unticked.add)(box.property("choice"))
        self._wait()

    def _on_plan(self) -> None:
        self._show_plan()
        self._wait()

    def _show_plan(self) -> None:
        """Only what the chosen report asks for."""
        plan = self._shown
        for choice, row in self._rows.items():
            row.setVisible(choice in plan.choices)
        optional = {part.key for part in plan.optional}
        self._parts_heading.setVisible(bool(optional))
        for key, box in self.parts.items():
            box.setVisible(key in optional)
        for shown in (self._areas_heading, *self.areas):
            shown.setVisible(Choice.AREAS in plan.choices and bool(self.areas))

    def _on_audience(self) -> None:
        self._show_reason()
        if self.internal.isChecked():
            self.reason.setFocus()
        self._wait()

    def _show_reason(self) -> None:
        internal = self.internal.isChecked()
        self._reason_label.setVisible(internal)
        self.reason.setVisible(internal)
        self.zeros.setEnabled(not internal)

    def _wait(self) -> None:
        """Not the timer's own start: that takes the number of a chosen row for its patience."""
        self._patience.start()

    def _tell(self) -> None:
        self.changed.emit(self.wanted)


def _combo(offered: Iterable[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    # The names in the list do not decide how wide the pane is.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for text, data in offered:
        box.addItem(text, data)
    return box


def _choose(box: QComboBox, data: object, text: str, *, first: bool = False) -> None:
    """Stand on `data`, which is added, first or last, where it is not offered."""
    # findData compares by Qt's rules, which know nothing of periods.
    at = next((at for at in range(box.count()) if box.itemData(at) == data), -1)
    if at < 0:
        at = 0 if first else box.count()
        box.insertItem(at, text, data)
    box.setCurrentIndex(at)


def _row(label: str, field: QWidget) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, Space.XS)
    column.setSpacing(Space.XXS)
    column.addWidget(FieldLabel(label, field))
    column.addWidget(field)
    return row


def _ticked(text: str, choice: object) -> QCheckBox:
    box = QCheckBox(literal(text))
    box.setProperty("choice", choice)
    box.setChecked(True)
    return box


def _heading(text: str) -> TextLabel:
    return TextLabel(text, Role.TABLE_HEAD, tone="muted")
