"""The page as it is printed, beside the recommendation that is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from support.house import create_demo
from support.qt_typing import type_text
from support.tab_stand import TabStand
from support.workspaces import COORDINATOR
from widgets.parts.live_text import LiveText
from widgets.recommendations import page_beside
from widgets.recommendations.list_card import ListCard
from widgets.recommendations.page import RecommendationsTab
from widgets.recommendations.page_beside import PageBeside
from widgets.tab.contract import Place

PLACE = Place(Area("exempelregionen", "Exempelregionen", AreaKind.GROUP), parse_period("2031"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as opened:
        add_recommendation(opened, year=2031, template="kortmall", title="Den första")
        made, _ = add_recommendation(opened, year=2031, template="kortmall", title="Sjukskrivna arbetslösa")
        edit_recommendation(opened, recommendation=made, areas=["2401"])
        text = "I {kommun} försörjdes {profil 2021 sjukpenning antal} helårspersoner."
        write_recommendation_text(opened, recommendation=made, field="motivering", text=text)
    return path


@pytest.fixture
def workspace(file: Path) -> Iterator[Workspace]:
    with open_workspace(file, who=COORDINATOR) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand, monkeypatch: pytest.MonkeyPatch) -> RecommendationsTab:
    monkeypatch.setattr(page_beside, "PAUSE_MS", 10)
    return _shown(stand, qtbot)


def _shown(stand: TabStand, qtbot: QtBot) -> RecommendationsTab:
    shown = stand.show(RecommendationsTab, PLACE)
    assert isinstance(shown, RecommendationsTab)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    qtbot.waitExposed(shown)
    QApplication.processEvents()
    return shown


def _beside(tab: QWidget) -> PageBeside:
    found = tab.findChild(PageBeside)
    assert found is not None
    return found


def _printed(tab: QWidget) -> str:
    """What a screen reader is told of the pages."""
    papers = [each for each in _beside(tab).findChildren(QWidget) if each.accessibleName().startswith("Sida 1 av")]
    papers = [each for each in papers if each.isVisible()]
    return papers[0].accessibleDescription() if papers else ""


def _press_f9(tab: RecommendationsTab) -> None:
    next(each for each in tab.actions_offered() if each.shortcut == "F9").run()
    QApplication.processEvents()


def test_the_page_follows_what_is_written_before_it_is_stored(tab: RecommendationsTab, qtbot: QtBot) -> None:
    assert not _beside(tab).isVisible()
    _press_f9(tab)
    tab.show_thing(max(each.id for each in tab._listed))
    qtbot.waitUntil(lambda: "2. Sjukskrivna arbetslösa" in _printed(tab))
    assert "I Nordmaling försörjdes 108 helårspersoner." in _printed(tab)
    field = tab.findChild(LiveText, "field-motivering")
    assert field is not None
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_text(field, " Det är **många**.")
    qtbot.waitUntil(lambda: "108 helårspersoner. Det är många." in _printed(tab))
    field.undo()
    assert tab.unsaved() == []


def test_it_comes_back_in_another_session_and_goes_with_the_same_key(
    tab: RecommendationsTab, stand: TabStand, qtbot: QtBot
) -> None:
    _press_f9(tab)
    again = _shown(stand, qtbot)
    assert _beside(again).isVisible()
    _press_f9(again)
    assert not _beside(again).isVisible()
    assert not _beside(_shown(stand, qtbot)).isVisible()


def test_a_window_that_is_too_narrow_says_so_and_hides_it(tab: RecommendationsTab, stand: TabStand) -> None:
    _press_f9(tab)
    tab.resize(1000, 700)
    QApplication.processEvents()
    assert not _beside(tab).isVisible()
    _press_f9(tab)
    assert stand.said[-1].startswith("Fönstret är för smalt för att visa sidan bredvid texten.")
    tab.resize(1366, 700)
    QApplication.processEvents()
    assert _beside(tab).isVisible()


def test_several_have_no_page_and_one_that_cannot_be_printed_says_why(
    tab: RecommendationsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press_f9(tab)
    qtbot.waitUntil(lambda: "1. Den första" in _printed(tab))

    def told() -> list[str]:
        return [each.text() for each in _beside(tab).findChildren(QLabel) if each.isVisible() and each.text()]

    card = tab.findChild(ListCard)
    assert card is not None
    QTest.keyClick(card.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "Välj en rekommendation i taget för att se dess sida." in told()
    assert _printed(tab) == ""

    def broken(*_asked: object) -> None:
        raise UserProblem("Filen är inte kvar.")

    monkeypatch.setattr(page_beside, "drawn_pages", broken)
    tab.show_thing(tab._listed[0].id)
    qtbot.waitUntil(lambda: "Filen är inte kvar." in told())
