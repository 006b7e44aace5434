"""Run as a script: someone who types into the LOTS sheet of Tierp, maj 2016, in the real program, and then sits still.

`typist.py WORKSPACE TEXT…` types each text and goes on with Tab. Prints `saved` when the last of them is.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.startup import start
from support.qt_typing import type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE_S = 15.0


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def _type(text: str, then: Qt.Key) -> None:
    for letter in text:
        type_text(QApplication.focusWidget(), letter)
    _press(then)


def _wait(so: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not so():
        assert time.monotonic() < end
        QTest.qWait(10)


def main(workspace: str, *texts: str) -> None:
    application = QApplication(["lagesbild"])
    running = start(application, [workspace])
    _wait(lambda: running.program is not None and running.program.workspaces.opened is not None)
    assert running.program is not None
    assert running.program.workspaces.opened is not None
    running.window.activateWindow()
    assert QTest.qWaitForWindowActive(running.window)
    _press(Qt.Key.Key_4, CTRL)
    for key, text in ((Qt.Key.Key_O, "Tierp"), (Qt.Key.Key_P, "maj 2016")):
        _press(key, CTRL | SHIFT)
        _type(text, Qt.Key.Key_Return)
    saved: list[object] = []
    running.program.workspaces.opened.session.saved.connect(saved.append)
    for text in texts:
        _type(text, Qt.Key.Key_Tab)
    _wait(lambda: len(saved) >= len(texts))
    print("saved", flush=True)  # noqa: T201 - what the test waits for
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
