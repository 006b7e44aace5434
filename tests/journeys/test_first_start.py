"""The first day: a new workspace for two kommuner, a file of figures taken in, shown, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from support.first_day import new_workspace, read_in
from support.sitting import CTRL, Office, Sitting

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def day(office: Office) -> Sitting:
    """A workspace for Nordmaling and Vindeln, made by one who starts the program for the first time."""
    day = office.sit_down()
    assert day.hears("Välkommen till Lägesbild")
    day.enter("samverkanskoordinator Umeåregionen")
    new_workspace(day, "Umeåregionen", "Nordmaling", "Vindeln")
    return day


def test_a_new_workspace_is_made_by_keyboard(day: Sitting) -> None:
    assert day.window.windowTitle() == "Umeåregionen – Lägesbild"
    assert day.hears("Nordmaling och Vindeln")
    assert [area.name for area in day.opened.areas[:3]] == ["Nordmaling", "Vindeln", "Umeåregionen"]
    assert day.window.isAncestorOf(day.focused)


def test_a_file_is_taken_in_shown_and_taken_back(day: Sitting) -> None:
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")
    assert day.hears("Det finns inga helårsekvivalenter för Nordmaling 2021.")

    told = read_in(day, DATA / "published-equivalents.csv")

    assert any("8 nya rader." in each for each in told)
    assert any("Nordmaling" in each for each in told)
    assert day.said[-1] == "published-equivalents.csv är inläst: 8 nya rader. Ctrl+Z ångrar."
    assert day.cell("Totalt, 2021") == "551"
    assert day.cell("Totalt, andel av befolkningen 20–64 år (2020)") == "15,5 % (16,7)"
    assert day.window.isAncestorOf(day.focused)

    day.press(Qt.Key.Key_Z, CTRL)
    assert day.hears("Det finns inga helårsekvivalenter för Nordmaling 2021.")
    day.press(Qt.Key.Key_Y, CTRL)
    assert day.cell("Totalt, 2021") == "551"


def test_a_file_with_faults_is_refused_whole_with_its_lines(day: Sitting, tmp_path: Path) -> None:
    wrong = tmp_path / "fel.csv"
    text = (DATA / "published-equivalents.csv").read_text("utf-8").replace("551", "552")
    wrong.write_text(text.replace("2404,2021", "9999,2021"), "utf-8")

    told = read_in(day, wrong)

    assert any("2 rader måste rättas" in each for each in told)
    assert any("Rad 3: " in each for each in told)
    assert any("Rad 5: " in each and "9999" in each for each in told)
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")
    assert day.hears("Det finns inga helårsekvivalenter för Nordmaling 2021.")


def test_the_next_start_opens_where_the_last_one_ended(day: Sitting, office: Office) -> None:
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Vindeln", period="2021")
    read_in(day, DATA / "published-equivalents.csv")
    day.quit()

    again = office.sit_down()

    assert again.hears("Vindeln 2021")
    assert again.cell("Totalt, 2021") == "356"
    assert not again.hears("Vem arbetar?")
    again.press(Qt.Key.Key_Z, CTRL)
    assert again.hears("Det finns inga helårsekvivalenter för Vindeln 2021.")
