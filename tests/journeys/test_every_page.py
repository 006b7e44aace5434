"""Every page of the window, at three sizes of the window and three of the letters: nothing is cut, hidden or lost."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from storage.file.backup import back_up
from support.answering import button
from support.page_faults import faults
from support.sitting import Office, Sitting
from widgets.help.handbook import Handbook
from widgets.help.keys import KeysDialog
from widgets.importing.dialog import ImportDialog
from widgets.recommendations.meeting import MeetingPage
from widgets.sheet import FigureGrid
from widgets.tab.views import ViewsTab
from widgets.theme import ThemeMode

DATA = Path(__file__).parents[1] / "data"
SIZES = ((1024, 640), (1366, 768), (1920, 1080))
LETTERS = (1.0, 1.5, 2.0)
_ROUNDS = 4

Page = tuple[str, Callable[[], None]]


def pages_of(sitting: Sitting) -> Iterator[Page]:
    """Start, every tab, and every view of a tab."""
    opened = sitting.opened
    for key in [sitting.window.tabs.bar.tabData(at) for at in range(sitting.window.tabs.bar.count())]:
        opened.open_tab(key)
        tab = opened.tab
        if not isinstance(tab, ViewsTab):
            yield key, lambda key=key: opened.open_tab(key)
            continue
        for view in tab._makers:
            yield f"{key}, {view}", lambda key=key, tab=tab, view=view: (opened.open_tab(key), tab._go_to(view))


def settle() -> None:
    """Let everything that is posted be done, and what that posts."""
    for _ in range(_ROUNDS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def shapes(page: QWidget) -> dict[str, QSize]:
    """How large everything is that is named and seen."""
    named = (widget for widget in page.findChildren(QWidget) if widget.isVisible() and widget.objectName())
    return {f"{type(each).__name__} {each.objectName()}": each.size() for each in named}


@pytest.mark.parametrize("letters", LETTERS)
def test_every_page_can_be_read_at_every_size(office: Office, example: Path, letters: float) -> None:
    sitting = office.sit_down(example)
    pages = list(pages_of(sitting))
    sitting.program.surroundings.dress(ThemeMode.LIGHT, letters)
    found = []
    for width, height in SIZES:
        sitting.window.resize(width, height)
        for name, go in pages:
            go()
            settle()
            assert sitting.window.size() == QSize(width, height)
            where = f"{name} at {width} × {height} and {letters:.0%}"
            found += [f"{where}: {fault}" for fault in faults(sitting.window)]
            assert sitting.window.isAncestorOf(sitting.focused), where
    assert not found, "\n".join(found)


def test_large_letters_and_back_leave_every_page_as_it_was_with_the_keyboard_where_it_was(
    office: Office, example: Path
) -> None:
    sitting = office.sit_down(example)
    sitting.window.resize(1366, 768)
    found = []
    for name, go in list(pages_of(sitting)):
        go()
        settle()
        before, focused = shapes(sitting.window.pages), sitting.focused
        for letters in (2.0, 1.0):
            sitting.program.surroundings.dress(ThemeMode.LIGHT, letters)
            settle()
            assert sitting.focused is focused, f"{name} at {letters:.0%}"
        after = shapes(sitting.window.pages)
        found += [
            f"{name}: {each} was {size}, is {after.get(each)}"
            for each, size in before.items()
            if after.get(each) != size
        ]
        found += [f"{name}: {fault}" for fault in faults(sitting.window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("letters", LETTERS)
def test_what_lies_over_the_pages_can_be_read_at_every_size(office: Office, example: Path, letters: float) -> None:
    sitting = office.sit_down(example)
    sitting.program.surroundings.dress(ThemeMode.LIGHT, letters)
    found = []
    for width, height in SIZES:
        sitting.window.resize(width, height)
        sitting.program.commands.run("report")
        settle()
        found += [f"report at {width} × {height}: {fault}" for fault in faults(sitting.window)]
        sitting.opened.open_tab("recommendations")
        sitting.program.commands.run("meeting")
        meeting = sitting.window.findChild(MeetingPage)
        assert isinstance(meeting, MeetingPage)
        for refused in (False, True):
            if refused:
                meeting.day.setText("i går")
                meeting.store()
            settle()
            found += [f"meeting at {width} × {height}: {fault}" for fault in faults(sitting.window)]
        meeting.leave()
        sitting.opened.open_tab("start")
    for key in ("keys", "handbook"):
        dialog = _beside(sitting, key)
        settle()
        found += [f"{key}: {fault}" for fault in faults(dialog)]
        dialog.close()
        dialog.deleteLater()
    sitting.program.commands.run("close")
    for width, height in SIZES:
        sitting.window.resize(width, height)
        settle()
        found += [f"welcome at {width} × {height}: {fault}" for fault in faults(sitting.window)]
    assert not found, "\n".join(found)


def _beside(sitting: Sitting, key: str) -> QWidget:
    if key == "keys":
        keys = KeysDialog(sitting.program.commands, sitting.window)
        keys.show()
        return keys
    sitting.program.commands.run(key)
    handbook = sitting.window.findChild(Handbook)
    assert isinstance(handbook, Handbook)
    return handbook


def test_the_headings_stay_in_sight_where_a_sheet_is_scrolled(office: Office, example: Path) -> None:
    sitting = office.sit_down(example)
    sitting.program.surroundings.dress(ThemeMode.LIGHT, 2.0)
    sitting.window.resize(1024, 640)
    for key, view in (("lots", "month"), ("populations", "record"), ("profile", "entry"), ("profile", "indicators")):
        sitting.opened.open_tab(key)
        sitting.opened.tab._go_to(view)
        settle()
        grid = sitting.focused
        assert isinstance(grid, FigureGrid)
        for _ in range(grid.grid_model.rowCount()):
            sitting.press(Qt.Key.Key_Down)
        settle()
        area = next(each for each in _around(grid) if isinstance(each, QScrollArea))
        head, cell = grid.horizontalHeader(), grid.visualRect(grid.currentIndex())
        top = head.mapTo(area.viewport(), head.rect().topLeft()).y()
        under = grid.viewport().mapTo(area.viewport(), cell.topLeft()).y()
        assert 0 <= top <= 1, f"{key}, {view}: the headings lie at {top}"
        assert top + head.height() <= under, f"{key}, {view}: the cell lies under its headings"
        assert under + cell.height() // 2 < area.viewport().height(), f"{key}, {view}: the cell is out of sight"


def _around(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        widget = parent
        yield widget


def _where_it_stands(sitting: Sitting, grid: FigureGrid) -> dict[str, object]:
    at = grid.mapTo(sitting.window, grid.rect().topLeft())
    shape = grid.grid_model
    return {
        "sheet": (at.x(), at.y()),
        "columns": [grid.columnWidth(column) for column in range(shape.columnCount())],
        "rows": [grid.rowHeight(row) for row in range(shape.rowCount())],
    }


@pytest.mark.parametrize(
    ("tab", "view", "period"),
    [("profile", "entry", "2019"), ("profile", "indicators", "2019"), ("populations", "record", "2023-10-31")],
)
def test_nothing_moves_while_a_sheet_is_typed(office: Office, example: Path, tab: str, view: str, period: str) -> None:
    sitting = office.sit_down(example)
    sitting.window.resize(1366, 768)
    sitting.opened.open_tab(tab)
    sitting.go_to(area="Tierp", period=period)
    sitting.opened.tab._go_to(view)
    settle()
    grid = sitting.focused
    assert isinstance(grid, FigureGrid)
    before = _where_it_stands(sitting, grid)
    for text in ("12", "tre", "1234", "x y z", "7", "888"):
        sitting.type(text)
        sitting.press(Qt.Key.Key_Tab)
        settle()
        assert _where_it_stands(sitting, grid) == before, text
    assert grid.unsaved()


ASKED = (
    "Källor …",
    "Tidigare inläsningar …",
    "Grupper …",
    "Ny arbetsbok …",
    "Ange din funktion …",
    "Ny indikator",
    "Nytt mättillfälle",
)
"""The commands that open a dialog, by the words they are searched for."""


@pytest.mark.parametrize("letters", LETTERS)
def test_every_dialog_can_be_read_at_every_size(office: Office, example: Path, letters: float) -> None:
    sitting = office.sit_down(example, real_dialogs=True)
    sitting.program.surroundings.dress(ThemeMode.LIGHT, letters)
    sitting.window.resize(1024, 640)
    found = []
    for tab, key in (("profile", Qt.Key.Key_2), ("populations", Qt.Key.Key_3)):
        sitting.press(key, Qt.KeyboardModifier.ControlModifier)
        for words in ASKED[:-1] if tab == "profile" else ASKED[-1:]:

            def look(dialog: QDialog, words: str = words) -> None:
                settle()
                found.extend(f"{words} at {letters:.0%}: {fault}" for fault in faults(dialog))
                assert dialog.isAncestorOf(QApplication.focusWidget()), words
                dialog.reject()

            sitting.answer(partial(sitting.do, words), look)
    sitting.answer(partial(sitting.press, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier), look)
    assert not found, "\n".join(found)


REPORTED = {
    Qt.Key.Key_5: ("Titel, text och ordning …", "Bilagor …", "Egen rapport …"),
    Qt.Key.Key_4: ("Dolda tal …", "Godkänn …"),
}
"""The buttons of a report's page that open a dialog, by the tab whose report it is."""


