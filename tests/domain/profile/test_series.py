"""Shares over time: mean persons over mean population (ruling 2)."""

from fractions import Fraction

from domain.benefits.benefit import AGE_20_64, Benefit
from domain.benefits.of_period import MonthFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries, month_shares, persons_of, twelve_month_shares

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)


def of_month(at: int, aid: int | Empty = 6) -> MonthFigures:
    return MonthFigures(month(2020 + at // 12, at % 12 + 1), (10 + at, 20, 3, 4, 5, aid), 1000 + at)


def test_a_month_is_its_persons_over_its_population():
    months = [of_month(0), of_month(1, Empty.SAKNAS)]
    assert month_shares(months, RankMeasure.TOTAL) == (Fraction(4800, 1000), Empty.SAKNAS)
    assert month_shares(months, Benefit.SJUKPENNING) == (Fraction(1000, 1000), Fraction(1100, 1001))
    assert persons_of(months[0], RankMeasure.ARBETSLOSHET) == 12


def test_twelve_months_are_a_mean_over_a_mean_and_need_all_twelve():
    months = [of_month(at, Empty.SAKNAS if at == 13 else 6) for at in range(15)]
    shares = twelve_month_shares(months, Benefit.SJUKPENNING)
    assert shares[:11] == (Empty.SAKNAS,) * 11
    assert shares[11] == Fraction(100 * sum(10 + at for at in range(12)), sum(1000 + at for at in range(12)))
    with_gap = twelve_month_shares(months, RankMeasure.TOTAL)
    assert with_gap[12] != Empty.SAKNAS
    assert with_gap[13:] == (Empty.SAKNAS, Empty.SAKNAS)


def test_a_series_of_nothing_is_empty():
    assert BenefitSeries(TIERP, Sex.ALLA, AGE_20_64, (), (), (), None).empty
    assert not BenefitSeries(TIERP, Sex.ALLA, AGE_20_64, (of_month(0),), (), (), None).empty
