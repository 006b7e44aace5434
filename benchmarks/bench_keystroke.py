"""From a keystroke in the LOTS sheet to the figure stored and painted, beside what that costs at the very least.

The floors are a bare SQLite commit of as many rows as the operation writes, with the workspace's own pragmas and on the
same disk, and the painting of a bare table with the same texts in a window of the same size. What the user waits for
is a digit and Enter in the real window: the operation, every total and mark of the tab anew from what was stored, and
all of it painted. It may cost five commits and one and a half paintings. Told twice: by the clock, which the user feels
and which other programs and the disk share in, and in processor time.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from harness import Aim, Clock, interleaved, started_on_the_example, table, timed

if TYPE_CHECKING:
    from app.startup import Running
    from storage.file.workspace import Workspace
    from widgets.sheet import CellKey, FigureGrid
    from widgets.window.open_workspace import OpenWorkspace

ROUNDS = 200
ROWS = 3
"""What one figure writes: itself, its operation in the change log, and the row there."""
COMMITS, PAINTINGS = 5, 1.5
FLOOR, PAINT, WHOLE = "bare INSERT and COMMIT", "bare grid painted", "digit and Enter, stored and painted"
AREA = "0360"


def bare_commit(folder: Path, clock: Clock) -> Callable[[], float]:
    """Insert and commit as many rows as a figure writes, with the pragmas of a workspace."""
    from storage.file.connection import open_sqlite

    path = folder / f"bare-{clock.__name__}.db"
    path.touch()
    connection = open_sqlite(path)
    connection.execute("CREATE TABLE figure (number INTEGER PRIMARY KEY, cases INTEGER NOT NULL)")
    numbers = itertools.count()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO figure VALUES (?, 1)", [(next(numbers),) for _ in range(ROWS)])
        connection.execute("COMMIT")

    return timed(commit, clock)


def named_operation(workspace: Workspace, clock: Clock) -> Callable[[], float]:
    """Record one cell of a month, without a window."""
    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.month import AgeGroup, Party
    from storage.lots.recording import record_lots_cells

    month, cell = parse_month("2016-04"), (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    cases = itertools.cycle(range(1, 10))
    return timed(lambda: record_lots_cells(workspace, area=AREA, month=month, cells={cell: next(cases)}), clock)


def bare_grid(grid: FigureGrid, clock: Clock) -> Callable[[], float]:
    """Paint the sheet's own texts from ready arrays in a table of Qt's own, as large as the sheet."""
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    sheet = grid.grid_model.sheet
    rows, columns = len(sheet.content.rows), len(sheet.content.columns)
    bare = QTableWidget(rows, columns)
    for row in range(rows):
        for column in range(columns):
            bare.setItem(row, column, QTableWidgetItem(sheet.face((row, column)).text))
    bare.setFont(grid.cells.sizes.figure)
    bare.resize(grid.size())
    bare.show()
    return timed(lambda: bare.viewport().repaint(), clock)


def sheet_of(opened: OpenWorkspace) -> tuple[FigureGrid, CellKey]:
    """The sheet of a month, shown, and the cell that is typed in."""
    from domain.ground.period import parse_month
    from domain.ground.sex import Sex
    from domain.lots.month import AgeGroup, Party
    from widgets.lots.sheet import grid_key
    from widgets.sheet import FigureGrid
    from widgets.tab.contract import Place

    area = next(area for area in opened.areas if area.code == AREA)
    opened.open_tab("lots", Place(area, period=parse_month("2016-05")))
    grid = opened.tab.findChild(FigureGrid, "lots-sheet")
    assert grid is not None
    return grid, grid_key((Party.FK, Sex.KVINNA, AgeGroup.ALLA))


def keystroke(running: Running, grid: FigureGrid, cell: CellKey, clock: Clock, *, painted: bool) -> Callable[[], float]:
    """Type a digit and Enter in a cell of the sheet of a month; `painted` waits for the screen too."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    cases = itertools.cycle("13579" if painted else "2468")

    def press(key: Qt.Key, text: str = "") -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))

    def type_and_enter() -> None:
        press(Qt.Key(0), next(cases))
        press(Qt.Key.Key_Return)
        if painted:
            running.application.processEvents()

    type_it = timed(type_and_enter, clock)

    def measure() -> float:
        running.application.processEvents()
        running.window.activateWindow()
        grid.go_to(cell)
        running.application.processEvents()
        return type_it()

    return measure


def stored_changes(path: Path) -> int:
    from storage.file.connection import open_sqlite

    return int(open_sqlite(path, read_only=True).execute("SELECT count(*) FROM change_set").fetchone()[0])


def main() -> None:
    with started_on_the_example() as (_application, running, path):
        assert running.program is not None
        opened = running.program.workspaces.opened
        assert opened is not None
        before = stored_changes(path)
        grid, cell = sheet_of(opened)
        for clock, named in ((time.perf_counter, "by the clock"), (time.process_time, "processor time")):
            contestants = {
                FLOOR: bare_commit(path.parent, clock),
                PAINT: bare_grid(grid, clock),
                "named operation": named_operation(opened.services.workspace, clock),
                "digit and Enter, stored": keystroke(running, grid, cell, clock, painted=False),
                WHOLE: keystroke(running, grid, cell, clock, painted=True),
            }
            medians = interleaved(contestants, ROUNDS, warm_up=5)
            may_cost = COMMITS * medians[FLOOR] + PAINTINGS * medians[PAINT]
            aim = Aim(WHOLE, may_cost / medians[FLOOR])
            print(table(f"Keystroke to figure stored and painted, {named}", medians, (aim,)))
        kept = stored_changes(path) - before
        assert kept == 2 * 3 * (ROUNDS + 5), f"{kept} operations were stored"


if __name__ == "__main__":
    main()