@pytest.mark.parametrize("letters", LETTERS)
def test_every_dialog_about_a_report_or_a_file_can_be_read_at_every_size(
    office: Office, example: Path, tmp_path: Path, qtbot: QtBot, letters: float
) -> None:
    sitting = office.sit_down(example, real_dialogs=True)
    back_up(sitting.opened.session.workspace)
    sitting.program.surroundings.dress(ThemeMode.LIGHT, letters)
    sitting.window.resize(1024, 640)
    found, met = [], []

    def look(dialog: QDialog) -> None:
        settle()
        met.append(type(dialog).__name__)
        found.extend(f"{met[-1]} at {letters:.0%}: {fault}" for fault in faults(dialog))
        dialog.reject()

    sitting.answer(partial(sitting.do, "Återställ …"), look)
    sitting.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    sitting.answer(partial(sitting.do, "Redovisningsnivå …"), look)
    for tab, buttons in REPORTED.items():
        sitting.opened.open_tab("start")
        sitting.press(tab, Qt.KeyboardModifier.ControlModifier)
        sitting.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: sitting.hears("Sida 1 av "), timeout=60_000)
        settle()
        found += [f"the report of {tab.name} at {letters:.0%}: {fault}" for fault in faults(sitting.window)]
        for words in buttons:
            sitting.answer(button(sitting.window, words).click, look)
    look(_taken_in(sitting, tmp_path))
    assert met == [
        "RestoreDialog",
        "LevelDialog",
        "ComposeDialog",
        "AppendicesDialog",
        "PlanDialog",
        "HiddenDialog",
        "ApproveDialog",
        "ImportDialog",
    ]
    assert not found, "\n".join(found)


def _taken_in(sitting: Sitting, folder: Path) -> ImportDialog:
    """The dialog with a file that can be read, one that must be asked about and one that cannot be read."""
    broken = folder / "en fil med ett mycket långt namn som inte går att läsa, sparad av misstag i fel format.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    dialog = ImportDialog(sitting.opened.services, (DATA / "published-ranks.csv", DATA / "lots-cases-2016.csv", broken))
    dialog.show()
    sitting.until(lambda: not sitting.opened.jobs.running)
    return dialog
