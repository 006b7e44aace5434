"""The tab Start: what was done lately, what is missing, and where to go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_list
from domain.ground.period import Period, parse_period
from domain.lots.completeness import last_twelve
from widgets.jobs import Progress
from widgets.moments import moment_in_words
from widgets.parts import Beside, Button, ButtonKind, Card, PageHeader, TextLabel
from widgets.parts.month_grid import MonthGrid
from widgets.preferences import PreferenceStore
from widgets.start.missing_months import MissingMonths, missing_months
from widgets.start.rows import DoneRow, LinkRow, Rows, workspace_row
from widgets.start.standing import LeftToDo, board_rows, first_missing, in_all, left_to_do
from widgets.tab.contract import Place, Services, Tab, TabSpec
from widgets.text import tr
from widgets.theme import Icon, Role, Space, text_scale

if TYPE_CHECKING:
    from storage.file.first_screen import DoneOperation

_LATELY = 6
_LEFT = 6
_RECENT = 4
_LOTS = "lots"
_COMMANDS = {
    Subject.REPORTS: "approved",
    Subject.AREAS: "groups",
    Subject.SEATS: "settings",
    Subject.SETTINGS: "settings",
}
"""Where what is about a subject is seen that no tab is about: behind one of the window's commands."""
_BESIDE = 700
"""The least width, at text size 100 %, at which the two columns of cards stand beside one another."""


