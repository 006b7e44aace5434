"""A table's measures: columns as wide as their content asks, numbers on their decimal comma."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from domain.ground.text import tr
from domain.ground.value import Empty
from drawing.hyphenation import pieces
from reports.page.fonts import text_width, tidy
from reports.page.lines import Line, break_lines
from reports.page.styles import FRAME_WIDTH, TABLE_HEADER, TABLE_STRONG, TABLE_TEXT, TextStyle

COLUMN_GAP = 16.0
_LEAST_GAP, _MANY_COLUMNS = 9.0, 7
LEVEL_INDENT = 10.0
_LEAST_TEXT_WIDTH = 56.0
_SHORT_TITLE = 46.0
_DECIMAL_COMMA = ","
PAGE = "000"
"""The room for a page that is not known yet."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column (*kolumn*). Its `title` holds the unit; `group` is a heading over several neighbouring columns."""

    title: str
    number: bool = False
    group: str = ""


class RowKind(Enum):
    """How a row is set: plain, or as a total: strong, under a thin rule."""

    PLAIN = "plain"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row (*rad*): one text for each column, numbers already written out. `level` is its place in a tree of rows.

    A row that `leads_to` a heading, by its key, is a link to it and ends in the page of it: `PAGE` in its last cell.
    """

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    level: int = 0
    leads_to: str = ""

    @property
    def style(self) -> TextStyle:
        """How the row's cells are set."""
        return TABLE_STRONG if self.kind is RowKind.TOTAL else TABLE_TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table (*tabell*) as text: `caption` names it, `notes` and `source` stand under it.

    The first column names its row. Raises ValueError where a row has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("one cell for each column")


def without_missing_columns(table: Table) -> Table:
    """The table without the columns that say *saknas* on every row; a note says so once (ruling 44)."""
    missing = Empty.SAKNAS.label
    gone = [
        at
        for at, column in enumerate(table.columns)
        if at and column.number and table.rows and all(row.cells[at] == missing for row in table.rows)
    ]
    if not gone or len(gone) == len(table.columns) - 1:
        return table
    kept = [at for at in range(len(table.columns)) if at not in gone]
    groups = {table.columns[at].group for at in kept}
    names = [
        column.group if column.group and column.group not in groups else f"{column.group} {column.title}".strip()
        for column in (table.columns[at] for at in gone)
    ]
    note = tr("Uppgift saknas på alla rader: {columns}").format(columns="; ".join(dict.fromkeys(names)))
    note = note if note.endswith(".") else f"{note}."
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows, notes=(*table.notes, note))


