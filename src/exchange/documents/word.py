"""Word documents (*docx*): tables, tables within tables, and paragraphs, in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from domain.ground.text import tr
from exchange.documents.gathered import MOST_ROWS, Gathered
from exchange.ground.spreadsheet import MOST_UNPACKED
from exchange.ground.unfit import Unfit

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_DEPTH = 8

Element = Any
"""A part of the document's XML; what python-docx hands out has no types of its own."""


def read_word(data: bytes, gathered: Gathered) -> None:
    """Raises Unfit for what is no whole document or takes too much room."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
                raise Unfit(tr("Dokumentet är för stort för att läsas in."))
        body = docx.Document(io.BytesIO(data)).element.body
    except Unfit:
        raise
    except Exception as error:
        # Whatever a torn package makes of the library.
        raise Unfit(tr("Dokumentet är skadat eller inte helt. Öppna det i Word och spara det på nytt.")) from error
    _Reading(gathered).body(body)


class _Reading:
    """Counts tables and paragraphs as they come."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._tables = self._paragraphs = 0

    def body(self, element: Element) -> None:
        for each in _blocks(element):
            if each.tag == f"{_W}tbl":
                self._table(each, 0)
            elif text := _text(each).strip():
                self._paragraphs += 1
                self._gathered.text(tr("stycke {number}").format(number=self._paragraphs), text)

    def _table(self, table: Element, inside: int, depth: int = 0) -> None:
        self._tables += 1
        number = self._tables
        title = tr("Tabell {number}").format(number=number)
        if inside:
            title = tr("Tabell {number} (inne i tabell {outer})").format(number=number, outer=inside)
        rows: list[list[str]] = []
        within: list[Element] = []
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table or len(rows) > MOST_ROWS:
                continue
            cells: list[str] = []
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is row:
                    cells += _cell(cell, within)
            rows.append(cells)
        self._gathered.rows(title, rows)
        for each in within if depth < _MOST_DEPTH else ():
            self._table(each, number, depth + 1)


def _blocks(element: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those within a control or a tracked change."""
    for each in element:
        if each.tag in (f"{_W}p", f"{_W}tbl"):
            yield each
        else:
            yield from _blocks(each)


def _cell(cell: Element, within: list[Element]) -> list[str]:
    """The text of a cell, and an empty one for each further column that it stands over; one that goes on from the cell
    above is empty. Tables in it are put in `within`."""
    properties = cell.find(f"{_W}tcPr")
    span, goes_on = 1, False
    if properties is not None:
        over = properties.find(f"{_W}gridSpan")
        span = int(over.get(f"{_W}val", "1")) if over is not None else 1
        merged = properties.find(f"{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
    texts = []
    for each in _blocks(cell):
        if each.tag == f"{_W}tbl":
            within.append(each)
        else:
            texts.append(_text(each))
    text = "" if goes_on else " ".join(filter(None, texts))
    return [text, *[""] * (min(span, 60) - 1)]


def _text(paragraph: Element) -> str:
    """What can be read of it: with what was inserted and not what was deleted, if changes are tracked."""
    pieces = []
    for each in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if each.tag == f"{_W}t":
            pieces.append(each.text or "")
        else:
            pieces.append("-" if each.tag.endswith("noBreakHyphen") else " ")
    return "".join(pieces)
