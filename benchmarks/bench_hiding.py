"""The fewest numbers to hide in tables of LOTS cases, with what is not proved to be least, as months grow to a year.

The months are invented as those of a region are: parties of different size, few of another or unknown sex and age. They
are protected as the program does it (ruling 58): each month by itself, so that later ones cannot change it, then the
year so far beside them.
"""

from __future__ import annotations

import itertools
import random
import time

from domain.ground.period import Period, PeriodKind
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.periods import hidden_of_periods, hiding_of
from domain.hiding.suppression import Hiding, least_hiding

ROUNDS = 3
PARTIES, SEXES, AGES = (1.0, 1.6, 2.0, 0.8, 0.3), (1.0, 1.0, 0.05), (1.2, 1.0, 0.1)
CASES = 0.7
KINDS = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 12: PeriodKind.YEAR}


def months() -> list[dict[CellKey, int]]:
    """How many cases of each party, sex and age there are in each month of a year."""
    draw = random.Random(3)
    found: list[dict[CellKey, int]] = [{} for _ in range(12)]
    for party, sex, age, month in itertools.product(*map(range, (5, 3, 3, 12))):
        mean = CASES * PARTIES[party] * SEXES[sex] * AGES[age]
        # As many cases as there are arrivals, one after another, before the month is over.
        arrivals = itertools.accumulate(draw.expovariate(mean) for _ in itertools.count())
        found[month][party, sex, age] = sum(1 for _ in itertools.takewhile(lambda at: at < 1, arrivals))
    return found


def table(counted: list[dict[CellKey, int]]) -> AdditiveTable:
    """Party × sex × age of these months together, with every sum."""
    sides = list(map(range, (len(PARTIES), len(SEXES), len(AGES))))
    values, rules = {}, []
    for key in itertools.product(*([*side, "sum"] for side in sides)):
        inside = [
            cell
            for cell in itertools.product(*sides)
            if all(own in ("sum", at) for own, at in zip(key, cell, strict=True))
        ]
        values[key] = sum(month[cell] for month in counted for cell in inside)
        for at, side in enumerate(sides):
            if key[at] == "sum":
                rules.append(Equation(key, tuple((*key[:at], part, *key[at + 1 :]) for part in side)))
    return AdditiveTable(dict(values), tuple(rules))


def protected(counted: list[dict[CellKey, int]]) -> dict[Period, Hiding]:
    """What is hidden of each month, and then of all together."""
    tables = {Period(2025, PeriodKind.MONTH, at): table([each]) for at, each in enumerate(counted, start=1)}
    whole = Period(2025, KINDS[len(counted)], 0 if len(counted) == 12 else 1)
    return hidden_of_periods({**tables, whole: table(counted)}, 5)


def main() -> None:
    year = months()
    least_hiding(table(year[:1]))
    print(f"{'months':>6}  cells  hidden  not proved least   processor s")
    for number in KINDS:
        times = []
        for _ in range(ROUNDS):
            hiding_of.cache_clear()
            start = time.process_time()
            found = protected(year[:number])
            times.append(time.process_time() - start)
        hidden, at_least = (
            sum(counts) for counts in zip(*((len(each.cells), each.at_least) for each in found.values()), strict=True)
        )
        cells = len(found) * len(table(year[:1]).values)
        print(
            f"{number:6}  {cells:5}  {hidden:6}  {100 * (1 - at_least / hidden):14.1f} %   {min(times):11.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
