"""Tables of periods that make up one another (*länkade perioder*): ruling 58.

A period's table is protected together with those of the periods inside it, whose patterns are already fixed: what they
show stays shown, and what they hide stays hidden. So a pattern rests on the period's own figures alone, and no later
period can change it; the whole hides what would give a part of it away.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from domain.ground.period import Period
from domain.ground.value import Empty
from domain.ground.whole_periods import parts_of
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.suppression import Hiding, has_solver, least_hiding, outsider_of

Tables = Mapping[Period, AdditiveTable]


def hidden_of_periods(tables: Tables, threshold: int) -> dict[Period, Hiding]:
    """What to hide of each period's table; the shorter periods come before the longer. What a table says is public
    already stays shown."""
    hidden: dict[Period, Hiding] = {}
    for period, own in tables.items():
        *inside, _ = within(period, tables)
        before = frozenset((each, key) for each in inside for key in hidden[each].cells)
        shown = frozenset((each, key) for each in inside for key in tables[each].values) - before
        shown |= {(period, key) for key in own.already_public}
        table = linked({each: tables[each] for each in (*inside, period)})
        values = tuple(table.values.items())
        found = hiding_of(values, table.equations, shown, before, threshold, by_solver=has_solver())
        cells = frozenset(key for key in own.values if (period, key) in found.cells)
        hidden[period] = Hiding(cells, max(0, found.at_least - len(before)))
    return hidden


def hidden_beside_known(tables: Tables, threshold: int) -> dict[Period, frozenset[CellKey]]:
    """What to hide of each period's table, whose cells in `already_public` are known whatever is hidden.

    Of few cases a known whole can leave a part fewer than three values though all parts are hidden. Then the period
    hides all of them, so that nobody can tell which are small, and so does every one around it while they are too few.
    """
    hidden = {period: found.cells for period, found in hidden_of_periods(tables, threshold).items()}
    for period in tables:
        if not _is_safe({each: tables[each] for each in within(period, tables)}, hidden, threshold):
            hidden[period] = tables[period].hideable
    return hidden


def _is_safe(tables: Tables, hidden: Mapping[Period, frozenset[CellKey]], threshold: int) -> bool:
    cells = frozenset((period, key) for period in tables for key in hidden[period])
    if not cells:
        return True
    try:
        from domain.hiding.outsider import ENOUGH
    except ImportError:
        return False
    possible = outsider_of(linked(tables), threshold)
    return all(len(possible(cells, cell)) >= ENOUGH for cell in cells)


@lru_cache(maxsize=1024)
def hiding_of(
    values: tuple[tuple[CellKey, int | Empty], ...],
    equations: tuple[Equation, ...],
    shown: frozenset[CellKey],
    before: frozenset[CellKey],
    threshold: int,
    *,
    by_solver: bool,  # noqa: ARG001  what was found without one is not taken for what it finds
) -> Hiding:
    """What to hide of linked tables. A report, what it hides and the offers beside it ask the same in one sitting, and
    the same tables always give the same answer."""
    table = AdditiveTable(dict(values), equations, already_public=shown, already_hidden=before)
    return least_hiding(table, threshold)


def within(period: Period, among: Iterable[Period]) -> tuple[Period, ...]:
    """The periods that lie within `period`, itself the last."""
    return tuple(each for each in among if set(each.months) <= set(period.months))


def linked(tables: Tables) -> AdditiveTable:
    """The tables with the sums inside each and from one to another: a cell's key is (period, its own key). A whole
    whose parts add up to something else is not their sum."""
    values: dict[CellKey, int | Empty] = {}
    rules: list[Equation] = []
    for period, table in tables.items():
        values |= {(period, key): value for key, value in table.values.items()}
        for rule in table.equations:
            rules.append(Equation((period, rule.total), tuple((period, part) for part in rule.parts)))
        parts = parts_of(period, tables)
        for key in table.values if parts else ():
            cells = tuple((part, key) for part in parts if (part, key) in values)
            if cells and _may_be_sum(table.values[key], [values[cell] for cell in cells]):
                rules.append(Equation((period, key), cells))
    return AdditiveTable(values, tuple(rules))


def _may_be_sum(whole: int | Empty, parts: Iterable[int | Empty]) -> bool:
    known = [part for part in parts if not isinstance(part, Empty)]
    return isinstance(whole, Empty) or sum(known) == whole
