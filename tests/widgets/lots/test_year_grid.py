"""The overview of a year can be read by everybody: by contrast, by keyboard, by ear."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.period import Period, month
from drawing.palette import DARK, LIGHT, Palette
from support.contrast import contrast
from support.lots_months import MAY, screen_of, whole_month
from widgets.lots.year import YearOverview, year_overview
from widgets.parts.month_grid import MonthGrid, MonthRow, depth_tint

Key = Qt.Key


def shown(overview: YearOverview) -> tuple[tuple[MonthRow, ...], Period]:
    return overview.rows, overview.current


@pytest.fixture
def year(theme: object, qtbot: QtBot) -> MonthGrid:
    view = MonthGrid("lots-year", "Året i siffror")
    qtbot.addWidget(view)
    view.show_months(*shown(year_overview(screen_of(others={month(2016, 4): whole_month(month(2016, 4), 6)}))))
    view.resize(900, 200)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("depth", [0.0, 0.5, 1.0])
def test_figures_are_read_on_every_tint(tokens: Palette, depth: float) -> None:
    assert contrast(tokens.ink, depth_tint(tokens, depth).name()) >= 4.5


def test_it_starts_at_the_month_of_the_sheet_and_is_walked_with_arrows(year: MonthGrid) -> None:
    chosen: list[Period] = []
    year.chosen.connect(chosen.append)
    QTest.keyClick(year, Key.Key_Return)
    QTest.keyClick(year, Key.Key_Left)
    QTest.keyClick(year, Key.Key_Space)
    assert chosen == [MAY, month(2016, 4)]


def test_each_cell_is_read_out_whole(year: MonthGrid) -> None:
    said = [year.model().index(2, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (3, 4)]
    assert said == ["Kommunen, april 2016: 6", "Kommunen, maj 2016: 6–7, kön och ålder ger olika summor"]


def test_a_click_goes_to_the_month(year: MonthGrid) -> None:
    chosen: list[Period] = []
    year.chosen.connect(chosen.append)
    at = year.visualRect(year.model().index(0, 0)).center()
    QTest.mouseClick(year.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen == [month(2016, 1)]


def test_tab_leaves_it(year: MonthGrid, qtbot: QtBot) -> None:
    after = QWidget(year)
    after.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    after.show()
    QTest.keyClick(year, Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_year_walked_into_keeps_its_place_when_figures_change(year: MonthGrid) -> None:
    QTest.keyClick(year, Key.Key_Left)
    before = year.currentIndex()
    year.show_months(*shown(year_overview(screen_of())))
    assert (year.currentIndex().row(), year.currentIndex().column()) == (before.row(), before.column())
