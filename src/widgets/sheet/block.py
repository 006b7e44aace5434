"""Blocks of cells on their way in from Excel: read, laid out over the grid, refused when they do not fit."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

Block = tuple[tuple[str, ...], ...]
Position = tuple[int, int]
DASHES = frozenset("-–−")
_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|\Z)|(?P<plain>[^\t\r\n]*)')
# Text that a spreadsheet would take for a formula (*formel*) leaves with an apostrophe before it, and loses it coming
# back. Names come from files, and a formula can send what stands beside it over the net. Numbers are left alone, `-46`
# and `+0,3 %`, and a lone dash.
_BEFORE = r"[\s\x00-\x1f\ufeff\u200b-\u200f]*"
# Full-width signs are signs in an Asian set-up of Excel.
_FORMULA = re.compile(_BEFORE + r"[=+\-@＝＋－＠]")
_MARKED = re.compile("'+" + _FORMULA.pattern)
_HARMLESS = re.compile(r"-|[+-]\d[\d\u00a0\u202f ]*(?:[.,]\d+)?(?: ?%)?")
_SPACES = " \u00a0\u2007\u2009\u202f"


def read_block(text: str) -> Block:
    """The cells of copied text: lines and tabs, quotes as Excel writes them.

    Excel ends every line, the last one too: what follows that end is no line, but an empty line before it is an empty
    cell. Any text can be read; a quote that is never closed is a letter like others.
    """
    lines: list[list[str]] = [[]]
    at = 0
    # The pattern matches an empty cell too, so that it always matches.
    while (found := _CELL.match(text, at)) is not None:
        quoted = found["quoted"]
        lines[-1].append(unmarked(found["plain"] if quoted is None else quoted.replace('""', '"')))
        at = found.end()
        if at == len(text):
            break
        if text[at] != "\t":
            lines.append([])
        at += 2 if text.startswith("\r\n", at) else 1
    if lines[-1] == [""]:
        lines.pop()
    return tuple(tuple(line) for line in lines)


def write_block(block: Iterable[Iterable[str]]) -> str:
    """The cells as text that Excel and `read_block` read back; none of them is a formula."""
    return "".join("\t".join(_quoted(text) for text in line) + "\n" for line in block)


def _quoted(text: str) -> str:
    text = marked(text)
    needs = text.startswith('"') or any(sign in text for sign in "\t\r\n")
    return '"' + text.replace('"', '""') + '"' if needs else text


def marked(text: str) -> str:
    """`text` as it may leave for a spreadsheet: `=1+1` becomes `'=1+1`."""
    is_formula = _FORMULA.match(text) is not None and _HARMLESS.fullmatch(text) is None
    # What has the apostrophe already gets one more, so that it comes back as it was.
    return f"'{text}" if is_formula or _MARKED.match(text) else text


def unmarked(text: str) -> str:
    """The reverse of `marked`, for any text at all."""
    return text[1:] if _MARKED.match(text) else text


def is_dash(text: str) -> bool:
    """True for a cell that holds nothing but a dash: zero or *ej tillämpligt*, only the sender knows (ruling 26)."""
    return text.strip(_SPACES) in DASHES


@dataclass(frozen=True, slots=True)
class Shape:
    """Which rows and which columns are typed in; the others are totals or shown."""

    rows: tuple[bool, ...]
    columns: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class DoesNotFit:
    """A block larger than the grid from where it was to begin, and the room there is."""

    rows: int
    columns: int
    room_rows: int
    room_columns: int


Placement = dict[Position, str]


@dataclass(frozen=True, slots=True)
class Laid:
    """Which text goes into which cell, which fall where nothing is typed in, and the block's own heading or name that
    says that it belongs elsewhere."""

    typed: Placement
    passed_over: Placement
    stranger: str = ""


Agrees = Callable[[Placement], bool]
Stranger = Callable[[Sequence[int], Sequence[int]], str]


def lay(block: Block, shape: Shape, start: Position, agrees: Agrees, stranger: Stranger) -> Laid | DoesNotFit:
    """Which text goes into which cell. `stranger` gives the one of the block's own headings and names that is not of
    the rows and columns it would be laid over.

    A block may have been copied with its totals or without, and nothing in it says which. It is laid over all rows and
    columns where it then ends exactly at the edge, or where the totals it brings are those that the grid computes
    (`agrees`); else over the rows and columns that are typed in. What falls on a total is passed over.
    """
    height, width = len(block), max((len(line) for line in block), default=0)
    rows = _ways(shape.rows, start[0], height)
    columns = _ways(shape.columns, start[1], width)
    if not rows or not columns:
        return DoesNotFit(height, width, len(shape.rows) - start[0], len(shape.columns) - start[1])
    ways = [
        (r, c, _place(block, r.positions, c.positions), stranger(r.positions, c.positions))
        for r, c in product(rows, columns)
    ]
    _rows, _columns, placed, name = max(ways, key=lambda way: (not way[3], *_merit(way[0], way[1], agrees(way[2]))))
    typed = {at: text for at, text in placed.items() if shape.rows[at[0]] and shape.columns[at[1]]}
    return Laid(typed, {at: text for at, text in placed.items() if at not in typed}, name)


@dataclass(frozen=True, slots=True)
class _Way:
    positions: tuple[int, ...]
    skips_totals: bool
    ends_at_edge: bool


def _ways(typed: Sequence[bool], start: int, length: int) -> list[_Way]:
    """The one or two ways to lay `length` cells along an axis."""
    found = []
    entries = [i for i in range(start, len(typed)) if typed[i]][:length]
    every = list(range(start, len(typed)))[:length]
    # Begun on a total there is no first cell to type in: what was copied has its totals with it.
    if len(entries) == length and typed[start]:
        last = max(i for i, is_typed in enumerate(typed) if is_typed)
        found.append(_Way(tuple(entries), skips_totals=True, ends_at_edge=bool(entries) and entries[-1] == last))
    if len(every) == length and every != entries:
        found.append(_Way(tuple(every), skips_totals=False, ends_at_edge=every[-1] == len(typed) - 1))
    return found


def _place(block: Block, rows: Sequence[int], columns: Sequence[int]) -> Placement:
    return {(rows[i], columns[j]): text for i, line in enumerate(block) for j, text in enumerate(line)}


def _merit(rows: _Way, columns: _Way, agrees: bool) -> tuple[int, bool, int]:
    skipping = rows.skips_totals + columns.skips_totals
    return (rows.ends_at_edge + columns.ends_at_edge, agrees and skipping < 2, skipping)
