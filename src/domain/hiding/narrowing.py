"""Drawing bounds in (*intervallinskränkning*): what each sum rule alone tells of the counts in it."""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


class Narrowing:
    """The rules of a table, ready to draw bounds in by.

    A rule is a row of 1 for its total and −1 for its parts, without what is known to all: the differences from the
    `true` counts add up to what it is `off` by. The counts from 1 up to a cell's `gap` are ruled out. Every cell has
    two ends, the least that its difference can be and that its negative can be, so that all are drawn in alike.
    """

    # Rounds after which the bounds are good enough; they are right after each.
    _ROUNDS = 12

    def __init__(self, rules: Counts, off: Counts, gap: Counts, true: Counts) -> None:
        self._true, self._cells = true, len(true)
        self._nought, self._gap = np.concatenate((-true, true - gap)), np.concatenate((gap - true, true))
        told_of = np.unique(np.column_stack((rules, off))[rules.any(axis=1)], axis=0)
        rows, self._off = told_of[:, :-1], told_of[:, -1]
        self._rule, self._cell = np.nonzero(rows)
        self._sign = rows[self._rule, self._cell]
        # Where the terms of each rule begin, which ends they and their opposites have, and what is told of each end.
        self._begins = np.flatnonzero(np.diff(self._rule, prepend=-1))
        self._terms = np.where(self._sign > 0, self._cell, self._cell + self._cells)
        self._opposites = np.where(self._sign > 0, self._cell + self._cells, self._cell)
        ends = np.concatenate((self._terms, self._opposites))
        self._by_end = np.argsort(ends, kind="stable")
        self._told, self._told_begins = np.unique(ends[self._by_end], return_index=True)

    def keeps(self, counts: Counts) -> bool:
        """True where every rule holds for `counts`."""
        differences = self._sign * (counts - self._true)[self._cell]
        return not len(self._begins) or bool((np.add.reduceat(differences, self._begins) == self._off).all())

    def drawn_in(self, lower: Counts, upper: Counts) -> tuple[Counts, Counts] | None:
        """Bounds that hold for every set of counts within `lower` and `upper`; None where there can be none."""
        cells = self._cells
        ends = np.concatenate((lower - self._true, self._true - upper))
        for _ in range(self._ROUNDS if len(self._begins) else 0):
            terms, opposites = ends[self._terms], ends[self._opposites]
            least = (np.add.reduceat(opposites, self._begins) + self._off)[self._rule] - opposites
            least_opposite = (np.add.reduceat(terms, self._begins) - self._off)[self._rule] - terms
            told = np.concatenate((least, least_opposite))[self._by_end]
            drawn = ends.copy()
            drawn[self._told] = np.maximum(ends[self._told], np.maximum.reduceat(told, self._told_begins))
            drawn = np.where((drawn > self._nought) & (drawn < self._gap), self._gap, drawn)
            if (drawn[:cells] > -drawn[cells:]).any():
                return None
            if (drawn == ends).all():
                break
            ends = drawn
        return self._true + ends[:cells], self._true - ends[cells:]
