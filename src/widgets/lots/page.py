"""The tab LOTS: the month's sheet, what to look over, the year around it, and the resource."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.changes import Subject
from domain.ground.period import Period, PeriodKind, month
from domain.ground.problem import UserProblem
from domain.lots.month import CellKey, MonthStatus
from storage.areas import queries as stored_areas
from storage.lots import queries as stored
from widgets.lots.board import MonthBoard
from widgets.lots.comment_field import Commented
from widgets.lots.month_bar import MonthBar
from widgets.lots.public import table_text
from widgets.lots.recording import MonthRecorder, Record
from widgets.lots.screen import LotsScreen, read_screen
from widgets.lots.sheet import grid_key
from widgets.lots.status import why_locked
from widgets.parts import Card, EmptyState
from widgets.sheet import CellEdit, FigureGrid, ask_dash_with
from widgets.tab.contract import Action, Place, Services, Unsaved, When
from widgets.tab.placed import PlacedTab
from widgets.tab.unsaved import place_words, unsaved_cells
from widgets.text import literal, tr
from widgets.theme import Space


class LotsTab(PlacedTab):
    """One area and month. Every cell is stored as it is left; nothing needs a save button."""

    stale_on = frozenset({Subject.LOTS, Subject.RESOURCE, Subject.AREAS, Subject.SETTINGS})

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._screen: LotsScreen | None = None
        self._recorder: MonthRecorder | None = None
        self._been: dict[str, Place] = {}
        self._bar = MonthBar()
        self._board = MonthBoard(ask_dash_with(services.dialogs))
        self._empty = EmptyState("", tr("Välj en kommun"))
        self._empty_card = Card(accessible_name=tr("Inga LOTS-ärenden"))
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the area's month."""
        if place != self.place:
            self._recorder = None
        super().show_place(place)

    def offered_periods(self, area: Area) -> Sequence[When]:
        """The months with cases and the one after, which is the next to record; empty where none are."""
        recorded = stored.months_with_cases(self.services.workspace, area.code)
        if not recorded:
            return ()
        after = recorded[0].year * 12 + recorded[0].number
        return (month(after // 12, after % 12 + 1), *recorded)

    def actions_offered(self) -> Sequence[Action]:
        """Everything the buttons do, and the comment of the current cell."""
        return (
            Action("lots-paste", tr("Klistra in i månaden"), self._paste, enabled=self._may_type),
            Action(
                "lots-copy", tr("Kopiera LOTS-tabellen, små tal dolda"), self._copy, "Ctrl+Shift+C", self._has_month
            ),
            Action(
                "lots-copy-internal", tr("Kopiera LOTS-tabellen internt"), self._copy_internally, "", self._has_month
            ),
            Action("lots-comment", tr("Kommentera rutan"), self._board.comment_current, "Ctrl+M", self._may_comment),
            Action(
                "lots-done", tr("Markera månaden klar"), self._marker(MonthStatus.KLAR), "", self._is(MonthStatus.OPPEN)
            ),
            Action("lots-lock", tr("Lås månaden"), self._marker(MonthStatus.LAST), "", self._is(MonthStatus.KLAR)),
            Action(
                "lots-open",
                tr("Öppna månaden igen"),
                self._marker(MonthStatus.OPPEN),
                "",
                self._is(MonthStatus.KLAR, MonthStatus.LAST),
            ),
            Action("lots-correct", tr("Rätta låst månad"), self._correct, "", self._is(MonthStatus.LAST)),
        )

    def first_focus(self) -> QWidget:
        """The sheet, or the first step where there is none."""
        if self._screen is not None:
            return self._board.sheet.grid
        return self._empty.button if self._empty.button.isVisibleTo(self) else self

    def unsaved(self) -> Sequence[Unsaved]:
        """Cells of the sheet and of the case workers, and comments, of every month that has been shown."""
        sheet = self._board.sheet
        comments = [
            Unsaved(
                place_words(self._been[at.subject]),
                tr("kommentaren till {place}").format(place=at.place),
                partial(self._go_to_comment, at),
                waits=waits,
            )
            for at, waits in sheet.comment.unsaved()
        ]
        grids = (sheet.grid, sheet.workers)
        return [*(each for grid in grids for each in unsaved_cells(grid, self._been, self._go_to_subject)), *comments]

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self._board.sheet.commit_pending()

    # --- what is shown ---

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty_card.body.addWidget(self._empty)
        around = QWidget()
        margins = QVBoxLayout(around)
        margins.setContentsMargins(Space.L, 0, Space.L, Space.M)
        margins.addWidget(self._empty_card)
        stack = QWidget()
        stack.setLayout(self._pages)
        self._pages.addWidget(self._board)
        self._pages.addWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.M, 0, 0)
        whole.setSpacing(Space.XS)
        self._bar.setContentsMargins(Space.L, 0, Space.L, 0)
        whole.addWidget(self._bar)
        whole.addWidget(stack, 1)

    def _connect(self) -> None:
        board, bar = self._board, self._bar
        board.sheet.entered.connect(self._store)
        board.sheet.workers_entered.connect(self._store_workers)
        board.sheet.commented.connect(self._comment)
        board.sheet.refused.connect(self.services.messages.tell)
        board.sheet.unsaved_changed.connect(self.services.unsaved_changed)
        board.month_chosen.connect(self._go_to_month)
        bar.paste_wanted.connect(self._paste)
        bar.copy_wanted.connect(self._copy)
        bar.internal_copy_wanted.connect(self._copy_internally)
        bar.status_wanted.connect(self._mark)
        bar.correction_wanted.connect(self._correct)
        bar.correction_ended.connect(self._end_correction)
        self._empty.started.connect(self._go_to_member)

    def read(self) -> None:
        """Fetch and show what belongs to the bar's area and period."""
        place = self.place
        self._screen = None
        if place is None:
            return
        if self._has_no_sheet(place):
            self._show_empty(place)
            return
        shown = place.period if place.period is not None else self._this_month()
        self._screen = read_screen(self.services.workspace, place.area, shown)
        if self._recorder is None:
            self._recorder = MonthRecorder(self.services.submit, place.area.code, shown)
        if self._screen.current.status is not MonthStatus.LAST:
            self._recorder.correction = ""
        self._show_month()

    def _show_month(self) -> None:
        if self._screen is None or self._recorder is None:
            return
        correction, read_only = self._recorder.correction, self.services.read_only
        locked = why_locked(self._screen, read_only=read_only, correction=correction)
        self._bar.show_month(self._screen, correction=correction, locked=bool(locked), read_only=read_only)
        self._board.show_screen(self._screen, locked)
        self._been[self._board.sheet.grid.subject] = Place(self._screen.area, period=self._screen.month)
        self._pages.setCurrentWidget(self._board)

    def _has_no_sheet(self, place: Place) -> bool:
        """Cases are recorded per kommun; another area has a sheet only where something was recorded for it."""
        if place.period is not None and place.period.kind is not PeriodKind.MONTH:
            return True
        if place.area.kind is AreaKind.KOMMUN:
            return False
        return not stored.months_with_cases(self.services.workspace, place.area.code)

    def _show_empty(self, place: Place) -> None:
        self._bar.show_empty(place.area.name)
        self._empty.set_text(
            tr("{area} har inga egna LOTS-ärenden.").format(area=place.area.name),
            tr("LOTS registreras månad för månad i den kommun där personen bor. Välj kommunen i listan Område."),
        )
        member = self._first_member()
        self._empty.button.setVisible(member is not None)
        if member is not None:
            self._empty.button.setText(literal(tr("Gå till {kommun}").format(kommun=member.name)))
        self._pages.setCurrentIndex(1)

    def _first_member(self) -> Area | None:
        _group, members = stored_areas.group(self.services.workspace)
        return members[0] if members else None

    def _this_month(self) -> Period:
        now = self.services.clock()
        return month(now.year, now.month)

    # --- what is done ---

    def _store(self, edits: list[CellEdit]) -> None:
        if self._recorder is not None:
            self._record(self._recorder.cells, self._board.sheet.grid, self._board.sheet.grid.subject, edits)

    def _store_workers(self, edits: list[CellEdit]) -> None:
        if self._recorder is not None:
            self._record(self._recorder.workers, self._board.sheet.workers, self._board.sheet.workers.subject, edits)

    def _record(self, record: Record, grid: FigureGrid, subject: str, edits: list[CellEdit]) -> None:
        def keep(problem: UserProblem) -> None:
            grid.keep_refused(subject, edits, problem, partial(self._record, record, grid, subject))
            self.services.messages.problem(problem)

        record(edits, keep)

    def _comment(self, cell: CellKey, text: str) -> None:
        field = self._board.sheet.comment
        if self._recorder is not None:
            self._recorder.comment(cell, text, lambda problem: field.refuse(problem.text))

    def _mark(self, status: MonthStatus) -> None:
        self.commit_pending()
        if self._recorder is None or self._screen is None:
            return
        reason = ""
        if self._screen.current.status is MonthStatus.LAST:
            asked = self._ask_why(tr("Öppna låst månad"))
            if asked is None:
                return
            reason = asked
        self._recorder.status(status, reason, self._refuse_status)

    def _refuse_status(self, problem: UserProblem) -> None:
        """The list beside the sheet holds the reasons: go there instead of only saying no."""
        self.services.messages.warn(problem.text, problem.details)
        self._board.go_to_checks()

    def _correct(self) -> None:
        if self._recorder is None:
            return
        reason = self._ask_why(tr("Rätta låst månad"))
        if reason is not None:
            self._recorder.correction = reason
            self._show_month()
            self._board.sheet.grid.setFocus()

    def _end_correction(self) -> None:
        self.commit_pending()
        if self._recorder is not None:
            self._recorder.correction = ""
            self._show_month()

    def _ask_why(self, title: str) -> str | None:
        text = tr("Skälet sparas tillsammans med ändringen. Skriv inga uppgifter om enskilda personer.")
        return self.services.dialogs.ask_text(title, text, label=tr("Varför ändras månaden?"))

    def _paste(self) -> None:
        self._board.sheet.grid.setFocus()
        self._board.sheet.grid.paste()

    def _copy(self) -> None:
        if self._screen is not None:
            QGuiApplication.clipboard().setText(table_text(self._screen))
            self.services.messages.tell(tr("Tabellen är kopierad. Små tal är dolda."))

    def _copy_internally(self) -> None:
        text = tr("Alla tal följer med, också små. Skriv varför; skälet står med i det kopierade.")
        reason = self.services.dialogs.ask_text(tr("Kopiera internt"), text, label=tr("Skäl"))
        if reason is not None and self._screen is not None:
            QGuiApplication.clipboard().setText(table_text(self._screen, reason))
            self.services.messages.tell(tr("Tabellen är kopierad, märkt som intern."))

    def _go_to_month(self, shown: Period) -> None:
        if self.place is not None:
            self.services.open_tab("lots", Place(self.place.area, period=shown))

    def _go_to_subject(self, subject: str) -> None:
        self.services.open_tab("lots", self._been[subject])

    def _go_to_comment(self, at: Commented) -> None:
        self._go_to_subject(at.subject)
        self._board.sheet.open_comment(*grid_key(at.key))

    def _go_to_member(self) -> None:
        member = self._first_member()
        if member is not None and self.place is not None:
            period = self.place.period
            is_month = period is not None and period.kind is PeriodKind.MONTH
            self.services.open_tab("lots", Place(member, period=period if is_month else self._this_month()))

    def _has_month(self) -> bool:
        return self._screen is not None

    def _may_type(self) -> bool:
        return self._screen is not None and not self._board.is_locked

    def _may_comment(self) -> bool:
        return self._screen is not None and not self.services.read_only

    def _is(self, *statuses: MonthStatus) -> Callable[[], bool]:
        def is_one_of() -> bool:
            return self._screen is not None and not self.services.read_only and self._screen.current.status in statuses

        return is_one_of

    def _marker(self, status: MonthStatus) -> Callable[[], None]:
        def mark() -> None:
            self._mark(status)

        return mark
