"""Blocks within a sheet: filled, jumped over, added up, and pasted with what stood around them in Excel."""

import time
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.ground.value import Empty
from support.coordinator import CTRL, SHIFT, Coordinator
from support.lots_sheet import MAY, SEXES
from widgets.sheet import Cell, Column, FigureGrid, GridContent, Reads, Row
from widgets.sheet.block import read_block
from widgets.sheet.headings import Framed, unframed
from widgets.sheet.selection import FootLine, marked_faces

Key = Qt.Key
LABELS = ("Kvinnor", "Män", "Summa", "Under 30", "30–", "16", "17", "2020", "Försäkringskassan", "Kommunen", "Titel")


@pytest.fixture
def filled(coordinator: Coordinator) -> Coordinator:
    coordinator.stored = dict(MAY)
    coordinator.refresh()
    return coordinator


@pytest.mark.parametrize(
    ("key", "down", "right", "start", "into", "values"),
    [
        (Key.Key_D, 2, 0, ("fk", "kvinna"), [("af", "kvinna"), ("kommun", "kvinna")], [2, 2]),
        (Key.Key_D, 0, 1, ("af", "kvinna"), [("af", "kvinna"), ("af", "man")], [2, 1]),
        (Key.Key_R, 0, 2, ("kommun", "kvinna"), [("kommun", "man"), ("kommun", "annat")], [4, 4]),
        (Key.Key_R, 0, 0, ("fk", "under30"), [("fk", "under30")], [0]),
        (Key.Key_D, 1, 0, ("region", "kvinna"), [("annan", "kvinna")], [Empty.SAKNAS]),
        (Key.Key_D, 0, 0, ("region", "okand"), [("region", "okand")], [0]),
    ],
)
def test_a_block_is_filled_as_in_excel_in_one_step(filled: Coordinator, key, down, right, start, into, values) -> None:
    filled.select(start, down=down, right=right)
    filled.press(key, CTRL)

    assert [filled.stored[cell] for cell in into] == values
    assert len(filled.operations) <= 1
    assert all(edit.key in into for operation in filled.operations for edit in operation)


def test_filling_passes_over_sums_and_says_where_there_is_nothing_to_fill_from(filled: Coordinator) -> None:
    filled.select(("fk", "man"), down=0, right=3)
    filled.press(Key.Key_R, CTRL)
    assert filled.stored["fk", "under30"] == filled.stored["fk", "annat"] == 1

    filled.grid.go_to(("fk", "kvinna"))
    filled.press(Key.Key_D, CTRL)
    filled.press(Key.Key_R, CTRL)
    filled.grid.go_to(("fk", "sex_sum"))
    filled.grid.fill(down=True)
    filled.grid.go_to(("af", "sex_sum"))
    filled.press(Key.Key_D, CTRL)
    assert [said.partition(".")[0] for said in filled.refusals] == [
        "Det finns ingen rad ovanför att fylla i från",
        "Det finns ingen kolumn till vänster",
        "Det finns ingen rad ovanför att fylla i från",
        "Summor räknas fram och kan inte fyllas i",
    ]


def test_a_locked_sheet_is_not_filled(filled: Coordinator) -> None:
    filled.locked = "Månaden är låst."
    filled.refresh()
    filled.select(("fk", "kvinna"), down=1, right=0)
    filled.press(Key.Key_D, CTRL)

    assert filled.refusals == ["Månaden är låst."]
    assert filled.stored == MAY


def test_ctrl_and_an_arrow_go_to_the_end_of_what_is_filled(coordinator: Coordinator) -> None:
    coordinator.stored = {key: value for key, value in MAY.items() if key[1] in SEXES and key[0] in ("fk", "kommun")}
    coordinator.refresh()
    steps = [
        (Key.Key_Right, ("fk", "sex_sum")),
        (Key.Key_Right, ("fk", "age_sum")),
        (Key.Key_Left, ("fk", "sex_sum")),
        (Key.Key_Left, ("fk", "kvinna")),
        (Key.Key_Down, ("kommun", "kvinna")),
        (Key.Key_Down, ("sum", "kvinna")),
        (Key.Key_Up, ("kommun", "kvinna")),
    ]
    for key, stands in steps:
        coordinator.press(key, CTRL)
        assert coordinator.grid.current_key == stands, key

    coordinator.grid.go_to(("fk", "kvinna"))
    coordinator.press(Key.Key_Right, CTRL | SHIFT)
    assert [face.column.key for face in marked_faces(coordinator.grid)] == ["kvinna", "man", "annat", "sex_sum"]


