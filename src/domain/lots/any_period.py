"""LOTS cases of any months and areas (*valfri period*): what may be added up, month by month and area by area.

Domain handbook §5. An area whose months are others than those of most is told of beside them and added to nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from domain.ground.area import Area
from domain.ground.display import show_count, show_number
from domain.ground.period import Period, month, months_between, span_label
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum, is_number
from domain.lots.month import AgeGroup, LotsMonth, LotsTally, Party, PeriodPost, tally
from domain.lots.period import ResourceMonth, tally_period
from domain.lots.workers import workers_range

DAYS_OF_A_MONTH = Fraction(487, 16)
"""30.4375: a year of 365.25 days in twelve parts."""
PER_INHABITANTS = 10_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or where it is missing the `least` that it can be (*minst*)."""

    value: Value
    least: int = 0

    @property
    def words(self) -> str:
        """`7`, `minst 7`, `saknas`."""
        if self.value is Empty.SAKNAS and self.least:
            return tr("minst {count}").format(count=show_count(self.least))
        return show_count(self.value)

    @property
    def shown(self) -> Value:
        """What a bar is drawn of: the least, where that is all there is."""
        return self.least if self.value is Empty.SAKNAS and self.least else self.value

    @property
    def is_least(self) -> bool:
        """True where more than this may be meant."""
        return self.value is Empty.SAKNAS and self.least > 0


def added(amounts: Iterable[Amount]) -> Amount:
    """The sum, and the least of it."""
    amounts = tuple(amounts)
    return Amount(exact_sum(each.value for each in amounts), sum(int(at_least([each.shown])) for each in amounts))


