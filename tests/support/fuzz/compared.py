"""What the program took in from a file, held against what a strict reader sees in it."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from domain.ground.value import is_number
from domain.importing.tidy import PopulationCounts
from support.fuzz.strict import Figure, cell_values, number, numbers_of, tidy_numbers

_STORED = (
    "sjukpenning", "sjuk_och_aktivitetsersattning", "arbetsloshet", "arbetsmarknadsatgarder", "etableringsersattning",
    "ekonomiskt_bistand", "population",
)  # fmt: skip


def unseen(strict: Callable[[bytes], set[Figure] | None] | None, data: bytes, content: Any) -> str:
    """The first figure that was taken in and that the strict reader does not see; empty where there is none. Without a
    reader of the form the figure's own line, or the cell it is said to stand in, must hold it."""
    if strict is None:
        found = _beside_their_cells(data, content) if getattr(content, "sheet", None) else _beside_lines(data, content)
    elif (known := strict(data)) is None:
        return ""
    elif isinstance(content, PopulationCounts):
        found = _of_population(known, content)
    else:
        found = _of_months(known, content)
    return next(found, "")


def _beside_their_cells(data: bytes, content: Any) -> Iterator[str]:
    cells = cell_values(data)
    for row in content.rows if cells is not None else ():
        where = re.fullmatch(r"Cell (\w+) på bladet (.*)", row.place)
        value = cells.get((where[2], where[1])) if where and cells else None
        # The sum of women and men stands in no cell.
        if isinstance(row.count, int) and value not in (None, "") and number(value) != row.count:
            yield f"{row.place}: {row.count}, not {value!r}"


def _beside_lines(data: bytes, content: Any) -> Iterator[str]:
    lines = tidy_numbers(data)
    for row in content.rows if lines is not None else ():
        values = [getattr(row, name) for name in row.__slots__ if name != "line"]
        values += list(row.persons.values()) if hasattr(row, "persons") else []
        stands = set(lines[row.line].values()) if lines and row.line < len(lines) else set()
        if missing := numbers_of(values) - {Fraction(getattr(row, "year", 0))} - stands:
            yield f"line {row.line}: {sorted(map(str, missing))}"


def _of_population(known: set[Figure], content: PopulationCounts) -> Iterator[str]:
    kept = {(area, sex, month, n) for area, sex, _ages, month, what, n in known if what == "no_known_occupation"}
    for row in content.rows:
        counted = row.row_date and is_number(row.count)
        if counted and (row.area, row.sex.value, row.reference_date.isoformat()[:7], row.count) not in kept:
            yield f"{row.area} {row.sex.value} {row.reference_date} {row.count}"


def _of_months(known: set[Figure], content: Any) -> Iterator[str]:
    for block in content.blocks():
        for sex, ages, month, *figures in block.rows:
            for name, value in zip(_STORED, figures, strict=False):
                if value is not None and (block.code, sex, ages, month, name, value) not in known:
                    yield f"{block.code} {sex} {ages} {month} {name} {value}"
