"""Running text with figures that live in it: each stands as its value on a green ground, is deleted whole, and is kept
by copying, pasting and undoing. A table or a chart stands as its name in a frame. `{` offers what there is.

A figure is one letter to Qt, an inline object that is drawn as what it stands for now; its reference is in its format.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from domain.figures.book import FigureBook, Offer
from domain.figures.filled import Shown
from domain.figures.reference import Piece, pieces_of
from domain.ground.pasted import cleaned_html
from domain.ground.text_table import tabbed_table, table_at
from widgets.parts.figure_in_text import FIGURE, WRITTEN, FigureInText, piece_of
from widgets.parts.figure_list import FigureList
from widgets.parts.spelling import Spelled
from widgets.parts.text_look import cut, units

_SIGN = "\ufffc"
_OWN_MIME = "application/x-lagesbild-text"
_MOST_OFFERED = 60


class LiveText(QPlainTextEdit):
    """`figures_wanted` asks for a book with what can be put in, which is given with `use_book`."""

    figures_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = FigureBook()
        self._drawing = FigureInText(self, self._stands_for)
        self.document().documentLayout().registerHandler(FIGURE, self._drawing)
        self._offers: tuple[Offer, ...] = ()
        self._after_brace: int | None = None
        # 0 where tables and charts are offered without a brace being typed.
        self._brace = 1
        self._list: FigureList | None = None
        self.cursorPositionChanged.connect(self._moved)
        Spelled(self)

    # --- what stands in it ---

    @property
    def written(self) -> str:
        """The text with its references, as it is stored."""
        shown = self.toPlainText()
        return "".join(self._parts(0, self._end)) if _SIGN in shown else shown

    def show_written(self, text: str) -> None:
        """Show a text; there is nothing to undo then."""
        self.setPlainText("")
        self.document().setUndoRedoEnabled(False)
        self._insert(QTextCursor(self.document()), text)
        self.document().setUndoRedoEnabled(True)

    def use_book(self, book: FigureBook) -> None:
        """Show the figures as they are in `book`."""
        self._book = book
        # As wide as their values now are.
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()
        if self._after_brace is not None:
            self._offer()

    def _stands_for(self, piece: Piece) -> Shown:
        return self._book.shown(piece)

    @property
    def figures_in_words(self) -> str:
        """What each figure in it is, for a screen reader."""
        found = dict.fromkeys(part for part in self._parts(0, self._end) if _is_figure(part))
        return " ".join(self._book.words(piece_of(each)) for each in found)

    def words_at(self, position: int) -> str:
        """What the figure after a position is; empty where there is none."""
        found = self._written_at(position)
        return self._book.words(piece_of(found)) if found else ""

    def _written_at(self, position: int) -> str:
        if self.document().characterAt(position) != _SIGN:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position + 1)
        return str(cursor.charFormat().property(WRITTEN) or "")

    @property
    def _end(self) -> int:
        """The last place of the text, as Qt counts letters."""
        return self.document().characterCount() - 1

    def _parts(self, start: int, end: int) -> Iterator[str]:
        """The text between two positions: pieces of plain text, and each reference alone."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            if block.position() > start:
                yield "\n"
            inside = block.begin()
            while not inside.atEnd():
                fragment = inside.fragment()
                at = fragment.position()
                text = cut(fragment.text(), max(0, start - at), max(0, end - at))
                if fragment.charFormat().objectType() == FIGURE:
                    yield from [fragment.charFormat().property(WRITTEN)] * len(text)
                elif text:
                    # As Qt gives plain text.
                    yield text.replace("\u00a0", " ").replace("\u2028", "\n")
                inside += 1
            block = block.next()

    # --- writing ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._chooses(event.key()):
            return
        if (mark := _mark_of(event)) and not self.isReadOnly():
            self._stand_out(mark)
            return
        super().keyPressEvent(event)
        if event.text() == "{" and not self.isReadOnly():
            self._after_brace, self._brace = self.textCursor().position(), 1
            self._offer()
        elif event.text() == "}":
            self._close_brace()
        elif self._after_brace is not None:
            self._offer()

    def event(self, event: QEvent) -> bool:
        """Ctrl+B and Ctrl+I are of the text while one writes, whatever else they do in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _mark_of(event):
            event.accept()
            return True
        return super().event(event)

    def _stand_out(self, mark: str) -> None:
        """Puts a mark around what is selected, or takes it away where it stands there."""
        cursor = self.textCursor()
        start, end, wide = cursor.selectionStart(), cursor.selectionEnd(), len(mark)
        # Around the words alone: beside a space a mark is none.
        while start < end and self._plain_between(end - 1, end).isspace():
            end -= 1
        while start < end and self._plain_between(start, start + 1).isspace():
            start += 1
        marked = self._plain_between(start - wide, start) == mark == self._plain_between(end, end + wide)
        cursor.beginEditBlock()
        for place in (end, start - wide) if marked else (end, start):
            cursor.setPosition(place)
            if marked:
                cursor.setPosition(place + wide, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("" if marked else mark, QTextCharFormat())
        cursor.endEditBlock()
        moved = -wide if marked else wide
        cursor.setPosition(start + moved)
        cursor.setPosition(end + moved, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _plain_between(self, start: int, end: int) -> str:
        return "".join(self.document().characterAt(at) for at in range(max(start, 0), min(end, self._end)))

    def mark(self, start: int, end: int) -> None:
        """Mark a stretch of the text as it is stored."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown_at(start))
        cursor.setPosition(self._shown_at(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def put_instead(self, start: int, end: int, text: str) -> None:
        """Put a text, with its figures, in the place of such a stretch."""
        self._replace(self._shown_at(start), self._shown_at(end), text)

    def _shown_at(self, place: int) -> int:
        """Where a place in the text as it is stored stands here, where a figure is one letter."""
        shown = stored = 0
        for part in self._parts(0, self._end):
            if stored + len(part) > place:
                return shown if _is_figure(part) else shown + units(part[: place - stored])
            stored += len(part)
            shown += 1 if _is_figure(part) else units(part)
        return shown

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection: whole for this program. For others what the group has counted itself is no more than a
        reference, as a table that leaves the program hides it when small (ruling 22)."""
        cursor = self.textCursor()
        parts = list(self._parts(cursor.selectionStart(), cursor.selectionEnd()))
        copied = QMimeData()
        copied.setData(_OWN_MIME, "".join(parts).encode())
        copied.setText("".join(self._told_outside(part) if _is_figure(part) else part for part in parts))
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(_OWN_MIME) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        own = source.hasFormat(_OWN_MIME)
        cleaned = cleaned_html(source.html()) if source.hasHtml() and not own else ""
        pasted = cleaned or tabbed_table(source.text()) or source.text()
        text = bytes(source.data(_OWN_MIME).data()).decode() if own else pasted
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if table_at(text.split("\n"), 0) is not None:
            # A table has lines of its own.
            before, after = "" if cursor.atBlockStart() else "\n", "" if cursor.atBlockEnd() else "\n"
            text = f"{before}{text}{after}"
        self._insert(cursor, text)
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def _told_outside(self, written: str) -> str:
        shown = self._book.shown(piece_of(written))
        return written if any(figure.may_be_hidden for figure in shown.cited) else shown.text

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        plain = QTextCharFormat()
        for piece in pieces_of(text.replace(_SIGN, "")):
            if isinstance(piece, str):
                cursor.insertText(piece, plain)
            else:
                figure = QTextCharFormat()
                figure.setObjectType(FIGURE)
                figure.setProperty(WRITTEN, piece.written)
                cursor.insertText(_SIGN, figure)

    def _replace(self, start: int, end: int, written: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._insert(cursor, written)
        cursor.endEditBlock()
        self._stop_offering()

    def _close_brace(self) -> None:
        """A reference that was written out becomes a figure."""
        end = self.textCursor().position()
        line = self.textCursor().block()
        typed = cut(line.text(), 0, end - line.position())
        start = typed.rfind("{")
        if start >= 0 and not isinstance(piece_of(typed[start:]), str):
            self._replace(line.position() + units(typed[:start]), end, typed[start:])
        self._stop_offering()

    # --- what can be put in ---

    def offer_blocks(self) -> None:
        """Offer tables and charts at the writing mark, as after a brace; what is typed meanwhile seeks among them."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._after_brace, self._brace = cursor.position(), 0
        self._offer()

    def _offer(self) -> None:
        start, end = self._after_brace, self.textCursor().position()
        line = self.textCursor().block()
        if start is None or not line.position() + self._brace <= start <= end or _SIGN in self._typed(start, end):
            self._stop_offering()
            return
        if not self._book.offered:
            self.figures_wanted.emit()
        typed = self._typed(start, end)
        self._offers = self._book.offers(typed, _MOST_OFFERED, only_blocks=not self._brace)
        if not self._book.offered:
            self._hide_list()
            return
        if self._list is None:
            self._list = FigureList(self)
            self._list.chosen.connect(self._put_in)
            self.destroyed.connect(self._list.deleteLater)
        self._list.offer(self._offers, typed, self.cursorRect())

    def _chooses(self, key: int) -> bool:
        """True where the list of figures took the key."""
        listed = self._list
        if listed is None or not listed.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self._leave_offering()
        elif not self._offers:
            return False
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            listed.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_in(listed.currentRow())
        else:
            return False
        return True

    def _typed(self, start: int, end: int) -> str:
        line = self.document().findBlock(start)
        return cut(line.text(), start - line.position(), end - line.position())

    def _leave_offering(self) -> None:
        """What was typed to seek among tables and charts is no text; after a brace it is."""
        if self._after_brace is not None and not self._brace:
            self._replace(self._after_brace, self.textCursor().position(), "")
        self._stop_offering()

    def _stop_offering(self) -> None:
        self._after_brace = None
        self._hide_list()

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _put_in(self, row: int) -> None:
        if self._after_brace is not None and self._offers:
            start, end = self._after_brace - self._brace, self.textCursor().position()
            line = self.document().findBlock(start)
            before = cut(line.text(), 0, start - line.position())
            after = cut(line.text(), end - line.position(), units(line.text()))
            self._replace(start, end, self._offers[row].between(before, after))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._stop_offering()
        super().focusOutEvent(event)

    def _moved(self) -> None:
        """Says which figure the writing mark stands before; leaving the place after `{` ends the offering."""
        start = self._after_brace
        if start is not None and self.textCursor().position() < start:
            self._stop_offering()
        if QAccessible.isActive() and (words := self.words_at(self.textCursor().position())):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # --- pointing at it ---

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_under(event.pos())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _words_under(self, point: QPoint) -> str:
        near = self.cursorForPosition(point)
        for position in (near.position() - 1, near.position()):
            before, after = QTextCursor(near), QTextCursor(near)
            before.setPosition(max(position, 0))
            after.setPosition(min(position + 1, self.document().characterCount() - 1))
            if self.cursorRect(before).left() <= point.x() <= self.cursorRect(after).right():
                return self.words_at(position)
        return ""


def _mark_of(event: QKeyEvent) -> str:
    """What stands around words that are to stand out: bold with Ctrl+B, italic with Ctrl+I."""
    if event.matches(QKeySequence.StandardKey.Bold):
        return "**"
    return "*" if event.matches(QKeySequence.StandardKey.Italic) else ""


def _is_figure(part: str) -> bool:
    return part.startswith("{") and not isinstance(piece_of(part), str)
