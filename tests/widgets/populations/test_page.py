"""Recording and reading a collaboration population: nobody is counted twice unknowingly."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.sex import Sex
from storage.file.workspace import Workspace
from storage.populations import queries as stored
from support.population_tab import (
    LYCKSELE,
    OCTOBER,
    cell,
    choose,
    enter,
    grid_of,
    heard,
    labels,
    notes,
    numbers,
    open_tab,
    show,
    take_in,
)
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts import CheckList


def test_lycksele_2024_counts_nobody_twice(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    assert numbers(tab) == ["281 känd", "323 som publicerat", "361 potentiell"]
    assert "72 + 27 + 33 + 36 + 21 + 92 = 281" in labels(tab)
    assert "209–281 olika personer under de överlapp som definitionen anger." in notes(tab)
    assert "42 av de 92 redovisas också för sig" in notes(tab)
    assert "22–49 av 121 är i ingen av delarna, som kan överlappa varandra." in labels(tab)


def test_the_published_definition_gives_323_and_says_who_is_counted_twice(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    choose(tab, "Som publicerat 2024")
    assert numbers(tab)[0] == "323 känd"
    assert "42 räknas två gånger" in notes(tab)
    once = tab.findChild(QPushButton, "count-once")
    assert once is not None
    assert once.isVisibleTo(tab)
    assert once.text() == "Räkna var och en en gång: 281"
    assert "varning: 42 räknas två gånger" in heard(tab, "total", "alla")
    once.setFocus()
    QTest.keyClick(once, Qt.Key.Key_Space)
    assert numbers(tab)[0] == "281 känd"
    assert QApplication.focusWidget() is grid_of(tab), "the button went, the keyboard did not"
    assert "varning" not in heard(tab, "total", "alla")
    assert not once.isVisibleTo(tab)


def test_counts_are_typed_into_the_tree_and_undone(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    tab = open_tab(qtbot, stand)
    enter(tab, "assistance", "alla", "121")
    enter(tab, "assistance_unemployed", "alla", "72")
    assert stored.population_counts(workspace, "2481", OCTOBER) == {"assistance": 121, "assistance_unemployed": 72}
    assert cell(tab, "total", "alla") == "minst 72"
    stand.undo()
    assert stored.population_counts(workspace, "2481", OCTOBER) == {"assistance": 121}


def test_a_part_larger_than_its_whole_is_stored_marked_and_not_counted(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "assistance_sick", "alla", "122")
    assert stored.population_counts(workspace, "2481", OCTOBER)["assistance_sick"] == 122
    assert numbers(tab)[0] == "minst 254 känd"
    assert "kan inte vara fler än" in notes(tab)


def test_a_block_by_sex_is_one_step(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    tab = open_tab(qtbot, stand)
    grid_of(tab).go_to(("assistance", "alla"))
    QApplication.clipboard().setText("121\t70\t51\n72\t40\t32\n")
    QTest.keyClick(grid_of(tab), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stored.population_counts(workspace, "2481", OCTOBER, Sex.KVINNA) == {
        "assistance": 70,
        "assistance_unemployed": 40,
    }
    stand.undo()
    assert stored.population_counts(workspace, "2481", OCTOBER) == {}
    assert stored.population_counts(workspace, "2481", OCTOBER, Sex.KVINNA) == {}


def test_small_counts_are_hidden_in_what_is_copied(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "unemployed_young", "alla", "3")
    next(action for action in tab.actions_offered() if action.key == "copy-population").run()
    copied = QApplication.clipboard().text()
    young = next(line for line in copied.splitlines() if "dolt" in line)
    assert "\t3\t" not in young
    assert not any(line.split("\t")[0] == "3" for line in copied.splitlines())
    assert cell(tab, "unemployed_young", "alla") == "3"


def test_last_times_counts_stand_beside(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand, day=date(2025, 10, 31))
    assert cell(tab, "assistance", "earlier") == "121"
    assert cell(tab, "total", "earlier") == "281"
    assert tab.offered_periods(LYCKSELE) == (OCTOBER,)


def test_a_new_reference_date_is_asked_for_in_words(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_tab(qtbot, stand)
    ask = next(action for action in tab.actions_offered() if action.key == "new-reference-date")
    stand.dialogs.answers = ["i höst"]
    ask.run()
    assert stand.dialogs.asked[-1] == "”i höst” är inget datum. Skriv till exempel 2024-10-31 eller 31 oktober 2024."
    stand.dialogs.answers = ["2025-10-31"]
    ask.run()
    assert stand.commands == ["tab populations"]


def test_a_group_has_none_of_its_own_and_says_where_to_go(qtbot: QtBot, stand: TabStand) -> None:
    group = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)
    tab = open_tab(qtbot, stand, area=group)
    show(tab, "Registrera")
    first_step = tab.first_focus()
    assert isinstance(first_step, QPushButton)
    assert first_step.text().startswith("Gå till")
    first_step.click()
    assert stand.commands == ["tab populations"]


def test_the_total_stands_under_the_rows_it_is_made_of(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    rows = [row.key for row in grid_of(open_tab(qtbot, stand)).grid_model.sheet.content.rows]
    assert rows.index("total") == rows.index("unemployed_adult_24") + 1
    assert rows[-1] == "potential_published"


def test_the_definition_says_which_rows_may_hold_the_same_people(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    take_in(workspace)
    assert "”varav arbetslösa” kan överlappa ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” och" in labels(
        open_tab(qtbot, stand)
    )


def test_a_part_too_large_leads_to_its_cell(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "assistance_sick", "alla", "122")
    listed = tab.findChild(CheckList)
    assert listed is not None
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert grid_of(tab).current_key == ("assistance_sick", "alla")


def test_women_and_men_that_do_not_make_everyone_are_told(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "assistance", "kvinna", "70")
    enter(tab, "assistance", "man", "50")
    assert "kvinnor 70 och män 50 blir 120, men alla är 121." in notes(tab)


def test_what_does_not_add_up_is_marked_while_it_is_typed(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "assistance", "kvinna", "70")
    grid_of(tab).go_to(("assistance", "man"))
    for letter in "50":
        type_text(QApplication.focusWidget() or grid_of(tab), letter)
    assert "kvinnor 70 och män 50 blir 120, men alla är 121" in heard(tab, "total", "alla")
    QTest.keyClick(QApplication.focusWidget() or grid_of(tab), Qt.Key.Key_Backspace)
    type_text(QApplication.focusWidget() or grid_of(tab), "1")
    assert "varning" not in heard(tab, "total", "alla")
    grid_of(tab).commit_editor()
    grid_of(tab).go_to(("assistance_sick", "alla"))
    for letter in "122":
        type_text(QApplication.focusWidget() or grid_of(tab), letter)
    assert "kan inte vara fler än" in heard(tab, "total", "alla")


def test_the_copied_table_has_its_words_and_an_internal_one_its_reason(
    qtbot: QtBot, stand: TabStand, workspace: Workspace
) -> None:
    take_in(workspace)
    tab = open_tab(qtbot, stand)
    enter(tab, "unemployed_young", "alla", "3")
    actions = {action.key: action for action in tab.actions_offered()}
    actions["copy-population"].run()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Samverkanspopulation, Lycksele, 31 oktober 2024. Definition: Lägesbild"
    assert next(line for line in lines if line.startswith("Unga")).split("\t")[1] == "dolt"
    stand.dialogs.answers = ["Underlag till styrgruppen"]
    actions["copy-population-internal"].run()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[1] == "Internt: Underlag till styrgruppen"
    assert next(line for line in lines if line.startswith("Unga")).split("\t")[1] == "3"
