"""LOTS of any months and areas, month by month (*månad för månad*): each party, their sum and its rolling mean."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from domain.ground.period import Period, months_between
from domain.ground.value import Empty, Value
from domain.lots.any_period import Amount, AnyPeriod, added
from domain.lots.completeness import months_after
from domain.lots.month import PARTIES, LotsMonth, Party, tally_month

ROLLING = 12
"""Months of a rolling mean."""


@dataclass(frozen=True, slots=True)
class _AreaMonth:
    """The parties that an area names in a month, and their cases together."""

    amounts: Mapping[Party, Amount]
    named: frozenset[Party]
    total: Amount


@dataclass(frozen=True)
class MonthByMonth:
    """Of the areas that are added up in the period. What an area never names is no part of its months; what it names in
    some months is missing in the others."""

    period: AnyPeriod

    @cached_property
    def _by_area(self) -> Sequence[Mapping[Period, _AreaMonth]]:
        """The months that have figures, and those of the eleven before the period."""
        return [{m.month: _area_month(m) for m in each.months if m.counts} for each in self.period.together]

    @cached_property
    def _named(self) -> Sequence[frozenset[Party]]:
        """The parties that each area names in the period."""
        return [_named_in(months, self.period.months) for months in self._by_area]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties that have figures in any month of the period."""
        return tuple(party for party in PARTIES if any(party in named for named in self._named))

    def party_month(self, at: Period, party: Party) -> Amount:
        """A party's cases in a month; not known where an area does not name it that month, or at all."""
        return added(months[at].amounts.get(party, _UNKNOWN) if at in months else _UNKNOWN for months in self._by_area)

    def month_total(self, at: Period) -> Amount:
        """All cases of a month; not known where an area leaves out a party that it names in other months."""
        if not self._by_area:
            return _UNKNOWN
        return added(_whole(months.get(at), named) for months, named in zip(self._by_area, self._named, strict=True))

    @cached_property
    def rolling(self) -> Mapping[Period, Value]:
        """The mean of twelve months for each month that ends them; missing where a figure of the twelve is."""
        every = months_between(months_after(self.period.first, 1 - ROLLING), self.period.last)
        return {each: self._mean(every[at : at + ROLLING]) for at, each in enumerate(self.period.months)}

    def _mean(self, months: Sequence[Period]) -> Value:
        total = 0
        for of_area in self._by_area:
            found = [of_area[at] for at in months if at in of_area]
            if len(found) < len(months) or any(each.named != found[0].named for each in found):
                return Empty.SAKNAS
            counts = [each.total.value for each in found if isinstance(each.total.value, int)]
            if len(counts) < len(months):
                return Empty.SAKNAS
            total += sum(counts)
        return Fraction(total, ROLLING) if self._by_area else Empty.SAKNAS


_UNKNOWN = Amount(Empty.SAKNAS)


def _named_in(of_area: Mapping[Period, _AreaMonth], months: Sequence[Period]) -> frozenset[Party]:
    return frozenset().union(*(of_area[at].named for at in months if at in of_area))


def _whole(of_month: _AreaMonth | None, named: frozenset[Party]) -> Amount:
    """A month's cases, where it names all parties that are named around it."""
    if of_month is None:
        return _UNKNOWN
    return of_month.total if of_month.named == named else Amount(Empty.SAKNAS, of_month.total.least)


def _area_month(recorded: LotsMonth) -> _AreaMonth:
    amounts = _party_amounts(recorded)
    return _AreaMonth(amounts, frozenset(amounts), added(amounts.values()))


def _party_amounts(recorded: LotsMonth) -> dict[Party, Amount]:
    """Each recorded party's cases in one month. Of a month that is filled from its cases every cell is a number."""
    if not recorded.by_case:
        return {each.party: Amount(each.total, each.least) for each in tally_month(recorded).parties if each.recorded}
    sums: dict[Party, int] = defaultdict(int)
    for (party, _sex, _age), count in recorded.counts.items():
        sums[party] += count if isinstance(count, int) else 0
    return {party: Amount(count, count) for party, count in sums.items()}
