"""PDF documents: text by where it stands on the page, so that columns are told apart."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.ground.text import tr
from domain.recounting.amount import read_amount
from exchange.documents.gathered import Gathered
from exchange.ground.unfit import Unfit
from machine.pdfium import one_at_a_time

_MOST_PAGES = 300
_WIDE = 0.9
"""Of the height of its letters: so wide a gap on a line stands between two cells."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words beside each other on a line: from `left` to `right`."""

    left: float
    right: float
    text: str


Line = list[Piece]


def read_pdf(data: bytes, gathered: Gathered) -> None:
    """Raises Unfit for one that is sealed, damaged, or has nothing but pictures of its pages."""
    import pypdfium2 as pdfium

    try:
        with one_at_a_time:
            document = pdfium.PdfDocument(data)
            pages = len(document)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise Unfit(tr("PDF:en är skyddad med lösenord. Spara den utan lösenord och öppna den igen.")) from error
        raise Unfit(tr("PDF:en är skadad eller inte hel. Hämta den igen.")) from error
    try:
        empty = [number for number in range(min(pages, _MOST_PAGES)) if not _read_page(document, number, gathered)]
    finally:
        with one_at_a_time:
            document.close()
    if len(empty) == min(pages, _MOST_PAGES):
        raise Unfit(
            tr(
                "PDF:en har bara bilder av sidor och ingen text, som när ett papper är skannat. Öppna dokumentet som "
                "den är gjord av, eller klistra in tabellen."
            )
        )
    if empty:
        listed = ", ".join(str(number + 1) for number in empty[:12])
        gathered.notes.append(tr("Sidor utan text (bilder eller tomma): {pages}.").format(pages=listed))
    if pages > _MOST_PAGES:
        gathered.notes.append(tr("Bara de första {count} sidorna är lästa.").format(count=_MOST_PAGES))


def _read_page(document: Any, number: int, gathered: Gathered) -> bool:
    """Whether there is text on the page."""
    gathered.go_on()
    place = tr("sida {number}").format(number=number + 1)
    with one_at_a_time:
        page = document[number]
        text = page.get_textpage()
        lines = _lines(text)
        text.close()
        page.close()
    tables = 0
    for block in _blocks(lines):
        if len(block) > 1 and sum(len(line) > 1 for line in block) > 1:
            tables += 1
            title = tr("Sida {page}").format(page=number + 1)
            if tables > 1:
                title = tr("Sida {page}, tabell {table}").format(page=number + 1, table=tables)
            gathered.rows(title, list(_columns(block)))
        else:
            gathered.text(place, " ".join(piece.text for line in block for piece in line))
    return bool(lines)


def _lines(page: Any) -> list[Line]:
    """The lines of a page from its top, each with its pieces from the left."""
    boxes = []
    for at in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(at)
        text = page.get_text_bounded(left, bottom, right, top).strip()
        if text:
            boxes.append((left, bottom, right, top, text))
    boxes.sort(key=lambda box: -(box[1] + box[3]))
    lines: list[list[tuple[float, float, float, float, str]]] = []
    for box in boxes:
        middle = (box[1] + box[3]) / 2
        if lines and lines[-1][0][1] <= middle <= lines[-1][0][3]:
            lines[-1].append(box)
        else:
            lines.append([box])
    return [_joined(sorted(line)) for line in lines]


def _joined(boxes: Sequence[tuple[float, float, float, float, str]]) -> Line:
    """Pieces that stand close are one: words of a label, thousands of a number."""
    line: Line = []
    for left, bottom, right, top, text in boxes:
        if line and left - line[-1].right < (top - bottom) * _WIDE:
            before = line.pop()
            line.append(Piece(before.left, right, f"{before.text} {text}"))
        else:
            line.append(Piece(left, right, text))
    return line


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that are rows of one table, and between them lines of running text."""
    block: list[Line] = []
    is_table = False
    for line in lines:
        in_cells = len(line) > 1
        if block and in_cells is not is_table:
            yield block
            block = []
        is_table = in_cells
        block.append(line)
    if block:
        yield block


def _columns(block: Sequence[Line]) -> Iterator[list[str]]:
    """The rows with each piece in its column: columns are where the numbers stand, and labels left of them."""
    pieces = [piece for line in block for piece in line]
    numbers = _spans(piece for piece in pieces if read_amount(piece.text) is not None)
    first = numbers[0][0] if numbers else float("inf")
    spans = [*_spans(piece for piece in pieces if piece.right < first), *numbers]
    middles = [(left + right) / 2 for left, right in spans]
    for line in block:
        cells = [""] * len(spans)
        for piece in line:
            at = _nearest(middles, (piece.left + piece.right) / 2)
            cells[at] = f"{cells[at]} {piece.text}".strip()
        yield cells


def _spans(pieces: Iterable[Piece]) -> list[tuple[float, float]]:
    """From where to where columns reach: pieces over each other are of one."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for piece in pieces):
        if spans and left <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], right)
        else:
            spans.append((left, right))
    return spans


def _nearest(middles: Sequence[float], middle: float) -> int:
    after = bisect_left(middles, middle)
    return min(
        (each for each in (after - 1, after) if 0 <= each < len(middles)), key=lambda each: abs(middles[each] - middle)
    )
