"""A month of LOTS cases by keyboard: typed, pasted, looked over, marked, undone, and there again tomorrow."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.area import Area
from domain.changes import Changes
from domain.lots import AgeGroup, MonthStatus, Party
from domain.lots_period import Goal, ResourceMonth
from domain.period import Period, month
from domain.sex import Sex
from domain.value import Empty
from storage import changelog
from storage.areas import read_areas
from storage.operations import lots as operations
from storage.operations import resource
from storage.queries import areas as stored_areas
from storage.queries import lots as stored
from storage.workspace import Workspace, create_workspace, open_workspace
from support.lots_months import MAY, ROWS, TIERP, counts_of
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.grid import FigureGrid
from widgets.lots.board import MonthBoard
from widgets.lots.page import LotsTab
from widgets.lots.year_view import YearView
from widgets.parts import CheckList
from widgets.shell.contract import Place
from widgets.theme import ThemeMode, apply_theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WHO = "samverkanskoordinator Tierp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "uppsala.lagesbild"
    create_workspace(made, name="Uppsala län", members=["0360", "0331"], who=WHO, areas=read_areas())
    return made


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


Open = Callable[..., LotsTab]


@pytest.fixture
def open_tab(qtbot: QtBot, theme: object) -> Open:
    """Open the tab at Tierp in May 2016, with the keyboard where it begins."""

    def opened(at: TabStand, *, area: Area = TIERP, shown: Period = MAY) -> LotsTab:
        tab = at.show(LotsTab, Place(area, period=shown))
        assert isinstance(tab, LotsTab)
        qtbot.addWidget(tab)
        qtbot.waitUntil(tab.isActiveWindow)
        tab.first_focus().setFocus()
        return tab

    return opened


@pytest.fixture
def tab(open_tab: Open, stand: TabStand) -> LotsTab:
    return open_tab(stand)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def write(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, letter)


def fill(*texts: str) -> None:
    for text in texts:
        write(text)
        press(Key.Key_Tab)


def sheet(tab: QWidget) -> FigureGrid:
    found = tab.findChild(FigureGrid, "lots-sheet")
    assert found is not None
    return found


def shows(grid: FigureGrid, row: str, column: str) -> str:
    at = grid.grid_model.sheet.position_of((row, column))
    assert at is not None
    return grid.grid_model.sheet.face(at).text


def reviewed(tab: QWidget) -> list[str]:
    found = tab.findChild(CheckList)
    assert found is not None
    return [item.text for item in found.items_shown]


def button(tab: QWidget, text: str) -> QPushButton:
    return next(b for b in tab.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(tab))


def texts_of(tab: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab))


# --- typing ---


def test_a_month_is_typed_by_keyboard_and_stored_cell_by_cell(tab: LotsTab, workspace: Workspace) -> None:
    fill("2", "1", "0", "1", "2", "0")
    fill("1", "1", "0", "0", "2")
    write("0")
    press(Key.Key_Return)

    month = stored.lots_month(workspace, "0360", MAY)
    assert month.counts == counts_of({party: ROWS[party] for party in (Party.FK, Party.AF)})
    assert shows(sheet(tab), "summa", "summa-kon") == "5"
    assert changelog.undo_state(workspace).undo == "registrera LOTS maj 2016, Tierp"


def test_arrows_walk_and_totals_follow_each_letter(tab: LotsTab) -> None:
    press(Key.Key_Down)
    press(Key.Key_Down)
    write("4")
    assert shows(sheet(tab), "kommun", "summa-kon") == "minst 4", "counted while the editor is still open"
    press(Key.Key_Right)
    write("3")
    assert shows(sheet(tab), "kommun", "summa-kon") == "7"


def test_a_mismatch_is_marked_at_once_on_both_sums_and_told_beside_the_sheet(tab: LotsTab) -> None:
    for _ in range(2):
        press(Key.Key_Down)
    fill("4", "3", "0", "3", "3")
    write("0")
    grid = sheet(tab)
    for column in ("summa-kon", "summa-alder"):
        at = grid.grid_model.sheet.position_of(("kommun", column))
        assert at is not None
        mark = grid.grid_model.sheet.face(at).mark
        assert mark is not None
        assert "kön ger 7, ålder ger 6" in mark.reason
    press(Key.Key_Return)
    assert "Kommunen: kön ger 7, ålder ger 6. Ett ärende skiljer." in reviewed(tab)


def test_a_finding_leads_to_its_cell(tab: LotsTab, workspace: Workspace) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab.on_changes(_changes(workspace))
    checks = tab.findChild(CheckList)
    assert checks is not None
    checks.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert sheet(tab).current_key == ("region", "kvinna")
    assert QApplication.focusWidget() is sheet(tab)


def _changes(workspace: Workspace) -> Changes:
    """What the latest write told, told again by taking it back and doing it again."""
    changelog.undo(workspace)
    return changelog.redo(workspace)


def test_an_emptied_cell_was_never_recorded(tab: LotsTab, workspace: Workspace) -> None:
    fill("2")
    press(Key.Key_Left)
    press(Key.Key_Delete)
    assert stored.lots_month(workspace, "0360", MAY).counts == {}
    assert reviewed(tab) == ["Inget är registrerat för maj 2016 ännu."]


def test_what_cannot_be_read_stays_and_the_rest_is_stored(tab: LotsTab, workspace: Workspace) -> None:
    fill("tre", "1")
    assert shows(sheet(tab), "fk", "kvinna") == "tre"
    assert "En ruta är inte sparad" in texts_of(tab)
    assert list(stored.lots_month(workspace, "0360", MAY).counts.values()) == [1]


def test_what_is_being_typed_is_stored_before_the_window_goes_elsewhere(tab: LotsTab, workspace: Workspace) -> None:
    write("7")
    tab.commit_pending()
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA] == 7


def test_case_workers_have_a_row_of_their_own(tab: LotsTab, workspace: Workspace) -> None:
    workers = tab.findChild(FigureGrid, "lots-workers")
    assert workers is not None
    sheet(tab).go_to(("annan", "okand"))
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is workers, "it follows the sheet"
    fill("2", "2", "4")
    assert stored.lots_month(workspace, "0360", MAY).workers == {Party.FK: 2, Party.AF: 2, Party.KOMMUN: 4}


# --- pasting ---


def test_a_block_from_excel_is_one_operation_and_its_dashes_are_asked_about(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    QApplication.clipboard().setText("2\t1\t0\t3\t1\t2\t0\t3\n1\t1\t-\t2\t-\t2\t-\t2\n")
    stand.dialogs.answers = [0]
    press(Key.Key_V, CTRL)

    assert len(stand.dialogs.asked) == 1
    assert stored.lots_month(workspace, "0360", MAY).counts == counts_of(
        {party: ROWS[party] for party in (Party.FK, Party.AF)}
    )
    stand.undo()
    assert stored.lots_month(workspace, "0360", MAY).counts == {}


def test_a_dash_can_mean_that_it_does_not_apply(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    QApplication.clipboard().setText("-\t-")
    stand.dialogs.answers = [1]
    button(tab, "Klistra in").click()
    assert set(stored.lots_month(workspace, "0360", MAY).counts.values()) == {Empty.EJ_TILLAMPLIGT}


def test_a_block_that_does_not_fit_says_so_and_changes_nothing(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    QApplication.clipboard().setText("\n".join("1" for _ in range(9)))
    press(Key.Key_V, CTRL)
    assert "Inget klistrades in" in stand.said[-1]
    assert stored.lots_month(workspace, "0360", MAY).counts == {}


def test_what_is_copied_out_is_public_and_what_is_pasted_within_is_whole(tab: LotsTab) -> None:
    fill("2", "1", "0")
    sheet(tab).go_to(("fk", "kvinna"))
    press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "<5"
    sheet(tab).go_to(("af", "kvinna"))
    press(Key.Key_V, CTRL)
    assert shows(sheet(tab), "af", "kvinna") == "2"


def test_the_whole_table_is_copied_publicly_or_internally_with_a_reason(tab: LotsTab, stand: TabStand) -> None:
    fill("2", "1", "0", "1", "2", "0")
    actions = {action.key: action for action in tab.actions_offered()}
    actions["lots-copy"].run()
    assert "<5" in QApplication.clipboard().text()
    stand.dialogs.answers = ["Underlag till styrgruppen"]
    actions["lots-copy-internal"].run()
    assert "Internt: Underlag till styrgruppen" in QApplication.clipboard().text()
    assert "<5" not in QApplication.clipboard().text()


# --- undo, and the next day ---


def test_undo_takes_back_one_cell_at_a_time(tab: LotsTab, stand: TabStand) -> None:
    fill("2", "1")
    stand.undo()
    assert shows(sheet(tab), "fk", "kvinna") == "2"
    assert shows(sheet(tab), "fk", "man") == "saknas"
    stand.session.redo()
    assert shows(sheet(tab), "fk", "man") == "1"


def test_everything_is_there_tomorrow_and_can_still_be_undone(theme: object, path: Path, open_tab: Open) -> None:
    with open_workspace(path, who=WHO) as today:
        before = TabStand(today)
        tab = open_tab(before)
        fill("2", "1", "0", "1", "2", "0")
        tab.close()
    with open_workspace(path, who=WHO) as tomorrow:
        stand = TabStand(tomorrow)
        tab = open_tab(stand)
        assert shows(sheet(tab), "fk", "summa-kon") == "3"
        stand.undo()
        assert shows(sheet(tab), "fk", "okand") == ""
        assert shows(sheet(tab), "fk", "30plus") == "2"


# --- the month's status ---


def _complete(workspace: Workspace) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of({Party.FK: ROWS[Party.FK]}))


def test_a_month_goes_from_open_to_done_to_locked(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    tab = open_tab(stand)
    button(tab, "Markera klar").click()
    assert "månaden är klar" in texts_of(tab)
    button(tab, "Lås månaden").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST
    assert "Månaden är låst" in texts_of(tab)
    sheet(tab).setFocus()
    write("9")
    assert stand.said[-1].startswith("Månaden är låst. Välj Rätta låst månad")
    assert shows(sheet(tab), "fk", "kvinna") == "2"


def test_an_incomplete_month_is_not_marked_done_and_the_keyboard_goes_to_the_reasons(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab = open_tab(stand)
    button(tab, "Markera klar").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.OPPEN
    assert "kan inte märkas som klar" in stand.said[-1]
    assert QApplication.focusWidget() is tab.findChild(CheckList)


def test_a_locked_month_is_corrected_with_a_reason_that_is_kept(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    stand.dialogs.answers = [None]
    button(tab, "Rätta låst månad …").click()
    assert "Månaden är låst" in texts_of(tab), "without a reason nothing is opened"

    stand.dialogs.answers = ["En man var kvinna"]
    button(tab, "Rätta låst månad …").click()
    assert "rättas: En man var kvinna" in texts_of(tab)
    fill("3", "0")
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA] == 3


def test_the_end_of_a_correction_locks_the_sheet_again(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    stand.dialogs.answers = ["Glömd handläggare"]
    button(tab, "Rätta låst månad …").click()
    button(tab, "Avsluta rättelsen").click()
    assert "Månaden är låst" in texts_of(tab)
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST


def test_a_locked_month_is_opened_only_with_a_reason(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    _complete(workspace)
    operations.set_month_status(workspace, area="0360", month=MAY, status=MonthStatus.LAST)
    tab = open_tab(stand)
    button(tab, "Öppna igen").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.LAST
    stand.dialogs.answers = ["Uppgifter kom sent"]
    button(tab, "Öppna igen").click()
    assert stored.lots_month(workspace, "0360", MAY).status is MonthStatus.OPPEN
    assert QApplication.focusWidget() is not None, "the button went away, the keyboard did not"


def test_a_cross_table_is_read_only_and_says_why(open_tab: Open, stand: TabStand, workspace: Workspace) -> None:
    cross = {(Party.AF, Sex.MAN, AgeGroup.PLUS30): 4, (Party.AF, Sex.KVINNA, AgeGroup.UNDER30): 1}
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=cross)
    tab = open_tab(stand)
    assert shows(sheet(tab), "af", "man") == "4"
    assert "inläst som korstabell" in texts_of(tab)
    sheet(tab).go_to(("af", "man"))
    write("5")
    assert stored.lots_month(workspace, "0360", MAY).counts == cross


# --- comments ---


def test_a_cell_is_commented_in_place(tab: LotsTab, workspace: Workspace) -> None:
    fill("2")
    sheet(tab).go_to(("fk", "kvinna"))
    press(Key.Key_M, CTRL)
    write("en väntar på besked")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is sheet(tab)
    key = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
    assert stored.cell_comments(workspace, "0360", MAY) == {key: "en väntar på besked"}
    press(Key.Key_M, CTRL)
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert stored.cell_comments(workspace, "0360", MAY) == {}


def test_a_comment_with_a_personal_number_stays_unsaved_and_says_why(tab: LotsTab, workspace: Workspace) -> None:
    press(Key.Key_M, CTRL)
    write("gäller 19121212-1212")
    press(Key.Key_Return)
    assert "personnummer" in texts_of(tab)
    assert stored.cell_comments(workspace, "0360", MAY) == {}
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is sheet(tab)


def test_a_sum_has_no_comment_of_its_own(tab: LotsTab, stand: TabStand) -> None:
    sheet(tab).go_to(("fk", "summa-kon"))
    press(Key.Key_M, CTRL)
    assert stand.said[-1].startswith("En summa har ingen egen kommentar")


# --- what is around the month ---


def test_the_year_leads_to_another_month(tab: LotsTab, stand: TabStand) -> None:
    year = tab.findChild(YearView)
    assert year is not None
    year.setFocus()
    press(Key.Key_Left)
    press(Key.Key_Return)
    assert stand.commands == ["tab lots"]


def test_the_bars_follow_the_cell(tab: LotsTab) -> None:
    assert "Försäkringskassan, kvinnor: de senaste tolv månaderna" in texts_of(tab)
    press(Key.Key_Down)
    assert "Arbetsförmedlingen, kvinnor: de senaste tolv månaderna" in texts_of(tab)


def test_an_area_without_cases_of_its_own_says_where_they_are_recorded(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    group, _members = stored_areas.group(workspace)
    tab = open_tab(stand, area=group)
    assert "Uppsala län har inga egna LOTS-ärenden." in texts_of(tab)
    step = QApplication.focusWidget()
    assert isinstance(step, QPushButton)
    assert step.text() == "Gå till Heby"
    step.click()
    assert stand.commands == ["tab lots"]


def test_the_months_offered_begin_with_the_one_to_record_next(tab: LotsTab, workspace: Workspace) -> None:
    assert tab.offered_periods(TIERP) == ()
    operations.record_lots_cells(workspace, area="0360", month=month(2015, 12), cells={})
    _complete(workspace)
    assert tab.offered_periods(TIERP) == (month(2016, 6), MAY)


def test_a_workspace_opened_for_reading_offers_nothing_that_writes(theme: object, path: Path, open_tab: Open) -> None:
    with open_workspace(path, who=WHO, read_only=True) as opened:
        reading = TabStand(opened)
        tab = open_tab(reading)
        assert "öppnad för läsning" in texts_of(tab)
        visible = {b.text() for b in tab.findChildren(QPushButton) if b.isVisibleTo(tab)}
        assert visible == {"Kopiera"}


def test_nothing_is_without_a_name(tab: LotsTab) -> None:
    for kind in (FigureGrid, YearView, CheckList, QPushButton):
        for widget in tab.findChildren(kind):
            assert widget.accessibleName() or getattr(widget, "text", str)()


def test_the_sheet_fits_a_small_screen_without_scrolling(tab: LotsTab) -> None:
    grid = sheet(tab)
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.verticalScrollBar().maximum() == 0


def test_the_resource_and_its_goals_are_shown_where_there_are_any(
    open_tab: Open, stand: TabStand, workspace: Workspace
) -> None:
    for number, new, active in ((4, 25, 34), (5, 3, 35)):
        figures = ResourceMonth(TIERP, month(2016, number), Sex.ALLA, "alla", new, active, 0 if number == 4 else 2, 2)
        resource.record_resource_month(workspace, figures=figures)
    goal = Goal("Nya inskrivningar", 40, False, date(2015, 12, 1), date(2016, 12, 30))
    tab = open_tab(stand)
    assert "Tilläggsresurs och mål" in texts_of(tab)
    assert "Ingående 34 + nya 3 − avslutade 2 = 35 aktiva ✓" in texts_of(tab)
    stand.session.submit(lambda ws: resource.set_goal(ws, area="0360", goal=goal))
    assert "28 av 40" in texts_of(tab)
    bars = [w.accessibleName() for w in tab.findChildren(QWidget) if w.accessibleName().startswith("Nya inskr")]
    assert bars == ["Nya inskrivningar: 28 av 40, 12 kvar på 7 månader: 2 i månaden"]


def test_at_200_per_cent_the_cards_stand_under_one_another(
    open_tab: Open, stand: TabStand, workspace: Workspace, qapp: QApplication, qtbot: QtBot
) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab = open_tab(stand)
    board = tab.findChild(MonthBoard)
    assert board is not None
    assert board.verticalScrollBar().maximum() == 0, "month and year fit a small screen"
    apply_theme(qapp, ThemeMode.LIGHT, 2.0)
    review, year = tab.findChild(CheckList), tab.findChild(YearView)
    assert review is not None
    assert year is not None
    qtbot.waitUntil(lambda: review.mapTo(tab, review.rect().topLeft()).x() < 100)
    assert board.horizontalScrollBar().maximum() == 0
    sheet(tab).go_to(("annan", "okand"))
    cell = sheet(tab).visualRect(sheet(tab).currentIndex())
    assert board.viewport().rect().contains(sheet(tab).viewport().mapTo(board.viewport(), cell.center()))
