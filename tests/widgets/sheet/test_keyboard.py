"""The month is filled in by keyboard alone, with the hands' habits from Excel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from domain.ground.value import Empty
from support.coordinator import CTRL, SHIFT, Coordinator
from support.lots_sheet import MAY
from widgets.sheet import FigureGrid

Key = Qt.Key


def test_she_starts_in_the_first_cell(coordinator: Coordinator) -> None:
    assert coordinator.grid.current_key == ("fk", "kvinna")


def test_a_row_is_typed_with_tab_and_the_next_row_is_reached_with_enter(coordinator: Coordinator) -> None:
    coordinator.fill("2", "1", "0", "1")
    coordinator.type("2")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored == {
        ("fk", "kvinna"): 2,
        ("fk", "man"): 1,
        ("fk", "annat"): 0,
        ("fk", "under30"): 1,
        ("fk", "30plus"): 2,
    }
    assert coordinator.grid.current_key == ("af", "kvinna"), "Enter goes back to where the run of Tab began"


def test_a_column_is_typed_with_enter(coordinator: Coordinator) -> None:
    for text in ("2", "1", "4"):
        coordinator.type(text)
        coordinator.press(Key.Key_Return)

    assert [coordinator.stored[party, "kvinna"] for party in ("fk", "af", "kommun")] == [2, 1, 4]
    assert coordinator.grid.current_key == ("region", "kvinna")


def test_enter_at_the_foot_goes_on_at_the_top_of_the_next_column(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("annan", "annat"))

    coordinator.press(Key.Key_Return)
    assert coordinator.grid.current_key == ("fk", "under30"), "sums are stepped over"
    coordinator.press(Key.Key_Return, SHIFT)
    assert coordinator.grid.current_key == ("annan", "annat")


def test_tab_steps_over_sums_and_goes_on_in_the_next_row(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("fk", "annat"))
    coordinator.press(Key.Key_Tab)
    assert coordinator.grid.current_key == ("fk", "under30")

    coordinator.grid.go_to(("fk", "okand"))
    coordinator.press(Key.Key_Tab)
    assert coordinator.grid.current_key == ("af", "kvinna")
    coordinator.press(Key.Key_Backtab, SHIFT)
    assert coordinator.grid.current_key == ("fk", "okand")


def test_tab_after_the_last_cell_leaves_the_grid_so_that_nobody_is_trapped(coordinator: Coordinator, window) -> None:
    after = QPushButton("Markera klar", window)
    after.show()
    coordinator.grid.go_to(("annan", "okand"))
    coordinator.type("1")
    coordinator.press(Key.Key_Tab)

    assert coordinator.stored == {("annan", "okand"): 1}
    assert QApplication.focusWidget() is after


def test_arrows_reach_the_sums_so_that_they_can_be_read_and_copied(coordinator: Coordinator) -> None:
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        coordinator.press(key)

    assert coordinator.grid.current_key == ("af", "sex_sum")
    coordinator.type("5")
    assert coordinator.stored == {}


def test_typing_replaces_and_an_arrow_stores_and_moves_on(coordinator: Coordinator) -> None:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    coordinator.type("9")
    coordinator.press(Key.Key_Right)

    assert coordinator.stored["fk", "kvinna"] == 9
    assert coordinator.grid.current_key == ("fk", "man")


def test_f2_changes_what_is_there_and_arrows_stay_within_the_text(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "kvinna"): 12}
    coordinator.refresh()
    coordinator.press(Key.Key_F2)
    coordinator.press(Key.Key_Left)
    coordinator.type("0")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored["fk", "kvinna"] == 102


def test_a_double_click_opens_the_cell_as_f2_does(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "man"): 1}
    coordinator.refresh()
    area = coordinator.grid.visualRect(coordinator.grid.grid_model.index(0, 1))
    QTest.mouseClick(coordinator.grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    QTest.mouseDClick(coordinator.grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    coordinator.type("0")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored["fk", "man"] == 10


def test_esc_restores_what_was_there(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "kvinna"): 12}
    coordinator.refresh()
    coordinator.type("9")
    coordinator.press(Key.Key_Escape)

    assert coordinator.shows("fk", "kvinna") == "12"
    assert coordinator.shows("fk", "sex_sum") == "12"
    assert coordinator.operations == []
    assert coordinator.grid.hasFocus()


def test_delete_makes_the_cell_missing_and_not_zero(coordinator: Coordinator) -> None:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    coordinator.select(("fk", "kvinna"), down=1, right=1)
    coordinator.press(Key.Key_Delete)

    assert len(coordinator.operations) == 1, "one operation, one step of undo"
    assert {coordinator.stored[p, s] for p in ("fk", "af") for s in ("kvinna", "man")} == {Empty.SAKNAS}


def test_delete_on_cells_that_are_already_empty_stores_nothing(coordinator: Coordinator) -> None:
    coordinator.press(Key.Key_Delete)

    assert coordinator.operations == []


def test_backspace_empties_and_goes_on_typing(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "kvinna"): 12}
    coordinator.refresh()
    coordinator.press(Key.Key_Backspace)
    coordinator.type("7")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored["fk", "kvinna"] == 7


def test_leaving_a_cell_unchanged_stores_nothing(coordinator: Coordinator) -> None:
    coordinator.stored = {("fk", "kvinna"): 12}
    coordinator.refresh()
    coordinator.press(Key.Key_F2)
    coordinator.press(Key.Key_Return)
    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.type("12")
    coordinator.press(Key.Key_Return)

    assert coordinator.operations == []


def test_clicking_another_cell_stores_what_was_being_typed(coordinator: Coordinator) -> None:
    coordinator.type("4")
    area = coordinator.grid.visualRect(coordinator.grid.grid_model.index(2, 1))
    QTest.mouseClick(coordinator.grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    assert coordinator.stored == {("fk", "kvinna"): 4}
    assert coordinator.grid.current_key == ("kommun", "man")


def test_going_to_another_field_stores_what_was_being_typed(coordinator: Coordinator, window) -> None:
    other = QLineEdit(window)
    other.show()
    coordinator.type("4")
    other.setFocus()

    assert coordinator.stored == {("fk", "kvinna"): 4}


def test_the_tab_can_store_what_is_being_typed_before_the_month_is_changed(coordinator: Coordinator) -> None:
    coordinator.type("4")
    coordinator.grid.commit_editor()

    assert coordinator.stored == {("fk", "kvinna"): 4}


def test_ctrl_a_selects_everything(coordinator: Coordinator) -> None:
    coordinator.press(Key.Key_A, CTRL)

    assert len(coordinator.grid.selectionModel().selectedIndexes()) == 6 * 8


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y", "Ctrl+K", "F1", "Ctrl+Shift+L"])
def test_the_windows_keys_are_the_windows_while_nothing_is_being_typed(
    coordinator: Coordinator, window, keys: str
) -> None:
    heard: list[str] = []
    action = QAction(window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: heard.append(keys))
    window.addAction(action)

    QTest.keySequence(coordinator.grid, QKeySequence(keys))

    assert heard == [keys]


def test_keys_that_the_grid_does_not_use_go_on_to_the_window(coordinator: Coordinator, window) -> None:
    heard: list[int] = []

    window.keyPressEvent = lambda event: heard.append(event.key())
    coordinator.press(Key.Key_F7)

    assert heard == [Key.Key_F7]


def test_the_tab_hears_which_cell_is_the_current_one(coordinator: Coordinator, qtbot) -> None:
    with qtbot.waitSignal(coordinator.grid.moved) as moved:
        coordinator.press(Key.Key_Down)

    assert moved.args == ["af", "kvinna"]


def test_ctrl_m_asks_for_the_comment_of_the_cell(coordinator: Coordinator, qtbot) -> None:
    coordinator.type("3")
    with qtbot.waitSignal(coordinator.grid.comment_wanted) as wanted:
        coordinator.press(Key.Key_M, CTRL)

    assert wanted.args == ["fk", "kvinna"]
    assert coordinator.stored == {("fk", "kvinna"): 3}


def test_a_locked_month_says_why_it_cannot_be_changed(coordinator: Coordinator) -> None:
    coordinator.stored = dict(MAY)
    coordinator.locked = "Månaden är låst. Lås upp den med en rättelse."
    coordinator.refresh()

    coordinator.type("9")
    coordinator.press(Key.Key_Delete)
    coordinator.paste("1")

    assert coordinator.refusals == [coordinator.locked] * 3
    assert coordinator.stored == MAY


def test_a_finding_beside_the_grid_leads_to_its_cell(coordinator: Coordinator, window) -> None:
    elsewhere = QLineEdit(window)
    elsewhere.show()
    elsewhere.setFocus()

    coordinator.grid.go_to(("region", "kvinna"))

    assert coordinator.grid.current_key == ("region", "kvinna")
    assert coordinator.grid.hasFocus()


def test_an_empty_grid_takes_every_key_in_silence(theme, qtbot) -> None:
    grid = FigureGrid(lambda: None)
    qtbot.addWidget(grid)
    grid.show()
    for key in (Key.Key_Tab, Key.Key_Return, Key.Key_F2, Key.Key_Delete, Key.Key_5, Key.Key_Escape):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Key.Key_C, CTRL)
    QTest.keyClick(grid, Key.Key_V, CTRL)

    assert grid.current_key is None
