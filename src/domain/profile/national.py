"""Every kommun's place in a period (*rangordning bland landets kommuner*): domain handbook §3 point 4, rulings 7–8.

Shares are compared exactly. Persons and population of a period are sums over the same months, so that a share is a
ratio of whole numbers; of two different ratios of numbers below 2^b, the larger is larger by more than 2^-2b. Scaled
by 2^2b and cut to a whole number they therefore keep their order, and are equal only when the ratios are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from domain.benefits.benefit import Benefit
from domain.benefits.of_period import GapTreatment
from domain.ground.display import swedish_order
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.profile.ranking import WHOLE_COUNTRY, Place, Rank, RankedAgain, RankMeasure, RankSource, competition_ranks

Measure = RankMeasure | Benefit
"""What areas are ranked by: the total, a group, or one kind."""

MEASURES: tuple[Measure, ...] = (*RankMeasure, *Benefit)
_KINDS = tuple(Benefit)
_MOST_ADDED = 100_000


@dataclass(frozen=True, slots=True)
class AreaSums:
    """One kommun's months of a period, summed: persons per kind in their order, and population.

    Only for areas whose every month has every figure; those alone are ranked.
    """

    code: str
    name: str
    persons: tuple[int, ...]
    population: int


@dataclass(frozen=True, slots=True)
class RankedArea:
    """An area with its share in per cent and its place."""

    code: str
    name: str
    share: Fraction
    rank: Rank


def kinds_of(measure: Measure) -> tuple[Benefit, ...]:
    """The kinds a measure adds up."""
    if isinstance(measure, Benefit):
        return (measure,)
    if measure is RankMeasure.TOTAL:
        return _KINDS
    return tuple(kind for kind in _KINDS if kind.group.value == measure.value)


class National:
    """The kommuner of one period, ranked. `present` is how many kommuner have figures of the period at all, complete or
    not; by default those that are ranked.

    What is asked for is worked out on first use and kept. Nothing here changes after it was made.
    """

    def __init__(
        self,
        period: Period,
        sex: Sex,
        age_group: str,
        treatment: GapTreatment,
        now: Sequence[AreaSums],
        before: Sequence[AreaSums],
        source: Source,
        present: int | None = None,
    ) -> None:
        self.present = len(now) if present is None else present
        self.period = period
        self.sex = sex
        self.age_group = age_group
        self.treatment = treatment
        self.source = source
        self._now = now
        self._before = before
        self._keys: dict[Measure, tuple[Mapping[str, int], Mapping[str, int]]] = {}
        self._rankings: dict[Measure, Ranking] = {}
        self._shift, self._shift_before = _shift(now), _shift(before)

    @property
    def whole(self) -> bool:
        """True when the table holds the country, not only some kommuner that somebody picked out."""
        return self.present >= WHOLE_COUNTRY

    @property
    def of(self) -> int:
        """How many areas are ranked."""
        return len(self._now)

    @property
    def sums(self) -> tuple[AreaSums, ...]:
        """Every area that is ranked, with the sums that the places are worked out from."""
        return tuple(self._now)

    def rank(self, code: str, measure: Measure) -> Rank | None:
        """The place of one area; None where it is not ranked."""
        now, before = self._scaled(measure)
        if code not in now:
            return None
        keys = list(now.values())
        previous = _place(before[code], before.values()) if code in before else None
        again = None
        if before and len(now) != len(before):
            common = [each for each in now if each in before]
            places = [_place(keys[code], (keys[each] for each in common)) for keys in (before, now) if code in before]
            again = RankedAgain(_moved(places), len(common), len(before))
        return Rank(_place(now[code], keys), previous, len(keys), keys.count(now[code]) > 1, RankSource.COMPUTED, again)

    def ranks(self, code: str) -> dict[Measure, Rank]:
        """All places of one area by measure; empty where it is not ranked."""
        found = {measure: self.rank(code, measure) for measure in MEASURES}
        return {measure: rank for measure, rank in found.items() if rank is not None}

    def places(self, measure: Measure) -> dict[str, Place]:
        """Everyone's place by one measure, by area code."""
        return competition_ranks(self._scaled(measure)[0])

    def ranking(self, measure: Measure) -> "Ranking":
        """Everyone's places by one measure."""
        if measure not in self._rankings:
            self._rankings[measure] = self._ranked(measure)
        return self._rankings[measure]

    def _ranked(self, measure: Measure) -> "Ranking":
        now, before = self._scaled(measure)
        earlier, places = competition_ranks(before), competition_ranks(now)
        common = {code for code in now if code in before}
        then, since = (competition_ranks({code: keys[code] for code in common}) for keys in (before, now))

        def again(code: str) -> RankedAgain | None:
            if not before or len(now) == len(before):
                return None
            places = [places[code].rank for places in (then, since) if code in common]
            return RankedAgain(_moved(places), len(common), len(before))

        kinds = [_KINDS.index(kind) for kind in kinds_of(measure)]
        areas = [
            RankedArea(
                each.code,
                each.name,
                Fraction(100 * sum(each.persons[at] for at in kinds), each.population),
                Rank(
                    places[each.code].rank,
                    earlier[each.code].rank if each.code in earlier else None,
                    len(places),
                    places[each.code].tied,
                    RankSource.COMPUTED,
                    again(each.code),
                ),
            )
            for each in self._now
        ]
        areas.sort(key=lambda area: (area.rank.rank, swedish_order(area.name)))
        return Ranking(measure, self, tuple(areas))

    def _scaled(self, measure: Measure) -> tuple[Mapping[str, int], Mapping[str, int]]:
        if measure not in self._keys:
            kinds = [_KINDS.index(kind) for kind in kinds_of(measure)]
            self._keys[measure] = (_keys(self._now, kinds, self._shift), _keys(self._before, kinds, self._shift_before))
        return self._keys[measure]

    def places_lost(self, code: str, measure: Measure, persons: int = 10) -> int | None:
        """ "10 personer ≈ N platser": places lost if this area alone had so many more (ruling 8); None if unranked."""
        mine = next((each for each in self._now if each.code == code), None)
        if mine is None:
            return None
        now, _before = self._scaled(measure)
        kinds = [_KINDS.index(kind) for kind in kinds_of(measure)]
        more = sum(mine.persons[at] for at in kinds) + persons * len(self.period.months)
        moved = (more << self._shift) // mine.population
        others = [key for other, key in now.items() if other != code]
        return _place(moved, others) - _place(now[code], others)


