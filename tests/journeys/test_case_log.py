"""Ten cases by keyboard alone: the month fills itself, is marked as done, and the report of it is printed and read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.__main__ import main
from support.pdf_checks import found_text
from support.sitting import CTRL, SHIFT, Office, Sitting

TEN = (
    # party, unit, worker; sex, age; what was asked for, problem, what was done, risk factors
    ("fp", "fk1", "ku", "m", "1", "ft", "p"),
    ("fp", "fk2", "mu", "r", "2", "i", ""),
    ("ag", "af1", "k3", "s", "3", "a", "l"),
    ("ag", "af1", "m3", "s", "3", "a", "lp"),
    ("kf", "k1", "ku", "p", "4", "kt", "ps"),
    ("kf", "k2", "ku", "p", "4", "t", "ps"),
    ("kf", "k2", "m3", "s", "5", "b", ""),
    ("rs", "r7", "k3", "m", "1", "r", "a"),
    ("rs", "r7", "mo", "m", "0", "l", "a"),
    ("rp", "r8", "k3", "i", "0", "i", ""),
)


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="juni 2016")
    return day


def type_case(day: Sitting, case: tuple[str, ...]) -> int:
    """A case, from the first field; returns how many keys it took."""
    party, worker, person, request, problem, outcome, risk = case
    day.type(party)
    day.type(worker)
    day.press(Qt.Key.Key_Tab, times=2)
    day.type(person)
    day.type(request)
    day.press(Qt.Key.Key_Tab)
    day.type(problem)
    day.type(outcome)
    day.press(Qt.Key.Key_Tab)
    day.type(risk)
    day.press(Qt.Key.Key_Return)
    return len("".join(case)) + 5


def test_ten_cases_become_a_month_and_a_report(
    day: Sitting, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day.do("Nytt ärende")
    assert day.name_of_focused == "Part: inget valt"
    for at, case in enumerate(TEN, start=1):
        assert type_case(day, case) <= 25
        assert day.hears(f"{at} ärende{'n' if at > 1 else ''}")
        assert day.name_of_focused.startswith("Part: ")
    day.press(Qt.Key.Key_1, CTRL | SHIFT)
    assert day.cell("Försäkringskassan, Kvinnor").split(",")[0] == "1"
    assert day.cell("Summa, summa efter kön") == "10"
    assert day.cell("Summa, Män") == "4"
    assert day.cell("Summa, okänd ålder") == "1"
    assert day.hears("fylls från ärendeloggen")
    day.do("Markera månaden klar")
    assert day.hears("Månaden är klar")
    day.quit()

    printed = tmp_path / "rapport.pdf"
    wanted = ["report", "lots", str(example), "--out", str(printed), "--area", "0360"]
    assert main([*wanted, "--internal", "--reason", "styrgruppens möte"]) == 0
    text = " ".join(found_text(printed).split())
    assert "10 ärenden, 12 utfall." in text
    assert "Tilläggsresurs 3 30,0 %" in text
    assert main([*wanted[:-4], "--out", str(tmp_path / "offentlig.pdf"), "--area", "0360"]) == 0
    assert "utfall" not in found_text(tmp_path / "offentlig.pdf")
    capsys.readouterr()
    assert main(["check", str(example)]) == 0
    assert "juni 2016, Tierp" not in capsys.readouterr().out
