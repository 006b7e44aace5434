"""LOTS over months: what can be added, what stays a range, and how far the goals are."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.case import case_counts
from domain.lots.month import AgeGroup, CellKey, LotsMonth, Party, PeriodPost
from domain.lots.period import (
    Goal,
    ResourceMonth,
    goal_outcome,
    overlapping,
    tally_period,
    tally_resource,
    year_to_report,
)

DATA = Path(__file__).parents[2] / "data"
TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALLA = Sex.KVINNA, Sex.MAN, Sex.ALLA
UNDER, OVER, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA


def margins(number: int, women: Value, men: Value, under: Value, over: Value) -> LotsMonth:
    counts: dict[CellKey, Value] = {
        (Party.FK, K, ANY): women,
        (Party.FK, M, ANY): men,
        (Party.FK, ALLA, UNDER): under,
        (Party.FK, ALLA, OVER): over,
    }
    return LotsMonth(TIERP, month(2016, number), counts)


def crossed(number: int) -> LotsMonth:
    counts: dict[CellKey, Value] = {
        (Party.FK, K, UNDER): 1,
        (Party.FK, K, OVER): 2,
        (Party.FK, M, UNDER): 3,
        (Party.AF, M, OVER): 4,
    }
    return LotsMonth(TIERP, month(2016, number), counts)


def test_months_of_one_form_are_added_cell_by_cell():
    tally = tally_period([crossed(1), crossed(2)])
    assert tally.cells[Party.FK, M, UNDER] == 6
    assert tally.by_party[Party.FK] == 12
    assert tally.total == tally.known_total == 20
    assert tally.by_sex[K] == 6


def test_a_period_that_mixes_forms_adds_party_totals_and_holds_margins():
    tally = tally_period([crossed(1), margins(2, 2, 1, 1, 2)])
    assert tally.by_party[Party.FK] == 9
    assert tally.by_party[Party.AF] is Empty.SAKNAS, "February has nothing of AF, which is not nought"
    assert tally.cells[Party.FK, K, ANY] == 5
    assert tally.cells[Party.FK, ALLA, OVER] == 4
    assert all(ALLA is sex or age is ANY for _, sex, age in tally.cells)


@given(st.dictionaries(st.sampled_from([K, M, Sex.ANNAT]), st.integers(0, 9)), st.booleans())
def test_a_month_alone_adds_up_as_it_does_beside_one_without_figures(women_and_men: dict[Sex, int], by_case: bool):
    margins_of = LotsMonth(TIERP, month(2016, 1), {(Party.FK, sex, ANY): n for sex, n in women_and_men.items()})
    cases = {(Party.FK, sex, UNDER): n for sex, n in women_and_men.items()}
    alone = replace(margins_of, counts=case_counts(cases), by_case=True) if by_case else margins_of
    assert tally_period([alone]) == tally_period([alone, LotsMonth(TIERP, month(2016, 2), {})])


def of_fk(number: int, counts: dict[tuple[Sex, AgeGroup], Value]) -> LotsMonth:
    return LotsMonth(TIERP, month(2016, number), {(Party.FK, *split): value for split, value in counts.items()})


def test_a_month_without_a_division_leaves_the_periods_cells_of_it_missing():
    # Half of a period's women would otherwise stand there as all of them.
    tally = tally_period([margins(1, 2, 1, 1, 2), of_fk(2, {(ALLA, ANY): 7})])
    assert tally.by_party[Party.FK] == 10
    assert tally.cells[Party.FK, ALLA, ANY] == 10
    assert tally.cells[Party.FK, K, ANY] is tally.cells[Party.FK, ALLA, OVER] is Empty.SAKNAS
    assert tally.by_sex[K] is Empty.SAKNAS
    half = tally_period([margins(1, 2, 1, 1, 2), of_fk(2, {(K, ANY): 4})])
    assert half.cells[Party.FK, K, ANY] == 6
    assert half.cells[Party.FK, M, ANY] is Empty.SAKNAS
    nobody = tally_period([margins(1, 2, 1, 1, 2), of_fk(2, {(ALLA, ANY): 0})])
    assert nobody.cells[Party.FK, K, ANY] == nobody.by_sex[K] == 2


def test_a_month_that_leaves_a_column_out_takes_nothing_from_the_others():
    tally = tally_period([margins(1, 2, 1, 1, 2), of_fk(2, {(K, ANY): 0, (M, ANY): 0, (Sex.ANNAT, ANY): 5})])
    assert tally.by_sex == {K: 2, M: 1, Sex.ANNAT: 5}
    assert tally.cells[Party.FK, Sex.ANNAT, ANY] == 5
    assert tally.by_age[AgeGroup.OKAND] is Empty.SAKNAS


def test_a_month_of_both_forms_holds_margins_in_a_period():
    af: dict[CellKey, Value] = {(Party.AF, K, ANY): 5, (Party.AF, M, ANY): 1}
    fk: dict[CellKey, Value] = {(Party.FK, K, UNDER): 2, (Party.FK, M, OVER): 3}
    tally = tally_period([LotsMonth(TIERP, month(2016, 5), fk | af)])
    assert tally.cells == af | {
        (Party.FK, K, ANY): 2,
        (Party.FK, M, ANY): 3,
        (Party.FK, ALLA, UNDER): 2,
        (Party.FK, ALLA, OVER): 3,
    }
    assert (tally.total, tally.by_sex[K], tally.by_age[UNDER]) == (11, 7, Empty.SAKNAS)


def test_one_missing_month_leaves_the_period_at_least_the_rest():
    tally = tally_period([margins(1, 2, 1, 1, 2), margins(2, Empty.SAKNAS, 1, 1, 2)])
    assert tally.by_party[Party.FK] is Empty.SAKNAS
    assert tally.total is Empty.SAKNAS
    assert tally.known_total == 6
    assert tally.findings[-5].text.startswith("februari 2016: Försäkringskassan, kvinnor: värde saknas")


def test_a_half_filled_cell_takes_nothing_of_what_is_known_of_a_half_year():
    tally = tally_period([*(margins(number, 2, 1, 1, 2) for number in range(1, 6)), margins(6, Empty.SAKNAS, 1, 2, 2)])
    assert tally.by_party[Party.FK] is tally.cells[Party.FK, K, ANY] is tally.by_sex[K] is Empty.SAKNAS
    assert tally.by_sex[M] == 6
    assert tally.least == {
        (Party.FK, K, ANY): 10,
        (Party.FK, ALLA, ANY): 19,
        (Party.ALLA, K, ANY): 10,
        (Party.ALLA, ALLA, ANY): 19,
    }
    assert tally.parties[0].lacking == (month(2016, 6),)


@pytest.mark.parametrize("form", [margins(2, 2, 1, 1, 2).counts, crossed(2).counts])
def test_a_party_that_a_month_leaves_out_has_at_least_what_the_others_say(form: Mapping[CellKey, Value]):
    region = {(Party.REGION, *key[1:]): value for key, value in form.items() if key[0] is Party.FK}
    with_region = LotsMonth(TIERP, month(2016, 1), {**form, **region})
    whole = tally_period([with_region]).by_party[Party.REGION]
    tally = tally_period([with_region, LotsMonth(TIERP, month(2016, 2), form), LotsMonth(TIERP, month(2016, 3), {})])
    assert isinstance(tally.by_party[Party.FK], int)
    of = next(each for each in tally.parties if each.party is Party.REGION)
    assert (of.total, of.least, of.lacking) == (Empty.SAKNAS, whole, (month(2016, 2),)), "March has nothing at all"
    assert all(tally.cells[key] is Empty.SAKNAS and tally.least[key] == value for key, value in region.items() if value)
    assert tally.by_sex[K] is tally.by_age[UNDER] is tally.total is Empty.SAKNAS
    assert tally.least[Party.ALLA, ALLA, ANY] == tally.known_total


def test_a_column_that_most_months_left_out_is_not_nought():
    others = {(Party.FK, Sex.ANNAT, ANY): 0, (Party.FK, ALLA, AgeGroup.OKAND): 0}
    told = replace(margins(5, 2, 1, 1, 2), counts={**margins(5, 2, 1, 1, 2).counts, **others})
    mute = margins(6, 2, 1, 1, 2)
    tally = tally_period([told, mute])
    assert tally.by_sex == {K: 4, M: 2, Sex.ANNAT: Empty.SAKNAS}
    assert tally.by_age[AgeGroup.OKAND] is Empty.SAKNAS
    assert not tally.cells.keys() & others.keys()
    assert tally.total == 6
    none = margins(7, 0, 0, 0, 0)
    cross, empty = of_fk(8, {(K, UNDER): 1}), LotsMonth(TIERP, month(2016, 9), {})
    for months in ([told], [told, none], [told, cross], [told, empty]):
        whole = tally_period(months)
        assert whole.by_sex[Sex.ANNAT] == whole.by_age[AgeGroup.OKAND] == 0, "of those nobody can have been left out"
        assert all(whole.cells[key] == 0 for key in others)
    some = replace(told, counts={**told.counts, (Party.FK, Sex.ANNAT, ANY): 1})
    assert tally_period([some, mute]).by_sex[Sex.ANNAT] == 1


def test_a_year_that_has_only_begun_does_not_take_the_place_of_the_one_before():
    spring = [month(2016, number) for number in range(1, 5)]
    assert year_to_report(spring) == 2016
    assert year_to_report([*spring, month(2024, 1)]) == 2016
    assert year_to_report([*spring, *(month(2024, number) for number in (2, 3, 4))]) == 2016, "no quarter is whole"
    assert year_to_report([*spring, *(month(2024, number) for number in (4, 5, 6))]) == 2024
    assert year_to_report([month(2015, 3), month(2024, 1)]) == 2024


def test_a_month_that_disagrees_makes_the_period_disagree():
    tally = tally_period([margins(1, 2, 1, 1, 2), margins(2, 4, 3, 3, 3)])
    assert not tally.consistent
    assert tally.by_party[Party.FK] is Empty.SAKNAS


def test_empty_months_say_nothing():
    tally = tally_period([LotsMonth(TIERP, month(2016, 1), {})])
    assert tally.total is Empty.SAKNAS
    assert tally.findings == ()
    assert tally_period([]).known_total == 0
    with_one = tally_period([LotsMonth(TIERP, month(2016, 1), {}), margins(2, 2, 1, 1, 2)])
    assert with_one.total == 3


def test_the_printed_period_posts_hold_together():
    posts: dict[str, dict[CellKey, Value]] = {}
    with (DATA / "lots-cases-2016.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = Party(row["party"]), Sex(row["sex"]), AgeGroup(row["age_group"])
            posts.setdefault(row["area_code"], {})[key] = int(row["cases"])
    tierp = PeriodPost(TIERP, date(2016, 1, 1), date(2016, 5, 22), posts["0360"])
    parties = [value for (party, _, _), value in tierp.counts.items() if party is not Party.ALLA]
    assert sum(parties) == tierp.counts[Party.ALLA, ALLA, ANY] == 48
    heby = posts["0331"]
    assert heby[Party.ALLA, K, ANY] + heby[Party.ALLA, M, ANY] == heby[Party.ALLA, ALLA, ANY] == 19


def resource(number: int, new: Value, *, active: Value = 0, ended: Value = 0, started: Value = 0, year: int = 2016):
    return ResourceMonth(TIERP, month(year, number), ALLA, "alla", new, active, ended, started)


def test_flows_are_added_and_active_is_the_last_months():
    tally = tally_resource([resource(2, 3, active=36, ended=1), resource(1, 4, active=34, ended=2, started=3)])
    assert (tally.new, tally.active, tally.ended, tally.started_training) == (7, 36, 3, 3)
    assert tally_resource([]).active is Empty.SAKNAS


def share(sex: Sex, age: AgeGroup, new: Value) -> ResourceMonth:
    return ResourceMonth(TIERP, month(2016, 1), sex, age.value, new, 9, 0, 0)


def test_the_same_persons_by_sex_by_age_and_for_all_are_counted_once():
    by_sex, by_age = [share(K, ANY, 3), share(M, ANY, 2)], [share(ALLA, UNDER, 4), share(ALLA, OVER, 1)]
    everyone, cross = [share(ALLA, ANY, 5)], [share(K, UNDER, 3), share(M, UNDER, 1), share(M, OVER, 1)]
    for rows in (by_sex, by_age, everyone, cross, by_sex + by_age, by_sex + everyone, by_sex + by_age + cross):
        assert tally_resource(rows).new == 5
    assert tally_resource([*by_sex, share(Sex.ANNAT, ANY, 1)]).new == 6


def test_the_resources_margins_that_disagree_or_lack_a_figure_give_no_sum():
    assert tally_resource([share(K, ANY, 3), share(M, ANY, 2), share(ALLA, UNDER, 4), share(ALLA, OVER, 2)]).new is (
        Empty.SAKNAS
    )
    assert tally_resource([share(K, ANY, 3)]).new is Empty.SAKNAS
    assert tally_resource([share(ALLA, ANY, Empty.SAKNAS), share(K, ANY, 3), share(M, ANY, 2)]).new == 5


@pytest.mark.parametrize(
    ("rows", "least"),
    [
        ([share(K, ANY, 3)], 3),
        ([share(K, ANY, 3), share(ALLA, UNDER, 4)], 4),
        ([share(K, ANY, 3), share(M, ANY, 2), share(ALLA, UNDER, 4), share(ALLA, OVER, 2)], 5),
        ([share(K, UNDER, 3), share(M, UNDER, Empty.SAKNAS)], 3),
        ([share(ALLA, ANY, Empty.SAKNAS)], 0),
    ],
    ids=["one sex", "the larger division", "the smaller of two that differ", "a cross with a hole", "nothing known"],
)
def test_the_resources_sum_that_is_missing_is_at_least_what_is_known(rows: list[ResourceMonth], least: int):
    tally = tally_resource(rows)
    assert tally.new is Empty.SAKNAS
    assert tally.least.get("new", 0) == least
    assert "new" not in tally_resource([share(ALLA, ANY, 5)]).least
    after = replace(share(ALLA, ANY, 2), month=month(2016, 2))
    assert tally_resource([*rows, after]).least["new"] == least + 2


GOAL = Goal("Nya inskrivningar", 40, is_share=False, since=date(2015, 12, 1), until=date(2016, 12, 30))


def test_what_is_needed_a_month_is_rounded_up():
    # 28 of 40 at the end of May: 12 in 7 months are 2 a month.
    outcome = goal_outcome(GOAL, [resource(1, 20), resource(5, 8)], month(2016, 5))
    assert (outcome.actual, outcome.months_left, outcome.per_month_left) == (28, 7, 2)
    assert not outcome.reached


def test_a_goal_that_is_reached_needs_no_more():
    outcome = goal_outcome(GOAL, [resource(1, 45)], month(2016, 5))
    assert outcome.reached
    assert outcome.per_month_left == 0


def test_only_the_goals_own_months_count():
    before, after = resource(11, 9, year=2015), resource(1, 9, year=2017)
    outcome = goal_outcome(GOAL, [before, resource(12, 4, year=2015), after], month(2017, 3))
    assert outcome.actual == 4
    assert outcome.months_left == 0
    assert outcome.per_month_left is Empty.SAKNAS


def test_before_it_begins_a_goal_has_its_own_months_left():
    outcome = goal_outcome(GOAL, [], month(2015, 6))
    assert outcome.months_left == 13
    assert outcome.actual is Empty.SAKNAS
    assert outcome.per_month_left is Empty.SAKNAS
    assert not outcome.reached


def test_a_share_is_of_the_newly_enrolled():
    goal = Goal("Påbörjat arbetsträning", 60, is_share=True, since=date(2015, 12, 1), until=date(2016, 12, 30))
    outcome = goal_outcome(goal, [resource(1, 25, started=18)], month(2016, 5))
    assert outcome.actual == Fraction(72)
    assert outcome.reached
    assert outcome.per_month_left is Empty.SAKNAS
    assert goal_outcome(goal, [resource(1, 0)], month(2016, 5)).actual is Empty.SAKNAS
    assert goal_outcome(goal, [resource(1, 5, started=Empty.SAKNAS)], month(2016, 5)).actual is Empty.SAKNAS


counts = st.integers(0, 9)


@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=12))
def test_a_period_is_the_sum_of_its_months(figures):
    months = [
        margins(at + 1, women, men, min(under, women + men), women + men - min(under, women + men))
        for at, (women, men, under) in enumerate(figures)
    ]
    tally = tally_period(months)
    assert tally.consistent
    assert tally.total == sum(women + men for women, men, _ in figures) == tally.by_sex[K] + tally.by_sex[M]
    assert tally.total == tally.by_age[UNDER] + tally.by_age[OVER]


@given(st.lists(st.lists(st.sampled_from(list(case_counts({}))), max_size=12), min_size=2, max_size=5), st.booleans())
def test_months_of_cases_are_added_as_the_same_months_of_totals_are(
    cells: list[list[CellKey]],
    margins: bool,
) -> None:
    told = [
        LotsMonth(TIERP, month(2016, at), case_counts(Counter(of_month)), by_case=True)
        for at, of_month in enumerate(cells, start=1)
    ]
    others = [LotsMonth(TIERP, month(2016, 12), {(Party.FK, Sex.ALLA, AgeGroup.ALLA): 4})] if margins else []
    by_case, by_totals = (tally_period([*each, *others]) for each in (told, [replace(m, by_case=False) for m in told]))
    assert by_case == by_totals


def test_period_posts_of_the_same_area_that_share_days_are_told() -> None:
    tierp, heby = Area("0360", "Tierp", AreaKind.KOMMUN), Area("0331", "Heby", AreaKind.KOMMUN)
    spring = PeriodPost(tierp, date(2016, 1, 1), date(2016, 6, 30), {})
    june, autumn = replace(spring, since=date(2016, 6, 30)), replace(spring, since=date(2016, 7, 1))
    autumn = replace(autumn, until=date(2016, 12, 31))
    june = replace(june, until=date(2016, 6, 30))
    assert overlapping([spring, autumn, replace(spring, area=heby)]) == ()
    assert overlapping([spring, autumn, june]) == (spring, june)
