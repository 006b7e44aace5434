"""Any period of LOTS at its size: 100 000 cases in ten years, in eight kommuner.

What the view *Period* reads and reckons beside the bare SQL that groups the same rows, of the period and the eleven
months before it. Then from a change of period to everything painted, beside a bare window that runs that SQL and shows
the same tables of ready texts and the same charts of ready numbers.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench_cases import AREAS, bare, ten_years
from harness import Aim, interleaved, table, timed

if TYPE_CHECKING:
    from domain.lots.any_period import AnyPeriod
    from drawing.chart import Chart
    from storage.file.workspace import Workspace
    from widgets.lots.period.view import PeriodView

ROUNDS = 7
MOST, MOST_PAINTED = 3, 1.5
Months = tuple[str, str]
PERIODS: dict[str, tuple[tuple[Months, Months], tuple[str, ...]]] = {
    "a month, eight kommuner": ((("2020-05", "2020-05"), ("2020-06", "2020-06")), AREAS),
    "a year, one kommun": ((("2019-01", "2019-12"), ("2020-01", "2020-12")), AREAS[:1]),
    "a year, eight kommuner": ((("2019-01", "2019-12"), ("2020-01", "2020-12")), AREAS),
    "ten years, eight kommuner": ((("2016-01", "2025-11"), ("2016-01", "2025-12")), AREAS),
}


def rows(connection: sqlite3.Connection, months: Months, areas: tuple[str, ...]) -> Callable[[], object]:
    """Group the rows: the figures with the eleven months before, what was done, and the case workers."""
    from domain.ground.period import parse_month
    from domain.lots.completeness import months_after

    before = (months_after(parse_month(months[0]), -11).code, months[1])
    figures = bare(connection, before, areas)
    within = f"area_code IN ({', '.join('?' * len(areas))}) AND month BETWEEN ? AND ?"
    outcomes = f"SELECT outcomes, count(*) FROM lots_case WHERE {within} GROUP BY outcomes"
    workers = (
        "SELECT area_code, party, count(DISTINCT nullif(worker_code, '')), sum(worker_code = '') "
        f"FROM lots_case WHERE {within} GROUP BY area_code, party"
    )
    asked = (*areas, *months)
    return lambda: (figures(), *(connection.execute(each, asked).fetchall() for each in (outcomes, workers)))


def reckoned(workspace: Workspace, months: Months, areas: tuple[str, ...]) -> Callable[[], object]:
    """Read the period and reckon everything that is told of it."""
    from domain.ground.period import parse_month
    from domain.lots.flow import flow_steps
    from domain.lots.month_by_month import MonthByMonth
    from storage.lots.any_period import any_period

    first, last = map(parse_month, months)

    def read() -> object:
        period = any_period(workspace, areas, first, last)
        monthly = MonthByMonth(period)
        totals = [monthly.month_total(at) for at in period.months]
        return period.tally, period.beside, period.whole, flow_steps(period), totals, monthly.rolling

    return read


def show_period(view: PeriodView, months: Months, areas: tuple[str, ...]) -> None:
    """What is done where months are typed and areas are ticked."""
    from domain.ground.period import parse_month

    first, last = map(parse_month, months)
    view.choices.areas.show_chosen(areas)
    view.choices.first.setText(first.label)
    view.choices.last.setText(last.label)
    view.choices.last.editingFinished.emit()


def ours(view: PeriodView, spans: tuple[Months, Months], areas: tuple[str, ...]) -> Callable[[], object]:
    """The program: months are typed, back and forth."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    turns = itertools.cycle(spans)

    def change() -> None:
        show_period(view, next(turns), areas)
        while view.services.jobs.running:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    return change


