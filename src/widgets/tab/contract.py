"""What the window gives a tab (*flik*) and what it asks of one.

A tab gets everything it needs in its constructor and reads no other widget. It is told where it stands
(`show_place`) and what was changed (`on_changes`); it writes through `Services.submit` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from domain.ground.area import Area
from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from widgets.text import tr

if TYPE_CHECKING:
    from exchange.tidy.format import TidyFormat
    from storage.file.workspace import Workspace
    from storage.kept import Kept
    from widgets.dialogs import Dialogs
    from widgets.jobs import Jobs
    from widgets.messages import Messages
    from widgets.preferences import PreferenceStore

COMMENT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_M)
HISTORY = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F2)
"""What is asked of a cell that is typed in."""

When = Period | date


class Wants(Enum):
    """What a tab asks the period box for."""

    NOTHING = "nothing"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"
    """A year, a half-year or a month: whatever the figures are kept for."""
    REFERENCE_DATE = "reference_date"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user stands: the area and the period of the bar (*område*, *period*).

    Tabs that want months, years or periods get `period`; tabs that want reference dates (*mättillfällen*) get
    `reference_date`. Both are None when there is nothing yet to choose from.
    """

    area: Area
    period: Period | None = None
    reference_date: date | None = None

    @property
    def when(self) -> When | None:
        """The one of the two that is given."""
        return self.period if self.period is not None else self.reference_date


Operation = Callable[["Workspace"], Changes]


class Submit(Protocol):
    """Runs one named operation of storage and tells every tab what it changed, once."""

    def __call__(
        self, operation: Operation, *, on_problem: Callable[[UserProblem], None] | None = None
    ) -> Changes | None:
        """The operation's changes; None when it met a UserProblem.

        The problem is shown as a message in the window, or handed to `on_problem` where the tab shows it in place
        (a mark on the cell). Defects pass through.
        """


class OpenTab(Protocol):
    """Goes to another tab."""

    def __call__(
        self, key: str, place: Place | None = None, cell: ChangedCell | None = None, *, to_work: bool = False
    ) -> None:
        """Show the tab `key`, at `place` or where that tab last stood, with the keyboard in `cell` where it has it, or
        where the place is filled in."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """What every tab is handed.

    `workspace` is open for as long as the tab lives; `columns` are what the list of subjects says of all of them.
    `announce` tells everyone what a job wrote. `run_command` runs an action of the window by its key, for example
    "report". `clock` is the time of day; tests set it. `hold` says what a job is writing ("Läser in x.csv"): until it
    is called with "" everything else that would be written is refused in words, since it would have to wait.
    `unsaved_changed` says that there is more, or less, that is not stored: the bar looks anew.
    """

    workspace: Workspace
    columns: Columns
    submit: Submit
    announce: Callable[[Changes], None]
    jobs: Jobs
    dialogs: Dialogs
    messages: Messages
    preferences: PreferenceStore
    clock: Callable[[], datetime]
    open_tab: OpenTab
    run_command: Callable[[str], None]
    hold: Callable[[str], None]
    read_only: bool = False
    unsaved_changed: Callable[[], None] = _nothing

    def remember(self, name: str, choice: str) -> None:
        """Keep a choice of the user's, also over a restart: `preferences.current.choices` has it by its name."""
        preferences = self.preferences.current
        kept = replace(preferences, choices={**preferences.choices, name: choice})
        self.messages.guarded(partial(self.preferences.change, kept))

    def refused(self, operation: Operation) -> str:
        """Do the operation; why it could not be done, or nothing. For a question that stands until it has been."""
        problems: list[UserProblem] = []
        self.submit(operation, on_problem=problems.append)
        return " ".join(" ".join((problem.text, *problem.details)) for problem in problems)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What stands in the window without being stored (*osparat*): where ("Tierp maj 2016"), what ("FK, kvinnor"), and
    the way there, with the keyboard in it. `waits` is true of text that will save itself in a moment."""

    where: str
    what: str
    go: Callable[[], None]
    is_cell: bool = False
    waits: bool = False


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do (*kommando*): found with Ctrl+K, listed among the keys.

    `key` names it to `Services.run_command`; `shortcut` is as Qt writes it ("Ctrl+Shift+L") and may be empty;
    `words` are further words that the command search finds it by.
    """

    key: str
    text: str
    run: Callable[[], None]
    shortcut: str = ""
    enabled: Callable[[], bool] = field(default=_always)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a tab or a view does, told before it is made. `at_once` says that it can be done where nobody has been;
    the rest is about what is seen there, so that the search only leads the way. `words` are further words to find it
    by."""

    key: str
    text: str
    shortcut: str = ""
    at_once: bool = False
    words: str = ""

    def done_by(self, run: Callable[[], None], enabled: Callable[[], bool]) -> Action:
        """The action as the view itself does it."""
        return Action(self.key, self.text, run, self.shortcut, enabled, (self.words,))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a tab holds that has a title of its own, found by it: where it stands, and what the tab knows it by."""

    title: str
    when: When
    key: int


