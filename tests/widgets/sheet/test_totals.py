"""Sums and what does not add up are seen while the figures are typed, not after."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from support.coordinator import Coordinator
from support.lots_sheet import MAY
from widgets.sheet import UnsavedLine

Key = Qt.Key


@pytest.fixture
def may(coordinator: Coordinator) -> Coordinator:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    return coordinator


def test_the_month_of_the_design_picture(may: Coordinator) -> None:
    assert [may.shows(p, "sex_sum") for p in ("fk", "af", "kommun", "region", "annan")] == [
        "3",
        "2",
        "7",
        "minst 0",
        "–",
    ]
    assert [may.shows("sum", c) for c in ("kvinna", "man", "annat", "sex_sum")] == ["minst 7", "5", "0", "minst 12"]
    assert [may.shows("sum", c) for c in ("under30", "30plus", "okand", "age_sum")] == ["4", "7", "0", "11"]


def test_totals_follow_every_keystroke(may: Coordinator) -> None:
    may.grid.go_to(("kommun", "30plus"))
    may.type("1")
    assert may.shows("kommun", "age_sum") == "4"
    may.type("4")
    assert may.shows("kommun", "age_sum") == "17"
    may.press(Key.Key_Backspace)
    assert may.shows("kommun", "age_sum") == "4"
    assert may.operations == [], "nothing is stored until the cell is left"


def test_the_difference_goes_when_the_last_figure_is_right(may: Coordinator) -> None:
    assert "varning: kön ger 7, ålder ger 6" in may.hears("kommun", "sex_sum")
    may.grid.go_to(("kommun", "30plus"))

    may.type("4")

    assert "varning" not in may.hears("kommun", "sex_sum")
    assert "varning" not in may.hears("kommun", "age_sum")


def test_what_cannot_be_read_counts_as_missing_while_it_stands_there(may: Coordinator) -> None:
    may.grid.go_to(("fk", "kvinna"))
    may.type("två")
    assert may.shows("fk", "sex_sum") == "minst 1"

    may.press(Key.Key_Escape)
    assert may.shows("fk", "sex_sum") == "3"


def test_a_refused_text_leaves_the_sums_of_what_is_stored(may: Coordinator) -> None:
    before = {key: may.shows(*key) for key in (("fk", "sex_sum"), ("sum", "kvinna"), ("sum", "sex_sum"))}
    may.grid.go_to(("fk", "kvinna"))
    may.fill("två")

    assert may.shows("fk", "kvinna") == "två"
    assert {key: may.shows(*key) for key in before} == before
    line = UnsavedLine(may.grid, parent=may.grid.window())
    may.grid.go_to(("fk", "kvinna"))
    assert line.text().endswith("Esc i rutan tar bort det som står där. Summorna räknar det som är sparat.")


def test_only_totals_that_became_others_are_drawn_again(may: Coordinator) -> None:
    drawn: list[tuple[int, int]] = []
    may.grid.grid_model.dataChanged.connect(lambda first, _last: drawn.append((first.row(), first.column())))
    may.grid.go_to(("kommun", "30plus"))
    drawn.clear()

    may.type("5")

    assert set(drawn) == {(2, 3), (2, 7), (5, 5), (5, 7)}


def test_a_refresh_does_not_take_the_editor_or_what_is_in_it(may: Coordinator) -> None:
    may.grid.go_to(("kommun", "30plus"))
    may.type("45")
    editor = QApplication.focusWidget()

    may.stored["fk", "kvinna"] = 8
    may.refresh()

    assert QApplication.focusWidget() is editor
    assert editor.text() == "45"
    assert may.shows("fk", "sex_sum") == "9"
    assert may.shows("kommun", "age_sum") == "48"
    may.press(Key.Key_Return)
    assert may.stored["kommun", "30plus"] == 45


def test_a_refresh_keeps_the_current_cell_and_what_is_selected(may: Coordinator) -> None:
    may.select(("af", "kvinna"), down=1, right=2)
    may.refresh()

    assert may.grid.current_key == ("kommun", "annat")
    assert len(may.grid.selectionModel().selectedIndexes()) == 6


def test_another_month_drops_what_was_being_typed_and_never_writes_it_there(may: Coordinator) -> None:
    may.grid.go_to(("kommun", "30plus"))
    may.type("45")
    may.subject = "0360|2016-06"
    may.stored = {}
    may.refresh()
    may.press(Key.Key_Return)

    assert may.operations == []
    assert may.shows("kommun", "age_sum") == ""
