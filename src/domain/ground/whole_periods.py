"""Calendar periods that make one another up (*hela perioder*): months, quarters, half-years and years."""

from collections.abc import Iterable

from domain.ground.period import Period, PeriodKind

BY_LENGTH = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
"""The shortest first."""
_LENGTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def whole_periods(shortest: PeriodKind, year: int) -> tuple[Period, ...]:
    """The periods of a year from the `shortest` kind up, the shortest first."""
    return tuple(
        Period(year, kind, 0 if kind is PeriodKind.YEAR else number)
        for kind in BY_LENGTH[BY_LENGTH.index(shortest) :]
        for number in range(1, 12 // _LENGTHS[kind] + 1)
    )


def with_those_inside(period: Period, shortest: PeriodKind) -> tuple[Period, ...]:
    """The periods from the `shortest` kind up that lie within `period`, the shortest first and itself the last."""
    return tuple(each for each in whole_periods(shortest, period.year) if set(each.months) <= set(period.months))


def parts_of(period: Period, among: Iterable[Period]) -> tuple[Period, ...]:
    """The longest of the periods `among` that together make up `period`, in order; none where they do not."""
    inside = [each for each in among if each != period and set(each.months) < set(period.months)]
    longest = max((_LENGTHS[each.kind] for each in inside), default=0)
    parts = sorted((each for each in inside if _LENGTHS[each.kind] == longest), key=lambda each: each.number)
    return tuple(parts) if longest * len(parts) == _LENGTHS[period.kind] else ()


def whole_period(first: Period, last: Period) -> Period | None:
    """The calendar period that the months from `first` to `last` are; None where they are none."""
    every = whole_periods(PeriodKind.MONTH, first.year)
    return next((each for each in every if (each.months[0], each.months[-1]) == (first, last)), None)


def in_order_of_end(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Those that end first before the others; of those that end together the shorter."""
    return tuple(sorted(periods, key=lambda each: (each.months[-1], _LENGTHS[each.kind])))
