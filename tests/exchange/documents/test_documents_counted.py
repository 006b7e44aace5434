"""Sixty planted slips and sixty clean tables once more, now as the documents they are found in."""

from pathlib import Path

import pytest

from domain.recounting.document import Document
from domain.recounting.finding import Finding, Grade
from domain.recounting.recount import recount
from exchange.documents.reading import read_document, read_pasted
from support.finished_documents import as_copied, as_csv, as_pdf, as_word, as_workbook
from support.finished_tables import Made, clean, planted

TABLES = range(60)
FEWEST_FOUND = 57
MOST_FALSE = 6
FORMS = ("xlsx", "docx", "csv", "copied")


def as_document(made: Made, form: str, folder: Path) -> Document:
    match form:
        case "xlsx":
            return read_document(as_workbook(folder / "tabell.xlsx", made.rows))
        case "docx":
            return read_document(as_word(folder / "tabell.docx", made.rows))
        case "csv":
            return read_document(as_csv(folder / "tabell.csv", made.rows))
        case "pdf":
            return read_document(as_pdf(folder / "tabell.pdf", made.rows))
        case _:
            return read_pasted(as_copied(made.rows))


def told(document: Document) -> list[Finding]:
    return [each for each in recount(document).findings if each.grade is not Grade.SAID]


def is_found(made: Made, document: Document, found: list[Finding]) -> bool:
    """Whether the cell of the slip is among those pointed at, by its place in the document."""
    assert made.slip is not None
    (table,) = document.tables
    # The workbook has a title and an empty row above.
    row, column = made.slip.row + (2 if table.lettered else 0) - (table.first_row - 1), made.slip.column
    return any((row, column - (table.first_column - 1)) in each.cells for each in found)


def test_planted_slips_are_found_in_every_form(tmp_path: Path) -> None:
    missed = []
    for seed in TABLES:
        made, form = planted(seed), FORMS[seed // 12 % len(FORMS)]
        document = as_document(made, form, tmp_path)
        if not is_found(made, document, told(document)):
            missed.append((form, made.kind, made.slip))

    assert len(TABLES) - len(missed) >= FEWEST_FOUND, missed


def test_clean_documents_are_left_alone(tmp_path: Path) -> None:
    alarms = []
    for seed in TABLES:
        form = FORMS[(seed // 12 + 1) % len(FORMS)]
        alarms += [(form, seed, each.line) for each in told(as_document(clean(seed), form, tmp_path))]

    assert len(alarms) <= MOST_FALSE, alarms


@pytest.mark.parametrize("seed", range(0, 12))
def test_tables_of_a_pdf_are_told_apart_by_where_they_stand(seed: int, tmp_path: Path) -> None:
    made = clean(seed)
    document = as_document(made, "pdf", tmp_path)

    assert [each.line for each in told(document)] == []
    assert recount(document).tried.total() > 3
