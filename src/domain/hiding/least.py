"""The least to hide (*minsta döljning*, ruling 39): whether a grand total is hidden, then how many cells, then which.

What is asked is which cells to hide so that every hidden cell has enough possible values (ruling 23). A set that does
not do is made as large as it can be while a cell in it still has too few; of the cells outside it one at least must be
hidden. Such demands are gathered, the least that meets them all is looked for, and tried, until it does (Fischetti and
Salazar, 2001). Where that takes too long, what is found by the cheapest change for one cell after another is taken, and
the demands tell how far from the least it can be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np

from domain.hiding.additive_table import AdditiveTable, CellKey
from domain.hiding.outsider import ENOUGH, Mask, Outsider, quiet_solver
from domain.hiding.view import OutsiderView
from domain.hiding.worlds import Worlds

# Tables up to this size are solved to the end; larger ones as far as so many linear programs reach.
_SMALL_TABLE = 60
# Still larger ones are searched in one way, and shown again only what needs no more questions.
_LARGE_TABLE = 200
_PATIENCE, _SHORT_PATIENCE = 20_000, 500
# Demands that are gathered before the least that meets them is looked for again.
_AT_A_TIME = 12
# Trials to make a set larger before it is taken as it is.
_TRIALS = 3


def least_hidden(
    view: OutsiderView, table: AdditiveTable, needed: frozenset[CellKey]
) -> tuple[frozenset[CellKey], int]:
    """The least to hide of `table` so that `needed`, which must be hidden, and what is hidden beside it are safe; and
    how many any safe choice must hide, as far as is known.

    Where the attacker's questions are too hard to be answered, everything is hidden.
    """
    try:
        search = _Search(view, table, needed)
        beside, at_least = search.found()
    except _TooHardError:
        return needed | table.hideable, len(needed)
    return needed.union(search.outsider.keys[at] for at in beside), len(needed) + at_least


class _TooHardError(Exception):
    """A question about a cell could not be answered with everything hidden."""


@dataclass(frozen=True)
class _Demand:
    """One at least of `cells` must be hidden if `where` is; always, where that is None."""

    cells: frozenset[int]
    where: int | None

    def is_met(self, chosen: Iterable[int]) -> bool:
        hidden = set(chosen)
        return (self.where is not None and self.where not in hidden) or not self.cells.isdisjoint(hidden)


class _Search:
    """Cells are known by their places among the table's keys; `may` are those that can be hidden beside the needed."""

    def __init__(self, view: OutsiderView, table: AdditiveTable, needed: frozenset[CellKey]) -> None:
        self.outsider = Outsider(view)
        self._worlds = Worlds(self.outsider)
        keys, place = self.outsider.keys, self.outsider.place
        self._base = self.outsider.mask(needed | view.unpublished)
        self._needed = [at for at, key in enumerate(keys) if key in needed]
        beside = table.hideable - needed
        self._may = [at for at, key in enumerate(keys) if key in beside]
        self._most = self._hidden(self._may)
        # A cell can only be asked to have the values it has with everything hidden.
        self._enough = {
            at: min(ENOUGH, len(self._worlds.possible(at, self._most))) for at in (*self._needed, *self._may)
        }
        totals = {place[rule.total] for rule in view.rules if rule.total in place}
        grand = totals - {place[part] for rule in view.rules for part in rule.parts if part in place}
        self._weights = {at: len(self._may) + 1 if at in grand else 1 for at in self._may}
        if self.outsider.gave_up:
            raise _TooHardError
        # What hiding a cell costs the reader: a total is missed more than a cell, a large count more than a small.
        counts = self.outsider.true
        self._costs = {at: (3000 if at in totals else 1000) + min(int(counts[at]), 900) for at in self._may}
        self._order = sorted(self._may, key=lambda at: (at not in grand, at not in totals, -counts[at]))
        self._demands: dict[_Demand, None] = {}
        self._rules = [[place[key] for key in rule.cells if key in place] for rule in view.rules]
        for cells in self._rules:
            self._ask_of_one_rule(cells)

    def found(self) -> tuple[list[int], int]:
        """The cells to hide beside the needed ones, and the least number that can be."""
        patience = _PATIENCE if len(self._may) + len(self._needed) <= _SMALL_TABLE else _SHORT_PATIENCE
        master = _Master(self._may, self._weights)
        best: list[int] | None = None
        while True:
            chosen = master.least(self._demands)
            if self._is_safe(chosen, _AT_A_TIME):
                if best is not None:
                    return chosen, len(chosen)
                best = chosen
                master.only_the_cheapest(self._weights, chosen, self._costs)
            elif self.outsider.asked > patience:
                return self._good(chosen) if best is None else (best, len(best))

    def _grand_totals(self, chosen: Iterable[int]) -> int:
        return sum(self._weights[at] > 1 for at in chosen)

    def _is_safe(self, chosen: Sequence[int], at_a_time: int) -> bool:
        """Whether every hidden cell has enough values; for some that have not, what they demand is noted."""
        hidden, unsafe = self._hidden(chosen), 0
        for at in (*self._needed, *chosen):
            if not self._has_enough(at, hidden):
                self._ask(at, self._widest(at, hidden))
                unsafe += 1
                if unsafe == at_a_time:
                    break
        return not unsafe

    def _has_enough(self, at: int, hidden: Mask) -> bool:
        return len(self._worlds.possible(at, hidden, self._enough[at])) >= self._enough[at]

    def _hidden(self, chosen: Iterable[int]) -> Mask:
        hidden = self._base.copy()
        hidden[list(chosen)] = True
        return hidden

    def _ask(self, at: int, too_few: Mask) -> None:
        """Of the cells outside `too_few` one at least must be hidden if the cell `at` is."""
        cells = frozenset(cell for cell in self._may if not too_few[cell])
        if not cells:
            raise _TooHardError
        self._demands[_Demand(cells, at if at in self._weights else None)] = None

    def _ask_of_one_rule(self, cells: Sequence[int]) -> None:
        """What one sum rule demands by itself: a cell needs others that take up what it differs by."""
        for at in cells:
            others = [cell for cell in cells if cell != at]
            lone = [cell for cell in others if self._most[cell] and not self._base[cell]]
            if lone and self._enough.get(at, 1) > 1:
                taken_up = sum(self.outsider.spread(cell) for cell in others if self._base[cell])
                if min(taken_up, self.outsider.spread(at)) + 1 < self._enough[at]:
                    too_few = self._most.copy()
                    too_few[lone] = False
                    self._ask(at, too_few)

    def _widest(self, at: int, hidden: Mask) -> Mask:
        """`hidden` made as large as can be found while the cell `at` has too few values."""
        proven = self._behind_barriers(at, hidden)
        for _ in range(_TRIALS):
            grown = self._worlds.wider(at, proven, self._order, self._enough[at])
            if not self._has_enough(at, grown):
                return grown
        return proven

    def _behind_barriers(self, at: int, hidden: Mask) -> Mask:
        """`hidden` with all that gives the cell `at` no more values than are known, or one beside them, by linear
        programs."""
        outsider, known = self.outsider, self._worlds.known(at, hidden)
        gap, least, most = int(outsider.gap[at]), min(known), max(known)
        beside = [0 if least <= gap else least - 1, gap if most < gap else most + 1]
        allowed = [known | {value} for value in beside] if len(known) + 1 < self._enough[at] else [known]
        best = hidden
        for values in allowed:
            lowest, highest = outsider.bounds(at)
            edges = [lowest - 1, *sorted(values), highest + 1]
            between = [(low + 1, high - 1) for low, high in pairwise(edges)]
            between = [(gap if 0 < low < gap else low, 0 if 0 < high < gap else high) for low, high in between]
            walls = [outsider.barrier(hidden, self._most, at, low, high) for low, high in between if low <= high]
            if all(wall is not None for wall in walls):
                behind = self._most & ~np.any([wall for wall in walls if wall is not None], axis=0)
                best = max(best, behind, key=np.count_nonzero)
        return best

    def _good(self, chosen: Sequence[int]) -> tuple[list[int], int]:
        """A safe choice that holds `chosen`, without what it does not need: the better of two, where there is time. And
        how many cells must be hidden at least, which `chosen` tells only where as many grand totals are hidden."""
        ways = (self._by_circles, self._by_demands)[: 1 if len(self._enough) > _LARGE_TABLE else 2]
        found = [self._without_needless(way(list(chosen))) for way in ways]
        good = min(found, key=lambda cells: (sum(map(self._weights.__getitem__, cells)), len(cells)))
        return good, len(chosen) if self._grand_totals(good) == self._grand_totals(chosen) else 0

    def _by_demands(self, chosen: list[int]) -> list[int]:
        """Hides what meets most demands, until the choice is safe."""
        while not self._is_safe(chosen, len(self._enough)):
            while unmet := [demand for demand in self._demands if not demand.is_met(chosen)]:
                times = {at: sum(at in demand.cells for demand in unmet) / self._weights[at] for at in self._may}
                chosen.append(max(self._may, key=lambda at: (times[at], self.outsider.true[at] > 0, -self._costs[at])))
        return chosen

    def _by_circles(self, chosen: list[int]) -> list[int]:
        """Hides the cheapest change that gives the first cell with too few values another one, until none has."""
        price = np.zeros(len(self._base))
        price[self._may] = [self._weights[at] + self._costs[at] / 4_000 for at in self._may]
        while True:
            hidden = self._hidden(chosen)
            plain = next((at for at in (*self._needed, *chosen) if not self._has_enough(at, hidden)), None)
            if plain is None:
                return chosen
            known = self._worlds.known(plain, hidden)
            low, high = self.outsider.bounds(plain)
            spans = [span for span in ((low, min(known) - 1), (max(known) + 1, high)) if span[0] <= span[1]]
            circles = [self.outsider.circle(hidden, self._most, plain, *span, price) for span in spans]
            circles = [circle for circle in circles if circle]
            if not circles:
                circles = [[self._beside(plain, hidden)]]
            chosen += min(circles, key=lambda circle: sum(price[at] for at in circle))

    def _beside(self, at: int, hidden: Mask) -> int:
        """A cell to hide next to `at`: one of its own sums that counts somebody, before any other; the cheapest."""
        near = {cell for cells in self._rules if at in cells for cell in cells}
        left = [cell for cell in self._may if not hidden[cell]]
        if not left:
            raise _TooHardError
        counts = self.outsider.true
        return min(left, key=lambda cell: (cell not in near, counts[cell] == 0, self._weights[cell], self._costs[cell]))

    def _without_needless(self, chosen: list[int]) -> list[int]:
        """Shows again what can be, what is missed most first; of a large table what is known to be safe already."""
        large = len(self._enough) > _LARGE_TABLE
        for at in sorted(chosen, key=lambda at: (-self._weights[at], -self._costs[at])):
            fewer = [each for each in chosen if each != at]
            hidden = self._hidden(fewer)
            if all(demand.is_met(fewer) for demand in self._demands) and all(
                len(self._worlds.known(each, hidden)) >= self._enough[each] if large else self._has_enough(each, hidden)
                for each in (*self._needed, *fewer)
            ):
                chosen = fewer
        return chosen


