"""The form of a case (*ärende*): every field by its letters, Enter stores and begins the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.case import CaseList, CollaborationProblem, LotsCase, worker_code
from domain.lots.month import AgeGroup, Party
from widgets.lots.cases.choice_line import ChoiceLine
from widgets.lots.cases.options import age_options, party_options, problem_options, sex_options, with_keys
from widgets.parts import Beside, FieldLabel, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space, text_scale

_BESIDE = 900
"""Pixels, at text size 100 %, from which the fields stand in two columns."""
Words = Mapping[CaseList, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where a case that is written belongs, and what can be chosen there."""

    area: Area
    month: Period
    words: Words
    workers: Mapping[Party, Sequence[str]]
    age_border: int = 30


class CaseForm(QWidget):
    """Writes a case, changes one, or gives several the same values. `save_wanted` says that Enter was pressed: whoever
    made the form asks for `case` or `values`, stores, and says `begin` or `refuse`. `left` says that Esc was pressed
    where nothing was written, `word_wanted` that a list lacks a word, `entered` which field the keyboard
    has come to."""

    save_wanted = Signal()
    left = Signal()
    edited = Signal()
    word_wanted = Signal(object)
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: FormPlace | None = None
        self._begun = LotsCaseDraft()
        self.party = ChoiceLine(tr("Part"))
        self.unit = ChoiceLine(CaseList.UNIT.label)
        self.sex = ChoiceLine(tr("Kön"))
        self.age = ChoiceLine(tr("Ålder"))
        self.request = ChoiceLine(CaseList.REQUEST.label, several=True)
        self.problem = ChoiceLine(tr("Samverkansproblem"))
        self.outcome = ChoiceLine(CaseList.OUTCOME.label, several=True)
        self.risk = ChoiceLine(CaseList.RISK_FACTOR.label, several=True)
        self.day = QLineEdit()
        self.worker = QLineEdit()
        self._known_workers = QStringListModel(self)
        self._reason = TextLabel(role=Role.SMALL, tone="error", wrap=True)
        self._lay_out()
        self._connect()

    # --- what is shown and asked ---

    def show_place(self, place: FormPlace) -> None:
        """Offer what can be chosen there. What is being written stays as it stands."""
        self._place = place
        self.party.set_options(party_options())
        self.sex.set_options(sex_options())
        self.age.set_options(age_options(place.age_border))
        self.problem.set_options(problem_options())
        for of, line in self._lists.items():
            line.set_options(with_keys(place.words[of]))
        self._offer_workers()

    def begin(self, draft: "LotsCaseDraft") -> None:
        """Begin with these values; Esc comes back to them."""
        self._fill(draft)
        self._begun = self.draft

    def resume(self, draft: "LotsCaseDraft") -> None:
        """Go on with what was being written when the form was left; Esc comes back to what it began with."""
        self._fill(draft)

    def refuse(self, reason: str) -> None:
        """Say why what stands here is not stored; an empty reason takes that back."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def set_may_write(self, may: bool) -> None:
        """Whether anything can be stored."""
        for line in self._lines:
            line.set_may_choose(may)
        for field in (self.day, self.worker):
            field.setReadOnly(not may)

    @property
    def is_edited(self) -> bool:
        """True where something else stands here than it began with."""
        return self.draft != self._begun

    @property
    def draft(self) -> "LotsCaseDraft":
        """What stands in the fields."""
        return LotsCaseDraft(
            self.day.text().strip(),
            self.worker.text().strip(),
            tuple((name, line.codes) for name, line in self._named.items() if line.codes),
        )

    def case(self) -> LotsCase:
        """The case that is written. Raises UserProblem for what is missing or cannot be, with the keyboard there."""
        place = self._place
        assert place is not None
        for line, text in (
            (self.party, tr("Välj vilken part som tog kontakt.")),
            (self.sex, tr("Välj kön: K, M eller A för annat eller okänt.")),
            (self.age, tr("Välj ålder, eller O för okänd.")),
        ):
            if not line.code:
                line.setFocus()
                raise UserProblem(text)
        return LotsCase(
            place.area,
            place.month,
            Party(self.party.code),
            Sex(self.sex.code),
            AgeGroup(self.age.code),
            self._day(place.month),
            self.unit.code,
            self._worker(),
            CollaborationProblem(self.problem.code or CollaborationProblem.OKANT.value),
            self.request.codes,
            self.outcome.codes,
            self.risk.codes,
        )

    def values(self) -> dict[str, Any]:
        """What is chosen, for several cases at once: a field that is empty is left as it is in each of them."""
        given: dict[str, Any] = {}
        of_one = {"party": Party, "sex": Sex, "age": AgeGroup, "problem": CollaborationProblem}
        for name, line in self._named.items():
            if line.codes:
                given[name] = of_one[name](line.code) if name in of_one else line.codes
        if "unit" in given:
            given["unit"] = self.unit.code
        if self.worker.text().strip():
            given["worker"] = self._worker()
        return given

    def choose_word(self, of: CaseList, code: str) -> None:
        """Choose a word that has just been added to a list."""
        line = self._lists[of]
        line.set_codes((code,) if of is CaseList.UNIT else (*line.codes, code))
        line.setFocus()
        self._edited()

    def first_field(self) -> QWidget:
        """Where a case begins."""
        return self.party

    def _day(self, month: Period) -> date | None:
        text = self.day.text().strip()
        if not text:
            return None
        try:
            return date(month.year, month.number, int(text))
        except ValueError:
            self.day.setFocus()
            raise UserProblem(tr("Dagen är dagens nummer i {month}, eller tom.").format(month=month.label)) from None

    def _worker(self) -> str:
        try:
            return worker_code(self.worker.text())
        except UserProblem:
            self.worker.setFocus()
            self.worker.selectAll()
            raise

    # --- how it works ---

    @property
    def _lists(self) -> Mapping[CaseList, ChoiceLine]:
        return {
            CaseList.UNIT: self.unit,
            CaseList.REQUEST: self.request,
            CaseList.OUTCOME: self.outcome,
            CaseList.RISK_FACTOR: self.risk,
        }

    @property
    def _named(self) -> Mapping[str, ChoiceLine]:
        return {
            "party": self.party,
            "unit": self.unit,
            "sex": self.sex,
            "age": self.age,
            "requests": self.request,
            "problem": self.problem,
            "outcomes": self.outcome,
            "risk_factors": self.risk,
        }

    @property
    def _lines(self) -> Sequence[ChoiceLine]:
        return tuple(self._named.values())

    def _fill(self, draft: "LotsCaseDraft") -> None:
        codes = dict(draft.codes)
        for name, line in self._named.items():
            line.set_codes(codes.get(name, ()))
        for field, text in ((self.day, draft.day), (self.worker, draft.worker)):
            with QSignalBlocker(field):
                field.setText(text)
        self.refuse("")
        self._offer_workers()
        self.edited.emit()

    def _offer_workers(self) -> None:
        known = self._place.workers if self._place is not None else {}
        of = known.get(Party(self.party.code), ()) if self.party.code else ()
        self._known_workers.setStringList(list(of))

    def _connect(self) -> None:
        order: list[QWidget] = [self.party, self.unit, self.worker, self.day, self.sex, self.age]
        order += [self.request, self.problem, self.outcome, self.risk]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
            if isinstance(before, ChoiceLine):
                # As Tab does: what stands in a field is marked, so that the next letter takes its place.
                before.chosen_one.connect(partial(after.setFocus, Qt.FocusReason.TabFocusReason))
        for line in self._lines:
            line.edited.connect(self._edited)
            line.installEventFilter(self)
        for field in (self.day, self.worker):
            field.textEdited.connect(self._edited)
            field.installEventFilter(self)
        self.party.edited.connect(self._offer_workers)
        for of, line in self._lists.items():
            line.word_wanted.connect(partial(self.word_wanted.emit, of))

    def _edited(self) -> None:
        self.refuse("")
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter stores from any field, Esc takes back what was written; a field that is come to is seen."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.entered.emit(watched)
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self.is_edited:
                self._fill(self._begun)
            else:
                self.left.emit()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _lay_out(self) -> None:
        self.day.setMaxLength(2)
        self.day.setPlaceholderText(tr("dag"))
        self.worker.setMaxLength(30)
        self.worker.setPlaceholderText(tr("kod, t.ex. FK3"))
        completer = QCompleter(self._known_workers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.worker.setCompleter(completer)
        called = QWidget()
        row = QHBoxLayout(called)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.worker)
        row.addWidget(FieldLabel(tr("Dag"), self.day))
        row.addWidget(self.day)
        row.addStretch(1)
        who = self._column(
            (tr("Part"), self.party, self.party),
            (CaseList.UNIT.label, self.unit, self.unit),
            (tr("Handläggare"), self.worker, called),
            (tr("Kön"), self.sex, self.sex),
            (tr("Ålder"), self.age, self.age),
        )
        what = self._column(
            (CaseList.REQUEST.label, self.request, self.request),
            (tr("Samverkansproblem"), self.problem, self.problem),
            (CaseList.OUTCOME.label, self.outcome, self.outcome),
            (CaseList.RISK_FACTOR.label, self.risk, self.risk),
        )
        self._columns = Beside(Space.L)
        self._columns.addLayout(who, 5)
        self._columns.addLayout(what, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(self._columns)
        whole.addWidget(self._reason)
        self._reason.hide()

    def _column(self, *fields: tuple[str, QWidget, QWidget]) -> QGridLayout:
        """Fields under one another, each with its name to the left: what is called so, and what stands there."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XXS)
        for row, (text, called, shown) in enumerate(fields):
            label = FieldLabel(text, called)
            label.setContentsMargins(0, Space.XXS, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(fields), 1)
        return grid

    def _arrange(self) -> None:
        """Two columns where there is room for them."""
        self._columns.stand(beside=self.width() >= _BESIDE * text_scale())


@dataclass(frozen=True, slots=True)
class LotsCaseDraft:
    """What stands in the form: texts as typed, and the codes chosen in each line that has any."""

    day: str = ""
    worker: str = ""
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()


def draft_of(case: LotsCase) -> LotsCaseDraft:
    """A case as it stands in the form."""
    codes = {
        "party": (case.party.value,),
        "unit": tuple(filter(None, (case.unit,))),
        "sex": (case.sex.value,),
        "age": (case.age.value,),
        "requests": case.requests,
        "problem": (case.problem.value,),
        "outcomes": case.outcomes,
        "risk_factors": case.risk_factors,
    }
    given = tuple((name, of) for name, of in codes.items() if of)
    return LotsCaseDraft("" if case.day is None else str(case.day.day), case.worker, given)


def draft_after(case: LotsCase) -> LotsCaseDraft:
    """How the next case begins: as the last one did, until it is about another person."""
    whole = draft_of(case)
    kept = tuple((name, codes) for name, codes in whole.codes if name in ("party", "unit"))
    return LotsCaseDraft(whole.day, whole.worker, kept)
