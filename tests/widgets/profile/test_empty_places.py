"""Where a choice has no figures the tab says which there are, and goes to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from domain.ground.sex import Sex
from storage.file.workspace import Workspace
from support.house import import_rows, read_tidy
from support.profile_tab import ProfileUser, stored
from support.scb_table import scb_table
from support.workspaces import COORDINATOR, open_workspace

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def workspace(theme: object, tmp_path: Path) -> Iterator[Workspace]:
    """Nordmaling by month and sex; Vindeln as published, of both sexes together."""
    path = stored(tmp_path, scb_table(areas=("2401",), first="2021M01", months=12))
    with open_workspace(path, who=COORDINATOR) as opened:
        file = read_tidy(DATA / "published-equivalents.csv")
        import_rows(opened, file.content, file_name=file.name, sha256=file.sha256)
        yield opened


def test_a_sex_without_figures_leads_to_those_there_are(qtbot: QtBot, workspace: Workspace) -> None:
    user = ProfileUser(qtbot, workspace)
    user.open("2401", "2021")
    user.choose("Kön", "Kvinnor")
    user.go_to("2404", "2021")
    said = " ".join(label.text() for label in user.tab.findChildren(QLabel) if label.isVisible())
    assert "Det finns inga siffror för kvinnor, 20–64 år, i Vindeln 2021." in said
    assert "Det finns för båda könen, 20–64 år." in said
    assert user.actions["copy-profile"].enabled() is False
    step = user.tab.first_focus()
    assert isinstance(step, QPushButton)
    assert step.text() == "Visa dem"
    step.click()
    assert user.row("Totalt")[2] == "356"
    assert user.stand.commands == []
    user.go_to("2401", "2021")
    assert user.box("Kön").currentData() is Sex.ALLA