def bare_window(
    workspace: Workspace, connection: sqlite3.Connection, spans: tuple[Months, Months], areas: tuple[str, ...]
) -> Callable[[], object]:
    """The peer: rows, plain tables of ready texts and the ready charts, under one another in a window of their own."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QVBoxLayout, QWidget

    from domain.ground.period import parse_month
    from storage.lots.any_period import any_period
    from widgets.charts import ChartWithTable

    ready = itertools.cycle(
        [
            (rows(connection, months, areas), *ready_page(any_period(workspace, areas, *map(parse_month, months))))
            for months in spans
        ]
    )
    window, inside = QScrollArea(), QWidget()
    grids, charts = [QTableView() for _ in range(3)], [ChartWithTable() for _ in range(6)]
    column = QVBoxLayout(inside)
    for widget in (*grids, *charts):
        column.addWidget(widget)
    window.setWidget(inside)
    window.setWidgetResizable(True)
    window.resize(1366, 676)
    window.show()

    def change() -> None:
        ask, tables, drawn = next(ready)
        ask()
        for grid, lines in zip(grids, tables, strict=True):
            model = QStandardItemModel(grid)
            model.setHorizontalHeaderLabels(lines[0])
            for line in lines[1:]:
                model.appendRow([QStandardItem(text) for text in line])
            grid.setModel(model)
            grid.resizeColumnsToContents()
        for chart, of in zip(charts, drawn, strict=False):
            chart.set_chart(of)
        QApplication.processEvents()
        assert window.isVisible()

    return change


def ready_page(period: AnyPeriod) -> tuple[list[list[list[str]]], list[Chart]]:
    """The texts of the tables and the charts, made before the clock starts."""
    from domain.lots.case import CaseList
    from domain.lots.flow import flow_steps
    from domain.lots.month_by_month import MonthByMonth
    from drawing import lots as drawn
    from widgets.lots.period.sheets import areas_sheet, months_sheet, parties_sheet
    from widgets.sheet.copied_table import copied_texts

    tables = []
    for content in (parties_sheet(period), months_sheet(MonthByMonth(period)), areas_sheet(period)):
        texts = copied_texts(content)
        lines = [[row.label, *(texts[row.key, each.key] for each in content.columns)] for row in content.rows]
        tables.append([[content.row_title, *(each.label for each in content.columns)], *lines])
    charts = (
        drawn.parties_chart(period),
        drawn.sex_age_chart(period),
        drawn.outcomes_chart(period, CaseList.OUTCOME.words),
        drawn.flow_chart(period, flow_steps(period)),
        drawn.trend_chart(MonthByMonth(period)),
        drawn.areas_chart(period),
    )
    return tables, [each for each in charts if each is not None]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.startup import start
    from domain.ground.area import Area, AreaKind
    from storage.file.connection import open_sqlite
    from widgets.lots.period.view import PeriodView

    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as home, ten_years() as workspace:
        os.environ["LAGESBILD_HOME"] = str(Path(home))
        connection = open_sqlite(workspace.path, read_only=True)
        for name, ((months, _other), areas) in PERIODS.items():
            contest = {
                "bare SQL": timed(rows(connection, months, areas)),
                "query and arithmetic": timed(reckoned(workspace, months, areas)),
            }
            aims = (Aim("query and arithmetic", MOST),)
            print(table(f"Reckoned: {name}", interleaved(contest, ROUNDS), aims), end="\n\n")
        path = workspace.path
        workspace.close()
        running = start(application, [str(path)])
        running.window.resize(1366, 768)
        while running.program is None or running.program.workspaces.opened is None:
            application.processEvents()
        sys.excepthook = sys.__excepthook__  # a defect must end the measure, not open the program's dialog
        opened = running.program.workspaces.opened
        opened.open_tab("lots")
        opened.go_to(area=Area(workspace.group_code, "Prov", AreaKind.GROUP))
        opened.services.run_command("lots-period")
        (view,) = running.window.findChildren(PeriodView)
        for name, (spans, areas) in PERIODS.items():
            contest = {
                "bare SQL and a bare window": timed(bare_window(opened.services.workspace, connection, spans, areas)),
                "another period in the program": timed(ours(view, spans, areas)),
            }
            aims = (Aim("another period in the program", MOST_PAINTED),)
            print(table(f"Painted: {name}", interleaved(contest, ROUNDS, 2), aims), end="\n\n")
        connection.close()
        running.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
