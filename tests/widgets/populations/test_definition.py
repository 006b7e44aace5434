"""The definition's editor: changed on trial with real figures beside, saved as a new version, nothing shipped changed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from domain.populations.definition import RowRole, lagesbild_definition, published_2024_definition
from storage.file.workspace import Workspace, open_workspace
from storage.populations import queries as stored
from support.population_tab import (
    GROUP,
    OCTOBER,
    choose,
    find,
    labels,
    notes,
    numbers,
    open_tab,
    record,
    show,
    take_in,
    write,
)
from support.tab_stand import TabStand
from widgets.populations.definition.tree import RowTree
from widgets.populations.definition.view import DefinitionView
from widgets.populations.page import PopulationsTab

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
YOUNG = "Unga långtidsarbetslösa 16–24 år (mer än 6 månader)"


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> PopulationsTab:
    take_in(workspace)
    return open_tab(qtbot, stand, view="Definition")


def tree_of(tab: PopulationsTab) -> RowTree:
    return find(tab, RowTree)


def stand_on(tab: PopulationsTab, label: str) -> RowTree:
    tree = tree_of(tab)
    (item,) = tree.findItems(label, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.setCurrentItem(item)
    tree.setFocus()
    return tree


def rows_of(tab: PopulationsTab) -> list[tuple[str, str]]:
    """Every row with the row it is a part of, from the top."""
    found = []
    item = tree_of(tab).topLevelItem(0)
    while item is not None:
        above = item.parent()
        found.append((item.text(0), "" if above is None else above.text(0)))
        item = tree_of(tab).itemBelow(item)
    return found


def press(tab: PopulationsTab, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tree_of(tab), key, modifiers)


def tick(tab: PopulationsTab, label: str, state: Qt.CheckState) -> None:
    listed = find(tab, QListWidget, "row-overlaps")
    (item,) = listed.findItems(label, Qt.MatchFlag.MatchExactly)
    item.setCheckState(state)


def press_button(tab: PopulationsTab, name: str) -> None:
    button = find(tab, QPushButton, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_counting_the_longest_unemployed_too_is_seen_before_it_is_saved(tab: PopulationsTab) -> None:
    assert numbers(tab) == ["281 sparad", "281 utkast"]
    stand_on(tab, "varav mer än 24 månader")
    press(tab, Qt.Key.Key_Space)
    assert numbers(tab) == ["281 sparad", "323 utkast"]
    assert "72 + 27 + 33 + 36 + 21 + 92 + 42 = 323" in labels(tab)
    assert "42 räknas två gånger" in notes(tab)
    assert "209–281 olika personer" in labels(tab)
    assert "”varav mer än 24 månader” räknas med." in notes(tab)
    assert len(tab.unsaved()) == 1


def test_it_is_saved_as_a_new_version_from_a_day_and_undone(
    tab: PopulationsTab, stand: TabStand, workspace: Workspace
) -> None:
    stand_on(tab, "varav mer än 24 månader")
    press(tab, Qt.Key.Key_Space)
    write(find(tab, QLineEdit, "valid-from"), "2024-01-01")
    press_button(tab, "save-definition")
    version = stored.definition(workspace, "default-2")
    assert (version.version, version.valid_from) == (2, date(2024, 1, 1))
    assert version.row("unemployed_adult_24").role is RowRole.COUNTED
    assert stored.definition(workspace) == lagesbild_definition()
    assert len(tab.unsaved()) == 0
    assert find(tab, QComboBox, "definition-version").currentText() == "Lägesbild, version 2 från 2024-01-01"
    assert QApplication.focusWidget() is tree_of(tab), "the button went grey, the keyboard did not go"
    assert "Sparat som version 2 från 2024-01-01. Ctrl+Z ångrar." in stand.said
    show(tab, "Registrera")
    assert numbers(tab)[0] == "323 känd"
    assert "Räknat efter definitionen Lägesbild, version 2 från 2024-01-01." in labels(tab)
    stand.undo()
    assert numbers(tab)[0] == "281 känd"


def test_a_version_from_a_later_day_changes_no_earlier_figure(tab: PopulationsTab, workspace: Workspace) -> None:
    stand_on(tab, "varav mer än 24 månader")
    press(tab, Qt.Key.Key_Space)
    write(find(tab, QLineEdit, "valid-from"), "2025-01-01")
    press_button(tab, "save-definition")
    show(tab, "Registrera")
    assert numbers(tab)[0] == "281 känd"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("i fjol", "”i fjol” är inget datum."),
        ("2024-01-01", "gäller redan från 2024-01-01"),
    ],
)
def test_a_day_that_cannot_be_used_is_refused_and_the_draft_kept(
    tab: PopulationsTab, workspace: Workspace, written: str, said: str
) -> None:
    for key, since in (("varav mer än 24 månader", "2024-01-01"), ("varav sjukskrivna", written)):
        stand_on(tab, key)
        press(tab, Qt.Key.Key_Space)
        write(find(tab, QLineEdit, "valid-from"), since)
        press_button(tab, "save-definition")
    assert said in labels(tab)
    assert len(tab.unsaved()) == 1
    assert len(stored.definitions(workspace)) == 3


def test_a_row_is_added_named_moved_and_taken_away_with_keys(tab: PopulationsTab) -> None:
    stand_on(tab, "varav sjukskrivna")
    press(tab, Qt.Key.Key_Insert)
    name = find(tab, QLineEdit, "row-name")
    assert QApplication.focusWidget() is name
    assert name.selectedText() == "Ny rad"
    item = tree_of(tab).currentItem()
    assert item is not None
    assert tree_of(tab).viewport().rect().intersects(tree_of(tab).visualItemRect(item)), "the new row is in sight"
    write(name, "varav i skola")
    assert ("varav i skola", "Individer med ekonomiskt bistånd") in rows_of(tab)
    stand_on(tab, "varav i skola")
    press(tab, Qt.Key.Key_Up, CTRL_SHIFT)
    labels_now = [label for label, _ in rows_of(tab)]
    assert labels_now.index("varav i skola") == labels_now.index("varav sjukskrivna") - 1
    press(tab, Qt.Key.Key_Right, CTRL_SHIFT)
    assert ("varav i skola", "varav arbetslösa") in rows_of(tab)
    press(tab, Qt.Key.Key_Left, CTRL_SHIFT)
    press(tab, Qt.Key.Key_Left, CTRL_SHIFT)
    assert ("varav i skola", "") in rows_of(tab)
    press(tab, Qt.Key.Key_Delete)
    assert "varav i skola" not in [label for label, _ in rows_of(tab)]
    assert len(tab.unsaved()) == 0, "back where it began"


def test_buttons_do_what_the_keys_do(tab: PopulationsTab) -> None:
    before = rows_of(tab)
    buttons = {each.accessibleName(): each for each in tab.findChildren(QPushButton) if each.isVisibleTo(tab)}
    stand_on(tab, "varav sjukskrivna")
    buttons["Flytta raden uppåt (Ctrl+Skift+Upp)"].click()
    assert rows_of(tab) != before
    buttons["Flytta raden nedåt (Ctrl+Skift+Ned)"].click()
    assert rows_of(tab) == before
    buttons["Gör raden till en del av raden ovanför (Ctrl+Skift+Höger)"].click()
    assert ("varav sjukskrivna", "varav arbetslösa") in rows_of(tab)
    buttons["Flytta ut raden ett steg (Ctrl+Skift+Vänster)"].click()
    assert rows_of(tab) == before
    buttons["Lägg till en rad (Insert)"].click()
    assert ("Ny rad", "Individer med ekonomiskt bistånd") in rows_of(tab)
    stand_on(tab, "Ny rad")
    buttons["Ta bort raden (Delete)"].click()
    assert rows_of(tab) == before


def test_a_row_gone_leaves_its_counts_and_says_so(tab: PopulationsTab, workspace: Workspace) -> None:
    stand_on(tab, YOUNG)
    press(tab, Qt.Key.Key_Delete)
    assert "En uppgift gäller en rad som inte finns med. Den finns kvar i arbetsboken men visas inte." in notes(tab)
    assert f"”{YOUNG}” är borttagen." in notes(tab)
    assert numbers(tab) == ["281 sparad", "260 utkast"]
    press_button(tab, "save-definition")
    assert stored.population_counts(workspace, "2481", OCTOBER)["unemployed_young"] == 21


@pytest.mark.parametrize(
    ("row", "box", "choice", "said"),
    [
        ("Individer som är arbetslösa", "row-whole", YOUNG, "kan inte ligga inom sig själv"),
        ("varav sjukskrivna", "row-role", "publicerad summa", "Bara en rad kan vara den publicerade summan."),
    ],
)
def test_a_definition_that_cannot_be_used_is_refused_in_words(
    tab: PopulationsTab, row: str, box: str, choice: str, said: str
) -> None:
    before = rows_of(tab)
    stand_on(tab, row)
    choose(tab, choice, box)
    assert said in labels(tab)
    assert rows_of(tab) == before
    assert find(tab, QComboBox, box).currentText() != choice, "the field says what holds"
    assert len(tab.unsaved()) == 0


def test_a_row_with_parts_is_not_taken_away(tab: PopulationsTab) -> None:
    stand_on(tab, "Individer med ekonomiskt bistånd")
    press(tab, Qt.Key.Key_Delete)
    assert "har delar (varav arbetslösa och varav sjukskrivna)" in labels(tab)


def test_a_row_may_not_overlap_what_it_lies_in(tab: PopulationsTab) -> None:
    stand_on(tab, "varav sjukskrivna")
    tick(tab, "Individer med ekonomiskt bistånd", Qt.CheckState.Checked)
    assert "kan inte överlappa: den ena ligger inom den andra" in labels(tab)
    listed = find(tab, QListWidget, "row-overlaps")
    (item,) = listed.findItems("Individer med ekonomiskt bistånd", Qt.MatchFlag.MatchExactly)
    assert item.checkState() is Qt.CheckState.Unchecked


def test_an_overlap_widens_the_range(tab: PopulationsTab) -> None:
    stand_on(tab, "varav sjukskrivna")
    tick(tab, "varav sjukskrivna arbetslösa", Qt.CheckState.Checked)
    assert "182–281 olika personer" in labels(tab)
    assert "kan överlappa." in notes(tab)
    tick(tab, "varav sjukskrivna arbetslösa", Qt.CheckState.Unchecked)
    assert "209–281 olika personer" in labels(tab)


def test_role_party_and_name_are_chosen_in_the_fields(tab: PopulationsTab) -> None:
    tree = stand_on(tab, "varav sjukskrivna")
    choose(tab, "räknas inte", "row-role")
    choose(tab, "Försäkringskassan", "row-party")
    item = tree_of(tab).currentItem()
    assert item is not None
    assert [item.text(column) for column in (1, 2)] == ["räknas inte", "FK"]
    assert numbers(tab) == ["281 sparad", "254 utkast"]
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is find(tab, QLineEdit, "row-name")
    write(find(tab, QLineEdit, "row-name"), "varav sjuka")
    assert "”varav sjukskrivna” heter nu ”varav sjuka”." in notes(tab)


def test_two_rows_of_one_name_are_refused(tab: PopulationsTab) -> None:
    stand_on(tab, "varav sjukskrivna")
    write(find(tab, QLineEdit, "row-name"), "varav arbetslösa")
    assert "Det finns redan en rad som heter ”varav arbetslösa”." in labels(tab)
    assert find(tab, QLineEdit, "row-name").text() == "varav arbetslösa", "it stays to be mended"
    assert len(tab.unsaved()) == 1
    write(find(tab, QLineEdit, "row-name"), "varav sjukskrivna")
    assert len(tab.unsaved()) == 0


def test_a_personal_number_is_never_a_row(tab: PopulationsTab, workspace: Workspace) -> None:
    stand_on(tab, "varav sjukskrivna")
    write(find(tab, QLineEdit, "row-name"), "varav 19121212-1212")
    press_button(tab, "save-definition")
    assert "personnummer" in labels(tab)
    assert len(stored.definitions(workspace)) == 2


def test_a_draft_is_thrown_away_only_after_a_question(tab: PopulationsTab, stand: TabStand) -> None:
    stand_on(tab, "varav sjukskrivna")
    press(tab, Qt.Key.Key_Space)
    press_button(tab, "discard-draft")
    assert len(tab.unsaved()) == 1
    stand.dialogs.answers = [True]
    press_button(tab, "discard-draft")
    assert len(tab.unsaved()) == 0
    assert QApplication.focusWidget() is tree_of(tab)


def test_a_draft_waits_while_other_things_are_looked_at(tab: PopulationsTab) -> None:
    stand_on(tab, "varav sjukskrivna")
    press(tab, Qt.Key.Key_Space)
    choose(tab, "Som publicerat 2024, version 1 från 2024-10-31", "definition-version")
    assert find(tab, QComboBox, "definition").currentText() == "Som publicerat 2024"
    assert numbers(tab) == ["323 sparad", "323 utkast"]
    show(tab, "Registrera")
    assert len(tab.unsaved()) == 1
    show(tab, "Definition")
    choose(tab, "Lägesbild")
    assert numbers(tab) == ["281 sparad", "254 utkast"]


def view_of(tab: PopulationsTab) -> DefinitionView:
    return find(tab, DefinitionView)


def test_a_definition_of_ones_own_is_made_renamed_and_removed(
    tab: PopulationsTab, stand: TabStand, workspace: Workspace
) -> None:
    stand.dialogs.answers = ["Vår egen"]
    view_of(tab).make()
    assert find(tab, QComboBox, "definition").currentText() == "Vår egen"
    assert find(tab, QComboBox, "definition-version").currentText() == "Vår egen, version 1"
    stand.dialogs.answers = ["Regionens"]
    view_of(tab).rename()
    assert find(tab, QComboBox, "definition").currentText() == "Regionens"
    view_of(tab).remove()
    assert find(tab, QComboBox, "definition").currentText() == "Lägesbild"
    assert len(stored.definitions(workspace)) == 2
    stand.undo()
    assert len(stored.definitions(workspace)) == 3


def test_what_ships_is_neither_renamed_nor_removed(tab: PopulationsTab, stand: TabStand, workspace: Workspace) -> None:
    stand.dialogs.answers = ["Något annat"]
    view_of(tab).rename()
    assert "följer med programmet" in labels(tab)
    view_of(tab).remove()
    assert "följer med programmet och kan inte tas bort" in labels(tab)
    assert stored.definitions(workspace) == (lagesbild_definition(), published_2024_definition())


def test_a_group_is_tried_as_the_sum_of_its_kommuner(qtbot: QtBot, stand: TabStand, workspace: Workspace) -> None:
    take_in(workspace)
    record(workspace)
    tab = open_tab(qtbot, stand, area=GROUP, view="Definition")
    assert numbers(tab) == ["401 sparad", "401 utkast"]
    assert "299–401 olika personer" in labels(tab)
    assert "Med antalen för Södra Lappland, 31 oktober 2024." in labels(tab)


def test_without_figures_it_says_where_to_find_some(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_tab(qtbot, stand, view="Definition")
    assert "Lycksele har inga antal för 31 oktober 2024 att pröva på." in labels(tab)
    assert numbers(tab) == []
    assert "räknas två gånger" not in notes(tab)


def test_counting_twice_is_told_of_without_figures_too(qtbot: QtBot, stand: TabStand) -> None:
    tab = open_tab(qtbot, stand, view="Definition")
    stand_on(tab, "varav mer än 24 månader")
    press(tab, Qt.Key.Key_Space)
    assert "”varav mer än 24 månader” räknas två gånger: den ligger inom ”Långtidsarbetslösa 25–65 år" in notes(tab)


def test_a_workspace_that_is_only_read_is_looked_at(qtbot: QtBot, workspace: Workspace, theme: object) -> None:
    take_in(workspace)
    workspace.close()
    with open_workspace(workspace.path, who="någon annan", read_only=True) as reader:
        tab = open_tab(qtbot, TabStand(reader), view="Definition")
        stand_on(tab, "varav sjukskrivna")
        press(tab, Qt.Key.Key_Space)
        press(tab, Qt.Key.Key_Delete)
        press(tab, Qt.Key.Key_Insert)
        assert len(tab.unsaved()) == 0
        assert not find(tab, QPushButton, "save-definition").isEnabled()
        assert not find(tab, QPushButton, "whole-definition").isEnabled()
