"""A workspace is moved, restored and found damaged, in the real window with its real questions."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from storage.file.backup import backup_to
from support.answering import Answer, click, close, strike, tab_to
from support.qt_typing import type_text
from support.sitting import CTRL, Office, Sitting

# The list of names that a file dialog offers under its field.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example, real_dialogs=True)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def write(path: Path) -> Answer:
    """The path in the field of the file dialog, and Return."""

    def answer(_dialog: QDialog) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        type_text(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


@pytest.mark.parametrize("leaves", [click("Avbryt"), strike(Qt.Key.Key_Escape), close])
def test_a_synced_folder_is_asked_about_and_moving_there_can_be_left(
    day: Sitting, example: Path, tmp_path: Path, leaves: Answer
) -> None:
    synced = tmp_path / "OneDrive"
    synced.mkdir()

    day.answer(lambda: day.do("Flytta arbetsboken …"), write(synced / "ny.lagesbild"), leaves)

    assert example.exists()
    assert not any(synced.iterdir())
    assert day.opened.session.workspace.path == example


def test_who_moves_to_a_synced_folder_all_the_same_works_on_there(day: Sitting, example: Path, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    new = synced / "ny.lagesbild"

    day.answer(lambda: day.do("Flytta arbetsboken …"), write(new), tab_to("Flytta ändå"))

    assert not example.exists()
    assert day.opened.session.workspace.path == new


def test_a_copy_is_chosen_and_goes_in_place_with_the_present_file_aside(
    day: Sitting, example: Path, tmp_path: Path
) -> None:
    day.enter("9")
    assert day.cell("Försäkringskassan, Kvinnor").startswith("9")

    day.answer(lambda: day.do("Återställ …"), strike(Qt.Key.Key_Escape))
    assert day.cell("Försäkringskassan, Kvinnor").startswith("9")
    day.answer(lambda: day.do("Återställ …"), click("Återställ"))

    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    assert not day.cell("Försäkringskassan, Kvinnor").startswith("9")
    assert len([*example.parent.glob("*.lagesbild")]) > 1


def test_a_damaged_file_offers_its_copies_and_the_one_that_is_open_stays_when_they_are_left(
    day: Sitting, example: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "skadad.lagesbild"
    backup_to(day.opened.session.workspace, damaged)
    content = bytearray(damaged.read_bytes())
    content[4096 : 4096 * 12] = b"\xa5" * (4096 * 11)
    damaged.write_bytes(content)

    def open_it() -> None:
        day.press(Qt.Key.Key_O, CTRL)

    for leaves in (click("Avbryt"), strike(Qt.Key.Key_Escape), close):
        day.answer(open_it, write(damaged), leaves)
        assert day.opened.session.workspace.path == example
    day.answer(open_it, write(damaged), click("Återställ från säkerhetskopia …"))
    assert damaged.read_bytes() == bytes(content)
