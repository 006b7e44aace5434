"""Whether a text begins as SCB's table does in CSV; no more is loaded than that takes."""

import codecs
import csv
import io
import re
from collections.abc import Sequence

from exchange.scb.words import dimension_of

_MARK = b"\xef\xbb\xbf"
_BLOCK = 1 << 20
# A title and an empty row may stand above the header.
_LAST_HEADER = 10
_FEWEST_DIMENSIONS = 2
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")


def header_of(head: bytes) -> tuple[int, list[str], str] | None:
    """Among the first lines of a text: the number of lines above the header of SCB's table, its cells, and the sign
    between them; None where there is no such header."""
    # Excel for Mac ends lines with a lone carriage return, which the reader of one line does not take.
    text = io.StringIO(head.removeprefix(_MARK).decode(encoding_of(head), "replace"), newline=None)
    for at, line in enumerate(text):
        if at == _LAST_HEADER:
            return None
        for delimiter in (",", ";", "\t"):
            try:
                cells = next(csv.reader([line], delimiter=delimiter), [])
            except csv.Error:
                continue
            if is_header(cells):
                return at, [cell.strip() for cell in cells], delimiter
    return None


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


def is_header(cells: Sequence[str]) -> bool:
    """Whether these are the names of the columns of SCB's table."""
    return sum(dimension_of(cell) is not None for cell in cells) >= _FEWEST_DIMENSIONS
