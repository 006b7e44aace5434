"""Reading a profile: every figure as it was published, said in words where it is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from support.house import import_rows, read_tidy
from support.tab_stand import TabStand
from widgets.parts import FocusNumber
from widgets.profile.page import ProfileTab
from widgets.profile.table import ProfileTable
from widgets.tab.contract import Place

DATA = Path(__file__).parents[2] / "data"
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
WHO = "samverkanskoordinator Umeåregionen"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "umea.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401", "2404", "2409"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        yield opened


def take_in(workspace: Workspace, name: str) -> None:
    file = read_tidy(DATA / name)
    outcome = import_rows(workspace, file.content, file_name=file.name, sha256=file.sha256)
    assert outcome.refused == ()


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    take_in(workspace, "published-equivalents.csv")
    take_in(workspace, "published-ranks.csv")
    return TabStand(workspace)


def open_profile(qtbot: QtBot, stand: TabStand, area: Area, period: str) -> ProfileTab:
    tab = stand.show(ProfileTab, Place(area, parse_period(period)))
    assert isinstance(tab, ProfileTab)
    qtbot.addWidget(tab)
    qtbot.waitExposed(tab)
    return tab


def shown(tab: ProfileTab) -> list[list[str]]:
    table = tab.findChild(ProfileTable)
    assert table is not None
    return [line.replace("\u00a0", " ").split("\t") for line in table.copied_text().splitlines()]


def test_nordmaling_2021_is_what_was_printed(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, NORDMALING, "2021")
    assert shown(tab) == [
        ["Ersättning", "2020", "2021", "Skillnad", "Av alla", "Av bef. (2020)", "Procentenheter"],
        ["Sjukpenning", "115", "108", "−7", "19,6 %", "saknas", "saknas"],
        ["Sjuk- och aktivitetsersättning", "191", "180", "−11", "32,7 %", "saknas", "saknas"],
        ["Arbetslöshetsersättning", "64", "42", "−22", "7,6 %", "saknas", "saknas"],
        ["Arbetsmarknadsåtgärder", "140", "155", "+15", "28,1 %", "saknas", "saknas"],
        ["Etableringsersättning", "20", "10", "−10", "1,8 %", "saknas", "saknas"],
        ["Ekonomiskt bistånd", "67", "56", "−11", "10,2 %", "saknas", "saknas"],
        ["Totalt", "597", "551", "−46", "100,0 %", "15,5 % (16,7)", "−1,2"],
    ]


def test_level_change_and_place_are_said_first(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, NORDMALING, "2021")
    said = " · ".join(number.accessibleName() for number in tab.findChildren(FocusNumber)).replace("\u00a0", " ")
    assert "15,5 % av befolkningen (16,7), publicerad" in said
    assert "551 helårspersoner (597)" in said
    assert "−1,2 procentenheter sedan 2020" in said
    assert "183 av 290 kommuner (218)" in said


def test_the_first_year_says_that_there_is_nothing_to_compare_with(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, NORDMALING, "2020")
    assert shown(tab)[-1] == ["Totalt", "saknas", "597", "saknas", "100,0 %", "16,7 %", "saknas"]


def test_an_area_without_figures_offers_the_first_step(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, Area("0360", "Tierp", AreaKind.KOMMUN), "2021")
    first_step = tab.first_focus()
    assert isinstance(first_step, QPushButton)
    first_step.click()
    assert stand.commands == ["import"]


def test_figures_appear_when_a_file_is_taken_in(qtbot: QtBot, theme: object, workspace: Workspace) -> None:
    stand = TabStand(workspace)
    tab = open_profile(qtbot, stand, NORDMALING, "2021")
    assert isinstance(tab.first_focus(), QPushButton)
    file = read_tidy(DATA / "published-equivalents.csv")
    stand.session.submit(
        lambda ws: import_rows(ws, file.content, file_name=file.name, sha256=file.sha256).changes  # type: ignore[return-value, arg-type]
    )
    assert shown(tab)[-1][2] == "551"
    stand.undo()
    assert isinstance(tab.first_focus(), QPushButton)


def test_the_table_is_read_and_copied_by_keyboard(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, NORDMALING, "2021")
    table = tab.first_focus()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines()[1].startswith("Sjukpenning\t115\t108\t-7")


def test_periods_offered_are_those_with_figures(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_profile(qtbot, stand, NORDMALING, "2021")
    assert [period.code for period in tab.offered_periods(NORDMALING)] == ["2021", "2020"]  # type: ignore[union-attr]
