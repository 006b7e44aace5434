"""The list to the left: order, groups, what is sought, several at once, copies, and how much is filled in."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.recommendations.recommendation import RecommendationStatus
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.recommendations import queries as stored
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts import CheckList
from widgets.recommendations.copy_dialog import CopyDialog
from widgets.recommendations.listing import RecommendationList
from widgets.recommendations.page import RecommendationsTab
from widgets.recommendations.replace_dialog import ReplaceDialog
from widgets.tab.contract import Place

GROUP = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
WHO = "samverkanskoordinator Umeåregionen"
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
WRITTEN = (("Unga", "Skola och KAA"), ("Nyanlända", "Integration"), ("Sjukskrivna", "Integration"), ("Äldre", ""))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "umea.lagesbild"
    create_workspace(path, name="Umeåregionen", members=["2401", "2404"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        for title, theme in WRITTEN:
            made, _ = add_recommendation(opened, year=2022, template="initiativmall", title=title)
            edit_recommendation(opened, recommendation=made, theme=theme)
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand) -> RecommendationsTab:
    shown = stand.show(RecommendationsTab, Place(GROUP, parse_period("2022")))
    assert isinstance(shown, RecommendationsTab)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    return shown


def the_list(tab: QWidget) -> RecommendationList:
    found = tab.findChild(RecommendationList)
    assert found is not None
    return found


def rows(tab: QWidget) -> list[str]:
    model = the_list(tab).model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def mark(tab: QWidget, *titles: str) -> None:
    """Choose by keyboard: the first with the arrows, the rest with Ctrl and space."""
    listing = the_list(tab)
    listing.setFocus()
    for at, title in enumerate(titles):
        row = next(index for index, words in enumerate(rows(tab)) if words.endswith(f". {title}"))
        while listing.currentIndex().row() != row:
            key = Qt.Key.Key_Down if listing.currentIndex().row() < row else Qt.Key.Key_Up
            QTest.keyClick(listing, key, CTRL if at else Qt.KeyboardModifier.NoModifier)
        if at:
            QTest.keyClick(listing, Qt.Key.Key_Space, CTRL)


def do(tab: RecommendationsTab, key: str) -> None:
    next(action for action in tab.actions_offered() if action.key == key).run()


def group_by(tab: QWidget, words: str) -> None:
    button = tab.findChild(QPushButton, "recommendation-show")
    assert button is not None
    next(action for action in button.menu().actions() if action.text() == words).trigger()


def titles(workspace: Workspace, year: int = 2022) -> list[str]:
    return [each.title for each in stored.recommendations(workspace, year)]


def ids(workspace: Workspace) -> dict[str, int]:
    return {each.title: each.id for each in stored.recommendations(workspace, 2022)}


def test_numbers_follow_the_order_of_the_year_under_headings_too(tab: RecommendationsTab) -> None:
    assert rows(tab) == [
        "Integration",
        "2. Nyanlända",
        "3. Sjukskrivna",
        "Skola och KAA",
        "1. Unga",
        "Utan ägare",
        "4. Äldre",
    ]
    group_by(tab, "Utan grupper")
    assert rows(tab) == ["1. Unga", "2. Nyanlända", "3. Sjukskrivna", "4. Äldre"]
    group_by(tab, "Efter status")
    assert rows(tab)[0] == "utkast"


def test_the_grouping_is_remembered(tab: RecommendationsTab, stand: TabStand, qtbot: QtBot) -> None:
    group_by(tab, "Efter område")
    again = stand.show(RecommendationsTab, Place(GROUP, parse_period("2022")))
    qtbot.addWidget(again)
    assert rows(again)[0] == "Hela gruppen"


def test_all_years_are_listed_each_with_its_own_numbers(tab: RecommendationsTab, workspace: Workspace) -> None:
    add_recommendation(workspace, year=2023, template="kortmall", title="Nästa år")
    group_by(tab, "Alla år")
    assert rows(tab)[:4] == ["2023", "1. Nästa år", "2022", "1. Unga"]


def test_alt_and_an_arrow_move_what_is_chosen_past_its_neighbour_and_the_numbers_follow(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    group_by(tab, "Utan grupper")
    mark(tab, "Sjukskrivna", "Äldre")
    QTest.keyClick(the_list(tab), Qt.Key.Key_Up, ALT)
    assert titles(workspace) == ["Unga", "Sjukskrivna", "Äldre", "Nyanlända"]
    assert rows(tab)[1] == "2. Sjukskrivna"
    QTest.keyClick(the_list(tab), Qt.Key.Key_Down, ALT)
    QTest.keyClick(the_list(tab), Qt.Key.Key_Down, ALT)
    assert titles(workspace) == ["Unga", "Nyanlända", "Sjukskrivna", "Äldre"]


def test_under_a_heading_one_is_moved_past_the_next_there_and_not_out_of_it(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    mark(tab, "Nyanlända")
    do(tab, "move-down")
    assert titles(workspace) == ["Unga", "Sjukskrivna", "Nyanlända", "Äldre"]
    do(tab, "move-down")
    assert titles(workspace) == ["Unga", "Sjukskrivna", "Nyanlända", "Äldre"]
    mark(tab, "Nyanlända", "Äldre")
    do(tab, "move-up")
    assert "en rubrik i taget" in stand.said[-1]


def drop(tab: QWidget, onto: str, *, below: bool) -> None:
    listing = the_list(tab)
    row = next(at for at, words in enumerate(rows(tab)) if words.endswith(onto))
    box = listing.visualRect(listing.model().index(row, 0))
    place = QPointF(box.center().x(), box.bottom() - 2 if below else box.top() + 2)
    data = listing.model().mimeData(listing.selectedIndexes())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    listing.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, buttons, keys))


def test_what_is_dragged_stands_where_it_is_dropped(tab: RecommendationsTab, workspace: Workspace) -> None:
    group_by(tab, "Utan grupper")
    mark(tab, "Äldre")
    drop(tab, "Unga", below=True)
    assert titles(workspace) == ["Unga", "Äldre", "Nyanlända", "Sjukskrivna"]
    drop(tab, "Unga", below=False)
    assert titles(workspace)[0] == "Äldre"
    drop(tab, "Äldre", below=True)
    assert titles(workspace)[0] == "Äldre"


def test_what_is_dropped_under_another_heading_stays_and_is_told_why(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    mark(tab, "Äldre")
    drop(tab, "Unga", below=False)
    assert titles(workspace) == ["Unga", "Nyanlända", "Sjukskrivna", "Äldre"]
    assert "en rubrik i taget" in stand.said[-1]
    mark(tab, "Sjukskrivna")
    drop(tab, "Integration", below=True)
    assert titles(workspace) == ["Unga", "Sjukskrivna", "Nyanlända", "Äldre"]


def test_what_is_sought_is_found_in_texts_and_nothing_found_leads_back(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    write_recommendation_text(workspace, recommendation=ids(workspace)["Äldre"], field="mal", text="Fler i arbete")
    tab.read()
    do(tab, "seek-recommendation")
    search = tab.findChild(QLineEdit, "recommendation-search")
    assert search is not None
    assert QApplication.focusWidget() is search
    type_text(search, "ARBETE")
    assert rows(tab) == ["Utan ägare", "4. Äldre"]
    type_text(search, " som inte finns")
    assert not the_list(tab).isVisible()
    show_all = next(each for each in tab.findChildren(QPushButton) if each.text() == "Visa alla")
    show_all.click()
    assert len(rows(tab)) == 7
    group_by(tab, "Bara beslutad")
    assert rows(tab) == []
    shown = tab.findChild(QPushButton, "recommendation-show")
    assert shown is not None
    assert shown.text() == "Efter ägare · beslutad"


def test_owner_and_status_of_several_are_changed_in_one_step(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    before = stored.recommendations(workspace)
    mark(tab, "Nyanlända", "Äldre")
    theme, status = tab.findChild(QComboBox, "several-theme"), tab.findChild(QComboBox, "several-status")
    change = tab.findChild(QPushButton, "several-change")
    assert theme is not None
    assert status is not None
    assert change is not None
    assert change.isVisible()
    assert change.text() == "Ändra 2 rekommendationer"
    change.click()
    assert stored.recommendations(workspace) == before
    theme.setFocus()
    line = theme.lineEdit()
    assert line is not None
    type_text(line, "Kriminalvården")
    status.setCurrentIndex(status.findData(RecommendationStatus.FORANKRAD))
    change.click()
    changed = [each for each in stored.recommendations(workspace) if each.theme == "Kriminalvården"]
    assert [(each.title, each.status.label) for each in changed] == [("Nyanlända", "förankrad"), ("Äldre", "förankrad")]
    stand.undo()
    assert stored.recommendations(workspace) == before


def test_a_personal_number_is_not_given_to_several(tab: RecommendationsTab, workspace: Workspace) -> None:
    mark(tab, "Nyanlända", "Äldre")
    theme = tab.findChild(QComboBox, "several-theme")
    change = tab.findChild(QPushButton, "several-change")
    assert theme is not None
    assert change is not None
    theme.setEditText("811228-9874")
    change.click()
    assert b"811228" not in workspace.path.read_bytes()
    reason = tab.findChild(QLabel, "several-reason")
    assert reason is not None
    assert "personnummer" in reason.text()


def answer(fill: Callable[[Any], None]) -> None:
    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CopyDialog | ReplaceDialog)
        fill(dialog)
        dialog.accept()

    QTimer.singleShot(0, find)


def test_a_copy_for_each_area_is_told_of_with_the_names_that_are_left(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    made = ids(workspace)["Unga"]
    edit_recommendation(workspace, recommendation=made, areas=["2401"])
    write_recommendation_text(workspace, recommendation=made, field="bakgrund", text="Nordmaling och Vindeln.")
    tab.read()
    mark(tab, "Unga")

    def fill(dialog: CopyDialog) -> None:
        how = dialog.findChild(QComboBox, "copy-how")
        assert how is not None
        how.setCurrentIndex(2)
        menu = next(each for each in dialog.findChildren(QPushButton) if each.menu() is not None).menu()
        for action in menu.actions():
            action.trigger()

    answer(fill)
    do(tab, "copy-recommendation")
    copies = stored.recommendations(workspace, 2022)[4:]
    assert [(each.title, each.areas, each.text("bakgrund")) for each in copies] == [
        ("Unga", ("2401",), "Nordmaling och Vindeln."),
        ("Unga", ("2404",), "Vindeln och Vindeln."),
    ]
    assert stand.said[-1] == "2 kopior i 2022."
    assert stand.dialogs.details == ("”Unga”, Bakgrund/motiv: Vindeln, 1 gång",)
    assert tab.findChild(QPushButton, "several-change").isVisible()  # type: ignore[union-attr]


def test_a_copy_to_another_year_is_last_there(tab: RecommendationsTab, workspace: Workspace) -> None:
    write_recommendation_text(workspace, recommendation=ids(workspace)["Unga"], field="startdatum", text="2022-09-01")
    tab.read()
    mark(tab, "Unga", "Äldre")
    said: list[str] = []

    def fill(dialog: CopyDialog, *, leave: bool = False) -> None:
        year, dates = dialog.findChild(QSpinBox, "copy-year"), dialog.findChild(QComboBox, "copy-dates")
        owner = dialog.findChild(QCheckBox, "copy-owner")
        assert year is not None
        assert dates is not None
        assert owner is not None
        for each in (2022, 2021, 2023):
            year.setValue(each)
            said.append(dates.currentText())
        if leave:
            dates.setCurrentIndex(1)
            owner.setChecked(False)

    answer(fill)
    do(tab, "copy-recommendation")
    assert said == ["följer med som de är", "flyttas 1 år bakåt", "flyttas 1 år framåt"]
    assert titles(workspace, 2023) == ["Unga", "Äldre"]
    answer(partial(fill, leave=True))
    do(tab, "copy-recommendation")
    copies = [each for each in stored.recommendations(workspace, 2023) if each.title == "Unga"]
    assert [(each.theme, each.text("startdatum")) for each in copies] == [("Skola och KAA", "2023-09-01"), ("", "")]
    assert titles(workspace) == ["Unga", "Nyanlända", "Sjukskrivna", "Äldre"]


def test_several_are_removed_in_one_step(tab: RecommendationsTab, stand: TabStand, workspace: Workspace) -> None:
    mark(tab, "Unga", "Äldre")
    do(tab, "remove-recommendation")
    assert titles(workspace) == ["Nyanlända", "Sjukskrivna"]
    assert "2 rekommendationer är borttagna" in stand.said[-1]
    stand.undo()
    assert titles(workspace) == ["Unga", "Nyanlända", "Sjukskrivna", "Äldre"]


def test_the_board_leads_to_the_next_empty_field_by_one_key_and_the_action_goes_on(
    tab: RecommendationsTab, workspace: Workspace
) -> None:
    write_recommendation_text(workspace, recommendation=ids(workspace)["Nyanlända"], field="mal", text="Fler")
    tab.read()
    mark(tab, "Unga")
    do(tab, "fill-rate")
    board = QApplication.focusWidget()
    assert isinstance(board, CheckList)
    said = [each.text for each in board.items_shown]
    assert "1 av 4 har mål" in said
    assert "3 av 4 har ägande part eller tema" in said
    board.setCurrentRow(said.index("1 av 4 har mål"))
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert tab.findChild(QLineEdit, "field-title").text() == "Sjukskrivna"  # type: ignore[union-attr]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "field-mal"
    do(tab, "next-empty")
    assert tab.findChild(QLineEdit, "field-title").text() == "Äldre"  # type: ignore[union-attr]
    do(tab, "next-empty")
    assert tab.findChild(QLineEdit, "field-title").text() == "Unga"  # type: ignore[union-attr]


def test_words_are_replaced_once_what_would_change_has_been_told(
    tab: RecommendationsTab, stand: TabStand, workspace: Workspace
) -> None:
    edit_recommendation(workspace, recommendation=ids(workspace)["Äldre"], title="Unga vuxna")
    edit_recommendation(workspace, recommendation=ids(workspace)["Unga vuxna"], status=RecommendationStatus.BESLUTAD)
    tab.read()
    mark(tab, "Unga")
    chosen = tab.findChild(QLineEdit, "field-title")
    assert chosen is not None
    chosen.setFocus()
    chosen.selectAll()
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        assert dialog.sought.text() == "Unga", "what is selected"
        type_text(dialog.instead, "Ungdomar")
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        said.extend(each.text for each in dialog.findChild(CheckList).items_shown)

    answer(fill)
    do(tab, "replace-words")
    assert "1 ställe i 1 text" in said
    assert "1 ställe i 1 text i det som är förankrat eller beslutat: det ändras inte här." in said
    assert said[-2:] == ["”Unga”, rubriken: 1", "”Unga vuxna”, rubriken: 1, ändras inte: beslutad"]
    assert titles(workspace) == ["Ungdomar", "Nyanlända", "Sjukskrivna", "Unga vuxna"]
    assert stand.said[-1] == "1 ställe är ersatt. Ctrl+Z tar tillbaka det."
    stand.undo()
    assert titles(workspace)[0] == "Unga"
    of_two = with_aim(workspace, "Stödet ger stöd")

    def several(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplaceDialog)
        dialog.sought.setText("stöd")
        dialog.same_case.setChecked(False)
        said.append(dialog.sought.accessibleDescription())
        dialog.whole.setChecked(True)
        said.append(dialog.sought.accessibleDescription())
        dialog.same_case.setChecked(True)
        dialog.whole.setChecked(False)
        dialog.instead.setText("hjälp")

    answer(several)
    do(tab, "replace-words")
    assert said[-2:] == ["4 ställen i 2 texter", "2 ställen i 2 texter"]
    assert [stored.recommendation(workspace, each).text("mal") for each in of_two] == ["Stödet ger hjälp"] * 2
    assert stand.said[-1] == "2 ställen är ersatta. Ctrl+Z tar tillbaka dem."


def with_aim(workspace: Workspace, text: str) -> list[int]:
    """The first two with the same aim."""
    first = list(ids(workspace).values())[:2]
    for each in first:
        write_recommendation_text(workspace, recommendation=each, field="mal", text=text)
    return first
