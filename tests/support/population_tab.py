"""The tab Samverkanspopulation on its own: opened at a place, read and typed in as a coordinator does."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from domain.ground.area import Area, AreaKind
from domain.ground.sex import Sex
from domain.ground.value import Value
from storage.file.workspace import Workspace
from storage.populations.recording import record_populations
from support.house import import_rows, read_tidy
from support.qt_typing import type_text
from support.tab_stand import TabStand
from widgets.parts import CheckList, FocusNumber, TextLabel
from widgets.populations.page import PopulationsTab
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place

T = TypeVar("T", bound=QWidget)
DATA = Path(__file__).parents[1] / "data"
LYCKSELE = Area("2481", "Lycksele", AreaKind.KOMMUN)
MALA = Area("2418", "Malå", AreaKind.KOMMUN)
GROUP = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)
OCTOBER = date(2024, 10, 31)
YEAR_BEFORE = date(2023, 10, 31)
COUNTS: Mapping[str, Value] = {
    "assistance": 60,
    "assistance_unemployed": 30,
    "assistance_sick": 12,
    "health": 210,
    "health_young": 14,
    "health_sick_unemployed": 16,
    "unemployed": 90,
    "unemployed_young": 10,
    "unemployed_adult": 38,
    "unemployed_adult_24": 20,
}


def take_in(workspace: Workspace) -> None:
    """Lycksele's published figures of 2024, from their file."""
    file = read_tidy(DATA / "populations-lycksele-2024.csv")
    outcome = import_rows(workspace, file.content, file_name=file.name, sha256=file.sha256)
    assert outcome.refused == ()


def record(
    workspace: Workspace,
    area: Area = MALA,
    day: date = OCTOBER,
    *,
    women: Mapping[str, Value] | None = None,
    **changed: Value,
) -> None:
    """Counts of another kommun or day: COUNTS with some of them `changed`, and women and men where told."""
    counts = {**COUNTS, **changed}
    by_sex: dict[Sex, Mapping[str, Value | None]] = {Sex.ALLA: counts}
    if women is not None:
        by_sex[Sex.KVINNA] = women
        by_sex[Sex.MAN] = {row: _less(counts[row], value) for row, value in women.items()}
    record_populations(workspace, area=area.code, reference_date=day, counts=by_sex)


def _less(whole: Value, part: Value) -> Value:
    assert isinstance(whole, int)
    assert isinstance(part, int)
    return whole - part


def open_tab(
    qtbot: QtBot, stand: TabStand, area: Area = LYCKSELE, day: date | None = OCTOBER, view: str = ""
) -> PopulationsTab:
    """The tab at a place, in the view with that word where one is given."""
    tab = stand.show(PopulationsTab, Place(area, reference_date=day))
    assert isinstance(tab, PopulationsTab)
    qtbot.addWidget(tab)
    with qtbot.waitActive(tab):
        pass
    tab.first_focus().setFocus()
    if view:
        show(tab, view)
    return tab


def show(tab: PopulationsTab, view: str) -> None:
    """Another view, by its command."""
    do(tab, f"Gå till vyn {view}")


def do(tab: PopulationsTab, command: str) -> None:
    """One of the tab's commands, by its words."""
    action = next(action for action in tab.actions_offered() if action.text == command)
    assert action.enabled()
    action.run()


def find(tab: QWidget, kind: type[T], name: str = "") -> T:
    """The one visible widget of a kind and name."""
    found = [each for each in tab.findChildren(kind) if each.isVisibleTo(tab) and name in ("", each.objectName())]
    assert len(found) == 1, [each.objectName() for each in found]
    return found[0]


def grid_of(tab: PopulationsTab) -> FigureGrid:
    """The sheet of *Registrera*."""
    return find(tab, FigureGrid, "population-sheet")


def cell(tab: PopulationsTab, row: str, column: str, name: str = "population-sheet") -> str:
    """What a cell of a grid shows."""
    sheet = find(tab, FigureGrid, name).grid_model.sheet
    at = sheet.position_of((row, column))
    assert at is not None, (row, column)
    return sheet.face(at).text


def heard(tab: PopulationsTab, row: str, column: str, name: str = "population-sheet") -> str:
    """What a screen reader says of a cell."""
    model = find(tab, FigureGrid, name).grid_model
    at = model.sheet.position_of((row, column))
    assert at is not None
    return str(model.index(*at).data(Qt.ItemDataRole.AccessibleTextRole))


def numbers(tab: PopulationsTab) -> list[str]:
    """The numbers in focus."""
    return [each.accessibleName() for each in tab.findChildren(FocusNumber) if each.isVisibleTo(tab)]


def notes(tab: PopulationsTab) -> str:
    """What is to be looked over."""
    return " ".join(item.text for item in find(tab, CheckList).items_shown)


def labels(tab: PopulationsTab) -> str:
    """Every text that is shown."""
    return " ".join(label.text() for label in tab.findChildren(TextLabel) if label.isVisibleTo(tab))


def choose(tab: QWidget, text: str, name: str = "definition") -> None:
    """Choose in a box, by what stands there."""
    box = find(tab, QComboBox, name)
    at = box.findText(text)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def enter(tab: PopulationsTab, row: str, column: str, text: str) -> None:
    """Type into a cell and leave it."""
    grid_of(tab).go_to((row, column))
    for letter in text:
        type_text(QApplication.focusWidget() or grid_of(tab), letter)
    QTest.keyClick(QApplication.focusWidget() or grid_of(tab), Qt.Key.Key_Return)


def write(field: QWidget, text: str) -> None:
    """Replace what stands in a field, and leave it with Tab."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for letter in text:
        type_text(field, letter)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def copied() -> list[list[str]]:
    """The clipboard's lines and cells."""
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
