"""Hiding small counts so that they cannot be worked out (*dölja små tal, sekundär döljning*): rulings 22 and 23.

A count of 1–4 persons is hidden (primary hiding). Often it could still be computed from a sum, so further cells are
hidden as well (secondary hiding) until every hidden cell can have at least three values in the eyes of an outsider.

The outsider is taken to know everything but the hidden numbers: every shown cell, every sum rule, the threshold,
that counts are whole and not negative, and which cells were hidden for being small. What he may not know is hidden:
a cell hidden for being small is 1–4, any other hidden cell is 0 or at least 5. Whatever is uncertain (a search cut
short, sums that disagree) hides more, never less.
"""

import heapq
import itertools
from collections.abc import Mapping

from domain.ground.value import Empty, is_hidden
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.possible_worlds import ENOUGH, OutsiderView, Worlds


def hide_small(table: AdditiveTable, threshold: int = 5) -> frozenset[CellKey]:
    """The cells to hide: every count from 1 up to `threshold` − 1, and what must go with them.

    The same table gives the same cells. Where even hiding everything leaves a cell fewer than three values (three
    cells of 1 and their sum, all below five), the cell keeps as many as are possible. A threshold below 2 hides
    nothing but what the source had hidden.
    """
    if threshold < 2:
        return table.hidden_by_source
    view = _view(table, threshold)
    small = frozenset(key for key in table.hideable if view.is_small(key)) | table.hidden_by_source
    if not small:
        return frozenset()
    doubtful = frozenset(key for rule in table.equations if rule not in view.rules for key in rule.cells)
    needed = small | (doubtful & table.hideable)
    most = table.hideable | needed
    best = Worlds(view, most)
    return _reduce(_enlarge(needed, best), needed, best)


def possible_values(
    table: AdditiveTable, hidden: frozenset[CellKey], key: CellKey, threshold: int = 5
) -> frozenset[int]:
    """Values the hidden cell `key` can have in the eyes of an outsider: all of them where they are fewer than three,
    otherwise at least three of them."""
    return Worlds(_view(table, threshold), hidden).values(key)


def _view(table: AdditiveTable, threshold: int) -> OutsiderView:
    """The table as counts with the rules that hold for them. A cell that came hidden gets a count that fits."""
    counts: dict[CellKey, int] = {}

    def count(key: CellKey, inside: frozenset[CellKey]) -> int:
        value = table.values[key]
        if not isinstance(value, Empty):
            return value
        if value is Empty.EJ_TILLAMPLIGT or key in inside:
            return 0
        sums = [
            sum(count(part, inside | {key}) for part in rule.parts) for rule in table.equations if rule.total == key
        ]
        return max(sums, default=1 if is_hidden(value) else 0)

    for key in table.values:
        counts[key] = count(key, frozenset())
    came_hidden = table.hidden_by_source
    # A bound that tells more than the threshold is not printed.
    below = {
        key: value.below
        for key, value in table.values.items()
        if isinstance(value, Empty) and value.below is not None and value.below >= threshold
    }
    if came_hidden:
        free = table.unpublished | (came_hidden & table.totals)
        loose = OutsiderView(counts, table.equations, threshold, free, below)
        counts |= Worlds(loose, came_hidden).any_world() or {}
    rules = tuple(rule for rule in table.equations if counts[rule.total] == sum(counts[part] for part in rule.parts))
    return OutsiderView(counts, rules, threshold, table.unpublished, below)


# How many half-made circles are looked at before the next cell is chosen in a simpler way.
_MOST_CIRCLES = 6_000


def _too_plain(worlds: Worlds, best: Worlds, key: CellKey) -> bool:
    """True when `key` has fewer possible values than it should, or than it has with everything hidden."""
    found = len(worlds.values(key))
    return found < ENOUGH and not (found >= len(best.values(key)) and best.is_certain(key))


def _enlarge(needed: frozenset[CellKey], best: Worlds) -> tuple[CellKey, ...]:
    """The cells hidden beside `needed`, in the order they were chosen."""
    chosen: list[CellKey] = []
    worlds = Worlds(best.view, needed)
    while companions := _next_companions(worlds, best):
        chosen += companions
        worlds = Worlds(best.view, worlds.hidden.union(companions), worlds.worlds)
    return tuple(chosen)


