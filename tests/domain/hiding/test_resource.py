"""What the public reads of the extra resource in one period after another (rulings 22, 23, 58)."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ground.period import Period, PeriodKind, month, months_between
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.ground.whole_periods import in_order_of_end, whole_periods
from domain.hiding.resource import public_goals, public_resources, public_shares
from domain.lots.period import Goal, GoalOutcome, ResourceTally
from domain.lots.resource_check import Share

HALF = PeriodKind.HALF
H1, H2, WHOLE = in_order_of_end(whole_periods(HALF, 2025))
DARK = Empty.DOLT


def alone(new: Value, active: Value, ended: Value, started: Value) -> ResourceTally:
    return public_resources({H1: ResourceTally(new, active, ended, started)})[H1]


def year(first: ResourceTally, second: ResourceTally) -> dict[Period, ResourceTally]:
    flows = {name: getattr(first, name) + getattr(second, name) for name in ("new", "ended", "started_training")}
    return {H1: first, H2: second, WHOLE: ResourceTally(active=second.active, **flows)}


def test_counts_that_an_earlier_report_could_give_away_go_together() -> None:
    assert alone(8, 14, 6, 0) == ResourceTally(8, 14, 6, 0)
    assert alone(3, 14, 6, 0) == ResourceTally(DARK, 14, DARK, 0)
    assert alone(9, 14, 6, 4).started_training is DARK


@pytest.mark.parametrize("unbalanced", [(3, Empty.SAKNAS, 6, 0), (30, 2, 6, 0)], ids=["unknown", "impossible"])
def test_counts_that_do_not_make_a_balance_are_hidden_one_by_one(unbalanced: tuple[Value, ...]) -> None:
    shown = alone(*unbalanced)

    assert shown.ended == 6
    assert DARK in (shown.new, shown.active)


def test_a_year_does_not_tell_of_the_half_that_hides_a_few() -> None:
    own = year(ResourceTally(3, 14, 6, 8), ResourceTally(9, 15, 8, 9))
    shown = public_resources(own)
    assert shown[H1].new is shown[WHOLE].new is DARK
    assert shown[H2].new == 9
    assert (shown[WHOLE].started_training, shown[WHOLE].active) == (17, 15)


def test_those_active_when_a_half_begins_are_those_that_the_one_before_ended_with() -> None:
    """Three were active in June: what the second half shows must not add up to them."""
    own = year(ResourceTally(9, 3, 8, 0), ResourceTally(12, 9, 6, 0))
    shown = public_resources(own)
    assert shown[H1].active is DARK
    assert DARK in (shown[H2].new, shown[H2].active, shown[H2].ended)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ResourceTally(6, 7, 2, 1), ResourceTally(3, 9, 1, 2)),
        # Here the cheapest would be to hide more of the first half.
        (ResourceTally(9, 10, 1, 7), ResourceTally(4, 13, 1, 3)),
    ],
)
def test_what_was_told_of_a_half_stays_when_the_next_has_come(first: ResourceTally, second: ResourceTally) -> None:
    own = year(first, second)
    shown = public_resources(own)
    assert public_resources({H1: own[H1]})[H1] == shown[H1]
    assert public_resources({H1: own[H1], H2: own[H2]})[H2] == shown[H2]


def test_a_half_that_begins_with_others_than_the_one_before_ended_with_stands_alone() -> None:
    """A wrong figure: 14 were active in June and 20 in July, less the new and the ended."""
    own = year(ResourceTally(8, 14, 6, 0), ResourceTally(8, 22, 6, 0))
    assert public_resources(own) == own


def goal(since: date, until: date, *, is_share: bool = False) -> Goal:
    return Goal("nyinskrivningar", 40, is_share, since, until)


RECORDED = months_between(month(2024, 12), month(2025, 12))


def reached(of: Goal, actual: Value = 20) -> GoalOutcome:
    return GoalOutcome(of, actual, 3, 4, ResourceTally(18, 14, 9, 9))


def test_a_goal_is_told_of_where_its_months_are_those_of_whole_periods() -> None:
    plenty = ResourceTally(18, 14, 9, 9)
    public = {H1: plenty, H2: plenty, WHOLE: plenty}
    of_year, of_spring = goal(date(2025, 1, 1), date(2025, 12, 30)), goal(date(2025, 1, 1), date(2025, 6, 30))
    since_december, until_may = goal(date(2024, 12, 1), date(2025, 12, 31)), goal(date(2025, 1, 1), date(2025, 5, 31))

    told = public_goals(
        map(reached, (of_year, of_spring, since_december, until_may)), public, RECORDED, month(2025, 12)
    )

    assert [each.actual for each in told] == [20, 20, DARK, DARK]
    assert [each.per_month_left for each in told] == [4, 4, DARK, DARK]
    assert [each.resource.new for each in told] == [18, 18, DARK, DARK]
    without_december = [each for each in RECORDED if each.year == 2025]
    (known,) = public_goals([reached(since_december)], public, without_december, month(2025, 12))
    assert known.actual == 20, "December was never recorded"


def test_a_goal_is_not_told_of_beside_a_figure_that_is_hidden() -> None:
    plenty, few, untrained = (
        ResourceTally(18, 14, 9, 9),
        ResourceTally(DARK, 14, DARK, 9),
        ResourceTally(18, 14, 9, DARK),
    )
    count, share = (goal(date(2025, 1, 1), date(2025, 6, 30), is_share=each) for each in (False, True))
    unknown = reached(count, Empty.SAKNAS)

    def told(of: GoalOutcome, resource: ResourceTally) -> Value:
        return public_goals([of], {H1: resource}, RECORDED, month(2025, 6))[0].actual

    assert [told(reached(each), plenty) for each in (count, share)] == [20, 20]
    assert [told(reached(each), few) for each in (count, share)] == [DARK, DARK]
    assert [told(reached(each), untrained) for each in (count, share)] == [20, DARK]
    assert told(unknown, few) is Empty.SAKNAS


def test_what_a_goal_has_come_to_at_least_is_not_told_in_public() -> None:
    own = replace(reached(goal(date(2025, 1, 1), date(2025, 6, 30)), Empty.SAKNAS), resource=ResourceTally(
        Empty.SAKNAS, 14, 9, 9, least={"new": 3}
    ))  # fmt: skip
    (public,) = public_goals([own], {H1: ResourceTally(18, 14, 9, 9)}, RECORDED, month(2025, 6))
    assert (public.actual, dict(public.resource.least)) == (Empty.SAKNAS, {})


WOMEN, MEN, YOUNG, OLD = (Sex.KVINNA, "alla"), (Sex.MAN, "alla"), (Sex.UNSPLIT, "under30"), (Sex.UNSPLIT, "30plus")


def shares_of(new: Sequence[Value], started: Sequence[Value] = (0, 0, 0, 0)) -> dict[Share, ResourceTally]:
    """Women, men, young and old; of each so many are new and have started."""
    return {
        share: ResourceTally(count, 7, 5, begun)
        for share, count, begun in zip((WOMEN, MEN, YOUNG, OLD), new, started, strict=True)
    }


def test_the_new_are_told_of_by_sex_and_age_where_none_is_few() -> None:
    own = {H1: shares_of((8, 12, 3, 17), (0, 6, 6, Empty.SAKNAS))}
    public = public_shares(own, {H1: ResourceTally(20, 14, 6, 6)})
    assert [of.new for of in public.values()] == [8, 12, DARK, DARK]
    assert [of.started_training for of in public.values()] == [0, 6, 6, Empty.SAKNAS]
    assert {of.active for of in public.values()} == {of.ended for of in public.values()} == {DARK}


def test_where_everyone_is_hidden_or_a_month_lacks_a_sex_nothing_of_it_is_told() -> None:
    own = {H1: shares_of((8, 12, 9, 11))}
    assert {of.new for of in public_shares(own, {H1: ResourceTally(DARK, 14, 6, 0)}).values()} == {DARK}
    lacking = {WOMEN: ResourceTally(8, 7, 5, 0, lacking=(month(2025, 3),)), MEN: own[H1][MEN]}
    assert public_shares({H1: lacking}, {H1: ResourceTally(20, 14, 6, 0)})[WOMEN].new is Empty.SAKNAS


def test_nothing_recorded_of_a_half_does_not_darken_its_year() -> None:
    everyone = {H1: ResourceTally(DARK, DARK, DARK, DARK), WHOLE: ResourceTally(20, 14, 6, 0)}
    public = public_shares({H1: {}, WHOLE: shares_of((8, 12, 9, 11))}, everyone)
    assert [of.new for of in public.values()] == [8, 12, 9, 11]
    assert public_shares({H1: {}}, everyone) == {}


class EverySplit:
    """What a reader of two halves and their year can set up of sexes and ages, from the day the resource began: who was
    active and came made who is active and went, of each as of everyone. Written without a look at the program's own."""

    def __init__(self, own: Mapping[Period, ResourceTally], shown: Mapping[tuple[Period, Share], int]) -> None:
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self.new: dict[tuple[Period, Share], highspy.highs_var] = {}
        whole, before = highspy.HighsVarType.kInteger, dict.fromkeys((WOMEN, MEN, YOUNG, OLD), 0)
        for period in (H1, H2):
            flows = {
                name: {who: self._solver.addVariable(0, 99, type=whole) for who in before}
                for name in ("new", "active", "ended")
            }
            for who in before:
                new, active, ended = (flows[name][who] for name in flows)
                self._solver.addConstr(before[who] + new - active - ended == 0)
                before[who], self.new[period, who] = active, new
            for name, of in flows.items():
                for one, other in ((WOMEN, MEN), (YOUNG, OLD)):
                    self._solver.addConstr(of[one] + of[other] == getattr(own[period], name))
        for who in (WOMEN, MEN, YOUNG, OLD):
            self.new[WHOLE, who] = self._solver.addVariable(0, 99, type=whole)
            self._solver.addConstr(self.new[H1, who] + self.new[H2, who] - self.new[WHOLE, who] == 0)
        for at, count in shown.items():
            self._solver.addConstr(self.new[at] == count)

    def can_be(self, at: tuple[Period, Share], count: int) -> bool:
        self._solver.changeColBounds(self.new[at].index, count, count)
        self._solver.run()
        status = self._solver.getModelStatus()
        self._solver.changeColBounds(self.new[at].index, 0, 99)
        return bool(status == highspy.HighsModelStatus.kOptimal)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from([4, 5, 9]))
