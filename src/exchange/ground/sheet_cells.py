"""What a worksheet holds, judged before it is read: calamine makes room for every cell between the first and the last,
so that two cells far apart end the process; and it gives nothing for an error or a formula that was never worked out.

Nearly every sheet is written the same way, which numpy counts through at once; any other is parsed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from domain.ground.display import show_count
from domain.ground.text import tr
from exchange.ground.cell_fault import CellFault, cell_name, place_of
from exchange.ground.unfit import Unfit

# SCB's table of the whole country since 2014 has 2,3 million, and ten million tags.
MOST_CELLS = 6_000_000
MOST_TAGS = 30_000_000
# A text may stand in many cells, and is copied into each.
MOST_TEXT = 60_000_000
# Excel's own limit for what stands in a cell.
_LONGEST_TEXT = 32_767
_PIECE = 1 << 20
_CELL = b'<c r="'
# Three letters, seven figures and the quotation mark.
_REFERENCE = 11
# Signs of what only a parser understands: other quotation marks, prefixes, errors, signs by their number, texts in
# several pieces.
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">%s</row>'
    "</sheetData></worksheet>"
)
_KINDS = {"n": "n", "s": "s", "b": "b", "d": "d", "str": "str", "inlineStr": "str"}
_IRREGULAR = (b"'", b":c", b'"e"', b"&#", b'hidden="', b"<r>", b"</t><t")
_COLUMNS = b"<col"
_ROW = re.compile(rb'<row r="\d+"')


@dataclass(frozen=True, slots=True)
class Text:
    """A text that cells share: its length, and whether anything can be seen of it."""

    length: int
    blank: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A sheet that can be read: its XML, which is written anew where it was not of the usual kind; by row and column
    what is no value; whether rows or columns are hidden."""

    xml: bytes
    faults: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    hides: bool = False


def judge(name: str, xml: bytes, shared: Callable[[], Sequence[Text]]) -> Judged:
    """The sheet of this name, by its XML and the texts it shares with others.

    Raises Unfit for one that is damaged or takes more room than a table does.
    """
    box = _regular_box(xml)
    if box is not None and box <= MOST_CELLS:
        longest = max((text.length for text in shared()), default=0)
        if longest * xml.count(b't="s"') <= MOST_TEXT:
            return Judged(xml)
    return _Parsed(name, xml, shared()).judged()


def refuse_many_tags(xml: bytes, most: int) -> None:
    """Raises Unfit for XML that is larger than it looks, or that may grow as it is read."""
    if xml.count(b"<") > most:
        raise too_large()
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise damaged()


def too_large() -> Unfit:
    return Unfit(tr("Arbetsboken är för stor för att läsas in."))


def text_too_long() -> Unfit:
    text = tr("Arbetsboken har en text med fler än {limit} tecken, som är det mesta Excel rymmer i en cell.")
    return Unfit(text.format(limit=show_count(_LONGEST_TEXT)) + tr(" Hämta tabellen igen."))


def damaged() -> Unfit:
    return Unfit(tr("Arbetsboken är skadad eller inte hel. Hämta den igen."))


def parsed(xml: bytes, parser: expat.XMLParserType) -> None:
    """Runs the parser over the XML. Raises Unfit for what is none."""
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error


def shared_texts(xml: bytes) -> list[Text]:
    """The texts of `sharedStrings.xml`, in their order."""
    found: list[Text] = []
    pieces: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def end(tag: str) -> None:
        if tag.endswith(" si"):
            text = "".join(pieces)
            if len(text) > _LONGEST_TEXT:
                raise text_too_long()
            found.append(Text(len(text.encode()), not text.strip()))
            pieces.clear()

    parser.EndElementHandler = end
    parser.CharacterDataHandler = pieces.append
    parsed(xml, parser)
    return found


def _regular_box(xml: bytes) -> int | None:
    """How many cells there are between the first and the last, where every cell tells its place in the usual way and
    none is an error or a formula; None for any other sheet."""
    if any(sign in xml for sign in _IRREGULAR):
        return None
    data = np.frombuffer(xml, dtype=np.uint8)
    cells, rows, columns = 0, [1 << 30, 0], [1 << 30, 0]
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE + len(_CELL) + _REFERENCE]
        tags, named = piece[:-1] == ord("<"), piece[1:]
        if (tags & ((named == ord("f")) | (named == ord("!")))).any():
            return None
        starts = np.flatnonzero(tags & (named == ord("c")))
        starts = starts[(starts < _PIECE) & (starts + len(_CELL) + _REFERENCE <= len(piece))]
        for offset, sign in enumerate(_CELL[2:], start=2):
            starts = starts[piece[starts + offset] == sign]
        if not len(starts):
            continue
        cells += len(starts)
        found = _places(piece, starts + len(_CELL))
        if found is None:
            return None
        for known, numbers in zip((rows, columns), found, strict=True):
            known[:] = [min(known[0], int(numbers.min())), max(known[1], int(numbers.max()))]
    if cells != xml.count(b"<c") - xml.count(_COLUMNS) or _tells_twice(xml, cells):
        return None
    return max(rows[1] - rows[0] + 1, 0) * max(columns[1] - columns[0] + 1, 0)


