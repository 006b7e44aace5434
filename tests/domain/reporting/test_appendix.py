"""Appendices of the group's own: what a pasted table is, and what is refused before it is stored."""

import pytest

from domain.reporting.appendix import (
    MOST_BYTES,
    Appendix,
    Picture,
    refused_appendix,
    refused_picture,
    rows_of,
    text_of_rows,
)
from domain.reporting.data import parts_of, report_data

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_pasted_table_is_its_cells_and_every_row_is_as_wide() -> None:
    rows = (("Fråga", "Ja"), ("Har ni mötts?", "12"), ("Vet ej", ""))
    assert rows_of("Fråga\tJa\n\nHar ni  mötts?\t 12 \nVet ej") == rows
    assert rows_of("Fråga;Ja\nHar ni mötts?;12\nVet ej;\n ; ") == rows
    assert rows_of(text_of_rows(rows)) == rows
    assert rows_of("") == ()
    assert Appendix("a", body="b\tc").rows == ()
    assert Appendix("a", body="b\tc", is_table=True).rows == (("b", "c"),)


@pytest.mark.parametrize(
    ("appendix", "said"),
    [
        (Appendix(" ", body="a"), "Ge bilagan en rubrik."),
        (Appendix("A", body=" "), "Bilagan är tom."),
        (Appendix("A", body="a\tb", is_table=True), "bara en rad"),
        (Appendix("A", body="\t".join("a" * 13) + "\nb", is_table=True), "högst 12 kolumner"),
        (Appendix("A", body="a\tb\n" * 501, is_table=True), "500 rader"),
        (Appendix("A", pictures=(Picture(" ", PNG),)), "Beskriv varje bild"),
        (Appendix("A", pictures=(Picture("En karta.", b"GIF89a"),)), "varken PNG eller JPEG"),
        (Appendix("A", pictures=(Picture("En karta.", PNG + bytes(MOST_BYTES)),)), "högst 4 megabyte"),
    ],
)
def test_what_cannot_be_printed_is_refused(appendix: Appendix, said: str) -> None:
    assert said in refused_appendix(appendix)


def test_what_can_be_printed_is_not() -> None:
    assert refused_picture(Picture("En karta.", b"\xff\xd8\xff")) == ""
    assert refused_appendix(Appendix("A", pictures=(Picture("En karta.", PNG),))) == ""
    assert refused_appendix(Appendix("A", body="a\tb\nc", is_table=True)) == ""


def test_a_picture_is_told_by_what_it_is_known_by_in_what_a_report_rests_on() -> None:
    held = Appendix("A", pictures=(Picture("En karta.", PNG),))
    assert "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6" in report_data(held)
    assert len(list(parts_of(held))) == 2


@pytest.mark.parametrize(
    ("words", "says_nothing"),
    [
        ("Diagram.", True),
        (" bild 3", True),
        ("IMG_2041.jpg", True),
        ("12", True),
        ("Sjukpenningtalet föll från 15 till 12 mellan 2018 och 2022.", False),
        ("Umeåregionens logotyp", False),
    ],
)
def test_words_that_only_say_that_there_is_a_picture_are_told_from_those_that_say_what_it_shows(
    words: str, says_nothing: bool
) -> None:
    assert Picture(words, b"").says_nothing is says_nothing
