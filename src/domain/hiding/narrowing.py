"""Drawing bounds in (*intervallinskränkning*): what each sum rule alone tells of the counts in it."""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


class Narrowing:
    """The rules of a table, ready to draw bounds in by.

    A rule is a row of 1 for its total and −1 for its parts; the counts from 1 up to a cell's `gap` are ruled out.
    Every cell has two ends, the least it can be and the least its negative can be, so that all are drawn in alike.
    """

    # Rounds after which the bounds are good enough; they are right after each.
    _ROUNDS = 12

    def __init__(self, rules: Counts, gap: Counts) -> None:
        self._cells = cells = len(gap)
        width = max((int(np.count_nonzero(row)) for row in rules), default=0)
        # The ends of the terms of each rule, and of their opposites. The last cell is always 0: it fills short rules.
        self._terms = np.full((len(rules), width), cells, dtype=np.int64)
        self._opposites = np.full((len(rules), width), 2 * cells + 1, dtype=np.int64)
        told: list[list[int]] = [[] for _ in range(2 * cells + 2)]
        for at, row in enumerate(rules):
            for column, cell in enumerate(np.flatnonzero(row).tolist()):
                ends = (cell, cell + cells + 1) if row[cell] > 0 else (cell + cells + 1, cell)
                self._terms[at, column], self._opposites[at, column] = ends
                for half, end in enumerate(ends):
                    told[end].append(half * self._terms.size + at * width + column)
        most = max(1, *map(len, told))
        nothing = 2 * self._terms.size
        self._told = np.array([each + [nothing] * (most - len(each)) for each in told], dtype=np.int64)
        self._never = np.array([np.iinfo(np.int64).min // 4])
        none = np.zeros(cells + 1, dtype=np.int64)
        wide = np.append(gap, 0)
        self._above, self._up_to = np.concatenate((none, -wide)), np.concatenate((wide, none))

    def drawn_in(self, lower: Counts, upper: Counts) -> tuple[Counts, Counts] | None:
        """Bounds that hold for every set of counts within `lower` and `upper`; None where there can be none."""
        cells = self._cells
        ends = np.concatenate((lower, [0], -upper, [0]))
        for _ in range(self._ROUNDS):
            terms, opposites = ends[self._terms], ends[self._opposites]
            least = opposites.sum(axis=1, keepdims=True) - opposites
            least_opposite = terms.sum(axis=1, keepdims=True) - terms
            told = np.concatenate((least.ravel(), least_opposite.ravel(), self._never))
            drawn = np.maximum(ends, told[self._told].max(axis=1))
            drawn = np.where((drawn > self._above) & (drawn < self._up_to), self._up_to, drawn)
            if (drawn[:cells] > -drawn[cells + 1 : -1]).any():
                return None
            if (drawn == ends).all():
                break
            ends = drawn
        return ends[:cells].copy(), -ends[cells + 1 : -1]
