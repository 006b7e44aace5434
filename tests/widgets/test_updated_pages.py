"""After every write the page that was brought up to date shows what a page made anew does, in each of the sheets."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.example import create_demo
from app.subjects import SUBJECTS
from domain.ground.area import Area
from domain.ground.period import parse_period
from storage.areas.queries import areas
from storage.file.workspace import Workspace, open_workspace
from storage.history import changelog
from support.tab_stand import TabStand
from support.view_page import page_of
from widgets.benefits import EntryView
from widgets.indicators import IndicatorsView
from widgets.lots.page import LotsTab
from widgets.populations.page import PopulationsTab
from widgets.sheet import FigureGrid
from widgets.tab.contract import Place, Services, Tab

STEPS = 14
TEXTS = ("0", "1", "7", "12", "1234", "-")
Make = Callable[[Services], Tab]


SHEETS: dict[str, tuple[str, Make, Callable[[dict[str, Area]], Place]]] = {
    "lots": ("lots-sheet", LotsTab, lambda of: Place(of["0360"], period=parse_period("2016-05"))),
    "workers": ("lots-workers", LotsTab, lambda of: Place(of["0360"], period=parse_period("2016-05"))),
    "populations": (
        "population-sheet",
        PopulationsTab,
        lambda of: Place(of["2481"], reference_date=date(2024, 10, 31)),
    ),
    "years": ("year-sheet", page_of(EntryView), lambda of: Place(of["2401"], period=parse_period("2021"))),
    "indicators": (
        "indicator-sheet",
        page_of(IndicatorsView),
        lambda of: Place(of["2401"], period=parse_period("2021")),
    ),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "exempel.lagesbild"
    create_demo(path, SUBJECTS)
    return path


@pytest.fixture
def workspace(demo: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / demo.name
    path.write_bytes(demo.read_bytes())
    with open_workspace(path, who="samverkanskoordinator") as opened:
        yield opened


def seen(page: QWidget) -> dict[str, object]:
    """All that a page says: texts, cells, and how wide they are."""
    told: dict[str, object] = {}
    for number, view in enumerate(each for each in page.findChildren(QAbstractItemView) if each.isVisibleTo(page)):
        model = view.model()
        name = f"{type(view).__name__} {view.objectName()} {number}"
        for row in range(model.rowCount()):
            for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
                index = model.index(row, column)
                roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
                told[f"{name} {row} {column}"] = [index.data(role) for role in roles]
        if isinstance(view, QTableView):
            told[name] = [view.columnWidth(column) for column in range(model.columnCount())]
    for kind in (QLabel, QAbstractButton):
        told[kind.__name__] = [each.text() for each in page.findChildren(kind) if each.isVisibleTo(page)]
    return told


@pytest.mark.parametrize("which", SHEETS)
def test_a_page_that_was_brought_up_to_date_is_a_page_made_anew(
    qtbot: QtBot, theme: object, workspace: Workspace, which: str
) -> None:
    name, make, where = SHEETS[which]
    place = where({area.code: area for area in areas(workspace)})
    stand = TabStand(workspace)

    def opened() -> tuple[Tab, FigureGrid]:
        tab = stand.show(make, place)
        qtbot.addWidget(tab)
        with qtbot.waitActive(tab):
            pass
        grid = tab.findChild(FigureGrid, name)
        assert grid is not None
        return tab, grid

    tab, grid = opened()
    sheet, chance = grid.grid_model.sheet, Random(which)
    cells = [(row, column) for row in range(len(sheet.content.rows)) for column in range(len(sheet.content.columns))]
    typed_in = [at for at in cells if sheet.face(at).can_be_typed_in]
    assert typed_in
    for step in range(STEPS):
        match chance.choice("ttttuurc") if step else "t":
            case "t":
                grid.go(chance.choice(typed_in))
                grid.open_editor(chance.choice(TEXTS))
                grid.commit_editor()
            case "u":
                stand.undo()
            case "r":
                stand.session.submit(changelog.redo)
            case "c":
                grid.go(chance.choice(typed_in))
                grid.clear_cells()
        QApplication.processEvents()
        assert not grid.unsaved()
        anew, beside = opened()
        at = grid.current_key
        assert at is not None
        beside.go_to(at)
        grid.go_to(at)
        QApplication.processEvents()
        assert seen(tab) == seen(anew), step
        anew.close()
        stand.session.changed.disconnect(anew.on_changes)
