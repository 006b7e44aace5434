"""The table that a figure grid is drawn on: its measures, its keys and its editor."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from widgets.sheet.block import Position
from widgets.sheet.delegate import CellEditor, step_of
from widgets.sheet.fitted_view import FittedView
from widgets.sheet.model import Index
from widgets.sheet.steps import Step, jump, step

_NoHint = QAbstractItemDelegate.EndEditHint.NoHint
_Revert = QAbstractItemDelegate.EndEditHint.RevertModelCache
_Cursor = QAbstractItemView.CursorAction
_MOVING = {
    Qt.Key.Key_Up: _Cursor.MoveUp,
    Qt.Key.Key_Down: _Cursor.MoveDown,
    Qt.Key.Key_Left: _Cursor.MoveLeft,
    Qt.Key.Key_Right: _Cursor.MoveRight,
    Qt.Key.Key_Home: _Cursor.MoveHome,
    Qt.Key.Key_End: _Cursor.MoveEnd,
    Qt.Key.Key_PageUp: _Cursor.MovePageUp,
    Qt.Key.Key_PageDown: _Cursor.MovePageDown,
}
_ARROWS = {
    _Cursor.MoveUp: Step.UP,
    _Cursor.MoveDown: Step.DOWN,
    _Cursor.MoveLeft: Step.LEFT,
    _Cursor.MoveRight: Step.RIGHT,
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def _is_typing(event: QKeyEvent) -> bool:
    """True for a key that writes something. AltGr is Ctrl and Alt together and writes too."""
    held = event.modifiers() & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier)
    return event.text().strip() != "" and event.text().isprintable() and held in (Qt.KeyboardModifier(0), _CTRL | _ALT)


class GridView(FittedView):
    """Moves and edits as Excel does. `typed` carries the `CellEdit` of a cell that was left; `moved` that another
    cell is the current one; `marked_changed` that others are selected, or hold something else; `refused` a sentence
    about what could not be done; `unsaved_changed` that there is more or less in the grid that is not stored."""

    typed = Signal(object)
    marked_changed = Signal()
    unsaved_changed = Signal()
    moved = Signal(str, str)
    refused = Signal(str)

    def __init__(self, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(dense=dense, parent=parent)
        self._tab_origin: int | None = None
        self._was_typing = False
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.cells.left.connect(self._leave_editor)
        self.cells.previewed.connect(self._note_typing)
        self.selectionModel().selectionChanged.connect(self.marked_changed)
        self.grid_model.retold.connect(self.marked_changed)

    @property
    def at(self) -> Position | None:
        """The current cell; None in an empty grid."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go(self, to: Position) -> None:
        """Make a cell the current one, alone selected."""
        index = self.grid_model.index(*to)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(*self.grid_model.sheet.key_at((current.row(), current.column())))

    def selected(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the selected block."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            return ([], []) if self.at is None else ([self.at[0]], [self.at[1]])
        block = ranges.first()
        return list(range(block.top(), block.bottom() + 1)), list(range(block.left(), block.right() + 1))

    def moveCursor(self, action: _Cursor, held: Qt.KeyboardModifier) -> QModelIndex:
        move, at = _ARROWS.get(action), self.at
        if move is None or at is None or not held & _CTRL:
            return super().moveCursor(action, held)
        sheet = self.grid_model.sheet
        return self.grid_model.index(*jump(sheet.shape, at, move, lambda cell: sheet.face(cell).is_filled))

    def _extend(self, to: QModelIndex) -> None:
        """Mark from where the marked block began, the corner opposite the current cell, as Shift and an arrow do."""
        model = self.selectionModel()
        model.select(QItemSelection(self._begun(), to), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.setCurrentIndex(to, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(to)

    def _begun(self) -> QModelIndex:
        """Where the marked block began."""
        current, marked = self.currentIndex(), self.selectionModel().selection()
        if marked.count() != 1:
            return current
        block = marked.first()
        row = block.top() + block.bottom() - current.row()
        column = block.left() + block.right() - current.column()
        at_corner = row in (block.top(), block.bottom()) and column in (block.left(), block.right())
        return self.grid_model.index(row, column) if at_corner else current

    def _step(self, move: Step) -> bool:
        """Go where a key leads; False where it leads out of the grid."""
        at = self.at
        if at is None:
            return False
        if move in (Step.NEXT, Step.PREVIOUS) and self._tab_origin is None:
            self._tab_origin = at[1]
        if move in (Step.UP, Step.DOWN, Step.LEFT, Step.RIGHT):
            self._tab_origin = None
        shape = self.grid_model.sheet.shape
        # After a run of Tab, Enter goes to where the run began, on the next row.
        below = next((row for row in range(at[0] + 1, len(shape.rows)) if shape.rows[row]), None)
        if move is Step.ENTER and self._tab_origin is not None and below is not None:
            to: Position | None = (below, self._tab_origin)
        else:
            to = step(shape, at, move)
        if to is None:
            return move not in (Step.NEXT, Step.PREVIOUS)
        self.go(to)
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._step(Step.NEXT if forward else Step.PREVIOUS) or super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_origin = None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_editor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = step_of(event)
        key = Qt.Key(event.key())
        if move is not None:
            self._step(move)
        elif key is Qt.Key.Key_F2 and not event.modifiers():
            self.open_editor(None)
        elif key is Qt.Key.Key_Backspace:
            self.open_editor("")
        elif _is_typing(event):
            self.open_editor(event.text())
        elif key in _MOVING and self.at is not None:
            self._tab_origin = None
            to = self.moveCursor(_MOVING[key], event.modifiers())
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._extend(to)
            else:
                self.go((to.row(), to.column()))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._tab_origin = None
            self.selectAll()
        else:
            # Everything else belongs to the window: Ctrl+Z, Ctrl+K, the menus.
            event.ignore()

    # The editor

    def open_editor(self, typed: str | None) -> None:
        """Edit the current cell, which of a marked block is where it began: replacing it with what was typed, or
        changing what is there (None)."""
        if self.at is None or self._open_editor() is not None:
            return
        begun = self._begun()
        at = (begun.row(), begun.column())
        if at != self.at:
            self.go(at)
        face = self.grid_model.sheet.face(at)
        if not face.can_be_typed_in:
            if face.is_entry and self.grid_model.sheet.content.locked:
                self.refused.emit(self.grid_model.sheet.content.locked)
            return
        self.cells.open_with = typed
        self.edit(self.currentIndex())
        self.cells.open_with = None
        editor = self._open_editor()
        if editor is not None:
            editor.deselect()
            editor.end(False)

    def commit_editor(self) -> None:
        """Store what is being typed, as if the cell were left. Call it before what the grid shows changes."""
        editor = self._open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, _NoHint)

    def drop_editor(self) -> None:
        """Forget what is being typed."""
        editor = self._open_editor()
        if editor is not None:
            self.closeEditor(editor, _Revert)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._note_typing()
        # Told only now: the owner stores and refreshes, and no editor may be in the way of that.
        left, self.cells.to_store = self.cells.to_store, None
        if left is not None:
            self.typed.emit(left)
            if self._open_editor() is None:
                self.grid_model.type(None)

    def _open_editor(self) -> CellEditor | None:
        return self.cells.editor

    @property
    def is_typing(self) -> bool:
        """True while a cell is open with something else in it than what is stored."""
        editor = self._open_editor()
        return editor is not None and editor.is_changed

    def _note_typing(self) -> None:
        if self.is_typing != self._was_typing:
            self._was_typing = self.is_typing
            self.unsaved_changed.emit()

    def _leave_editor(self, move: Step) -> None:
        self.commit_editor()
        if move in (Step.NEXT, Step.PREVIOUS):
            self.focusNextPrevChild(move is Step.NEXT)
        else:
            self._step(move)
