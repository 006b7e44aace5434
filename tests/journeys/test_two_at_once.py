"""Two at once: the second one reads and is told why it can't write; the command line does the same (ruling 30)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtCore import Qt

from app.paths import find_paths
from app.settings import SettingsFile
from support.commands import in_own_process, stored
from support.other_program import window_on
from support.sitting import CTRL, Office, Sitting

DATA = Path(__file__).parents[1] / "data"
FIRST = "samverkanskoordinator Tierp"


@pytest.fixture
def first(example: Path) -> Iterator[Popen[str]]:
    """The window of the one who came first, in a process of its own."""
    settings = SettingsFile(find_paths().settings)
    settings.change(replace(settings.current, function=FIRST))
    with window_on(example) as program:
        yield program


@pytest.fixture
def second(first: Popen[str], office: Office, example: Path) -> Sitting:
    return office.sit_down(example)


def test_the_second_one_reads_and_is_told_who_writes(second: Sitting) -> None:
    assert second.hears(f"Skrivskyddad: Arbetsboken exempel.lagesbild är redan öppen för skrivning hos {FIRST} sedan ")
    assert not second.hears("✓ Sparat")

    second.press(Qt.Key.Key_2, CTRL)
    second.go_to(area="Nordmaling", period="2021")
    assert second.cell("Totalt, 2021") == "551"


def test_the_second_one_cannot_write_anywhere(second: Sitting, example: Path) -> None:
    before = stored(example)

    second.press(Qt.Key.Key_4, CTRL)
    second.go_to(area="Tierp", period="maj 2016")
    second.fill("5")
    assert second.said[-1] == "Arbetsboken är öppen för läsning. Siffrorna kan inte ändras."
    assert second.cell("Försäkringskassan, Kvinnor").startswith("inte registrerat")

    second.press(Qt.Key.Key_3, CTRL)
    second.go_to(area="Lycksele", period="2024")
    second.fill("5")
    assert second.cell("Individer med ekonomiskt bistånd, alla").startswith("121")

    second.press(Qt.Key.Key_5, CTRL)
    second.go_to(period="2022")
    second.tab_to("Rubrik")
    second.fill("Något annat")
    assert not second.hears("Något annat")

    second.press(Qt.Key.Key_Z, CTRL)
    assert second.said[-1].endswith("är öppen för läsning. Ingenting skrevs.")
    assert stored(example) == before


def test_the_second_one_prints_all_the_same(second: Sitting, tmp_path: Path) -> None:
    out = tmp_path / "rapport.pdf"
    second.dialogs.answers.append(out)
    second.press(Qt.Key.Key_P, CTRL)
    second.until(lambda: second.hears("Sida 1 av "))
    second.press(Qt.Key.Key_S, CTRL)
    assert out.read_bytes().startswith(b"%PDF")


def test_the_second_one_writes_when_the_first_has_left(second: Sitting, first: Popen[str]) -> None:
    second.press(Qt.Key.Key_4, CTRL)
    second.go_to(area="Tierp", period="maj 2016")
    second.tab_to("Försök igen", back=True)
    second.press(Qt.Key.Key_Return)
    assert second.hears("Skrivskyddad: ")

    first.kill()
    first.wait()
    second.tab_to("Försök igen", back=True)
    second.press(Qt.Key.Key_Return)

    assert not second.hears("Skrivskyddad")
    second.fill("5")
    assert second.cell("Försäkringskassan, Kvinnor").startswith("5")


def test_a_command_that_writes_is_refused_and_one_that_reads_is_not(first: Popen[str], example: Path) -> None:
    before = stored(example)

    refused = in_own_process("import", example, DATA / "driving-licences-oxelosund-2015.csv")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(f"Arbetsboken exempel.lagesbild är redan öppen för skrivning hos {FIRST} sedan ")
    assert "Traceback" not in refused.err
    assert in_own_process("undo", example).code == 1
    assert stored(example) == before

    read = in_own_process("profile", example, "--area", "2401", "--period", "2021", "--json")
    assert read.code == 0
    assert read.json["total"] == 551
    assert first.poll() is None