def _tells_twice(xml: bytes, cells: int) -> bool:
    """Whether something among the rows might be an address beside those of the rows and cells: of two for one cell,
    calamine takes the last."""
    among = xml[xml.find(b"<sheetData") : xml.rfind(b"</sheetData")]
    rows = len(_ROW.findall(among))
    unusual = any(sign in among for sign in (b"\n", b"\r", b"\t", b' ="', b'= "'))
    return unusual or rows != among.count(b"<row ") or among.count(b'r="') != rows + cells


def _places(piece: NDArray[np.uint8], at: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.int32]] | None:
    """Rows and columns of the references that begin at these places; None where one is none."""
    rows = np.zeros(len(at), dtype=np.int32)
    columns = np.zeros(len(at), dtype=np.int32)
    ended = np.zeros(len(at), dtype=bool)
    for offset in range(_REFERENCE):
        sign = piece[at + offset]
        letter = (sign >= ord("A")) & (sign <= ord("Z")) & ~ended
        digit = (sign >= ord("0")) & (sign <= ord("9")) & ~ended
        ended |= sign == ord('"')
        if (letter & (rows > 0)).any() or not (letter | digit | ended).all():
            return None
        columns = np.where(letter, columns * 26 + sign - (ord("A") - 1), columns).astype(np.int32)
        rows = np.where(digit, rows * 10 + sign - ord("0"), rows).astype(np.int32)
        if ended.all():
            return (rows, columns) if rows.all() and columns.all() else None
    return None


class _Parsed:
    """The sheet gone through tag by tag, and written anew with the cells that hold something and nothing else."""

    def __init__(self, name: str, xml: bytes, shared: Sequence[Text]) -> None:
        self._name, self._xml, self._shared = name, xml, shared
        self._row, self._column = 0, 0
        self._kind, self._formula, self._valued = "", False, False
        self._style, self._open = "", False
        self._cells: list[str] = []
        self._pieces: list[str] | None = None
        self._text = 0
        self._filled: set[int] | None = None
        self._faults: dict[tuple[int, int], CellFault] = {}
        self._hides = False
        self._first, self._last = [1 << 30, 1 << 30], [0, 0]
        self._furthest = [(1, 1), (1, 1)]

    def judged(self) -> Judged:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._read
        parsed(self._xml, parser)
        rows, columns = (last - first + 1 for first, last in zip(self._first, self._last, strict=True))
        if max(rows, 0) * max(columns, 0) > MOST_CELLS:
            raise Unfit(self._too_far())
        return Judged((_SHEET % "".join(self._cells)).encode(), self._faults, self._hides)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(" ")[2]:
            case "row":
                self._row = _whole(attributes.get("r"), self._row + 1)
                self._column = 0
                self._hides |= _true(attributes.get("hidden"))
            case "col":
                self._hides |= _true(attributes.get("hidden"))
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._formula, self._pieces = True, None
            case "v" | "t":
                self._valued = True
                self._pieces = [] if self._pieces is None else self._pieces

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if self._open:
            raise damaged()
        self._open = True
        self._column += 1
        if place := attributes.get("r"):
            self._row, self._column = _place(place)
        self._kind = attributes.get("t", "n")
        self._formula = self._valued = False
        self._pieces = None
        style = attributes.get("s", "")
        self._style = f' s="{style}"' if style.isdecimal() and style.isascii() else ""

    def _read(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def _end(self, tag: str) -> None:
        if tag.endswith(" c") or tag == "c":
            text = "".join(self._pieces or ())
            self._pieces, self._open = None, False
            self._end_cell(text)

    def _end_cell(self, text: str) -> None:
        if len(text) > _LONGEST_TEXT:
            raise text_too_long()
        blank = not text.strip()
        if self._kind == "s":
            known = self._shared_text(text)
            blank = known.blank
            self._text += known.length
            if self._text > MOST_TEXT:
                raise too_large()
        if self._kind == "e":
            self._take_fault(CellFault(text if text.isprintable() and len(text) < 20 else "?"))
        elif self._formula and (not self._valued or (blank and self._kind != "str")):
            self._take_fault(CellFault())
        elif not blank:
            self._grow()
            kind = _KINDS.get(self._kind)
            if kind is None:
                raise damaged()
            place = cell_name(self._row, self._column)
            self._cells.append(f'<c r="{place}"{self._style} t="{kind}"><v>{escape(text)}</v></c>')

    def _shared_text(self, text: str) -> Text:
        try:
            return self._shared[int(text)]
        except (ValueError, IndexError) as error:
            raise damaged() from error

    def _take_fault(self, fault: CellFault) -> None:
        if len(self._faults) < MOST_CELLS // 10:
            self._faults[self._row, self._column] = fault
        self._grow()

    def _grow(self) -> None:
        place = self._row, self._column
        for at in (0, 1):
            self._first[at] = min(self._first[at], place[at])
            if place[at] > self._last[at]:
                self._last[at] = place[at]
                self._furthest[at] = place

    def _too_far(self) -> str:
        """Names the cell that stands further away than any table reaches."""
        place = self._furthest[0] if self._last[0] > 100_000 else self._furthest[1]
        text = tr("{place} ligger långt utanför tabellen. Ta bort det som står där och läs in filen igen.")
        return text.format(place=place_of(self._name, *place))


def _true(text: str | None) -> bool:
    return text in ("1", "true")


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isdecimal() or len(text) > 7:
        raise damaged()
    return int(text)


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    number = reference[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and 0 < len(number) <= 7):
        raise damaged()
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(number), column