def test_neither_the_year_nor_the_chain_of_everyone_tells_of_a_few_by_sex_or_age(seed: int, threshold: int) -> None:
    chance = random.Random(seed)
    counts: dict[tuple[Period, Share], int] = {}
    own, everyone, active = {}, {}, 0
    for period in (H1, H2):
        new = chance.choice((0, *range(4, 25)))
        ended = chance.randint(0, min(active + new, 6))
        active += new - ended
        women, young = chance.randint(0, new), chance.randint(0, new)
        split = (women, new - women, young, new - young)
        counts |= {(period, who): count for who, count in zip((WOMEN, MEN, YOUNG, OLD), split, strict=True)}
        own[period], everyone[period] = shares_of(split), ResourceTally(new, active, ended, 0)
    of_year = {who: counts[H1, who] + counts[H2, who] for who in (WOMEN, MEN, YOUNG, OLD)}
    counts |= {(WHOLE, who): count for who, count in of_year.items()}
    own[WHOLE] = shares_of(tuple(of_year.values()))
    everyone[WHOLE] = ResourceTally(of_year[WOMEN] + of_year[MEN], active, everyone[H1].ended + everyone[H2].ended, 0)
    told = {**{half: public_shares({half: own[half]}, everyone, threshold) for half in (H1, H2)}}
    told[WHOLE] = public_shares(own, everyone, threshold)
    shown = {(at, who): tally.new for at, of in told.items() for who, tally in of.items() if tally.new is not DARK}
    assert shown.items() <= counts.items()
    assert not set(range(1, threshold)).intersection(shown.values())
    splits = EverySplit(everyone, shown)
    for at in counts.keys() - shown.keys():
        possible = (count for count in range(counts[WHOLE, at[1]] + 9) if splits.can_be(at, count))
        assert len(list(islice(possible, 3))) == 3, at
