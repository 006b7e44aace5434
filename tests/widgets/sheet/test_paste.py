"""Blocks come from Excel, with its spaces, signs and totals, and go back again."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.ground.value import Empty, Value, hidden_below
from support.answering import answering, click, strike
from support.coordinator import CTRL, Coordinator
from support.lots_sheet import MAY, SEXES
from widgets.sheet import Cell, CellEdit, Column, DashMeaning, FigureGrid, GridContent, Reads, Row
from widgets.sheet.block import DoesNotFit, Shape, lay, read_block, write_block
from widgets.sheet.figure_grid import ask_dash_with
from widgets.window.qt_dialogs import QtDialogs

NBSP, NARROW = "\u00a0", "\u202f"


def values_of(edits: list[CellEdit]) -> list[Value | None]:
    return [edit.entry.value for edit in edits]


def one_column(reads: Reads, rows: int = 9) -> GridContent:
    """An indicator by year, one column of one kind."""
    return GridContent(
        "indikator",
        "Indikator",
        (Column("v", "Värde", reads=reads, decimals=1),),
        tuple(Row(str(i), str(2014 + i)) for i in range(rows)),
        {(str(i), "v"): Cell() for i in range(rows)},
    )


@pytest.fixture
def indicator(theme, qtbot):
    """A column of `reads`; returns the grid and what it has told to store."""

    def make(reads: Reads) -> tuple[FigureGrid, list[list[CellEdit]]]:
        grid = FigureGrid(lambda: DashMeaning.NOT_APPLICABLE)
        qtbot.addWidget(grid)
        told: list[list[CellEdit]] = []
        grid.entered.connect(told.append)
        grid.set_content(one_column(reads))
        grid.show()
        return grid, told

    yield make
    QApplication.clipboard().clear()


def test_a_block_is_one_operation(coordinator: Coordinator) -> None:
    coordinator.paste("2\t1\t0\n1\t1\t0\n4\t3\t0\n")

    assert len(coordinator.operations) == 1
    assert [coordinator.stored["kommun", sex] for sex in SEXES] == [4, 3, 0]
    assert coordinator.shows("kommun", "sex_sum") == "7"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234", 1234),
        (f"1{NBSP}234", 1234),
        (f"1{NARROW}234", 1234),
        (" 7 ", 7),
        ("0", 0),
        ("..", Empty.SAKNAS),
        ("", Empty.SAKNAS),
        ("<5", Empty.DOLT),
        (".", Empty.EJ_TILLAMPLIGT),
    ],
)
def test_counts_as_people_write_them(indicator, text: str, value: Value) -> None:
    grid, told = indicator(Reads.COUNT)
    grid.set_content(one_column(Reads.COUNT))
    QApplication.clipboard().setText(f"99\n{text}\n98")
    grid.paste()

    read = {edit.row: edit.entry.value for edit in told[0]}
    assert read.get("1", Empty.SAKNAS) == value


@pytest.mark.parametrize(
    ("reads", "text", "value"),
    [
        (Reads.PERCENT, "13,3 %", Fraction(133, 10)),
        (Reads.PERCENT, f"13,3{NBSP}%", Fraction(133, 10)),
        (Reads.PERCENT, "13.3%", Fraction(133, 10)),
        (Reads.NUMBER, "−7", -7),
        (Reads.NUMBER, "-7", -7),
        (Reads.NUMBER, f"1{NBSP}234,5", Fraction(12345, 10)),
    ],
)
def test_shares_and_changes_as_people_write_them(indicator, reads: Reads, text: str, value: Value) -> None:
    grid, told = indicator(reads)
    QApplication.clipboard().setText(text)
    grid.paste()

    assert values_of(told[0]) == [value]


@pytest.mark.parametrize("dash", ["-", "–", "−"])
@pytest.mark.parametrize(
    ("meaning", "value"), [(DashMeaning.ZERO, 0), (DashMeaning.NOT_APPLICABLE, Empty.EJ_TILLAMPLIGT)]
)
def test_a_dash_is_asked_about_once_for_the_whole_block(
    coordinator: Coordinator, dash: str, meaning: DashMeaning, value: Value
) -> None:
    coordinator.dash_means = meaning
    coordinator.paste(f"2\t{dash}\t{dash}\n{dash}\t1\t0")

    assert coordinator.questions == 1
    assert coordinator.stored["fk", "man"] == coordinator.stored["af", "kvinna"] == value
    assert coordinator.stored["fk", "kvinna"] == 2


def test_without_an_answer_nothing_is_pasted(coordinator: Coordinator) -> None:
    coordinator.paste("2\t-\t0")

    assert coordinator.questions == 1
    assert coordinator.stored == {}


def test_without_dashes_nothing_is_asked(coordinator: Coordinator) -> None:
    coordinator.paste("2\t..\t<5")

    assert coordinator.questions == 0
    assert [coordinator.stored.get(("fk", sex)) for sex in SEXES] == [2, None, Empty.DOLT]


def test_a_block_larger_than_the_sheet_is_refused_whole(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("region", "okand"))
    coordinator.paste("1\t2\t3\n4\t5\t6")

    assert coordinator.stored == {}
    assert coordinator.refusals == [
        "Det kopierade är 2 × 3 rutor, men härifrån finns bara plats för 3 × 2. Inget klistrades in."
    ]


def test_one_value_fills_what_is_selected(coordinator: Coordinator) -> None:
    coordinator.select(("region", "kvinna"), down=1, right=2)
    coordinator.paste("0")

    assert len(coordinator.operations) == 1
    assert {coordinator.stored[party, sex] for party in ("region", "annan") for sex in SEXES} == {0}


def test_what_cannot_be_read_stays_in_its_cell_and_the_rest_is_stored(coordinator: Coordinator) -> None:
    coordinator.paste("2\ttre\t0\n1\t1,5\t0")

    assert coordinator.shows("fk", "man") == "tre"
    assert ("fk", "man") not in coordinator.stored
    assert coordinator.stored["fk", "kvinna"] == 2
    assert [edit.entry.problem for edit in coordinator.grid.unsaved()] == [
        "”tre” går inte att läsa som ett tal.",
        "”1,5” är inte ett helt antal.",
    ]


def test_a_block_copied_with_its_totals_finds_its_columns(coordinator: Coordinator) -> None:
    coordinator.paste("2\t1\t0\t3\t1\t2\t0\t3")

    assert [coordinator.stored["fk", column] for column in ("kvinna", "man", "annat")] == [2, 1, 0]
    assert [coordinator.stored["fk", column] for column in ("under30", "30plus", "okand")] == [1, 2, 0]


def test_a_block_copied_without_totals_finds_its_columns_too(coordinator: Coordinator) -> None:
    coordinator.paste("2\t1\t0\t1\t2\t0")

    assert [coordinator.stored["fk", column] for column in ("under30", "30plus", "okand")] == [1, 2, 0]


def test_a_half_sheet_is_laid_by_whether_its_sums_add_up(coordinator: Coordinator) -> None:
    coordinator.paste("2\t1\t0\t3")
    assert ("fk", "under30") not in coordinator.stored, "3 is the sum of 2, 1 and 0"

    coordinator.grid.go_to(("af", "kvinna"))
    coordinator.paste("2\t1\t0\t1")
    assert coordinator.stored["af", "under30"] == 1


def test_the_whole_sheet_with_its_foot_is_pasted_over_the_whole_sheet(coordinator: Coordinator) -> None:
    lines = ["1\t1\t0\t2\t1\t1\t0\t2"] * 5 + ["5\t5\t0\t10\t5\t5\t0\t10"]
    coordinator.paste("\r\n".join(lines) + "\r\n")

    assert len(coordinator.stored) == 30
    assert coordinator.shows("sum", "sex_sum") == "10"


def test_nothing_is_pasted_over_a_sum(coordinator: Coordinator) -> None:
    coordinator.grid.go_to(("fk", "sex_sum"))
    coordinator.paste("7")

    assert coordinator.stored == {}
    assert len(coordinator.refusals) == 1


def test_a_copied_block_is_what_excel_reads(coordinator: Coordinator) -> None:
    coordinator.stored = {**MAY, ("fk", "annat"): Empty.DOLT, ("af", "annat"): 1234}
    coordinator.refresh()
    coordinator.select(("fk", "kvinna"), down=1, right=3)
    coordinator.press(Qt.Key.Key_C, CTRL)

    assert QApplication.clipboard().text() == "2\t1\t<5\tminst 3\n1\t1\t1234\t1236\n"


def test_missing_leaves_as_two_dots_and_comes_back_as_missing(coordinator: Coordinator) -> None:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    coordinator.select(("region", "kvinna"), down=1, right=1)
    coordinator.press(Qt.Key.Key_C, CTRL)
    text = QApplication.clipboard().text()

    assert text == "..\t0\n-\t-\n"
    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.press(Qt.Key.Key_V, CTRL)
    assert coordinator.questions == 0, "the program knows what its own dashes mean"
    assert coordinator.stored["af", "kvinna"] is Empty.EJ_TILLAMPLIGT
    assert coordinator.stored["fk", "kvinna"] is Empty.SAKNAS


def test_small_counts_can_be_hidden_in_what_leaves_but_not_in_what_stays(theme, qtbot) -> None:
    grid = FigureGrid(lambda: None, copy_filter=lambda _keys, block: tuple(tuple("<5" for _ in line) for line in block))
    qtbot.addWidget(grid)
    content = one_column(Reads.COUNT, rows=2)
    grid.set_content(GridContent(content.subject, "", content.columns, content.rows, {("0", "v"): Cell(3)}))
    told: list[list[CellEdit]] = []
    grid.entered.connect(told.append)

    grid.copy()
    assert QApplication.clipboard().text() == "<5\n"
    grid.go_to(("1", "v"))
    grid.paste()
    assert values_of(told[0]) == [3]
    QApplication.clipboard().clear()


whole_values = st.one_of(st.integers(0, 10**7), st.sampled_from(Empty))
decimals = st.builds(lambda n, d: Fraction(n, 10**d), st.integers(-(10**8), 10**8), st.integers(0, 6))
numbers = st.one_of(st.integers(-(10**7), 10**7), decimals, st.sampled_from(Empty))


@pytest.mark.parametrize("through_text", [False, True], ids=["within the program", "through a spreadsheet"])
@pytest.mark.parametrize(
    ("reads", "values"), [(Reads.COUNT, whole_values), (Reads.NUMBER, numbers), (Reads.PERCENT, numbers)]
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_copied_is_pasted_as_the_same(indicator, reads: Reads, values, through_text: bool, data) -> None:
    held = data.draw(st.lists(values, min_size=1, max_size=9))
    grid, told = indicator(reads)
    content = one_column(reads)
    full = {(str(i), "v"): Cell(value) for i, value in enumerate(held)}
    grid.set_content(GridContent("från", "", content.columns, content.rows, full))
    grid.selectAll()
    grid.copy()
    if through_text:
        QApplication.clipboard().setText(QApplication.clipboard().text())

    # A sheet in which every cell holds something else, so that every cell that is pasted is told.
    other = {(str(i), "v"): Cell(999_999_999) for i in range(9)}
    grid.set_content(GridContent("till", "", content.columns, content.rows, other))
    grid.go_to(("0", "v"))
    grid.paste()

    assert values_of(told[0])[: len(held)] == held
    assert set(values_of(told[0])[len(held) :]) <= {Empty.SAKNAS}


cells = st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=8)


@given(st.integers(1, 5).flatmap(lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=5)))
def test_any_block_is_read_back_as_it_was_written(block) -> None:
    assert read_block(write_block(block)) == tuple(block)


@given(st.text())
def test_any_text_at_all_can_be_pasted_from(text: str) -> None:
    assert all(isinstance(cell, str) for line in read_block(text) for cell in line)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("5\r\n6\r\n\r\n", (("5",), ("6",), ("",))),
        ("\r\n6\r\n", (("",), ("6",))),
        ("\r\n", (("",),)),
        ("\r\n\r\n\r\n", (("",), ("",), ("",))),
        ("5\t\r\n6\t\r\n", (("5", ""), ("6", ""))),
        ("\t5\n\t\n", (("", "5"), ("", ""))),
        ("5\n6", (("5",), ("6",))),
        ("5\r6\r\r", (("5",), ("6",), ("",))),
        ('"5\n"\t"\t"\r\n""\t\r\n', (("5\n", "\t"), ("", ""))),
        ("", ()),
    ],
)
def test_an_empty_cell_of_a_copied_block_is_a_cell(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(text) == block


def test_a_copied_column_whose_last_cell_is_empty_empties_what_stood_there(indicator) -> None:
    grid, told = indicator(Reads.COUNT)
    grid.set_content(replace(one_column(Reads.COUNT), cells={(str(i), "v"): Cell(9) for i in range(9)}))
    QApplication.clipboard().setText("5\r\n6\r\n\r\n")
    grid.paste()

    assert {edit.row: edit.entry.value for edit in told[0]} == {"0": 5, "1": 6, "2": Empty.SAKNAS}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99999999999999999999", "är för stort för att vara ett antal"),
        ("9223372036854775808", "är för stort för att vara ett antal"),
        ("999999999", "är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999."),
        ("1,000\t", "kan vara tusental eller decimaler. Skriv 1000 eller 1."),
        ("4.000", "kan vara tusental eller decimaler. Skriv 4000 eller 4."),
        ("8507099805", "Det sparas inte: ta bort det."),
        ("19850709-9805", "Det sparas inte: ta bort det."),
    ],
)
def test_what_is_no_count_stays_in_its_cell_with_a_sentence_and_is_never_stored(indicator, text, said) -> None:
    grid, told = indicator(Reads.COUNT)
    grid.set_content(one_column(Reads.COUNT))
    QApplication.clipboard().setText(text.strip("\t"))
    grid.paste()

    assert told == []
    (edit,) = grid.unsaved()
    assert edit.entry.problem is not None
    assert said in edit.entry.problem
    assert "9805" not in edit.entry.problem


def test_what_cannot_be_seen_in_a_pasted_number_makes_no_difference(indicator) -> None:
    grid, told = indicator(Reads.COUNT)
    QApplication.clipboard().setText("\u200e12\n\ufeff7\u200b\n")
    grid.paste()

    assert values_of(told[0]) == [12, 7]


def test_a_hidden_number_keeps_its_bound_through_the_clipboard(indicator) -> None:
    grid, told = indicator(Reads.COUNT)
    QApplication.clipboard().setText("<10\n<5\n")
    grid.paste()
    assert values_of(told[0]) == [hidden_below(10), Empty.DOLT]

    stored = {(edit.row, edit.column): Cell(edit.entry.value) for edit in told[0]}
    grid.set_content(replace(one_column(Reads.COUNT), cells=stored))
    shown = grid.grid_model.sheet.face((0, 0))
    assert (shown.text, shown.edit_text, shown.copy_text) == ("<10", "<10", "<10")
    assert "<10" in shown.spoken
    assert shown.explanation == ("Dolt: antalet är för litet för att visas i källan.",)


@pytest.mark.parametrize("value", [Empty.DOLT, hidden_below(8), hidden_below(10)])
def test_what_is_hidden_is_read_back_as_it_was_whatever_the_threshold_is(indicator, value: Value) -> None:
    grid, _told = indicator(Reads.COUNT)
    grid.set_content(replace(one_column(Reads.COUNT), cells={("0", "v"): Cell(value)}, hidden="<8"))
    face = grid.grid_model.sheet.face((0, 0))
    assert face.parse(face.edit_text).value is value
    assert face.parse(face.copy_text).value is value


def test_three_decimals_are_edited_so_that_they_are_read_back(indicator) -> None:
    grid, _told = indicator(Reads.NUMBER)
    value = Fraction(617, 500)
    grid.set_content(replace(one_column(Reads.NUMBER), cells={("0", "v"): Cell(value)}))
    face = grid.grid_model.sheet.face((0, 0))
    assert face.edit_text == "1,2340"
    assert face.parse(face.edit_text).value == value


def test_cells_that_excel_quotes_are_read_without_their_quotes() -> None:
    assert read_block('"rad 1\nrad 2"\t"sa ""nej"""\r\n3\t"öppet\r\n') == (
        ("rad 1\nrad 2", 'sa "nej"'),
        ("3", '"öppet'),
    )


def test_a_block_never_lands_on_a_sum() -> None:
    shape = Shape((True, True, False), (True, True, False, True))
    for height in range(1, 4):
        for width in range(1, 5):
            laid = lay((("1",) * width,) * height, shape, (0, 0), lambda _placed: False, lambda _rows, _columns: "")
            if not isinstance(laid, DoesNotFit):
                assert all(shape.rows[r] and shape.columns[c] for r, c in laid.typed)
                assert not any(shape.rows[r] and shape.columns[c] for r, c in laid.passed_over)
                assert len(laid.typed) + len(laid.passed_over) == height * width


def test_what_a_dash_means_is_not_zero_for_whoever_only_presses_enter(qtbot: QtBot, theme: object) -> None:
    asked = ask_dash_with(QtDialogs())

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        assert answering(asked, strike(key)) is None
    assert answering(asked, click("Noll")) is DashMeaning.ZERO
    assert answering(asked, click("Ej tillämpligt")) is DashMeaning.NOT_APPLICABLE
