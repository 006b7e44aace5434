"""A month of LOTS cases by keyboard: typed, pasted, looked over, undone, and there again tomorrow."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from domain.ground.changes import Changes
from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.month import AgeGroup, Party
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace, open_workspace
from storage.history import changelog
from storage.lots import queries as stored
from storage.lots import recording as operations
from storage.lots.publication import set_level
from support.lots_months import MAY, ROWS, counts_of
from support.lots_tab import CTRL, WHO, Key, Open, button, fill, press, reviewed, sheet, shows, texts_of, write
from support.tab_stand import TabStand
from widgets.lots.page import LotsTab
from widgets.parts import CheckList
from widgets.parts.month_grid import MonthGrid
from widgets.sheet import FigureGrid

# --- typing ---


def test_a_month_is_typed_by_keyboard_and_stored_cell_by_cell(tab: LotsTab, workspace: Workspace) -> None:
    fill("2", "1", "0", "1", "2", "0")
    fill("1", "1", "0", "0", "2")
    write("0")
    press(Key.Key_Return)

    month = stored.lots_month(workspace, "0360", MAY)
    assert month.counts == counts_of({party: ROWS[party] for party in (Party.FK, Party.AF)})
    assert shows(sheet(tab), "summa", "summa-kon") == "5"
    assert undo_state(workspace).undo == "Tierp maj 2016, AF okänd: tomt → 0"


def test_arrows_walk_and_totals_follow_each_letter(tab: LotsTab) -> None:
    press(Key.Key_Down)
    press(Key.Key_Down)
    write("4")
    assert shows(sheet(tab), "kommun", "summa-kon") == "minst 4", "counted while the editor is still open"
    press(Key.Key_Right)
    write("3")
    assert shows(sheet(tab), "kommun", "summa-kon") == "7"


def test_a_mismatch_is_marked_at_once_on_both_sums_and_told_beside_the_sheet(tab: LotsTab) -> None:
    for _ in range(2):
        press(Key.Key_Down)
    fill("4", "3", "0", "3", "3")
    write("0")
    grid = sheet(tab)
    for column in ("summa-kon", "summa-alder"):
        at = grid.grid_model.sheet.position_of(("kommun", column))
        assert at is not None
        mark = grid.grid_model.sheet.face(at).mark
        assert mark is not None
        assert "kön ger 7, ålder ger 6" in mark.reason
    press(Key.Key_Return)
    assert "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende." in reviewed(tab)


def test_a_finding_leads_to_its_cell(tab: LotsTab, workspace: Workspace) -> None:
    operations.record_lots_cells(workspace, area="0360", month=MAY, cells=counts_of(ROWS))
    tab.on_changes(_changes(workspace))
    checks = tab.findChild(CheckList)
    assert checks is not None
    checks.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert sheet(tab).current_key == ("region", "kvinna")
    assert QApplication.focusWidget() is sheet(tab)


def _changes(workspace: Workspace) -> Changes:
    """What the latest write told, told again by taking it back and doing it again."""
    changelog.undo(workspace)
    return changelog.redo(workspace)


def test_an_emptied_cell_was_never_recorded(tab: LotsTab, workspace: Workspace) -> None:
    fill("2")
    press(Key.Key_Left)
    press(Key.Key_Delete)
    assert stored.lots_month(workspace, "0360", MAY).counts == {}
    assert reviewed(tab) == ["Inget är registrerat för maj 2016 ännu."]


def test_what_cannot_be_read_stays_and_the_rest_is_stored(tab: LotsTab, workspace: Workspace) -> None:
    fill("tre", "1")
    assert shows(sheet(tab), "fk", "kvinna") == "tre"
    assert "En ruta är inte sparad" in texts_of(tab)
    assert list(stored.lots_month(workspace, "0360", MAY).counts.values()) == [1]


def test_a_refused_figure_leaves_one_and_the_same_sum_on_the_whole_screen(tab: LotsTab, workspace: Workspace) -> None:
    fill("5", "2", "0", "4", "3", "0")
    year = tab.findChild(MonthGrid)
    assert year is not None

    def of_fk() -> set[str]:
        in_the_year = year.model().index(0, MAY.number - 1).data()
        return {
            in_the_year,
            *(shows(sheet(tab), row, f"summa-{by}") for row in ("fk", "summa") for by in ("kon", "alder")),
        }

    assert of_fk() == {"7"}
    for refused in ("tre", "1,000", "5 000 000 000", "191212121212"):
        sheet(tab).go_to(("fk", "kvinna"))
        fill(refused)
        assert shows(sheet(tab), "fk", "kvinna") == refused
        assert of_fk() == {"7"}, refused
        assert "till och med maj" in texts_of(tab)
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA] == 5
    sheet(tab).go_to(("fk", "kvinna"))
    fill("6")
    assert of_fk() == {"7–8", "8", "7"}


def test_what_is_being_typed_is_stored_before_the_window_goes_elsewhere(tab: LotsTab, workspace: Workspace) -> None:
    write("7")
    tab.commit_pending()
    assert stored.lots_month(workspace, "0360", MAY).counts[Party.FK, Sex.KVINNA, AgeGroup.ALLA] == 7


def test_case_workers_have_a_row_of_their_own(tab: LotsTab, workspace: Workspace) -> None:
    workers = tab.findChild(FigureGrid, "lots-workers")
    assert workers is not None
    sheet(tab).go_to(("annan", "okand"))
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is workers, "it follows the sheet"
    fill("2", "2", "4")
    assert stored.lots_month(workspace, "0360", MAY).workers == {Party.FK: 2, Party.AF: 2, Party.KOMMUN: 4}


# --- pasting ---


def test_a_block_from_excel_is_one_operation_and_its_dashes_are_asked_about(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    QApplication.clipboard().setText("2\t1\t0\t3\t1\t2\t0\t3\n1\t1\t-\t2\t-\t2\t-\t2\n")
    stand.dialogs.answers = [0]
    press(Key.Key_V, CTRL)

    assert len(stand.dialogs.asked) == 1
    assert stored.lots_month(workspace, "0360", MAY).counts == counts_of(
        {party: ROWS[party] for party in (Party.FK, Party.AF)}
    )
    stand.undo()
    assert stored.lots_month(workspace, "0360", MAY).counts == {}


def test_a_dash_can_mean_that_it_does_not_apply(tab: LotsTab, stand: TabStand, workspace: Workspace) -> None:
    QApplication.clipboard().setText("-\t-")
    stand.dialogs.answers = [1]
    button(tab, "Klistra in").click()
    assert set(stored.lots_month(workspace, "0360", MAY).counts.values()) == {Empty.EJ_TILLAMPLIGT}


def test_a_block_that_does_not_fit_says_so_and_changes_nothing(
    tab: LotsTab, stand: TabStand, workspace: Workspace
) -> None:
    QApplication.clipboard().setText("\n".join("1" for _ in range(9)))
    press(Key.Key_V, CTRL)
    assert "Inget klistrades in" in stand.said[-1]
    assert stored.lots_month(workspace, "0360", MAY).counts == {}


def tell_of_months(stand: TabStand) -> None:
    stand.services.submit(partial(set_level, area="0360", since_year=2016, level=PeriodKind.MONTH))


def test_what_is_copied_out_is_public_and_what_is_pasted_within_is_whole(tab: LotsTab, stand: TabStand) -> None:
    fill("2", "1", "0")
    sheet(tab).go_to(("fk", "kvinna"))
    press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "dolt", "the area tells of half-years"
    assert stand.said[-1].startswith("Kopierat. Månader visas inte offentligt, området redovisas per halvår")
    tell_of_months(stand)
    sheet(tab).go_to(("fk", "kvinna"))
    press(Key.Key_C, CTRL)
    assert QApplication.clipboard().text().strip() == "<5"
    sheet(tab).go_to(("af", "kvinna"))
    press(Key.Key_V, CTRL)
    assert shows(sheet(tab), "af", "kvinna") == "2"


def test_the_whole_table_is_copied_publicly_or_internally_with_a_reason(tab: LotsTab, stand: TabStand) -> None:
    fill("2", "1", "0", "1", "2", "0")
    actions = {action.key: action for action in tab.actions_offered()}
    actions["lots-copy"].run()
    assert "dolt: månaden visas inte offentligt, området redovisas per halvår." in QApplication.clipboard().text()
    assert not {"1", "2", "3"}.intersection(QApplication.clipboard().text().split())
    assert stand.said[-1] == (
        "Tabellen är kopierad. Alla tal är dolda: månader visas inte offentligt, området redovisas per halvår."
    )
    menu = button(tab, "Kopiera").menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Kopiera &tabellen, alla tal dolda"
    tell_of_months(stand)
    actions["lots-copy"].run()
    assert stand.said[-1] == "Tabellen är kopierad. Små tal är dolda."
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Kopiera &tabellen, små tal dolda"
    assert "<5" in QApplication.clipboard().text()
    stand.dialogs.answers = ["Underlag till styrgruppen"]
    actions["lots-copy-internal"].run()
    assert "Internt: Underlag till styrgruppen" in QApplication.clipboard().text()
    assert "<5" not in QApplication.clipboard().text()


# --- undo, and the next day ---


def test_undo_takes_back_one_cell_at_a_time(tab: LotsTab, stand: TabStand) -> None:
    fill("2", "1")
    stand.undo()
    assert shows(sheet(tab), "fk", "kvinna") == "2"
    assert shows(sheet(tab), "fk", "man") == "saknas"
    stand.session.redo()
    assert shows(sheet(tab), "fk", "man") == "1"


def test_everything_is_there_tomorrow_and_can_still_be_undone(theme: object, path: Path, open_tab: Open) -> None:
    with open_workspace(path, who=WHO) as today:
        before = TabStand(today)
        tab = open_tab(before)
        fill("2", "1", "0", "1", "2", "0")
        tab.close()
    with open_workspace(path, who=WHO) as tomorrow:
        stand = TabStand(tomorrow)
        tab = open_tab(stand)
        assert shows(sheet(tab), "fk", "summa-kon") == "3"
        stand.undo()
        assert shows(sheet(tab), "fk", "okand") == ""
        assert shows(sheet(tab), "fk", "30plus") == "2"
