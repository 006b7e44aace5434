"""A test that leaves a window, a thread or a timer behind fails, and hears what it left and where it began.

A window that outlives its test answers the next test's signals; the fault then shows in a test that did nothing
wrong. Threads and timers are noted when they are started, because Qt has no list of them. A part that is made visible
before it has a parent fails too: for a moment it is a window of its own, flashes, and takes the keyboard.

What a test gives `qtbot` lives until the test is over, as a tab lives as long as its window. pytest-qt only remembers
where it is: when the test's last name of it goes, Python takes the widget away at any moment, also in the middle of
its own resizing, and the process ends.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

_SETTLE_MS = 500
# Qt's own single instances, made once for the whole program.
_OF_QT = {"QTipLabel", "QDesktopWidget"}

_started_at: "WeakKeyDictionary[QObject, str]" = WeakKeyDictionary()
_given_to_qtbot: list[QWidget] = []
_shown_as_window_at: "WeakKeyDictionary[QWidget, str]" = WeakKeyDictionary()


def _place() -> str:
    frame = sys._getframe(1)
    while frame.f_code.co_filename == __file__ and frame.f_back is not None:
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


def _noting(start: Callable[..., object]) -> Callable[..., object]:
    def started(self: QObject, *args: object) -> object:
        _started_at[self] = _place()
        return start(self, *args)

    return started


def _keeping(add: Callable[..., None]) -> Callable[..., None]:
    def added(self: QtBot, widget: QWidget, **how: object) -> None:
        _given_to_qtbot.append(widget)
        add(self, widget, **how)

    return added


class _ParentWatch(QObject):
    """Notes when what was made visible as a window is put into another widget."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def noting(self, show: Callable[..., None]) -> Callable[..., None]:
        """`show` or `setVisible`, which takes whether."""

        def shown(widget: QWidget, *visible: bool) -> None:
            if all(visible) and widget.parent() is None:
                _shown_as_window_at[widget] = _place()
                widget.installEventFilter(self)
            show(widget, *visible)

        return shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget) and not watched.isWindow():
            where = _shown_as_window_at[watched]
            self.flashed.append(f"{_name(watched)} made visible at {where} before it had a parent")
        return False


def _name(thing: QObject) -> str:
    named = f" “{thing.objectName()}”" if thing.objectName() else ""
    return f"{type(thing).__name__}{named}"


def _roots() -> set[QWidget]:
    return {w for w in QApplication.topLevelWidgets() if w.parent() is None and type(w).__name__ not in _OF_QT}


def _running_threads() -> set[QThread]:
    return {t for t in list(_started_at) if isinstance(t, QThread) and isValid(t) and t.isRunning()}


def _active_timers() -> set[QTimer]:
    return {t for t in list(_started_at) if isinstance(t, QTimer) and isValid(t) and t.isActive()}


def _oldest_owner(thing: QObject) -> QObject | None:
    owner = thing.parent()
    while owner is not None and owner.parent() is not None:
        owner = owner.parent()
    return owner


@dataclass(frozen=True)
class _Alive:
    widgets: set[QWidget]
    threads: set[QThread]
    timers: set[QTimer]

    @classmethod
    def now(cls) -> "_Alive":
        return cls(_roots(), _running_threads(), _active_timers())

    def leaked_since(self, before: "_Alive") -> list[str]:
        lines = [f"window {_name(w)}" for w in self.widgets - before.widgets]
        lines += [f"running thread {_name(t)}, started at {_started_at[t]}" for t in self.threads - before.threads]
        for timer in self.timers - before.timers:
            owner = _oldest_owner(timer)
            if owner in before.widgets:
                continue  # belongs to a window that a wider fixture keeps
            of = f" of {_name(owner)}" if owner is not None else " without a parent"
            lines.append(f"active timer {_name(timer)}{of}, started at {_started_at[timer]}")
        busy = QThreadPool.globalInstance().activeThreadCount()
        if busy:
            lines.append(f"{busy} job(s) in the global thread pool")
        return sorted(lines)

    def remove_what_came_after(self, before: "_Alive") -> None:
        for timer in self.timers - before.timers:
            timer.stop()
        for widget in self.widgets - before.widgets:
            widget.close()
            widget.deleteLater()
        for thread in self.threads - before.threads:
            thread.quit()
            thread.wait(_SETTLE_MS)
        _let_qt_delete()


def _let_qt_delete() -> None:
    # Outside an event loop Qt keeps what deleteLater was called on until it is told to.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _settle() -> None:
    QThreadPool.globalInstance().waitForDone(_SETTLE_MS)
    for thread in _running_threads():
        thread.wait(_SETTLE_MS)
    gc.collect()
    _let_qt_delete()


@pytest.fixture(scope="session", autouse=True)
def _noted() -> Iterator[_ParentWatch]:
    watch = _ParentWatch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QTimer, "start", _noting(QTimer.start))
        patch.setattr(QThread, "start", _noting(QThread.start))
        patch.setattr(QWidget, "setVisible", watch.noting(QWidget.setVisible))
        patch.setattr(QWidget, "show", watch.noting(QWidget.show))
        patch.setattr(QtBot, "addWidget", _keeping(QtBot.addWidget))
        yield watch
    if QApplication.instance() is not None:
        # What was copied last is made by Python: the offscreen platform lets go of it first when Python is gone, and
        # the process ends in a fault.
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def leak_guard(_noted: _ParentWatch) -> Iterator[None]:
    has_app = QApplication.instance() is not None
    before = _Alive.now() if has_app else _Alive(set(), set(), set())
    yield
    _given_to_qtbot.clear()
    if QApplication.instance() is None:
        return
    _let_qt_delete()
    leaked: list[str] = []
    if _Alive.now().leaked_since(before):
        _settle()
        left = _Alive.now()
        leaked = left.leaked_since(before)
        left.remove_what_came_after(before)
    flashed, _noted.flashed = _noted.flashed, []
    faults = [*(f"left behind: {line}" for line in leaked), *(f"a window for a moment: {line}" for line in flashed)]
    if faults:
        pytest.fail("\n  ".join(["not tidy after the test:", *faults]), pytrace=False)
