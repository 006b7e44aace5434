"""A whole year in a sheet, and one month of every area: typed, pasted, stored as one operation."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.value import Value
from domain.lots.month import AgeGroup, CellKey, MonthStatus, Party
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.history.changelog import undo
from storage.lots import queries as stored
from storage.lots.publication import set_level
from storage.lots.recording import record_lots_cells, set_month_status
from support.lots_months import MAY, TIERP, counts_of
from support.lots_tab import CTRL, Open, button, fill, press, texts_of
from support.tab_stand import TabStand
from widgets.lots.page import LotsTab
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place

ANY = (Sex.UNSPLIT, AgeGroup.ALLA)


@pytest.fixture
def tab(open_tab: Open, stand: TabStand, workspace: Workspace) -> LotsTab:
    record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of({Party.KOMMUN: (7, 0, 0, 0, 7, 0)}))
    record_lots_cells(workspace, area="0360", month=month(2016, 4), cells=counts_of({Party.FK: (9, 0, 0, 0, 9, 0)}))
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(workspace, area="0360", month=month(2016, 4), status=status)
    made = open_tab(stand)
    next(each for each in made.actions_offered() if each.key == "lots-year").run()
    return made


def grid(tab: LotsTab, name: str) -> FigureGrid:
    found = tab.findChild(FigureGrid, name)
    assert found is not None
    return found


def face(of: FigureGrid, row: str, column: str) -> str:
    at = of.grid_model.sheet.position_of((row, column))
    assert at is not None
    return of.grid_model.sheet.face(at).text


def total(ws: Workspace, at: Period, party: Party, area: str = "0360") -> Value | None:
    return stored.lots_month(ws, area, at).counts.get((party, *ANY))


def test_a_year_is_pasted_from_excel_as_one_operation(tab: LotsTab, workspace: Workspace) -> None:
    year = grid(tab, "lots-totals-year")
    year.go_to(("0360|2016-01", "fk"))
    QApplication.clipboard().setText("5\t6\n7\t8\n")
    press(Qt.Key.Key_V, CTRL)
    assert [total(workspace, month(2016, at), party) for at in (1, 2) for party in (Party.FK, Party.AF)] == [5, 6, 7, 8]
    assert face(year, "0360|2016-01", "summa") == "minst 11", "the kommun has figures in May and none here"
    assert face(year, "summa", "fk") == "minst 21", "May has nothing of FK, which is not nought"
    assert face(year, "summa", "summa") == "minst 42"
    undo(workspace)
    assert total(workspace, month(2016, 1), Party.FK) is None


@pytest.mark.parametrize("last", ["", "Summa\t14\t22\n"])
def test_a_year_with_its_number_in_the_corner_and_some_months_with_their_sum_is_pasted(
    tab: LotsTab, workspace: Workspace, last: str
) -> None:
    year = grid(tab, "lots-totals-year")
    year.go_to(("0360|2016-01", "fk"))
    QApplication.clipboard().setText(f"2016\tFK\tAF\nJanuari\t5\t6\nFebruari\t7\t8\nMars\t2\t8\n{last}")
    press(Qt.Key.Key_V, CTRL)
    months = [month(2016, at) for at in (1, 2, 3)]
    assert [total(workspace, at, party) for at in months for party in (Party.FK, Party.AF)] == [5, 6, 7, 8, 2, 8]
    assert total(workspace, month(2016, 4), Party.AF) is None


def test_a_sum_of_the_year_is_whole_where_every_expected_party_has_said_something(tab: LotsTab) -> None:
    year = grid(tab, "lots-totals-year")
    for at, column, text in (("05", "fk", "4"), ("04", "kommun", "")):
        year.go_to((f"0360|2016-{at}", column))
        fill(text)
    assert face(year, "0360|2016-05", "summa") == "11"
    assert face(year, "0360|2016-04", "summa") == "minst 9", "it is locked, and the kommun's first month is May"
    assert face(year, "summa", "fk") == "13"
    year.go_to(("0360|2016-02", "fk"))
    fill("1", "0", "2")
    assert face(year, "summa", "fk") == "minst 14", "March lies between two months with figures"
    year.go_to(("0360|2016-06", "fk"))
    fill("3", "–", "–")
    assert face(year, "0360|2016-06", "summa") == "3", "who is not in it lacks nothing"


def test_what_is_known_of_a_total_counts_in_what_the_sums_are_at_least(tab: LotsTab, workspace: Workspace) -> None:
    cells: dict[CellKey, Value | None] = {(Party.AF, Sex.KVINNA, AgeGroup.ALLA): 6}
    tab.on_changes(record_lots_cells(workspace, area="0360", month=MAY, cells=cells))
    year = grid(tab, "lots-totals-year")
    assert [face(year, "0360|2016-05", column) for column in ("af", "summa")] == ["minst 6", "minst 13"]
    assert face(year, "summa", "summa") == "minst 22"
    year.go_to(("0360|2016-05", "af"))
    cells[Party.AF, Sex.KVINNA, AgeGroup.ALLA] = 2
    tab.on_changes(record_lots_cells(workspace, area="0360", month=MAY, cells=cells))
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "dolt", "a small count is no less one for being a least"


def test_the_sums_of_all_areas_are_a_least_where_one_that_reports_has_nothing(
    tab: LotsTab, workspace: Workspace
) -> None:
    march = counts_of({Party.FK: (9, 0, 0, 0, 9, 0)})
    tab.on_changes(record_lots_cells(workspace, area="0331", month=month(2016, 3), cells=march))
    areas = grid(tab, "lots-totals-areas")
    assert face(areas, "summa", "kommun") == "7", "no other kommun has had cases from its own"
    assert face(areas, "summa", "summa") == "minst 7"
    areas.go_to(("0331|2016-05", "fk"))
    fill("12")
    assert face(areas, "summa", "fk") == "minst 12", "Tierp had FK in April"
    assert face(areas, "0331|2016-05", "summa") == "12"


def test_what_is_divided_locked_or_to_come_is_only_read(tab: LotsTab, stand: TabStand) -> None:
    sheet = grid(tab, "lots-totals-year").grid_model.sheet

    def typed(row: str, column: str) -> bool:
        at = sheet.position_of((row, column))
        assert at is not None
        return sheet.face(at).can_be_typed_in

    assert face(grid(tab, "lots-totals-year"), "0360|2016-05", "kommun") == "7"
    assert not typed("0360|2016-05", "kommun")
    assert typed("0360|2016-05", "fk")
    assert not typed("0360|2016-04", "af")


def test_one_month_is_typed_for_every_area(tab: LotsTab, workspace: Workspace) -> None:
    areas = grid(tab, "lots-totals-areas")
    areas.go_to(("0331|2016-05", "fk"))
    fill("12", "0")
    assert total(workspace, MAY, Party.FK, "0331") == 12
    assert total(workspace, MAY, Party.AF, "0331") == 0
    assert face(areas, "0331|2016-05", "summa") == "12"


def test_a_copied_year_tells_no_small_count(tab: LotsTab, stand: TabStand) -> None:
    year = grid(tab, "lots-totals-year")
    year.go_to(("0360|2016-05", "kommun"))
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "dolt", "the area tells of half-years"
    stand.services.submit(partial(set_level, area="0360", since_year=2016, level=PeriodKind.MONTH))
    year.go_to(("0360|2016-05", "kommun"))
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "7"
    year.go_to(("0360|2016-01", "fk"))
    fill("2")
    year.go_to(("0360|2016-05", "kommun"))
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "dolt"


def test_a_period_post_of_another_year_is_seen_while_it_is_typed_and_afterwards(
    tab: LotsTab, workspace: Workspace
) -> None:
    for _time in range(2):
        for name, text in (("post-since", "2014-01-01"), ("post-until", "2014-06-30")):
            field = tab.findChild(QLineEdit, name)
            assert field is not None
            field.setText(text)
        QTest.mouseClick(button(tab, "Ny periodpost"), Qt.MouseButton.LeftButton)
    posts = grid(tab, "lots-posts")
    row = "2014-01-01|2014-06-30"
    assert posts.grid_model.rowCount() == 1
    fill("14", "3")
    assert [face(posts, row, column) for column in ("fk", "af")] == ["14", "3"]
    (post,) = stored.period_posts(workspace, "0360", date(2014, 1, 1), date(2014, 12, 31))
    assert post.counts == {(Party.FK, *ANY): 14, (Party.AF, *ANY): 3}
    tab.show_place(Place(TIERP, period=month(2016, 7)))
    assert face(posts, row, "fk") == "14"
    tab.show_place(Place(TIERP, period=month(2015, 7)))
    assert not posts.isVisible(), "it is found in its year"
    tab.show_place(Place(TIERP, period=month(2014, 7)))
    assert face(posts, row, "fk") == "14"
    posts.go_to((row, "fk"))
    for _figure in range(2):
        press(Qt.Key.Key_Delete)
        press(Qt.Key.Key_Tab)
    assert not posts.isVisible(), "with its last figure the post is gone"


def test_a_period_post_is_given_its_days_typed_and_emptied(tab: LotsTab, workspace: Workspace) -> None:
    since, until = (tab.findChild(QLineEdit, name) for name in ("post-since", "post-until"))
    assert since is not None
    assert until is not None
    since.setText("2016-05-22")
    until.setText("2016-01-01")
    QTest.mouseClick(button(tab, "Ny periodpost"), Qt.MouseButton.LeftButton)
    assert "Sista dagen ligger före den första." in texts_of(tab)
    since.setText("1 januari 2016")
    until.setText("2016-05-22")
    assert [each.what for each in tab.unsaved()] == ["dagarna för en ny periodpost"]
    QTest.mouseClick(button(tab, "Ny periodpost"), Qt.MouseButton.LeftButton)
    (bare,) = tab.unsaved()
    assert bare.what == "periodposten 2016-01-01 till 2016-05-22, som inte har någon siffra"
    posts = grid(tab, "lots-posts")
    assert posts.current_key == ("2016-01-01|2016-05-22", "fk")
    fill("14")
    assert tab.unsaved() == []
    posts.go_to(("2016-01-01|2016-05-22", "sex-kvinna"))
    fill("30")
    (post,) = stored.period_posts(workspace, "0360", date(2016, 1, 1), date(2016, 12, 31))
    assert post.counts == {(Party.FK, *ANY): 14, (Party.ALLA, Sex.KVINNA, AgeGroup.ALLA): 30}
    label = undo_state(workspace).undo
    assert label == "LOTS-periodpost 2016-01-01 till 2016-05-22, Tierp: tomt → 30"
    for column in ("fk", "sex-kvinna"):
        posts.go_to(("2016-01-01|2016-05-22", column))
        press(Qt.Key.Key_Delete)
    assert stored.period_posts(workspace, "0360", date(2016, 1, 1), date(2016, 12, 31)) == ()
