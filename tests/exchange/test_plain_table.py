"""Any table of a file, cell by cell: what Excel and others write, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.ground.problem import UserProblem
from exchange.ground.plain_table import read_plain_table

ROWS = (("Fråga", "Ja"), ("Har ni mötts?", "12,5"))


@pytest.mark.parametrize(
    "content",
    [
        b"Fr\xc3\xa5ga;Ja\r\nHar ni m\xc3\xb6tts?;12,5\r\n;\r\n",
        b"\xef\xbb\xbfFr\xc3\xa5ga\tJa\t\nHar ni m\xc3\xb6tts?\t12,5\t",
        b'Fr\xe5ga,Ja\nHar ni m\xf6tts?,"12,5"\n',
    ],
)
def test_text_is_read_whatever_stands_between_its_cells(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tabell.csv"
    path.write_bytes(content)
    assert read_plain_table(path) == ROWS


def test_a_workbook_is_read_as_it_is_seen(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Dag", "Antal", "Andel", None], [date(2026, 3, 1), 12, 0.5, None], [], [None, 3.0, "", None]):
        sheet.append(row)
    book.save(tmp_path / "tabell.xlsx")
    assert read_plain_table(tmp_path / "tabell.xlsx") == (
        ("Dag", "Antal", "Andel"),
        ("2026-03-01", "12", "0,5"),
        ("", "3", ""),
    )


def test_a_formula_without_its_result_is_refused_with_its_address(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["a", "=1+1"])
    book.save(tmp_path / "tabell.xlsx")
    with pytest.raises(UserProblem, match="B1"):
        read_plain_table(tmp_path / "tabell.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"a\x00b"])
def test_what_is_no_table_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "annat.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserProblem, match=r"annat\.xlsx"):
        read_plain_table(path)


def test_a_file_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="kan inte läsas"):
        read_plain_table(tmp_path / "borta.csv")
