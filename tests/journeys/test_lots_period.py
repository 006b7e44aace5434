"""A coordinator looks back by keyboard: any months, any kommuner, and what the figures are made of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from support.sitting import CTRL, SHIFT, Office, Sitting


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def test_any_months_are_chosen_read_and_copied_without_the_mouse(day: Sitting) -> None:
    day.press(Qt.Key.Key_5, CTRL | SHIFT)
    assert day.hears("Vem som hörde av sig")
    assert day.cell("Summa, Ärenden")
    day.tab_to("Från", back=True)
    day.press(Qt.Key.Key_A, CTRL)
    day.type("mars 2016")
    day.press(Qt.Key.Key_Tab)
    day.press(Qt.Key.Key_A, CTRL)
    day.enter("maj 2016")
    day.until(lambda: day.hears("Siffrorna är för Tierp, mars–april 2016 (2 av 3 månader)."))
    by_month = [day.cell(f"{name}, Summa") for name in ("Mars 2016", "April 2016", "Maj 2016")]
    assert by_month[2] == "saknas", "a month that nobody has recorded is no month without cases"
    assert "saknas" not in by_month[:2]
    day.tab_to("LOTS-ärenden efter initierande part")
    day.press(Qt.Key.Key_F1, SHIFT)
    assert "Period: mars–april 2016 (2 av 3 månader)" in day.dialogs.details
    day.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "LOTS-ärenden, månader och parter" in day.clipboard
    assert "dolt" in day.clipboard
    assert "Gå till vyn Period" in day.search_for("rullande tolv månader")
