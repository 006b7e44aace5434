"""The extra resource and its goals, typed in the tab."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from domain.ground.area import Area, AreaKind
from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.month import MonthStatus, Party
from domain.lots.resource_check import ResourceCell
from domain.lots.resource_parts import PartCell
from storage.file.workspace import Workspace
from storage.lots import queries as stored
from storage.lots.recording import record_lots_cells, set_month_status
from storage.lots.resource import record_resource_cells
from storage.lots.resource_parts import resource_parts
from support.lots_months import MAY, TIERP, counts_of
from support.lots_tab import Key, Open, button, fill, press, texts_of
from support.tab_stand import TabStand
from widgets.lots.page import LotsTab
from widgets.lots.resource_parts_sheet import publish_parts
from widgets.lots.resource_screen import read_resource
from widgets.lots.screen import months_back
from widgets.parts import CheckList
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place

APRIL = months_back(MAY, 1)[0]
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)


@pytest.fixture
def tab(open_tab: Open, stand: TabStand, workspace: Workspace) -> LotsTab:
    record_resource_cells(workspace, area="0360", cells={ResourceCell(APRIL, Sex.UNSPLIT, "alla", "active"): 9})
    made = open_tab(stand)
    run(made, "lots-resource")
    return made


def run(tab: LotsTab, key: str) -> None:
    next(each for each in tab.actions_offered() if each.key == key).run()


def grid(tab: LotsTab, name: str) -> FigureGrid:
    found = tab.findChild(FigureGrid, name)
    assert found is not None
    return found


def face(of: FigureGrid, row: str, column: str) -> str:
    at = of.grid_model.sheet.position_of((row, column))
    assert at is not None
    return of.grid_model.sheet.face(at).text


def field(tab: LotsTab, name: str) -> QLineEdit:
    found = tab.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_month_is_typed_and_its_flow_is_held_against_the_stock(tab: LotsTab, workspace: Workspace) -> None:
    month = grid(tab, "resource-month")
    month.go_to(("alla|alla", "new"))
    fill("3", "2", "1")
    assert face(month, "alla|alla", "expected") == "10"
    fill("11")
    (row,) = stored.resource_months(workspace, "0360", MAY, MAY)
    assert (row.new, row.ended, row.started_training, row.active) == (3, 2, 1, 11)
    at = month.grid_model.sheet.position_of(("alla|alla", "expected"))
    assert at is not None
    assert "Ingående 9 + nya 3 − avslutade 2 blir 10, men 11 är aktiva (+1)." in month.grid_model.sheet.face(at).spoken
    month.go_to(("kvinna|alla", "new"))
    fill("1")
    month.go_to(("man|alla", "new"))
    fill("1")
    checks = tab.findChild(CheckList, "resource-checks")
    assert checks is not None
    assert [item.text for item in checks.items_shown] == ["Nya: könen blir 2, men alla är 3."]


def test_what_is_given_by_sex_alone_is_summed_and_the_year_shows_it(tab: LotsTab) -> None:
    month = grid(tab, "resource-month")
    month.go_to(("kvinna|alla", "new"))
    fill("2")
    month.go_to(("man|alla", "new"))
    fill("1")
    assert face(month, "alla|alla", "new") == "3"
    assert face(grid(tab, "resource-year"), "2016-05", "new") == "3"


def test_a_sum_that_lacks_a_part_says_what_it_is_at_least(tab: LotsTab) -> None:
    month, year = grid(tab, "resource-month"), grid(tab, "resource-year")
    month.go_to(("kvinna|alla", "new"))
    fill("2")
    assert face(month, "alla|alla", "new") == face(year, "2016-05", "new") == "minst 2"
    assert (face(year, "year", "new"), face(year, "year", "active")) == ("minst 2", "")
    year.go_to(("2016-03", "new"))
    fill("4", "1")
    # April lacks both: it is not nought.
    assert (face(year, "year", "new"), face(year, "year", "ended")) == ("minst 6", "minst 1")
    year.go_to(("2016-04", "new"))
    fill("1", "0")
    assert face(year, "year", "new") == "minst 7"
    month.go_to(("man|alla", "new"))
    fill("1", "3")
    assert (face(month, "alla|alla", "new"), face(year, "year", "new")) == ("3", "8")
    month.go_to(("alla|alla", "ended"))
    fill("0")
    assert face(year, "year", "ended") == "1"


def test_where_the_new_came_from_and_the_ended_went_is_typed_and_held_against_all(
    tab: LotsTab, workspace: Workspace
) -> None:
    parts = grid(tab, "resource-parts")
    month = grid(tab, "resource-month")
    month.go_to(("alla|alla", "new"))
    fill("3", "1")
    parts.go_to(("2016-05", "from_case"))
    fill("2")
    assert face(parts, "2016-05", "sum-new") == "minst 2"
    fill("0", "0", "1")
    assert face(parts, "2016-05", "sum-new") == "2"
    assert resource_parts(workspace, "0360", MAY, MAY) == {
        PartCell(MAY, "from_case"): 2,
        PartCell(MAY, "from_queue"): 0,
        PartCell(MAY, "from_other"): 0,
        PartCell(MAY, "to_work"): 1,
    }
    at = parts.grid_model.sheet.position_of(("2016-05", "sum-new"))
    assert at is not None
    assert "Nya: delarna blir 2, men alla är 3." in parts.grid_model.sheet.face(at).spoken
    assert parts.grid_model.sheet.position_of(("2016-05", "0360")) is None, "those of a kommun live there"
    keys = [[("2016-05", "from_case")]]
    screen = replace(read_resource(workspace, TIERP, MAY), level=PeriodKind.MONTH)
    assert publish_parts(screen, keys, (("2",),)) == (("dolt",),)
    plenty = replace(screen, parts={PartCell(MAY, "from_case"): 22})
    assert publish_parts(plenty, keys, (("22",),)) == (("22",),)
    assert publish_parts(replace(plenty, level=PeriodKind.HALF), keys, (("22",),)) == (("dolt",),)


def test_a_groups_resource_asks_where_the_active_live(tab: LotsTab, workspace: Workspace) -> None:
    group = Area(workspace.group_code, "Gruppen", AreaKind.GROUP)
    tab.show_place(Place(group, period=MAY))
    parts = grid(tab, "resource-parts")
    parts.go_to(("2016-05", "0360"))
    fill("4")
    assert resource_parts(workspace, group.code, MAY, MAY) == {PartCell(MAY, "0360"): 4}


def test_nothing_of_the_goals_form_moves_while_figures_are_typed(tab: LotsTab) -> None:
    where = [field(tab, name).mapTo(tab, QPoint(0, 0)) for name in ("goal-name", "goal-until")]
    month = grid(tab, "resource-month")
    month.go_to(("alla|alla", "new"))
    fill("3", "2", "1", "11")
    QApplication.processEvents()
    assert "11 är registrerade" in texts_of(tab)
    assert [field(tab, name).mapTo(tab, QPoint(0, 0)) for name in ("goal-name", "goal-until")] == where


def test_a_year_is_typed_month_by_month_but_for_a_locked_one(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    record_lots_cells(workspace, area="0360", month=APRIL, cells=counts_of({Party.KOMMUN: (7, 0, 0, 0, 7, 0)}))
    set_month_status(workspace, area="0360", month=APRIL, status=MonthStatus.LAST)
    tab.show_place(Place(TIERP, period=MAY))
    tab.read()
    year = grid(tab, "resource-year")
    year.go_to(("2016-03", "active"))
    fill("8")
    assert [each.active for each in stored.resource_months(workspace, "0360", MAY, MAY)] == []
    (march,) = stored.resource_months(workspace, "0360", months_back(MAY, 2)[0], months_back(MAY, 2)[0])
    assert (march.active, march.new) == (8, Empty.SAKNAS)
    sheet = year.grid_model.sheet
    at = sheet.position_of(("2016-04", "active"))
    assert at is not None
    assert not sheet.face(at).can_be_typed_in


def test_a_locked_month_is_corrected_with_a_reason(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of({Party.KOMMUN: (7, 0, 0, 0, 7, 0)}))
    set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab.read()
    stand.dialogs.answers = ["coachens lista kom sent"]
    QTest.mouseClick(button(tab, "Rätta låst månad …"), Qt.MouseButton.LeftButton)
    grid(tab, "resource-month").go_to(("alla|alla", "new"))
    fill("3")
    assert [each.new for each in stored.resource_months(workspace, "0360", MAY, MAY)] == [3]
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST


def test_a_goal_is_written_changed_and_taken_away(tab: LotsTab, workspace: Workspace) -> None:
    for name, text in (("goal-name", "Nyinskrivna"), ("goal-target", "fyrtio")):
        field(tab, name).setText(text)
    QTest.mouseClick(tab.findChild(QPushButton, "goal-store"), Qt.MouseButton.LeftButton)
    assert "Skriv målet som ett helt tal" in texts_of(tab)
    field(tab, "goal-target").setText("40")
    field(tab, "goal-since").setText("1 december 2015")
    field(tab, "goal-until").setText("2015-11-30")
    field(tab, "goal-until").setFocus()
    press(Key.Key_Return)
    assert "sista dag ligger före den första" in texts_of(tab)
    assert field(tab, "goal-name").text() == "Nyinskrivna", "what was refused stays"
    field(tab, "goal-until").setText("2016-12-30")
    press(Key.Key_Return)
    (kept,) = stored.goals(workspace, "0360")
    assert (kept.goal.target, kept.goal.since.isoformat(), kept.goal.is_share) == (40, "2015-12-01", False)
    assert field(tab, "goal-name").text() == ""
    assert tab.unsaved() == []
    which = tab.findChild(QComboBox, "goal-which")
    assert which is not None
    which.setCurrentIndex(1)
    which.activated.emit(1)
    field(tab, "goal-target").setText("50")
    press(Key.Key_Return)
    assert [each.goal.target for each in stored.goals(workspace, "0360")] == [50]
    QTest.mouseClick(button(tab, "Ta bort målet"), Qt.MouseButton.LeftButton)
    assert stored.goals(workspace, "0360") == ()


def test_a_goal_is_not_stored_twice_by_a_second_press(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    # The window's bar asks what is unsaved as soon as something was saved, before the tab reads it.
    stand.session.saved.connect(lambda _at: tab.unsaved())
    texts = {"goal-name": "Nyinskrivna", "goal-target": "40", "goal-since": "2015-12-01", "goal-until": "2016-12-30"}
    store = tab.findChild(QPushButton, "goal-store")

    def write_and_store() -> None:
        for name, text in texts.items():
            field(tab, name).setText(text)
        QTest.mouseClick(store, Qt.MouseButton.LeftButton)

    write_and_store()
    assert [field(tab, name).text() for name in texts] == [""] * 4
    assert tab.unsaved() == []
    write_and_store()
    assert "Ett sådant mål finns redan." in texts_of(tab)
    assert field(tab, "goal-name").text() == "Nyinskrivna", "what was refused stays"
    assert len(stored.goals(workspace, "0360")) == 1


def test_a_goal_that_is_being_written_stays_with_its_area(tab: LotsTab) -> None:
    field(tab, "goal-name").setText("Nyinskrivna")
    tab.show_place(Place(HEBY, period=MAY))
    assert field(tab, "goal-name").text() == ""
    assert [(each.where, each.what) for each in tab.unsaved()] == [("Tierp", "målet som skrivs")]
    tab.show_place(Place(TIERP, period=MAY))
    assert field(tab, "goal-name").text() == "Nyinskrivna"
