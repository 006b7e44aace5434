"""The sets of counts that an outsider cannot tell from the true ones, kept as they are found."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from domain.hiding.outsider import ENOUGH, Counts, Mask, Outsider

_TIMES = np.array([[1], [-1], [2], [-2], [3], [-3]])


class Worlds:
    """The worlds found so far: each answers later questions too, as long as the cells it changes are hidden.

    Sets of cells are whole numbers here, a bit for each cell: most questions are answered by a look at those alone.
    """

    def __init__(self, outsider: Outsider) -> None:
        self.outsider = outsider
        self._moves: set[bytes] = set()
        # Of each cell, the values it has in the worlds where it differs, and the cells that each of them changes.
        self._of: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)

    def known(self, at: int, hidden: Mask) -> set[int]:
        """The values of the cell `at` that are known to be possible, the true one among them."""
        shown = _bits(~hidden)
        return {int(self.outsider.true[at]), *(value for value, changed in self._of[at] if not changed & shown)}

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
        grown, shown = hidden.copy(), _bits(~hidden)
        found = self.known(at, hidden)
        outside = [(value, changed & shown) for value, changed in self._of[at] if changed & shown]
        for cell in order:
            if not grown[cell]:
                bit = 1 << cell
                more = found.union(value for value, left in outside if left == bit)
                if len(more) < too_many:
                    grown[cell], found = True, more
                    outside = [(value, left & ~bit) for value, left in outside if left != bit]
        return grown

    def _keep(self, move: Counts) -> None:
        """Remembers a world by how much each count differs, and those that differ the other way or more."""
        changed = _bits(move != 0)
        cells = np.flatnonzero(move).tolist()
        worlds = move * _TIMES + self.outsider.true
        for world in worlds[self.outsider.allows(worlds)]:
            name = world.tobytes()
            if name not in self._moves:
                self._moves.add(name)
                for at, value in zip(cells, world[cells].tolist(), strict=True):
                    self._of[at].append((value, changed))


def _bits(cells: Mask) -> int:
    return int.from_bytes(np.packbits(cells, bitorder="little").tobytes(), "little")
