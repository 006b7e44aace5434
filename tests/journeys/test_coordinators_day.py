"""The coordinator's day: a month of LOTS cases recorded by keyboard alone, looked over, undone, and found again."""

import pytest
from PySide6.QtCore import Qt

from support.sitting import CTRL, Office, Sitting

FUNCTION = "samverkanskoordinator Tierp"
SHEET = "LOTS-ärenden i Tierp, maj 2016"
# As Excel puts it on the clipboard: three parties that the coordinator had in a sheet of her own.
FROM_EXCEL = "1\t1\t0\t2\t0\t2\t0\t2\r\n4\t3\t0\t7\t3\t3\t0\t6\r\n0\t0\t0\t0\t0\t0\t0\t0\r\n"


@pytest.fixture
def day(office: Office) -> Sitting:
    """The program started for the first time, the function given and the example opened, all by keyboard."""
    day = office.sit_down()
    assert day.name_of_focused == "Funktion"
    day.enter(FUNCTION)
    day.do("Visa exemplet")
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def row_of(day: Sitting, party: str) -> list[str]:
    """A party's row as it is read out, without the reasons of marks."""
    columns = ("Kvinnor", "Män", "Annat", "summa efter kön")
    ages = ("under 30 år", "30 år och äldre", "okänd ålder", "summa efter ålder")
    return [day.cell(f"{party}, {column}").split(", ")[0] for column in (*columns, *ages)]


def test_the_month_is_picked_by_typing_in_the_bar(day: Sitting) -> None:
    assert day.hears("Tierp, maj 2016")
    assert day.hears("Månaden är öppen")
    assert day.name_of_focused == SHEET
    assert row_of(day, "Försäkringskassan")[:3] == ["inte registrerat"] * 3


def test_totals_follow_what_is_typed(day: Sitting) -> None:
    day.type("2")
    day.press(Qt.Key.Key_Right)
    day.type("1")

    # Before the cell is left: the totals already count what stands in it.
    assert day.cell("Försäkringskassan, summa efter kön").startswith("3")
    assert day.cell("Summa, Män") == "minst 1", "the other parties, which had figures in April, are still to come"

    day.press(Qt.Key.Key_Tab)
    day.fill("0", "1", "2", "0")

    assert row_of(day, "Försäkringskassan") == ["2", "1", "0", "3", "1", "2", "0", "3"]
    assert day.hears("✓ Sparat")


def test_a_month_is_recorded_looked_over_and_found_again(day: Sitting, office: Office) -> None:
    day.fill("2", "1", "0", "1", "2", "0")
    day.paste(FROM_EXCEL)

    assert row_of(day, "Arbetsförmedlingen") == ["1", "1", "0", "2", "0", "2", "0", "2"]
    assert row_of(day, "Kommunen") == ["4", "3", "0", "7", "3", "3", "0", "6"]
    assert row_of(day, "Regionen") == ["0", "0", "0", "0", "0", "0", "0", "0"]
    mismatch = "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende."
    assert day.cell("Kommunen, summa efter kön") == f"7, varning: {mismatch}"
    assert day.hears(f"Varning: {mismatch}", day.named("Att se över"))

    # From the women of the row above to those under 30.
    day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_Right, times=4)
    day.enter("4")

    assert row_of(day, "Kommunen") == ["4", "3", "0", "7", "4", "3", "0", "7"]
    assert not day.hears(mismatch)
    day.press(Qt.Key.Key_Z, CTRL)
    assert day.hears(mismatch)
    day.press(Qt.Key.Key_Y, CTRL)
    assert not day.hears(mismatch)

    seen = day.heard(day.named(SHEET))
    day.quit()
    next_day = office.sit_down()

    assert next_day.name_of_focused == SHEET
    assert next_day.heard(next_day.named(SHEET)) == seen
    next_day.press(Qt.Key.Key_Z, CTRL)
    assert next_day.hears(mismatch)
    next_day.press(Qt.Key.Key_Z, CTRL)
    assert row_of(next_day, "Kommunen")[0] == "inte registrerat"
    next_day.press(Qt.Key.Key_Y, CTRL, times=2)
    assert next_day.heard(next_day.named(SHEET)) == seen


def test_a_month_that_adds_up_is_marked_done_by_keyboard(day: Sitting) -> None:
    day.fill("2", "1", "0", "1", "2", "0")
    day.paste(FROM_EXCEL)
    day.do("Markera månaden klar")

    assert day.hears("Månaden är öppen")
    assert day.name_of_focused == "Att se över"

    day.press(Qt.Key.Key_Return)
    assert day.name_of_focused == SHEET


def test_what_cannot_be_read_stays_in_its_cell_and_blocks_nothing(day: Sitting) -> None:
    day.fill("tre", "1")

    assert day.cell("Försäkringskassan, Kvinnor").startswith("tre, fel: ")
    assert day.cell("Försäkringskassan, Män") == "1"
    assert day.hears("En ruta är inte sparad")

    day.press(Qt.Key.Key_Left, times=2)
    day.fill("3")
    assert day.cell("Försäkringskassan, Kvinnor") == "3"
    assert not day.hears("En ruta är inte sparad")
