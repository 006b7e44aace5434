"""Taking in a file: nothing is written before it has been shown, and everything can be undone at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from domain.period import parse_period
from storage.areas import read_areas
from storage.queries import benefits as stored
from storage.workspace import Workspace, create_workspace, open_workspace
from support.tab_stand import TabStand
from widgets.importing.dialog import ImportDialog
from widgets.parts import CheckList, TextLabel

DATA = Path(__file__).parents[2] / "data"
WHO = "samverkanskoordinator Umeåregionen"
NAMES = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors", "2284": "Örnsköldsvik"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "umea.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401", "2404"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> Iterator[TabStand]:
    made = TabStand(workspace)
    yield made
    made.jobs.close()


def open_dialog(qtbot: QtBot, stand: TabStand, path: Path) -> ImportDialog:
    dialog = ImportDialog(stand.services, path, NAMES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not stand.jobs.running)
    return dialog


def said(dialog: ImportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(TextLabel) if label.text())


def take_in(dialog: ImportDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "take-in")
    assert button is not None
    return button


def has_figures(workspace: Workspace) -> bool:
    return stored.benefit_figures(workspace, "2401", parse_period("2021")) is not None


def test_a_file_is_shown_first_and_written_when_the_user_says_so(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    dialog = open_dialog(qtbot, stand, DATA / "published-equivalents.csv")
    assert "8 nya rader." in said(dialog)
    assert "Nordmaling" in said(dialog)
    assert not has_figures(workspace)
    take_in(dialog).click()
    assert has_figures(workspace)
    assert stand.said[-1] == "published-equivalents.csv är inläst: 8 nya rader."
    stand.undo()
    assert not has_figures(workspace)


def test_a_file_with_a_fault_lists_its_lines_and_cannot_be_taken_in(
    qtbot: QtBot, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    wrong = tmp_path / "fel.csv"
    text = (DATA / "published-equivalents.csv").read_text("utf-8").replace("551", "552")
    wrong.write_text(text.replace("2404,2021", "9999,2021"), "utf-8")
    dialog = open_dialog(qtbot, stand, wrong)
    listed = dialog.findChild(CheckList)
    assert listed is not None
    assert [item.text[:6] for item in listed.items_shown] == ["Rad 3:", "Rad 5:"]
    assert "2 rader måste rättas" in said(dialog)
    assert not take_in(dialog).isEnabled()
    assert not has_figures(workspace)


def test_a_file_of_another_kind_is_told_in_a_sentence(qtbot: QtBot, stand: TabStand, tmp_path: Path) -> None:
    other = tmp_path / "bild.csv"
    other.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    dialog = open_dialog(qtbot, stand, other)
    assert said(dialog).count("Ingenting har ändrats.") == 1
    assert not take_in(dialog).isEnabled()


def test_a_file_that_is_already_there_has_nothing_to_add(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    first = open_dialog(qtbot, stand, DATA / "published-equivalents.csv")
    take_in(first).click()
    dialog = open_dialog(qtbot, stand, DATA / "published-equivalents.csv")
    assert "Allt i filen finns redan" in said(dialog)
    assert not take_in(dialog).isEnabled()
