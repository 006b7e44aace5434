"""Windows that close when the test ends."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.file.creation import create_workspace
from storage.ground.register import read_areas
from support.house import copy_demo
from support.window_stand import KeptPreferences, WindowStand
from support.workspaces import COORDINATOR
from widgets.preferences import Preferences
from widgets.tab.contract import TabSpec
from widgets.theme import Theme

OpenWindow = Callable[..., WindowStand]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: Theme) -> Iterator[OpenWindow]:
    """Opens a window: `open_window()` with nothing in it, `open_window(path)` on a workspace."""
    opened: list[WindowStand] = []

    def make(
        workspace: Path | None = None,
        preferences: KeptPreferences | None = None,
        specs: Sequence[TabSpec] | None = None,
    ) -> WindowStand:
        kept = preferences or KeptPreferences(Preferences(function=COORDINATOR))
        stand = WindowStand(qtbot, qapp, tmp_path, kept, specs)
        opened.append(stand)
        if workspace is not None:
            assert stand.program.workspaces.open(workspace)
        return stand

    yield make
    for stand in opened:
        stand.close()


@pytest.fixture
def umea(tmp_path: Path) -> Path:
    """A new workspace for the Umeå region, with every area there is."""
    path = tmp_path / "umea.lagesbild"
    members = ["2401", "2403", "2404", "2409", "2460", "2480"]
    create_workspace(path, name="Umeåregionen", members=members, who=COORDINATOR, areas=read_areas())
    return path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example workspace."""
    path = tmp_path / "exempel.lagesbild"
    copy_demo(path, COORDINATOR)
    return path


@pytest.fixture
def window(open_window: OpenWindow, umea: Path) -> WindowStand:
    """The window on the Umeå region's new workspace."""
    return open_window(umea)
