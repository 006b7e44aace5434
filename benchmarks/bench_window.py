"""What the user waits for in the window, beside the barest that could show the same: one table for each, one run, in
processor time.

Another area, another month: the floor is to run the same statements in plain sqlite3 and to paint every widget of the
page once, with all that it holds ready. A tab made and shown: the floor is the same statements, as many bare widgets of
Qt, of the same kinds in the same places, made and dressed in the same sheet, and what is seen of the tab laid out and
painted once; the modules are read already (what reading them costs is told last, once, without a floor). Another text
size, with every tab and view open: the floor is to lay out and paint once, in the same window, what of it is seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from harness import Aim, interleaved, started_on_the_example, table, timed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from app.startup import Running

# Of the window's own thread: what is read beside it nobody waits for, and it would end in the midst of the floor.
processor = partial(timed, clock=time.thread_time)
ROUNDS = 7
AIM = 1.5
# Each tab's area and period in the example, and another area to go to.
PLACES = {
    "profile": ("2401", "2021", "2404"),
    "populations": ("2481", "2024-10-31", "0319"),
    "lots": ("0360", "2016-04", "0331"),
    "recommendations": ("2401", "2022", "2404"),
}


class Sitting:
    """The window on the example with every tab and view open, and what is measured in it."""

    def __init__(self, application: QApplication, running: Running) -> None:
        self.application, self.running = application, running
        assert running.program is not None
        assert running.program.workspaces.opened is not None
        self.program, self.opened = running.program, running.program.workspaces.opened
        self.areas = {area.code: area for area in self.opened.areas}
        self.first: dict[str, float] = {}
        for key in PLACES:
            self.first[key] = processor(partial(self.open, key))()
            for view in getattr(self.opened.tab, "_makers", {}):
                self.opened.tab._choose_view(view)  # type: ignore[attr-defined]
                self.settle()
            for view in list(getattr(self.opened.tab, "_makers", {}))[:1]:
                self.opened.tab._choose_view(view)  # type: ignore[attr-defined]

    def settle(self) -> None:
        """All that was asked for is done and painted."""
        from PySide6.QtCore import QEvent

        for _ in range(3):
            self.application.sendPostedEvents()
            # Outside Qt's own loop nothing that is put away would go.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.application.processEvents()

    def open(self, key: str) -> None:
        """The tab where there is something to see."""
        from datetime import date

        from domain.ground.period import parse_period
        from widgets.tab.contract import Place

        code, when, _other = PLACES[key]
        area = self.areas[code]
        if when.count("-") == 2:
            self.opened.open_tab(key, Place(area, reference_date=date.fromisoformat(when)))
        else:
            self.opened.open_tab(key, Place(area, period=parse_period(when)))
        self.settle()

    def there_and_back(self, key: str) -> Callable[[], float]:
        """To another area, and back: the mean of the two."""
        here, _when, there = PLACES[key]

        def go() -> None:
            for code in (there, here):
                self.opened.go_to(self.areas[code])
                self.settle()

        return lambda: processor(go)() / 2

    def months(self) -> None:
        """A month earlier, and back."""
        for steps in (-1, 1):
            self.opened.step(steps)
            self.settle()

    def statements(self, action: Callable[[], object]) -> Callable[[], None]:
        """What `action` asked of the file, to be asked again in plain sqlite3."""
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        from storage.file.connection import open_sqlite

        asked: list[tuple[str, object]] = []

        def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
            if current_thread() is main_thread():
                asked.append((statement, parameters))

        event.listen(Engine, "before_cursor_execute", note)
        action()
        event.remove(Engine, "before_cursor_execute", note)
        plain = open_sqlite(self.opened.session.workspace.path, read_only=True)

        def ask() -> None:
            for statement, parameters in asked:
                if statement.lstrip().upper().startswith(("SELECT", "WITH")):
                    plain.execute(statement, parameters).fetchall()  # type: ignore[arg-type]

        return ask

    def painted(self, ask: Callable[[], None]) -> Callable[[], float]:
        """The floor: two changes' statements, and the page painted twice; the mean of the two."""
        from PySide6.QtWidgets import QWidget

        def paint() -> None:
            ask()
            for _ in range(2):
                for each in (self.opened.tab, *self.opened.tab.findChildren(QWidget)):
                    each.update()
                self.settle()

        return lambda: processor(paint)() / 2

    def remade(self, key: str) -> Callable[[], float]:
        """The tab made anew and shown."""

        def remake() -> float:
            self.opened.open_tab("start")
            tab = self.opened._tabs.pop(key)
            self.program.commands.drop(tab)
            tab.close()
            tab.deleteLater()
            self.settle()
            return processor(lambda: self.open(key))()

        return remake

    def bare(self, key: str, ask: Callable[[], None]) -> Callable[[], float]:
        """The floor of that."""
        made: list[QWidget] = []

        def make() -> None:
            ask()
            made.append(bare_copy(self.opened._tabs[key], None))

        def measure() -> float:
            seconds = processor(make)() + self.laid_out_once()
            made.pop().deleteLater()
            self.settle()
            return seconds

        return measure

    def text_size(self) -> Callable[[], float]:
        """A step larger and one back."""

        def steps() -> None:
            for key in ("larger", "smaller"):
                self.program.commands.run(key)
                self.settle()

        return lambda: processor(steps)() / 2

    def laid_out_once(self) -> float:
        """The floor of that: what is seen asked for its size, laid out and painted, once, in the very same window."""
        from PySide6.QtWidgets import QWidget

        seen = [each for each in self.running.window.findChildren(QWidget) if each.isVisible()]

        def lay_out() -> None:
            for each in seen:
                each.updateGeometry()
                if (layout := each.layout()) is not None:
                    layout.invalidate()
                each.update()
            self.settle()

        return processor(lay_out)()


