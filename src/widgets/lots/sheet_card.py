"""The month's card: the margin sheet, the comment of a cell, case workers, and why it is locked when it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.ground.display import EN_DASH
from widgets.lots.comment_field import Commented, CommentField
from widgets.lots.public import hidden_sign, publish_block, publish_workers
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import cell_key, sheet_content
from widgets.lots.workers import workers_content
from widgets.parts import Card, TextLabel
from widgets.sheet import AskDash, FigureGrid, UnsavedLine
from widgets.sheet.block import Block
from widgets.sheet.content import CellKey as GridKey
from widgets.text import tr
from widgets.theme import Role, Space


class SheetCard(Card):
    """`entered` and `workers_entered` carry lists of `CellEdit` to store, each one operation; `commented` a cell's
    key and its comment; `moved` the row and column of the current cell; `refused` what could not be done;
    `unsaved_changed` says that more or less of it is not stored."""

    entered = Signal(list)
    workers_entered = Signal(list)
    commented = Signal(object, str)
    moved = Signal(str, str)
    refused = Signal(str)
    unsaved_changed = Signal()

    def __init__(self, ask_dash: AskDash, parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Månadens ärenden"), parent=parent)
        self._screen: LotsScreen | None = None
        self.grid = FigureGrid(ask_dash, copy_filter=self._publish)
        self.grid.setObjectName("lots-sheet")
        self.workers = FigureGrid(ask_dash, dense=True, copy_filter=self._publish_workers)
        self.workers.setObjectName("lots-workers")
        self.comment = CommentField()
        unsaved = UnsavedLine(self.grid, self.workers)
        self._legend = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(Space.L)
        below.addWidget(self.workers, 3)
        below.addWidget(self._legend, 1)
        for widget in (self.grid, self.comment, unsaved):
            self.body.addWidget(widget)
        self.body.addLayout(below)
        self.grid.entered.connect(self.entered)
        self.workers.entered.connect(self.workers_entered)
        self.grid.moved.connect(self.moved)
        self.grid.comment_wanted.connect(self.open_comment)
        self.workers.comment_wanted.connect(self._no_comment_here)
        self.comment.written.connect(self.commented)
        self.comment.closed.connect(self.grid.setFocus)
        for grid in (self.grid, self.workers):
            grid.refused.connect(self.refused)
            grid.told.connect(self.refused)
            grid.unsaved_changed.connect(self.unsaved_changed)
        self.comment.edited.connect(self.unsaved_changed)

    def show_screen(self, screen: LotsScreen, locked: str) -> None:
        """Show the month; a sentence in `locked` says why nothing in it can be changed."""
        self._screen = screen
        sign = hidden_sign(screen.small_count_threshold)
        stood_on = self.grid.subject
        self.grid.set_content(sheet_content(screen, locked=locked, hidden=sign))
        self.workers.set_content(workers_content(screen, locked=locked, hidden=sign))
        if self.grid.subject != stood_on:
            self.comment.leave()
        self._legend.setText(locked or _legend())
        self._legend.set_tone("" if locked else "muted")

    def commit_pending(self) -> None:
        """Store what is being typed."""
        self.grid.commit_editor()
        self.workers.commit_editor()
        self.comment.commit()

    def open_comment(self, row: str, column: str) -> None:
        """Write the comment of a cell."""
        key = cell_key(row, column)
        if key is None:
            self.refused.emit(tr("En summa har ingen egen kommentar. Skriv den i en ruta som fylls i."))
            return
        if self._screen is not None:
            face = self.grid.grid_model.sheet.face(self._position((row, column)))
            self.comment.open(Commented(self.grid.subject, key, face.place), self._screen.comments.get(key, ""))

    def _position(self, key: GridKey) -> tuple[int, int]:
        at = self.grid.grid_model.sheet.position_of(key)
        if at is None:
            raise KeyError(key)
        return at

    def _no_comment_here(self, _row: str, _column: str) -> None:
        self.refused.emit(tr("Antalet handläggare har ingen egen kommentar. Skriv den i en ruta i tabellen."))

    def _publish(self, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
        return block if self._screen is None else publish_block(self._screen, keys, block)

    def _publish_workers(self, _keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
        return block if self._screen is None else publish_workers(self._screen.small_count_threshold, block)


def _legend() -> str:
    signs = (
        tr("Tomt = saknas · 0 = noll"),
        tr("{dash} = ej tillämpligt").format(dash=EN_DASH),
        tr("Ctrl+Z ångrar · Ctrl+M kommenterar"),
    )
    return "\n".join(signs)
