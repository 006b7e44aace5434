"""Shift+F1: what is to be known of the figure where the keyboard stands, in every tab that has figures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from domain.ground.period import parse_period
from storage.areas import queries as areas
from support.window_stand import CTRL, SHIFT, WindowStand
from widgets.tab.contract import Place


@pytest.fixture
def shown(open_window: Callable[..., WindowStand], example: Path) -> WindowStand:
    return open_window(example)


def stand_in(window: WindowStand, tab: str, code: str, when: str) -> None:
    area = areas.area(window.opened.session.workspace, code)
    at = Place(area, reference_date=date.fromisoformat(when)) if len(when) == 10 else Place(area, parse_period(when))
    window.opened.open_tab(tab, at)


def told(window: WindowStand) -> dict[str, str]:
    window.press(Qt.Key.Key_F1, SHIFT)
    return dict(line.split(": ", 1) for line in window.dialogs.details)


def test_the_profile_tells_of_the_kind_in_the_row_and_of_the_total(shown: WindowStand) -> None:
    stand_in(shown, "profile", "2401", "2021")
    assert told(shown)["Period"] == "2020", "the first column is of the year before"
    assert shown.dialogs.asked[-1] == "Sjukpenning"
    shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_Down)
    card = told(shown)

    assert shown.dialogs.asked[-1] == "Sjuk- och aktivitetsersättning"
    assert card["Åldrar"] == "20–64 år"
    assert card["Period"] == "2021"
    assert card["Källa"] not in ("", "ingen källa är angiven")
    assert card["Räknas inte"].startswith("Inte antal personer")
    for _step in range(5):
        shown.press(Qt.Key.Key_Down)
    told(shown)
    assert shown.dialogs.asked[-1] == "Helårspersoner, alla ersättningar"


def test_views_of_a_measure_tell_of_the_one_that_is_chosen(shown: WindowStand) -> None:
    stand_in(shown, "profile", "2401", "2021")
    shown.press(Qt.Key.Key_4, CTRL | SHIFT)
    told(shown)
    assert shown.dialogs.asked[-1] == "Helårspersoner, alla ersättningar"


def test_a_cell_tells_when_it_was_last_changed_and_from_what(shown: WindowStand) -> None:
    stand_in(shown, "lots", "0360", "2015-07")
    shown.type("7")
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Up)
    card = told(shown)

    assert shown.dialogs.asked[-1] == "LOTS-ärenden från Försäkringskassan"
    assert card["Slag"] == "flöde: så många kom under perioden"
    assert "1 → 7" in card["Senast ändrad"]


def test_the_population_tells_of_the_row_and_other_views_of_the_total(shown: WindowStand) -> None:
    stand_in(shown, "populations", "2481", "2024-10-31")
    card = told(shown)
    assert shown.dialogs.asked[-1].startswith("Individer med ekonomiskt bistånd")
    assert card["Period"] == "2024-10-31"
    shown.press(Qt.Key.Key_2, CTRL | SHIFT)
    told(shown)
    assert shown.dialogs.asked[-1] == "Känd samverkanspopulation"


def test_an_indicator_tells_what_its_definition_says(shown: WindowStand) -> None:
    stand_in(shown, "profile", "0481", "2015")
    shown.press(Qt.Key.Key_5, CTRL | SHIFT)
    card = told(shown)
    assert "Enhet: " in card["Vad som räknas"]
    assert card["Period"] == "2015"


def test_where_no_figure_is_shown_it_is_said(shown: WindowStand) -> None:
    shown.press(Qt.Key.Key_1, CTRL)
    shown.press(Qt.Key.Key_F1, SHIFT)
    assert shown.said[-1] == "Här står ingen siffra. Ställ dig i en ruta i en tabell först."


def test_the_card_is_found_by_its_words(shown: WindowStand) -> None:
    shown.press(Qt.Key.Key_K, CTRL)
    shown.type("definition källa")
    assert "Om siffran" in [target.text for target in shown.program.search.found]