def with_own_headings(table: Table) -> Table:
    """A heading over a single column becomes the column's own: over one narrow column its words would be broken up."""
    groups = [column.group for column in table.columns]
    columns = tuple(
        replace(column, title=f"{column.group} {column.title}".strip(), group="")
        if column.group and groups.count(column.group) == 1
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


@dataclass(frozen=True, slots=True)
class Place:
    """A column's place on the page. `axis` is where the decimal comma of its numbers stands."""

    left: float
    width: float
    axis: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all columns and the table's whole width."""

    places: tuple[Place, ...]
    width: float

    def cell_lines(self, column: int, text: str, style: TextStyle, indent: float = 0.0) -> tuple[Line, ...]:
        """The lines of a cell's text within its column."""
        return break_lines(text, style, self.places[column].width - indent)


def grid(table: Table, available: float = FRAME_WIDTH) -> Grid:
    """The table's columns within `available` points: numbers get what they need, texts share the rest."""
    wanted = [_wanted_width(table, at) for at in range(len(table.columns))]
    gap = _gap(wanted, available)
    widths = _fitted(table, wanted, available - gap * (len(wanted) - 1))
    left, places = 0.0, []
    for at, width in enumerate(widths):
        right_part = max((_split_number(row.cells[at], row.style)[1] for row in table.rows), default=0.0)
        places.append(Place(left, width, left + width - right_part))
        left += width + gap
    return Grid(tuple(places), left - gap)


def _gap(wanted: Sequence[float], available: float) -> float:
    """The usual gap; in a table of many columns that would else break words, a smaller one."""
    if len(wanted) < _MANY_COLUMNS:
        return COLUMN_GAP
    return min(COLUMN_GAP, max(_LEAST_GAP, (available - sum(wanted)) / (len(wanted) - 1)))


def number_start(text: str, place: Place, style: TextStyle) -> float:
    """Where a number's first letter stands so that its decimal comma, or its last digit, meets the column's axis.

    Words in place of a number end at the column's right edge.
    """
    if not any(letter.isdigit() for letter in text):
        return place.left + place.width - text_width(text, style.face, style.size)
    return place.axis - _split_number(text, style)[0]


def _split_number(text: str, style: TextStyle) -> tuple[float, float]:
    """The widths before and after the place of the decimal comma: `(16,7)` gives `(16` and `,7)`."""
    if not any(letter.isdigit() for letter in text):
        return text_width(text, style.face, style.size), 0.0
    comma = text.find(_DECIMAL_COMMA)
    last_digit = max(at for at, letter in enumerate(text) if letter.isdigit())
    cut = comma if comma >= 0 else last_digit + 1
    return text_width(text[:cut], style.face, style.size), text_width(text[cut:], style.face, style.size)


def _wanted_width(table: Table, at: int) -> float:
    column = table.columns[at]
    cells = [(tidy(row.cells[at]), row) for row in table.rows]
    if column.number:
        parts = [_split_number(text, row.style) for text, row in cells]
        content = max((left for left, _ in parts), default=0.0) + max((right for _, right in parts), default=0.0)
        return max(content, _header_width(column.title))
    return max(
        _text_width(column.title, TABLE_HEADER),
        *(_text_width(text, row.style) + (row.level * LEVEL_INDENT if at == 0 else 0.0) for text, row in cells),
        _LEAST_TEXT_WIDTH,
    )


def _fitted(table: Table, wanted: Sequence[float], room: float) -> list[float]:
    """The wanted widths, or what there is room for: first the texts give way, then everything, and no column before
    the others is so narrow that it cuts its words anywhere."""
    if sum(wanted) <= room:
        return list(wanted)
    texts = [at for at, column in enumerate(table.columns) if not column.number]
    least = [_least_width(table, at) for at in range(len(wanted))]
    for_texts = room - sum(width for at, width in enumerate(wanted) if at not in texts)
    if for_texts >= sum(max(least[at], _LEAST_TEXT_WIDTH) for at in texts) and texts:
        given = _share([wanted[at] - least[at] for at in texts], for_texts - sum(least[at] for at in texts))
        shared = {at: least[at] + more for at, more in zip(texts, given, strict=True)}
        return [shared.get(at, width) for at, width in enumerate(wanted)]
    if sum(least) <= room:
        more = _share([want - need for want, need in zip(wanted, least, strict=True)], room - sum(least))
        return [need + given for need, given in zip(least, more, strict=True)]
    return [width * room / sum(least) for width in least]


def _least_width(table: Table, at: int) -> float:
    """The narrowest that a column can be with its words broken between the words that they are made of."""
    column = table.columns[at]
    title = _widest_piece(column.title, TABLE_HEADER)
    cells = [(tidy(row.cells[at]), row.style, row.level * LEVEL_INDENT if at == 0 else 0.0) for row in table.rows]
    if column.number:
        return max(title, *(_text_width(text, style) for text, style, _ in cells), 0.0)
    return max(title, *(_widest_piece(text, style) + indent for text, style, indent in cells), 0.0)


def _widest_piece(text: str, style: TextStyle) -> float:
    return max((_text_width(piece, style) for word in text.split() for piece in pieces(word)), default=0.0)


def _share(wanted: Sequence[float], room: float) -> list[float]:
    """`room` shared so that those who want little get it and the rest get equally much."""
    given = [0.0] * len(wanted)
    left = sorted(range(len(wanted)), key=lambda at: wanted[at])
    while left:
        at = left.pop(0)
        given[at] = min(wanted[at], room / (len(left) + 1))
        room -= given[at]
    return given


def _header_width(title: str) -> float:
    """Room for a number column's title: short ones on one line, longer ones on two or three, words never broken."""
    whole = _text_width(title, TABLE_HEADER)
    longest_word = max((_text_width(word, TABLE_HEADER) for word in title.split()), default=0.0)
    return whole if whole <= _SHORT_TITLE else max(longest_word, whole / 2.2)


def _text_width(text: str, style: TextStyle) -> float:
    return max((text_width(line, style.face, style.size) for line in text.split("\n")), default=0.0)