def bare_copy(widget: QWidget, parent: QWidget | None) -> QWidget:
    """Widgets of Qt's own of the same kinds, with the same words, in the same places; they do nothing."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QCheckBox,
        QComboBox,
        QFrame,
        QGraphicsView,
        QLabel,
        QLineEdit,
        QListView,
        QPlainTextEdit,
        QProgressBar,
        QPushButton,
        QRadioButton,
        QTabBar,
        QTableView,
        QTreeView,
        QWidget,
    )

    kinds = (
        QLabel, QPushButton, QCheckBox, QRadioButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QTreeView,
        QListView, QGraphicsView, QTabBar, QProgressBar, QFrame,
    )  # fmt: skip
    kind: type[QWidget] = next((each for each in kinds if isinstance(widget, each)), QWidget)
    copy = kind(parent) if parent is not None else kind()
    if isinstance(copy, QLabel | QPushButton) and isinstance(widget, QLabel | QPushButton):
        copy.setText(widget.text())
    for name in ("kind", "part", "tone"):
        copy.setProperty(name, widget.property(name))
    copy.setGeometry(widget.geometry())
    copy.ensurePolished()
    # What these make for themselves they have made.
    if kind in (QWidget, QFrame):
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not child.isWindow():
                bare_copy(child, copy)
    return copy


def main() -> None:
    with started_on_the_example() as (application, running, _path):
        running.window.resize(1366, 768)
        sitting = Sitting(application, running)
        for key in PLACES:
            sitting.open(key)
            change = sitting.there_and_back(key)
            floor = sitting.painted(sitting.statements(change))
            compare(f"another area: {key}", floor, change)
        sitting.open("lots")
        floor = sitting.painted(sitting.statements(sitting.months))
        compare("another month: lots", floor, lambda: processor(sitting.months)() / 2)
        for key in PLACES:
            sitting.open(key)
            remade = sitting.remade(key)
            compare(f"a tab made and shown: {key}", sitting.bare(key, sitting.statements(remade)), remade)
        for key in PLACES:
            sitting.open(key)
            compare(f"another text size: {key}", sitting.laid_out_once, sitting.text_size())
        print(
            "first opening, modules and all: "
            + ", ".join(f"{key} {s * 1000:.0f} ms" for key, s in sitting.first.items())
        )


def compare(title: str, floor: Callable[[], float], measured: Callable[[], float]) -> None:
    medians = interleaved({"floor": floor, "the window": measured}, ROUNDS)
    print(table(title, medians, (Aim("the window", AIM),)))


if __name__ == "__main__":
    main()
