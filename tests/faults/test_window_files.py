"""The program is started on a file that it can't use as it should: a sentence in the window, and a way on."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from storage.file.connection import open_sqlite
from support.hardship import rights_of_a_user
from support.office import example, office
from support.sitting import CTRL, Office, Sitting

__all__ = ["example", "office"]

SHEET = "LOTS-ärenden i Tierp, maj 2016"


def record(sitting: Sitting, *texts: str) -> None:
    sitting.press(Qt.Key.Key_4, CTRL)
    sitting.go_to(area="Tierp", period="maj 2016")
    sitting.fill(*texts)


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:8192] = bytes(8092)
    path.write_bytes(content)


def test_a_damaged_file_is_put_back_from_its_copy_by_keyboard(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    record(day, "2")
    day.quit()
    office.sit_down(example).quit()  # the copy of what was recorded is taken when it is opened
    damage(example)

    day = office.sit_down(example)
    assert day.hears("exempel.lagesbild öppnades inte")
    assert day.hears("är skadad eller är ingen arbetsbok")
    assert day.name_of_focused == "Återställ från säkerhetskopia …"

    def take_the_latest(_dialog: QWidget) -> None:
        day.press(Qt.Key.Key_Return)

    day.in_dialog(lambda: day.press(Qt.Key.Key_Return), take_the_latest)

    assert day.name_of_focused == SHEET
    assert day.cell("Försäkringskassan, Kvinnor") == "2"
    kept = list(example.parent.glob("exempel före återställning *.lagesbild"))
    assert len(kept) == 1


def test_a_file_that_is_no_workspace_is_left_as_it_is(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "budget.lagesbild"
    path.write_bytes(b"PK\x03\x04" + bytes(5000))
    before = path.read_bytes()

    day = office.sit_down(path)

    assert day.hears("är skadad eller är ingen arbetsbok")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_file_of_a_newer_version_is_left_as_it_is(office: Office, example: Path) -> None:
    with closing(open_sqlite(example)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = example.read_bytes()

    day = office.sit_down(example)

    assert day.hears("nyare version")
    assert day.window.windowTitle() == "Lägesbild"
    day.press(Qt.Key.Key_Return)
    assert day.hears("nyare version")
    assert example.read_bytes() == before


def test_a_file_that_is_gone_is_told_and_the_others_can_be_opened(office: Office, example: Path) -> None:
    day = office.sit_down(example.with_name("borta.lagesbild"))

    assert day.hears("Det finns ingen arbetsbok borta.lagesbild")
    day.dialogs.answers.append(example)
    day.press(Qt.Key.Key_O, CTRL)
    assert day.window.windowTitle() == "Exempelregionen – Lägesbild"


@pytest.fixture
def read_only_folder(example: Path) -> Iterator[Path]:
    """The folder of the example, where nobody may write."""
    folder = example.parent
    folder.chmod(0o500)
    with rights_of_a_user():
        yield folder
    folder.chmod(0o700)


def test_a_folder_one_may_only_read_is_read(read_only_folder: Path, office: Office, example: Path) -> None:
    before = example.read_bytes()

    day = office.sit_down(example)

    assert day.hears("Skrivskyddad: Det går inte att skriva i exempel.lagesbild eller i mappen")
    record(day, "2")
    assert day.said[-1] == "Arbetsboken är öppen för läsning. Siffrorna kan inte ändras."
    assert day.cell("Försäkringskassan, Kvinnor").startswith("inte registrerat")
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")
    assert day.cell("Totalt, 2021") == "551"
    day.quit()
    assert example.read_bytes() == before
    assert list(read_only_folder.iterdir()) == [example]


def test_damage_that_comes_while_one_works_is_told_and_the_text_stays(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    record(day, "2")
    content = bytearray(example.read_bytes())
    content[24:8192] = bytes(8168)
    example.write_bytes(content)

    day.fill("7")

    assert day.hears("skrivit över filen exempel.lagesbild")
    assert day.cell("Försäkringskassan, Män").startswith("7")
