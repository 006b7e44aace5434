"""The figure grid (*sifferruta*): how every tab shows and takes in figures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from domain.ground.entry import Entry
from domain.ground.problem import UserProblem
from domain.ground.value import Empty, Value
from widgets.dialogs import Dialogs
from widgets.sheet import clipboard, words
from widgets.sheet.block import Block, DoesNotFit, Laid, Placement, Position, is_dash, lay
from widgets.sheet.content import CellEdit, CellKey, GridContent, UnsavedCell
from widgets.sheet.view import GridView
from widgets.text import tr

_COMMENT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_M)


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


def never_asks() -> None:
    """For a grid that is only read: it takes no paste, so nothing is ever asked."""


def ask_dash_with(dialogs: Dialogs) -> AskDash:
    """Let the window's dialogs ask what a dash means."""

    def ask() -> DashMeaning | None:
        answer = dialogs.choose(
            tr("Klistra in"),
            tr("Det du klistrar in innehåller streck (-). Vad betyder de?"),
            (tr("Noll"), tr("Ej tillämpligt")),
        )
        return None if answer is None else (DashMeaning.ZERO, DashMeaning.NOT_APPLICABLE)[answer]

    return ask


def as_it_is(_keys: Sequence[Sequence[CellKey]], block: Block) -> Block:
    """For figures without small counts to hide."""
    return block


