"""Hiding small counts so that they cannot be worked out (*dölja små tal, sekundär döljning*): rulings 22, 23 and 39.

A count of 1–4 persons is hidden (primary hiding). Often it could still be computed from a sum, so further cells are
hidden as well (secondary hiding), as few as can be, until every hidden cell can have at least three values in the eyes
of an outsider.

The outsider is taken to know everything but the hidden numbers: every shown cell, every sum rule, the threshold,
that counts are whole and not negative, and which cells were hidden for being small. What he may not know is hidden:
a cell hidden for being small is 1–4, any other hidden cell is 0 or at least 5. Whatever is uncertain (a search cut
short, sums that disagree) hides more, never less.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from domain.ground.value import Empty, is_hidden
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.view import OutsiderView


@dataclass(frozen=True, slots=True)
class Hiding:
    """The `cells` of a table that are hidden, and how many any safe choice must hide `at_least`, as far as is known."""

    cells: frozenset[CellKey]
    at_least: int

    @property
    def gap(self) -> float:
        """The part of the hidden cells that perhaps need not be: 0 where none fewer can be hidden."""
        return 1 - self.at_least / len(self.cells) if self.cells else 0.0


def hide_small(table: AdditiveTable, threshold: int = 5) -> frozenset[CellKey]:
    """The cells to hide, as `least_hiding` finds them."""
    return least_hiding(table, threshold).cells


def least_hiding(table: AdditiveTable, threshold: int = 5) -> Hiding:
    """The cells to hide: every count from 1 up to `threshold` − 1, and the fewest that must go with them: the grand
    total only where it must be, and of equally many the cheapest.

    The same table gives the same cells. Where even hiding everything leaves a cell fewer than three values (three
    cells of 1 and their sum, all below five), the cell keeps as many as are possible. A threshold below 2 hides
    nothing but what the source had hidden. Where the solver cannot be used, all that hangs together with a small
    count is hidden.
    """
    if threshold < 2:
        return Hiding(table.hidden_by_source, len(table.hidden_by_source))
    cells, at_least = frozenset[CellKey](), 0
    for part in _parts(table):
        view = _view(part, threshold)
        doubtful = [rule for rule in part.equations if rule not in view.rules]
        counted = [rule for rule in doubtful if not isinstance(part.values[rule.total], Empty)]
        told = frozenset(key for rule in counted if 0 < _left_over(view.counts, rule) < threshold for key in rule.cells)
        small = frozenset(key for key in part.hideable if view.is_small(key)) | part.hidden_by_source
        small |= part.already_hidden
        if needed := small | (told & part.hideable):
            unsure = frozenset(key for rule in doubtful for key in rule.cells)
            found = _least(view, part, needed | (unsure & part.hideable))
            cells, at_least = cells | found.cells, at_least + found.at_least
    return Hiding(cells, at_least)


Possible = Callable[[frozenset[CellKey], CellKey], frozenset[int]]


def has_solver() -> bool:
    """False where the solver cannot be used, so that all that hangs together with a small count is hidden."""
    try:
        import domain.hiding.outsider  # noqa: F401
    except ImportError:
        return False
    return True


def outsider_of(table: AdditiveTable, threshold: int = 5) -> Possible:
    """What tells which values a hidden cell of the table can have in the eyes of an outsider: all of them where they
    are fewer than three, otherwise at least three of them. Raises ImportError where there is no solver."""
    from domain.hiding.outsider import Outsider
    from domain.hiding.worlds import Worlds

    view = _view(table, threshold)
    outsider = Outsider(view)
    worlds = Worlds(outsider)

    def possible(hidden: frozenset[CellKey], key: CellKey) -> frozenset[int]:
        return frozenset(worlds.possible(outsider.place[key], outsider.mask(hidden | view.unpublished)))

    return possible


def _left_over(counts: Mapping[CellKey, int], rule: Equation) -> int:
    """What a total leaves for the parts that are missing: whoever reads the table can work it out."""
    return counts[rule.total] - sum(counts[part] for part in rule.parts)


def _least(view: OutsiderView, table: AdditiveTable, needed: frozenset[CellKey]) -> Hiding:
    """`needed` and the least that must go with it; everything, where there is no solver."""
    if not table.equations:
        return Hiding(needed, len(needed))
    try:
        from domain.hiding.least import least_hidden
    except ImportError:
        return Hiding(needed | table.hideable, len(needed))
    return Hiding(*least_hidden(view, table, needed))


def _parts(table: AdditiveTable) -> Iterator[AdditiveTable]:
    """The table divided into those that no sum rule joins."""
    group = {key: {key} for key in table.values}
    for rule in table.equations:
        joined = set().union(*(group[key] for key in rule.cells))
        group.update(dict.fromkeys(joined, joined))
    for keys in {id(keys): keys for keys in group.values()}.values():
        rules = tuple(rule for rule in table.equations if rule.total in keys)
        yield replace(
            table,
            values={key: value for key, value in table.values.items() if key in keys},
            equations=rules,
            already_public=table.already_public & keys,
            unpublished=table.unpublished & keys,
            already_hidden=table.already_hidden & keys,
        )


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
        counts |= _fitting(OutsiderView(counts, table.equations, threshold, free, below), came_hidden)
    rules = tuple(_kept(table.equations, counts))
    return OutsiderView(counts, rules, threshold, table.unpublished, below, table.already_public)


def _kept(rules: Iterable[Equation], counts: dict[CellKey, int]) -> Iterator[Equation]:
    return (rule for rule in rules if not _left_over(counts, rule))


def _fitting(view: OutsiderView, hidden: frozenset[CellKey]) -> dict[CellKey, int]:
    """Counts for the `hidden` cells, for which no count is known, that keep every rule; none where none can."""
    try:
        from domain.hiding.outsider import Outsider
    except ImportError:
        return {}
    outsider = Outsider(view)
    first = outsider.place[next(iter(hidden))]
    world = outsider.world(outsider.mask(hidden | view.unpublished), first, *outsider.bounds(first))
    return {} if world is None else dict(zip(outsider.keys, world.tolist(), strict=True))
