"""The sets of counts that an outsider cannot tell from the true ones, kept as they are found."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from domain.hiding.outsider import ENOUGH, Counts, Mask, Outsider

_TIMES = np.array([[1], [-1], [2], [-2], [3], [-3]])


class Worlds:
    """The worlds found so far: each answers later questions too, as long as the cells it changes are hidden."""

    def __init__(self, outsider: Outsider) -> None:
        self.outsider = outsider
        size = len(outsider.keys)
        self._moves = np.zeros((0, size), dtype=np.int64)
        self._changes = np.zeros((0, size), dtype=np.float32)
        self._known: set[bytes] = set()
        self._of: dict[int, NDArray[np.int64]] = {}

    def known(self, at: int, hidden: Mask) -> set[int]:
        """The values of the cell `at` that are known to be possible, the true one among them."""
        values, changes = self._where_it_differs(at)
        return {int(self.outsider.true[at]), *values[changes @ ~hidden == 0].tolist()}

    def possible(self, at: int, hidden: Mask, enough: int = ENOUGH) -> set[int]:
        """The values that are possible for the cell `at`: all of them, or `enough`."""
        found = self.known(at, hidden)
        outsider, true = self.outsider, int(self.outsider.true[at])
        lowest, highest = outsider.bounds(at)
        edges = [lowest - 1, *sorted(found), highest + 1]
        waiting = [(low + 1, high - 1) for low, high in pairwise(edges)]
        while waiting and len(found) < enough:
            low, high = nearest = min(waiting, key=lambda span: min(abs(span[0] - true), abs(span[1] - true)))
            waiting.remove(nearest)
            world = outsider.world(hidden, at, low, high) if low <= high else None
            if world is not None:
                self._keep(world - outsider.true)
                value = int(world[at])
                waiting += [(low, value - 1), (value + 1, high)]
                found = self.known(at, hidden)
        return found

    def wider(self, at: int, hidden: Mask, order: Iterable[int], too_many: int) -> Mask:
        """`hidden` with as many cells of `order` as leave fewer than `too_many` known values for the cell `at`."""
        values, changes = self._where_it_differs(at)
        grown, outside = hidden.copy(), changes @ ~hidden
        found = {int(self.outsider.true[at]), *values[outside == 0].tolist()}
        for cell in order:
            if not grown[cell]:
                more = found.union(values[(outside == 1) & (changes[:, cell] > 0)].tolist())
                if len(more) < too_many:
                    grown[cell], found = True, more
                    outside = outside - changes[:, cell]
        return grown

    def _where_it_differs(self, at: int) -> tuple[Counts, NDArray[np.float32]]:
        """The values of the cell `at` in the worlds where it differs, and the cells that each of them changes."""
        if at not in self._of:
            self._of[at] = np.flatnonzero(self._moves[:, at])
        rows = self._of[at]
        return self._moves[rows, at] + self.outsider.true[at], self._changes[rows]

    def _keep(self, move: Counts) -> None:
        """Remembers a world by how much each count differs, and those that differ the other way or more."""
        moves = move * _TIMES
        allowed = moves[self.outsider.allows(moves + self.outsider.true)]
        new = np.array([each for each in allowed if each.tobytes() not in self._known]).reshape(-1, len(move))
        self._known.update(each.tobytes() for each in new)
        self._moves = np.vstack((self._moves, new))
        self._changes = np.vstack((self._changes, (new != 0).astype(np.float32)))
        for at in np.flatnonzero(move).tolist():
            self._of.pop(at, None)
