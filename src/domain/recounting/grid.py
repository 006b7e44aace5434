"""Where in a table its figures are (*rubriker, etiketter, siffror*): its rows and columns as lines of numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.recounting.amount import Amount, read_amount
from domain.recounting.document import Table
from domain.recounting.words import Nature, nature_of, says_rounded

At = tuple[int, int]
"""Row and column of a cell in its table, from nought."""
_MANY = 9
_NUMBERED = re.compile(r"\w*kod|nr|id|\w*år|ålder|period|månad|vecka|kvartal|datum|\w*code|age|year")


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of figures. `levels` are its headings from the outermost, `run` counts what a heading or an
    empty row divides; `nature` is what kind of figures it has."""

    levels: tuple[str, ...]
    cells: tuple[At, ...]
    nature: Nature
    run: int = 0

    @property
    def name(self) -> str:
        """Its headings in a row, each once."""
        return " ".join(dict.fromkeys(level.strip() for level in self.levels if level.strip()))


@dataclass(frozen=True, slots=True)
class Block:
    """One table of figures: where several stand in a sheet, each is a block. `rounded` is true where whole numbers may
    be rounded ones."""

    table: Table
    amounts: dict[At, Amount]
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    rounded: bool

    def axes(self) -> tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]:
        """Its lines, and the lines across them, both ways."""
        return (self.rows, self.columns), (self.columns, self.rows)


def blocks(table: Table) -> Iterator[Block]:
    """The tables of figures in a sheet or a document's table; none where nothing is a figure."""
    amounts = {
        (row, column): amount
        for row, cells in enumerate(table.rows)
        for column, text in enumerate(cells)
        if text.strip() and (amount := read_amount(text)) is not None
    }
    for left, right in _columns_apart(table, amounts):
        for rows in _rows_apart(table, amounts, left, right):
            block = _Region(table, amounts, rows, left, right).block()
            if block is not None:
                yield block


def _is_year(amount: Amount | None) -> bool:
    if amount is None or amount.value is None or len(amount.text) != len("2024"):
        return False
    return 1900 <= amount.value <= 2100


def _figure(amount: Amount | None) -> bool:
    """A number that counts something: no year, and nothing that only stands for a number."""
    return amount is not None and (amount.value is not None or amount.most is not None) and not _is_year(amount)


def _columns_apart(table: Table, amounts: dict[At, Amount]) -> Iterator[tuple[int, int]]:
    """From and up to which columns tables stand beside each other: an empty column between, and labels after it."""
    width = len(table.rows[0]) if table.rows else 0
    empty = [all(not row[column].strip() for row in table.rows) for column in range(width)]
    left = 0
    for column in range(1, width):
        if not empty[column - 1] or empty[column]:
            continue
        texts = [row for row, cells in enumerate(table.rows) if cells[column].strip()]
        if sum((row, column) not in amounts for row in texts) > len(texts) // 2 + 1:
            yield left, column
            left = column
    yield left, width


def _rows_apart(table: Table, amounts: dict[At, Amount], left: int, right: int) -> Iterator[list[int]]:
    """The rows of each table under the other: after an empty row one begins where there are headings anew."""
    figured = {row for (row, column), amount in amounts.items() if left <= column < right and _figure(amount)}
    gathered: list[int] = []
    after_empty = False
    for row, cells in enumerate(table.rows):
        texts = [column for column in range(left, right) if cells[column].strip()]
        if not texts:
            after_empty = bool(gathered)
            continue
        if after_empty and row not in figured and not figured.isdisjoint(gathered):
            yield gathered
            gathered = []
        after_empty = False
        gathered.append(row)
    yield gathered


