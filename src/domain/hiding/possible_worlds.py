"""What an outsider can work out about hidden counts: the sets of counts that would look the same to him (ruling 23)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from domain.hiding.additive_table import CellKey, Equation

ENOUGH = 3


@dataclass(frozen=True)
class OutsiderView:
    """The true counts, the rules that hold, and what an outsider knows of a hidden cell by the threshold, or by what
    its source says that it is `below`."""

    counts: Mapping[CellKey, int]
    rules: tuple[Equation, ...]
    threshold: int
    unpublished: frozenset[CellKey]
    below: Mapping[CellKey, int] = field(default_factory=dict)

    @cached_property
    def ceiling(self) -> int:
        """Above every count that a search needs to try."""
        return 2 * sum(self.counts.values()) + 4 * self.threshold

    def is_small(self, key: CellKey) -> bool:
        """True when the cell is hidden for being small."""
        return key in self.below or (key not in self.unpublished and 0 < self.counts[key] < self.threshold)

    def gap(self, key: CellKey) -> int:
        """The values from 1 up to this are not possible for a hidden cell that is not small."""
        return 0 if self.is_small(key) or key in self.unpublished else self.threshold

    def bounds(self, key: CellKey) -> tuple[int, int]:
        """The least and the greatest value of the hidden cell `key`, for all that the threshold tells."""
        return (1, self.below.get(key, self.threshold) - 1) if self.is_small(key) else (0, self.ceiling)

    def allows(self, key: CellKey, value: int) -> bool:
        """True when the hidden cell `key` could be `value`, for all that the threshold tells."""
        low, high = self.bounds(key)
        return low <= value <= high and not 0 < value < self.gap(key)

    def nearest(self, key: CellKey, bounds: tuple[int, int]) -> Iterator[int]:
        """The values of `key` that are allowed within `bounds`, those nearest the true one first."""
        low, high = bounds
        middle = min(max(self.counts[key], low), high)
        for step in range(max(middle - low, high - middle) + 1):
            for value in (middle,) if step == 0 else (middle + step, middle - step):
                if low <= value <= high and self.allows(key, value):
                    yield value


Bounds = dict[CellKey, tuple[int, int]]


class Worlds:
    """Sets of counts that an outsider cannot tell from the true ones, found as they are needed."""

    # How many values nearest the true one are tried; a trial that takes too many steps is given up.
    _TRIES = 16

    def __init__(
        self, view: OutsiderView, hidden: frozenset[CellKey], known_worlds: Iterable[Mapping[CellKey, int]] = ()
    ) -> None:
        self.view = view
        self.hidden = hidden
        unknown = hidden | view.unpublished
        self._rules: list[tuple[tuple[tuple[CellKey, int], ...], int]] = []
        self._rules_of: dict[CellKey, list[int]] = {key: [] for key in view.counts if key in unknown}
        for rule in view.rules:
            signed = [(rule.total, 1), *((part, -1) for part in rule.parts)]
            terms = tuple((key, sign) for key, sign in signed if key in unknown)
            for key, _ in terms:
                self._rules_of[key].append(len(self._rules))
            self._rules.append((terms, -sum(sign * view.counts[key] for key, sign in signed if key not in unknown)))
        self.worlds: list[Mapping[CellKey, int]] = [view.counts]
        self.worlds += (
            world
            for world in known_worlds
            if all(world[key] == view.counts[key] for key in world if key not in unknown)
        )
        self._exhausted: set[CellKey] = set()
        self._asked: set[CellKey] = set()
        self._steps = 0

    def values(self, key: CellKey) -> frozenset[int]:
        """Values of `key` in the worlds found, after looking for enough of them."""
        seen = {world[key] for world in self.worlds}
        if len(seen) < ENOUGH and key not in self._asked:
            self._asked.add(key)
            self._look_for_more(key, seen)
        return frozenset(seen)

    def is_certain(self, key: CellKey) -> bool:
        """True when no value of `key` is possible beside those found; asked after `values`."""
        return key in self._exhausted

    def any_world(self) -> dict[CellKey, int] | None:
        """Counts that keep every rule, the true ones first of all; None where none were found."""
        return self._try({})

    def _look_for_more(self, key: CellKey, seen: set[int]) -> None:
        start = self._start()
        self._narrow(start, self._rules_of[key])
        gave_up = False
        for tried, value in enumerate(self.view.nearest(key, start[key])):
            if tried == self._TRIES or len(seen) == ENOUGH:
                return
            if value not in seen:
                world = self._try({key: (value, value)})
                gave_up = gave_up or (world is None and self._steps == 0)
                if world is not None:
                    self.worlds.append({**self.view.counts, **world})
                    seen.add(value)
        if not gave_up:
            self._exhausted.add(key)

    def _start(self) -> Bounds:
        return {key: self.view.bounds(key) for key in self._rules_of}

    def _try(self, fixed: Bounds) -> dict[CellKey, int] | None:
        self._steps = 200 + 20 * len(self._rules_of)
        return self._world(self._start() | fixed, range(len(self._rules)))

    def _world(self, bounds: Bounds, changed: Iterable[int]) -> dict[CellKey, int] | None:
        self._steps -= 1
        if not self._narrow(bounds, changed):
            return None
        undecided = [key for key, (low, high) in bounds.items() if low != high]
        if not undecided:
            return {key: low for key, (low, _) in bounds.items()}
        key = min(undecided, key=lambda each: bounds[each][1] - bounds[each][0])
        for value in self.view.nearest(key, bounds[key]):
            world = self._world(bounds | {key: (value, value)}, self._rules_of[key])
            if world is not None or self._steps == 0:
                return world
        return None

    def _narrow(self, bounds: Bounds, changed: Iterable[int]) -> bool:
        """Draws every bound in as far as the rules allow; False when nothing is possible."""
        waiting = list(dict.fromkeys(changed))
        while waiting:
            terms, constant = self._rules[waiting.pop(0)]
            for key, sign in terms:
                others = [(bounds[other], its) for other, its in terms if other != key]
                least = sum(low if its > 0 else -high for (low, high), its in others)
                most = sum(high if its > 0 else -low for (low, high), its in others)
                by_rule = (constant - most, constant - least) if sign > 0 else (least - constant, most - constant)
                low, high = max(bounds[key][0], by_rule[0]), min(bounds[key][1], by_rule[1])
                gap = self.view.gap(key)
                narrowed = (gap if 0 < low < gap else low, 0 if 0 < high < gap else high)
                if narrowed[0] > narrowed[1]:
                    return False
                if narrowed != bounds[key]:
                    bounds[key] = narrowed
                    waiting += [rule for rule in self._rules_of[key] if rule not in waiting]
        return True
