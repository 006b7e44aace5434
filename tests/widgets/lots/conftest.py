"""The tab LOTS at Tierp in May 2016, in a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from domain.ground.area import Area
from domain.ground.period import Period
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from support.lots_months import MAY, TIERP
from support.lots_tab import WHO, Open
from support.tab_stand import TabStand
from widgets.lots.page import LotsTab
from widgets.tab.contract import Place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "uppsala.lagesbild"
    create_workspace(made, name="Uppsala län", members=["0360", "0331"], who=WHO, areas=read_areas())
    return made


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_workspace(path, who=WHO) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def open_tab(qtbot: QtBot, theme: object) -> Open:
    """Open the tab at Tierp in May 2016, with the keyboard where it begins."""

    def opened(at: TabStand, *, area: Area = TIERP, shown: Period = MAY) -> LotsTab:
        tab = at.show(LotsTab, Place(area, period=shown))
        assert isinstance(tab, LotsTab)
        qtbot.addWidget(tab)
        qtbot.waitUntil(tab.isActiveWindow)
        tab.first_focus().setFocus()
        return tab

    return opened


@pytest.fixture
def tab(open_tab: Open, stand: TabStand) -> LotsTab:
    return open_tab(stand)
