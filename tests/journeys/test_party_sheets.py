"""The autumn's round: sheets go out to the parties, come back filled in, and the population is there with its sum."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from storage.file.creation import create_workspace
from storage.ground.register import read_areas
from support.filled_sheets import PUBLISHED, fill
from support.sitting import CTRL, Office, Sitting

WHO = "samverkanskoordinator Lycksele"
PARTIES = {"af": "Arbetsförmedlingen", "fk": "Försäkringskassan", "socialtjanst": "Socialtjänsten"}


@pytest.fixture
def day(office: Office, tmp_path: Path) -> Sitting:
    """The tab of populations in a workspace where nothing is recorded yet."""
    path = tmp_path / "lappland.lagesbild"
    create_workspace(path, name="Södra Lappland", members=["2481", "2418"], who=WHO, areas=read_areas())
    day = office.sit_down(path)
    day.press(Qt.Key.Key_3, CTRL)
    day.go_to(area="Lycksele")
    return day


def sheet_to(day: Sitting, party: str, folder: Path) -> Path:
    """Ctrl+K and the command; the file it was saved to."""
    path = folder / f"{party}.xlsx"
    day.dialogs.answers.append(path)
    day.do(f"Blankett till {PARTIES[party]}")
    day.until(path.exists)
    day.until(lambda: any(path.name in each for each in day.said))
    return path


def test_sheets_go_out_come_back_and_give_281(day: Sitting, tmp_path: Path) -> None:
    sheets = [sheet_to(day, party, tmp_path) for party in PARTIES]
    for party, path in zip(PARTIES, sheets, strict=True):
        fill(path, PUBLISHED[party], contact=f"handläggare {PARTIES[party]}")
    day.dialogs.answers.append(tuple(sheets))
    day.press(Qt.Key.Key_I, CTRL)
    day.until(lambda: day.name_of_focused == "Läs in 3 filer")
    told = day.heard(day.focused.window())
    day.press(Qt.Key.Key_Return)
    day.until(lambda: any("3 filer är inlästa" in each for each in day.said))
    # A window manager does so when a dialog goes; the offscreen platform has none.
    day.window.activateWindow()
    day.until(day.window.isActiveWindow)

    assert not any("emot varandra" in each for each in told)
    day.until(lambda: day.hears("281"))
    assert day.hears("72 + 27 + 33 + 36 + 21 + 92 = 281")

    for _ in sheets:
        day.press(Qt.Key.Key_Z, CTRL)
    assert not day.hears("281")
