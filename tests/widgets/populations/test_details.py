"""Where the counts of a row come from: written under the sheet, kept with the row, never a person."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from domain.ground.sex import Sex
from storage.file.workspace import Workspace, open_workspace
from storage.populations.comparison import count_details
from support.population_tab import (
    OCTOBER,
    cell,
    enter,
    find,
    grid_of,
    heard,
    labels,
    open_tab,
    record,
    take_in,
    write,
)
from support.tab_stand import TabStand


def test_a_row_is_told_who_delivered_it_and_undone(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    grid_of(tab).go_to(("unemployed_young", "alla"))
    assert "”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)”: egen uppgift, " in labels(tab)
    write(find(tab, QLineEdit, "row-contact"), "handläggare AF")
    told = count_details(workspace, "2481", OCTOBER)
    assert told["unemployed_young", Sex.ALLA].contact == "handläggare AF"
    assert told["unemployed_adult", Sex.ALLA].contact is None
    stand.undo()
    assert count_details(workspace, "2481", OCTOBER)["unemployed_young", Sex.ALLA].contact is None


def test_the_bas_row_has_a_date_and_a_source_of_its_own(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    grid_of(tab).go_to(("no_known_occupation", "alla"))
    write(find(tab, QLineEdit, "row-date"), "2023-12-31")
    write(find(tab, QLineEdit, "row-source"), "BAS, årsfil")
    detail = count_details(workspace, "2481", OCTOBER)["no_known_occupation", Sex.ALLA]
    assert detail.row_date == date(2023, 12, 31)
    assert detail.source.title == "BAS, årsfil"


def test_control_m_goes_from_the_count_to_its_contact(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    grid_of(tab).go_to(("assistance", "alla"))
    QTest.keyClick(grid_of(tab), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is find(tab, QLineEdit, "row-contact")


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("row-contact", "Berit 19121212-1212", "personnummer"),
        ("row-date", "i höstas", "är inget datum"),
        ("row-source", "", "Skriv vad källan heter"),
    ],
)
def test_what_cannot_be_stored_stays_in_its_row_with_the_reason(
    qtbot: QtBot, stand: TabStand, workspace: Workspace, field: str, text: str, reason: str
) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    before = count_details(workspace, "2481", OCTOBER)
    grid_of(tab).go_to(("assistance", "alla"))
    write(find(tab, QLineEdit, field), text)
    assert reason in labels(tab)
    assert len(tab.unsaved()) == 1
    grid_of(tab).go_to(("health", "alla"))
    assert reason not in labels(tab)
    assert len(tab.unsaved()) == 1
    grid_of(tab).go_to(("assistance", "alla"))
    assert find(tab, QLineEdit, field).text() == text
    assert reason in labels(tab)
    assert count_details(workspace, "2481", OCTOBER) == before


def test_a_row_without_a_count_says_to_begin_with_it(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_tab(qtbot, stand)
    assert "fyll i antalet först" in labels(tab)
    assert find(tab, QLineEdit, "row-contact").isReadOnly()
    enter(tab, "assistance", "alla", "121")
    grid_of(tab).go_to(("assistance", "alla"))
    assert not find(tab, QLineEdit, "row-contact").isReadOnly()
    assert "registrerat i Lägesbild" in labels(tab)
    assert find(tab, QLineEdit, "row-source").text() == ""


def test_a_count_that_is_typed_over_keeps_its_contact(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    grid_of(tab).go_to(("assistance", "alla"))
    write(find(tab, QLineEdit, "row-contact"), "handläggare socialtjänst")
    enter(tab, "assistance", "alla", "122")
    assert count_details(workspace, "2481", OCTOBER)["assistance", Sex.ALLA].contact == "handläggare socialtjänst"


def test_a_small_count_is_seen_and_marked(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "unemployed_young", "alla", "3")
    assert cell(tab, "unemployed_young", "alla") == "3"
    assert "Ett litet antal: döljs i det som skrivs ut eller kopieras." in heard(tab, "unemployed_young", "alla")


def test_a_workspace_that_is_only_read_shows_and_changes_nothing(
    qtbot: QtBot, workspace: Workspace, theme: object
) -> None:
    record(workspace)
    path = workspace.path
    workspace.close()
    with open_workspace(path, who="någon annan", read_only=True) as reader:
        assert reader.read_only
        stand = TabStand(reader)
        tab = open_tab(qtbot, stand)
        assert "Arbetsboken är skrivskyddad." in labels(tab)
        assert find(tab, QLineEdit, "row-contact").isReadOnly()
        grid_of(tab).go_to(("assistance", "alla"))
        QTest.keyClick(grid_of(tab), Qt.Key.Key_5)
        assert stand.said[-1] == "Arbetsboken är skrivskyddad."
