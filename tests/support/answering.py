"""Someone who answers the dialogs that come up, in the order they come, by key and by mouse as a user does."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

T = TypeVar("T")
Answer = Callable[[QDialog], None]

_POLL_MS = 5
_PATIENCE_S = 5.0
_LONG_S = 60.0
_MOST_TABS = 60


def answering(opens: Callable[[], T], *answers: Answer) -> T:
    """Do `opens`; each dialog that comes up meanwhile gets the next of `answers`, and all of them must be needed.

    An answer must end its dialog, or bring out the one that the next answer is for. A dialog that nobody expected, or
    that an answer left standing, is closed, and fails the test instead of waiting for ever.
    """
    someone = _Someone(answers)
    someone.look_soon()
    try:
        result = opens()
        end = time.monotonic() + _PATIENCE_S
        while someone.left and not someone.errors and time.monotonic() < end:
            # Some dialogs are shown without anyone waiting for them.
            QTest.qWait(_POLL_MS)
    finally:
        someone.gone = True
    if someone.errors:
        raise someone.errors[0]
    assert not someone.left, f"{len(someone.left)} dialog(s) that were to be answered never came up"
    return result


class _Someone:
    def __init__(self, answers: Sequence[Answer]) -> None:
        self.left = list(answers)
        self.errors: list[BaseException] = []
        self.gone = False
        self._met: list[QDialog] = []
        self._answering = 0
        self._waited_since = time.monotonic()

    def look_soon(self) -> None:
        # One shot after another: a timer does not fire again while what it called is still waiting in a dialog.
        QTimer.singleShot(_POLL_MS, self._look)

    def _look(self) -> None:
        if self.gone:
            return
        self.look_soon()
        dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not isinstance(dialog, QDialog):
            self._waited_since = time.monotonic()
            return
        new = all(dialog is not met for met in self._met)
        if new and self.left and focused is not None and dialog.isAncestorOf(focused):
            self._met.append(dialog)
            self._answering += 1
            try:
                self.left.pop(0)(dialog)
            except BaseException as error:  # noqa: BLE001 - a slot may not raise: the one who waits outside does
                self.errors.append(error)
                # Not rejected: it might ask whether it may be.
                dialog.hide()
            self._answering -= 1
            self._waited_since = time.monotonic()
        elif time.monotonic() - self._waited_since > (_LONG_S if self._answering else _PATIENCE_S):
            self.errors.append(AssertionError(f"nobody ended the dialog ”{dialog.windowTitle()}”"))
            dialog.hide()


def strike(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Answer:
    """A key, struck where the keyboard stands in the dialog."""

    def answer(_dialog: QDialog) -> None:
        QTest.keyClick(_focused(), key, modifiers)

    return answer


def click(text: str) -> Answer:
    """The mouse on the button that says `text`."""

    def answer(dialog: QDialog) -> None:
        QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)

    return answer


def tab_to(text: str) -> Answer:
    """Tab until the keyboard stands on the button that says `text`, and Space."""

    def answer(dialog: QDialog) -> None:
        wanted = button(dialog, text)
        for _ in range(_MOST_TABS):
            if _focused() is wanted:
                QTest.keyClick(wanted, Qt.Key.Key_Space)
                return
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to ”{text}”")

    return answer


def close(dialog: QDialog) -> None:
    """The close button in the frame of the dialog."""
    dialog.close()


def button(within: QWidget, text: str) -> QAbstractButton:
    """The button that says `text`, seen and not grey."""
    found = [each for each in within.findChildren(QAbstractButton) if each.text().replace("&", "") == text]
    seen = [each for each in found if each.isVisible() and each.isEnabled()]
    assert len(seen) == 1, f"{len(seen)} buttons say ”{text}”, {len(found)} with those that can't be pressed"
    return seen[0]


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    return focused
