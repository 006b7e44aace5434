"""Year and half-year from months (*årsvärde ur månader*), with what the months lack (rulings 2, 9 and 10).

A year's figure is the mean of its twelve months, a half-year's of six, exactly. Figures of several areas are sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from domain.benefits.benefit import Benefit, BenefitFigures, CountryGaps, Coverage, Filled, GroupCoverage
from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, exact_sum, number_or_none


class GapTreatment(Enum):
    """What stands for a month whose *ekonomiskt bistånd* was not reported (*bortfall*, ruling 9)."""

    LAMNA_UT = "lamna_ut"
    SENAST_KANDA = "senast_kanda"

    @property
    def label(self) -> str:
        """The Swedish name, as the user chooses it."""
        return {
            GapTreatment.LAMNA_UT: tr("Lämna ute månader med bortfall"),
            GapTreatment.SENAST_KANDA: tr("Använd senast kända värde"),
        }[self]


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month of one area, sex and age group: the six kinds in their order, and the population."""

    month: Period
    persons: tuple[Value, ...]
    population: Value


@dataclass(frozen=True, slots=True)
class KnownAid:
    """*Ekonomiskt bistånd* of a month, kept to fill a later gap with."""

    month: Period
    persons: Number


_AID = list(Benefit).index(Benefit.EKONOMISKT_BISTAND)


def figures_of_period(
    area: Area,
    period: Period,
    sex: Sex,
    age_group: str,
    months: Sequence[MonthFigures],
    source: Source,
    *,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
    before: KnownAid | None = None,
    country_gaps: CountryGaps | None = None,
) -> BenefitFigures:
    """The period's figures from the months there are, which are given in order.

    *Lämna ute*: a kind is the mean of the months that report it. *Senast kända*: a gap in *ekonomiskt bistånd* takes
    the latest earlier month's value, `before` where the period itself has none; it is listed in `coverage.filled`.
    A kind that no month reports is *saknas*. Raises ValueError when there is no month, or one outside the period.
    """
    if not months or not {each.month for each in months} <= set(period.months):
        raise ValueError("months of another period")
    filled: list[Filled] = []
    if treatment is GapTreatment.SENAST_KANDA:
        months, filled = fill_gaps(months, before)
    persons = {kind: _mean([each.persons[at] for each in months]) for at, kind in enumerate(Benefit)}
    gaps = {
        kind: tuple(each.month for each in months if isinstance(each.persons[at], Empty))
        for at, kind in enumerate(Benefit)
    }
    return BenefitFigures(
        area=area,
        period=period,
        sex=sex,
        age_group=age_group,
        persons=persons,
        population=_mean([each.population for each in months]),
        published_share=None,
        source=source,
        coverage=Coverage(
            months=len(months),
            of=len(period.months),
            gaps={kind: missing for kind, missing in gaps.items() if missing},
            filled=tuple(filled),
            population_months=sum(not isinstance(each.population, Empty) for each in months),
            which=tuple(each.month for each in months),
        ),
        country_gaps=country_gaps,
    )


def latest_known_aid(months: Sequence[MonthFigures]) -> KnownAid | None:
    """The last *ekonomiskt bistånd* that is known among months in order; None where none is."""
    for each in reversed(months):
        aid = number_or_none(each.persons[_AID])
        if aid is not None:
            return KnownAid(each.month, aid)
    return None


def fill_gaps(months: Sequence[MonthFigures], before: KnownAid | None) -> tuple[list[MonthFigures], list[Filled]]:
    """The months with each gap in *ekonomiskt bistånd* filled with the latest earlier value, and the list of those."""
    known, made, filled = before, [], []
    for each in months:
        aid = number_or_none(each.persons[_AID])
        if aid is not None:
            known = KnownAid(each.month, aid)
        elif known is not None and each.persons[_AID] is Empty.SAKNAS:
            persons = (*each.persons[:_AID], known.persons, *each.persons[_AID + 1 :])
            each = MonthFigures(each.month, persons, each.population)  # noqa: PLW2901  the month with its gap filled
            filled.append(Filled(each.month, known.month))
        made.append(each)
    return made, filled


