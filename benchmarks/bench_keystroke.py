"""From a keystroke in the LOTS sheet to the stored figure, beside a bare SQLite commit of one row.

The bare commit has the workspace's own pragmas and lies on the same disk. The named operation writes figure, change
log and labels in one transaction; the last row is what the user waits for: a digit and Enter in the real window, the
operation, and every total and mark of the tab drawn anew from what was stored.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from harness import interleaved, table, timed

if TYPE_CHECKING:
    from app.startup import Running
    from storage.file.workspace import Workspace
    from widgets.window.desk import Desk

ROUNDS = 200
BUILD = Path(__file__).parents[1] / "build"
AREA = "0360"


def bare_commit(folder: Path) -> Callable[[], float]:
    """Insert and commit one row, with the pragmas of a workspace."""
    from storage.file.connection import open_sqlite

    path = folder / "bare.db"
    path.touch()
    connection = open_sqlite(path)
    connection.execute("CREATE TABLE figure (number INTEGER PRIMARY KEY, cases INTEGER NOT NULL)")
    numbers = itertools.count()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO figure VALUES (?, 1)", (next(numbers),))
        connection.execute("COMMIT")

    return timed(commit)


def named_operation(workspace: Workspace) -> Callable[[], float]:
    """Record one cell of a month, without a window."""
    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.month import AgeGroup, Party
    from storage.lots.recording import record_lots_cells

    month, cell = parse_month("2016-04"), (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    cases = itertools.cycle(range(1, 10))
    return timed(lambda: record_lots_cells(workspace, area=AREA, month=month, cells={cell: next(cases)}))


def keystroke(running: Running, desk: Desk) -> Callable[[], float]:
    """Type a digit and Enter in a cell of the sheet of a month."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.month import AgeGroup, Party
    from widgets.lots.sheet import grid_key
    from widgets.sheet import FigureGrid
    from widgets.tab.contract import Place

    area = next(area for area in desk.areas if area.code == AREA)
    desk.open_tab("lots", Place(area, period=parse_month("2016-05")))
    cell = grid_key((Party.FK, Sex.KVINNA, AgeGroup.ALLA))
    grid = next(
        grid for grid in desk.tab.findChildren(FigureGrid) if grid.grid_model.sheet.position_of(cell) is not None
    )
    cases = itertools.cycle("123456789")

    def press(key: Qt.Key, text: str = "") -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))

    def type_and_enter() -> None:
        press(Qt.Key(0), next(cases))
        press(Qt.Key.Key_Return)

    type_it = timed(type_and_enter)

    def measure() -> float:
        running.application.processEvents()
        running.window.activateWindow()
        grid.go_to(cell)
        return type_it()

    return measure


def stored_changes(path: Path) -> int:
    from storage.file.connection import open_sqlite

    return int(open_sqlite(path, read_only=True).execute("SELECT count(*) FROM change_set").fetchone()[0])


def main() -> None:
    from PySide6.QtWidgets import QApplication

    from app.example import create_demo
    from app.startup import start
    from app.subjects import SUBJECTS

    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        os.environ["LAGESBILD_HOME"] = folder
        path = Path(folder) / "exempel.lagesbild"
        create_demo(path, SUBJECTS)
        application = QApplication(sys.argv[:1])
        running = start(application, [str(path)])
        while running.shell is None or running.shell.desk is None:
            application.processEvents()
        sys.excepthook = sys.__excepthook__  # a defect must end the measure, not open the program's dialog
        desk = running.shell.desk
        before = stored_changes(path)
        contestants = {
            "bare INSERT and COMMIT": bare_commit(Path(folder)),
            "named operation": named_operation(desk.services.workspace),
            "digit and Enter in the sheet": keystroke(running, desk),
        }
        medians = interleaved(contestants, ROUNDS, warm_up=5)
        kept = stored_changes(path) - before
        assert kept == 2 * (ROUNDS + 5), f"{kept} operations were stored"
        running.stop()
    print(table("Keystroke to stored figure", medians))


if __name__ == "__main__":
    main()
