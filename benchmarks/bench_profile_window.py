"""From a change of area to everything painted in Kommunprofil, beside a bare window that paints the same.

Both are windows of the same size in one process. The bare one fetches the rows with sqlite3 alone (those of
`bench_profile`, and the area's own), and then gets a table of ready texts and the ready chart. Ours is the program's
own window: the area is changed, and events are handled until there are none. No area comes back within a run, so that
nothing is painted from what was kept. Then: what each view takes to go to, and the tab the first time.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench_profile import BARE, KINDS, ONE
from harness import Aim, interleaved, table, timed
from invented_country import FIRST_YEAR, invented_country

if TYPE_CHECKING:
    from app.startup import Running
    from domain.ground.area import Area
    from drawing.chart import Chart
    from storage.file.workspace import Workspace
    from widgets.window.open_workspace import OpenWorkspace

ROUNDS, WARM_UP = 30, 5
MOST = 1.5
OWN = f"SELECT area_code, month, {', '.join(KINDS)}, population FROM benefit_month WHERE area_code = ? AND {ONE}"
VIEWS = ("places", "series", "comparison", "indicators", "text", "overview")
Ready = tuple[list[list[str]], "Chart"]


def ready(ws: Workspace, areas: list[Area], year: int) -> Iterator[tuple[str, Ready]]:
    """The texts of the table and the chart of each area, made before the clock starts."""
    from domain.ground.period import parse_period
    from drawing.profile import radar_chart
    from storage.benefits.queries import profile
    from widgets.profile.table import ProfileTableModel

    for area in areas:
        found = profile(ws, area.code, parse_period(str(year)))
        assert found is not None
        model = ProfileTableModel()
        model.show(found)
        cells = [model.index(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
        texts = [line.split("\t") for line in model.as_text(cells).splitlines()]
        yield area.code, (texts, radar_chart(found))


def bare_window(path: Path, year: int, shown: Iterator[tuple[str, Ready]]) -> Callable[[], object]:
    """The peer: rows, then a plain table and the chart in a window of their own."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QTableView, QWidget

    from storage.file.connection import open_sqlite
    from widgets.charts import ChartWithTable

    connection = open_sqlite(path)
    window, grid = QWidget(), QTableView()
    radar = ChartWithTable()
    row = QHBoxLayout(window)
    for widget, share in ((grid, 6), (radar, 5)):
        row.addWidget(widget, share)
    window.resize(1366, 768)
    window.show()

    def change() -> None:
        code, (texts, radar_chart) = next(shown)
        for each in (year - 1, year):
            connection.execute(BARE, (f"{each}-01", f"{each}-12")).fetchall()
        connection.execute(f"{OWN} AND month BETWEEN ? AND ?", (code, f"{year - 1}-01", f"{year}-12")).fetchall()
        model = QStandardItemModel(grid)
        model.setHorizontalHeaderLabels(texts[0])
        for line in texts[1:]:
            model.appendRow([QStandardItem(text) for text in line])
        grid.setModel(model)
        grid.resizeColumnsToContents()
        radar.set_chart(radar_chart)
        QApplication.processEvents()
        assert window.isVisible()

    return change


def our_window(opened: OpenWorkspace, areas: Iterator[Area], year: int) -> Callable[[], object]:
    """The program: another area is chosen in the bar."""
    from PySide6.QtWidgets import QApplication

    from domain.ground.period import parse_period

    opened.go_to(area=next(areas), when=parse_period(str(year)))

    def change() -> None:
        opened.go_to(area=next(areas))
        QApplication.processEvents()

    return change


def started(path: Path) -> tuple[Running, OpenWorkspace]:
    from PySide6.QtWidgets import QApplication

    from app.startup import start

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    running = start(application, [str(path)])
    running.window.resize(1366, 768)
    while running.program is None or running.program.workspaces.opened is None:
        application.processEvents()
    sys.excepthook = sys.__excepthook__  # a defect must end the measure, not open the program's dialog
    application.processEvents()
    return running, running.program.workspaces.opened


def measure(path: Path, years: int) -> None:
    """The table of so many years."""
    year = FIRST_YEAR + years - 1
    ws = invented_country(path, years)
    from storage.file.first_screen import areas

    kommuner = [area for area in areas(ws) if area.kind.value == "kommun"]
    random.Random(years).shuffle(kommuner)
    turns = ROUNDS + WARM_UP + 1
    peers = list(ready(ws, kommuner[:turns], year))
    ws.close()
    running, opened = started(path)
    first = timed(lambda: _to_tab(opened))()
    contest = {
        "bare SQL and a bare window": timed(bare_window(path, year, iter(peers))),
        "change of area in the program": timed(our_window(opened, iter(kommuner[turns:]), year)),
    }
    medians = interleaved(contest, ROUNDS, WARM_UP)
    aims = (Aim("change of area in the program", MOST),)
    print(table(f"Change of area to painted, {years} years stored", medians, aims))
    views = {view: timed(_to_view(opened, view)) for view in VIEWS}
    once = {view: go() for view, go in views.items()}
    again = interleaved(views, 5)
    said = ", ".join(f"{view} {1000 * once[view]:.0f} then {1000 * again[view]:.0f}" for view in VIEWS)
    print(f"the tab the first time {1000 * first:.0f} ms; each view the first time, and gone back to, ms: {said}\n")
    running.stop()


def _to_tab(opened: OpenWorkspace) -> None:
    from PySide6.QtWidgets import QApplication

    opened.open_tab("profile")
    QApplication.processEvents()


def _to_view(opened: OpenWorkspace, view: str) -> Callable[[], object]:
    from PySide6.QtWidgets import QApplication

    def go() -> None:
        opened.services.run_command(f"profile-{view}")
        QApplication.processEvents()

    return go


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LAGESBILD_HOME"] = folder
        for years in (1, 3, 6, 12):
            measure(Path(folder) / f"{years}.lagesbild", years)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
