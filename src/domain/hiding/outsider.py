"""What an outsider can work out about hidden counts: the sets of counts that would look the same to him (ruling 23).

He is asked by linear programs (HiGHS) over how much each count may differ from the true one. A program knows nothing of
whole numbers nor of the values that the threshold rules out: where its answer breaks them, the question is divided in
two, until there is an answer or none can exist. What is found is reckoned through in whole numbers before it is
believed, so that a solver's rounding can only make more be hidden, never less.
"""

from collections.abc import Iterable
from graphlib import TopologicalSorter

import highspy
import numpy as np
from numpy.typing import NDArray

from domain.hiding.additive_table import CellKey, Equation
from domain.hiding.narrowing import Narrowing
from domain.hiding.view import OutsiderView

ENOUGH = 3

Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]
_Said = dict[CellKey, Counts]
"""Cells as rows: how many of each they are."""


class Outsider:
    """Finds counts that differ from the true ones in hidden cells alone and break no rule.

    Cells are known by their places in `keys`, those that can be hidden; a set of counts (*world*) is an array of them.
    """

    # A question that has been divided more often than this is given up, as if there were no answer.
    _MOST_PARTS = 400

    def __init__(self, view: OutsiderView) -> None:
        self.keys = tuple(key for key in view.counts if key not in view.known)
        self.place = {key: at for at, key in enumerate(self.keys)}
        self.true = np.array([view.counts[key] for key in self.keys], dtype=np.int64)
        bounds = np.array([view.bounds(key) for key in self.keys], dtype=np.int64)
        self.low, self.high = bounds[:, 0], bounds[:, 1]
        self.gap = np.array([view.gap(key) for key in self.keys], dtype=np.int64)
        # How many programs have been solved, and whether a question was given up.
        self.asked, self.gave_up = 0, False
        said = self._said(view)
        self._narrowing = Narrowing(*self._with_off(_rows(view.rules, said, said)), self.gap, self.true)
        self._last: tuple[bytes, tuple[Counts, Counts] | None] = (b"", None)
        self._even = np.ones(2 * len(self.keys))
        self._columns = np.arange(2 * len(self.keys), dtype=np.int32)
        sums = _rows(view.rules, said, self._expanded(view.rules, said))
        self._sums, self._off = self._with_off(np.unique(sums, axis=0))
        self._program = self._made()

    def mask(self, keys: Iterable[CellKey]) -> Mask:
        """Where `keys` stand."""
        found = np.zeros(len(self.keys), dtype=np.bool_)
        found[[self.place[key] for key in keys]] = True
        return found

    def bounds(self, at: int) -> tuple[int, int]:
        """The least and the greatest value of the cell `at`, for all that the threshold tells."""
        return int(self.low[at]), int(self.high[at])

    def allows(self, worlds: Counts) -> Mask:
        """For each row of `worlds`, whether every cell that differs may have the value it has."""
        fits = (worlds >= self.low) & (worlds <= self.high) & ((worlds <= 0) | (worlds >= self.gap))
        return np.asarray((fits | (worlds == self.true)).all(axis=-1))

    def world(self, hidden: Mask, at: int, low: int, high: int) -> Counts | None:
        """Counts where only `hidden` cells differ and the one `at` lies from `low` to `high`, near the true ones.
        None where there are none."""
        bounds = self._within(hidden)
        waiting = [] if bounds is None else self._parts(bounds, at, [(low, high)])
        for _ in range(self._MOST_PARTS):
            if not waiting:
                return None
            lower, upper = waiting.pop()
            found = self._nearest(lower, upper, self._even)
            if found is None:
                continue
            whole = np.rint(found).astype(np.int64)
            wrong = (np.abs(found - whole) > 1e-6) | ((whole > 0) & (whole < self.gap))
            if not wrong.any():
                return whole if self._narrowing.keeps(whole) else None
            first = int(np.argmax(wrong))
            count, gap = float(found[first]), int(self.gap[first])
            below, above = (0, gap) if count < gap else (int(np.floor(count)), int(np.floor(count)) + 1)
            halves = [(int(lower[first]), below), (above, int(upper[first]))]
            # What is taken last out is looked into first: the half where the true count is.
            waiting += self._parts((lower, upper), first, halves if self.true[first] >= above else halves[::-1])
        self.gave_up = True
        return None

    def spread(self, at: int) -> int:
        """How far the least and the greatest value of the cell `at` lie from each other."""
        return int(self.high[at] - self.low[at])

    def barrier(self, hidden: Mask, most: Mask, at: int, low: int, high: int) -> Mask | None:
        """Cells of `most` outside `hidden` of which one at least must be hidden before the cell `at` can lie from
        `low` to `high`; all of `most` may be. None where whole numbers or the threshold alone forbid it."""
        if self._priced(hidden, most, at, low, high, np.ones(len(hidden))) is None:
            return np.zeros(len(hidden), dtype=np.bool_)
        if self._program.getInfo().objective_function_value < 1e-6:
            return None
        weights = self._sums.T @ np.array(self._program.getSolution().row_dual)
        return np.asarray((np.abs(weights) > 1e-7) & most & ~hidden)

    def circle(self, hidden: Mask, most: Mask, at: int, low: int, high: int, price: NDArray[np.float64]) -> list[int]:
        """The cells of `most` outside `hidden` to hide, cheap by `price`, for the cell `at` to lie from `low` to
        `high`, for all that a linear program knows."""
        found = self._priced(hidden, most, at, low, high, price)
        return [] if found is None else np.flatnonzero((np.abs(found - self.true) > 1e-6) & ~hidden).tolist()

    def _priced(
        self, hidden: Mask, most: Mask, at: int, low: int, high: int, price: NDArray[np.float64]
    ) -> NDArray[np.float64] | None:
        lower, upper = np.where(most, self.low, self.true), np.where(most, self.high, self.true)
        lower[at], upper[at] = low, high
        cost = np.where(hidden, 0.0, price)
        cost[at] = 0.0
        return self._nearest(lower, upper, np.tile(cost, 2))

    def _within(self, hidden: Mask) -> tuple[Counts, Counts] | None:
        """The bounds of every cell, drawn in; the last ones asked for are kept."""
        name = hidden.tobytes()
        if self._last[0] != name:
            bounds = np.where(hidden, self.low, self.true), np.where(hidden, self.high, self.true)
            self._last = name, self._narrowing.drawn_in(*bounds)
        return self._last[1]

    def _parts(
        self, bounds: tuple[Counts, Counts], at: int, spans: Iterable[tuple[int, int]]
    ) -> list[tuple[Counts, Counts]]:
        """The bounds where the cell `at` lies within each of `spans`, without those where nothing is possible."""
        parts = []
        for low, high in spans:
            lower, upper = bounds[0].copy(), bounds[1].copy()
            lower[at], upper[at] = max(lower[at], low), min(upper[at], high)
            drawn = self._narrowing.drawn_in(lower, upper) if lower[at] <= upper[at] else None
            if drawn is not None:
                parts.append(drawn)
        return parts

    def _nearest(self, lower: Counts, upper: Counts, cost: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """Numbers that keep the rules within the bounds, whole or not, and differ least by `cost`."""
        self.asked += 1
        up, down = (lower - self.true, upper - self.true), (self.true - upper, self.true - lower)
        least, most = (np.maximum(np.concatenate(each), 0).astype(float) for each in zip(up, down, strict=True))
        program = self._program
        program.changeColsBounds(len(least), self._columns, least, most)
        program.changeColsCost(len(cost), self._columns, cost)
        program.run()
        if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        moved = np.array(program.getSolution().col_value)
        return np.asarray(self.true + moved[: len(self.true)] - moved[len(self.true) :])

    def _made(self) -> highspy.Highs:
        """The sums over two columns per cell: how much more, and how much less, than the true count."""
        program = quiet_solver()
        none = np.array([], dtype=np.int32)
        for _ in self._columns:
            program.addCol(1.0, 0.0, 0.0, 0, none, none.astype(float))
        for row, off in zip(self._sums, self._off.astype(float), strict=True):
            cells = np.flatnonzero(row)
            index = np.concatenate((cells, cells + len(row))).astype(np.int32)
            program.addRow(off, off, len(index), index, np.concatenate((row[cells], -row[cells])).astype(float))
        return program

    def _said(self, view: OutsiderView) -> _Said:
        """Each cell as a row: 1 where it stands; of one that is known to all its count, in a last place of its own."""
        size = len(self.keys)
        said = dict(zip(self.keys, np.eye(size, size + 1, dtype=np.int64), strict=True))
        for key in view.known:
            said[key] = np.eye(1, size + 1, size, dtype=np.int64)[0] * view.counts[key]
        return said

    def _expanded(self, rules: tuple[Equation, ...], own: _Said) -> _Said:
        """The same cells, each said by those that are totals of nothing: a program of sums of sums takes several times
        as long."""
        said = dict(own)
        first = {rule.total: rule.parts for rule in reversed(rules)}
        for key in TopologicalSorter(first).static_order():
            if key in first and key in self.place:
                said[key] = np.sum([said[part] for part in first[key]], axis=0)
        return said

    def _with_off(self, rows: Counts) -> tuple[Counts, Counts]:
        """The rows without their last place, and what each lacks to be nothing with the true counts."""
        return rows[:, :-1], -(rows @ np.append(self.true, 1))


def _rows(rules: tuple[Equation, ...], said: _Said, parts: _Said) -> Counts:
    """A row for each rule: its total as it is said, without its parts as they are."""
    width = len(next(iter(said.values()), (0,)))
    rows = [said[rule.total] - np.sum([parts[part] for part in rule.parts], axis=0) for rule in rules]
    return np.array(rows, dtype=np.int64).reshape(-1, width)


class _Quiet(highspy.Highs):
    """Says nothing, not even who it is, as a new solver does before it can be told to be quiet."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)


def quiet_solver() -> highspy.Highs:
    """A solver that says nothing, keeps to one thread, and answers alike on every run."""
    solver = _Quiet()  # type: ignore[no-untyped-call]
    for option, value in {"threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}.items():
        solver.setOptionValue(option, value)
    return solver
