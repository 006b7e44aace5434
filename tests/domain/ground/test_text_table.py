"""Small tables in running text."""

from hypothesis import given
from hypothesis import strategies as st

from domain.ground.text_table import tabbed_table, table_at, written_table


def test_a_block_of_a_spreadsheet_becomes_a_table_whose_numbers_stand_to_the_right() -> None:
    written = tabbed_table("År\tÄrenden\tAnm.\n2021\t23\t\n2022 | b\t1 023\tprel.\n")
    assert written.split("\n") == [
        "| År        | Ärenden | Anm.  |",
        "| --------- | ------: | ----- |",
        "| 2021      |      23 |       |",
        "| 2022 \\| b |   1 023 | prel. |",
    ]
    table = table_at(written.split("\n"), 0)
    assert table is not None
    assert (table.headings, table.numbers, table.lines) == (("År", "Ärenden", "Anm."), (False, True, False), 4)
    assert table.rows == (("2021", "23", ""), ("2022 | b", "1 023", "prel."))


def test_lines_that_make_no_small_table_are_left_alone() -> None:
    for text in ("", "en rad", "a\tb", "a\tb\nc", "\t".join("abcdefghijk") + "\n" + "\t".join("abcdefghijk")):
        assert tabbed_table(text) == ""
    wide = "|".join("abcdefghijk")
    for lines in (
        [],
        ["a | b"],
        ["a | b", "c | d"],
        ["a", "-|-"],
        ["a | b", "---"],
        ["a|b|c", "-|-"],
        [wide, "|".join("-----------")],
    ):
        assert table_at(lines, 0) is None


def test_a_row_is_as_wide_as_the_headings_and_loses_nothing() -> None:
    table = table_at(["text", "a | b", ":-|-:", "1", "c|d|e", "| f |", "", "g | h"], 1)
    assert table is not None
    assert (table.rows, table.numbers) == ((), (False, True))
    table = table_at(["a | b", "-|:-:", "c|d|e", "| f |", "efter"], 0)
    assert table is not None
    assert (table.rows, table.numbers) == ((("c", "d e"), ("f", "")), (False, False))


@given(st.lists(st.lists(st.text(alphabet="a1|\\ ", max_size=4), min_size=3, max_size=3), min_size=2, max_size=4))
def test_what_is_written_is_read_as_the_same(rows: list[list[str]]) -> None:
    # A stroke before the sign between cells is its own.
    rows = [[" ".join(cell.replace("\\", "").split()) for cell in row] for row in rows]
    table = table_at(written_table(rows).split("\n"), 0)
    assert table is not None
    assert [list(table.headings), *map(list, table.rows)] == rows
