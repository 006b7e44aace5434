"""The dialog of an import on a workspace of two kommuner, and someone at its keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from support.import_dialog import Opened
from support.tab_stand import TabStand

WHO = "samverkanskoordinator Umeåregionen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "umea.lagesbild"
    create_workspace(made, name="Umeåregionen", members=["2401", "2404"], who=WHO, areas=read_areas())
    return made


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> Iterator[TabStand]:
    made = TabStand(workspace)
    yield made
    made.jobs.close()


@pytest.fixture
def opened(qtbot: QtBot, stand: TabStand) -> Iterator[object]:
    made: list[Opened] = []

    def make(*paths: Path) -> Opened:
        made.append(Opened(qtbot, stand, *paths))
        return made[-1]

    yield make
    for each in made:
        each.finish()
