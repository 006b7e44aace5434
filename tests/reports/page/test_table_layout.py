from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.page.fonts import text_width
from reports.page.styles import FRAME_WIDTH, TABLE_TEXT
from reports.page.table_layout import Column, Row, Table, grid, number_start, with_own_headings, without_missing_columns

LABELLED = (Column("Ersättning"), Column("Andel, %", number=True))


def _table(*numbers: str) -> Table:
    return Table("Andelar", LABELLED, tuple(Row(("Sjukpenning", number)) for number in numbers))


def _comma(number: str, table: Table) -> float:
    place = grid(table).places[1]
    before = number.split(",", maxsplit=1)[0]
    return number_start(number, place, TABLE_TEXT) + text_width(before, TABLE_TEXT.face, TABLE_TEXT.size)


def test_decimal_commas_stand_under_one_another() -> None:
    numbers = ("15,5", "(16,7)", "−1,2", "1\u00a0234,50", "7")
    table = _table(*numbers)
    assert len({round(_comma(number, table), 6) for number in numbers[:4]}) == 1
    assert _comma("7", table) == pytest.approx(_comma("15,5", table))


def test_words_in_place_of_a_number_end_at_the_columns_edge() -> None:
    table = _table("15,5", "saknas")
    place = grid(table).places[1]
    width = text_width("saknas", TABLE_TEXT.face, TABLE_TEXT.size)
    assert number_start("saknas", place, TABLE_TEXT) + width == pytest.approx(place.left + place.width)


def test_a_table_is_no_wider_than_its_content_asks() -> None:
    assert grid(_table("1")).width < FRAME_WIDTH / 2


def test_long_texts_give_way_to_numbers() -> None:
    table = Table("Lång", LABELLED, (Row(("ord " * 200, "1\u00a0234,5")),))
    layout = grid(table)
    assert layout.width == pytest.approx(FRAME_WIDTH)
    number = text_width("1\u00a0234,5", TABLE_TEXT.face, TABLE_TEXT.size)
    assert layout.places[1].width >= number
    assert len(layout.cell_lines(0, table.rows[0].cells[0], TABLE_TEXT)) > 1


def test_a_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="cell"):
        Table("Fel", LABELLED, (Row(("bara en",)),))


_CELL = st.text(alphabet="aå 0123456789,−()%\n", max_size=40)


@given(st.lists(st.booleans(), min_size=1, max_size=9), st.data())
def test_columns_never_overlap_nor_leave_the_page(numbers: list[bool], data: st.DataObject) -> None:
    columns = tuple(Column(data.draw(_CELL), number) for number in numbers)
    rows = data.draw(st.lists(st.tuples(*(_CELL for _ in numbers)), max_size=4))
    layout = grid(Table("Prov", columns, tuple(Row(row) for row in rows)))
    ends = [place.left + place.width for place in layout.places]
    assert all(end < following.left for end, following in zip(ends, layout.places[1:], strict=False))
    assert ends[-1] <= FRAME_WIDTH + 0.1


def test_a_column_that_is_missing_throughout_is_left_out_and_said_once() -> None:
    columns = (
        Column("Område"),
        Column("2021", True, "Antal"),
        *(Column(at, True, "Andel, %") for at in ("2020", "2021")),
    )
    rows = (Row(("Nordmaling", "551", "saknas", "saknas")), Row(("Vindeln", "saknas", "saknas", "saknas")))
    table = without_missing_columns(Table("Prov", columns, rows, ("Avrundat.",)))
    assert [column.title for column in table.columns] == ["Område", "2021"]
    assert [row.cells for row in table.rows] == [("Nordmaling", "551"), ("Vindeln", "saknas")]
    assert table.notes == ("Avrundat.", "Uppgift saknas på alla rader: Andel, %.")
    half = without_missing_columns(Table("Prov", columns, (Row(("Vindeln", "1", "saknas", "12,9")),)))
    assert half.notes == ("Uppgift saknas på alla rader: Andel, % 2020.",)
    short = (Column("Område"), Column("Antal", True), Column("Ändring, p.e.", True))
    shortened = without_missing_columns(Table("Prov", short, (Row(("Vindeln", "1", "saknas")),)))
    assert shortened.notes == ("Uppgift saknas på alla rader: Ändring, p.e.",)
    nothing = Table("Prov", columns, (Row(("Vindeln", "saknas", "saknas", "saknas")),))
    assert without_missing_columns(nothing) is nothing
    assert without_missing_columns(replace(table, notes=())) == replace(table, notes=())


def test_a_heading_over_one_column_is_the_columns_own() -> None:
    columns = (
        Column("Område"),
        Column("2021", True, "Antal"),
        *(Column(at, True, "Andel, %") for at in ("2020", "2021")),
    )
    table = with_own_headings(Table("Prov", columns, ()))
    told = [(column.title, column.group) for column in table.columns]
    assert told == [("Område", ""), ("Antal 2021", ""), ("2020", "Andel, %"), ("2021", "Andel, %")]