@dataclass(frozen=True, eq=False)
class Ranking:
    """All ranked areas by one measure, lowest share first; equal ones by name in Swedish order."""

    measure: Measure
    national: National
    areas: tuple[RankedArea, ...]

    @cached_property
    def _at(self) -> dict[str, int]:
        return {area.code: at for at, area in enumerate(self.areas)}

    def find(self, code: str) -> RankedArea | None:
        """One area; None where it is not ranked."""
        at = self._at.get(code)
        return None if at is None else self.areas[at]

    def neighbours(self, code: str, each_side: int = 3) -> tuple[RankedArea, ...]:
        """The areas around one, itself among them, at most `each_side` before and after it; empty if unranked."""
        at = self._at.get(code)
        return () if at is None else self.areas[max(at - each_side, 0) : at + each_side + 1]


def _shift(areas: Sequence[AreaSums]) -> int:
    """Twice the bits of the largest number that is compared, those that `places_lost` adds included."""
    largest = max((max(each.population, sum(each.persons)) for each in areas), default=0)
    return 2 * (largest + _MOST_ADDED).bit_length()


def _keys(areas: Sequence[AreaSums], kinds: Sequence[int], shift: int) -> dict[str, int]:
    if len(kinds) == len(_KINDS):
        return {each.code: (sum(each.persons) << shift) // each.population for each in areas}
    if len(kinds) == 1:
        only = kinds[0]
        return {each.code: (each.persons[only] << shift) // each.population for each in areas}
    return {each.code: (sum([each.persons[at] for at in kinds]) << shift) // each.population for each in areas}


def _moved(places: Sequence[int]) -> int | None:
    """From the place then to that of now; None where there are none."""
    return places[0] - places[1] if places else None


def _place(key: int, keys: Iterable[int]) -> int:
    """One more than there are lower keys: competition ranking."""
    return 1 + sum(other < key for other in keys)
