"""A workspace of two kommuner, and the tab's stand on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from support.tab_stand import TabStand

WHO = "samverkanskoordinator södra Lappland"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "lappland.lagesbild"
    create_workspace(path, name="Södra Lappland", members=["2481", "2418"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)
