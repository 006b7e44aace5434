"""Own groups in the window: made of kommuner by search, dated, renamed, taken away, and chosen in the bar."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from domain.ground.area import Membership
from domain.recommendations.recommendation import shipped_templates
from storage.areas.groups import create_group
from storage.areas.queries import groups
from storage.recommendations.recording import add_recommendation, edit_recommendation
from support.qt_typing import type_text
from support.window_stand import CTRL, SHIFT, WindowStand
from widgets.settings.dialog import SettingsDialog
from widgets.settings.group_dialogs import GroupDialog
from widgets.settings.groups import GroupsPage


class Office:
    """The page of groups in the settings, and someone at its keyboard."""

    def __init__(self, stand: WindowStand) -> None:
        self.stand = stand
        self.dialog = SettingsDialog(stand.program.surroundings, stand.opened.services, stand.window)
        self.dialog.show_page("groups")
        self.dialog.show()
        page = self.dialog.findChild(GroupsPage)
        assert page is not None
        self.page = page

    @property
    def stored(self) -> dict[str, list[Membership]]:
        return {each.area.name: list(each.memberships) for each in groups(self.stand.opened.session.workspace)}

    def members(self, group: str) -> list[str]:
        return [each.member for each in self.stored[group]]

    def stand_on(self, group: str) -> None:
        rows = self.page.list.findItems(group, Qt.MatchFlag.MatchStartsWith)
        self.page.list.selectRow(rows[0].row())

    def answer(self, opens: Callable[[], None], work: Callable[[GroupDialog], None]) -> None:
        """Do `opens`, and `work` in the dialog it brings out; then press its button."""
        done: list[bool] = []

        def fill() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, GroupDialog)
            work(dialog)
            button = dialog.findChild(QPushButton, "accept")
            assert isinstance(button, QPushButton)
            done.append(button.isEnabled())
            _ = button.click() if button.isEnabled() else dialog.reject()

        QTimer.singleShot(0, fill)
        opens()
        assert done == [True]


@pytest.fixture
def office(window: WindowStand) -> Iterator[Office]:
    made = Office(window)
    yield made
    made.dialog.close()
    made.dialog.deleteLater()


def tick(dialog: GroupDialog, *names: str) -> None:
    """Type a name and press Enter, time after time, without leaving the field."""
    for name in names:
        type_text(dialog.picker.field, name)
        QTest.keyClick(dialog.picker.field, Qt.Key.Key_Return)


def make_lappland(office: Office) -> None:
    def work(dialog: GroupDialog) -> None:
        type_text(dialog.field, "Södra Lappland")
        tick(dialog, "Lycksele", "Storuman")

    office.answer(office.page.make_group, work)


def test_a_group_is_made_by_name_and_search_and_shows_up_in_the_bar(office: Office) -> None:
    make_lappland(office)
    assert office.members("Södra Lappland") == ["2481", "2421"]
    assert office.page.name.text() == "Södra Lappland"
    area_box = office.stand.window.bar.area
    names = [text for text, _ in area_box.choices]
    assert names.index("Södra Lappland") == names.index("Umeåregionen") + 1
    assert names.index("Södra Lappland") < names.index("Ale")
    office.stand.opened.session.undo()
    assert "Södra Lappland" not in office.stored


@pytest.mark.parametrize("name", ["Riket", "Älvkarleby", "Umeåregionen", "Södra Lappland"])
def test_any_area_is_chosen_in_the_bar_by_search(window: WindowStand, name: str) -> None:
    window.opened.session.submit(lambda ws: create_group(ws, name="Södra Lappland", members=["2481"])[1])
    window.opened.open_tab("profile")
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    window.enter(name)
    assert window.opened.place.area.name == name


def test_kommuner_are_added_and_taken_out_also_of_the_workspaces_own_group(office: Office) -> None:
    office.stand_on("Umeåregionen")
    before = office.members("Umeåregionen")
    office.answer(office.page.add_members, lambda dialog: tick(dialog, "Lycksele", "Tierp"))
    assert set(office.members("Umeåregionen")) == {*before, "2481", "0360"}
    (row,) = office.page.members.findItems("Tierp", Qt.MatchFlag.MatchExactly)
    office.page.members.selectRow(row.row())
    office.page.remove_members()
    assert set(office.members("Umeåregionen")) == {*before, "2481"}
    assert "Lycksele" in [text for text, _ in office.stand.window.bar.area.choices][:8]


def test_a_member_has_dates_and_what_is_no_date_stays_to_be_mended(office: Office) -> None:
    make_lappland(office)
    table = office.page.members
    table.item(0, 1).setText("i fjol")
    assert office.dialog.problem == "”i fjol” är inget datum. Skriv till exempel 2024-01-31, eller inget alls."
    assert table.item(0, 1).text() == "i fjol"
    table.item(0, 1).setText("2021-01-01")
    assert office.stored["Södra Lappland"][0] == Membership("sodra-lappland", "2481", date(2021, 1, 1))
    assert office.dialog.problem == ""
    table.item(0, 2).setText("2020-01-01")
    assert "innan kommunen har kommit med" in office.dialog.problem
    table.item(0, 2).setText("2024-12-31")
    # One that left can come back, the day after at the earliest.
    office.answer(office.page.add_members, lambda dialog: tick(dialog, "Lycksele"))
    back = Membership("sodra-lappland", "2481", date(2025, 1, 1))
    assert back in office.stored["Södra Lappland"]


def test_a_group_is_renamed_in_place_and_a_taken_name_is_refused(office: Office) -> None:
    make_lappland(office)
    office.page.name.selectAll()
    type_text(office.page.name, "Umeåregionen")
    QTest.keyClick(office.page.name, Qt.Key.Key_Return)
    assert "redan ett område som heter" in office.dialog.problem
    assert office.page.name.text() == "Umeåregionen"
    office.page.name.selectAll()
    type_text(office.page.name, "Lappland")
    QTest.keyClick(office.page.name, Qt.Key.Key_Return)
    assert list(office.stored) == ["Umeåregionen", "Lappland"]
    office.stand_on("Umeåregionen")
    office.page.name.selectAll()
    type_text(office.page.name, "Norr")
    QTest.keyClick(office.page.name, Qt.Key.Key_Return)
    assert office.stand.window.bar.name.text() == "Norr"


def test_a_group_that_is_used_says_what_depends_on_it(office: Office) -> None:
    make_lappland(office)
    workspace = office.stand.opened.session.workspace
    one, _ = add_recommendation(workspace, year=2022, template=shipped_templates()[0].key, title="Kartläggning")
    edit_recommendation(workspace, recommendation=one, areas=["sodra-lappland"])
    office.page.remove_group()
    assert "Södra Lappland kan inte tas bort" in office.dialog.problem
    assert office.page.in_the_way == ("Rekommendationer: 1",)
    edit_recommendation(workspace, recommendation=one, areas=[])
    office.page.remove_group()
    assert list(office.stored) == ["Umeåregionen"]
    office.stand_on("Umeåregionen")
    assert not office.dialog.findChild(QPushButton, "remove-group").isEnabled()


def test_standing_in_a_group_that_goes_leads_home(office: Office) -> None:
    make_lappland(office)
    opened = office.stand.opened
    opened.go_to(area=next(area for area in opened.areas if area.name == "Södra Lappland"))
    office.page.remove_group()
    assert opened.place.area == opened.areas[0]


def test_a_workspace_open_for_reading_shows_its_groups(open_window, umea) -> None:
    from storage.file.workspace import open_workspace

    with open_workspace(umea, who="kansliet") as other:
        create_group(other, name="Södra Lappland", members=["2481"])
        office = Office(open_window(umea))
        office.stand_on("Södra Lappland")
        assert [button.text() for button in office.page.findChildren(QPushButton) if button.isEnabled()] == []
        assert office.page.name.isReadOnly()
        office.dialog.close()
