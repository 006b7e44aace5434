"""The rows of a table laid out in cells: what the labels of a row say, and which figure each cell of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.text import tr
from exchange.quoting import quoted
from exchange.scb.axes import named
from exchange.scb.scattered import Scattered
from exchange.scb.unfit import Unfit
from exchange.scb.words import Dimension, dimension_of, is_other_time, measure_of, month_of


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the labels stand, by dimension, and the figures; content and month of each figure by the number they have
    in the table, None where the labels of the row tell."""

    labels: Mapping[Dimension, int]
    figures: tuple[int, ...]
    contents: NDArray[np.int32] | None
    months: NDArray[np.int32] | None


def columns_of(header: Sequence[str], labels: Mapping[Dimension, int], gathered: Scattered) -> Columns:
    """The columns under a header whose labels are known: a month, a content, or a content and a month.

    Raises Unfit for a column that is something else, and where a dimension is told neither by label nor by column.
    """
    figures: list[int] = []
    contents: list[int | None] = []
    months: list[int | None] = []
    strange: list[str] = []
    for at, text in enumerate(header):
        if at in labels.values() or not text.strip():
            continue
        content, _space, time = text.strip().rpartition(" ")
        if month_of(time) is None and not is_other_time(time):
            content, time = text, ""
        if content and measure_of(content) is None and not time:
            strange.append(text)
            continue
        number = gathered.content(content) if content else None
        if content and number is None:
            continue
        figures.append(at)
        contents.append(number)
        months.append(gathered.months.at(time) if time else None)
    if strange:
        raise Unfit(tr("Kolumnen {names} hör inte till tabellen.").format(names=named(strange)))
    columns = Columns(labels, tuple(figures), _all_or_none(contents), _all_or_none(months))
    told = set(labels) | ({Dimension.CONTENT} if columns.contents is not None else set())
    told |= {Dimension.MONTH} if columns.months is not None else set()
    if lacking := [dimension.value for dimension in Dimension if dimension not in told]:
        text = tr("Tabellen saknar {dimensions}. Hämta den med region, kön, åldersgrupp, tabellinnehåll och månad.")
        raise Unfit(text.format(dimensions=", ".join(lacking)))
    return columns


def header_labels(header: Sequence[str]) -> dict[Dimension, int]:
    """The columns whose names are dimensions. Raises Unfit where two are the same."""
    labels: dict[Dimension, int] = {}
    for at, text in enumerate(header):
        dimension = dimension_of(text)
        if dimension is None:
            continue
        if dimension in labels:
            raise Unfit(tr("Kolumnen {name} finns två gånger.").format(name=quoted(text)))
        labels[dimension] = at
    return labels


def take_row(gathered: Scattered, columns: Columns, line: int, cells: Sequence[str]) -> None:
    """Adds the figures of one row. Raises Unfit for a label that means nothing."""
    labels = {dimension: cells[at] for dimension, at in columns.labels.items()}
    contents: NDArray[np.int32] | int | None = columns.contents
    if contents is None:
        contents = gathered.content(labels[Dimension.CONTENT])
        if contents is None:
            return
    months: NDArray[np.int32] | int | None = columns.months
    if months is None:
        months = gathered.months.at(labels[Dimension.MONTH])
    gathered.add(
        line,
        gathered.areas.at(labels[Dimension.AREA]),
        gathered.sexes.at(labels[Dimension.SEX]),
        gathered.ages.at(labels[Dimension.AGE]),
        contents,
        months,
        [cells[at] for at in columns.figures],
    )


def _all_or_none(numbers: Sequence[int | None]) -> NDArray[np.int32] | None:
    known = [number for number in numbers if number is not None]
    if known and len(known) < len(numbers):
        raise Unfit(tr("Kolumnernas namn är av olika slag."))
    return np.array(known, dtype=np.int32) if known else None
