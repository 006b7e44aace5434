"""Figures put in the text of a recommendation in its tab."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations import queries as stored
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from support.house import create_demo
from support.qt_typing import type_text
from support.tab_stand import TabStand
from support.workspaces import COORDINATOR
from widgets.parts.figure_list import FigureList
from widgets.parts.live_text import LiveText
from widgets.recommendations.page import RecommendationsTab
from widgets.tab.contract import Place

GROUP = Area("exempelregionen", "Exempelregionen", AreaKind.GROUP)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as opened:
        made, _ = add_recommendation(opened, year=2031, template="kortmall", title="Sjukskrivna arbetslösa")
        edit_recommendation(opened, recommendation=made, areas=["2401"])
        text = "I {kommun} försörjdes {profil 2021 sjukpenning antal} helårspersoner. {profil 1999 totalt antal}."
        write_recommendation_text(opened, recommendation=made, field="motivering", text=text)
        yield opened


@pytest.fixture
def tab(qtbot: QtBot, theme: object, workspace: Workspace) -> RecommendationsTab:
    shown = TabStand(workspace).show(RecommendationsTab, Place(GROUP, parse_period("2031")))
    assert isinstance(shown, RecommendationsTab)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.resize(1366, 700)
    return shown


def _field(tab: QWidget) -> LiveText:
    found = tab.findChild(LiveText, "field-motivering")
    assert found is not None
    return found


def test_the_figures_of_a_text_are_read_beside_the_window(tab: RecommendationsTab, qtbot: QtBot) -> None:
    field = _field(tab)
    qtbot.waitUntil(lambda: field.words_at(15).startswith("108: sjukpenning, helårspersoner, Nordmaling 2021."))
    assert "regionens presentation 2021, inläst" in field.words_at(15)
    assert "uppgiften finns inte i arbetsboken" in field.accessibleDescription()


def test_three_keys_after_the_brace_put_in_a_usual_figure(
    tab: RecommendationsTab, qtbot: QtBot, workspace: Workspace
) -> None:
    field = _field(tab)
    field.setFocus()
    field.selectAll()
    type_text(field, "Ohälsan är {oh")
    qtbot.waitUntil(lambda: bool((shown := tab.window().findChild(FigureList)) and shown.rows))
    listed = tab.window().findChild(FigureList)
    assert listed is not None
    assert listed.rows[0] == "288 · ohälsa, helårspersoner, Nordmaling 2021"
    QTest.keyClick(field, Qt.Key.Key_Return)
    tab.commit_pending()
    written = stored.recommendations(workspace, 2031)[0].text("motivering")
    assert written == "Ohälsan är {profil 2021 ohälsa antal}"
    qtbot.waitUntil(lambda: field.words_at(11).startswith("288: "))


def test_three_keys_after_the_brace_put_in_a_table_on_a_line_of_its_own(
    tab: RecommendationsTab, qtbot: QtBot, workspace: Workspace
) -> None:
    field = _field(tab)
    field.setFocus()
    field.selectAll()
    type_text(field, "Se {ta")
    qtbot.waitUntil(lambda: bool((shown := tab.window().findChild(FigureList)) and shown.rows))
    listed = tab.window().findChild(FigureList)
    assert listed is not None
    assert listed.rows[0] == "Tabell · kommunprofil, Nordmaling 2021"
    QTest.keyClick(field, Qt.Key.Key_Return)
    tab.commit_pending()
    assert stored.recommendations(workspace, 2031)[0].text("motivering") == "Se \n{tabell profil 2021}"
    qtbot.waitUntil(lambda: field.words_at(4).startswith("Tabell: kommunprofil, Nordmaling 2021. Källa: "))
    tab.grab()
    field.undo()
    assert field.written == "Se {ta"


def test_a_button_offers_tables_and_charts_where_one_wrote_last_and_a_click_puts_one_in(
    tab: RecommendationsTab, qtbot: QtBot, workspace: Workspace
) -> None:
    field = _field(tab)
    field.setFocus()
    field.selectAll()
    type_text(field, "Se ")
    button = next(each for each in tab.findChildren(QPushButton) if each.text() == "Underlag …")
    button.setFocus()
    button.click()
    assert field.hasFocus()
    qtbot.waitUntil(lambda: bool((shown := tab.window().findChild(FigureList)) and shown.rows))
    listed = tab.window().findChild(FigureList)
    assert listed is not None
    assert {row.partition(" ")[0] for row in listed.rows} == {"Tabell", "Diagram"}
    type_text(field, "ohälsa i fjol")
    assert listed.rows == ["Ingen uppgift heter ”ohälsa i fjol”. Esc stänger listan."]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.written == "Se ", "what was sought is no text"
    button.click()
    row = listed.rows.index("Diagram · kommunprofil, Nordmaling 2021")
    place = listed.visualItemRect(listed.item(row)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tab.commit_pending()
    assert stored.recommendations(workspace, 2031)[0].text("motivering") == "Se \n{diagram profil 2021}"
    assert not listed.isVisible()

    # What is selected is not written over, and Esc leaves the text as it was.
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Left)
    field.moveCursor(field.textCursor().MoveOperation.EndOfLine, field.textCursor().MoveMode.KeepAnchor)
    next(each for each in tab.actions_offered() if each.shortcut == "Ctrl+U").run()
    assert listed.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not listed.isVisible()
    assert field.written == "Se \n{diagram profil 2021}"
