"""Running text whose misspelled words are underlined as it is written. F7 goes to the next; it and the right button
offer what may be meant, and to take the word among one's own."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip

from machine.spelling import Dictionary, misspelled
from widgets.parts.text_look import text_looks, units
from widgets.text import literal, tr
from widgets.theme import colour, colours


def _nothing(_found: tuple[str, ...]) -> None:
    """Before anything has been asked."""


class Speller(QObject):
    """The one dictionary of the program, with the user's own words; it is read beside the window when it is first
    wanted. `changed` says that other words are known."""

    changed = Signal()
    _suggested = Signal(str, tuple)

    def __init__(self) -> None:
        super().__init__()
        self._dictionary: Dictionary | None = None
        self._reader: Thread | None = None
        self._own: frozenset[str] = frozenset()
        self._keep: Callable[[str], None] | None = None
        self._asked = ""
        self._then: Callable[[tuple[str, ...]], None] = _nothing
        self._suggested.connect(self._tell)

    @property
    def is_ready(self) -> bool:
        """Whether the dictionary has been read."""
        return self._dictionary is not None

    def read(self) -> None:
        """Read the dictionary, unless that is done or being done."""
        if self._reader is None:
            self._reader = Thread(target=self._read, daemon=True, name="ordlista")
            self._reader.start()

    def know(self, own: Iterable[str]) -> None:
        """Take the user's own words into use, instead of those before."""
        self._own = frozenset(own)
        self.changed.emit()

    def keep_with(self, keep: Callable[[str], None]) -> None:
        """`keep` stores another word of the user's own, and lets all of them be known."""
        self._keep = keep

    def misspelled(self, text: str) -> Iterator[tuple[int, str]]:
        """The unknown words of a text, each with where it begins; none before the dictionary has been read."""
        return iter(()) if self._dictionary is None else misspelled(text, self._dictionary, self._own)

    def suggest(self, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Look for what may be meant, beside the window; `then` gets it, unless another word is asked about before."""
        self._asked, self._then = word, then
        Thread(target=self._look, args=(word,), daemon=True, name="förslag").start()

    def keep(self, word: str) -> None:
        """Take a word among the user's own."""
        if self._keep is not None:
            self._keep(word)

    def _read(self) -> None:
        self._dictionary = Dictionary()
        self.changed.emit()

    def _look(self, word: str) -> None:
        assert self._dictionary is not None
        self._suggested.emit(word, self._dictionary.suggestions(word))

    def _tell(self, word: str, found: tuple[str, ...]) -> None:
        if word == self._asked:
            self._then(found)


@cache
def speller() -> Speller:
    """That of the program."""
    return Speller()


class _Look(QSyntaxHighlighter):
    """The line under what is unknown, not under the word at whose end one is writing; and what is to stand out looks as
    it will be printed, with its signs muted. Qt lets one object alone do this with a text."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit
        speller().changed.connect(self.rehighlight, Qt.ConnectionType.QueuedConnection)

    def highlightBlock(self, text: str) -> None:
        for start, length, look in text_looks(text, colours(self._edit)):
            self.setFormat(start, length, look)
        caret = self._edit.textCursor().position() - self.currentBlock().position()
        for start, length, _word in _wrong_in(text):
            if not (self._edit.hasFocus() and caret == start + length):
                for at in range(start, start + length):
                    looks = self.format(at)
                    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                    looks.setUnderlineColor(colour(colours(self._edit).error))
                    self.setFormat(at, 1, looks)


class Spelled(QObject):
    """Keeps watch over one text."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._look = _Look(edit)
        self._line = -1
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        edit.cursorPositionChanged.connect(self._moved)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Show:
            speller().read()
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F7:
            self._go_to_next()
            return True
        elif isinstance(event, QContextMenuEvent):
            asked_at = event.reason() is QContextMenuEvent.Reason.Mouse
            place = self._edit.cursorForPosition(event.pos()) if asked_at else self._edit.textCursor()
            found = _word_at(place)
            if found is not None:
                self.offer(found, event.globalPos())
                return True
        return False

    def offer(self, word: QTextCursor, at: QPoint) -> QMenu:
        """The menu of what can be done with a selected word; what may be meant comes when it has been found."""
        menu = self._edit.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        written = word.selectedText()
        wait = QAction(tr("Söker förslag …"), menu)
        wait.setEnabled(False)
        keep = QAction(tr("Lägg till ”{word}” i dina ord").format(word=literal(written)), menu)
        keep.triggered.connect(partial(speller().keep, written))
        editable = not self._edit.isReadOnly()
        menu.insertActions(first, [wait, keep] if editable else [keep])
        menu.insertSeparator(first)

        def fill(found: tuple[str, ...]) -> None:
            actions = [QAction(literal(each), menu) for each in found]
            for action, each in zip(actions, found, strict=True):
                action.triggered.connect(partial(_write, word, each))
            menu.insertActions(wait, actions)
            if actions:
                menu.removeAction(wait)
                menu.setActiveAction(actions[0])
            else:
                wait.setText(tr("Inga förslag"))

        closed = False

        def unless_closed(found: tuple[str, ...]) -> None:
            if not closed:
                fill(found)

        def close() -> None:
            nonlocal closed
            closed = True

        menu.aboutToHide.connect(close)
        if editable:
            speller().suggest(written, unless_closed)
        menu.popup(at)
        return menu

    def _go_to_next(self) -> None:
        """To the next unknown word of this text, else of the texts after it, and round."""
        texts = [each for each in self._edit.window().findChildren(QPlainTextEdit) if each.isVisible()]
        at = texts.index(self._edit)
        after = self._edit.textCursor().selectionEnd()
        for edit, since in ((self._edit, after), *((each, 0) for each in texts[at + 1 :] + texts[: at + 1])):
            watch = edit.findChild(Spelled)
            word = None if watch is None else _first_wrong(edit, since)
            if watch is not None and word is not None:
                edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
                edit.setTextCursor(word)
                edit.ensureCursorVisible()
                watch.offer(word, edit.viewport().mapToGlobal(edit.cursorRect(word).bottomLeft()))
                return
        told = tr("Inga okända ord.") if speller().is_ready else tr("Ordlistan läses. Försök igen om en stund.")
        QToolTip.showText(self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft()), told, self._edit)

    def _moved(self) -> None:
        """The word that was being written is judged when it is left."""
        line = self._edit.textCursor().blockNumber()
        for each in {line, self._line}:
            block = self._edit.document().findBlockByNumber(each)
            if block.isValid():
                self._look.rehighlightBlock(block)
        self._line = line


def _wrong_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Each unknown word with where it begins and how long it is, as Qt counts letters."""
    for at, word in speller().misspelled(text):
        yield units(text[:at]), units(word), word


def _word_at(place: QTextCursor) -> QTextCursor | None:
    """The unknown word where a cursor stands, selected."""
    block, at = place.block(), place.position() - place.block().position()
    found = next((each for each in _wrong_in(block.text()) if each[0] <= at <= each[0] + each[1]), None)
    return None if found is None else _selected(place, block.position() + found[0], found[1])


def _first_wrong(edit: QPlainTextEdit, since: int) -> QTextCursor | None:
    block = edit.document().findBlock(since)
    while block.isValid():
        for start, length, _word in _wrong_in(block.text()):
            if block.position() + start >= since:
                return _selected(QTextCursor(edit.document()), block.position() + start, length)
        block = block.next()
    return None


def _selected(cursor: QTextCursor, start: int, length: int) -> QTextCursor:
    made = QTextCursor(cursor)
    made.setPosition(start)
    made.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return made


def _write(word: QTextCursor, instead: str) -> None:
    word.insertText(instead)
