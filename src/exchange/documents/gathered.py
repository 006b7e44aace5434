"""What is read of a document so far, and where it has to end (*gräns*)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from domain.ground.display import show_count
from domain.ground.text import tr
from domain.recounting.document import Document, Passage, Table
from exchange.ground.cell_fault import CellFault

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS, MOST_COLUMNS, MOST_TABLES = 400, 60, 200
_MOST_CELLS = 150_000
_MOST_PASSAGES = 5_000
_LONGEST = 5_000
"""Of a text in a cell or a paragraph; what is longer is cut."""

GoOn = Callable[[], None]
"""Called between the parts of a document; stops the reading by raising."""


class Gathered:
    """Tables and text in the order they are met. What there is no room for is said in `notes`, never dropped in
    silence."""

    def __init__(self, go_on: GoOn) -> None:
        self.go_on = go_on
        self.notes: list[str] = []
        self._tables: list[Table] = []
        self._passages: list[Passage] = []
        self._cells = 0
        self._left_out = self._texts_left_out = 0

    @property
    def tables(self) -> int:
        """How many there are."""
        return len(self._tables)

    @property
    def passages(self) -> int:
        """How many there are."""
        return len(self._passages)

    def table(self, title: str, frame: "pd.DataFrame", *, lettered: bool = False) -> None:
        """Keep a table as it stands in `frame`, without the empty rows and columns around it."""
        self.go_on()
        texts = frame.map(text_of)
        filled = texts.map(lambda text: bool(text.strip()))
        rows, columns = filled.any(axis=1).to_numpy().nonzero()[0], filled.any(axis=0).to_numpy().nonzero()[0]
        if not len(rows):
            return
        top, left = int(rows[0]), int(columns[0])
        inner = texts.iloc[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
        kept = inner.iloc[:MOST_ROWS, :MOST_COLUMNS]
        if self.tables >= MOST_TABLES or self._cells + kept.size > _MOST_CELLS:
            self._left_out += 1
            return
        if kept.shape != inner.shape:
            text = tr("{table}: bara de första {rows} raderna och {columns} kolumnerna är lästa.")
            sizes = {"rows": show_count(MOST_ROWS), "columns": show_count(MOST_COLUMNS)}
            self.notes.append(text.format(table=title, **sizes))
        self._cells += kept.size
        cells = tuple(tuple(row) for row in kept.itertuples(index=False, name=None))
        self._tables.append(Table(title, cells, top + 1, left + 1, lettered))

    def rows(self, title: str, rows: Sequence[Sequence[object]], *, lettered: bool = False) -> None:
        """Keep a table of rows that may be of different lengths."""
        import pandas as pd

        width = max(map(len, rows), default=0)
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        self.table(title, pd.DataFrame(filled, dtype=object), lettered=lettered)

    def text(self, place: str, text: str) -> None:
        """Keep a paragraph."""
        self.go_on()
        bare = " ".join(text.split())
        if bare and self.passages >= _MOST_PASSAGES:
            self._texts_left_out += 1
        elif bare:
            self._passages.append(Passage(place, bare[:_LONGEST]))

    def document(self, name: str) -> Document:
        """All of it."""
        for count, words in (
            (self._left_out, tr("{count} tabeller till ryms inte och är inte lästa.")),
            (self._texts_left_out, tr("{count} stycken text till ryms inte och är inte lästa.")),
        ):
            if count:
                self.notes.append(words.format(count=show_count(count)))
        return Document(name, tuple(self._tables), tuple(self._passages), tuple(self.notes))


def text_of(cell: object) -> str:
    """A cell as it is read aloud: numbers with a comma and the fifteen digits that a workbook keeps."""
    match cell:
        case bool():
            return tr("sant") if cell else tr("falskt")
        case int():
            return str(cell)
        case float():
            return f"{Decimal(format(cell, '.15g')):f}".replace(".", ",") if isfinite(cell) else ""
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case CellFault():
            return cell.error or "#"
        case None:
            return ""
        case _:
            return str(cell)[:_LONGEST]


def faults(rows: Iterable[Sequence[object]]) -> int:
    """How many cells show an error, or are formulas whose result was never kept."""
    return sum(isinstance(cell, CellFault) for row in rows for cell in row)
