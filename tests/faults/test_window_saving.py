"""What was typed is there after a kill, and stays on the screen where the disk is full."""

from pathlib import Path

from PySide6.QtCore import Qt

from support.hardship import full_disk
from support.office import example, office
from support.other_program import typing
from support.sitting import CTRL, Office, Sitting

__all__ = ["example", "office"]

FULL = "Disken är full. Det senaste skrevs inte, men allt tidigare i exempel.lagesbild finns kvar."


def at_may(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def test_a_cell_that_was_saved_is_there_after_a_kill(office: Office, example: Path) -> None:
    with typing(example, "4", "3", "0") as program:
        program.kill()
        program.wait()

    day = at_may(office, example)

    shown = [day.cell(f"Försäkringskassan, {column}").split(",")[0] for column in ("Kvinnor", "Män", "Annat")]
    assert shown == ["4", "3", "0"]
    assert not day.hears("Skrivskyddad")
    day.press(Qt.Key.Key_Z, CTRL)
    assert day.cell("Försäkringskassan, Annat").startswith("inte registrerat")


def test_what_finds_no_room_stays_in_its_cell_and_is_stored_when_there_is_room(office: Office, example: Path) -> None:
    day = at_may(office, example)
    day.fill("4")

    with full_disk():
        day.fill("3")
        assert day.said[-1].startswith(FULL)
        assert day.cell("Försäkringskassan, Män").startswith(f"3, fel: {FULL}")
        assert day.cell("Försäkringskassan, Kvinnor").startswith("4")
        assert day.hears("En ruta är inte sparad")

    day.press(Qt.Key.Key_Left)
    day.press(Qt.Key.Key_F2)
    day.press(Qt.Key.Key_Tab)
    assert day.cell("Försäkringskassan, Män").startswith("3")
    assert not day.hears("En ruta är inte sparad")

    day.quit()
    again = office.sit_down(example)
    assert again.cell("Försäkringskassan, Kvinnor").startswith("4")
    assert again.cell("Försäkringskassan, Män").startswith("3")


def test_a_pasted_block_that_finds_no_room_is_there_to_be_tried_again(office: Office, example: Path) -> None:
    day = at_may(office, example)

    with full_disk():
        day.paste("4\t3\t0\n1\t1\t0\n")
        assert day.said[-1].startswith(FULL)
        assert day.hears("6 rutor är inte sparade")
    assert day.cell("Arbetsförmedlingen, Män").startswith("1, fel: ")

    day.paste("4\t3\t0\n1\t1\t0\n")
    assert day.cell("Arbetsförmedlingen, Män") == "1"
    assert not day.hears("inte sparade")


def test_a_text_that_finds_no_room_stays_in_its_field(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_5, CTRL)
    day.go_to(period="2022")
    day.tab_to("Nuläge")
    day.press(Qt.Key.Key_A, CTRL)

    with full_disk():
        day.fill("Trettiotre unga.")
        assert day.hears(FULL)
        assert day.hears("Trettiotre unga.")

    day.tab_to("Nuläge", back=True)
    day.fill(" I Lycksele.")
    assert not day.hears(FULL, day.opened.tab)
    day.quit()
    assert office.sit_down(example).hears("I Lycksele.")


def test_a_report_that_finds_no_room_leaves_nothing_half(office: Office, example: Path, tmp_path: Path) -> None:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_P, CTRL)
    day.until(lambda: day.hears("Sida 1 av "))
    out = tmp_path / "rapport.pdf"
    day.dialogs.answers += [out, out]

    with full_disk():
        day.press(Qt.Key.Key_S, CTRL)
    assert "rapport.pdf" in day.said[-1]
    assert not out.exists()

    day.press(Qt.Key.Key_S, CTRL)
    assert out.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_read_is_still_there_when_one_comes_back(office: Office, example: Path) -> None:
    day = at_may(office, example)
    day.fill("tre")
    day.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert day.hears("Tierp, april 2016")
    day.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert day.hears("Tierp, maj 2016")

    assert day.cell("Försäkringskassan, Kvinnor").startswith("tre, fel: ")
