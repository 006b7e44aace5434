"""Why each number is hidden (*vad som döljs och varför*), for whoever answers for what is printed (ruling 22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from domain.ground.value import Empty
from domain.hiding.additive_table import AdditiveTable, CellKey
from domain.hiding.suppression import Possible, outsider_of


class Why(Enum):
    """What a number is hidden for."""

    SMALL = "small"
    """It is small, or came hidden from its source."""
    BESIDE = "beside"
    """Shown, it would give another hidden one away."""
    TOGETHER = "together"
    """It goes with the others: sums disagree, or several would give one away together."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is hidden; `protects` is the hidden one that it would give away."""

    why: Why
    protects: CellKey | None = None


def reasons(
    table: AdditiveTable, hidden: frozenset[CellKey], of: Iterable[CellKey], threshold: int = 5
) -> dict[CellKey, Reason]:
    """Why each cell `of` the `hidden` is hidden. Where it would give several away the nearest is told."""
    try:
        possible: Possible | None = outsider_of(table, threshold)
    except ImportError:
        possible = None
    came_hidden = table.hidden_by_source
    small = {key for key, value in table.values.items() if key in came_hidden or _is_small(value, threshold)}
    dark = [key for key in table.values if key in hidden]
    found = {}
    for key in of:
        if key in small:
            found[key] = Reason(Why.SMALL)
            continue
        near = {cell for rule in table.equations if key in rule.cells for cell in rule.cells}
        others = sorted((each for each in dark if each != key), key=lambda each: (each not in near, each not in small))
        protects = None if possible is None else _given_away(possible, hidden, key, others)
        found[key] = Reason(Why.TOGETHER) if protects is None else Reason(Why.BESIDE, protects)
    return found


def _is_small(value: int | Empty, threshold: int) -> bool:
    return not isinstance(value, Empty) and 0 < value < threshold


def _given_away(
    possible: Possible, hidden: frozenset[CellKey], key: CellKey, others: Sequence[CellKey]
) -> CellKey | None:
    """The first of `others` that can be fewer things once the cell `key` is shown."""
    fewer = hidden - {key}
    return next((each for each in others if len(possible(fewer, each)) < len(possible(hidden, each))), None)