class StartTab(Tab):
    """Reads anew each time it is shown, and when something was written while it is."""

    def __init__(
        self,
        services: Services,
        preferences: PreferenceStore,
        others: Sequence[TabSpec],
        open_workspace: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        """`others` are the tabs to link to; `open_workspace` opens one of the recent workspaces."""
        super().__init__(services, parent)
        self._preferences, self._others, self._open = preferences, tuple(others), open_workspace
        self._header = PageHeader()
        self._who = Card(tr("Vem arbetar?"))
        self._who_button = Button(tr("Ange din funktion …"), ButtonKind.PRIMARY)
        self._lately, self._missing = Card(tr("Senast registrerat")), Card(tr("LOTS-månader att registrera"))
        self._left, self._months = Card(tr("Att se över")), Card(tr("LOTS, tolv månader"))
        self._board = MonthGrid("lots-board", tr("Så långt har månaderna kommit"))
        self._in_all = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._links, self._recent = Card(tr("Gå vidare")), Card(tr("Senaste arbetsböcker"))
        filled = (self._lately, self._missing, self._left, self._links, self._recent)
        self._rows = {card: _rows_in(card) for card in filled}
        self._lay_out()

    def show_place(self, place: Place) -> None:  # noqa: ARG002
        """Says what there is to do and what was done lately, whatever the place."""
        self._fill()

    def on_changes(self, changes: Changes) -> None:  # noqa: ARG002
        """Whatever was written belongs among what was done lately."""
        if self.isVisible():
            self._fill()

    def first_focus(self) -> QWidget:
        """The first thing to do."""
        if not self._who.isHidden():
            return self._who_button
        first = self._rows[self._links].first
        return first.button if isinstance(first, LinkRow) else self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.stand(beside=self.width() >= _BESIDE * text_scale())

    def _lay_out(self) -> None:
        asked = TextLabel(
            tr("Ange din funktion, till exempel ”samverkanskoordinator Tierp”. Den står vid det du registrerar."),
            wrap=True,
        )
        line = QHBoxLayout()
        line.addWidget(asked, 1)
        line.addWidget(self._who_button)
        self._who.body.addLayout(line)
        self._who_button.clicked.connect(partial(self.services.run_command, "function"))
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(self._header)
        whole.addWidget(self._who)
        self._months.body.addWidget(self._board)
        self._months.body.addWidget(self._in_all)
        self._board.chosen_in.connect(self._open_month)
        whole.addWidget(self._months)
        self._columns = columns = Beside(Space.M)
        for share, cards in ((2, (self._links, self._recent)), (3, (self._missing, self._left, self._lately))):
            column = QVBoxLayout()
            column.setSpacing(Space.M)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, share)
        whole.addLayout(columns, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Start"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _fill(self) -> None:
        from storage.file.first_screen import group, lots_months_recorded, settings

        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        workspace = self.services.workspace
        _, members = group(workspace)
        names = show_list([area.name for area in members])
        self._header.set_title(settings(workspace).name)
        self._header.set_subtitle(names or tr("Gruppen har inga kommuner än."))
        self._who.setVisible(not self._preferences.current.function and not self.services.read_only)
        self._rows[self._links].set_rows([*(self._link(spec) for spec in self._others), *self._read_in_rows()])
        today, recorded = self.services.clock().date(), lots_months_recorded(workspace, [area.code for area in members])
        missing = [missing_months(area, recorded.get(area.code, ()), today) for area in members]
        self._rows[self._missing].set_rows(self._missing_rows([m for m in missing if m is not None]))
        self._show_standing(members, today)
        self._rows[self._lately].set_rows(self._lately_rows())
        recent = [path for path in self._preferences.current.recent if path != workspace.path][:_RECENT]
        self._rows[self._recent].set_rows([workspace_row(path, partial(self._open, path)) for path in recent])
        self._recent.setVisible(bool(recent))
        if had_focus:
            # The row that had the keyboard was taken away.
            self.first_focus().setFocus()

    def _show_standing(self, members: Sequence[Area], today: date) -> None:
        """Twelve months of every area that keeps LOTS, and what is left to do with them."""
        from storage.lots.standing import months_standing

        months = last_twelve(today)
        standing = months_standing(self.services.workspace, members, months[0], months[-1], today)
        rows = board_rows(standing)
        self._months.setVisible(bool(rows) and self._has_lots)
        if rows:
            self._board.show_months(rows, begin=first_missing(rows))
            self._in_all.setText(in_all(standing))
        left = [self._left_row(each) for each in left_to_do(standing)] if self._has_lots else []
        check = LinkRow(
            tr("Gå igenom arbetsboken"), tr("filen och det som inte stämmer i siffrorna"), self._check, Icon.CHECK
        )
        self._rows[self._left].set_rows([*left[:_LEFT], check])

    @property
    def _has_lots(self) -> bool:
        return any(spec.key == _LOTS for spec in self._others)

    def _left_row(self, left: LeftToDo) -> LinkRow:
        text = tr("{area}: {month}").format(area=left.area.name, month=left.month.label)
        go = partial(self.services.open_tab, _LOTS, Place(left.area, period=left.month), to_work=True)
        row = LinkRow(text, left.remark, go, Icon.RIGHT)
        row.button.setAccessibleName(tr("Gå till {place}").format(place=text))
        return row

    def _open_month(self, month: Period, code: str) -> None:
        from storage.file.first_screen import group

        area = next(area for area in group(self.services.workspace)[1] if area.code == code)
        self.services.open_tab(_LOTS, Place(area, period=month), to_work=True)

    def _check(self) -> None:
        """Go through the file and the figures, as the command line does; what is found is told in a list."""
        workspace, kept = self.services.workspace, self.services.columns.kept

        def work(progress: Progress) -> Sequence[str]:
            from storage.whole.check import check_workspace

            with workspace.asking(progress.check):
                found = check_workspace(workspace, kept())
            faults = [] if found.integrity and found.foreign_keys else [tr("Filen är skadad. Återställ en kopia.")]
            return [*faults, *(f"{each.where}: {each.text}" for each in found.problems)]

        self.services.jobs.run(tr("Går igenom arbetsboken"), work, done=self._tell_found)

    def _tell_found(self, found: Sequence[str]) -> None:
        title = tr("Arbetsboken är genomgången")
        if not found:
            self.services.messages.tell(tr("{title}: filen är hel och inget är att se över.").format(title=title))
            return
        text = tr("En sak att se över.") if len(found) == 1 else tr("{count} saker att se över.")
        self.services.dialogs.tell(title, text.format(count=len(found)), found)

    def _link(self, spec: TabSpec) -> LinkRow:
        return LinkRow(spec.title, spec.shortcut, partial(self.services.open_tab, spec.key), Icon.RIGHT)

    def _read_in_rows(self) -> list[LinkRow]:
        if self.services.read_only:
            return []
        return [LinkRow(tr("Läs in fil …"), "Ctrl+I", partial(self.services.run_command, "import"), Icon.IMPORT)]

    def _missing_rows(self, missing: Sequence[MissingMonths]) -> list[QWidget]:
        if not missing:
            return [_quiet(tr("Inga månader saknas bland dem som har börjat registreras."))]
        return [self._missing_row(each) for each in missing]

    def _missing_row(self, missing: MissingMonths) -> QWidget:
        text = tr("{area}: {month}").format(area=missing.area.name, month=missing.first.label)
        if not self._has_lots:
            return _quiet(f"{text}. {missing.remark}")
        go = partial(self.services.open_tab, _LOTS, Place(missing.area, period=missing.first), to_work=True)
        return LinkRow(text, missing.remark, go, Icon.EDIT)

    def _lately_rows(self) -> list[QWidget]:
        from storage.file.first_screen import areas, latest_operations

        now = self.services.clock()
        done = latest_operations(self.services.workspace, _LATELY)
        if not done:
            return [_quiet(tr("Inget är registrerat än. Välj en sida ovan och börja där."))]
        known = {area.code: area for area in areas(self.services.workspace)}
        return [
            DoneRow(moment_in_words(each.at, now), each.label, each.who, self._way_to(each, known)) for each in done
        ]

    def _way_to(self, done: DoneOperation, known: Mapping[str, Area]) -> Callable[[], None] | None:
        """To the tab and the place of what was done, or to where it is done; None where there is no such way."""
        tab = next((spec for spec in self._others if spec.about & done.subjects), None)
        if tab is not None:
            place = _place_of(known.get(done.area), done.when)
            return partial(self.services.open_tab, tab.key, place, None if place is None else done.cell)
        command = next((command for subject, command in _COMMANDS.items() if subject in done.subjects), "")
        return partial(self.services.run_command, command) if command else None


def _place_of(area: Area | None, when: str) -> Place | None:
    """None where the tab is to stand where it stood."""
    if area is None:
        return None
    try:
        return Place(area, period=parse_period(when))
    except ValueError:
        pass
    try:
        return Place(area, reference_date=date.fromisoformat(when))
    except ValueError:
        return None


def _rows_in(card: Card) -> Rows:
    rows = Rows()
    card.body.addWidget(rows)
    card.body.addStretch(1)
    return rows


def _quiet(text: str) -> TextLabel:
    return TextLabel(text, Role.TEXT, tone="muted", wrap=True)