def done_by(offers: Iterable[Offer], *does: tuple[Callable[[], None], Callable[[], bool]]) -> tuple[Action, ...]:
    """The actions: what each offer does, and whether it can be done now, in the order of the offers."""
    return tuple(offer.done_by(*each) for offer, each in zip(offers, does, strict=True))


def _none(_workspace: Workspace) -> tuple[()]:
    return ()


class Tab(QWidget):
    """The page of one tab. Made the first time it is shown; lives until the workspace is closed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no cell answered is said to be asked where there is none."""
        if event.keyCombination() == HISTORY:
            said = tr(
                "Skift+F2 visar historiken för en ruta som du skriver i. Siffror som räknas fram eller hämtas har "
                "ingen: Skift+F1 säger varifrån de kommer."
            )
            self.services.messages.refuse(said)
        elif event.keyCombination() == COMMENT:
            self.services.messages.refuse(tr("Ctrl+M kommenterar en ruta som du skriver i. Här finns ingen."))
        else:
            super().keyPressEvent(event)

    def show_place(self, place: Place) -> None:
        """Show `place`. Called before the tab is shown and each time the bar changes while it is."""
        raise NotImplementedError

    def on_changes(self, changes: Changes) -> None:
        """Something was written, by this tab or another; read again when `changes.touches` what is shown.

        Also called for undo and redo. Called on hidden tabs too: note that you are stale and read when shown.
        """
        raise NotImplementedError

    def offered_periods(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """What the period box lists for `area`, newest first; anything of the kind wanted can still be typed.

        Empty leaves the box to what the window offers for the kind (the months up to now, the latest years).
        """
        return ()

    def periods_with_figures(self, area: Area) -> Sequence[When]:
        """Those that have figures, newest first: the list marks them. What a tab offers of its own has, unless it says
        otherwise."""
        return self.offered_periods(area)

    def usual_period(self, area: Area) -> When | None:
        """Where the tab begins in `area` until the user chooses: the newest it offers, unless a tab says otherwise.

        None leaves it to the window.
        """
        return next(iter(self.offered_periods(area)), None)

    def actions_offered(self) -> Sequence[Action]:
        """The tab's actions; asked for once, after the tab is made. Their shortcuts work while the tab is shown."""
        return ()

    def first_focus(self) -> QWidget:
        """Where the keyboard starts when the tab is opened; must be able to take focus."""
        return self

    @property
    def thing(self) -> int | None:
        """The key of the one of the `things` of the tab's spec that it shows, if it shows one."""
        return None

    def show_thing(self, key: int) -> None:
        """Show one of the `things` of the tab's spec; the tab stands at its period already."""

    def show_cell(self, cell: ChangedCell) -> None:
        """Give the keyboard to a cell of the tab; it stands at the cell's place already."""

    def show_work(self) -> None:
        """Give the keyboard to where the tab's place is filled in, whatever was seen of it last."""

    def figure_card(self) -> FigureCard | None:
        """What is to be known of the figure where the keyboard stands, else of what the page is about; None where there
        is none."""
        return None

    def unsaved(self) -> Sequence[Unsaved]:
        """What stands in the tab without being stored, at every place it has shown (ruling 24)."""
        return ()

    def commit_pending(self) -> None:
        """Store what is being typed. Called before the place, the tab or the workspace changes, and before undo."""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab that exists: its key, title and shortcut. `make` imports the tab's module when it is first shown; `page` is
    its page of the handbook. `words` are further words that the search finds the tab by, `offers` what can be done in
    it, for the search to tell before it is made, `things` what it holds that is found by its own title. What is written
    `about` these is seen in it."""

    key: str
    title: str
    shortcut: str
    make: Callable[[Services, QWidget], Tab]
    wants: Wants
    page: str = ""
    words: str = ""
    offers: Callable[[Workspace], Sequence[Offer]] = _none
    things: Callable[[Workspace], Sequence[Thing]] = _none
    about: frozenset[Subject] = frozenset()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the program's list of subjects hands the window (ruling 62): a column for each thing it asks of all of them.

    `tabs` in their order, without Start; what each subject has `kept` in the workspace; the tidy `formats` it is
    read from. `make_example` makes the example workspace as the function that is named."""

    tabs: tuple[TabSpec, ...]
    kept: Callable[[], tuple[Kept, ...]]
    formats: Callable[[], tuple[TidyFormat[Any], ...]]
    make_example: Callable[[Path, str], str]
