"""Any months and areas: what is added up and what stands beside, with missing never taken for nought."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.period import month, months_between
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.any_period import Amount, AnyPeriod, AreaFigures, AreaMonths, lacking_words, post_amount
from domain.lots.month import AgeGroup, CellKey, Party, PeriodPost
from domain.lots.month_by_month import MonthByMonth
from domain.lots.period import tally_period
from support.lots_areas import ANY, DEC, HEBY, JAN, KNIVSTA, MAY, TIERP, areas, from_cases, of_area, of_parties, span

GONE = Empty.SAKNAS


def named(period: AnyPeriod) -> list[str]:
    return [each.area.name for each in period.together]


def test_areas_with_other_months_stand_beside_and_are_added_to_nothing() -> None:
    spring = months_between(JAN, MAY)
    tierp = of_area(TIERP, *(of_parties(TIERP, at, fk=2) for at in spring))
    heby = of_area(HEBY, *(of_parties(HEBY, at, fk=3) for at in spring))
    knivsta = of_area(KNIVSTA, *(of_parties(KNIVSTA, at, fk=100) for at in months_between(JAN, DEC)))
    period = span(tierp, heby, knivsta)
    assert period.shared_months == spring, "two areas have them, one has the whole year"
    assert named(period) == ["Tierp", "Heby"]
    assert period.tally.total == 25
    assert period.when == "januari–maj 2016 (5 av 12 månader)"
    whole = period.whole
    assert whole is not None
    assert (whole.name, whole.amount, whole.days) == ("2 områden tillsammans", Amount(25, 25), 152)
    (apart,) = period.apart
    assert (apart.name, apart.when, apart.amount.value, apart.days) == ("Knivsta", "januari–december 2016", 1200, 366)
    assert [each.together for each in period.beside] == [True, True, False]


def test_of_equally_many_areas_those_with_more_months_are_added_then_the_later_ones() -> None:
    one = of_area(TIERP, of_parties(TIERP, JAN, fk=1))
    two = of_area(HEBY, of_parties(HEBY, JAN, fk=1), of_parties(HEBY, MAY, fk=1))
    assert named(span(one, two)) == ["Heby"]
    assert named(span(one, of_area(HEBY, of_parties(HEBY, MAY, fk=1)))) == ["Heby"]


def test_nothing_anywhere_is_no_sum_of_nought() -> None:
    period = span(of_area(TIERP), of_area(HEBY))
    assert period.shared_months == period.together == period.beside == MonthByMonth(period).parties == ()
    assert period.whole is None
    assert period.when == ""
    assert MonthByMonth(period).month_total(MAY) == Amount(GONE)
    assert MonthByMonth(period).rolling[DEC] is GONE
    assert period.silent == (TIERP, HEBY)
    assert period.source == Source("")


def test_an_area_alone_has_no_sum_of_areas_and_its_own_sources() -> None:
    period = span(of_area(TIERP, replace(of_parties(TIERP, MAY, fk=1), source=Source("Egen lista"))))
    assert period.whole is None
    assert period.source.name == "Egen lista"
    assert period.silent == ()


def test_a_party_that_one_area_never_names_is_a_least_and_leaves_the_whole_as_the_areas_have_it() -> None:
    period = span(
        of_area(TIERP, of_parties(TIERP, MAY, fk=4, annan=1)), of_area(HEBY, of_parties(HEBY, MAY, fk=5)), until=MAY
    )
    assert period.tally.by_party[Party.FK] == 9
    assert period.tally.by_party[Party.ANNAN] is GONE
    assert period.tally.least[Party.ANNAN, *ANY] == 1
    assert period.tally.cells[Party.ANNAN, *ANY] is GONE
    assert period.tally.total == 10, "Heby alone has five, and Tierp five"
    months = MonthByMonth(period)
    assert months.party_month(MAY, Party.ANNAN) == Amount(GONE, 1)
    assert months.party_month(MAY, Party.FK) == Amount(9, 9)
    assert months.month_total(MAY) == Amount(10, 10)


def test_a_party_that_an_area_names_in_other_months_makes_a_least_of_its_sums_too() -> None:
    heby = of_area(HEBY, of_parties(HEBY, JAN, fk=5, af=2), of_parties(HEBY, MAY, fk=5))
    tierp = of_area(TIERP, *(of_parties(TIERP, at, fk=1, af=1) for at in (JAN, MAY)))
    period = span(tierp, heby, until=MAY)
    assert MonthByMonth(period).month_total(MAY) == Amount(GONE, 7)
    assert period.whole is not None
    assert period.whole.amount == Amount(GONE, 16)
    assert period.whole.amount.words == "minst 16"
    assert period.whole.rate_words(Fraction(5, 2)) == "minst 2,5"
    assert period.whole.rate_words(GONE) == "saknas"


def test_cases_of_one_area_do_not_hide_what_another_leaves_out() -> None:
    heby = of_area(HEBY, from_cases(HEBY, JAN, {}), of_parties(HEBY, MAY, fk=5))
    tierp = of_area(TIERP, from_cases(TIERP, JAN, {}), from_cases(TIERP, MAY, {}))
    assert span(tierp, heby, until=MAY).tally.by_party[Party.AF] is GONE


def test_what_makes_a_sum_a_least_is_named_by_area_party_and_months() -> None:
    spring = months_between(JAN, MAY)
    tierp = of_area(
        TIERP, *(of_parties(TIERP, at, fk=1, **({} if at.number in (2, 4) else {"af": 1})) for at in spring)
    )
    heby = of_area(HEBY, *(of_parties(HEBY, at, fk=1, af=GONE if at == MAY else 1) for at in spring))
    knivsta = of_area(KNIVSTA, *(of_parties(KNIVSTA, at, fk=1) for at in spring))
    assert lacking_words(span(tierp, heby, knivsta, until=MAY)) == (
        "Tierp, Arbetsförmedlingen: 2 månader i februari–april 2016",
        "Heby, Arbetsförmedlingen: maj 2016",
        "Knivsta, Arbetsförmedlingen: januari–maj 2016",
    )
    assert lacking_words(span(knivsta, until=MAY)) == ()


def test_a_month_nobody_has_is_missing_in_its_row_and_in_the_mean() -> None:
    months = [of_parties(TIERP, at, fk=2) for at in months_between(month(2015, 2), DEC) if at != MAY]
    period = span(of_area(TIERP, *months))
    assert MonthByMonth(period).party_month(MAY, Party.FK) == Amount(GONE)
    assert [at for at in period.months if MonthByMonth(period).rolling[at] == 2] == list(
        months_between(JAN, month(2016, 4))
    )
    assert all(MonthByMonth(period).rolling[at] is GONE for at in months_between(MAY, DEC))


def test_a_figure_that_is_missing_leaves_the_mean_missing() -> None:
    months = [of_parties(TIERP, at, fk=GONE if at == MAY else 2) for at in months_between(month(2015, 6), MAY)]
    period = span(of_area(TIERP, *months, until=MAY), until=MAY)
    assert MonthByMonth(period).rolling[MAY] is GONE


def test_a_party_of_the_year_before_is_in_the_mean_and_takes_nothing_from_this_years_months() -> None:
    before = [of_parties(TIERP, at, fk=1, annan=2) for at in months_between(month(2015, 2), month(2015, 12))]
    months = MonthByMonth(span(of_area(TIERP, *before, of_parties(TIERP, JAN, fk=1)), until=JAN))
    assert months.parties == (Party.FK,)
    assert months.month_total(JAN) == Amount(1, 1)
    assert months.rolling[JAN] is GONE, "of the other party January says nothing"


def test_a_rate_is_of_the_areas_own_days_and_people() -> None:
    inhabitants = dict.fromkeys(months_between(JAN, month(2016, 3)), 10000) | {month(2016, 4): GONE, MAY: 12_000}
    area = of_area(TIERP, of_parties(TIERP, JAN, fk=31), of_parties(TIERP, MAY, fk=31), inhabitants=inhabitants)
    (found,) = span(area).beside
    assert found.per_month == Fraction(62 * 487, 62 * 16)
    assert found.inhabitants == 11_000
    assert found.per_inhabitants == Fraction(62 * 10_000, 11_000)
    assert found.per_month_and_inhabitants == found.per_month * Fraction(10_000, 11_000)
    assert found.rate_words(found.per_month) == "30,4"


@pytest.mark.parametrize("inhabitants", [GONE, 0])
def test_without_people_or_days_there_is_no_rate(inhabitants: Value) -> None:
    figures = AreaFigures("Tierp", "", Amount(7, 7), 0, inhabitants)
    assert figures.per_month is figures.per_inhabitants is figures.per_month_and_inhabitants is GONE
    unknown = AreaFigures("Tierp", "", Amount(GONE), 30, 5)
    assert unknown.per_month is unknown.per_inhabitants is GONE


def test_a_period_post_stands_beside_with_its_own_days_and_is_added_to_nothing() -> None:
    counts = {(Party.ALLA, *ANY): 48, (Party.FK, *ANY): 40}
    post = PeriodPost(HEBY, date(2015, 11, 1), date(2016, 5, 22), counts)
    heby = of_area(HEBY, inhabitants={month(2015, 11): 100, month(2016, 5): 200, month(2016, 6): 900})
    period = span(of_area(TIERP, of_parties(TIERP, MAY, fk=1)), heby, posts=[post])
    (_own, beside) = period.beside
    assert (beside.name, beside.when) == ("Heby", "2015-11-01 till 2016-05-22")
    assert (beside.amount.value, beside.days, beside.inhabitants, beside.post) == (48, 204, 150, True)
    assert period.tally.total == 1
    assert period.apart == period.silent == ()


@pytest.mark.parametrize(
    ("counts", "amount"),
    [
        ({(Party.FK, *ANY): 3, (Party.AF, *ANY): 4}, Amount(7, 7)),
        ({(Party.FK, *ANY): 3, (Party.AF, *ANY): GONE, (Party.ALLA, *ANY): 9}, Amount(9, 9)),
        ({(Party.ALLA, Sex.KVINNA, AgeGroup.ALLA): 3, (Party.ALLA, Sex.MAN, AgeGroup.ALLA): 2}, Amount(5, 5)),
        ({(Party.FK, *ANY): 3, (Party.AF, *ANY): GONE}, Amount(GONE, 3)),
    ],
)
def test_all_cases_of_a_post(counts: Mapping[CellKey, Value], amount: Amount) -> None:
    assert post_amount(PeriodPost(HEBY, date(2016, 1, 1), date(2016, 5, 22), counts)) == amount


def test_an_amount_in_words() -> None:
    assert [Amount(7).words, Amount(GONE, 7).words, Amount(GONE).words, Amount(0).words] == [
        "7",
        "minst 7",
        "saknas",
        "0",
    ]
    assert [Amount(7).shown, Amount(GONE, 7).shown, Amount(GONE).shown] == [7, 7, GONE]
    assert [Amount(7, 7).is_least, Amount(GONE, 7).is_least, Amount(GONE).is_least] == [False, True, False]


def test_case_workers_are_exact_from_cases_a_range_from_totals_and_of_one_area_each() -> None:
    fk: Mapping[Party, Value] = {Party.FK: 3}
    tierp = of_area(TIERP, from_cases(TIERP, JAN, {}), from_cases(TIERP, MAY, {}))
    totals = [replace(of_parties(HEBY, at, fk=9), workers=fk) for at in (JAN, MAY)]
    period = replace(span(tierp, of_area(HEBY, *totals)), workers={"0360": {Party.FK: 4, Party.AF: GONE}})
    assert period.different_workers(Party.FK) == (7, 10)
    assert period.different_workers(Party.AF) is None, "some of Tierp's cases have no code, and Heby says nothing"
    assert replace(span(tierp), workers={"0360": {Party.FK: 4}}).different_workers(Party.FK) == (4, 4)
    assert span().different_workers(Party.FK) is None


@given(areas())
def test_parts_sum_to_the_whole_and_missing_is_never_nought(of: list[AreaMonths]) -> None:
    period = span(*of, until=month(2016, 3))
    tally, months = period.tally, period.shared_months
    by_month = [MonthByMonth(period).month_total(at) for at in months]
    by_party = [
        [MonthByMonth(period).party_month(at, party) for at in months] for party in MonthByMonth(period).parties
    ]
    assert exact_sum(each.value for each in by_month) == tally.total or not months
    assert sum(each.least for each in by_month) == tally.known_total
    for party, amounts in zip(MonthByMonth(period).parties, by_party, strict=True):
        assert exact_sum(each.value for each in amounts) == tally.by_party[party]
    own = [each for each in period.beside if each.together]
    assert sum(int(at_least([each.amount.shown])) for each in own) == tally.known_total
    if isinstance(tally.total, int) and months:
        assert exact_sum(each.amount.value for each in own) == tally.total
    for each in own:
        assert isinstance(each.amount.value, int) or each.amount.least <= tally.known_total


@given(areas(), st.randoms())
def test_the_order_of_areas_is_no_matter(of: list[AreaMonths], chance: object) -> None:
    one = span(*of, until=month(2016, 3))
    other = span(*sorted(of, key=lambda each: each.area.code), until=month(2016, 3))
    assert one.shared_months == other.shared_months
    assert one.tally.total == other.tally.total
    assert one.tally.by_party == other.tally.by_party
    assert MonthByMonth(one).rolling == MonthByMonth(other).rolling
    assert set(one.beside) == set(other.beside)
    assert [MonthByMonth(one).month_total(at) for at in one.months] == [
        MonthByMonth(other).month_total(at) for at in other.months
    ]


@given(areas())
def test_one_area_alone_is_its_own_period(of: list[AreaMonths]) -> None:
    for each in of:
        period = span(each, until=month(2016, 3))
        own = tally_period([m for m in each.months if m.counts])
        assert (period.tally.total, period.tally.by_party) == (own.total, own.by_party)
