"""Where a tab stands before the user has chosen a period: at something that is there, never at a year to come."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from domain.ground.area import AreaKind
from domain.ground.period import month, parse_period
from support.house import copy_demo
from support.window_stand import CTRL, SHIFT, WindowStand
from widgets.parts import EmptyState, KeyHint, PageHeader
from widgets.tab.contract import Place, Wants
from widgets.window.find_list import FindList


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "exempel.lagesbild"
    copy_demo(path, "")
    return path


def choose_area(window: WindowStand, typed: str) -> None:
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    window.enter(typed)


def choose_period(window: WindowStand, typed: str) -> None:
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.enter(typed)


def test_the_example_opens_on_figures_in_every_tab(open_window, example: Path) -> None:
    window = open_window(example)
    for spec in window.opened.services.columns.tabs:
        window.opened.open_tab(spec.key)
        tab, place = window.opened.tab, window.opened.place
        assert spec.wants is Wants.NOTHING or place.when in tab.periods_with_figures(place.area), spec.key


def test_a_chosen_period_stays_when_the_area_changes_also_after_a_restart(
    open_window, example: Path, umea: Path
) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_4, CTRL)
    choose_area(window, "Tierp")
    choose_period(window, "2016-02")
    choose_area(window, "Heby")
    assert window.opened.place.period == parse_period("2016-02")
    assert window.program.workspaces.open(umea)
    again = open_window(example, window.preferences)
    assert again.opened.place.period == parse_period("2016-02")
    choose_area(again, "Nordmaling")
    assert again.opened.place.period == parse_period("2016-02")
    again.press(Qt.Key.Key_2, CTRL)
    assert again.opened.place.period == parse_period("2021"), "merely shown: nobody chose it"


def test_the_list_says_which_periods_have_figures_and_none_is_to_come(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_4, CTRL)
    choose_area(window, "Tierp")
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.window.bar.period.showPopup()
    listed = next(each for each in window.window.findChildren(FindList) if each.isVisible())
    model = listed.model()
    told = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "april 2016, har siffror" in told
    assert told[0] == parse_period(window.clock().strftime("%Y-%m")).label
    assert listed.current_text == "april 2016, har siffror"


def test_recommendations_begin_in_the_latest_year_with_any(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_5, CTRL)
    assert window.opened.place.period == parse_period("2022")


def test_a_year_that_was_merely_shown_does_not_follow_to_another_area(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_2, CTRL)
    choose_area(window, "Heby")
    assert window.opened.place.period == parse_period(str(window.opened.services.clock().year))
    choose_area(window, "Nordmaling")
    assert window.opened.place.period == parse_period("2021")


def test_a_year_that_was_chosen_does_follow(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_2, CTRL)
    choose_area(window, "Nordmaling")
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.enter("2020")
    choose_area(window, "Vindeln")
    assert window.opened.place.period == parse_period("2020")


def test_the_month_that_is_being_recorded_stays_when_it_has_its_first_figure(open_window, example: Path) -> None:
    window = open_window(example)
    window.press(Qt.Key.Key_4, CTRL)
    choose_area(window, "Tierp")
    choose_period(window, "2016-05")
    window.enter("2")
    window.press(Qt.Key.Key_2, CTRL)
    window.press(Qt.Key.Key_4, CTRL)
    assert window.opened.place.period == parse_period("2016-05")


def test_a_key_leads_from_an_empty_month_to_the_nearest_with_figures(open_window, example: Path) -> None:
    window = open_window(example)
    tierp = next(area for area in window.opened.areas if area.name == "Tierp")
    window.opened.open_tab("lots", Place(tierp, period=month(2021, 3)))
    lead = window.opened.tab.findChild(QPushButton, "lead-to-figures")
    assert (lead.isVisible(), lead.text(), lead.focusPolicy()) == (True, "Visa april 2016", Qt.FocusPolicy.StrongFocus)
    assert "Ctrl+J" in [hint.text() for hint in window.opened.tab.findChildren(KeyHint) if hint.isVisible()]

    window.press(Qt.Key.Key_J, CTRL)

    assert window.opened.place.period == month(2016, 4)
    assert not any(hint.isVisible() for hint in window.opened.tab.findChildren(KeyHint))
    assert not window.opened.tab.findChild(PageHeader).leads_on


def test_a_key_takes_the_first_step_that_an_empty_page_offers(open_window, example: Path) -> None:
    window = open_window(example)
    for tab in ("lots", "populations"):
        window.opened.open_tab(tab)
        group = next(area for area in window.opened.areas if area.kind is AreaKind.GROUP)
        window.opened.go_to(group)
        if tab == "populations":
            window.press(Qt.Key.Key_1, CTRL | SHIFT)
        empty = next(each for each in window.opened.tab.findChildren(EmptyState) if each.offers)
        hints = [hint for hint in empty.findChildren(KeyHint) if hint.isVisible()]
        assert [hint.text() for hint in hints] == ["Ctrl+Shift+J"]
        window.press(Qt.Key.Key_J, CTRL | SHIFT)
        assert window.opened.place.area.kind is AreaKind.KOMMUN, tab
        assert not empty.offers
    empty.button.hide()
    assert all(hint.isHidden() for hint in empty.findChildren(KeyHint))
