"""The rows of a table laid out in cells: what the labels of a row say, and which figure each cell of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.ground.text import tr
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import lacking_dimensions, named
from exchange.scb.heads import code_column, is_value, parts_of
from exchange.scb.scattered import Scattered
from exchange.scb.words import DIMENSIONS, EVERY_AGE, Dimension, dimension_of


@dataclass(frozen=True, slots=True)
class Labels:
    """The columns of labels, by dimension; the one with the area's code where that stands beside its name; and those
    with codes that are passed over, since the labels stand beside them."""

    by_dimension: Mapping[Dimension, int]
    area_code: int | None = None
    passed: frozenset[int] = frozenset()

    def __contains__(self, column: int) -> bool:
        return column in self.by_dimension.values() or column in self.passed or column == self.area_code


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the labels stand and the figures; for each dimension that the heads tell, the number that each figure's
    has in the table."""

    labels: Labels
    figures: tuple[int, ...]
    told: Mapping[Dimension, NDArray[np.int32]]


def columns_of(header: Sequence[str], labels: Labels, gathered: Scattered) -> Columns:
    """The columns under a header whose labels are known. The head of each tells what the labels do not, in any order.

    Raises Unfit for a column that is something else, and where a dimension is told neither by label nor by column.
    """
    wanted = frozenset(Dimension) - set(labels.by_dimension)
    heads = {at: text.strip() for at, text in enumerate(header) if text.strip() and at not in labels}
    if not wanted - {Dimension.BIRTH} and len(heads) == 1 and is_value(*heads.values()):
        return Columns(labels, tuple(heads), {})
    figures: list[int] = []
    places: list[Mapping[Dimension, int]] = []
    strange: list[str] = []
    for at, text in heads.items():
        parts = parts_of(text, wanted)
        if parts is None:
            strange.append(text)
        elif (numbers := _numbers(parts, gathered)) is not None:
            figures.append(at)
            places.append(numbers)
    if strange:
        unknown = (
            tr("Kolumnen {names} känns inte igen.") if len(strange) == 1 else tr("Kolumnerna {names} känns inte igen.")
        )
        read = tr("SCB:s tabell läses på svenska, med region, kön, åldersgrupp, tabellinnehåll och månad.")
        raise Unfit(f"{unknown.format(names=named(strange))} {read}")
    if len(set(map(frozenset, places))) > 1:
        raise Unfit(tr("Kolumnernas namn är av olika slag."))
    told = {
        dimension: np.array([each[dimension] for each in places], dtype=np.int32) for dimension in (places or [{}])[0]
    }
    lacking = [each for each in DIMENSIONS if each not in labels.by_dimension and each not in told]
    if lacking == [Dimension.AGE]:
        # Whether the table may do without is seen when it is known what it counts.
        told[Dimension.AGE] = np.full(len(figures), gathered.ages.at(EVERY_AGE), dtype=np.int32)
    elif lacking:
        raise Unfit(lacking_dimensions(lacking))
    return Columns(labels, tuple(figures), told)


def _numbers(parts: Mapping[Dimension, str], gathered: Scattered) -> Mapping[Dimension, int] | None:
    """The numbers that what a head tells have in the table; None for figures that are not read."""
    numbers: dict[Dimension, int] = {}
    for dimension, text in parts.items():
        if dimension is Dimension.BIRTH:
            if not gathered.counts_everyone(text):
                return None
        elif (number := gathered.at(dimension, text)) is None:
            return None
        else:
            numbers[dimension] = number
    return numbers


def header_labels(header: Sequence[str]) -> Labels:
    """The columns whose names are dimensions, or their codes. Raises Unfit where two are the same."""
    labels: dict[Dimension, int] = {}
    codes: dict[Dimension, int] = {}
    for at, text in enumerate(header):
        dimension, by_code = dimension_of(text), code_column(text)
        found, each = (labels, dimension) if dimension else (codes, by_code)
        if each is None:
            continue
        if each in found:
            raise Unfit(tr("Kolumnen {name} finns två gånger.").format(name=quoted(text)))
        found[each] = at
    both = codes.keys() & labels.keys()
    area_code = codes.get(Dimension.AREA) if Dimension.AREA in both else None
    return Labels({**codes, **labels}, area_code, frozenset(codes[each] for each in both))


def take_row(gathered: Scattered, columns: Columns, line: int, cells: Sequence[str]) -> None:
    """Adds the figures of one row. Raises Unfit for a label that means nothing."""
    labels = columns.labels
    numbers: dict[Dimension, NDArray[np.int32] | int] = dict(columns.told)
    for dimension, at in labels.by_dimension.items():
        text = cells[at]
        if dimension is Dimension.BIRTH:
            if not gathered.counts_everyone(text):
                return
            continue
        if dimension is Dimension.AREA and labels.area_code is not None:
            text = f"{cells[labels.area_code]} {text}"
        number = gathered.at(dimension, text)
        if number is None:
            return
        numbers[dimension] = number
    areas, sexes, ages, contents, months = (numbers[dimension] for dimension in DIMENSIONS)
    gathered.add(line, areas, sexes, ages, contents, months, [cells[at] for at in columns.figures])
