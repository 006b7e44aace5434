"""The figure grid (*sifferruta*): how every tab shows and takes in figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from domain.ground.entry import Entry
from domain.ground.problem import UserProblem
from domain.ground.value import Empty, Value
from widgets.dialogs import Dialogs
from widgets.sheet import clipboard
from widgets.sheet.block import Block, Placement, Position, is_dash
from widgets.sheet.content import CellEdit, CellKey, GridContent, UnsavedCell
from widgets.sheet.pasting import filled, pasted
from widgets.sheet.view import GridView
from widgets.tab.contract import COMMENT, HISTORY
from widgets.text import tr

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_FILL_DOWN = QKeyCombination(_CTRL, Qt.Key.Key_D)
_FILL_RIGHT = QKeyCombination(_CTRL, Qt.Key.Key_R)


class DashMeaning(Enum):
    """What a lone dash in a pasted block means (ruling 26)."""

    ZERO = "zero"
    NOT_APPLICABLE = "ej_tillampligt"


AskDash = Callable[[], DashMeaning | None]
"""Asks the user, once for a block; None is "do not paste"."""

CopyFilter = Callable[[Sequence[Sequence[CellKey]], Block], Block]
"""Gives a block as it may leave the program: the keys of its cells and their texts in, the texts to publish out."""


Store = Callable[[list[CellEdit]], None]
"""Stores edits of one subject, whether it is shown or not."""


@dataclass(frozen=True, slots=True)
class LeftByPaste:
    """The texts that the last paste left in their cells, not stored, and what all its cells held before."""

    subject: str
    before: Mapping[CellKey, Value | None]
    texts: tuple[CellEdit, ...]


def never_asks() -> None:
    """For a grid that is only read: it takes no paste, so nothing is ever asked."""


def ask_dash_with(dialogs: Dialogs) -> AskDash:
    """Let the window's dialogs ask what a dash means. Nothing is chosen from the start (ruling 26): whoever only
    presses Enter has not said that it is a figure, and nothing is pasted."""

    def ask() -> DashMeaning | None:
        answer = dialogs.decide(
            tr("Klistra in"),
            tr("Det du klistrar in innehåller streck (-). Vad betyder de?"),
            (tr("Noll"), tr("Ej tillämpligt")),
            stays=tr("Avbryt"),
        )
        return None if answer is None else (DashMeaning.ZERO, DashMeaning.NOT_APPLICABLE)[answer]

    return ask


def as_it_is(_keys: Sequence[Sequence[CellKey]], block: Block) -> Block:
    """For figures without small counts to hide."""
    return block


def held_back(reason: Callable[[], str]) -> CopyFilter:
    """For figures that tell of one another: while there is a reason none of them leaves the program."""

    def publish(_keys: Sequence[Sequence[CellKey]], block: Block) -> Block:
        return tuple(tuple(without_figure(text) for text in line) for line in block) if reason() else block

    return publish


def without_figure(text: str) -> str:
    """*dolt* for a text with a figure in it."""
    return tr("dolt") if any(sign.isdecimal() for sign in text) else text


class FigureGrid(GridView):
    """Shows a `GridContent` and tells what was typed; it stores nothing.

    Leaving a cell, a paste and Delete each emit `entered` once, with the list of `CellEdit` that can be stored and
    differ from what is stored: one operation, one step of undo. The owner stores them and calls `set_content`.
    Text that cannot be read stays in its cell, marked; `unsaved_changed` tells that there is more or less of it.
    `moved(row, column)` says which cell is the current one, `comment_wanted(row, column)` that its comment is to be
    opened, `history_wanted(row, column)` that what it held before is asked for, `refused(sentence)` what could not be
    done, `told(sentence)` what was done in another way than it looks. `passed_over` carries by key the texts of a
    pasted block that fell where nothing is typed in: on a sum, or on last year's figure.
    """

    entered = Signal(list)
    comment_wanted = Signal(str, str)
    history_wanted = Signal(str, str)
    star_wanted = Signal()
    passed_over = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        ask_dash: AskDash,
        *,
        dense: bool = False,
        copy_filter: CopyFilter = as_it_is,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(dense=dense, parent=parent)
        self._ask_dash = ask_dash
        self.copy_filter = copy_filter
        # Why nothing that is copied is told in public, where nothing is.
        self.withheld = ""
        self.takes_stars = False
        self._again: dict[str, Store] = {}
        self.left_by_paste: LeftByPaste | None = None
        self.typed.connect(self._enter_one)

    # What the owner uses

    def set_content(self, content: GridContent) -> None:
        """Show `content`. With the same rows and columns nothing on screen is lost: not the current cell, not what is
        being typed, not text that could not be stored."""
        sheet = self.grid_model.sheet
        if content == sheet.content:
            return
        if content.subject != sheet.content.subject:
            self.drop_editor()
        standing = self.current_key
        if not self.grid_model.show(content):
            at = sheet.position_of(standing) if standing is not None else None
            first = self._first_entry() if at is None else at
            if first is not None:
                self.go(first)
        self.setAccessibleName(content.name)
        self.fit()

    @property
    def _is_typed_in(self) -> bool:
        """False of a grid that is only read: nothing in it was ever written by anyone."""
        shape = self.grid_model.sheet.shape
        return any(shape.rows) and any(shape.columns)

    @property
    def subject(self) -> str:
        """What the figures shown are about, in the owner's own words."""
        return self.grid_model.sheet.content.subject

    @property
    def current_key(self) -> CellKey | None:
        """Row key and column key of the current cell."""
        at = self.at
        return None if at is None else self.grid_model.sheet.key_at(at)

    def go_to(self, key: CellKey) -> None:
        """Make a cell the current one, for example from a finding beside the grid, and take the keyboard there."""
        at = self.grid_model.sheet.position_of(key)
        if at is not None:
            self.commit_editor()
            self.go(at)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> tuple[CellEdit, ...]:
        """What stands in the grid without being stored, each with its `entry.problem`."""
        return self.grid_model.sheet.unsaved()

    def unsaved_everywhere(self) -> tuple[UnsavedCell, ...]:
        """The cells that hold what is not stored, of every subject that has been shown: the one being typed in too."""
        found, sheet, key = self.grid_model.sheet.unsaved_everywhere(), self.grid_model.sheet, self.current_key
        if not self.is_typing or key is None or self.at is None:
            return found
        typed = UnsavedCell(sheet.content.subject, key, sheet.face(self.at).place)
        return found if typed in found else (typed, *found)

    def keep_refused(self, subject: str, edits: Iterable[CellEdit], problem: UserProblem, again: Store) -> None:
        """Let what can be read but was refused stand in its cells; `store_again` calls `again` with it."""
        self._again[subject] = again
        self.keep_unsaved([replace(e, entry=replace(e.entry, problem=problem.text)) for e in edits], subject)

    def store_again(self) -> None:
        """Try once more to store what was refused, of every subject, each as one operation."""
        for subject, again in tuple(self._again.items()):
            refused = self.grid_model.sheet.refused(subject)
            if refused:
                self.keep_unsaved(refused, subject)
                again(refused)

    def keep_unsaved(self, edits: Iterable[CellEdit], subject: str | None = None) -> None:
        """Let texts that could not be stored stand in their cells, marked with their problem (ruling 24)."""
        if self.grid_model.sheet.keep_unsaved(edits, subject):
            self.grid_model.tell_all()
            self.fit()
            self.unsaved_changed.emit()

    def copy(self) -> None:
        """Copy the selected block so that Excel and this program can paste it; small counts may be hidden in it."""
        rows, columns = self.selected()
        if not rows:
            return
        sheet = self.grid_model.sheet
        keys = [[sheet.key_at((row, column)) for column in columns] for row in rows]
        texts = tuple(tuple(sheet.face((row, column)).copy_text for column in columns) for row in rows)
        public = self.copy_filter(keys, texts)
        clipboard.put(public, texts)
        if self.withheld:
            self.told.emit(self.withheld)
        elif public != texts:
            self.told.emit(tr("Kopierat. Små tal är dolda i andra program, och följer med när du klistrar in här."))
        elif self.copy_filter is as_it_is:
            self.told.emit(tr("Kopierat som det står."))
        else:
            self.told.emit(tr("Kopierat som det står: inga små tal behövde döljas."))

    def paste(self) -> None:
        """Paste the clipboard's block from the selection's first cell, whole or not at all."""
        rows, columns = self.selected()
        if not rows:
            return
        sheet = self.grid_model.sheet
        taken = clipboard.take(len(sheet.content.rows))
        if isinstance(taken, str):
            self.refused.emit(taken)
            return
        block, is_ours = taken
        if not block:
            return
        self.commit_editor()
        laid = pasted(sheet, block, rows, columns)
        if isinstance(laid, str):
            self.refused.emit(laid)
            return
        if not self._may_change(laid.typed):
            return
        placed = laid.typed
        if not is_ours and any(is_dash(text) for text in placed.values()):
            meaning = self._ask_dash()
            if meaning is None:
                return
            if meaning is DashMeaning.ZERO:
                placed = {at: "0" if is_dash(text) else text for at, text in placed.items()}
        before = {key: sheet.content.cell(key).value for key in map(sheet.key_at, placed)}
        self._enter_all(placed)
        left = tuple(edit for edit in self.unsaved() if edit.key in before)
        self.left_by_paste = LeftByPaste(self.subject, before, left) if left else None
        if laid.left_off:
            self.told.emit(laid.left_off)
        if laid.passed_over:
            self.passed_over.emit({sheet.key_at(at): text for at, text in laid.passed_over.items()})

    def fill(self, *, down: bool) -> None:
        """Fill the selected cells from the first row, or with `down` false from the first column."""
        rows, columns = self.selected()
        if not rows:
            return
        self.commit_editor()
        placed = filled(self.grid_model.sheet, rows, columns, down=down)
        if isinstance(placed, str):
            self.refused.emit(placed)
        elif self._may_change(placed):
            self._enter_all(placed)

    def clear_cells(self) -> None:
        """Empty the selected cells: they become *saknas*, not zero."""
        rows, columns = self.selected()
        typed_in = [(r, c) for r in rows for c in columns if self.grid_model.sheet.face((r, c)).is_entry]
        emptied = dict.fromkeys(typed_in, "")
        if emptied and self._may_change(emptied):
            self._enter_all(emptied)

    def _cut(self) -> None:
        """Copy the selected block and empty it, as one step of undo."""
        self.copy()
        self.clear_cells()

    # Keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.at
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.clear_cells()
        elif event.keyCombination() in (_FILL_DOWN, _FILL_RIGHT):
            self.fill(down=event.keyCombination() == _FILL_DOWN)
        elif event.keyCombination() in (COMMENT, HISTORY):
            if at is None or not self._is_typed_in:
                event.ignore()
                return
            self.commit_editor()
            wanted = self.comment_wanted if event.keyCombination() == COMMENT else self.history_wanted
            wanted.emit(*self.grid_model.sheet.key_at(at))
        elif event.key() == Qt.Key.Key_Escape and at is not None and self.grid_model.sheet.face(at).unsaved:
            self.keep_unsaved([CellEdit(*self.grid_model.sheet.key_at(at), Entry("", None))])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Kopiera\tCtrl+C"), self.copy)
        menu.addAction(tr("Klipp ut\tCtrl+X"), self._cut)
        menu.addAction(tr("Klistra in\tCtrl+V"), self.paste)
        menu.addAction(tr("Fyll nedåt\tCtrl+D"), partial(self.fill, down=True))
        menu.addAction(tr("Fyll åt höger\tCtrl+R"), partial(self.fill, down=False))
        menu.addAction(tr("Töm\tDelete"), self.clear_cells)
        key = self.current_key
        if key is not None and self._is_typed_in:
            menu.addAction(tr("Kommentar …\tCtrl+M"), partial(self.comment_wanted.emit, *key))
            if self.takes_stars:
                menu.addAction(tr("Stjärna för uppföljning\tCtrl+Skift+S"), self.star_wanted.emit)
            menu.addAction(tr("Rutans historik …\tSkift+F2"), partial(self.history_wanted.emit, *key))
        menu.popup(event.globalPos())

    # What is typed

    def _enter_one(self, edit: CellEdit) -> None:
        self._enter([edit])

    def _enter(self, edits: list[CellEdit]) -> None:
        sheet = self.grid_model.sheet
        readable = [edit for edit in edits if edit.entry.problem is None]
        changed = [edit for edit in readable if edit.entry.value != _stored(sheet.content, edit.key)]
        self.keep_unsaved(edits)
        if changed:
            self.entered.emit(changed)

    def _enter_all(self, placed: Placement) -> None:
        sheet = self.grid_model.sheet
        self._enter([CellEdit(*sheet.key_at(at), sheet.face(at).parse(text)) for at, text in placed.items()])

    def _may_change(self, placement: Placement) -> bool:
        sheet = self.grid_model.sheet
        if all(sheet.face(at).can_be_typed_in for at in placement):
            return True
        self.refused.emit(sheet.content.locked or tr("Några av rutorna går inte att ändra. Inget ändrades."))
        return False

    # Where

    def _first_entry(self) -> Position | None:
        shape = self.grid_model.sheet.shape
        if True in shape.rows and True in shape.columns:
            return (shape.rows.index(True), shape.columns.index(True))
        return (0, 0) if shape.rows and shape.columns else None


def _stored(content: GridContent, key: CellKey) -> Value:
    """What is stored; a cell that was never recorded holds nothing that emptying it would change."""
    value = content.cell(key).value
    return Empty.SAKNAS if value is None else value
