"""SCB's table as the JSON of PxWeb's first interface: a row for each key, every figure as text."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import is_bas, lacking_dimensions, read_measures
from exchange.scb.cube import MonthCube
from exchange.scb.heading import day_of, heading_of
from exchange.scb.json_parts import OBJECTS, JsonParts
from exchange.scb.scattered import Scattered
from exchange.scb.words import DIMENSIONS, EVERY_AGE, Dimension, dimension_of

LONG_MEMBERS = {"data": {b"[": OBJECTS}}
_CONTENT = "c"
_KEYS = ("d", "t")


def read_pxweb(parts: JsonParts) -> MonthCube | PopulationCounts:
    """The table. Raises Unfit for what is no such table; rows that cannot be read stand in `refused`, by their number
    among the rows of the file."""
    keys, contents = _columns(parts.document.get("columns"))
    gathered = Scattered()
    _Rows(gathered, keys, contents).take_all(parts)
    metadata = parts.document.get("metadata")
    said = metadata[0] if isinstance(metadata, list) and metadata and isinstance(metadata[0], dict) else {}
    title, publisher, updated = (str(said.get(key) or "") for key in ("label", "source", "updated"))
    return gathered.table(heading_of(title, publisher, day_of(updated)))


def _columns(columns: object) -> tuple[list[Dimension], list[str]]:
    """What the parts of a key are, and the labels of the contents."""
    keys: list[Dimension] = []
    contents = []
    for column in columns if isinstance(columns, list) else []:
        if not isinstance(column, dict):
            continue
        kind, code, text = (str(column.get(name, "")) for name in ("type", "code", "text"))
        if kind == _CONTENT:
            contents.append(text)
        elif kind in _KEYS:
            dimension = dimension_of(code) or dimension_of(text)
            if dimension is None or dimension in keys:
                raise Unfit(tr("Dimensionen {name} hör inte till tabellen.").format(name=quoted(text or code)))
            keys.append(dimension)
    measures, _unknown = read_measures(contents)
    lacking = [each for each in DIMENSIONS if each not in keys and each is not Dimension.CONTENT]
    if lacking and not (lacking == [Dimension.AGE] and is_bas(measures)):
        raise Unfit(lacking_dimensions(lacking))
    return keys, contents


class _Rows:
    """The rows of `data`, piece by piece."""

    def __init__(self, gathered: Scattered, keys: Sequence[Dimension], contents: Sequence[str]) -> None:
        self._gathered = gathered
        self._key_length, self._length = len(keys), len(contents)
        at = {dimension: place for place, dimension in enumerate(keys)}
        self._axes = (
            (at[Dimension.AREA], gathered.areas),
            (at[Dimension.SEX], gathered.sexes),
            (at.get(Dimension.AGE), gathered.ages),
            (at[Dimension.MONTH], gathered.months),
        )
        numbers = [gathered.content(label) for label in contents]
        self._birth = at.get(Dimension.BIRTH)
        self._contents = [(place, number) for place, number in enumerate(numbers) if number is not None]
        self._line = 0

    def take_all(self, parts: JsonParts) -> None:
        for piece in parts.pieces("data"):
            numbered: Iterable[tuple[int, Any]] = enumerate(piece, start=self._line + 1)
            self._line += len(piece)
            if not self._are_rows(piece):
                numbered = [(line, row) for line, row in numbered if self._fits(line, row)]
            lines, rows = [], []
            for line, row in numbered:
                if self._birth is not None and not self._gathered.counts_everyone(row["key"][self._birth]):
                    continue
                lines.append(line)
                rows.append(row)
            if rows:
                self._take(lines, [row["key"] for row in rows], [row["values"] for row in rows])

    def _take(self, lines: Sequence[int], keys: Sequence[Sequence[str]], values: Sequence[Sequence[str]]) -> None:
        areas, sexes, ages, months = (
            np.array([axis.at(EVERY_AGE if place is None else key[place]) for key in keys], dtype=np.int32)
            for place, axis in self._axes
        )
        line_of = np.array(lines, dtype=np.int32)
        for place, number in self._contents:
            self._gathered.add(line_of, areas, sexes, ages, number, months, [each[place] for each in values])

    def _fits(self, line: int, row: object) -> bool:
        if self._are_rows([row]):
            return True
        text = tr("Raden ska ha {keys} nycklar och {values} värden, som texter.")
        self._gathered.refuse(line, text.format(keys=self._key_length, values=self._length))
        return False

    def _are_rows(self, rows: Sequence[Any]) -> bool:
        """Whether each has its key and its values, all of them texts."""
        try:
            keys, values = [row["key"] for row in rows], [row["values"] for row in rows]
            "".join(map("".join, keys + values))
        except (KeyError, TypeError):
            return False
        lists = set(map(type, keys + values)) <= {list}
        return lists and set(map(len, keys)) <= {self._key_length} and set(map(len, values)) <= {self._length}
