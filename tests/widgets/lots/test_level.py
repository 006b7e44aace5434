"""*Redovisningsnivå*: chosen in its dialog, told with what it hides, stored from a year on, taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from domain.ground.period import PeriodKind, month
from domain.lots.month import Party
from domain.lots.publication import LEVELS
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.lots.publication import levels
from storage.lots.recording import record_lots_cells
from support.answering import answering, click
from support.lots_months import counts_of
from support.lots_tab import Open
from support.tab_stand import TabStand
from widgets.lots.level_dialog import LevelDialog
from widgets.lots.page import LotsTab

MONTH, QUARTER, HALF, YEAR = LEVELS


def open_dialog(tab: LotsTab, answer) -> None:
    (action,) = [each for each in tab.actions_offered() if each.key == "lots-level"]
    answering(action.run, answer)


def test_each_level_says_what_it_would_hide_before_it_is_chosen(
    open_tab: Open, stand: TabStand, workspace: Workspace, qtbot: QtBot
) -> None:
    for number in range(1, 7):
        few = counts_of({Party.FK: (1, 9, 0, 4, 6, 0), Party.AF: (9, 6, 0, 8, 7, 0)})
        record_lots_cells(workspace, area="0360", month=month(2016, number), cells=few)
    tab = open_tab(stand)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, LevelDialog)
        assert dialog.level is HALF, "nothing was chosen"
        qtbot.waitUntil(lambda: "Räknas …" not in map(dialog.shown, LEVELS), timeout=20_000)
        assert dialog.shown(MONTH).startswith("Juni 2016: ")
        assert dialog.shown(HALF) == "Första halvåret 2016: 0 av 15 tal döljs."
        assert dialog.shown(YEAR) == "Inget helt är registrerat än."
        hidden = int(dialog.shown(MONTH).removeprefix("Juni 2016: ").split()[0])
        assert hidden >= 4, "a woman, a man beside her, four young and the older beside them"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    open_dialog(tab, look)
    assert levels(workspace, "0360") == {}


def test_a_level_holds_from_its_year_and_can_be_taken_back(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, LevelDialog)
        assert dialog.since.currentData() == 2016, "the year of the bar"
        dialog.choices[QUARTER].click()
        click("Spara nivån")(dialog)
        assert not dialog.isVisible()

    open_dialog(tab, choose)
    assert levels(workspace, "0360") == {2016: PeriodKind.QUARTER}
    assert stand.said[-1] == "Tierp redovisas per kvartal från 2016."
    assert "redovisningsnivå kvartal" in undo_state(workspace).undo

    def is_chosen(dialog: QDialog) -> None:
        assert isinstance(dialog, LevelDialog)
        assert dialog.level is QUARTER
        assert "Valt hittills: kvartal från 2016." in {each.text() for each in dialog.findChildren(QLabel)}

        def turn_to(at: int) -> None:
            dialog.since.setCurrentIndex(at)
            dialog.since.activated.emit(at)

        turn_to(0)
        assert dialog.level is QUARTER, "it holds in later years too"
        dialog.choices[YEAR].click()
        turn_to(1)
        assert dialog.level is YEAR, "what was chosen stays chosen"
        click("Avbryt")(dialog)

    open_dialog(tab, is_chosen)
    stand.undo()
    assert levels(workspace, "0360") == {}
