"""Text with or without columns: CSV, what is pasted from Excel and Word, and running text."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from domain.ground.text import tr
from exchange.documents.gathered import Gathered
from exchange.ground.unfit import Unfit

_SIGNS = ("\t", ";", "|", ",")
_LOOKED_AT = 200
_QUOTED = re.compile(r'"[^"]*"')


def read_bytes(data: bytes, gathered: Gathered) -> None:
    """A text file in any of the encodings that offices write. Raises Unfit for what is no text."""
    read_text(_decoded(data), gathered)


def read_text(text: str, gathered: Gathered) -> None:
    """A table where its lines are divided by one sign, with the sentences before and after it; else running text."""
    lines = text.splitlines()
    sign = _sign(lines)
    if not sign:
        for number, line in enumerate(_paragraphs(lines), start=1):
            gathered.text(tr("stycke {number}").format(number=number), line)
        return
    tables = 0
    for first, block in _stretches(lines, sign):
        if block is None:
            gathered.text(tr("rad {number}").format(number=first + 1), lines[first])
            continue
        tables += 1
        title = tr("Tabell {number}").format(number=tables) if sign == "\t" else tr("Tabellen")
        if tables > 1:
            title = tr("Tabell {number}").format(number=tables)
        # Rows are numbered as the lines of the text, so that they are found again.
        gathered.rows(title, [*[[""]] * first, *block])


def _sign(lines: Sequence[str]) -> str:
    """What divides most lines into as many parts; nothing where it is running text."""
    looked_at = [_QUOTED.sub("", line) for line in lines if line.strip()][:_LOOKED_AT]
    best, most = "", 0
    for sign in _SIGNS:
        counts = [line.count(sign) for line in looked_at]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        # Running text has commas, though seldom as many in every line.
        enough = counts.count(usual) * 2 > len(looked_at) if sign in ",|" else counts.count(usual) > 0
        if usual and enough and counts.count(usual) * usual > most and (sign != "," or usual > 1 or len(looked_at) > 3):
            best, most = sign, counts.count(usual) * usual
            if sign == "\t":
                break
    return best


def _stretches(lines: Sequence[str], sign: str) -> Iterator[tuple[int, list[list[str]] | None]]:
    """Rows of one table each, with the line they begin on; None for a line of text. Empty lines belong to the table
    around them."""
    block: list[list[str]] = []
    first = 0
    quoted = '"' in "".join(lines) and sign != "\t"
    rows = _rows(lines, sign) if quoted else ((at, line.split(sign)) for at, line in enumerate(lines))
    for at, cells in rows:
        is_text = len(cells) < 2 and len(cells[0] if cells else "") > 60
        if is_text:
            if any(map(any, block)):
                yield first, block
            block = []
            yield at, None
            continue
        if not block:
            first = at
        block.append([cell.strip() if cell[:1] != " " else cell.rstrip() for cell in cells])
    if any(map(any, block)):
        yield first, block


def _rows(lines: Sequence[str], sign: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=sign)
    at = 0
    try:
        for cells in reader:
            yield at, cells
            at = reader.line_num
    except csv.Error as error:
        raise Unfit(tr("Citattecken står fel i filen, så att raderna inte kan skiljas åt.")) from error


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines up to an empty one are one paragraph."""
    gathered: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            gathered.append(line)
        elif gathered:
            yield " ".join(gathered)
            gathered = []


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Unfit(tr("Filen är varken text, en arbetsbok, ett Word-dokument eller en PDF."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
