"""A year is the mean of its months; what months lack is said (rulings 2, 9 and 10)."""

from fractions import Fraction

import pytest

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, Filled
from domain.benefits.of_period import (
    GapTreatment,
    KnownAid,
    MonthFigures,
    figures_of_group,
    figures_of_period,
    latest_known_aid,
)
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
SCB = Source("TAB1386", "SCB")
AID = Benefit.EKONOMISKT_BISTAND


def of_month(
    number: int, aid: Value = 60, *, year: int = 2021, sick: Value = 100, population: Value = 1000
) -> MonthFigures:
    return MonthFigures(month(year, number), (sick, 200, 30, 40, 5, aid), population)


def year_of(months: list[MonthFigures], area: Area = TIERP, **more: object) -> BenefitFigures:
    return figures_of_period(area, parse_period("2021"), Sex.ALLA, AGE_20_64, months, SCB, **more)  # type: ignore[arg-type]


def test_a_year_is_the_exact_mean_of_twelve_months():
    figures = year_of([of_month(number, sick=100 + number, population=1000 + 10 * number) for number in range(1, 13)])
    assert figures.persons[Benefit.SJUKPENNING] == Fraction(213, 2)
    assert figures.persons[AID] == 60
    assert figures.population == 1065
    assert figures.coverage is not None
    assert (figures.coverage.months, figures.coverage.of, figures.coverage.complete) == (12, 12, True)


def test_a_half_year_is_the_mean_of_its_six():
    months = [of_month(number, sick=number) for number in range(7, 13)]
    figures = figures_of_period(TIERP, Period(2021, PeriodKind.HALF, 2), Sex.ALLA, AGE_20_64, months, SCB)
    assert figures.persons[Benefit.SJUKPENNING] == Fraction(57, 6)


def test_a_month_with_bortfall_is_left_out_of_its_kind_and_the_total_is_the_sum_of_means():
    figures = year_of([of_month(n, Empty.SAKNAS if n in (3, 4) else 60 + n) for n in range(1, 13)])
    known = [60 + n for n in range(1, 13) if n not in (3, 4)]
    assert figures.persons[AID] == Fraction(sum(known), 10)
    assert figures.total == 375 + Fraction(sum(known), 10)
    assert figures.coverage is not None
    assert figures.coverage.gaps == {AID: (month(2021, 3), month(2021, 4))}
    assert not figures.coverage.complete


def test_the_latest_known_value_fills_a_gap_and_is_listed():
    months = [of_month(n, Empty.SAKNAS if n in (1, 4, 5) else 60 + n) for n in range(1, 13)]
    before = KnownAid(month(2020, 11), 48)
    figures = year_of(months, treatment=GapTreatment.SENAST_KANDA, before=before)
    assert figures.persons[AID] == Fraction(48 + 62 + 63 + 63 + 63 + sum(range(66, 73)), 12)
    assert figures.coverage is not None
    assert figures.coverage.filled == (
        Filled(month(2021, 1), month(2020, 11)),
        Filled(month(2021, 4), month(2021, 3)),
        Filled(month(2021, 5), month(2021, 3)),
    )
    assert figures.coverage.complete
    nothing_earlier = year_of(months, treatment=GapTreatment.SENAST_KANDA)
    assert nothing_earlier.coverage is not None
    assert nothing_earlier.coverage.gaps == {AID: (month(2021, 1),)}


def test_what_is_hidden_is_not_filled_with_something_older():
    figures = year_of([of_month(1), of_month(2, Empty.DOLT)], treatment=GapTreatment.SENAST_KANDA)
    assert figures.coverage is not None
    assert figures.coverage.filled == ()


def test_a_kind_no_month_reports_is_missing_and_an_incomplete_year_says_its_months():
    figures = year_of([of_month(n, Empty.SAKNAS, population=Empty.SAKNAS) for n in range(1, 10)])
    assert figures.persons[AID] is Empty.SAKNAS
    assert figures.population is Empty.SAKNAS
    assert figures.total is Empty.SAKNAS
    assert figures.coverage is not None
    assert (figures.coverage.months, figures.coverage.population_months) == (9, 0)


@pytest.mark.parametrize("months", [[], [of_month(1, year=2020)]])
def test_months_of_another_period_are_a_defect(months: list[MonthFigures]):
    with pytest.raises(ValueError, match="another period"):
        year_of(months)


def test_the_latest_known_aid_of_months():
    assert latest_known_aid([of_month(1, 7), of_month(2, Empty.SAKNAS)]) == KnownAid(month(2021, 1), 7)
    assert latest_known_aid([of_month(2, Empty.SAKNAS)]) is None


def test_treatments_have_swedish_names():
    assert [treatment.label for treatment in GapTreatment] == [
        "Lämna ute månader med bortfall",
        "Använd senast kända värde",
    ]


# --- groups ---


def typed(area: Area, population: Value, persons: int = 10, source: Source = SCB) -> BenefitFigures:
    return BenefitFigures(
        area, parse_period("2021"), Sex.ALLA, AGE_20_64, dict.fromkeys(Benefit, persons), population, None, source
    )


def test_a_groups_share_is_a_sum_over_a_sum_and_never_a_mean_of_shares():
    figures = figures_of_group(GROUP, [HEBY, TIERP], {"0331": typed(HEBY, 100, 1), "0360": typed(TIERP, 9900, 99)})
    assert figures is not None
    assert (figures.total, figures.population) == (600, 10000)
    assert figures.members is not None
    assert figures.members.missing == ()
    assert figures.coverage is None
    assert figures.source == SCB


def test_a_member_without_figures_is_left_out_of_persons_and_population_alike():
    alone = {"0360": typed(TIERP, 900, 3), "0331": typed(HEBY, Empty.SAKNAS, 5)}
    figures = figures_of_group(GROUP, [HEBY, TIERP], alone)
    assert figures is not None
    assert (figures.total, figures.population) == (18, 900)
    assert figures.members is not None
    assert figures.members.missing == (HEBY,)


def test_no_population_anywhere_leaves_persons_and_nothing_at_all_leaves_no_group():
    without = {"0360": typed(TIERP, Empty.SAKNAS, 3), "0331": typed(HEBY, Empty.SAKNAS, 5)}
    figures = figures_of_group(GROUP, [HEBY, TIERP], without)
    assert figures is not None
    assert figures.total == 48
    assert figures.population is Empty.SAKNAS
    assert figures_of_group(GROUP, [HEBY, TIERP], {}) is None


def test_a_groups_coverage_is_that_of_the_member_that_has_least():
    heby = year_of([of_month(n, Empty.SAKNAS if n == 2 else 6) for n in range(1, 13)], HEBY)
    tierp = year_of([of_month(n, Empty.SAKNAS if n in (2, 3) else 6) for n in range(1, 12)], TIERP)
    figures = figures_of_group(GROUP, [HEBY, TIERP], {"0331": heby, "0360": tierp})
    assert figures is not None
    assert figures.coverage is not None
    assert figures.coverage.months == 11
    assert figures.coverage.gaps == {AID: (month(2021, 2), month(2021, 3))}


def test_different_sources_are_all_named():
    other = typed(HEBY, 100, source=Source("regional deck 2021"))
    figures = figures_of_group(GROUP, [HEBY, TIERP], {"0331": other, "0360": typed(TIERP, 100)})
    assert figures is not None
    assert figures.source.words == "regional deck 2021; SCB, TAB1386"