class FigureGrid(GridView):
    """Shows a `GridContent` and tells what was typed; it stores nothing.

    Leaving a cell, a paste and Delete each emit `entered` once, with the list of `CellEdit` that can be stored and
    differ from what is stored: one operation, one step of undo. The owner stores them and calls `set_content`.
    Text that cannot be read stays in its cell, marked; `unsaved_changed` tells that there is more or less of it.
    `moved(row, column)` says which cell is the current one, `comment_wanted(row, column)` that its comment is to be
    opened, `refused(sentence)` what could not be done. `passed_over` carries by key the texts of a pasted block
    that fell where nothing is typed in: on a sum, or on last year's figure.
    """

    entered = Signal(list)
    comment_wanted = Signal(str, str)
    passed_over = Signal(object)

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
        self._copy_filter = copy_filter
        self._again: dict[str, Store] = {}
        self.typed.connect(self._enter_one)

    # What the owner uses

    def set_content(self, content: GridContent) -> None:
        """Show `content`. With the same rows and columns nothing on screen is lost: not the current cell, not what is
        being typed, not text that could not be stored."""
        sheet = self.grid_model.sheet
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

    def place_of(self, key: CellKey) -> str:
        """The name aloud of a cell that is shown."""
        at = self.grid_model.sheet.position_of(key)
        return "" if at is None else self.grid_model.sheet.face(at).place

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
        """Copy the selected block so that Excel and this program can paste it."""
        rows, columns = self._selected()
        if not rows:
            return
        sheet = self.grid_model.sheet
        keys = [[sheet.key_at((row, column)) for column in columns] for row in rows]
        texts = tuple(tuple(sheet.face((row, column)).copy_text for column in columns) for row in rows)
        clipboard.put(self._copy_filter(keys, texts), texts)

    def paste(self) -> None:
        """Paste the clipboard's block from the selection's first cell, whole or not at all."""
        block, is_ours = clipboard.take()
        rows, columns = self._selected()
        if not block or not rows:
            return
        self.commit_editor()
        laid = self._laid(block, rows, columns)
        if laid is None or not self._may_change(laid.typed):
            return
        placed = laid.typed
        if not is_ours and any(is_dash(text) for text in placed.values()):
            meaning = self._ask_dash()
            if meaning is None:
                return
            if meaning is DashMeaning.ZERO:
                placed = {at: "0" if is_dash(text) else text for at, text in placed.items()}
        self._enter([self._read(at, text) for at, text in placed.items()])
        if laid.passed_over:
            self.passed_over.emit({self.grid_model.sheet.key_at(at): text for at, text in laid.passed_over.items()})

    def clear_cells(self) -> None:
        """Empty the selected cells: they become *saknas*, not zero."""
        rows, columns = self._selected()
        typed_in = [(r, c) for r in rows for c in columns if self.grid_model.sheet.face((r, c)).is_entry]
        emptied = dict.fromkeys(typed_in, "")
        if emptied and self._may_change(emptied):
            self._enter([self._read(at, "") for at in emptied])

    # Keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.at
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.clear_cells()
        elif event.keyCombination() == _COMMENT and at is not None:
            self.commit_editor()
            self.comment_wanted.emit(*self.grid_model.sheet.key_at(at))
        elif event.key() == Qt.Key.Key_Escape and at is not None and self.grid_model.sheet.face(at).unsaved:
            self.keep_unsaved([CellEdit(*self.grid_model.sheet.key_at(at), Entry("", None))])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Kopiera\tCtrl+C"), self.copy)
        menu.addAction(tr("Klistra in\tCtrl+V"), self.paste)
        menu.addAction(tr("Töm\tDelete"), self.clear_cells)
        key = self.current_key
        if key is not None:
            menu.addAction(tr("Kommentar …\tCtrl+M"), lambda: self.comment_wanted.emit(*key))
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

    def _read(self, at: Position, text: str) -> CellEdit:
        face = self.grid_model.sheet.face(at)
        return CellEdit(face.row.key, face.column.key, face.parse(text))

    def _laid(self, block: Block, rows: Sequence[int], columns: Sequence[int]) -> Laid | None:
        sheet = self.grid_model.sheet
        if len(block) == 1 and len(block[0]) == 1 and len(rows) * len(columns) > 1:
            every = [(row, column) for row in rows for column in columns]
            return Laid({at: block[0][0] for at in every if sheet.face(at).is_entry}, {})
        laid = lay(block, sheet.shape, (rows[0], columns[0]), self._agrees)
        if isinstance(laid, DoesNotFit):
            text = tr(
                "Det kopierade är {rows} × {columns} rutor, men härifrån finns bara plats för {room_rows} × "
                "{room_columns}. Inget klistrades in."
            )
            self.refused.emit(
                text.format(
                    rows=laid.rows,
                    columns=laid.columns,
                    room_rows=laid.room_rows,
                    room_columns=laid.room_columns,
                )
            )
            return None
        if not laid.typed:
            self.refused.emit(tr("Summor räknas fram och kan inte klistras in. Börja i en ruta som fylls i."))
            return None
        return laid

    def _agrees(self, placement: Placement) -> bool:
        """True where a block that brings totals brings those that the grid computes from its other cells."""
        sheet = self.grid_model.sheet
        typed = [self._read(at, text) for at, text in placement.items() if sheet.face(at).is_entry]
        computed = sheet.content.totals(sheet.values(typed))
        brought = {at: text for at, text in placement.items() if not sheet.face(at).is_entry}
        return all(
            words.copied_text(computed[sheet.key_at(at)].text) == words.copied_text(text.strip())
            for at, text in brought.items()
            if sheet.key_at(at) in computed
        )

    def _may_change(self, placement: Placement) -> bool:
        sheet = self.grid_model.sheet
        if all(sheet.face(at).can_be_typed_in for at in placement):
            return True
        self.refused.emit(sheet.content.locked or tr("Några av rutorna går inte att ändra. Inget ändrades."))
        return False

    # Where

    def _selected(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the selected block."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            return ([], []) if self.at is None else ([self.at[0]], [self.at[1]])
        block = ranges.first()
        return list(range(block.top(), block.bottom() + 1)), list(range(block.left(), block.right() + 1))

    def _first_entry(self) -> Position | None:
        shape = self.grid_model.sheet.shape
        if True in shape.rows and True in shape.columns:
            return (shape.rows.index(True), shape.columns.index(True))
        return (0, 0) if shape.rows and shape.columns else None


def _stored(content: GridContent, key: CellKey) -> Value:
    """What is stored; a cell that was never recorded holds nothing that emptying it would change."""
    value = content.cell(key).value
    return Empty.SAKNAS if value is None else value
