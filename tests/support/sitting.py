"""The real program, started as a user starts it, and someone at its keyboard who hears what a screen reader says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.startup import start
from support import accessible
from support.answering import Answer, answering
from support.qt_typing import type_text
from support.tab_stand import AskedDialogs
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.program import Program

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier

_PATIENCE_MS = 10_000
_POLL_MS = 10


class Answers(AskedDialogs):
    """The window's dialogs, answered in order without being shown."""

    def choose_printer(self, title: str, pages: int) -> QPrinter | None:
        answer = self._answer(title)
        return answer if isinstance(answer, QPrinter) else None


@dataclass
class _Errand:
    """What is done in a dialog while it waits for its answer; an error in it closes the dialog and is kept."""

    work: Callable[[QWidget], None]
    error: BaseException | None = None
    done: bool = False

    def __call__(self) -> None:
        dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialog is None or focused is None or not dialog.isAncestorOf(focused):
            return
        self.done = True
        try:
            self.work(dialog)
        except BaseException as error:  # noqa: BLE001 - a slot may not raise: the one who waits outside does
            self.error = error
        if dialog.isVisible():
            dialog.close()


class Sitting:
    """From the program's start to its end. `stop` ends it as a power cut in the window system would; `quit` as a
    user does."""

    def __init__(self, qtbot: QtBot, application: QApplication, *arguments: object, real_dialogs: bool = False) -> None:
        self._qtbot = qtbot
        self.dialogs = Answers()
        self.said: list[str] = []
        self.running = start(
            application, [str(each) for each in arguments], dialogs=None if real_dialogs else self.dialogs
        )
        self.window = self.running.window
        self.until(lambda: self.running.program is not None)
        self.program.messages.said.connect(self._hear)
        self._to_the_front()

    @property
    def program(self) -> Program:
        assert self.running.program is not None
        return self.running.program

    @property
    def opened(self) -> OpenWorkspace:
        """What is open."""
        assert self.program.workspaces.opened is not None, "no workspace is open"
        return self.program.workspaces.opened

    # --- the keyboard ---

    @property
    def focused(self) -> QWidget:
        """Where the keyboard is; a window that has lost it fails the test."""
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        assert focused.isVisible(), f"the keyboard is in something that is not seen: {focused}"
        return focused

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, sent to whatever has the keyboard."""
        for _ in range(times):
            QTest.keyClick(self.focused, key, modifiers)
            # Between two keys of a person everything posted is done: layouts, late focus, what closes itself.
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters, sent to whatever has the keyboard as each is struck."""
        for letter in text:
            type_text(self.focused, letter)
        QApplication.processEvents()

    def enter(self, text: str) -> None:
        """Type and press Enter."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def fill(self, *texts: str) -> None:
        """Type each text and go on with Tab."""
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Tab)

    def paste(self, text: str) -> None:
        """Ctrl+V of what another program copied."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def tab_to(self, name: str, *, back: bool = False, most: int = 120) -> None:
        """Tab until what has the keyboard is called `name`."""
        for _ in range(most):
            if self.name_of_focused == name:
                return
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"Tab never came to ”{name}”; it stopped at ”{self.name_of_focused}”")

    def go_to(self, *, area: str = "", period: str = "") -> None:
        """Type in the boxes of the bar, as one does who never takes the hands off the keyboard."""
        for text, key in ((area, Qt.Key.Key_O), (period, Qt.Key.Key_P)):
            if text:
                self.press(key, CTRL | SHIFT)
                self.enter(text)

    def search_for(self, words: str) -> list[str]:
        """Ctrl+K and the words; what is found, best first. Leaves the search open."""
        self.press(Qt.Key.Key_K, CTRL)
        self.type(words)
        return [target.text for target in self.program.search.found]

    def do(self, words: str) -> None:
        """Ctrl+K, the words of a command, Enter."""
        assert self.search_for(words)[:1] == [words], words
        self.press(Qt.Key.Key_Return)

    def in_dialog(self, opens: Callable[[], None], work: Callable[[QWidget], None]) -> None:
        """Do `opens`, which brings out a dialog that waits for its answer, and `work` in it."""
        errand = _Errand(work)
        waiting = QTimer()
        waiting.setInterval(_POLL_MS)

        def look() -> None:
            if errand.done:
                waiting.stop()
            else:
                errand()

        waiting.timeout.connect(look)
        waiting.start()
        opens()
        waiting.stop()
        if errand.error is not None:
            raise errand.error
        assert errand.done, "no dialog was shown"
        # A window manager does so when a dialog goes; the offscreen platform has none.
        self._to_the_front()

    def answer(self, opens: Callable[[], None], *answers: Answer) -> None:
        """Do `opens`, and give each dialog that comes up the next of `answers`."""
        answering(opens, *answers)
        if self.window.isVisible():
            self._to_the_front()

    @contextmanager
    def closing_dialogs(self) -> Iterator[None]:
        """Leaves every dialog and window that comes up, with Esc."""
        waiting = QTimer()
        waiting.setInterval(_POLL_MS)

        def leave() -> None:
            dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
            if dialog is not None and focused is not None and dialog.isAncestorOf(focused):
                QTest.keyClick(focused, Qt.Key.Key_Escape)

        waiting.timeout.connect(leave)
        waiting.start()
        yield
        waiting.stop()
        if QApplication.activeWindow() not in (None, self.window):
            self.press(Qt.Key.Key_Escape)
        self._to_the_front()

    # --- what is heard ---

    @property
    def name_of_focused(self) -> str:
        """What a screen reader calls the place of the keyboard."""
        return accessible.name(self.focused) or self.focused.accessibleName()

    def heard(self, within: QWidget | None = None) -> list[str]:
        """Everything a screen reader finds in the window, in order; non-breaking spaces as plain ones."""
        return [_plain(text) for text in _texts(accessible.accessible(within or self.window))]

    def hears(self, text: str, within: QWidget | None = None) -> bool:
        """True when something there says `text`, alone or among other words."""
        return any(_plain(text) in each for each in self.heard(within))

    def named(self, name: str, within: QWidget | None = None) -> QWidget:
        """The part that is called `name` and is seen."""
        parts = (within or self.window).findChildren(QWidget)
        found = [part for part in parts if part.isVisible() and part.accessibleName() == name]
        outermost = [
            part for part in found if not any(other.isAncestorOf(part) for other in found if other is not part)
        ]
        assert len(outermost) == 1, f"{len(outermost)} parts are called ”{name}”"
        return outermost[0]

    def cell(self, place: str) -> str:
        """What is said of a cell after its place: `cell("Kommunen, summa efter kön")` is `7`."""
        start_of = f"{place}: "
        found = [text.removeprefix(start_of) for text in self.heard() if text.startswith(start_of)]
        assert len(found) == 1, f"{place}: {found}"
        return found[0]

    @property
    def clipboard(self) -> str:
        """What was copied."""
        return _plain(QApplication.clipboard().text())

    # --- time ---

    def until(self, it_is_so: Callable[[], object]) -> None:
        """Let the program work until something has come true; who waits in vain fails."""

        def so() -> bool:
            return bool(it_is_so())

        self._qtbot.waitUntil(so, timeout=_PATIENCE_MS)
        # What was seen has been said, but what follows from it may still be on its way.
        QApplication.processEvents()

    def quit(self) -> None:
        """Ctrl+Q, and the end of the process."""
        self.press(Qt.Key.Key_Q, CTRL)
        self.until(lambda: not self.window.isVisible())
        self.stop()

    def stop(self) -> None:
        """The end of the process. Stopping twice is fine."""
        self.running.stop()
        # Else done by the event loop of a program that has none any more.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _to_the_front(self) -> None:
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def _hear(self, message: object) -> None:
        self.said.append(_plain(str(getattr(message, "text", ""))))


@dataclass
class Office:
    """Where sittings take place: each `sit_down()` starts the program anew, for the same user on the same machine."""

    qtbot: QtBot
    application: QApplication
    folder: Path
    sittings: list[Sitting] = field(default_factory=list)

    def sit_down(self, *arguments: object, real_dialogs: bool = False) -> Sitting:
        sitting = Sitting(self.qtbot, self.application, *arguments, real_dialogs=real_dialogs)
        self.sittings.append(sitting)
        return sitting

    def close(self) -> None:
        for sitting in reversed(self.sittings):
            sitting.stop()


# A cell that is scrolled out of sight is invisible to Qt, but a screen reader goes there.
_CELLS = frozenset((QAccessible.Role.Cell, QAccessible.Role.ListItem, QAccessible.Role.TreeItem))


def _texts(of: QAccessibleInterface) -> Iterator[str]:
    if of.state().invisible and of.role() not in _CELLS:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        if text := of.text(kind):
            yield text
    for at in range(of.childCount()):
        child = of.child(at)
        if child is not None:
            yield from _texts(child)


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)
