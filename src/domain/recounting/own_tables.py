"""A group's own tables counted anew (*egna tabeller*): in the fields of its recommendations and in its appendices."""

from collections.abc import Iterator, Sequence

from domain.checking.finding import Finding, FindingKind, Severity
from domain.ground.text import tr
from domain.ground.text_table import table_at
from domain.recommendations.recommendation import FieldKind, Recommendation
from domain.recommendations.table_text import read_table
from domain.recounting.document import Document, Table
from domain.recounting.finding import Grade
from domain.recounting.recount import recount


def findings_in_tables(recommendation: Recommendation) -> Iterator[Finding]:
    """What does not agree in the tables of its fields, and in those that stand in its texts."""
    for field in recommendation.template.all_fields:
        text = recommendation.text(field.key)
        if field.kind is FieldKind.TABLE:
            for _row, words, why in _told((field.columns, *read_table(text))):
                yield _finding(field.key, 0, 0, words, why)
        elif not field.kind.is_short:
            yield from _in_text(field.key, text)


def _in_text(field: str, text: str) -> Iterator[Finding]:
    lines, at = text.split("\n"), 0
    while at < len(lines):
        table, begins = table_at(lines, at), at
        at += 1 if table is None else table.lines
        if table is None:
            continue
        bare = [[cell.strip("*") for cell in row] for row in (table.headings, *table.rows)]
        for row, words, why in _told(bare):
            # Under the headings stands the line of dashes.
            line = begins + row + 1
            start = sum(len(each) + 1 for each in lines[:line]) + max(lines[line].rfind(words), 0)
            yield _finding(field, start, start + len(words), words, why)


def _finding(field: str, start: int, end: int, words: str, why: str) -> Finding:
    to_do = tr("Rätta summan, eller delarna.")
    return Finding(FindingKind.SUM, Severity.WARNING, field, start, end, words, why, to_do)


def table_does_not_hold(rows: Sequence[Sequence[str]], called: str) -> Iterator[str]:
    """What does not agree in a table, of which the first row heads the columns: a sentence each."""
    for _row, _words, why in _told(rows):
        yield tr("{text}: {why}").format(text=called, why=why)


def _told(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, str]]:
    """The row and the words of the cell, and why, for each; rows are counted below the headings."""
    wide = max(map(len, rows))
    table = Table("", tuple((*row, *[""] * (wide - len(row))) for row in rows), first_row=0)
    for found in recount(Document("", (table,))).findings:
        if found.grade is not Grade.SAID:
            row, column = found.cells[0]
            yield row, table.rows[row][column].strip(), found.text
