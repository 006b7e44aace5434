"""Whether a text begins as SCB's table does in CSV; no more is loaded than that takes."""

import codecs
import csv
import io
import re
from collections.abc import Sequence

from exchange.scb.words import dimension_of, month_of

_MARK = b"\xef\xbb\xbf"
_BLOCK = 1 << 20
# A title and an empty row may stand above the header.
_LAST_HEADER = 10
_FEWEST_DIMENSIONS = 2
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")


def header_of(head: bytes) -> tuple[int, list[str], str] | None:
    """Among the first lines of a text: the number of lines above the header of SCB's table, its cells, and the sign
    between them; None where there is no such header.

    A title lists the dimensions too, and loses its quotation marks when Excel saves it again: the line that names the
    most is the header.
    """
    best: tuple[int, list[str], str] | None = None
    most = 0
    lines = io.StringIO(head.removeprefix(_MARK).decode(encoding_of(head), "replace"), newline=None)
    for at, line in zip(range(_LAST_HEADER), lines, strict=False):
        for delimiter in (",", ";", "\t"):
            try:
                cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
            except csv.Error:
                continue
            named = _named(cells)
            if named > most:
                best, most = (at, cells, delimiter), named
    return best


def encoding_of(data: bytes) -> str:
    """UTF-8 where the bytes are that (possibly cut within a letter); else as SCB's site has written (ISO 8859-15), or
    as Windows does."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _BLOCK):
            decoder.decode(data[at : at + _BLOCK])
    except UnicodeDecodeError:
        return "cp1252" if _WINDOWS_ONLY.search(data) else "iso-8859-15"
    return "utf-8"


def _named(cells: Sequence[str]) -> int:
    """How many of these are names of SCB's columns; nought where they are not those of a table of hers."""
    dimensions = sum(dimension_of(cell) is not None for cell in cells)
    ends = [{*cell.split()[:1], *cell.split()[-1:]} for cell in cells]
    months = sum(any(map(month_of, words)) for words in ends)
    return dimensions + months if dimensions >= _FEWEST_DIMENSIONS or (dimensions and months) else 0
