"""Draws the cells of a grid and edits them in place."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from widgets.sheet.block import Position
from widgets.sheet.content import CellEdit
from widgets.sheet.model import GridModel, Index
from widgets.sheet.painting import State, box_of, draw_cell, text_area
from widgets.sheet.sizes import Sizes, group_gap
from widgets.sheet.steps import Step
from widgets.theme import colours

_LEAVING = {
    (Qt.Key.Key_Return, False): Step.ENTER,
    (Qt.Key.Key_Enter, False): Step.ENTER,
    (Qt.Key.Key_Return, True): Step.ENTER_BACK,
    (Qt.Key.Key_Enter, True): Step.ENTER_BACK,
    (Qt.Key.Key_Tab, False): Step.NEXT,
    (Qt.Key.Key_Backtab, True): Step.PREVIOUS,
    (Qt.Key.Key_Tab, True): Step.PREVIOUS,
    (Qt.Key.Key_Backtab, False): Step.PREVIOUS,
}
_ARROWS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
}


def step_of(event: QKeyEvent) -> Step | None:
    """The move that Enter or Tab makes, with or without Shift; None for other keys."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _LEAVING.get((Qt.Key(event.key()), shift))


class CellEditor(QLineEdit):
    """Opened by typing, it replaces what was there and arrows leave it; opened by F2 or a double click, arrows move
    within the text. The same two ways as in Excel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "cell-editor")
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.replacing = True
        self._before = ""

    def begin(self, before: str, typed: str | None) -> None:
        """Open with what the cell holds, or with the letter that opened it."""
        self._before = before
        self.replacing = typed is not None
        self.setText(before if typed is None else typed)

    @property
    def is_changed(self) -> bool:
        """True when leaving it would store something else than it was opened with."""
        return self.text() != self._before


class GridDelegate(QStyledItemDelegate):
    """`left` says that a key leaves the editor, `previewed` that what is being typed was counted into the totals.
    `to_store` is what was typed in an editor that is being closed, until the view has told its owner of it."""

    left = Signal(object)
    previewed = Signal()

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.sizes = Sizes.now()
        self.editor: CellEditor | None = None
        self.to_store: CellEdit | None = None
        # Made once: to dress it in the style sheet costs more than all else that opening a cell does.
        self._kept: CellEditor | None = None
        self.open_with: str | None = None
        self._edited_at: Position = (-1, -1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at = (index.row(), index.column())
        content = self._model.sheet.content
        box = box_of(option.rect, self.sizes, group_gap(content.columns, index.column()))
        face = self._model.sheet.face(at)
        focused = self._view.hasFocus() or self.editor is not None
        # What is only read shows where the keyboard stands while it stands there; a sheet remembers it.
        seen = focused or face.is_entry
        state = State(
            current=seen and index == self._view.currentIndex(),
            selected=seen and bool(option.state & QStyle.StateFlag.State_Selected),
            focused=focused,
            edited=self.editor is not None and at == self._edited_at,
        )
        draw_cell(painter, face, option.rect, box, state, self.sizes, colours(self._view))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self.sizes.row_height)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._edited_at = (index.row(), index.column())
        face = self._model.sheet.face(self._edited_at)
        if self._kept is None:
            self._kept = CellEditor(parent)
            self._kept.textChanged.connect(self._preview)
        editor = self._kept
        if editor.font() != self.sizes.figure:
            editor.setFont(self.sizes.figure)
        editor.setAccessibleName(face.place)
        editor.begin(face.edit_text, self.open_with)
        self.editor = editor
        self._preview()
        return editor

    def destroyEditor(self, _editor: QWidget, _index: Index) -> None:
        """Only put away, which the view has done. What waits to be stored stays in the sums until it has been."""
        self.editor = None
        if self.to_store is None:
            self._model.type(None)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Nothing: what is being typed stays when the grid is refreshed under it."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        gap = group_gap(self._model.sheet.content.columns, index.column())
        # A line edit keeps two pixels of its own beside its text.
        editor.setGeometry(text_area(box_of(option.rect, self.sizes, gap)).adjusted(-2, 1, 2, -1))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        edit = self.typed()
        # A text that found no room on the disk is tried again as it stands.
        waits = self._model.sheet.face(self._edited_at).unsaved is not None
        if edit is not None and (waits or cast("CellEditor", editor).is_changed):
            self.to_store = edit

    def typed(self) -> CellEdit | None:
        """What is in the open editor."""
        if self.editor is None:
            return None
        face = self._model.sheet.face(self._edited_at)
        return CellEdit(face.row.key, face.column.key, face.parse(self.editor.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and step_of(event) is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                step = step_of(event) or (_ARROWS.get(Qt.Key(event.key())) if self._arrows_leave(event) else None)
                if step is not None:
                    self.left.emit(step)
                    return True
        return super().eventFilter(watched, event)

    def _arrows_leave(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and self.editor is not None and self.editor.replacing

    def _preview(self) -> None:
        if self.editor is None:
            return
        self._model.type(self.typed())
        self.previewed.emit()
