"""The view *Ärenden*: the form above, the cases below, and what they were about."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes
from domain.ground.display import show_count
from domain.ground.period import Period, month
from domain.ground.problem import UserProblem
from domain.lots.card import cases_card
from domain.lots.case import CaseList
from storage.file.workspace import Workspace
from storage.ground.texts import wrong_line
from storage.lots import case_recording as operations
from storage.lots import cases as stored
from storage.lots.cases import StoredCase
from widgets.lots.cases.form import CaseForm, FormPlace, LotsCaseDraft, draft_after, draft_of
from widgets.lots.cases.list_card import CaseListCard
from widgets.lots.cases.notice import Notice, Step, asked_before_totals, notice_of
from widgets.lots.cases.own_words import add_word
from widgets.lots.screen import LotsScreen, read_screen
from widgets.lots.status import month_subtitle
from widgets.lots.view import LotsView
from widgets.parts import Button, ButtonKind, Card, TextLabel
from widgets.tab.contract import Operation, Place, Services, Unsaved
from widgets.tab.unsaved import place_words
from widgets.text import tr
from widgets.theme import Icon, Space, text_scale

_LEAST_LIST = 320
"""Pixels, at text size 100 %, that the list needs to be seen below the form."""
_WAY_OUT = 4
"""From a card that grows to the page that scrolls: each layout asks the next one."""


class CaseLogView(LotsView):
    """The cases of one area: written for the month of the bar, read for the month, its year or all years."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._screen: LotsScreen | None = None
        self._correction = ""
        self._notice = Notice()
        self._words: dict[CaseList, dict[str, str]] = {}
        self._open: tuple[StoredCase, ...] = ()
        self._next = LotsCaseDraft()
        # What was being written when another month was shown (ruling 24).
        self._left: dict[tuple[Area, Period], tuple[tuple[StoredCase, ...], LotsCaseDraft]] = {}
        self._said = TextLabel(wrap=True)
        self._steps = {step: Button(step.words, ButtonKind.QUIET) for step in Step}
        self.form = CaseForm()
        self._form_card = Card(tr("Nytt ärende"), aside=tr("Enter sparar · Esc tar tillbaka · + lägger till ett ord"))
        self._save = Button(tr("Spara ärendet"), drawing=Icon.CHECK)
        self._leave = Button(tr("Nytt ärende i stället"), ButtonKind.QUIET)
        self._list_card = CaseListCard(services)
        self.table = self._list_card.table
        self._lay_out()
        self._connect()

    # --- what the tab uses ---

    def show_place(self, place: Place) -> None:
        """Show the area's cases of the month."""
        before = self._screen
        now = self.services.clock()
        shown = month(now.year, now.month) if place.period is None else place.period.months[-1]
        screen = read_screen(self.services.workspace, place.area, shown)
        moved = before is None or (screen.area, screen.month) != (before.area, before.month)
        if moved and before is not None and self.form.is_edited:
            self._left[before.area, before.month] = (self._open, self.form.draft)
        self._screen = screen
        self._correction = self._correction_of(screen.area, screen.month, screen.current.status)
        title = tr("{area}, {month}").format(area=screen.area.name, month=screen.month.label)
        self.bar.show_view(title, month_subtitle(screen, self._correction))
        if not moved:
            self._read()
            return
        self._next = LotsCaseDraft()
        self._begin_new()
        kept = self._left.pop((screen.area, screen.month), None)
        if kept is not None:
            self._open_cases(kept[0])
            self.form.resume(kept[1])

    def first_focus(self) -> QWidget:
        """The form, or what can be done where nothing can be written."""
        if self._notice.may_write:
            return self.form.first_field()
        step = next(iter(self._notice.steps), None)
        return self.table if step is None else self._steps[step]

    def show_cell(self, cell: ChangedCell) -> None:
        """The row of the case, where it is listed."""
        if self.table.go_to(cell.row["id"]):
            self.table.setFocus()

    def unsaved(self) -> Sequence[Unsaved]:
        """A case that has been begun, in every month that has been shown."""
        begun = []
        if self._screen is not None and self.form.is_edited:
            place = Place(self._screen.area, period=self._screen.month)
            begun.append(
                Unsaved(place_words(place), tr("ett ärende som är påbörjat"), self.form.first_field().setFocus)
            )
        for area, shown in self._left:
            place = Place(area, period=shown)
            go = partial(self.services.open_tab, "lots", place)
            begun.append(Unsaved(place_words(place), tr("ett ärende som är påbörjat"), go))
        return begun

    def figure_card(self) -> FigureCard | None:
        """Of the cases of the month."""
        screen = self._screen
        if screen is None:
            return None
        sources = () if screen.current.source is None else (screen.current.source,)
        return cases_card(None, screen.month, sources)

    def commit_pending(self) -> None:
        """Nothing is stored half-written: a case is stored by Enter."""

    # --- what is shown ---

    def _read(self) -> None:
        screen = self._screen
        assert screen is not None
        ws, area = self.services.workspace, screen.area.code
        self._words = {of: dict(words) for of, words in stored.case_words(ws).items()}
        if self._open:
            self._open = stored.still_there(ws, self._open)
        self._notice = notice_of(screen, read_only=self.services.read_only, correction=self._correction)
        self._show_notice()
        self.form.show_place(
            FormPlace(
                screen.area,
                self._open[0].case.month if len(self._open) == 1 else screen.month,
                self._words,
                stored.used_workers(ws, area),
                screen.age_border,
            )
        )
        self.form.set_may_write(self._notice.may_write or bool(self._open))
        self._list_card.show_cases(screen, self._words)

    def _show_notice(self) -> None:
        self._said.setText(self._notice.text)
        self._said.set_tone("warning" if self._notice.warns else "muted")
        self._said.setVisible(bool(self._notice.text))
        for step, button in self._steps.items():
            button.setVisible(step in self._notice.steps)

    def _form_title(self) -> str:
        screen = self._screen
        assert screen is not None
        if not self._open:
            return tr("Nytt ärende, {month}").format(month=screen.month.label)
        if len(self._open) == 1:
            return tr("Ändra ärende, {month}").format(month=self._open[0].case.month.label)
        text = tr("Rätta {count} ärenden: det du väljer gäller alla, det som är tomt ändras inte")
        return text.format(count=show_count(len(self._open)))

    def _show_form(self) -> None:
        self._form_card.set_title(self._form_title())
        self._save.setText(tr("Spara ärendet") if len(self._open) < 2 else tr("Rätta ärendena"))
        self._leave.setVisible(bool(self._open))

    def _begin_new(self) -> None:
        self._open = ()
        self._read()
        self.form.begin(self._next)
        self._show_form()

    # --- what is done ---

    def _store(self) -> None:
        if not self._notice.may_write and not self._open:
            self.form.refuse(self._notice.text)
            return
        try:
            operation, draft = self._operation()
        except UserProblem as problem:
            self.form.refuse(problem.text)
            return
        if self.services.submit(operation, on_problem=lambda problem: self.form.refuse(problem.text)) is None:
            return
        self._next = draft or self._next
        self._begin_new()
        self.form.first_field().setFocus()

    def _operation(self) -> tuple[Operation, LotsCaseDraft | None]:
        """What Enter does, and how the next case begins. Raises UserProblem."""
        if len(self._open) > 1:
            ids, to = [each.id for each in self._open], self.form.values()
            if not to:
                raise UserProblem(tr("Välj vad som ska gälla alla de markerade ärendena."))
            return self._corrected(operations.change_cases, ids=ids, to=to), None
        case = self.form.case()
        if self._open:
            case = replace(case, month=self._open[0].case.month)
            return self._corrected(operations.record_case, case=case, case_id=self._open[0].id), None
        return self._corrected(operations.record_case, case=case), draft_after(case)

    def _corrected(self, does: Callable[..., Changes], **given: object) -> Operation:
        correction = self._correction

        def operation(ws: Workspace) -> Changes:
            return does(ws, correction=correction, **given)

        return operation

    def _open_cases(self, cases: tuple[StoredCase, ...]) -> None:
        if self.services.read_only or not cases:
            return
        self._open = cases
        self._read()
        self.form.begin(draft_of(cases[0].case) if len(cases) == 1 else LotsCaseDraft())
        self._show_form()
        self.form.first_field().setFocus()

    def _remove_cases(self, cases: tuple[StoredCase, ...]) -> None:
        if self.services.read_only or not cases:
            return
        done = self.services.submit(self._corrected(operations.remove_cases, ids=[each.id for each in cases]))
        if done is not None:
            one, many = tr("Ärendet är borttaget. Ctrl+Z ångrar."), tr("{count} ärenden är borttagna. Ctrl+Z ångrar.")
            self.services.messages.tell(one if len(cases) == 1 else many.format(count=show_count(len(cases))))
            self._begin_new()

    def _leave_form(self) -> None:
        if self._open:
            self._begin_new()
        self.table.setFocus()

    def _add_word(self, of: CaseList) -> None:
        if self.services.read_only:
            return
        if code := add_word(self.services, of):
            self._read()
            self.form.choose_word(of, code)

    def _take(self, step: Step) -> None:
        screen = self._screen
        assert screen is not None
        at: dict[str, Any] = {"area": screen.area.code, "month": screen.month}
        if step in (Step.NO_CASES, Step.TO_TOTALS) and self.form.is_edited:
            # The case would be left in a form that no longer stores it.
            self.form.refuse(
                tr(
                    "Ett ärende är påbörjat och inte sparat. Spara det med Enter, eller ta tillbaka det med Esc, "
                    "och välj sedan {step}. Ingenting har ändrats."
                ).format(step=step.words.removesuffix(" …"))
            )
            self.form.first_field().setFocus()
            return
        if step is Step.CORRECT:
            self._correct(screen)
        elif step is Step.END:
            self.services.run_command("lots-month")
            return
        elif step is Step.DROP_HELD:
            self.services.submit(partial(operations.drop_held_totals, **at))
        elif step is Step.NO_CASES:
            self.services.submit(self._corrected(operations.fill_from_cases, **at))
        elif step is Step.TO_CASES:
            keep = self.services.dialogs.decide(
                tr("Fyll månaden från ärenden"),
                tr(
                    "Månadens siffror räknas sedan från de ärenden du skriver, och är noll tills dess. "
                    "Ska månadstalen stå kvar som kontrollsummor bredvid? Ctrl+Z ångrar."
                ),
                [tr("Behåll som kontrollsummor"), tr("Ta bort månadstalen")],
                stays=tr("Avbryt"),
            )
            if keep is not None:
                self.services.submit(self._corrected(operations.fill_from_cases, **at, keep_totals=keep == 0))
        else:
            count = len(stored.cases(self.services.workspace, screen.area.code, screen.month, screen.month))
            title, text = tr("Gå över till månadstal"), asked_before_totals(screen, count)
            if self.services.dialogs.ask(title, text, yes=tr("Gå över till månadstal")):
                self.services.submit(self._corrected(operations.fill_by_totals, **at))
        self.first_focus().setFocus()

    def _correct(self, screen: LotsScreen) -> None:
        text = tr("Skälet sparas tillsammans med ändringen. Skriv inga uppgifter om enskilda personer.")
        reason = self.services.dialogs.ask_text(
            tr("Rätta låst månad"), text, label=tr("Varför ändras månaden?"), wrong=partial(wrong_line, tr("Skäl"))
        )
        if reason is not None:
            self.corrections[screen.area.code, screen.month] = self._correction = reason
            self._read()

    # --- how form and list share the page ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Where the list does not get room below the form, it is as high as the page: one of them is seen at a time."""
        # The view's own height: what lies in it has still the former one while the view is resized.
        room = self.height() - 2 * Space.XS
        left = room - self._form_card.sizeHint().height()
        self._list_card.setMinimumHeight(0 if left >= _LEAST_LIST * text_scale() else room)

    def _show_list(self) -> None:
        self._share_height()
        for _ in range(_WAY_OUT):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._area.ensureWidgetVisible(self._list_card, 0, 0)

    def _tell_unseen(self) -> None:
        self._show_list()
        self.services.messages.refuse(tr("Raden syntes inte, så inget är borttaget. Nu syns den: Delete tar bort den."))

    # --- how it is put together ---

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._store)
        self.form.left.connect(self._leave_form)
        self.form.edited.connect(self.services.unsaved_changed)
        self.form.word_wanted.connect(self._add_word)
        self._save.clicked.connect(self._store)
        self._leave.clicked.connect(self._begin_new)
        self._list_card.chosen.connect(self._open_cases)
        self._list_card.removed.connect(self._remove_cases)
        self._list_card.months_chosen.connect(self._read)
        for step, button in self._steps.items():
            button.clicked.connect(partial(self._take, step))
        # Saving comes first after the last field: one Tab too many and Enter stores the case all the same.
        for before, after in pairwise((self.form.risk, self._save, self._leave, *self._steps.values())):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self._form_card.body.addWidget(self._said)
        self._form_card.body.addWidget(self.form)
        below = QHBoxLayout()
        for button in self._steps.values():
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self._leave)
        below.addWidget(self._save)
        self._form_card.body.addLayout(below)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(Space.L, 0, Space.L, Space.XS)
        cards.setSpacing(Space.S)
        cards.addWidget(self._form_card)
        cards.addWidget(self._list_card, 1)
        self._area = area = QScrollArea()
        self.form.entered.connect(area.ensureWidgetVisible)
        self.table.come_to.connect(self._show_list)
        self.table.unseen.connect(self._tell_unseen)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
