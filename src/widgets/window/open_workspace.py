"""An open workspace laid out: its tabs, where the user stands in it, and who hears of what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from domain.ground.area import Area, AreaKind
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.problem import UserProblem
from widgets.jobs import Jobs, Progress
from widgets.messages import Messages
from widgets.tab.commands import Commands
from widgets.tab.contract import Place, Services, Tab, TabSpec, Unsaved, Wants, When
from widgets.tab.periods import example_of, listed, neighbour, read_when, show_when, standing_offer, usual_period
from widgets.tab.session import Session
from widgets.tab.surroundings import Surroundings
from widgets.tab.unsaved import count_words
from widgets.text import tr
from widgets.window.places import Whereabouts, place_of
from widgets.window.window import Window

if TYPE_CHECKING:
    from datetime import datetime

    from storage.file.workspace import Workspace

_BACKUP_EVERY_MS = 6 * 60 * 60 * 1000


class OpenWorkspace(QObject):
    """From when a workspace is shown until `close`. `came_to` carries the tab's spec each time another is shown."""

    came_to = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        window: Window,
        specs: Sequence[TabSpec],
        surroundings: Surroundings,
        messages: Messages,
        commands: Commands,
        *,
        at_start: bool = False,
    ) -> None:
        """Where the user last stood in the workspace; `at_start` at Start, where the other pages may not be read."""
        super().__init__(window)
        self._window, self._specs, self._surroundings = window, tuple(specs), surroundings
        self._messages, self._commands = messages, commands
        self.session = Session(workspace, messages, self)
        self.jobs = Jobs(messages.problem, self)
        self.services = Services(
            workspace=workspace,
            columns=surroundings.columns,
            submit=self.session.submit,
            announce=self.session.announce,
            jobs=self.jobs,
            dialogs=surroundings.dialogs,
            messages=messages,
            preferences=surroundings.preferences,
            clock=surroundings.clock,
            open_tab=self.open_tab,
            run_command=commands.run,
            hold=self._hold,
            read_only=workspace.read_only,
            unsaved_changed=self._look_soon,
        )
        self._saved_at: datetime | None = None
        self.is_lost = False
        # Not at once: what tells of it is in the middle of becoming another.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._show_saved)
        self._tabs: dict[str, Tab] = {}
        # The dialogs that stand and are written in: what is not stored there counts too.
        self.dialogs: list[tuple[str, Callable[[], Sequence[Unsaved]]]] = []
        # What was left out of the last report that was looked at: remembered while the workspace is open.
        self.unticked: set[str] = set()
        self._page: QWidget | None = None
        # True while a page lies over what undo would change.
        self.hides_log = False
        self.spec = specs[0]
        self._areas = self._read_areas()
        last = surroundings.preferences.current.place_in(workspace.path)
        self._where = Whereabouts.remembered(last, self._areas, specs)
        self._keep_backing_up()
        self._connect_to_window()
        try:
            self._show_workspace()
            known = last.tab in {spec.key for spec in specs} and not at_start
            self.open_tab(last.tab if known else specs[0].key)
        except BaseException:
            self._put_away()
            raise

    @property
    def areas(self) -> tuple[Area, ...]:
        """What the area box lists: the group's members, the group, other groups, then the rest."""
        return self._areas

    @property
    def place(self) -> Place:
        """Where the shown tab stands."""
        return self._where.at(self.spec, self._offered_here, self._usual)

    def _usual(self) -> When | None:
        """Where the shown tab begins in the area: where it says itself, else the latest that is not to come."""
        tab = self._tabs.get(self.spec.key)
        own = tab.usual_period(self._where.area) if tab is not None else None
        return own or usual_period(self.spec.wants, self._surroundings.clock().date())

    @property
    def tab(self) -> Tab:
        """The shown tab."""
        return self._tabs[self.spec.key]

    @property
    def offered(self) -> tuple[When, ...]:
        """The periods the shown tab offers for the area, newest first."""
        return tuple(self._offered_here()) or standing_offer(self.spec.wants, self._surroundings.clock().date())

    def _area_with_figures(self, tab: Tab) -> Area:
        """Where the tab begins while no area has been chosen: here if it has figures here, else the first of ours
        that has."""
        here = self._where.area
        ours = (here, *self._areas[: self._own])
        return next((area for area in ours if tab.periods_with_figures(area)), here)

    def _offered_here(self) -> Sequence[When]:
        """What the shown tab offers of its own for the area."""
        tab = self._tabs.get(self.spec.key)
        return tab.offered_periods(self._where.area) if tab is not None else ()

    def open_tab(
        self, key: str, place: Place | None = None, cell: ChangedCell | None = None, *, to_work: bool = False
    ) -> None:
        """Show the tab `key`, at `place` or where it last stood, with the keyboard in `cell` or where the place is
        filled in, else where it begins."""
        if self.spec.key in self._tabs:
            self.tab.commit_pending()
        keeps_focus = self._window.tabs.bar.hasFocus()
        self.spec = next(spec for spec in self._specs if spec.key == key)
        tab = self._tabs.get(key) or self._make(self.spec)
        if place is not None:
            self._come_to(place.area)
            self._where = self._where.moved(self.spec, place)
        elif not self._where.has_chosen_area:
            self._where = replace(self._where, area=self._area_with_figures(tab))
        self._show_place()
        self._window.pages.setCurrentWidget(tab)
        self._drop_page()
        self._window.tabs.show_current(key)
        if not keeps_focus:
            self.focus_page()
        if cell is not None:
            tab.show_cell(cell)
        elif to_work:
            tab.show_work()
        self.came_to.emit(self.spec)

    def go_to(self, area: Area | None = None, when: When | None = None) -> None:
        """Let the shown tab, and with the area every other, stand somewhere else."""
        self.tab.commit_pending()
        if area is not None:
            self._come_to(area)
            self._where = self._where.in_area(area)
        if when is not None:
            self._where = self._where.moved(self.spec, place_of(self._where.area, when))
        self._show_place()

    def step(self, steps: int) -> None:
        """Let the shown tab stand `steps` periods later, or earlier below 0."""
        when = self.place.when
        if when is not None and (next_one := neighbour(when, self.spec.wants, self.offered, steps)) is not None:
            self.go_to(when=next_one)

    def open_at(self, spec: TabSpec, when: When) -> None:
        """Show the tab `spec` at another period, in the same area."""
        self.open_tab(spec.key, place_of(self._where.area, when))

    def show_page(self, page: QWidget, focus: QWidget, *, hides_log: bool = False) -> None:
        """Show `page` instead of the tabs, or of the page before it, until `leave_page` or until a tab is chosen: the
        report's preview. What is undone would not be seen on one that `hides_log`."""
        self._window.pages.addWidget(page)
        self._window.pages.setCurrentWidget(page)
        self._window.bar.hide_place()
        self._drop_page()
        self._page, self.hides_log = page, hides_log
        focus.setFocus()

    def leave_page(self, page: QWidget) -> None:
        """Take the page away and show the tab again."""
        if page is self._page:
            self.open_tab(self.spec.key)

    def unsaved(self) -> list[tuple[str, Unsaved]]:
        """What stands without being stored, each with its dialog's or tab's title: what is in front first."""
        tabs = [(spec, self._tabs[spec.key]) for spec in self._specs if spec.key in self._tabs]
        tabs.sort(key=lambda each: each[0] is not self.spec)
        asked = [*self.dialogs, *((spec.title, tab.unsaved) for spec, tab in tabs)]
        return [(title, each) for title, unsaved in asked for each in unsaved()]

    def store_again(self) -> None:
        """Try once more what was refused, in every tab: the file may be right again. What cannot be stored stays, and
        a cell that is being typed in is left alone."""
        from widgets.sheet import FigureGrid

        for tab in tuple(self._tabs.values()):
            grids = tab.findChildren(FigureGrid)
            if not any(grid.is_typing for grid in grids):
                tab.commit_pending()
            for grid in grids:
                grid.store_again()

    def focus_page(self) -> None:
        """Give the keyboard to the shown tab."""
        self.tab.first_focus().setFocus()

    def show_lost(self, is_lost: bool) -> None:
        """Whether the file is not in its place, so that nothing that is done now is saved."""
        self.is_lost = is_lost
        self._show_saved()

    def close(self) -> None:
        """Store what is being typed and where the user stands, end the jobs, take the tabs away, close the file."""
        self.tab.commit_pending()
        self.jobs.close()
        self._remember()
        self._put_away()

    def _put_away(self) -> None:
        self._backup.stop()
        self.jobs.close()
        for signal, heard in self._heard():
            signal.disconnect(heard)
        self._drop_page()
        for tab in self._tabs.values():
            self._commands.drop(tab)
            self._window.pages.removeWidget(tab)
            tab.deleteLater()
        # A tab that was hidden is shown when the one before it goes, and may have begun to read.
        self.jobs.close()
        self._tabs.clear()
        self._look.stop()
        self.session.workspace.close()
        self.deleteLater()

    def _drop_page(self) -> None:
        page, self._page, self.hides_log = self._page, None, False
        if page is not None:
            self._window.pages.removeWidget(page)
            page.close()
            page.deleteLater()

    def _connect_to_window(self) -> None:
        for signal, heard in self._heard():
            signal.connect(heard)
        self.session.changed.connect(self._broadcast)
        if not self.services.read_only:
            self.session.saved.connect(self._on_saved)

    def _heard(self) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        bar = self._window.bar
        return (
            (bar.area_chosen, self._choose_area),
            (bar.period_chosen, self._choose_period),
            (bar.no_area, self._no_area),
            (bar.no_period, self._no_period),
            (self._window.tab_chosen, self.open_tab),
        )

    def _make(self, spec: TabSpec) -> Tab:
        tab = spec.make(self.services, self._window.pages)
        tab.setObjectName(spec.key)
        tab.setAccessibleName(spec.title)
        self._tabs[spec.key] = tab
        self._window.pages.addWidget(tab)
        self._commands.add(spec.title, tab, tab.actions_offered())
        return tab

    def _choose_area(self, area: Area) -> None:
        self.go_to(area=area)

    def _choose_period(self, when: When) -> None:
        self.go_to(when=when)

    def _no_area(self, typed: str) -> None:
        self._messages.refuse(tr("Inget område heter ”{text}”.").format(text=typed))

    def _no_period(self, typed: str) -> None:
        said = tr("”{text}” är ingen period här. Skriv till exempel {example}.")
        self._messages.refuse(said.format(text=typed, example=example_of(self.spec.wants)))

    def _come_to(self, area: Area) -> None:
        """What was left out of a report while one stood elsewhere is wanted by whoever comes to stand in it."""
        if area != self._where.area:
            self.unticked.discard(area.code)

    def _show_place(self) -> None:
        place = self.place
        self.tab.show_place(place)
        self._where = self._where.having_shown(self.spec, place)
        self._show_in_bar()

    def _show_in_bar(self) -> None:
        place, wants = self.place, self.spec.wants
        choices = [(show_when(when), when) for when in listed(self.offered, place.when, wants)]
        read = partial(read_when, wants=wants) if wants is not Wants.NOTHING else None
        filled = self.tab.periods_with_figures(place.area)
        self._window.bar.show_place(place.area, place.when, [choices], read, filled)

    def _broadcast(self, changes: Changes) -> None:
        if {Subject.AREAS, Subject.SETTINGS} & changes.subjects:
            self._areas = self._read_areas()
            known = {area.code: area for area in self._areas}
            self._where = replace(self._where, area=known.get(self._where.area.code, self._areas[0]))
            self._show_workspace()
        for tab in self._tabs.values():
            tab.on_changes(changes)
        if self._page is None:
            self._show_in_bar()

    def _read_areas(self) -> tuple[Area, ...]:
        from storage.file.first_screen import areas, group

        own, members = group(self.session.workspace)
        others = [area for area in areas(self.session.workspace) if area not in members and area != own]
        first = (*members, own, *(area for area in others if area.kind is AreaKind.GROUP))
        self._own = len(first)
        return (*first, *(area for area in others if area.kind is not AreaKind.GROUP))

    def _show_workspace(self) -> None:
        from storage.file.first_screen import latest_saved, settings

        workspace = self.session.workspace
        name = settings(workspace).name
        first, rest = self._areas[: self._own], self._areas[self._own :]
        self._window.bar.show_workspace(name, [[(area.name, area) for area in part] for part in (first, rest)])
        self._window.setWindowTitle(tr("{name} – Lägesbild").format(name=name.replace("[*]", "[*][*]")))
        self._saved_at = latest_saved(workspace)
        self._show_saved()

    def _hold(self, what: str) -> None:
        self.session.hold(what)
        self._look_soon()

    def _on_saved(self, at: datetime) -> None:
        self._saved_at = at
        self._show_saved()

    def _look_soon(self) -> None:
        # A field that is taken away with its tab tells of it once more.
        if self._tabs:
            self._look.start(0)

    def _show_saved(self) -> None:
        """The bar never says that all is saved while something is not."""
        bar = self._window.bar
        unsaved = [each for _tab, each in self.unsaved()]
        if self.is_lost:
            bar.show_not_saved()
        elif self.session.workspace.read_only:
            bar.show_read_only()
        elif counted := count_words(unsaved):
            bar.show_unsaved(counted)
        elif unsaved or self.session.held:
            bar.show_saving()
        else:
            bar.show_saved(self._saved_at)

    def _keep_backing_up(self) -> None:
        self._backup = QTimer(self)
        self._backup.setInterval(_BACKUP_EVERY_MS)
        self._backup.timeout.connect(self._back_up)
        if not self.services.read_only:
            self._backup.start()

    def _back_up(self) -> None:
        from storage.file.backup import back_up

        def take(_progress: Progress) -> None:
            back_up(self.session.workspace)

        self.jobs.run(tr("Säkerhetskopierar"), take, done=lambda _: self._messages.met("backup"))

    def _remember(self) -> None:
        preferences = self._surroundings.preferences
        left = replace(self._where.stored(self.spec.key), left_at=self._surroundings.clock())
        places = {**preferences.current.places, str(self.session.workspace.path): left}
        try:
            preferences.change(replace(preferences.current, places=places))
        except UserProblem as problem:
            self._messages.problem(problem)