def test_what_is_marked_is_added_up_and_what_is_no_number_is_said(filled: Coordinator) -> None:
    foot = FootLine(filled.grid, parent=filled.grid.window())
    foot.set_hint("Ctrl+Z ångrar")
    filled.select(("fk", "kvinna"), down=2, right=1)
    assert foot.text() == "6 rutor: summa 12, medel 2,0, antal 6"

    filled.stored["fk", "man"] = Empty.DOLT
    filled.refresh()
    filled.grid.go_to(("fk", "kvinna"))
    filled.press(Key.Key_A, CTRL)
    assert foot.text() == (
        "48 rutor: summa 22, medel 1,0, antal 22; ej medräknat: 1 dold, 18 summor, 1 tom och 6 ej tillämpliga"
    )
    filled.grid.go_to(("region", "kvinna"))
    filled.type("tre")
    filled.press(Key.Key_Return)
    filled.select(("region", "kvinna"), down=1, right=0)
    assert foot.text() == "2 rutor: ej medräknat: 1 osparad och 1 ej tillämplig"
    filled.grid.go_to(("fk", "kvinna"))
    assert foot.text() == "Ctrl+Z ångrar"


def test_shares_have_a_mean_and_are_not_added_to_counts(theme, qtbot) -> None:
    grid = FigureGrid(lambda: None)
    qtbot.addWidget(grid)
    columns = (Column("n", "Antal", reads=Reads.NUMBER, decimals=1), Column("p", "Andel", reads=Reads.PERCENT))
    cells = {
        ("a", "n"): Cell(Fraction(5, 2)),
        ("b", "n"): Cell(1),
        ("a", "p"): Cell(10),
        ("b", "p"): Cell(Fraction(41, 2)),
    }
    grid.set_content(GridContent("s", "Mått", columns, (Row("a", "A"), Row("b", "B")), cells))
    foot = FootLine(grid)
    qtbot.addWidget(foot)
    grid.selectAll()
    assert foot.text() == "4 rutor: antal 4; andelar och antal läggs inte ihop"
    grid.go_to(("a", "n"))
    QTest.keyClick(grid, Key.Key_Down, SHIFT)
    assert foot.text() == "2 rutor: summa 3,5, medel 1,8, antal 2"
    grid.go_to(("a", "p"))
    QTest.keyClick(grid, Key.Key_Down, SHIFT)
    assert foot.text() == "2 rutor: medel 15,3\u00a0%, antal 2"


@pytest.mark.parametrize(
    ("copied", "figures", "headings", "names"),
    [
        ("2\t1\n3\t4", "2\t1\n3\t4", (), ()),
        ("\tKvinnor\tMän\nFK\t2\t1\nAF\t3\t4", "2\t1\n3\t4", ("Kvinnor", "Män"), ("FK", "AF")),
        ("kvinnor\tmän\n2\t1", "2\t1", ("kvinnor", "män"), ()),
        ("Handläggare\tBesök\nFK\t1\n", "1", ("Besök",), ("FK",)),
        ("FK\t2\t1\nAF\t3\t4", "2\t1\n3\t4", (), ("FK", "AF")),
        ("Kommunen\t3\t4", "3\t4", (), ("Kommunen",)),
        ("Kön\t\tÅlder\nKvinnor\tMän\t30-\n2\t1\t3", "2\t1\t3", ("Kvinnor", "Män", "30-"), ()),
        ("\t2021\t2020\nSjuka\t3\t4", "3\t4", ("2021", "2020"), ("Sjuka",)),
        ("\tKvinnor\n16\t2\n17\t3", "2\n3", ("Kvinnor",), ("16", "17")),
        ("Tabellen\nPart\tKvinnor\tMän\nFK\t2\t1\nKälla: parterna", "2\t1", ("Kvinnor", "Män"), ("FK",)),
        # What may be figures is figures.
        ("16\t2\n17\t3", "16\t2\n17\t3", (), ()),
        ("Sjuka\t2021\t2020\nLediga\t3\t4", "2021\t2020\n3\t4", (), ("Sjuka", "Lediga")),
        ("dolt\tsaknas\n4\t3", "dolt\tsaknas\n4\t3", (), ()),
        ("minst 7\tej tillämpligt\n4\t3", "minst 7\tej tillämpligt\n4\t3", (), ()),
        ("2\ttre\n1\t1,5", "2\ttre\n1\t1,5", (), ()),
        # A word alone in a column is a slip of the pen, unless it is the column's own heading.
        ("tre\n4", "tre\n4", (), ()),
        ("Kvinnor\n4", "4", ("Kvinnor",), ()),
        ("tre\t4", "tre\t4", (), ()),
        ("\n5\t6", "\n5\t6", (), ()),
        ("", "", (), ()),
    ],
)
def test_headings_and_names_are_told_from_figures(copied: str, figures: str, headings, names) -> None:
    assert unframed(read_block(copied), LABELS) == Framed(read_block(figures), headings, names)


