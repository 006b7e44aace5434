"""Two outsiders of the tests' own, who share no line with the program's: one tries every set of counts, the other asks a
solver for whole numbers."""

import itertools
from collections.abc import Iterator, Sequence

import highspy
import numpy as np

from domain.hiding.additive_table import AdditiveTable, CellKey

THRESHOLD = 5


class EveryWorld:
    """All sets of counts that look like a small table without missing cells, up to `most` in each cell that is no
    total."""

    def __init__(self, table: AdditiveTable, threshold: int = THRESHOLD, most: int = 13) -> None:
        self.keys = list(table.values)
        totals = {rule.total for rule in table.equations}
        inner = [key for key in self.keys if key not in totals]
        columns: dict[CellKey, np.ndarray] = {}
        waiting, known = list(table.equations), np.zeros(1, dtype=np.int32)
        for key in inner:
            choices = np.array(_allowed(table.values[key], threshold, most), dtype=np.int32)
            columns = {each: np.repeat(column, len(choices)) for each, column in columns.items()}
            columns[key] = np.tile(choices, len(known))
            while rule := next((each for each in waiting if all(part in columns for part in each.parts)), None):
                waiting.remove(rule)
                found = sum(columns[part] for part in rule.parts)
                allowed = _allowed(table.values[rule.total], threshold, int(found.max(initial=0)))
                agrees = np.isin(found, allowed) & (columns.setdefault(rule.total, found) == found)
                columns = {each: column[agrees] for each, column in columns.items()}
            known = columns[key]
        self._values = np.array([columns[key] for key in self.keys])
        true = np.array([table.values[key] for key in self.keys])[:, None]
        bits = (1 << np.arange(len(self.keys)))[:, None]
        self._differs = ((self._values != true) * bits).sum(axis=0)
        self._enough = {key: min(3, len(seen)) for key, seen in self.values(frozenset(self.keys)).items()}

    def values(self, hidden: frozenset[CellKey]) -> dict[CellKey, set[int]]:
        """What each hidden cell can be."""
        mask = sum(1 << at for at, key in enumerate(self.keys) if key in hidden)
        left = self._values[:, (self._differs & ~mask) == 0]
        return {key: set(np.unique(left[at]).tolist()) for at, key in enumerate(self.keys) if key in hidden}

    def is_safe(self, hidden: frozenset[CellKey]) -> bool:
        """True when each hidden cell can be three things, or as many as with everything hidden."""
        return all(len(seen) >= self._enough[key] for key, seen in self.values(hidden).items())

    def least(self, table: AdditiveTable, threshold: int = THRESHOLD) -> tuple[bool, int]:
        """Whether a grand total must be hidden, and how few cells can be, by trying every choice."""
        small = frozenset(key for key in self.keys if 0 < table.values[key] < threshold)
        if not small:
            return False, 0
        parts = {part for rule in table.equations for part in rule.parts}
        grand = {rule.total for rule in table.equations} - parts
        others = [key for key in self.keys if key not in small]
        for choice in _choices(others, grand):
            if self.is_safe(small.union(choice)):
                return bool(grand & small.union(choice)), len(small) + len(choice)
        raise AssertionError("not even everything is safe")


def _choices(others: Sequence[CellKey], grand: set[CellKey]) -> Iterator[tuple[CellKey, ...]]:
    for with_grand in (False, True):
        for size in range(len(others) + 1):
            for choice in itertools.combinations(others, size):
                if bool(grand.intersection(choice)) is with_grand:
                    yield choice


def _allowed(count: int, threshold: int, most: int) -> list[int]:
    return list(range(1, threshold)) if 0 < count < threshold else [0, *range(threshold, most + 1)]


def values_by_solver(
    table: AdditiveTable, hidden: frozenset[CellKey], key: CellKey, threshold: int = THRESHOLD
) -> set[int]:
    """Up to three values of the hidden cell `key`, by whole-number programming over the whole table."""
    found: set[int] = set()
    while len(found) < 3:
        value = _another(table, hidden, key, threshold, found)
        if value is None:
            break
        found.add(value)
    return found


def _another(
    table: AdditiveTable, hidden: frozenset[CellKey], key: CellKey, threshold: int, known: set[int]
) -> int | None:
    ceiling = 2 * sum(table.values.values()) + 4 * threshold
    edges = [-1, *sorted(known), ceiling + 1]
    for low, high in ((a + 1, b - 1) for a, b in itertools.pairwise(edges)):
        value = _solved(table, hidden, threshold, ceiling, {key: (low, high)}) if low <= high else None
        if value is not None:
            return value[key]
    return None


def _solved(table, hidden, threshold, ceiling, wanted) -> dict[CellKey, int] | None:
    solver, columns = highspy.Highs(), {}
    solver.setOptionValue("output_flag", False)
    whole = highspy.HighsVarType.kInteger
    for cell, count in table.values.items():
        low, high = (count, count) if cell not in hidden else (0, ceiling)
        if cell in hidden and 0 < count < threshold:
            low, high = 1, threshold - 1
        if cell in wanted:
            low, high = max(low, wanted[cell][0]), min(high, wanted[cell][1])
        if low > high:
            return None
        columns[cell] = solver.addVariable(low, high, type=whole)
        if cell in hidden and not 0 < count < threshold:
            # Nought, or at least the threshold.
            some = solver.addVariable(0, 1, type=whole)
            solver.addConstr(columns[cell] >= threshold * some)
            solver.addConstr(columns[cell] <= ceiling * some)
    for rule in table.equations:
        solver.addConstr(sum(columns[part] for part in rule.parts) - columns[rule.total] == 0)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return {cell: round(solver.variableValue(column)) for cell, column in columns.items()}
