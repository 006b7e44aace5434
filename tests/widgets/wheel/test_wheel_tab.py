"""The tab Årshjul by keyboard: walked, ticked, changed, led on from, taken away, brought back and saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from storage.file.workspace import Workspace, open_workspace
from storage.wheel.queries import wheel_items
from support.answering import answering, button, click
from support.tab_stand import TabStand
from support.workspaces import COORDINATOR, Clock, make_workspace
from widgets.tab.contract import Place
from widgets.wheel.item_dialog import WheelItemDialog
from widgets.wheel.page import WheelTab

GROUP = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
Key = Qt.Key


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = make_workspace(tmp_path, clock=Clock())
    with open_workspace(path, who=COORDINATOR, clock=Clock()) as opened:
        yield opened


@pytest.fixture
def stand(theme: object, workspace: Workspace) -> TabStand:
    return TabStand(workspace)


@pytest.fixture
def tab(qtbot: QtBot, stand: TabStand) -> WheelTab:
    shown = stand.show(WheelTab, Place(GROUP, parse_period("2026")))
    assert isinstance(shown, WheelTab)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.first_focus().setFocus()
    return shown


def rows(tab: WheelTab) -> list[tuple[str, ...]]:
    model = tab.list.model()
    return [tuple(str(model.index(row, column).data()) for column in (0, 1, 3)) for row in range(tab.list.rowCount())]


def stand_on(tab: WheelTab, what: str) -> None:
    at = next(at for at, row in enumerate(rows(tab)) if what in row[1])
    tab.list.setCurrentCell(at, 0)


def press(tab: WheelTab, key: Qt.Key) -> None:
    QTest.keyClick(tab.first_focus(), key)


def act(tab: WheelTab, key: str) -> None:
    next(each for each in tab.actions_offered() if each.key == key).run()


def filling(**fields: object) -> Callable[[QDialog], None]:
    """Writes in the dialog's fields and presses its button."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, WheelItemDialog)
        for name, value in fields.items():
            field = getattr(dialog, name)
            field.setCurrentIndex(value) if isinstance(value, int) else field.setText(str(value))
        dialog.accept()

    return fill


def test_a_year_is_walked_ticked_and_undone_by_keyboard(tab: WheelTab, stand: TabStand) -> None:
    assert tab.list.currentRow() == next(at for at, row in enumerate(rows(tab)) if row[2].startswith(("▲", "◆")))
    stand_on(tab, "Nulägesanalys")
    press(tab, Key.Key_Space)
    assert ("1 september", "Nulägesanalys till kansliet", f"● klar 2026-11-21, {COORDINATOR}") in rows(tab)
    assert button(tab, "Ta bort bocken").isEnabled()
    press(tab, Key.Key_Space)
    assert ("1 september", "Nulägesanalys till kansliet", "▲ sen, sista dag 2026-09-01") in rows(tab)
    stand.undo()
    assert any("● klar 2026-11-21" in row[2] for row in rows(tab))


def test_enter_leads_to_where_it_is_done_or_says_that_it_is_done_elsewhere(tab: WheelTab, stand: TabStand) -> None:
    for what in ("SCB: halvår", "Registeruttag", "Uppföljning", "Arbetsförmedlingen", "Rekommendationer", "Nuläges"):
        stand_on(tab, what)
        press(tab, Key.Key_Return)
    assert stand.commands == ["tab profile", "tab populations", "tab recommendations", "import", "report"]
    assert stand.said[-1].startswith("”Nulägesanalys till kansliet” görs utanför programmet")


def test_an_item_is_written_refused_changed_and_taken_away(tab: WheelTab, workspace: Workspace) -> None:
    before = len(wheel_items(workspace))
    refused: list[str] = []

    def first_wrong(dialog: QDialog) -> None:
        assert isinstance(dialog, WheelItemDialog)
        for fields in (
            {"what": "Möte", "day": "x"}, {"day": "31", "month": 3}, {"day": "", "what": "191212121212"},
        ):  # fmt: skip
            filling(**fields)(dialog)
            refused.append(dialog._problem.text())
            assert dialog.isVisible()
        filling(what="Styrelsemöte", day="12", who="kansliet", doing=0)(dialog)
        assert not dialog.isVisible()

    answering(lambda: act(tab, "wheel-new"), first_wrong)
    assert refused[0] == "Skriv dagen som ett tal, 1–31, eller lämna rutan tom."
    assert refused[1] == "April har inte dagen 31."
    assert "personnummer" in refused[2]
    assert any(row[:2] == ("12 april", "Styrelsemöte") for row in rows(tab))

    stand_on(tab, "Styrelsemöte")
    answering(lambda: press(tab, Key.Key_F2), filling(day="", month=12))
    assert sum(row[1] == "Styrelsemöte" for row in rows(tab)) == 3
    answering(lambda: act(tab, "wheel-edit"), click("Avbryt"))
    stand_on(tab, "Styrelsemöte")
    press(tab, Key.Key_Delete)
    assert len(wheel_items(workspace)) == before


def test_an_empty_wheel_offers_what_ships(tab: WheelTab, workspace: Workspace) -> None:
    while wheel_items(workspace):
        press(tab, Key.Key_Delete)
    assert tab.first_focus().isVisible()
    press(tab, Key.Key_Space)
    assert len(wheel_items(workspace)) == 7
    assert tab.first_focus() is tab.list


def test_the_items_are_saved_as_a_file(tab: WheelTab, stand: TabStand, tmp_path: Path) -> None:
    stand.dialogs.answers = [tmp_path / "hjul.csv", None]
    act(tab, "wheel-save")
    act(tab, "wheel-save")
    lines = (tmp_path / "hjul.csv").read_text("utf-8-sig").splitlines()
    assert (lines[0], len(lines)) == ("month,day,what,responsible,done_by,release", 8)
    assert stand.said[-1] == "Punkterna är sparade i hjul.csv."


def test_a_wheel_that_is_only_read_changes_nothing(theme: object, tmp_path: Path, qtbot: QtBot) -> None:
    path = make_workspace(tmp_path, clock=Clock())
    with open_workspace(path, who=COORDINATOR, read_only=True) as opened:
        stand = TabStand(opened)
        tab = stand.show(WheelTab, Place(GROUP, parse_period("2026")))
        qtbot.addWidget(tab)
        assert isinstance(tab, WheelTab)
        for key in (Key.Key_Space, Key.Key_F2, Key.Key_Delete):
            press(tab, key)
        for offer in ("wheel-new", "wheel-edit", "wheel-tick", "wheel-remove", "wheel-restore"):
            act(tab, offer)
        assert not any(each.enabled() for each in tab.actions_offered() if each.key in ("wheel-new", "wheel-edit"))
        assert len(wheel_items(opened)) == 7