class _Region:
    """Rows and columns of a table in which headings, labels and figures are told apart."""

    def __init__(self, table: Table, amounts: dict[At, Amount], rows: Sequence[int], left: int, right: int) -> None:
        self._table, self._left, self._right = table, left, right
        self._amounts = amounts
        heads = 0
        while heads < len(rows) and self._is_head(rows[heads]):
            heads += 1
        # A heading of a section stands alone above its rows, below the headings of the columns.
        while heads > 1 and self._texts(rows[heads - 1]) == [left] and len(self._texts(rows[heads - 2])) > 1:
            heads -= 1
        self._above = [row for row in rows[:heads] if len(self._texts(row)) > 1 or self._texts(row) != [left]]
        self._titles = [row for row in rows[:heads] if row not in self._above]
        self._body = list(rows[heads:])

    def block(self) -> Block | None:
        """None where there is no figure."""
        labels = self._labels()
        data = [c for c in range(labels, self._right) if any(_figure(self._amounts.get((r, c))) for r in self._body)]
        rows = [row for row in self._body if any((row, column) in self._amounts for column in data)]
        if not data or not rows:
            return None
        amounts = {(r, c): self._amounts[r, c] for r in rows for c in data if (r, c) in self._amounts}
        words = " ".join(
            [self._table.title, *(self._text(row, c) for row in self._titles for c in range(self._left, self._right))]
        )
        heads = [self._heading(column, data) for column in data]
        above = " ".join([words, *(self._text(r, c) for r in self._above for c in range(self._left, labels))])
        lines = [
            replace(line, cells=tuple((line.cells[0][0], c) for c in data)) for line in self._row_lines(rows, labels)
        ]
        # What a title says of all is said of each, where nothing nearer does.
        over_all = nature_of([above], ())
        found_rows = tuple(self._known(line, amounts) for line in lines)
        found_columns = tuple(
            self._known(Line(head, tuple((row, column) for row in rows), Nature.COUNT), amounts)
            for head, column in zip(heads, data, strict=True)
        )
        if over_all is Nature.SHARE:
            found_columns = tuple(
                replace(line, nature=Nature.SHARE) if line.nature is Nature.COUNT else line for line in found_columns
            )
        everything = " ".join([above, *(line.name for line in (*found_rows, *found_columns))])
        return Block(self._table, amounts, found_rows, found_columns, says_rounded(everything))

    @staticmethod
    def _known(line: Line, amounts: dict[At, Amount]) -> Line:
        return replace(line, nature=nature_of(line.levels, [amounts.get(at) for at in line.cells]))

    def _text(self, row: int, column: int) -> str:
        return self._table.rows[row][column].strip()

    def _texts(self, row: int) -> list[int]:
        return [column for column in range(self._left, self._right) if self._text(row, column)]

    def _is_head(self, row: int) -> bool:
        return not any(_figure(self._amounts.get((row, column))) for column in self._texts(row))

    def _labels(self) -> int:
        """The first column that holds figures."""
        column = self._left
        while column < self._right and self._is_label(column):
            column += 1
        return column

    def _is_label(self, column: int) -> bool:
        here = [self._amounts.get((row, column)) for row in self._body if self._text(row, column)]
        figures = [each for each in here if _figure(each)]
        if 2 * len(figures) < len(here) or not figures:
            return True
        if column == self._right - 1:
            return False
        heading = " ".join(self._text(row, column) for row in self._above).casefold()
        values = [each.value for each in here if each is not None and each.value is not None]
        counted = len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))
        whole = [value for value in values if isinstance(value, int)]
        # Codes come again and again: of the sexes, of the kommuner.
        repeated = 3 * len(whole) >= 2 * len(here) >= 2 * _MANY and len(set(whole)) * 3 <= len(whole)
        first = all((row, each) in self._amounts for row in self._body[-1:] for each in range(self._left, column))
        return _NUMBERED.fullmatch(heading.strip()) is not None or (first and (counted or repeated))

    def _heading(self, column: int, data: Sequence[int]) -> tuple[str, ...]:
        """The headings over a column; one that stands over several is written in the first of them alone."""
        levels = []
        for row in self._above:
            at = column
            while not self._text(row, at) and row != self._above[-1] and at > data[0]:
                at -= 1
            levels.append(self._text(row, at))
        return tuple(levels)

    def _row_lines(self, rows: Sequence[int], labels: int) -> Iterator[Line]:
        section, run, last = "", 0, -1
        filled = [""] * (labels - self._left)
        for row in self._body:
            texts = [self._text(row, column) for column in range(self._left, labels)]
            if row not in rows:
                section, run = " ".join(filter(None, texts)), run + 1
                filled = [""] * len(filled)
                continue
            run += last >= 0 and row - last > 1 and self._blank_between(last, row)
            # A label that stands for several rows is written in the first of them alone.
            given = next((at for at, text in enumerate(texts) if text), len(texts))
            filled = filled[:given] + texts[given:] if given < len(texts) else texts
            last = row
            indent = self._table.rows[row][labels - 1][:1].isspace() if labels > self._left else False
            levels = (section, *filled)
            yield (
                Line(levels, ((row, 0),), Nature.COUNT, run)
                if not indent
                else Line((*levels[:-1], f"  {levels[-1]}"), ((row, 0),), Nature.COUNT, run)
            )

    def _blank_between(self, last: int, row: int) -> bool:
        return all(not self._texts(each) for each in range(last + 1, row))
