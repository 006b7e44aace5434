"""*Blankett till part*: written where the user says, for the place and the definition that are shown."""

from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from storage.file.workspace import Workspace
from support.population_tab import GROUP, do, find, open_tab
from support.tab_stand import TabStand
from widgets.populations.party_sheets import PartySheetButton


def tabs_of(path: Path) -> list[str]:
    book = load_workbook(path)
    return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def words_of(path: Path) -> str:
    book = load_workbook(path)
    return " ".join(str(cell.value) for sheet in book.worksheets for row in sheet for cell in row if cell.value)


def test_a_sheet_for_the_employment_service_has_only_its_rows(
    qtbot: QtBot, stand: TabStand, workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "af.xlsx"
    stand.dialogs.answers = [out]
    do(open_tab(qtbot, stand), "Blankett till Arbetsförmedlingen")
    qtbot.waitUntil(
        lambda: "Blanketten är sparad: af.xlsx. När den är ifylld läser du in den med Ctrl+I." in stand.said
    )
    assert tabs_of(out) == ["Lycksele"]
    assert "Individer som är arbetslösa" in words_of(out)
    assert "Individer med ekonomiskt bistånd" not in words_of(out)
    assert workspace.who in words_of(out)


def test_a_group_gets_one_tab_for_each_kommun(qtbot: QtBot, stand: TabStand, tmp_path: Path) -> None:
    out = tmp_path / "alla.xlsx"
    stand.dialogs.answers = [out]
    tab = open_tab(qtbot, stand, area=GROUP)
    button = find(tab, PartySheetButton)
    menu = button.menu()
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert offered == ["Arbetsförmedlingen …", "Försäkringskassan …", "Socialtjänsten …", "SCB …", "Alla parter …"]
    menu.actions()[-1].trigger()
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: bool(stand.said))
    assert tabs_of(out) == ["Lycksele", "Malå"]


def test_nothing_is_written_when_no_place_is_chosen(qtbot: QtBot, stand: TabStand, tmp_path: Path) -> None:
    do(open_tab(qtbot, stand), "Blankett till Socialtjänsten")
    assert stand.dialogs.asked == ["Spara blanketten"]
    assert not list(tmp_path.glob("*.xlsx"))
    assert stand.said == []


def test_a_place_that_cannot_be_written_is_told_in_words(qtbot: QtBot, stand: TabStand, tmp_path: Path) -> None:
    stand.dialogs.answers = [tmp_path / "finns-inte" / "af.xlsx"]
    do(open_tab(qtbot, stand), "Blankett till Arbetsförmedlingen")
    qtbot.waitUntil(lambda: bool(stand.said))
    assert "af.xlsx" in stand.said[-1]
