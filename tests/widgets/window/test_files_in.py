"""The ways in for files: Ctrl+I, a drop, and the list of what came in; and leaving in the middle."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from storage.file.workspace import open_workspace
from storage.importing.queries import ImportState, imports
from support.scb_table import Form, scb_table, write_scb
from support.tidy_files import DATA
from support.window_stand import CTRL, WindowStand
from support.workspaces import COORDINATOR, content
from widgets.importing.dialog import ImportDialog
from widgets.importing.earlier import EarlierImportsDialog
from widgets.importing.sources import SourcesDialog

RANKS, EQUIVALENTS = DATA / "published-ranks.csv", DATA / "published-equivalents.csv"


def dialogs(stand: WindowStand) -> list[ImportDialog]:
    return [each for each in stand.window.findChildren(ImportDialog) if each.isVisible()]


def read(stand: WindowStand) -> ImportDialog:
    """The dialog, once its files are reviewed."""
    stand.settle(lambda: not stand.opened.jobs.running)
    (dialog,) = dialogs(stand)
    return dialog


def take_in(stand: WindowStand, *paths: Path) -> None:
    stand.dialogs.answers = [tuple(paths)]
    stand.press(Qt.Key.Key_I, CTRL)
    button = read(stand).findChild(QPushButton, "take-in")
    assert isinstance(button, QPushButton)
    button.click()
    stand.settle(lambda: not dialogs(stand))
    # A window manager does so when a dialog goes; the offscreen platform has none.
    stand.window.activateWindow()
    assert QTest.qWaitForWindowActive(stand.window)


def drop(widget: QWidget, urls: Sequence[QUrl]) -> bool:
    """What a file manager does; True when the drop was taken."""
    data = QMimeData()
    data.setUrls(list(urls))
    at = QPointF(100, 300)
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), action, data, left, none)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(at, action, data, left, none)
    QApplication.sendEvent(widget, dropped)
    return dropped.isAccepted()


def test_ctrl_i_begins_where_files_were_last_found(window: WindowStand, tmp_path: Path) -> None:
    window.dialogs.answers = [()]
    window.press(Qt.Key.Key_I, CTRL)
    assert window.dialogs.folder is not None
    assert dialogs(window) == []
    take_in(window, EQUIVALENTS, RANKS)
    assert window.preferences.current.import_folder == DATA
    window.dialogs.answers = [()]
    window.press(Qt.Key.Key_I, CTRL)
    assert window.dialogs.folder == DATA
    window.preferences.current = replace(window.preferences.current, import_folder=tmp_path / "borta")
    window.press(Qt.Key.Key_I, CTRL)
    assert window.dialogs.folder != tmp_path / "borta"
    assert {run.file for run in imports(window.opened.session.workspace)} == {EQUIVALENTS.name, RANKS.name}
    assert window.opened.session.undo_state().undo == "inläsning av publicerade placeringar från published-ranks.csv"


def test_files_are_dropped_on_the_window_and_more_on_the_dialog(window: WindowStand) -> None:
    assert drop(window.window, [QUrl.fromLocalFile(str(EQUIVALENTS))])
    dialog = read(window)
    assert drop(dialog, [QUrl.fromLocalFile(str(RANKS))])
    assert len(read(window).entries) == 2
    # And on the window again: one dialog is enough.
    assert drop(window.window, [QUrl.fromLocalFile(str(DATA / "populations-lycksele-2024.csv"))])
    assert len(read(window).entries) == 3
    dialog.reject()


def test_a_folder_or_a_link_is_nothing_to_take_in(window: WindowStand, tmp_path: Path) -> None:
    assert not drop(window.window, [QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/tabell.csv")])
    assert dialogs(window) == []


def test_without_a_workspace_a_dropped_file_has_nowhere_to_go(open_window) -> None:
    stand = open_window()
    assert drop(stand.window, [QUrl.fromLocalFile(str(RANKS))])
    assert stand.said == ["Öppna en arbetsbok först, så kan filen läsas in i den."]


def test_the_window_is_read_while_a_file_is_shown(window: WindowStand) -> None:
    assert drop(window.window, [QUrl.fromLocalFile(str(EQUIVALENTS))])
    dialog = read(window)
    assert not dialog.isModal()
    window.opened.open_tab("profile")
    assert window.opened.spec.key == "profile"
    window.program.workspaces.close()
    assert dialogs(window) == []
    window.program.workspaces.show_welcome()


@pytest.mark.parametrize("leaves", [False, True])
def test_closing_the_program_in_the_middle_asks_and_leaves_nothing_half(
    window: WindowStand, umea: Path, tmp_path: Path, leaves: bool
) -> None:
    table = write_scb(scb_table(areas=40, months=24), tmp_path / "stor.json", Form.JSON_STAT)
    before = content(window.opened.session.workspace)
    window.dialogs.answers = [(table,)]
    window.press(Qt.Key.Key_I, CTRL)
    dialog = read(window)
    button = dialog.findChild(QPushButton, "take-in")
    assert isinstance(button, QPushButton)
    button.click()
    window.dialogs.answers = [leaves]
    window.window.close()
    assert window.dialogs.asked[-1].startswith("Läser in stor.json. Stänger du nu avbryts det")
    if not leaves:
        window.settle(lambda: not dialogs(window))
        window.window.close()
    with open_workspace(umea, who=COORDINATOR) as ws:
        assert [run.state for run in imports(ws)] == ([] if leaves else [ImportState.STANDS])
        assert (content(ws) == before) is leaves


def test_a_whole_table_is_taken_back_and_brought_again_beside_the_window(window: WindowStand, tmp_path: Path) -> None:
    workspace = window.opened.session.workspace
    before = content(workspace)
    take_in(window, write_scb(scb_table(areas=40, months=24), tmp_path / "stor.json", Form.JSON_STAT))
    after = content(workspace)
    window.press(Qt.Key.Key_Z, CTRL)
    assert [job.title for job in window.opened.jobs.running] == [
        "Ångrar: inläsning av helårsekvivalenter per månad från stor.json"
    ]
    window.press(Qt.Key.Key_Z, CTRL)
    window.settle(lambda: not window.opened.jobs.running)
    assert window.said[-2].startswith("Ångrar: inläsning av helårsekvivalenter per månad från stor.json. Vänta")
    assert window.said[-1] == "Ångrat: inläsning av helårsekvivalenter per månad från stor.json."
    assert content(workspace) == before
    window.press(Qt.Key.Key_Y, CTRL)
    window.settle(lambda: not window.opened.jobs.running)
    assert window.said[-1] == "Gjort om: inläsning av helårsekvivalenter per månad från stor.json."
    assert content(workspace) == after


class Earlier:
    """The list of earlier imports, opened as the menu does."""

    def __init__(self, stand: WindowStand) -> None:
        self.stand = stand
        self.dialog = EarlierImportsDialog(stand.opened.services, stand.window)
        self.dialog.show()
        self.page = self.dialog.page

    @property
    def rows(self) -> list[tuple[str, str]]:
        table = self.page.table
        return [(table.model().index(r, 1).data(), table.model().index(r, 3).data()) for r in range(table.rowCount())]

    def undo(self, row: int) -> None:
        self.page.table.selectRow(row)
        self.page.undo()
        self.stand.settle(lambda: not self.stand.opened.jobs.running)


def test_an_earlier_import_is_undone_out_of_order(window: WindowStand) -> None:
    take_in(window, RANKS)
    take_in(window, EQUIVALENTS)
    earlier = Earlier(window)
    assert earlier.rows == [(EQUIVALENTS.name, "Gäller"), (RANKS.name, "Gäller")]
    assert "Av samverkanskoordinator" in earlier.page.about
    earlier.undo(1)
    assert earlier.rows == [(EQUIVALENTS.name, "Gäller"), (RANKS.name, "Ångrad")]
    assert window.said[-1].startswith("Ångrat: inläsning av publicerade placeringar")
    # Once undone there is nothing more to undo.
    earlier.undo(1)
    assert len(imports(window.opened.session.workspace)) == 2
    earlier.dialog.close()


def test_what_stands_in_the_way_of_an_undo_is_said(window: WindowStand, tmp_path: Path) -> None:
    take_in(window, EQUIVALENTS)
    later = tmp_path / "senare.csv"
    text = EQUIVALENTS.read_text("utf-8").replace(",108,180,42,155,10,56,551,", ",109,180,42,155,10,56,552,")
    later.write_text(text, "utf-8")
    take_in(window, later)
    earlier = Earlier(window)
    earlier.undo(1)
    assert "kan inte ångras" in earlier.dialog.problem
    assert earlier.rows[1] == (EQUIVALENTS.name, "Gäller")
    (obstacle,) = earlier.page.in_the_way
    assert "senare.csv" in obstacle
    earlier.dialog.close()


def test_whoever_leaves_while_it_is_undone_hears_of_it(window: WindowStand) -> None:
    take_in(window, RANKS)
    earlier = Earlier(window)
    earlier.page.undo()
    earlier.dialog.close()
    earlier.dialog.deleteLater()
    window.settle(lambda: not window.opened.jobs.running)
    assert window.said[-1].startswith("Ångrat: inläsning av publicerade placeringar")


def test_the_list_is_reached_from_the_menu(window: WindowStand) -> None:
    found: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EarlierImportsDialog)
        found.append(dialog.page.about)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    window.program.commands.run("imports")
    assert found == ["Inga filer är inlästa än. Läs in en med Ctrl+I."]


def test_the_sources_are_listed_and_copied(open_window: Callable[[Path], WindowStand], example: Path) -> None:
    found: list[tuple[str, ...]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SourcesDialog)
        first = dialog.about
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        found.append((first, dialog.about, QApplication.clipboard().text()))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    window = open_window(example)
    QTimer.singleShot(0, look)
    window.program.commands.run("sources")
    ((first, second, copied),) = found
    assert first.startswith("Källa: analysteamets rapport 2023\nInläst eller registrerat: ")
    assert first.endswith("Villkor: inte angivna")
    assert "Samverkanspopulation, Lycksele 2024".casefold() in second.casefold()
    heading, *rows = copied.splitlines()
    assert heading.split("\t")[:2] == ["Källa", "Tabell"]
    assert len(rows) == 10
