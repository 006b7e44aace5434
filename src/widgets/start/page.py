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
from widgets.lots.completeness_board import CompletenessBoard
from widgets.moments import moment_in_words
from widgets.parts import Beside, Button, ButtonKind, Card, PageHeader, TextLabel
from widgets.preferences import PreferenceStore
from widgets.start.left import (
    LOTS,
    WHEEL,
    Left,
    months_left,
    older_left,
    resource_left,
    stars_left,
    unsaved_texts,
    wheel_left,
)
from widgets.start.missing_months import MissingMonths, missing_months
from widgets.start.rows import DoneRow, LinkRow, Rows, workspace_row
from widgets.start.since_last import rows_since
from widgets.tab.contract import Place, Services, Tab, TabSpec, Unsaved
from widgets.text import tr
from widgets.theme import Icon, Role, Space, text_scale

if TYPE_CHECKING:
    from storage.file.first_screen import DoneOperation

_LATELY = 6
_LEFT = 8
_RECENT = 4
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
        unsaved: Callable[[], Sequence[tuple[str, Unsaved]]],
        parent: QWidget | None = None,
    ) -> None:
        """`others` are the tabs to link to; `open_workspace` opens one of the recent workspaces, `unsaved` tells what
        is not stored in any tab."""
        super().__init__(services, parent)
        self._preferences, self._others, self._open = preferences, tuple(others), open_workspace
        self._unsaved = unsaved
        self._header = PageHeader()
        self._who = Card(tr("Vem arbetar?"))
        self._who_button = Button(tr("Ange din funktion …"), ButtonKind.PRIMARY)
        self._lately, self._missing = Card(tr("Senast registrerat")), Card(tr("LOTS-månader att registrera"))
        self._left, self._months = Card(tr("Att se över")), Card(tr("LOTS, tolv månader"))
        self._board = CompletenessBoard()
        self._stars = Card(tr("Stjärnmärkt att följa upp"))
        self._wheel = Card(tr("Årshjulet, sex veckor framåt"))
        self._since = Card(tr("Ändrat sedan sist"))
        self._links, self._recent = Card(tr("Gå vidare")), Card(tr("Senaste arbetsböcker"))
        filled = (self._lately, self._missing, self._left, self._stars, self._since, self._links, self._recent)
        self._rows = {card: _rows_in(card) for card in (*filled, self._wheel)}
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
        self._board.chosen.connect(self._open_month)
        whole.addWidget(self._months)
        self._columns = columns = Beside(Space.M)
        for share, cards in (
            (2, (self._links, self._since, self._recent)),
            (3, (self._wheel, self._missing, self._left, self._stars, self._lately)),
        ):
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
        has_wheel = any(spec.key == WHEEL for spec in self._others)
        comes = [_left_row(each) for each in wheel_left(self.services, today)][:_LEFT] if has_wheel else []
        self._rows[self._wheel].set_rows(comes)
        self._wheel.setVisible(bool(comes))
        self._show_standing(members, today)
        self._show_since()
        self._rows[self._lately].set_rows(self._lately_rows())
        recent = [path for path in self._preferences.current.recent if path != workspace.path][:_RECENT]
        self._rows[self._recent].set_rows([workspace_row(path, partial(self._open, path)) for path in recent])
        self._recent.setVisible(bool(recent))
        if had_focus:
            # The row that had the keyboard was taken away.
            self.first_focus().setFocus()

    def _show_standing(self, members: Sequence[Area], today: date) -> None:
        """Twelve months of every area that keeps LOTS, and what is to be looked over."""
        from storage.file.first_screen import group, settings
        from storage.lots.standing import earlier_standing, months_standing, older_months, resource_standing, stars

        workspace, months = self.services.workspace, last_twelve(today)
        left = list(unsaved_texts(self._unsaved()))
        if self._has_lots:
            standing = months_standing(workspace, members, months[0], months[-1], today)
            resource = resource_standing(workspace, (*members, group(workspace)[0]), today)
            earlier = earlier_standing(workspace, members, today)
            looked_at = [(*earlier.get(each[0].area.code, ()), *each) for each in standing]
            left += [*months_left(self.services, looked_at), *resource_left(self.services, resource)]
            left += older_left(self.services, older_months(workspace, members, today))
            self._months.setVisible(self._board.show_standing(standing))
        else:
            self._months.hide()
        border = settings(workspace).age_border
        starred = list(stars_left(self.services, stars(workspace, members), border)) if self._has_lots else []
        self._rows[self._stars].set_rows([_left_row(each) for each in starred])
        self._stars.setVisible(bool(starred))
        rows: list[QWidget] = [_left_row(each) for each in left[:_LEFT]]
        if len(left) > _LEFT:
            rows.append(_quiet(tr("Och {count} till.").format(count=len(left) - _LEFT)))
        check = LinkRow(
            tr("Gå igenom arbetsboken"), tr("filen och det som inte stämmer i siffrorna"), self._check, Icon.CHECK
        )
        self._rows[self._left].set_rows([*rows, self._backup_row(), check])

    def _show_since(self) -> None:
        left_at = self._preferences.current.place_in(self.services.workspace.path).left_at
        rows = [] if left_at is None else rows_since(self.services, self._others, left_at)
        self._rows[self._since].set_rows(rows)
        self._since.setVisible(bool(rows))
        if left_at is not None:
            when = moment_in_words(left_at, self.services.clock())
            self._since.set_title(tr("Ändrat sedan {when}, då du stängde").format(when=when))

    def _backup_row(self) -> LinkRow:
        from storage.file.copies import latest_copy_named

        taken = latest_copy_named(self.services.workspace.path, self._preferences.current.backup_folder)
        text = tr("den senaste är från {when}")
        said = (
            tr("ingen är tagen än")
            if taken is None
            else text.format(when=moment_in_words(taken, self.services.clock()))
        )
        return LinkRow(tr("Säkerhetskopia"), said, partial(self.services.run_command, "backup"), Icon.EXPORT)

    @property
    def _has_lots(self) -> bool:
        return any(spec.key == LOTS for spec in self._others)

    def _open_month(self, area: Area, month: Period) -> None:
        self.services.open_tab(LOTS, Place(area, period=month), to_work=True)

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
        go = partial(self.services.open_tab, LOTS, Place(missing.area, period=missing.first), to_work=True)
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


def _left_row(left: Left) -> LinkRow:
    row = LinkRow(left.where, left.what, left.go, Icon.RIGHT)
    row.button.setAccessibleName(tr("Gå till {place}").format(place=left.where))
    return row


def _quiet(text: str) -> TextLabel:
    return TextLabel(text, Role.TEXT, tone="muted", wrap=True)
