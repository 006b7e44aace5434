"""SCB's table as Excel: heads in a row or more, each label only where it or one to its left changes, footnotes below.

A table that has been through a spreadsheet, with the names of its columns above it, is read the same way.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.cell_fault import CellFault, place_of
from exchange.ground.quoting import quoted
from exchange.ground.spreadsheet import Workbook
from exchange.ground.unfit import Unfit
from exchange.scb.axes import named, unknown_times
from exchange.scb.cube import MonthCube
from exchange.scb.flat_rows import Columns, Labels, columns_of, header_labels, take_row
from exchange.scb.heading import day_of, heading_of
from exchange.scb.heads import names_dimensions, parts_of
from exchange.scb.scattered import Scattered
from exchange.scb.words import (
    Dimension,
    ages_of,
    area_of,
    everyone_of,
    is_other_time,
    measure_of,
    month_of,
    sex_of,
)

_LAST_HEADER = 50
_FEWEST_NAMED = 2
_CODE = re.compile(r"\d{4}|\d{2}")
_UPDATED, _SOURCE = "senaste uppdatering:", "källa:"
_ALL = frozenset(Dimension)
# The order in which SCB lays out the labels that cannot be told by what they say.
_LAID_OUT = (Dimension.AREA, Dimension.SEX, Dimension.AGE, Dimension.BIRTH, Dimension.CONTENT, Dimension.MONTH)

Cells = Sequence[Any]
Content = MonthCube | PopulationCounts


def read_workbook(book: Workbook, sheet: str = "") -> tuple[Content, str, tuple[str, ...]]:
    """The table of `sheet`, else of the first visible sheet that has one; the name of that sheet, and of the other
    visible ones that have a table too.

    Raises Unfit for a workbook that has no such table; rows that cannot be read stand in `refused`.
    """
    looked_at = [_Sheet(book, name) for name in book.visible]
    fit = [each for each in looked_at if each.has_table or each.name == sheet]
    reasons: list[Unfit] = []
    for each in [each for each in fit if each.name == sheet] or fit:
        try:
            content = each.read()
        except Unfit as error:
            reasons.append(error)
        else:
            return content, each.name, tuple(other.name for other in fit if other is not each)
    if reasons:
        raise reasons[0]
    if times := [text for each in looked_at for text in each.times]:
        raise Unfit(unknown_times(times))
    hidden = [each.name for each in book.sheets if each.hidden and _Sheet(book, each.name).has_table]
    if hidden:
        text = tr("Tabellen står på ett dolt blad ({sheet}). Dolda blad läses inte: visa det i Excel och spara filen.")
        raise Unfit(text.format(sheet=quoted(hidden[0])))
    raise Unfit(
        tr("Arbetsboken har ingen tabell från SCB med månader i kolumner. Spara egna tabeller som ”CSV UTF-8”.")
    )


class _Sheet:
    """One sheet: `top` are its rows down to those of the heads, which are put together in `_heads`."""

    def __init__(self, book: Workbook, name: str) -> None:
        self._book, self.name = book, name
        self._gathered = Scattered()
        self._columns: Columns | None = None
        self._code: int | None = None
        self._labels: list[str] = []
        self._footnotes: list[str] = []
        self.times: list[str] = []
        self._above: list[tuple[int, Cells]] = []
        self._first: tuple[int, Cells] | None = None
        self._named: Labels | None = None
        rows = enumerate(book.rows(name), start=1)
        self.has_table = self._find_heads(rows)
        self._rows = rows if self.has_table else iter(())

    def read(self) -> Content:
        """The table; can be asked for once. Raises Unfit where there is none."""
        if not self.has_table:
            raise Unfit(tr("Bladet {sheet} har ingen tabell från SCB.").format(sheet=quoted(self.name)))
        if self._first is not None:
            self._take(*self._first)
        for line, row in self._rows:
            self._take(line, row)
        title = next((text for _line, row in self._above for cell in row if (text := _text(cell))), "")
        notes = []
        if self._book.hides(self.name):
            notes = [
                tr("Bladet {sheet} har dolda rader eller kolumner. De är också lästa.").format(sheet=quoted(self.name))
            ]
        heading = heading_of(title, self._after(_SOURCE), self._updated())
        return self._gathered.table(heading, len(self._footnotes), notes=notes)

    def _find_heads(self, rows: Iterator[tuple[int, Cells]]) -> bool:
        """Whether there is a row of heads; `times` are those of a table that is not by month."""
        for line, row in rows:
            texts = list(map(_text, row))
            dimensions = names_dimensions(texts)
            heads = {at: parts for at, text in enumerate(texts) if at and (parts := _head(text))}
            told, by_month = list(heads), any(Dimension.MONTH in parts for parts in heads.values())
            if dimensions >= _FEWEST_NAMED or (dimensions and by_month):
                self._refuse_faults(line, row, range(len(row)))
                self._header, self._named = texts, header_labels(texts)
                self._width = max(*self._named.by_dimension.values(), *self._named.passed, 0) + 1
                return True
            if by_month or (told and not texts[0] and len(told) == sum(map(bool, texts))):
                self._width = told[0]
                self._gather_heads([(line, row)], rows)
                return True
            self.times += [text for text in texts if is_other_time(text)]
            self._above.append((line, row))
            if line == _LAST_HEADER:
                break
        return False

    def _gather_heads(self, found: list[tuple[int, Cells]], rows: Iterator[tuple[int, Cells]]) -> None:
        """The heads of every column: the rows of heads that follow each other, each text holding until the next."""
        while self._above and _is_head(self._above[-1][1], self._width):
            found.insert(0, self._above.pop())
        for line, row in rows:
            if not _is_head(row, self._width):
                self._first = line, row
                break
            found.append((line, row))
        for line, row in found:
            self._refuse_faults(line, row, range(len(row)))
        heads = [list(map(_text, row)) for _line, row in found]
        filled: list[list[str]] = [list(accumulate(texts, _or_before)) for texts in heads[:-1]]
        lowest = heads[-1]
        self._header = [
            " ".join(filter(None, [*(texts[at] for texts in filled), text])) if text else ""
            for at, text in enumerate(lowest)
        ]

    def _take(self, line: int, row: Cells) -> None:
        shown = [_label(cell) for cell in row[: self._width]]
        if any(map(_is_filled, row[self._width :])) or self._are_labels(shown):
            self._take_row(line, row, shown)
        elif words := [text for cell in row if (text := _text(cell))]:
            self._footnotes.append(" ".join(words))

    def _are_labels(self, shown: Sequence[str]) -> bool:
        """Whether the cells are labels of a row whose figures are all empty, and no footnote."""
        found = [(at, text) for at, text in enumerate(shown) if text]
        if self._columns is None:
            return sum(_dimension(text) is not None for _at, text in found) >= _FEWEST_NAMED
        about = {at: dimension for dimension, at in self._columns.labels.by_dimension.items()}
        about |= dict.fromkeys(self._columns.labels.passed, Dimension.AREA)
        if self._code is not None:
            about[self._code] = Dimension.AREA
        return bool(found) and all(at in about and _means(text, about[at]) for at, text in found)

    def _take_row(self, line: int, row: Cells, shown: list[str]) -> None:
        # What a label says holds until the next one, so that a label which is an error is one for many rows.
        self._refuse_faults(line, row, range(self._width))
        if self._columns is None:
            known = self._named or self._understood(line, shown)
            self._columns = columns_of(self._header, known, self._gathered)
            self._labels = shown
        self._labels = [text or before for text, before in zip(shown, self._labels, strict=True)]
        faults = (at for at in self._columns.figures if isinstance(row[at], CellFault))
        if CellFault in map(type, row) and (fault := next(faults, None)) is not None:
            self._gathered.refuse(line, self._told(line, row, fault))
            return
        labels = list(self._labels)
        if self._code is not None:
            area = self._columns.labels.by_dimension[Dimension.AREA]
            labels[area] = f"{labels[self._code]} {labels[area]}" if area != self._code else labels[area]
        # Two million of these in the table of the country: not a call for each.
        figures = row[self._width :]
        figures = [str(int(each)) if type(each) is float and each.is_integer() else _figure(each) for each in figures]
        take_row(self._gathered, self._columns, line, labels + figures)

    def _understood(self, line: int, shown: Sequence[str]) -> Labels:
        """What each column of labels is, from the first row, where every label is written."""
        labels: dict[Dimension, int] = {}
        unclear: list[int] = []
        for at, text in enumerate(shown):
            dimension = _dimension(text)
            if dimension is None or dimension in labels:
                unclear.append(at)
            else:
                labels[dimension] = at
        told = {dimension for head in self._header for dimension in parts_of(head, _ALL) or ()}
        wanted = [each for each in _LAID_OUT if each not in labels and each not in told]
        if Dimension.AREA in labels:
            self._code = labels[Dimension.AREA]
            needed = [each for each in wanted if each is not Dimension.BIRTH]
            if self._code + 1 in unclear and _CODE.fullmatch(shown[self._code]) and len(unclear) > len(needed):
                unclear.remove(self._code + 1)
                labels[Dimension.AREA] = self._code + 1
        if len(unclear) < len(wanted) and Dimension.BIRTH in wanted:
            wanted.remove(Dimension.BIRTH)
        # What is left stands where the layout has it, so that what is wrong with it can be told.
        labels |= dict(zip(wanted, unclear, strict=False))
        if missing := [
            each for each in wanted if each not in labels and each not in (Dimension.BIRTH, Dimension.CONTENT)
        ]:
            text = tr("Rad {line} saknar {dimensions}. Den börjar med {found}.")
            names = ", ".join(each.value for each in missing)
            raise Unfit(text.format(line=line, dimensions=names, found=named(filter(None, shown))))
        return Labels(labels, passed=frozenset(range(len(shown))) - set(labels.values()))

    def _refuse_faults(self, line: int, row: Cells, columns: range) -> None:
        """Raises Unfit where a head or a label is an error."""
        for at in columns:
            if isinstance(row[at], CellFault):
                raise Unfit(self._told(line, row, at))

    def _told(self, line: int, row: Cells, at: int) -> str:
        return f"{place_of(self.name, line, at + 1)} {row[at].reason}"

    def _after(self, words: str) -> str:
        """What stands after these words, in the same cell or the next row."""
        for at, text in enumerate(self._footnotes):
            if text.casefold().startswith(words):
                return text[len(words) :].strip() or "".join(self._footnotes[at + 1 : at + 2])
        return ""

    def _updated(self) -> date | None:
        return day_of(self._after(_UPDATED))


def _is_head(row: Cells, width: int) -> bool:
    """Whether the row has something, and nothing where the labels of rows stand."""
    filled = [at for at, cell in enumerate(row) if isinstance(cell, CellFault) or _text(cell)]
    return bool(filled) and filled[0] >= width


def _or_before(before: str, text: str) -> str:
    return text or before


def _head(text: str) -> Mapping[Dimension, str] | None:
    """What a head tells; None for a number too, which may be a year."""
    parts = parts_of(text, _ALL)
    return parts if parts and (Dimension.MONTH not in parts or month_of(parts[Dimension.MONTH])) else None


def _dimension(text: str) -> Dimension | None:
    if _CODE.fullmatch(text):
        return Dimension.AREA
    if month_of(text):
        return Dimension.MONTH
    if sex_of(text) and not text.isdigit():
        return Dimension.SEX
    if ages_of(text):
        return Dimension.AGE
    if measure_of(text):
        return Dimension.CONTENT
    if everyone_of(text) is not None:
        return Dimension.BIRTH
    return Dimension.AREA if area_of(text) else None


def _means(text: str, dimension: Dimension) -> bool:
    meanings: Mapping[Dimension, Callable[[str], object]] = {
        Dimension.AREA: area_of,
        Dimension.SEX: sex_of,
        Dimension.AGE: ages_of,
        Dimension.MONTH: month_of,
        Dimension.BIRTH: everyone_of,
    }
    return dimension not in meanings or meanings[dimension](text) is not None


def _is_filled(cell: object) -> bool:
    return cell not in ("", None) and (not isinstance(cell, str) or not cell.isspace())


def _text(cell: object) -> str:
    return "" if cell is None or isinstance(cell, CellFault) else _figure(cell).strip()


def _figure(cell: object) -> str:
    """The cell as text: whole numbers without a point, which calamine gives them all; a month that a spreadsheet has
    made a day of is the month."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date) and cell.day == 1:
        return f"{cell:%Y-%m}"
    return str(cell)


def _label(cell: object) -> str:
    """A label; a code that a spreadsheet has made a number of gets its noughts back."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and float(cell).is_integer():
        return f"{int(cell):04d}" if cell >= 100 else f"{int(cell):02d}"
    return _text(cell)