class _Master:
    """The least choice that meets all demands."""

    def __init__(self, may: Sequence[int], weights: dict[int, int]) -> None:
        self._may = may
        self._column = {at: column for column, at in enumerate(may)}
        self._met = 0
        self._solver = quiet_solver()
        none = np.array([], dtype=np.int32)
        for at in may:
            self._solver.addCol(float(weights[at]), 0.0, 1.0, 0, none, none.astype(float))
        self._columns = np.arange(len(may), dtype=np.int32)
        whole = np.array([highspy.HighsVarType.kInteger] * len(may))
        self._solver.changeColsIntegrality(len(may), self._columns, whole)

    def least(self, demands: dict[_Demand, None]) -> list[int]:
        """The cells to hide."""
        for demand in list(demands)[self._met :]:
            where = [] if demand.where is None else [demand.where]
            index = np.array([self._column[at] for at in (*sorted(demand.cells), *where)], dtype=np.int32)
            signs = np.array([1.0] * len(demand.cells) + [-1.0] * len(where))
            self._solver.addRow(0.0 if where else 1.0, highspy.kHighsInf, len(index), index, signs)
        self._met = len(demands)
        self._solver.run()
        picked = self._solver.getSolution().col_value
        return [at for at, value in zip(self._may, picked, strict=True) if value > 0.5]

    def only_the_cheapest(self, weights: dict[int, int], chosen: Sequence[int], costs: dict[int, int]) -> None:
        """From now on, of those as small as `chosen`, the cheapest."""
        size = float(sum(weights[at] for at in chosen))
        by = np.array([float(weights[at]) for at in self._may])
        self._solver.addRow(size, size, len(by), self._columns, by)
        # Of equally cheap ones, always the same.
        price = np.array([costs[at] + column / len(by) for column, at in enumerate(self._may)])
        self._solver.changeColsCost(len(by), self._columns, price)
