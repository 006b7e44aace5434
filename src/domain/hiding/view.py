"""What an outsider sees of a table with hidden counts, and knows of them by the threshold alone (ruling 23)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from domain.hiding.additive_table import CellKey, Equation


@dataclass(frozen=True)
class OutsiderView:
    """The true counts, the rules that hold, and what an outsider knows of a hidden cell by the threshold, or by what
    its source says that it is `below`. The `known` ones are shown whatever is hidden."""

    counts: Mapping[CellKey, int]
    rules: tuple[Equation, ...]
    threshold: int
    unpublished: frozenset[CellKey]
    below: Mapping[CellKey, int] = field(default_factory=dict)
    known: frozenset[CellKey] = frozenset()

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
