"""Figures of invented kommuner as the domain has them, for tests of what is made of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, Coverage, GroupCoverage
from domain.benefits.of_period import MonthFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Value
from domain.profile.series import BenefitSeries

UMEA = Area("2480", "Umeå", AreaKind.KOMMUN)
VINDELN = Area("2404", "Vindeln", AreaKind.KOMMUN)
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
RIKET = Area("00", "Riket", AreaKind.RIKET)
REGION = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
SCB = Source("HE0000T02N2", "SCB", recorded=date(2026, 3, 26))
TYPED = Source("regional sammanställning")
COUNTS: tuple[Value, ...] = (100, 200, 300, 400, 50, 150)


def year(number: int) -> Period:
    return Period(number, PeriodKind.YEAR)


def figures(
    area: Area = UMEA,
    when: int = 2021,
    *,
    persons: Sequence[Value] = COUNTS,
    population: Value = 10_000,
    published: Fraction | None = None,
    coverage: Coverage | None = None,
    missing: tuple[Area, ...] = (),
    source: Source = SCB,
) -> BenefitFigures:
    """One year of one area."""
    return BenefitFigures(
        area=area,
        period=year(when),
        sex=Sex.ALLA,
        age_group=AGE_20_64,
        persons=dict(zip(Benefit, persons, strict=True)),
        population=population,
        published_share=published,
        source=source,
        coverage=coverage,
        members=GroupCoverage((area,), missing) if missing else None,
    )


def of_months(months: int, of: int = 12, *gaps: Period) -> Coverage:
    """Coverage of a year, with gaps in *ekonomiskt bistånd*."""
    return Coverage(months, of, {Benefit.EKONOMISKT_BISTAND: gaps} if gaps else {}, population_months=months)


def of_month(at: int, *, aid: Value = 150, population: Value = 10_000, first: int = 2020) -> MonthFigures:
    """The month number `at` from January of the year `first`."""
    return MonthFigures(month(first + at // 12, at % 12 + 1), (*COUNTS[:-1], aid), population)


def series(
    area: Area = UMEA,
    months: Sequence[MonthFigures] = (),
    years: Sequence[BenefitFigures] = (),
    *,
    sex: Sex = Sex.ALLA,
    filled: tuple[Period, ...] = (),
    partial: tuple[Period, ...] = (),
    reporting: Mapping[Period, frozenset[str]] | None = None,
) -> BenefitSeries:
    source = SCB if months else None
    made = (tuple(months), tuple(years), filled, source, partial, dict(reporting or {}))
    return BenefitSeries(area, sex, AGE_20_64, *made)
