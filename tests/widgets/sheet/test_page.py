"""The four sheets behave alike: LOTS month, population, yearly figures, indicator; each in its own page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.benefits.benefit import Benefit
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.indicators.indicator import Indicator
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.indicators.recording import define_indicator
from support.population_tab import OCTOBER
from support.qt_typing import type_text
from support.tab_stand import TabStand
from support.view_page import page_of
from widgets.benefits import EntryView
from widgets.indicators import IndicatorsView
from widgets.lots.page import LotsTab
from widgets.populations.page import PopulationsTab
from widgets.sheet import CellKey, FigureGrid
from widgets.sheet.page import SheetPage
from widgets.tab.contract import Place, Services, Tab

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
WHO = "samverkanskoordinator Tierp"
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
YEAR = Place(TIERP, period=parse_period("2015"))


@dataclass(frozen=True)
class Kind:
    """One of the sheets: its tab, where it is, another place of it, and two cells under one another."""

    make: Callable[[Services], Tab]
    name: str
    place: Place
    other: Place
    above: CellKey
    below: CellKey
    hides: bool = True


KINDS = {
    "lots": Kind(
        LotsTab,
        "lots-sheet",
        Place(TIERP, period=parse_period("2016-05")),
        Place(TIERP, period=parse_period("2016-06")),
        ("fk", "kvinna"),
        ("af", "kvinna"),
    ),
    "populations": Kind(
        PopulationsTab,
        "population-sheet",
        Place(TIERP, reference_date=OCTOBER),
        Place(TIERP, reference_date=OCTOBER.replace(year=2023)),
        ("assistance", "alla"),
        ("assistance_unemployed", "alla"),
    ),
    "years": Kind(
        page_of(EntryView),
        "year-sheet",
        YEAR,
        Place(TIERP, period=parse_period("2014")),
        ("sjukpenning", "alla"),
        (tuple(Benefit)[1].value, "alla"),
        hides=False,
    ),
    "indicators": Kind(
        page_of(IndicatorsView),
        "indicator-sheet",
        YEAR,
        Place(TIERP, period=parse_period("2014")),
        ("rad:16", "kvinna"),
        ("rad:17", "kvinna"),
    ),
}


class Typist:
    """Someone at the keyboard of a sheet."""

    def __init__(self, kind: Kind, tab: Tab, stand: TabStand) -> None:
        self.kind, self.tab, self.stand = kind, tab, stand
        found = tab.findChild(FigureGrid, kind.name)
        assert found is not None
        self.grid = found
        self.page = next(page for page in tab.findChildren(SheetPage) if page.grid is found)
        self.grid.go_to(kind.above)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.grid, key, held)

    def type(self, text: str, cell: CellKey | None = None) -> None:
        self.grid.go_to(self.kind.above if cell is None else cell)
        for letter in text:
            type_text(QApplication.focusWidget() or self.grid, letter)
        self.press(Key.Key_Return)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.grid.go_to(self.kind.above)
        self.press(Key.Key_V, CTRL)

    def shows(self, *cells: CellKey) -> list[str]:
        sheet = self.grid.grid_model.sheet
        positions = [sheet.position_of(cell) for cell in cells]
        return [sheet.face(at).text for at in positions if at is not None]

    @property
    def both(self) -> list[str]:
        return self.shows(self.kind.above, self.kind.below)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "uppland.lagesbild"
    create_workspace(path, name="Norra Uppland", members=["0360"], who=WHO, areas=read_areas())
    with open_workspace(path, who=WHO) as opened:
        rules = {"sexes_add": True, "categories_add": True, "counted_by_group": True}
        define_indicator(opened, indicator=Indicator("", "KAA", "ungdomar", categories=("16", "17"), **rules))
        yield opened
    QApplication.clipboard().clear()


@pytest.fixture(params=KINDS)
def typist(request: pytest.FixtureRequest, theme: object, workspace: Workspace, qtbot: QtBot) -> Typist:
    kind, stand = KINDS[request.param], TabStand(workspace)
    tab = stand.show(kind.make, kind.place)
    qtbot.addWidget(tab)
    with qtbot.waitActive(tab):
        pass
    return Typist(kind, tab, stand)


def test_what_is_typed_is_stored_named_undone_and_remembered(typist: Typist) -> None:
    typist.type("7")
    typist.type("8")
    assert typist.both[0] == "8"
    undone = typist.stand.undo()
    assert undone is not None
    assert "Tierp" in undone.label
    assert typist.both[0] == "7"

    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_F2, SHIFT)
    title = typist.stand.dialogs.asked[-1]
    assert title == typist.grid.grid_model.sheet.place_of(typist.kind.above)
    lines = typist.stand.dialogs.details
    assert [line.partition(": ")[2].partition(" (")[0] for line in lines] == ["8 → 7", "7 → 8", "tomt → 7"]
    assert all(WHO in line for line in lines)
    assert "ångrade" in lines[0]


def test_a_cell_without_a_history_says_so(typist: Typist) -> None:
    typist.press(Key.Key_F2, SHIFT)
    assert typist.stand.said[-1].endswith("ingen har skrivit något här.")
    sheet = typist.grid.grid_model.sheet
    computed = next(
        (row.key, column.key)
        for row in sheet.content.rows
        for column in sheet.content.columns
        if not sheet.face(sheet.position_of((row.key, column.key)) or (0, 0)).is_entry
    )
    typist.grid.go_to(computed)
    typist.press(Key.Key_F2, SHIFT)
    assert typist.stand.said[-1] == "Rutan räknas fram eller hämtas och har ingen egen historik."


def test_a_block_is_pasted_with_its_heading_and_filled_and_cleared_by_its_last_empty_cell(typist: Typist) -> None:
    column = next(c for c in typist.grid.grid_model.sheet.content.columns if c.key == typist.kind.above[1])
    heading = column.group if column.label.isdigit() else column.label
    typist.paste(f"{heading}\n9\n6\n")
    assert typist.both == ["9", "6"]
    assert typist.stand.said[-1] == "Rubrikraden i det kopierade lämnades utanför."
    typist.paste("5\r\n\r\n")
    assert typist.both[0] == "5"
    assert typist.both[1] in ("", "saknas")
    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_Down, SHIFT)
    typist.press(Key.Key_D, CTRL)
    assert typist.both == ["5", "5"]
    assert typist.page.foot.text() == "2 rutor: summa 10, medel 5,0, antal 2"
    typist.stand.undo()
    assert typist.both[0] == "5"


def test_a_million_rows_are_refused_in_words(typist: Typist) -> None:
    typist.paste("1\n" * 1_000_000)
    assert typist.stand.said[-1].replace("\u00a0", " ").startswith("Det kopierade är 1 000 000 rader")
    assert typist.both == ["", ""]


def test_what_is_copied_hides_small_counts_and_says_so(typist: Typist) -> None:
    typist.type("2")
    typist.type("40", typist.kind.below)
    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_C, CTRL)
    copied, said = QApplication.clipboard().text().strip(), typist.stand.said[-1]
    if typist.kind.hides:
        assert copied in ("dolt", "<5")
        # Of a month in LOTS nothing is told in public, where the area tells of half-years.
        assert said.startswith(("Kopierat. Små tal är dolda", "Kopierat. Månader visas inte offentligt"))
    else:
        assert (copied, said) == ("2", "Kopierat som det står.")


def test_what_cannot_be_read_waits_in_its_cell_for_its_own_place(typist: Typist) -> None:
    typist.type("tre")
    assert [(each.is_cell, "2" in each.where) for each in typist.page.unsaved()] == [(True, True)]
    typist.tab.show_place(typist.kind.other)
    assert typist.both == ["", ""]
    assert len(typist.page.unsaved()) == 1
    typist.tab.show_place(typist.kind.place)
    assert typist.both[0] == "tre"
    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_Escape)
    assert list(typist.page.unsaved()) == []


def test_what_is_refused_is_kept_and_tried_again(typist: Typist) -> None:
    typist.stand.session.hold("Läser in en fil")
    typist.type("7")
    assert typist.both == ["7", ""]
    assert len(typist.page.unsaved()) == 1
    assert "Läser in en fil" in typist.stand.said[-1]
    typist.stand.session.hold("")
    typist.grid.store_again()
    assert list(typist.page.unsaved()) == []
    undone = typist.stand.undo()
    assert undone is not None
    assert undone.rows


def test_ctrl_m_comments_or_says_where_that_is_done(typist: Typist) -> None:
    typist.type("7")
    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_M, CTRL)
    is_field = QApplication.focusWidget() is not typist.grid
    assert is_field or "inga kommentarer" in typist.stand.said[-1]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_workspace_that_is_only_read_is_locked_and_says_why(
    kind: Kind, theme: object, workspace: Workspace, qtbot: QtBot
) -> None:
    with open_workspace(workspace.path, who=WHO, read_only=True) as second:
        stand = TabStand(second)
        tab = stand.show(kind.make, kind.place)
        qtbot.addWidget(tab)
        with qtbot.waitActive(tab):
            pass
        typist = Typist(kind, tab, stand)
        typist.type("7")
        typist.press(Key.Key_D, CTRL)
        typist.paste("7\n")
        assert typist.both == ["", ""]
        assert typist.page.is_locked
        assert typist.page.foot.text() == stand.said[-1]


def test_the_page_follows_the_keyboard_where_it_is_lower_than_the_sheet(typist: Typist, qtbot: QtBot) -> None:
    typist.tab.setMinimumSize(300, 120)
    typist.tab.resize(900, 260)
    for key, held in ((Key.Key_End, CTRL), (Key.Key_Down, CTRL), (Key.Key_Home, CTRL), (Key.Key_Up, CTRL)):
        typist.press(key, held)
        cell = typist.grid.visualRect(typist.grid.currentIndex())
        seen = QRect(typist.grid.viewport().visibleRegion().boundingRect())
        qtbot.waitUntil(lambda cell=cell, seen=seen: seen.contains(cell.center()))


def test_what_is_cut_lies_on_the_clipboard_and_is_one_step_of_undo(typist: Typist) -> None:
    typist.paste("9\n6\n")
    typist.press(Key.Key_Down, SHIFT)
    typist.press(Key.Key_X, CTRL)
    assert all(text in ("", "saknas") for text in typist.both)
    typist.stand.undo()
    assert typist.both == ["9", "6"]
    typist.grid.clear_cells()
    typist.grid.go_to(typist.kind.above)
    typist.press(Key.Key_V, CTRL)
    assert typist.both == ["9", "6"]


def test_undoing_a_paste_takes_away_what_it_left_unsaved_in_its_cells(typist: Typist) -> None:
    typist.type("3")
    typist.paste("9\nsju\n")
    assert typist.both == ["9", "sju"]
    typist.stand.undo()
    assert typist.both[0] == "3"
    assert not typist.grid.unsaved()


def test_retyping_what_was_there_before_a_paste_leaves_its_texts_alone(typist: Typist) -> None:
    typist.type("3")
    typist.paste("9\nsju\n")
    typist.type("3")
    assert typist.both == ["3", "sju"]
    assert len(typist.grid.unsaved()) == 1