def test_a_table_of_excel_is_pasted_whole_and_its_frame_left_off(coordinator: Coordinator) -> None:
    coordinator.paste("Part\tKvinnor\tMän\tAnnat\nFörsäkringskassan\t2\t1\t0\nArbetsförmedlingen\t1\t1\t0\n")

    assert [coordinator.stored["af", sex] for sex in SEXES] == [1, 1, 0]
    assert coordinator.told == ["Rubriker och radnamn i det kopierade lämnades utanför."]
    coordinator.paste("Kvinnor\tMän\n5\t6\n")
    coordinator.grid.go_to(("region", "kvinna"))
    coordinator.paste("Regionen\t7\n")
    assert [coordinator.stored[key] for key in (("fk", "man"), ("region", "kvinna"))] == [6, 7]
    assert coordinator.told[1:] == [
        "Rubrikraden i det kopierade lämnades utanför.",
        "Radnamnen i det kopierade lämnades utanför.",
    ]


def test_a_table_of_excel_with_its_sums_named_is_pasted_whole(coordinator: Coordinator) -> None:
    rows = ("Försäkringskassan\t2\t1\t0\t3", "Arbetsförmedlingen\t1\t4\t0\t5", "Kommunen\t3\t0\t0\t3")
    coordinator.paste("\n".join(["\tKvinnor\tMän\tAnnat\tSumma", *rows]) + "\n")

    assert coordinator.refusals == []
    assert [coordinator.stored["af", sex] for sex in SEXES] == [1, 4, 0]
    assert ("fk", "under30") not in coordinator.stored


def test_names_of_rows_that_are_figures_are_names_where_they_follow_one_another() -> None:
    ages = ("Titel", "17", "18", "19", "20", "Summa")
    copied = read_block("18\t5\t6\n19\t7\t8\n20\t9\t9")
    assert unframed(copied, ages, ages) == Framed(read_block("5\t6\n7\t8\n9\t9"), (), ("18", "19", "20"))
    assert unframed(copied[::-1], ages, ages) == Framed(copied[::-1])


def test_what_is_typed_over_marked_cells_goes_where_the_marking_began(coordinator: Coordinator) -> None:
    for key in (Key.Key_Down, Key.Key_Right):
        coordinator.press(key, SHIFT)
    coordinator.type("7")
    coordinator.press(Key.Key_Return)

    assert coordinator.stored == {("fk", "kvinna"): 7}


@pytest.mark.parametrize(("copied", "names"), [("Män\tAnnat\n5\t6\n", "Män"), ("Kommunen\t7\n", "Kommunen")])
def test_a_block_that_is_named_for_another_place_is_refused(coordinator: Coordinator, copied: str, names: str) -> None:
    coordinator.paste(copied)

    assert coordinator.stored == {}
    assert coordinator.refusals == [f"Det kopierade är märkt ”{names}” och hör inte hemma här. Inget klistrades in."]


@pytest.mark.parametrize(
    ("copied", "said"),
    [
        ("5\n" * 1_000_000, "Det kopierade är 1 000 000 rader, men här finns 6. Inget klistrades in."),
        ("x" * 30_000_000, "Det kopierade är för stort för att vara siffror till tabellen. Inget klistrades in."),
        ("7\n8" + "\n" * 1_048_574, ""),
    ],
)
def test_a_million_rows_are_refused_or_cut_within_a_second(coordinator: Coordinator, copied: str, said: str) -> None:
    coordinator.clip(copied)
    start = time.process_time()
    coordinator.press(Key.Key_V, CTRL)

    assert time.process_time() - start < 1
    assert [refusal.replace("\u00a0", " ") for refusal in coordinator.refusals] == [said] * bool(said)
    assert list(coordinator.stored.values()) == ([] if said else [7, 8])


def test_what_was_copied_is_said(filled: Coordinator, theme, qtbot) -> None:
    filled.press(Key.Key_C, CTRL)
    grid = FigureGrid(lambda: None, copy_filter=lambda keys, block: block if len(keys) == 1 else (("dolt",),) * 2)
    qtbot.addWidget(grid)
    grid.set_content(
        GridContent("s", "Mått", (Column("n", "Antal"),), (Row("a", "A"), Row("b", "B")), {("a", "n"): Cell(2)})
    )
    grid.told.connect(filled.told.append)
    grid.copy()
    grid.selectAll()
    grid.copy()

    assert filled.told == [
        "Kopierat som det står.",
        "Kopierat som det står: inga små tal behövde döljas.",
        "Kopierat. Små tal är dolda i andra program, och följer med när du klistrar in här.",
    ]
    QApplication.clipboard().clear()


def test_shift_f2_asks_for_the_history_of_the_cell(coordinator: Coordinator, qtbot) -> None:
    coordinator.type("3")
    with qtbot.waitSignal(coordinator.grid.history_wanted) as wanted:
        coordinator.press(Key.Key_F2, SHIFT)

    assert wanted.args == ["fk", "kvinna"]
    assert coordinator.stored == {("fk", "kvinna"): 3}
