"""What a figure grid shows, described as data: the owner makes it anew after every write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from domain.ground.display import show_count, show_number, show_percent
from domain.ground.entry import Entry, parse_count, parse_number, parse_percent
from domain.ground.value import Value
from widgets.parts.sign import Sign
from widgets.text import tr

CellKey = tuple[str, str]
"""Row key, column key: the owner's own names, for example ("kommun", "kvinna")."""

Values = Mapping[CellKey, Value]


class Kind(Enum):
    """What a row or column is for. A cell is typed in where both its row and its column are ENTRY."""

    ENTRY = "entry"
    TOTAL = "total"
    """Computed by `GridContent.totals`; heavier, never typed in."""
    SHOWN = "shown"
    """Read only, in the weight of ordinary figures."""


class Reads(Enum):
    """How a column reads what is typed and writes what it shows."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"

    def parse(self, text: str, decimals: int = 0) -> Entry:
        """What was typed, as `domain.ground.entry` reads it where figures have so many decimals."""
        if self is Reads.NUMBER:
            return parse_number(text, decimals)
        return parse_count(text) if self is Reads.COUNT else parse_percent(text)

    def show(self, value: Value, decimals: int) -> str:
        """The value as it is shown, rounded once."""
        if self is Reads.COUNT:
            return show_count(value)
        return show_percent(value, decimals) if self is Reads.PERCENT else show_number(value, decimals)


@dataclass(frozen=True, slots=True)
class Column:
    """A column (*kolumn*). Neighbours with the same `group` stand under one heading; `spoken` is what a screen reader
    says where the label alone is too short. `widest` are the longest texts its sums may come to, the longest first:
    it has room for the first that the window has room for, from the start, so that nothing moves while one types."""

    key: str
    label: str
    group: str = ""
    kind: Kind = Kind.ENTRY
    reads: Reads = Reads.COUNT
    decimals: int = 0
    muted: bool = False
    spoken: str = ""
    widest: tuple[str, ...] = ()


def with_room_for_sums(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns of counts with room for sums that lack a part: `minst 12 345`, else of fewer digits."""
    widest = tuple(tr("minst {count}").format(count=show_count(most)) for most in (88_888, 8_888, 88))
    return tuple(replace(column, widest=widest) for column in columns)


@dataclass(frozen=True, slots=True)
class Row:
    """A row (*rad*). `level` indents a part under its whole; `swatch` is a palette token drawn before the label.

    `reads` and `decimals` go before the columns' own where a row is of another kind than the rest, as a share under
    numbers of persons.
    """

    key: str
    label: str
    level: int = 0
    kind: Kind = Kind.ENTRY
    swatch: str = ""
    spoken: str = ""
    reads: Reads | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a cell is to be looked over; the reason is shown as text and read out."""

    sign: Sign
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is stored in one cell. `value` None: nothing was ever recorded there.

    `text` replaces what a SHOWN cell would write ("minst 7"). `shade` is how strong a ground it stands on in a heat
    table, from none to 1. One that is `starred` is to be come back to.
    """

    value: Value | None = None
    mark: Mark | None = None
    comment: str = ""
    read_only: bool = False
    text: str = ""
    shade: float = 0.0
    starred: bool = False


@dataclass(frozen=True, slots=True)
class TotalCell:
    """A computed cell: its text as shown ("minst 7") and its mark where something does not add up.

    An `incomplete` total of one row is written small, as what it lacks is.
    """

    text: str
    mark: Mark | None = None
    incomplete: bool = False


Totals = Callable[[Values], Mapping[CellKey, TotalCell]]
"""Computes every total from what the cells hold, also from what is being typed: pure and quick.

A key that is absent was never recorded; what is typed but cannot be read stands as *saknas*."""


def no_totals(_values: Values) -> Mapping[CellKey, TotalCell]:
    """For grids without totals."""
    return {}


@dataclass(frozen=True, slots=True)
class GridContent:
    """Everything a grid shows.

    `subject` says what the figures are about ("1980|2016-05"): unsaved text belongs to its subject, and what is being
    typed is dropped when the subject changes. `name` is what the grid is called aloud. `hidden` is how *dolt* is
    written. `locked` is the sentence shown to whoever tries to change a read-only cell. `row_title` heads the labels.
    """

    subject: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: Mapping[CellKey, Cell]
    totals: Totals = no_totals
    hidden: str = "<5"
    locked: str = ""
    row_title: str = ""

    def cell(self, key: CellKey) -> Cell:
        """The stored cell; an empty one where nothing is stored."""
        return self.cells.get(key, _NOTHING)


_NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class UnsavedCell:
    """A cell that holds what is not stored, also of a subject that is not shown now; `place` is its name aloud."""

    subject: str
    key: CellKey
    place: str


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell that was typed in or pasted into, and what it means."""

    row: str
    column: str
    entry: Entry

    @property
    def key(self) -> CellKey:
        """Row key and column key."""
        return (self.row, self.column)


def stored_value(edit: CellEdit) -> Value | None:
    """What an edit records: an emptied cell takes the figure away, so that it was never recorded."""
    return edit.entry.value if edit.entry.text.strip() else None
