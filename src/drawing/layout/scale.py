"""Round numbers on an axis (*skala*), and labels moved apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.display import show_number
from domain.ground.value import Number

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` in whole steps."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        """Every step, both ends included."""
        return tuple(self.low + self.step * at for at in range(int((self.high - self.low) / self.step) + 1))

    def label(self, tick: Fraction) -> str:
        """A tick in Swedish, with as many decimals as the step needs."""
        decimals = 0
        while (self.step * 10**decimals).denominator != 1:
            decimals += 1
        return show_number(tick, decimals)

    def share(self, value: Number) -> float:
        """How far up the scale a value lies: 0 at `low`, 1 at `high`."""
        return float((value - self.low) / (self.high - self.low))


def round_scale(low: Fraction, high: Fraction, most_steps: int) -> Scale:
    """The finest round scale that holds both and has no more than `most_steps` steps (at least two)."""
    span = high - low or Fraction(abs(high) or 1)
    size = Fraction(1)
    while size * 10 < span / most_steps:
        size *= 10
    while size > span / most_steps:
        size /= 10
    step = next(step for step in _candidates(size) if _steps(low, high, step) <= max(most_steps, 2))
    bottom = (low // step) * step
    top = -((-high) // step) * step
    return Scale(bottom, top if top > bottom else bottom + step, step)


def _candidates(size: Fraction) -> Sequence[Fraction]:
    return [size * factor * ten for ten in (1, 10, 100) for factor in _STEPS]


def _steps(low: Fraction, high: Fraction, step: Fraction) -> int:
    return int(-((-high) // step) - low // step)


def spread(middles: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The middles moved as little as need be so that nothing of these heights overlaps, within `low` and `high`.

    Order is kept; of two that want the same place the first comes first. What does not fit at all ends below `high`.
    """
    groups: list[_Group] = []
    for at in sorted(range(len(middles)), key=lambda at: middles[at]):
        groups.append(_Group([at], heights[at], middles[at] - heights[at] / 2))
        groups[-1].keep_within(low, high)
        while len(groups) > 1 and groups[-2].top + groups[-2].height > groups[-1].top + 1e-9:
            last = groups.pop()
            groups[-1].take_in(last, middles, heights)
            groups[-1].keep_within(low, high)
    placed = [0.0] * len(middles)
    for group in groups:
        y = group.top
        for at in group.members:
            placed[at] = y + heights[at] / 2
            y += heights[at]
    return placed


@dataclass(slots=True)
class _Group:
    """Labels that stand edge to edge."""

    members: list[int]
    height: float
    top: float

    def keep_within(self, low: float, high: float) -> None:
        self.top = max(min(self.top, high - self.height), low)

    def take_in(self, other: "_Group", middles: Sequence[float], heights: Sequence[float]) -> None:
        self.members += other.members
        self.height += other.height
        above, wanted = 0.0, 0.0
        for at in self.members:
            wanted += middles[at] - heights[at] / 2 - above
            above += heights[at]
        self.top = wanted / len(self.members)
