"""*Månad*: the month's sheet, what to look over, the year around it, and the resource."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.display import show_list
from domain.ground.period import Period, PeriodKind, month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.hints import Hint
from domain.lots.month import SEXES, AgeGroup, MonthStatus, Party, Severity, is_cross
from storage.areas import queries as stored_areas
from storage.file.first_screen import lots_months_recorded
from storage.ground.texts import wrong_line
from storage.lots import queries as stored
from storage.lots.recording import Silent
from widgets.lots.board import MonthBoard
from widgets.lots.forms import asked_of_form, only_shows, why_not_its_form
from widgets.lots.month_bar import MonthBar
from widgets.lots.offers import month_offers
from widgets.lots.public import table_text, why_dark
from widgets.lots.recorded import RecordedMonths
from widgets.lots.recording import MonthRecorder
from widgets.lots.screen import LotsScreen, is_of_the_month, read_screen, with_month_read_again
from widgets.lots.sheet import grid_key
from widgets.lots.status import why_locked
from widgets.lots.view import Corrections, LotsView
from widgets.parts import Card, EmptyState
from widgets.parts.sign import Sign
from widgets.tab.contract import Action, Place, Services, Unsaved, done_by
from widgets.tab.periods import nearest, where_figures_are
from widgets.text import literal, tr
from widgets.theme import Space


class MonthView(LotsView):
    """One area and month. Every cell is stored as it is left; nothing needs a save button."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._place: Place | None = None
        self._screen: LotsScreen | None = None
        self._recorder: MonthRecorder | None = None
        # The months that are shown as a cross, or as margins, though they are not stored so.
        self._forms: dict[tuple[str, Period], bool | None] = {}
        self._pages = QStackedLayout(self)
        self._board = MonthBoard(services, self)
        self._sheet = self._board.sheet.sheet
        self._empty = EmptyState("", tr("Välj en kommun"))
        self._empty_card = Card(accessible_name=tr("Inga LOTS-ärenden"))
        self._empty_card.body.addWidget(self._empty)
        around = QWidget()
        margins = QVBoxLayout(around)
        margins.setContentsMargins(Space.L, 0, Space.L, Space.M)
        margins.addWidget(self._empty_card)
        self._pages.addWidget(self._board)
        self._pages.addWidget(around)
        self._board.sheet.form_wanted.connect(self._change_form)
        self._board.month_chosen.connect(self._go_to_month)
        self._board.answer_wanted.connect(self._answer_hint)
        self._empty.started.connect(self._go_to_member)

    def stand_under(self, bar: MonthBar, recorded: RecordedMonths, corrections: Corrections) -> None:
        """The bar's buttons are the month's."""
        super().stand_under(bar, recorded, corrections)
        bar.paste_wanted.connect(self._sheet.paste)
        bar.status_wanted.connect(self._mark)
        bar.correction_wanted.connect(self._correct)
        bar.correction_ended.connect(self._end_correction)

    def show_place(self, place: Place) -> None:
        """Show the area's month."""
        self._place = place
        self._screen = self._recorder = None
        if self._has_no_sheet(place):
            self._show_empty(place)
            return
        shown = place.period if place.period is not None else self._this_month()
        read = read_screen(self.services.workspace, place.area, shown)
        self._screen = replace(read, cross_wanted=self._forms.get((place.area.code, shown)), known=read.tallies)
        self._recorder = MonthRecorder(place.area.code, shown)
        self._show_read()

    def actions_offered(self) -> Sequence[Action]:
        """What the month's buttons do, and the comment of the current cell."""
        not_open = self._is(MonthStatus.KLAR, MonthStatus.LAST)
        return done_by(
            month_offers(),
            (self._sheet.paste, self._may_type),
            (self._sheet.comment_current, self._may_comment),
            (self._sheet.star_current, self._may_comment),
            (self._answer_hint, lambda: self._may_comment() and self._board.hint is not None),
            (self._change_form, self._may_change_form),
            (self._marker(MonthStatus.KLAR), self._is(MonthStatus.OPPEN)),
            (self._marker(MonthStatus.LAST), self._is(MonthStatus.KLAR)),
            (self._marker(MonthStatus.OPPEN), not_open),
            (self._correct, self._is(MonthStatus.LAST)),
        )

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        if self._screen is not None:
            return self._board.grid
        return self._empty.button if self._empty.button.isVisibleTo(self) else self

    def show_cell(self, cell: ChangedCell) -> None:
        """The party, and the sex or the age, in the form that has the cell."""
        row = cell.row
        key = (Party(row["party"]), Sex(row["sex"]), AgeGroup(row["age_group"]))
        if self._screen is not None and self._screen.as_cross is not is_cross(key):
            self._show_form(is_cross(key))
        self._board.grid.go_to(grid_key(key))

    def figure_card(self) -> FigureCard | None:
        """Of the cell the keyboard stands in."""
        return self._board.sheet.figure_card() if self._screen is not None else None

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of the sheet and of the case workers, and comments, of every month that has been shown."""
        return self._board.sheet.unsaved()

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._board.sheet.commit_pending()

    def read_again(self, changes: Changes) -> bool:
        """After a keystroke the month alone is read."""
        if self._screen is None or not is_of_the_month(self._screen, changes):
            return False
        self._screen = with_month_read_again(self.services.workspace, self._screen, changes.tables)
        self._show_read()
        return True

    def touched_by(self, changes: Changes) -> bool:
        """Of cases only those of the area, the year around the month and the twelve months before it are shown."""
        screen = self._screen
        if screen is None or changes.subjects != {Subject.LOTS}:
            return True
        return changes.touches({Subject.LOTS}, {screen.area.code}, min(screen.months), max(screen.months))

    @property
    def has_table(self) -> bool:
        """True while a month is shown."""
        return self._screen is not None

    @property
    def why_dark(self) -> str:
        """The area tells of longer periods than months."""
        return "" if self._screen is None else why_dark(self._screen.level)

    def table_text(self, internal_reason: str = "") -> str:
        """The month's table, public unless a reason is given."""
        self.commit_pending()
        return "" if self._screen is None else table_text(self._screen, internal_reason)

    # --- what is shown ---

    def _show_read(self) -> None:
        if self._screen is not None:
            screen = self._screen
            self._correct_with(self._correction_of(screen.area, screen.month, screen.current.status))
        self._show_month()

    def _correct_with(self, reason: str) -> None:
        """Why the locked month is changed; it is corrected until that is ended, also when another was shown between."""
        if self._recorder is not None:
            self._recorder = replace(self._recorder, correction=reason)
            self.corrections[self._recorder.area, self._recorder.month] = reason

    def _show_month(self) -> None:
        if self._screen is None or self._recorder is None:
            return
        correction, read_only = self._recorder.correction, self.services.read_only
        locked, pressed = self._why_locked(self._screen), self.window().focusWidget()
        fixed = bool(locked or why_not_its_form(self._screen))
        self.bar.show_month(self._screen, correction=correction, locked=fixed, read_only=read_only)
        self._board.show_screen(self._screen, self._recorder, locked)
        if pressed is not None and self.bar.isAncestorOf(pressed) and not (pressed.isVisible() and pressed.isEnabled()):
            # The step is taken: the keyboard goes back to the sheet, so that pressed again it takes no other.
            self._board.grid.setFocus()
        self._lead_to_figures(self._screen)
        self._pages.setCurrentWidget(self._board)

    def _why_locked(self, screen: LotsScreen) -> str:
        correction = self._recorder.correction if self._recorder is not None else ""
        return why_locked(screen, read_only=self.services.read_only, correction=correction)

    def _lead_to_figures(self, screen: LotsScreen) -> None:
        """From a month without figures to the nearest that has some."""
        recorded = self.recorded.of(screen.area)
        to = None if screen.month in recorded else nearest(recorded, screen.month)
        if not isinstance(to, Period):
            self.bar.lead_on("", "", None)
            return
        words = tr("Visa {month}").format(month=to.label)
        self.bar.lead_on(words, where_figures_are(recorded), partial(self._go_to_month, to))

    def _has_no_sheet(self, place: Place) -> bool:
        """Cases are recorded per kommun; another area has a sheet only where something was recorded for it."""
        if place.period is not None and place.period.kind is not PeriodKind.MONTH:
            return True
        if place.area.kind is AreaKind.KOMMUN:
            return False
        return not stored.months_with_cases(self.services.workspace, place.area.code)

    def _show_empty(self, place: Place) -> None:
        self.bar.show_empty(place.area.name)
        why = tr("LOTS registreras månad för månad i den kommun där personen bor. Välj kommunen i listan Område.")
        member, shown = self._member_to_lead_to(place)
        go = ""
        if member is not None and shown is not None:
            go = tr("Gå till {kommun}, {month}").format(kommun=member.name, month=shown.label)
        elif member is not None:
            why = f"{tr('Ingen kommun i {area} har några heller.').format(area=place.area.name)} {why}"
            go = tr("Börja med {kommun}").format(kommun=member.name)
        self._empty.set_text(tr("{area} har inga egna LOTS-ärenden.").format(area=place.area.name), why)
        self._empty.button.setVisible(member is not None)
        self._empty.button.setText(literal(go))
        self._pages.setCurrentIndex(1)

    def _member_to_lead_to(self, place: Place) -> tuple[Area | None, Period | None]:
        """Of the area's kommuner, else the group's, the one with cases nearest to the period, and its month; the first
        one and no month where none has any."""
        ws, wanted = self.services.workspace, place.period or self._this_month()
        members = stored_areas.group_members(ws, place.area.code) or stored_areas.group(ws)[1]
        recorded = lots_months_recorded(ws, [each.code for each in members])
        to = nearest([each for months in recorded.values() for each in months], wanted.months[-1])
        led = next((each for each in members if to in recorded.get(each.code, ())), None)
        return (led, to) if isinstance(to, Period) else (next(iter(members), None), None)

    def _this_month(self) -> Period:
        now = self.services.clock()
        return month(now.year, now.month)

    # --- what is done ---

    def _mark(self, status: MonthStatus) -> None:
        self.commit_pending()
        if self._recorder is None or self._screen is None:
            return
        left = self._board.grid.unsaved()
        if left and status is not MonthStatus.OPPEN:
            # Whoever marks the month sees them as its figures.
            one = tr("Månaden är inte ändrad. En ruta är inte sparad: rätta den först, eller ta bort texten med Esc.")
            many = tr(
                "Månaden är inte ändrad. {count} rutor är inte sparade: rätta dem först, eller ta bort texten med Esc."
            )
            self.services.messages.refuse(one if len(left) == 1 else many.format(count=len(left)))
            self._board.grid.go_to(left[0].key)
            return
        reason, silent = "", None
        if self._screen.current.status is MonthStatus.LAST:
            asked = self._ask_why(tr("Öppna låst månad"))
            if asked is None:
                return
            reason = asked
        if status is not MonthStatus.OPPEN and self._screen.silent and self._screen.tally.complete:
            answer = self._ask_of_the_silent(self._screen)
            if answer is None:
                self._board.grid.go_to(grid_key((self._screen.silent[0], SEXES[0], AgeGroup.ALLA)))
                return
            silent = answer
        self.services.submit(self._recorder.status(status, reason, silent), on_problem=self._refuse_status)

    def _ask_of_the_silent(self, screen: LotsScreen) -> Silent:
        """What a party without figures means; None leaves the month as it is."""
        text = tr(
            "{parties} har inga siffror för {month}, men hade det senast. Månaden är inte ändrad. "
            "Kom det inga ärenden därifrån, eller rapporterar parten inte den här månaden? I så fall "
            "visas summorna som ”minst”."
        ).format(parties=show_list(each.label for each in screen.silent), month=screen.month.label)
        answers = [tr("Inga ärenden: skriv 0"), tr("Rapporterar inte den här månaden")]
        title, stays = tr("En part saknas"), tr("Lämna månaden öppen")
        answer = self.services.dialogs.decide(title, text, answers, stays=stays)
        return None if answer is None else (0, Empty.SAKNAS)[answer]

    def _refuse_status(self, problem: UserProblem) -> None:
        """The list beside the sheet holds the reasons: go there instead of only saying no."""
        self.services.messages.refuse(problem.text)
        self._board.go_to_checks()

    def _correct(self) -> None:
        if self._recorder is None:
            return
        reason = self._ask_why(tr("Rätta låst månad"))
        if reason is not None:
            self._correct_with(reason)
            self._show_month()
            self._board.grid.setFocus()

    def _end_correction(self) -> None:
        """The month is locked again; where it does not add up it cannot be, and is opened or corrected further."""
        self.commit_pending()
        if self._recorder is None or self._screen is None:
            return
        wrong = [each.text for each in self._screen.tally.findings if each.severity is Severity.WARNING]
        if not wrong:
            self._correct_with("")
            self._show_month()
            return
        text = tr(
            "Månaden stämmer inte efter rättelsen och kan inte vara låst så: {wrong} "
            "Det du har rättat är sparat. Rätta vidare, eller öppna månaden igen."
        ).format(wrong=" ".join(wrong))
        answers = [tr("Öppna månaden igen")]
        if self.services.dialogs.decide(tr("Avsluta rättelsen"), text, answers, stays=tr("Rätta vidare")) == 0:
            self.services.submit(self._recorder.status(MonthStatus.OPPEN, self._recorder.correction))
        else:
            self._board.go_to_checks()

    def _change_form(self) -> None:
        """From margins to the cross, or back; what that means for what is recorded is asked first (ruling 15)."""
        self.commit_pending()
        screen, recorder = self._screen, self._recorder
        if screen is None or recorder is None:
            return
        if self._board.grid.unsaved():
            self.services.messages.refuse(tr("Rätta rutorna som inte är sparade först, eller ta bort texten med Esc."))
            return
        to_cross = not screen.as_cross
        looks = only_shows(screen, locked=bool(self._why_locked(screen)))
        if not looks:
            write = asked_of_form(self.services.dialogs, screen)
            if write is None or (write and self.services.submit(recorder.form(to_cross=to_cross)) is None):
                return
        # Margins that were written are shown as what is stored: undone, they are a cross again.
        self._show_form(to_cross if to_cross or looks else None)
        self._board.grid.setFocus()

    def _show_form(self, as_cross: bool | None) -> None:
        if self._place is not None and self._recorder is not None:
            self._forms[self._recorder.area, self._recorder.month] = as_cross
            self.show_place(self._place)

    def _answer_hint(self) -> None:
        """Why what looks like a slip is right; what has been answered is asked again."""
        item = self._board.hint
        if item is None or not isinstance(item.asks, Hint) or self._recorder is None:
            return
        note: str | None = ""
        if item.sign is not Sign.OK:
            note = self.services.dialogs.ask_text(
                tr("Det stämmer"), item.text, label=tr("Varför"), wrong=partial(wrong_line, tr("Anteckning"))
            )
        if note is not None:
            self.services.submit(self._recorder.answer(item.asks, note))

    def _ask_why(self, title: str) -> str | None:
        text = tr("Skälet sparas tillsammans med ändringen. Skriv inga uppgifter om enskilda personer.")
        return self.services.dialogs.ask_text(
            title, text, label=tr("Varför ändras månaden?"), wrong=partial(wrong_line, tr("Skäl"))
        )

    def _go_to_month(self, shown: Period) -> None:
        if self._place is not None:
            self.services.open_tab("lots", Place(self._place.area, period=shown))

    def _go_to_member(self) -> None:
        if self._place is not None:
            member, shown = self._member_to_lead_to(self._place)
            if member is not None:
                self.services.open_tab("lots", Place(member, period=shown or self._this_month()))

    def _may_type(self) -> bool:
        return self._screen is not None and not self._sheet.is_locked and not self.isHidden()

    def _may_change_form(self) -> bool:
        return self._may_type() or (self._screen is not None and not self.isHidden() and self._screen.current.is_cross)

    def _may_comment(self) -> bool:
        return self._screen is not None and not self.services.read_only and not self.isHidden()

    def _is(self, *statuses: MonthStatus) -> Callable[[], bool]:
        def is_one_of() -> bool:
            return self._may_comment() and self._screen is not None and self._screen.current.status in statuses

        return is_one_of

    def _marker(self, status: MonthStatus) -> Callable[[], None]:
        def mark() -> None:
            self._mark(status)

        return mark
