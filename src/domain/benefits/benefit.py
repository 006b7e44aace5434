"""Full-year equivalents (*helårsekvivalenter*, HÅE) by kind of benefit (domain handbook §3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from domain.ground.area import Area
from domain.ground.period import Period, months_label
from domain.ground.reforms import Touched
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, exact_sum


class BenefitGroup(Enum):
    """The three groups, in the order they are always shown."""

    OHALSA = "ohalsa"
    ARBETSLOSHET = "arbetsloshet"
    EKONOMISKT_BISTAND = "ekonomiskt_bistand"

    @property
    def label(self) -> str:
        """The Swedish name."""
        return {
            BenefitGroup.OHALSA: tr("Ohälsa"),
            BenefitGroup.ARBETSLOSHET: tr("Arbetslöshet"),
            BenefitGroup.EKONOMISKT_BISTAND: tr("Ekonomiskt bistånd"),
        }[self]


class Benefit(Enum):
    """The six kinds of benefit (*ersättning*), in the order they are always shown."""

    SJUKPENNING = "sjukpenning"
    SJUK_OCH_AKTIVITETSERSATTNING = "sjuk_och_aktivitetsersattning"
    ARBETSLOSHET = "arbetsloshet"
    ARBETSMARKNADSATGARDER = "arbetsmarknadsatgarder"
    ETABLERINGSERSATTNING = "etableringsersattning"
    EKONOMISKT_BISTAND = "ekonomiskt_bistand"

    @property
    def label(self) -> str:
        """The Swedish name, as SCB writes it; *Arbetslöshet* is the group alone (ruling 43)."""
        return {
            Benefit.SJUKPENNING: tr("Sjukpenning"),
            Benefit.SJUK_OCH_AKTIVITETSERSATTNING: tr("Sjuk- och aktivitetsersättning"),
            Benefit.ARBETSLOSHET: tr("Arbetslöshetsersättning"),
            Benefit.ARBETSMARKNADSATGARDER: tr("Arbetsmarknadsåtgärder"),
            Benefit.ETABLERINGSERSATTNING: tr("Etableringsersättning"),
            Benefit.EKONOMISKT_BISTAND: tr("Ekonomiskt bistånd"),
        }[self]

    @property
    def group(self) -> BenefitGroup:
        """The group the kind belongs to."""
        if self in (Benefit.SJUKPENNING, Benefit.SJUK_OCH_AKTIVITETSERSATTNING):
            return BenefitGroup.OHALSA
        return BenefitGroup.EKONOMISKT_BISTAND if self is Benefit.EKONOMISKT_BISTAND else BenefitGroup.ARBETSLOSHET


_TOUCHED = {
    Benefit.ARBETSLOSHET: Touched.UNEMPLOYMENT_INSURANCE,
    Benefit.EKONOMISKT_BISTAND: Touched.SOCIAL_SERVICES,
}


def touched_by(kinds: Iterable[Benefit], *, shares: bool) -> frozenset[Touched]:
    """Which reforms move figures of these kinds, `shares` of the population or persons."""
    of_kinds = {_TOUCHED[kind] for kind in kinds if kind in _TOUCHED}
    return frozenset(of_kinds | {Touched.POPULATION} if shares else of_kinds)


AGE_20_64 = "20-64"
AGE_20_65 = "20-65"


@dataclass(frozen=True, slots=True, order=True)
class Filled:
    """A month whose gap was filled with the latest value known before it (ruling 9)."""

    month: Period
    taken_from: Period


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the period's months stand behind figures that are made of months (*antal månader*).

    `months` have figures out of `of`; `gaps` are the months among them in which a kind is not known, `filled` those
    that got an earlier value instead, `population_months` those whose population is known. `which` are the months that
    have figures, where that is told.
    """

    months: int
    of: int
    gaps: Mapping[Benefit, tuple[Period, ...]]
    filled: tuple[Filled, ...] = ()
    population_months: int = 0
    which: tuple[Period, ...] = field(default=(), compare=False)

    @property
    def whole(self) -> bool:
        """True when every month of the period has figures, of some kind at least."""
        return self.months == self.of

    @property
    def complete(self) -> bool:
        """True when every month has every figure; only then is the area ranked (rulings 7 and 9)."""
        return self.months == self.of == self.population_months and not self.gaps


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """Which members of a group its figures are made of (*täckning*, ruling 10)."""

    reporting: tuple[Area, ...]
    missing: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class CountryGaps:
    """What riket's figures lack (*bortfall*, ruling 45): the months in which some kommuner have not reported
    *ekonomiskt bistånd*, how many at most in one of them, and of how many that the table has."""

    months: tuple[Period, ...]
    most: int
    of: int


@dataclass(frozen=True, slots=True)
class BenefitFigures:
    """The six kinds for one area, period, sex and age group.

    `persons` holds every kind, in full-year equivalents. `population` is the number of inhabitants of the same
    ages, missing where the source did not give it. `published_share` is a share of the population in per cent that
    the source printed; it is used, and marked, only where the population is missing. `coverage` is None where the
    figures are yearly as typed or published, `members` None where the area is not a group, `country_gaps` None where it
    is not riket or every kommun has reported.
    """

    area: Area
    period: Period
    sex: Sex
    age_group: str
    persons: Mapping[Benefit, Value]
    population: Value
    published_share: Fraction | None
    source: Source
    coverage: Coverage | None = None
    members: GroupCoverage | None = None
    country_gaps: CountryGaps | None = None

    @property
    def when(self) -> str:
        """The period as it may be called, an incomplete one by its months: `november–december 2022` (ruling 41)."""
        return _called(self.period, self.coverage, () if self.coverage is None else self.coverage.which)

    @property
    def when_before(self) -> str:
        """What the year before may be called beside it: of an incomplete period the same months (ruling 41)."""
        which = () if self.coverage is None else self.coverage.which
        return _called(self.period.previous, self.coverage, [each.previous for each in which])

    @property
    def total(self) -> Value:
        """All six together; missing as soon as one kind is."""
        return exact_sum(self.persons[kind] for kind in Benefit)

    def group_total(self, group: BenefitGroup) -> Value:
        """The kinds of one group together; missing as soon as one is."""
        return exact_sum(self.persons[kind] for kind in Benefit if kind.group is group)


def _called(period: Period, coverage: Coverage | None, which: Sequence[Period]) -> str:
    if coverage is None or coverage.whole:
        return period.label
    if which:
        return months_label(which)
    text = tr("{months} av {of} månader {period}")
    return text.format(months=coverage.months, of=coverage.of, period=period.label)


def share(part: Value, whole: Value) -> Value:
    """Andel i procent, exakt; en decimal först vid visning. Saknat antal ger saknad andel, aldrig noll.

    Persons as a share of `whole`, in per cent. A whole of zero gives *saknas*: there is nothing to be a share of.
    """
    if isinstance(part, Empty):
        return part
    if isinstance(whole, Empty) or whole == 0:
        return Empty.SAKNAS
    return Fraction(part) / Fraction(whole) * 100


def difference(now: Value, before: Value) -> Value:
    """Now less before; missing where either is."""
    if isinstance(now, Empty) or isinstance(before, Empty):
        return Empty.SAKNAS
    result: Number = now - before
    return result
