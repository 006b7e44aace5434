"""SCB's table as Excel: months in columns, each label only where it or one to its left changes, footnotes below."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from domain.text import tr
from exchange.scb.axes import named, unknown_times
from exchange.scb.cube import MonthCube
from exchange.scb.flat_rows import Columns, columns_of, take_row
from exchange.scb.heading import day_of, heading_of
from exchange.scb.scattered import Scattered
from exchange.scb.unfit import Unfit
from exchange.scb.words import Dimension, ages_of, is_other_time, measure_of, month_of, sex_of
from exchange.spreadsheet import opened

_LAST_HEADER = 50
_CODE = re.compile(r"\d{4}|\d{2}")
_UPDATED, _SOURCE = "senaste uppdatering:", "källa:"

Cells = Sequence[Any]


def read_workbook(data: bytes, sheet: str = "") -> MonthCube:
    """The table of `sheet`, else of the first that has one.

    Raises Unfit for a workbook that cannot be opened or has no such table; rows that cannot be read stand in `refused`.
    """
    times: list[str] = []
    with opened(data) as book:
        for name in [each for each in book.sheet_names if sheet in ("", each)]:
            rows = book.get_sheet_by_name(name).iter_rows()
            top: list[list[str]] = []
            for _number, row in zip(range(_LAST_HEADER), rows, strict=False):
                top.append(list(map(_text, row)))
                if any(month_of(text.rpartition(" ")[2]) for text in top[-1]):
                    return _Sheet(top, rows).read()
                times += [text for text in top[-1] if is_other_time(text)]
    if times:
        raise Unfit(unknown_times(times))
    raise Unfit(
        tr("Arbetsboken har ingen tabell från SCB med månader i kolumner. Spara egna tabeller som ”CSV UTF-8”.")
    )


class _Sheet:
    """One sheet with a table: `top` are its rows down to the header, `rows` those after it."""

    def __init__(self, top: Sequence[Sequence[str]], rows: Iterator[Cells]) -> None:
        self._top, self._rows = top, rows
        self._header = top[-1]
        self._width = next(
            at for at, text in enumerate(self._header) if text.strip() and month_of(text.rpartition(" ")[2])
        )
        self._gathered = Scattered()
        self._columns: Columns | None = None
        self._code: int | None = None
        self._labels: list[str] = []
        self._footnotes: list[str] = []

    def read(self) -> MonthCube:
        for line, row in enumerate(self._rows, start=len(self._top) + 1):
            if any(cell not in ("", None) for cell in row[self._width :]):
                self._take(line, row)
            elif shown := [text for cell in row if (text := _text(cell))]:
                self._footnotes.append(" ".join(shown))
        title = next((text for row in self._top[:-1] for text in row if text), "")
        return self._gathered.table(heading_of(title, self._after(_SOURCE), self._updated()), len(self._footnotes))

    def _take(self, line: int, row: Cells) -> None:
        shown = [_label(cell) for cell in row[: self._width]]
        if self._columns is None:
            self._columns = self._understood(line, shown)
            self._labels = shown
        self._labels = [text or before for text, before in zip(shown, self._labels, strict=True)]
        labels = list(self._labels)
        if self._code is not None:
            area = self._columns.labels[Dimension.AREA]
            labels[area] = f"{labels[self._code]} {labels[area]}" if area != self._code else labels[area]
        take_row(self._gathered, self._columns, line, [*labels, *map(_figure, row[self._width :])])

    def _understood(self, line: int, shown: Sequence[str]) -> Columns:
        """What each column of labels is, from the first row, where every label is written."""
        labels: dict[Dimension, int] = {}
        unclear: list[int] = []
        for at, text in enumerate(shown):
            dimension = _dimension(text)
            if dimension is None:
                unclear.append(at)
            elif dimension not in labels:
                labels[dimension] = at
        if Dimension.AREA in labels:
            self._code = labels[Dimension.AREA]
            if self._code + 1 in unclear:
                unclear.remove(self._code + 1)
                labels[Dimension.AREA] = self._code + 1
        wanted = (Dimension.AREA, Dimension.SEX, Dimension.AGE, Dimension.CONTENT)
        # What is left stands where the layout has it, so that what is wrong with it can be told.
        for dimension, at in zip([each for each in wanted if each not in labels], unclear, strict=False):
            labels[dimension] = at
        if missing := [each.value for each in wanted if each not in labels and each is not Dimension.CONTENT]:
            text = tr("Rad {line} saknar {dimensions}. Den börjar med {found}.")
            raise Unfit(text.format(line=line, dimensions=", ".join(missing), found=named(filter(None, shown))))
        return columns_of(self._header, dict(labels), self._gathered)

    def _after(self, words: str) -> str:
        """What stands after these words, in the same cell or the next row."""
        for at, text in enumerate(self._footnotes):
            if text.casefold().startswith(words):
                return text[len(words) :].strip() or "".join(self._footnotes[at + 1 : at + 2])
        return ""

    def _updated(self) -> date | None:
        return day_of(self._after(_UPDATED))


def _dimension(text: str) -> Dimension | None:
    if sex_of(text) and not text.isdigit():
        return Dimension.SEX
    if ages_of(text):
        return Dimension.AGE
    if measure_of(text):
        return Dimension.CONTENT
    return Dimension.AREA if _CODE.fullmatch(text) else None


def _text(cell: object) -> str:
    return _figure(cell).strip() if cell is not None else ""


def _figure(cell: object) -> str:
    """The cell as text; whole numbers without a point, which calamine gives them all."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _label(cell: object) -> str:
    """A label; a code that a spreadsheet has made a number of gets its noughts back."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and float(cell).is_integer():
        return f"{int(cell):04d}" if cell >= 100 else f"{int(cell):02d}"
    return _text(cell)
