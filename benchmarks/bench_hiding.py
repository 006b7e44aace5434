"""The fewest numbers to hide in tables of LOTS cases, with what is not proved to be least, as tables grow.

The months are invented as those of a region are: parties of different size, few of another or unknown sex and age.
"""

from __future__ import annotations

import itertools
import random
import time

from domain.ground.value import Empty
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.suppression import least_hiding

ROUNDS = 3
PARTIES, SEXES, AGES = (1.0, 1.6, 2.0, 0.8, 0.3), (1.0, 1.0, 0.05), (1.2, 1.0, 0.1)
CASES = 0.7


def months(number: int) -> AdditiveTable:
    """Party × sex × age of so many months, with every sum; of several, their sum over the months too."""
    draw = random.Random(3)
    sides = [range(len(PARTIES)), range(len(SEXES)), range(len(AGES)), *([range(number)] if number > 1 else [])]
    cells = {}
    for cell in itertools.product(*sides):
        mean = CASES * PARTIES[cell[0]] * SEXES[cell[1]] * AGES[cell[2]]
        # As many cases as there are arrivals, one after another, before the month is over.
        arrivals = itertools.takewhile(
            lambda at: at < 1, itertools.accumulate(draw.expovariate(mean) for _ in itertools.count())
        )
        cells[cell] = sum(1 for _ in arrivals)
    values: dict[CellKey, int | Empty] = {}
    rules = []
    for key in itertools.product(*([*side, "sum"] for side in sides)):
        inside = (cell for cell in cells if all(own in ("sum", at) for own, at in zip(key, cell, strict=True)))
        values[key] = sum(cells[cell] for cell in inside)
        for at, side in enumerate(sides):
            if key[at] == "sum":
                rules.append(Equation(key, tuple((*key[:at], part, *key[at + 1 :]) for part in side)))
    return AdditiveTable(values, tuple(rules))


def main() -> None:
    least_hiding(months(1))
    print(f"{'months':>6}  cells  small  hidden  not proved least   processor s")
    for number in (1, 2, 3, 4, 6):
        table = months(number)
        times = []
        for _ in range(ROUNDS if number < 3 else 1):
            start = time.process_time()
            found = least_hiding(table)
            times.append(time.process_time() - start)
        small = sum(0 < count < 5 for count in table.values.values() if isinstance(count, int))
        print(
            f"{number:6}  {len(table.values):5}  {small:5}  {len(found.cells):6}  {100 * found.gap:14.1f} %"
            f"   {min(times):11.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
