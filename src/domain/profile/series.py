"""Time series of full-year equivalents (*tidsserier*): domain handbook §3 point 5.

A share over several months is mean persons over mean population of the same months (ruling 2), never a mean of shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from domain.benefits.benefit import Benefit, BenefitFigures, CountryGaps, share
from domain.benefits.of_period import MonthFigures
from domain.ground.area import Area
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, exact_sum
from domain.profile.national import Measure, kinds_of

_KINDS = tuple(Benefit)
_TWELVE = 12


@dataclass(frozen=True, slots=True)
class BenefitSeries:
    """One area's figures over time, for one sex and age group.

    `months` are every month from the first to the last with figures, in order; a month without figures is there with
    *saknas*. `years` are the whole years with figures, in order, as the profile shows them (from months, or typed
    where there are none). `filled` are months whose *ekonomiskt bistånd* is the latest known value. `source` is None
    where there are no months. `partial` are months in which not every member of a group reports; persons and population
    are then those of the reporting members (ruling 10), which `reporting` holds for each month.
    `country_gaps` is what riket's lacks, None of other areas.
    """

    area: Area
    sex: Sex
    age_group: str
    months: tuple[MonthFigures, ...]
    years: tuple[BenefitFigures, ...]
    filled: tuple[Period, ...]
    source: Source | None
    partial: tuple[Period, ...] = ()
    reporting: Mapping[Period, frozenset[str]] = field(default_factory=dict)
    country_gaps: CountryGaps | None = None

    def of_the_same(self, one: Period, other: Period) -> bool:
        """True where two months, or two years, are sums of the same kommuner (ruling 40); of one area always."""
        return self._kommuner(one) == self._kommuner(other)

    def _kommuner(self, period: Period) -> frozenset[str]:
        if period.kind is PeriodKind.MONTH:
            return self.reporting.get(period, frozenset())
        of_year = next((each.members for each in self.years if each.period == period), None)
        return frozenset(area.code for area in of_year.reporting) if of_year is not None else frozenset()

    @property
    def empty(self) -> bool:
        """True when nothing at all is known."""
        return not self.months and not self.years


def persons_of(month: MonthFigures, measure: Measure) -> Value:
    """The persons a measure is about; missing as soon as one of its kinds is."""
    return exact_sum(month.persons[_KINDS.index(kind)] for kind in kinds_of(measure))


def month_shares(months: Sequence[MonthFigures], measure: Measure) -> tuple[Value, ...]:
    """Share of the population in per cent, month by month."""
    return tuple(share(persons_of(month, measure), month.population) for month in months)


def twelve_month_shares(months: Sequence[MonthFigures], measure: Measure) -> tuple[Value, ...]:
    """Share over the month and the eleven before it; missing until there are twelve, and where one of them is."""
    persons = [persons_of(month, measure) for month in months]
    return tuple(
        share(
            _mean(persons[at - _TWELVE + 1 : at + 1]), _mean([m.population for m in months[at - _TWELVE + 1 : at + 1]])
        )
        if at + 1 >= _TWELVE
        else Empty.SAKNAS
        for at in range(len(months))
    )


def _mean(values: Sequence[Value]) -> Value:
    total = exact_sum(values)
    return total if isinstance(total, Empty) else Fraction(total, len(values))