def _mean(values: Sequence[Value]) -> Value:
    known = [value for value in values if not isinstance(value, Empty)]
    if not known:
        return values[0]
    mean = Fraction(sum(known), len(known))
    return mean.numerator if mean.denominator == 1 else mean


def figures_of_group(
    group: Area, members: Sequence[Area], figures: Mapping[str, BenefitFigures]
) -> BenefitFigures | None:
    """The group's figures: sums over the members that report every kind and their population (ruling 10).

    Members that do not are left out of persons and population alike, and named in `members.missing`; where no member's
    population is known the persons are summed without it. None when no member reports. `figures` are those of the
    members by code, all of the same period, sex and ages.
    """
    counted = [figures[member.code] for member in members if member.code in figures]
    counted = [each for each in counted if not isinstance(each.total, Empty)]
    reporting = [each for each in counted if not isinstance(each.population, Empty)] or counted
    if not reporting:
        return None
    first = reporting[0]
    codes = {each.area.code for each in reporting}
    return BenefitFigures(
        area=group,
        period=first.period,
        sex=first.sex,
        age_group=first.age_group,
        persons={kind: exact_sum([each.persons[kind] for each in reporting]) for kind in Benefit},
        population=exact_sum([each.population for each in reporting]),
        published_share=None,
        source=one_source(each.source for each in reporting),
        coverage=_common_coverage(reporting),
        members=GroupCoverage(
            tuple(each.area for each in reporting), tuple(member for member in members if member.code not in codes)
        ),
    )


def _common_coverage(figures: Sequence[BenefitFigures]) -> Coverage | None:
    """The coverage of the member that has least; None where the figures are not made of months."""
    known = [each.coverage for each in figures if each.coverage is not None]
    if not known:
        return None
    gaps: dict[Benefit, tuple[Period, ...]] = {}
    for each in known:
        for kind, months in each.gaps.items():
            gaps[kind] = tuple(sorted({*gaps.get(kind, ()), *months}))
    return Coverage(
        months=min(each.months for each in known),
        of=known[0].of,
        gaps=gaps,
        filled=tuple(sorted({filled for each in known for filled in each.filled})),
        population_months=min(each.population_months for each in known),
        which=min(known, key=lambda each: each.months).which,
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """An area's figures and those they may be compared with, of the same months and kommuner (rulings 40 and 41).

    `of_all` are a group's levels over every member that reports, of the periods where those are others than the common
    members that `now` and `before` are of. `beside` are other figures of the same period that are not shown.
    """

    now: BenefitFigures
    before: BenefitFigures | None
    of_all: tuple[BenefitFigures, ...] = ()
    beside: BenefitFigures | None = None


def over_common(
    group: Area, members: Sequence[Area], now: Mapping[str, BenefitFigures], before: Mapping[str, BenefitFigures]
) -> Compared | None:
    """The group's figures of both periods over the members that report in both (rulings 40 and 60), the one place where
    the change of a sum over areas is decided; without a year before where there is no such member, None where none
    reports now. `before` is of the same months."""
    of_now, of_before = (figures_of_group(group, members, figures) for figures in (now, before))
    if of_now is None:
        return None
    if of_before is None:
        return Compared(of_now, None)
    common = _reporting(of_now) & _reporting(of_before)
    both = [figures_of_group(group, members, {code: figures[code] for code in common}) for figures in (now, before)]
    if both[0] is None or both[1] is None:
        return Compared(of_now, None, (of_before,))
    apart = [level for level in (of_now, of_before) if _reporting(level) != common]
    return Compared(both[0], both[1], tuple(apart))


def _reporting(figures: BenefitFigures) -> set[str]:
    return set() if figures.members is None else {each.code for each in figures.members.reporting}
