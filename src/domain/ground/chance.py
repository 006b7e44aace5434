"""What chance alone does to a share of few persons (*slumpen*): domain handbook §3 point 8, ruling 6."""

import math
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.value import Empty, Number, Value

# Two-sided 95 % of the normal distribution, as printed in every table.
NORMAL_95 = Fraction(196, 100)
SHOWN_FROM = Fraction(3, 100)


@dataclass(frozen=True, slots=True)
class ChanceInterval:
    """The 95 % interval of a difference between two shares, in percentage points, or between two counts, in persons.

    `variance` is exact; the interval is `change` ± 1.96 standard deviations. `level` is the later share or count.
    """

    change: Number
    variance: Fraction
    level: Number

    @property
    def half_width(self) -> float:
        """Half the interval's width."""
        return float(NORMAL_95) * math.sqrt(self.variance)

    @property
    def low(self) -> float:
        """The lower end."""
        return float(self.change) - self.half_width

    @property
    def high(self) -> float:
        """The upper end."""
        return float(self.change) + self.half_width

    @property
    def within_chance(self) -> bool:
        """*Ryms inom slumpen*: the interval contains zero. Decided on exact numbers."""
        return Fraction(self.change) ** 2 <= NORMAL_95**2 * self.variance

    @property
    def shown(self) -> bool:
        """True when the half-width is at least 3 per cent of the later level, so that chance is worth a word.

        None at all in both periods leave nothing to chance, and nothing to say.
        """
        return self.variance > 0 and NORMAL_95**2 * self.variance >= (SHOWN_FROM * self.level) ** 2


def chance_of_change(
    persons_now: Value, share_now: Value, persons_before: Value, share_before: Value
) -> ChanceInterval | None:
    """The interval of `share_now` − `share_before` when the counts behind them are Poisson distributed.

    Shares are in per cent. A share s of n persons has the variance s²/n (n/population² · 100²), so a published share
    serves where the population is not known. None when a figure is missing, or when a share lacks the persons it
    must have.
    """
    now, before = _variance(persons_now, share_now), _variance(persons_before, share_before)
    if now is None or before is None or isinstance(share_now, Empty) or isinstance(share_before, Empty):
        return None
    return ChanceInterval(share_now - share_before, now + before, share_now)


def _variance(persons: Value, share: Value) -> Fraction | None:
    if isinstance(persons, Empty) or isinstance(share, Empty) or persons < 0 or (persons == 0) != (share == 0):
        return None
    return Fraction(share) ** 2 / Fraction(persons) if persons else Fraction(0)


def chance_of_count(persons_now: Value, persons_before: Value) -> ChanceInterval | None:
    """The same for the persons themselves: the interval of the difference of two Poisson counts.

    Answers for a share when no population is known and it is taken as unchanged. None when a count is missing.
    """
    if isinstance(persons_now, Empty) or isinstance(persons_before, Empty) or persons_now < 0 or persons_before < 0:
        return None
    return ChanceInterval(persons_now - persons_before, Fraction(persons_now + persons_before), persons_now)
