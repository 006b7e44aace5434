"""Tables with sums, as the tests of hiding need them."""

import itertools
from collections.abc import Callable

from domain.ground.value import Empty
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation


def row(*counts: int | Empty, total: int | Empty | None = None) -> AdditiveTable:
    """One row a, b, c … and its total."""
    keys = "abcdefgh"[: len(counts)]
    whole = sum(count for count in counts if isinstance(count, int)) if total is None else total
    return AdditiveTable({**dict(zip(keys, counts, strict=True)), "total": whole}, (Equation("total", tuple(keys)),))


def crossed(rows: list[list[int]]) -> AdditiveTable:
    """A table with row totals `(i, "sum")`, column totals `("sum", j)` and a grand total."""
    return cube((len(rows), len(rows[0])), lambda cell: rows[cell[0]][cell[1]])


def cube(sides: tuple[int, ...], count: Callable[[tuple[int, ...]], int]) -> AdditiveTable:
    """A table of as many dimensions as there are sides, with the sums of every one and of several together."""
    cells = {cell: count(cell) for cell in itertools.product(*map(range, sides))}
    values: dict[CellKey, int | Empty] = {}
    rules = []
    for key in itertools.product(*([*range(side), "sum"] for side in sides)):
        inside = (cell for cell in cells if all(own in ("sum", at) for own, at in zip(key, cell, strict=True)))
        values[key] = sum(cells[cell] for cell in inside)
        for at, side in enumerate(sides):
            if key[at] == "sum":
                rules.append(Equation(key, tuple((*key[:at], part, *key[at + 1 :]) for part in range(side))))
    return AdditiveTable(values, tuple(rules))


def lots_month(sexes: dict[str, tuple[int, int]], ages: dict[str, tuple[int, int]]) -> AdditiveTable:
    """Parties by two sexes and by two age groups, sharing the parties' totals."""
    values: dict[CellKey, int | Empty] = {}
    equations = []
    for columns, table in ((("kvinna", "man"), sexes), (("under30", "30plus"), ages)):
        for party, counts in table.items():
            values |= {(party, column): count for column, count in zip(columns, counts, strict=True)}
            values[party, "alla"] = sum(counts)
            equations.append(Equation((party, "alla"), tuple((party, column) for column in columns)))
        for column in columns:
            values["alla", column] = sum(v for (p, c), v in values.items() if c == column and p != "alla")
            equations.append(Equation(("alla", column), tuple((party, column) for party in table)))
        equations.append(Equation(("alla", "alla"), tuple(("alla", column) for column in columns)))
    values["alla", "alla"] = sum(map(sum, sexes.values()))
    equations.append(Equation(("alla", "alla"), tuple((party, "alla") for party in sexes)))
    return AdditiveTable(values, tuple(equations))
