"""Reforms and changed ways of counting that move the levels of series (*tidsseriebrott*): sources handbook §6.

Data with a day each. What is proposed and not enacted is not among them: a line is drawn where something changed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from domain.ground.display import show_date
from domain.ground.period import Period
from domain.ground.text import tr


class Touched(Enum):
    """What a reform moves the level of."""

    POPULATION = auto()
    """SCB's population counts, and shares of them."""
    UNEMPLOYMENT_INSURANCE = auto()
    SOCIAL_SERVICES = auto()
    """What the social services grant and whom they meet, *ekonomiskt bistånd* among it."""
    REGISTERED = auto()
    """Those who are registered with *Arbetsförmedlingen*."""


@dataclass(frozen=True, slots=True)
class Reform:
    """One change: from which day, what it moves, and what it is called in running text."""

    day: date
    touches: Touched
    text: str


def reforms() -> tuple[Reform, ...]:
    """All that are known, by day."""
    return (
        Reform(date(2023, 1, 1), Touched.REGISTERED, tr("Arbetsförmedlingen räknar 16–65 år, inte 16–64")),
        Reform(date(2025, 1, 1), Touched.POPULATION, tr("små slumpmässiga avvikelser i SCB:s folkmängd")),
        Reform(date(2025, 7, 1), Touched.SOCIAL_SERVICES, tr("ny socialtjänstlag")),
        Reform(date(2025, 10, 1), Touched.UNEMPLOYMENT_INSURANCE, tr("ny arbetslöshetsförsäkring")),
        Reform(date(2026, 1, 1), Touched.REGISTERED, tr("Arbetsförmedlingen räknar 16–66 år, inte 16–65")),
    )


def breaks_in(points: Sequence[Period | date], touched: Collection[Touched]) -> tuple[tuple[int, str], ...]:
    """The points from which a series is not quite of the same kind as at the one before, each with what changed just
    before it or within it."""
    days = [point if isinstance(point, date) else point.last_day for point in points]
    found = ((at, _between(days[at - 1], days[at], touched)) for at in range(1, len(days)))
    return tuple((at, f"{said[:1].upper()}{said[1:]}") for at, said in found if said)


def changed_between(before: Period, now: Period, touched: Collection[Touched]) -> str:
    """What came after the first day of `before` and no later than the last of `now`: figures of the two are not quite
    comparable then. Empty where nothing did."""
    return _between(before.first_day, now.last_day, touched)


def _between(after: date, until: date, touched: Collection[Touched]) -> str:
    """`från 2025-07-01: ny socialtjänstlag`, several after one another."""
    text = tr("från {day}: {what}")
    came = [each for each in reforms() if each.touches in touched and after < each.day <= until]
    return "; ".join(text.format(day=show_date(each.day), what=each.text) for each in came)
