"""Tables whose cells add up (*tabeller med summor*), as hiding small counts needs to know them (ruling 23)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from domain.ground.value import Empty, Value, is_hidden

CellKey = Hashable


def whole_count(value: Value) -> int | Empty:
    """A figure as a table holds it."""
    return value if isinstance(value, Empty) else int(value)


@dataclass(frozen=True, slots=True)
class Equation:
    """A sum rule (*summaregel*): `total` is the sum of `parts`."""

    total: CellKey
    parts: tuple[CellKey, ...]

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True)
class AdditiveTable:
    """A table whose cells add up: whole counts by key, and the sum rules between them.

    A missing total stands for what is known of it, since *minst 7* may be printed. A missing part is printed as
    missing and is never hidden. Cells in `already_public` were printed before (earlier reports) and cannot be
    hidden now, those in `already_hidden` were hidden then and stay so; cells in `unpublished` are only there to state
    a sum rule and are never shown.
    Raises ValueError when a rule names a cell that is not there, or a cell twice, or a total has itself inside.
    """

    values: Mapping[CellKey, int | Empty]
    equations: tuple[Equation, ...]
    already_public: frozenset[CellKey] = frozenset()
    unpublished: frozenset[CellKey] = frozenset()
    already_hidden: frozenset[CellKey] = frozenset()

    def __post_init__(self) -> None:
        for equation in self.equations:
            if len(set(equation.cells)) != len(equation.cells):
                raise ValueError("a cell stands twice in a sum rule")
            if not set(equation.cells) <= self.values.keys():
                raise ValueError("a sum rule names a cell that is not in the table")
        TopologicalSorter({rule.total: rule.parts for rule in self.equations}).prepare()
        if any(not isinstance(value, Empty) and value < 0 for value in self.values.values()):
            raise ValueError("a count is less than nothing")

    @property
    def totals(self) -> frozenset[CellKey]:
        """Every cell that is the total of some sum rule."""
        return frozenset(equation.total for equation in self.equations)

    @property
    def hidden_by_source(self) -> frozenset[CellKey]:
        """Cells that came hidden (*dolt*), and every total without a number above one of them."""
        hidden = {key for key, value in self.values.items() if is_hidden(value)}
        while True:
            above = {
                rule.total
                for rule in self.equations
                if isinstance(self.values[rule.total], Empty) and not hidden.isdisjoint(rule.parts)
            }
            if above <= hidden:
                return frozenset(hidden)
            hidden |= above

    @property
    def hideable(self) -> frozenset[CellKey]:
        """Every cell that can be hidden: one that would be printed as a number, *minst* included."""
        return frozenset(
            key
            for key, value in self.values.items()
            if (not isinstance(value, Empty) or (value is not Empty.EJ_TILLAMPLIGT and key in self.totals))
            and key not in self.already_public | self.unpublished
        )
