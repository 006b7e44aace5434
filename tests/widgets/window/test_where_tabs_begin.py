"""Where a tab stands before the user has chosen a period: at something that is there, never at a year to come."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from domain.ground.period import parse_period
from support.house import create_demo
from support.window_stand import CTRL, SHIFT, WindowStand


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    return path


def choose_area(window: WindowStand, typed: str) -> None:
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    window.enter(typed)


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
    assert window.opened.place.period == parse_period("2016-05")
    window.enter("2")
    window.press(Qt.Key.Key_2, CTRL)
    window.press(Qt.Key.Key_4, CTRL)
    assert window.opened.place.period == parse_period("2016-05")
