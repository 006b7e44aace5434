"""Settings: each choice holds at once, and what can't be stored stays in its field with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storage.areas.queries import seats
from storage.file.first_screen import settings, undo_state
from support.qt_typing import type_text
from support.window_stand import WindowStand
from widgets.parts.spelling import speller
from widgets.settings.dialog import OwnPage, SettingsDialog
from widgets.settings.group import GroupPage
from widgets.settings.seats import SeatsPage
from widgets.theme import ThemeMode


@pytest.fixture
def dialog(window: WindowStand):
    """The settings over the Umeå region's workspace."""
    made = SettingsDialog(window.program.surroundings, window.opened.services, window.window)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def leave(dialog: SettingsDialog) -> None:
    dialog.tabs.tabBar().setFocus()


def problem(dialog: SettingsDialog) -> str:
    return dialog.problem


def test_the_function_is_told_when_its_field_is_left(window: WindowStand, dialog: SettingsDialog) -> None:
    told: list[str] = []
    dialog.function_changed.connect(told.append)
    page = dialog.findChild(OwnPage)
    page.function.selectAll()
    type_text(page.function, "  processledare   Heby ")
    QTest.keyClick(page.function, Qt.Key.Key_Return)
    assert told == ["processledare Heby"]


def test_text_size_and_theme_hold_at_once(window: WindowStand, dialog: SettingsDialog) -> None:
    page = dialog.findChild(OwnPage)
    page.text_size.setCurrentIndex(page.text_size.findText("125 %"))
    page.theme.setCurrentIndex(page.theme.findText("Mörkt"))
    page.theme.activated.emit(page.theme.currentIndex())
    assert window.preferences.current.text_size == 125
    assert window.preferences.current.theme is ThemeMode.DARK
    assert window.window.font().pixelSize() == 19


def test_backups_can_go_elsewhere_and_back(window: WindowStand, dialog: SettingsDialog, tmp_path: Path) -> None:
    page = dialog.findChild(OwnPage)
    window.dialogs.answers = [tmp_path / "kopior"]
    page.choose_folder()
    assert window.preferences.current.backup_folder == tmp_path / "kopior"
    page.keep_folder(None)
    assert window.preferences.current.backup_folder is None


def test_the_groups_decisions_are_stored_as_each_field_is_left(window: WindowStand, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.findChild(GroupPage)
    page.threshold.setValue(10)
    page.border.setValue(25)
    page.chair.setFocus()
    type_text(page.chair, "ordförande i styrgruppen")
    page.purpose.setFocus()
    type_text(page.purpose, "Så här gjorde vi i {kommun}.")
    leave(dialog)

    stored = settings(window.opened.session.workspace)
    assert (stored.small_count_threshold, stored.age_border) == (10, 25)
    assert (stored.chair_role, stored.purpose) == ("ordförande i styrgruppen", "Så här gjorde vi i {kommun}.")


def test_a_threshold_that_hides_nothing_is_refused_with_its_reason(window: WindowStand, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.findChild(GroupPage)
    page.threshold.setFocus()
    page.threshold.selectAll()
    type_text(page.threshold, "3")
    leave(dialog)
    assert page.threshold.value() == 3
    assert "mellan 4 och 20. Under 4 har en dold ruta färre än tre möjliga värden" in problem(dialog)
    assert settings(window.opened.session.workspace).small_count_threshold == 5

    page.threshold.setFocus()
    page.threshold.selectAll()
    type_text(page.threshold, "4")
    leave(dialog)
    assert problem(dialog) == ""
    assert settings(window.opened.session.workspace).small_count_threshold == 4


def test_a_changed_decision_is_undone_like_everything_else(window: WindowStand, dialog: SettingsDialog) -> None:
    page = dialog.findChild(GroupPage)
    dialog.tabs.setCurrentIndex(1)
    page.border.setFocus()
    page.border.setValue(25)
    leave(dialog)
    assert undo_state(window.opened.session.workspace).undo == "ändrade inställningar"
    window.opened.session.undo()
    assert settings(window.opened.session.workspace).age_border == 30


def test_a_personal_number_stays_in_its_field_unsaved_and_is_said(window: WindowStand, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.findChild(GroupPage)
    page.chair.setFocus()
    type_text(page.chair, "19121212-1212")
    leave(dialog)
    assert page.chair.text() == "19121212-1212"
    assert settings(window.opened.session.workspace).chair_role == ""
    assert "personnummer" in problem(dialog)


def test_members_are_added_changed_and_removed_in_the_table(window: WindowStand, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentIndex(2)
    page = dialog.findChild(SeatsPage)
    page.add()
    page.table.item(0, 0).setText("Regionen")
    page.table.item(0, 1).setText("verksamhetschef")
    page.add()
    page.table.item(1, 0).setText("Arbetsförmedlingen")

    present = seats(window.opened.session.workspace)
    assert [(seat.organisation, seat.role) for seat in present] == [
        ("Regionen", "verksamhetschef"),
        ("Arbetsförmedlingen", ""),
    ]

    page.table.setCurrentCell(0, 0)
    page.remove()
    assert [seat.organisation for seat in seats(window.opened.session.workspace)] == ["Arbetsförmedlingen"]
    assert page.table.rowCount() == 1


def test_an_organisation_cannot_be_emptied(window: WindowStand, dialog: SettingsDialog) -> None:
    dialog.tabs.setCurrentIndex(2)
    page = dialog.findChild(SeatsPage)
    page.add()
    page.table.item(0, 0).setText("")
    assert problem(dialog)
    assert seats(window.opened.session.workspace)[0].organisation == "Ny organisation"


def test_without_a_workspace_there_is_only_what_is_the_users_own(open_window) -> None:
    window = open_window()
    dialog = SettingsDialog(window.program.surroundings, None, window.window)
    assert [dialog.tabs.tabText(i) for i in range(dialog.tabs.count())] == ["Du"]
    dialog.deleteLater()


def test_a_protected_workspace_shows_its_decisions_and_takes_none(open_window, umea) -> None:
    first = open_window(umea)
    second = open_window(umea)
    assert not first.opened.services.read_only
    dialog = SettingsDialog(second.program.surroundings, second.opened.services, second.window)
    assert not dialog.findChild(GroupPage).name.isEnabled()
    dialog.deleteLater()


def test_ones_own_words_are_seen_and_changed(window: WindowStand, dialog: SettingsDialog) -> None:
    speller().keep("Zenitum")
    assert window.preferences.current.own_words == ("Zenitum",)
    page = dialog.findChild(OwnPage)
    page.words.clear()
    type_text(page.words, "åsens zenitum  Jobbspåret zenitum")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    assert window.preferences.current.own_words == ("Jobbspåret", "zenitum", "åsens")
