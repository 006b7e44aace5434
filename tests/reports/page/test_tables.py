from collections.abc import Callable
from pathlib import Path

import pytest

from reports.page.document import Printed
from reports.page.story import Story
from reports.page.table_layout import Column, Row, RowKind, Table
from support.pdf_checks import assert_pdf_ua, page_texts
from support.pdf_tree import read_tree

Print = Callable[[Callable[[Story], None]], Printed]
OnDisk = Callable[[Printed], Path]


def _long_table(rows: int = 90) -> Table:
    columns = (Column("Kommun"), Column("2020", True, "Antal"), Column("2021", True, "Antal"), Column("Andel, %", True))
    body = tuple(Row((f"Kommun {at}", f"{at * 10}", f"{at * 11}", "15,5")) for at in range(1, rows + 1))
    total = Row(("Totalt", "1\u00a0234", "2\u00a0345", "100,0"), RowKind.TOTAL)
    return Table("Alla kommuner", columns, (*body, total), ("Avrundat.",), "Källa: SCB, 2022-03-01")


def test_a_table_over_several_pages_repeats_its_header_and_says_so(printed: Print, on_disk: OnDisk) -> None:
    pages = page_texts(on_disk(printed(lambda story: story.table(_long_table()))))
    assert len(pages) > 2
    assert "Tabell 1. Alla kommuner" in pages[0]
    assert "forts." not in pages[0]
    for page in pages[1:]:
        assert "Tabell 1. Alla kommuner, forts." in page
        assert "Andel, %" in page


def test_what_is_repeated_is_not_read_again(printed: Print) -> None:
    tree = read_tree(printed(lambda story: story.table(_long_table())).content)
    (table,) = tree.find("Table")
    headings = [node for node in table.find("TH") if node.attribute("/Scope") == "/Column"]
    assert [len(node.pages) for node in headings] == [1] * 5
    (caption,) = table.find("Caption")
    assert caption.pages == [0]


def test_a_long_table_is_one_table_whose_rows_never_split(printed: Print) -> None:
    tree = read_tree(printed(lambda story: story.table(_long_table())).content)
    (table,) = tree.find("Table")
    rows = table.find("TR")
    assert len(rows) == 2 + 90 + 1
    for row in rows:
        assert len({page for cell in row.kids for page in cell.pages}) == 1


def test_a_total_never_stands_alone_on_a_page(printed: Print) -> None:
    for count in range(28, 60):
        tree = read_tree(printed(lambda story, count=count: story.table(_long_table(count))).content)
        rows = tree.find("TR")
        assert rows[-1].kids[0].pages == rows[-2].kids[0].pages
        source = tree.find("P")[-1]
        assert source.pages == rows[-1].kids[0].pages


def test_headers_say_what_they_head_also_where_one_stands_over_two_columns(printed: Print) -> None:
    tree = read_tree(printed(lambda story: story.table(_long_table(3))).content)
    first, second, row, *_ = tree.find("TR")
    assert [cell.role for cell in first.kids] == ["TH", "TH", "TH"]
    assert [cell.attribute("/ColSpan") for cell in first.kids] == [None, 2, None]
    assert [cell.attribute("/RowSpan") for cell in first.kids] == [2, None, 2]
    assert [cell.role for cell in second.kids] == ["TH", "TH"]
    assert [cell.role for cell in row.kids] == ["TH", "TD", "TD", "TD"]
    assert row.kids[0].attribute("/Scope") == "/Row"


def test_notes_stand_after_the_table_and_can_be_told_apart(printed: Print) -> None:
    table = Table("Två noter", (Column("Grupp"), Column("Antal", True)), (Row(("a", "1")),), ("Ett.", "Två."))
    tree = read_tree(printed(lambda story: (story.table(table), story.table(table))).content)
    identifiers = [node.entries["/ID"] for node in tree.find("Note")]
    assert len(set(identifiers)) == 4


@pytest.mark.parametrize("words", [300, 4000])
def test_a_cell_taller_than_a_page_is_still_printed_whole(words: int, printed: Print, on_disk: OnDisk) -> None:
    text = " ".join(f"ord{at}" for at in range(words))
    table = Table(
        "Lång", (Column("Organisation"), Column("Funktion")), (Row(("Kommunen", text)), Row(("Regionen", "chef")))
    )
    path = on_disk(printed(lambda story: story.table(table)))
    assert_pdf_ua(path)
    said = " ".join(page_texts(path)).split()
    assert [word for word in said if word.startswith("ord")] == text.split()


def test_a_table_without_rows_is_valid(printed: Print, on_disk: OnDisk) -> None:
    assert_pdf_ua(
        on_disk(printed(lambda story: story.table(Table("Tom", (Column("Grupp"), Column("Antal", True)), ()))))
    )
