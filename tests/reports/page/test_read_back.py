"""The accessibility of a finished file in words: what a reader finds in it, and what it lacks where it is missing."""

import pytest

from reports.page.tagging.read_back import read_back
from support.pdf_tree import read_tree
from support.reports import print_whole
from support.sample_report import empty_report, sample_report


@pytest.fixture(scope="module")
def content() -> bytes:
    return print_whole(sample_report()).content


def test_it_counts_what_an_independent_reader_counts(content: bytes) -> None:
    found, tree = read_back(content), read_tree(content)
    assert (found.figures, found.tables) == (len(tree.find("Figure")), len(tree.find("Table")))
    assert found.words == (
        f"Rapporten går att läsa med skärmläsare: alla {found.figures} bilder och diagram är beskrivna i ord, "
        f"alla {found.tables} tabeller har rubriker och språk, titel och märkningen PDF/UA är angivna."
    )


def test_a_report_without_pictures_and_tables_says_what_it_has() -> None:
    said = "Rapporten går att läsa med skärmläsare: språk, titel och märkningen PDF/UA är angivna."
    assert read_back(print_whole(empty_report()).content).words == said


@pytest.mark.parametrize(
    ("there", "instead", "lacks"),
    [
        (b"/Alt (", b"/Alx (", "beskrivning av 2 bilder"),
        (b"/S /TH ", b"/S /TD ", "rubriker i 7 tabeller"),
        (b"/Lang (sv-SE)", b"/Lamg (sv-SE)", "språk"),
        (b"<dc:title>", b"<dc:tltle>", "titel"),
        (b"<pdfuaid:part>1", b"<pdfuaid:part>0", "märkningen PDF/UA"),
        (b"/Marked true", b"/Marked fals", "märkningen PDF/UA"),
        (b"/Type /StructElem", b"/Type /StructElex", "taggar"),
    ],
)
def test_what_is_missing_in_the_file_is_said(content: bytes, there: bytes, instead: bytes, lacks: str) -> None:
    assert there in content
    found = read_back(content.replace(there, instead))
    assert found.lacks == (lacks,)
    assert found.words == f"Rapporten går inte att läsa fullt ut med skärmläsare: det saknas {lacks}."