@dataclass(frozen=True, slots=True)
class AreaMonths:
    """What one area has: its months asked for and the eleven before them, which a rolling mean begins in."""

    area: Area
    months: tuple[LotsMonth, ...]
    inhabitants: Mapping[Period, Value] = field(default_factory=dict)
    resource: tuple[ResourceMonth, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area in its own months, or one of its period posts, or the sum of areas that have the same months.

    `days` are those of its months, `inhabitants` the mean of those 20–64 years old in them. `post` is set where the
    figures are of a period post, `together` where they are in the sum.
    """

    name: str
    when: str
    amount: Amount
    days: int
    inhabitants: Value
    together: bool = False
    post: bool = False

    @property
    def per_month(self) -> Value:
        """Cases for each 30.4375 days."""
        return _times(self.amount.shown, DAYS_OF_A_MONTH / self.days) if self.days else Empty.SAKNAS

    @property
    def per_inhabitants(self) -> Value:
        """Cases of the whole time for each 10 000 inhabitants 20–64 years old."""
        return self._of_inhabitants(self.amount.shown)

    @property
    def per_month_and_inhabitants(self) -> Value:
        """The same for each 30.4375 days: what can be compared where the months are others."""
        return self._of_inhabitants(self.per_month)

    def rate_words(self, rate: Value, decimals: int = 1) -> str:
        """`2,4`, `minst 2,4`."""
        text = show_number(rate, decimals)
        return tr("minst {count}").format(count=text) if self.amount.is_least and is_number(rate) else text

    def _of_inhabitants(self, value: Value) -> Value:
        if isinstance(self.inhabitants, Empty) or not self.inhabitants:
            return Empty.SAKNAS
        return _times(value, Fraction(PER_INHABITANTS) / self.inhabitants)


def _times(value: Value, factor: Fraction) -> Value:
    return value if isinstance(value, Empty) else value * factor


@dataclass(frozen=True)
class AnyPeriod:
    """The months from `first` to `last` of the areas that were asked for.

    `posts` are period posts that have days in the period; `outcomes` what was done in the cases that are added up,
    which are `cases_told`; `workers` how many different case workers the cases of each area name; `of_people` where the
    inhabitants come from.
    """

    first: Period
    last: Period
    areas: tuple[AreaMonths, ...]
    posts: tuple[PeriodPost, ...] = ()
    cases_told: int = 0
    outcomes: Mapping[str, int] = field(default_factory=dict)
    workers: Mapping[str, Mapping[Party, Value]] = field(default_factory=dict)
    of_people: Source | None = None
    border: int = 30

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """Every month of the period."""
        return months_between(self.first, self.last)

    @cached_property
    def reported(self) -> Mapping[str, tuple[Period, ...]]:
        """The months of the period that each area has figures for."""
        return {
            each.area.code: tuple(m.month for m in each.months if m.counts and self.first <= m.month <= self.last)
            for each in self.areas
        }

    @cached_property
    def shared_months(self) -> tuple[Period, ...]:
        """The months that most areas have; of equally many areas the more months, then the later ones."""
        areas: dict[tuple[Period, ...], int] = defaultdict(int)
        for months in self.reported.values():
            areas[months] += 1
        return max((each for each in areas if each), key=lambda each: (areas[each], len(each), each), default=())

    @cached_property
    def together(self) -> tuple[AreaMonths, ...]:
        """The areas that are added up: those with just the shared months."""
        shared = self.shared_months
        return tuple(each for each in self.areas if shared and self.reported[each.area.code] == shared)

    @cached_property
    def pooled(self) -> tuple[LotsMonth, ...]:
        """The months that are added up, of one area after another."""
        return tuple(m for each in self.together for m in each.months if m.month in self._shared)

    @cached_property
    def _shared(self) -> frozenset[Period]:
        return frozenset(self.shared_months)

    @cached_property
    def tally(self) -> LotsTally:
        """Party × sex × age of all that is added up. A party that some area never names is a least, while the whole is
        what each area's own whole adds up to."""
        tallied = tally_period(self.pooled)
        unkept = {
            each.party for own in self.together for each in self.own_tallies[own.area.code].parties if not each.recorded
        }
        parties = tuple(
            replace(each, total=Empty.SAKNAS) if each.recorded and each.party in unkept else each
            for each in tallied.parties
        )
        least = {key: int(at_least([value])) for key, value in tallied.cells.items() if key[0] in unkept}
        least |= {(each.party, Sex.UNSPLIT, AgeGroup.ALLA): each.least for each in parties if each.party in unkept}
        return replace(
            tallied,
            cells={key: Empty.SAKNAS if key[0] in unkept else value for key, value in tallied.cells.items()},
            parties=parties,
            by_party={each.party: each.total for each in parties},
            least={**{key: count for key, count in least.items() if count}, **tallied.least},
        )

    @property
    def source(self) -> Source:
        """Where the figures come from."""
        return one_source(each.source for each in self.pooled if each.source is not None)

    @property
    def when(self) -> str:
        """What the sum is of: `januari–maj 2016`, and how many months of the period where it is not all."""
        return when_of(self.shared_months, self.months)

    def different_workers(self, party: Party) -> tuple[int, Value] | None:
        """The fewest and the most different case workers (*unika handläggare*) of all that is added up, a case worker
        being of one area: exact where the months are filled from cases (ruling 19); None where some area's are not
        known."""
        spans: list[tuple[int, Value] | None] = []
        for each in self.together:
            months = [m for m in each.months if m.month in self._shared]
            own = self.workers.get(each.area.code, {}).get(party, Empty.SAKNAS)
            span = workers_range(months, party)
            if all(m.by_case for m in months):
                span = (own, own) if isinstance(own, int) else None
            spans.append(span)
        known = [span for span in spans if span is not None]
        if not spans or len(known) < len(spans):
            return None
        return sum(low for low, _ in known), exact_sum(high for _, high in known)

    @cached_property
    def beside(self) -> tuple[AreaFigures, ...]:
        """Each area in its own months, then the period posts, which are added to nothing; an area without either is
        left out, see `silent`."""
        of_areas = [self._figures(each) for each in self.areas if self.reported[each.area.code]]
        return (*of_areas, *(self._of_post(post) for post in self.posts))

    @cached_property
    def whole(self) -> AreaFigures | None:
        """The areas together; None where only one has the months."""
        if len(self.together) < 2:
            return None
        inhabitants = exact_sum(self._inhabitants(each, self.shared_months) for each in self.together)
        days = _days(self.shared_months)
        name = tr("{count} områden tillsammans").format(count=len(self.together))
        amount = Amount(self.tally.total, self.tally.known_total)
        return AreaFigures(name, self.when, amount, days, inhabitants, together=True)

    @property
    def apart(self) -> tuple[AreaFigures, ...]:
        """The areas whose months are others than those that are added up."""
        return tuple(each for each in self.beside if not (each.together or each.post))

    @property
    def silent(self) -> tuple[Area, ...]:
        """The areas without any figure in the period."""
        posted = {post.area for post in self.posts}
        return tuple(each.area for each in self.areas if not self.reported[each.area.code] and each.area not in posted)

    @cached_property
    def own_tallies(self) -> Mapping[str, LotsTally]:
        """Each area's own months added up."""
        return {
            each.area.code: tally_period([m for m in each.months if m.month in self.reported[each.area.code]])
            for each in self.areas
        }

    def _figures(self, of: AreaMonths) -> AreaFigures:
        own, tallied = self.reported[of.area.code], self.own_tallies[of.area.code]
        amount = Amount(tallied.total, tallied.known_total)
        inhabitants = self._inhabitants(of, own)
        together = own == self.shared_months
        return AreaFigures(of.area.name, when_of(own, self.months), amount, _days(own), inhabitants, together)

    def _of_post(self, post: PeriodPost) -> AreaFigures:
        of = next(each for each in self.areas if each.area == post.area)
        days = (post.until - post.since).days + 1
        inhabitants = self._inhabitants(of, _months_of_days(post.since, post.until))
        when = tr("{since} till {until}").format(since=post.since.isoformat(), until=post.until.isoformat())
        return AreaFigures(of.area.name, when, post_amount(post), days, inhabitants, post=True)

    @staticmethod
    def _inhabitants(of: AreaMonths, months: Sequence[Period]) -> Value:
        """The mean over those of the months that the population is known for; missing where it is for none."""
        known = [value for at in months if is_number(value := of.inhabitants.get(at, Empty.SAKNAS))]
        return _times(exact_sum(known), Fraction(1, len(known))) if known else Empty.SAKNAS


def lacking_words(period: AnyPeriod) -> tuple[str, ...]:
    """What makes a sum of the areas together only a least: `Tierp, Regionen: mars 2016`."""
    told = []
    for each in period.together:
        own = {party.party: party for party in period.own_tallies[each.area.code].parties}
        for whole in period.tally.parties:
            party = own[whole.party]
            months = party.lacking if party.recorded else period.shared_months
            if whole.recorded and months:
                text = tr("{area}, {party}: {months}")
                told.append(text.format(area=each.area.name, party=whole.party.label, months=_months_words(months)))
    return tuple(told)


def _months_words(months: Sequence[Period]) -> str:
    """`mars 2016`, `januari–mars 2016`; of months apart how many there are, and between which they lie."""
    span = span_label(months[0], months[-1])
    if len(months) == len(months_between(months[0], months[-1])):
        return span
    return tr("{count} månader i {span}").format(count=len(months), span=span)


def post_amount(post: PeriodPost) -> Amount:
    """All cases of a period post: as given for all parties, else what the parties add up to, else what all parties'
    sexes or ages do."""
    everyone = {key[1:]: value for key, value in post.counts.items() if key[0] is Party.ALLA}
    of_all = tally({(Party.ANNAN, *key): value for key, value in everyone.items()})
    amounts = [Amount(each.total, each.known_total) for each in (tally(post.counts), of_all)]
    if (Sex.UNSPLIT, AgeGroup.ALLA) in everyone:
        amounts.reverse()
    return next((each for each in amounts if is_number(each.value)), max(amounts, key=lambda each: each.least))


def when_of(months: Sequence[Period], every: Sequence[Period]) -> str:
    """`januari–maj 2016`, or with how many it is of the period's months where it is not all (ruling 41)."""
    if not months:
        return ""
    label = span_label(months[0], months[-1])
    if len(months) == len(every):
        return label
    return tr("{months} ({count} av {every} månader)").format(months=label, count=len(months), every=len(every))


def _days(months: Sequence[Period]) -> int:
    return sum((at.last_day - at.first_day).days + 1 for at in months)


def _months_of_days(since: date, until: date) -> tuple[Period, ...]:
    return months_between(month(since.year, since.month), month(until.year, until.month))