def _next_companions(worlds: Worlds, best: Worlds) -> tuple[CellKey, ...]:
    """What to hide next so that the first cell that is too plain gets another value; nothing when none is."""
    for key in best.view.counts:
        if key in worlds.hidden and _too_plain(worlds, best, key):
            circle = _cheapest_circle(best.view, key, worlds, best.hidden)
            companions = circle or _companion(best.view, key, worlds.hidden, best.hidden)
            if companions:
                return companions
    return ()


def _costs(view: OutsiderView, most: frozenset[CellKey]) -> dict[CellKey, int]:
    """What hiding a cell costs the reader: a total is missed more than a cell, a large count more than a small."""
    totals = {rule.total for rule in view.rules}
    return {key: (3000 if key in totals else 1000) + min(view.counts[key], 900) for key in most}


def _cheapest_circle(
    view: OutsiderView, plain: CellKey, worlds: Worlds, most: frozenset[CellKey]
) -> tuple[CellKey, ...]:
    """The cheapest cells that let `plain` have one more value, found by following what one change demands of others.

    A change breaks the sum rules of its cell; in each, one other cell takes up the difference, and so on around.
    Gives nothing when no such circle is found.
    """
    costs = _costs(view, most)
    free = worlds.hidden | view.unpublished
    keys = list(view.counts)
    order = {key: at for at, key in enumerate(keys)}
    heap: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
    tried = set()

    def push(changes: dict[CellKey, int]) -> None:
        state = tuple(sorted((order[key], value) for key, value in changes.items()))
        if state not in tried:
            tried.add(state)
            heapq.heappush(heap, (sum(costs[key] for key in changes if key not in free), len(changes), state))

    seen = worlds.values(plain)
    for value in itertools.islice(view.nearest(plain, view.bounds(plain)), 8):
        if value not in seen:
            push({plain: value})
    while heap and len(tried) < _MOST_CIRCLES:
        changes = {keys[at]: value for at, value in heapq.heappop(heap)[2]}
        off, rule = next(((off, rule) for rule in view.rules if (off := _off(rule, changes, view))), (0, None))
        if rule is None:
            return tuple(key for key in changes if key not in free)
        for key in rule.cells:
            value = view.counts[key] + (off if key == rule.total else -off)
            if key not in changes and key in most | free and view.allows(key, value):
                push(changes | {key: value})
    return ()


def _off(rule: Equation, changes: Mapping[CellKey, int], view: OutsiderView) -> int:
    """How much the parts have come to exceed the total."""
    moved = {key: changes[key] - view.counts[key] for key in rule.cells if key in changes}
    return sum(by if key != rule.total else -by for key, by in moved.items())


def _companion(
    view: OutsiderView, plain: CellKey, hidden: frozenset[CellKey], most: frozenset[CellKey]
) -> tuple[CellKey, ...]:
    """The cell to hide so that `plain` may have more room: beside it in a sum, else the nearest there is, if any."""
    costs = _costs(view, most)
    order = {key: at for at, key in enumerate(view.counts)}
    reached, near = set[CellKey](), {plain}
    while near > reached:
        reached = near
        near = reached | {key for rule in view.rules if not reached.isdisjoint(rule.cells) for key in rule.cells}
        candidates = (near & most) - hidden
        if candidates:
            return (min(candidates, key=lambda key: (costs[key], order[key])),)
    return ()


def _reduce(chosen: tuple[CellKey, ...], needed: frozenset[CellKey], best: Worlds) -> frozenset[CellKey]:
    """`needed` and what must stay hidden beside it: what was chosen last is tried first for showing again."""
    worlds = Worlds(best.view, needed | frozenset(chosen))
    for key in reversed(chosen):
        fewer = Worlds(best.view, worlds.hidden - {key}, worlds.worlds)
        if not any(_too_plain(fewer, best, each) for each in best.view.counts if each in fewer.hidden):
            worlds = fewer
    return worlds.hidden
