"""What the public reads of LOTS cases: no small count, and nothing that gives one away (rulings 22 and 23)."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, hidden_below
from domain.hiding.lots import hidden_margins, public_goals, public_post, public_resource, public_tally
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, LotsMonth, LotsTally, Party, PeriodPost, tally
from domain.lots.period import Goal, GoalOutcome, ResourceTally, tally_period

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.ALLA
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA


def margins(party: Party, women: int, men: int, young: int, old: int) -> dict[CellKey, Value]:
    return {
        (party, K, ANY): women,
        (party, M, ANY): men,
        (party, ALL, YOUNG): young,
        (party, ALL, OLD): old,
    }


def numbers(shown: LotsTally) -> list[Value]:
    sums = [*shown.by_party.values(), *shown.by_sex.values(), *shown.by_age.values(), shown.total]
    return [value for value in [*shown.cells.values(), *sums] if isinstance(value, int)]


def test_a_sum_of_at_least_is_not_told_where_it_would_tell_a_hidden_part() -> None:
    """FK's men are missing: no sum is known, but "minst 3" would be the women that are hidden."""
    alone = public_tally(tally({(Party.FK, K, ANY): 3}))
    assert (alone.by_party[Party.FK], alone.total, alone.known_total) == (Empty.DOLT, Empty.DOLT, 0)
    assert hidden_margins(alone) == {
        (Party.FK, K), (Party.FK, ALL), (Party.FK, ANY), (Party.ALLA, K), (Party.ALLA, ALL), (Party.ALLA, ANY),
    }  # fmt: skip
    beside = public_tally(tally({(Party.FK, K, ANY): 3, **margins(Party.AF, 20, 30, 25, 25)}))
    assert beside.by_party[Party.AF] == 50
    assert beside.known_total == 0, "minst 53, less AF's 50, would tell"
    large = public_tally(tally({(Party.FK, K, ANY): 7}))
    assert (large.known_total, hidden_margins(large)) == (7, frozenset())


def test_a_month_without_small_counts_is_shown_as_it_is() -> None:
    own = tally(margins(Party.FK, 6, 8, 5, 9) | margins(Party.AF, 7, 5, 6, 6))

    assert public_tally(own) == own


def test_a_small_count_is_hidden_with_a_companion_and_the_sum_stays() -> None:
    own = tally(margins(Party.FK, 6, 8, 7, 7) | margins(Party.AF, 2, 16, 9, 9))

    shown = public_tally(own)

    assert shown.cells[Party.AF, K, ANY] is shown.cells[Party.AF, M, ANY] is Empty.DOLT
    assert shown.by_party[Party.AF] == 18
    assert shown.total == own.total == 32
    assert not any(0 < count < 5 for count in numbers(shown))


def test_two_parties_of_one_case_each_are_not_told_apart_by_what_is_left() -> None:
    own = tally(margins(Party.FK, 1, 0, 0, 1) | margins(Party.REGION, 0, 1, 1, 0))

    shown = public_tally(own)

    assert shown.total is Empty.DOLT
    assert shown.known_total == 0
    fk = next(each for each in shown.parties if each.party is Party.FK)
    assert (fk.by_sex, fk.by_age, fk.total) == (Empty.DOLT,) * 3
    assert own.parties[0].by_sex == 1


def test_a_lower_threshold_hides_less_and_none_hides_nothing() -> None:
    own = tally(margins(Party.FK, 2, 30, 12, 20) | margins(Party.AF, 3, 40, 13, 30))

    assert Empty.DOLT in public_tally(own, 4).cells.values()
    assert public_tally(own, 2) == public_tally(own, 0) == own


def test_a_disagreement_is_told_without_the_sums_of_a_single_month() -> None:
    march = LotsMonth(TIERP, month(2016, 3), margins(Party.FK, 1, 1, 1, 2))
    april = LotsMonth(TIERP, month(2016, 4), margins(Party.FK, 20, 21, 20, 21) | {(Party.AF, K, ANY): 9})

    shown = public_tally(tally_period([march, april]))

    told = [finding.text for finding in shown.findings]
    assert "Försäkringskassan: delarna ger olika summor." in told
    assert not any("ger 2" in text or "ger 3" in text for text in told)
    assert any(text.startswith("april 2016: Arbetsförmedlingen, män: värde saknas.") for text in told)
    assert not shown.consistent


def test_the_same_disagreement_in_two_months_is_told_once() -> None:
    months = [LotsMonth(TIERP, month(2016, at), margins(Party.FK, 7, 8, 9, 9)) for at in (3, 4)]

    told = [finding.text for finding in public_tally(tally_period(months)).findings]

    assert told.count("Försäkringskassan: delarna ger olika summor.") == 1


COUNT = st.integers(0, 12)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(PARTIES[:3]), st.sampled_from(SEXES[:2]), st.sampled_from(AGES[:2])),
        COUNT,
        min_size=1,
    )
)
def test_no_cross_table_shows_a_small_count_or_a_sum_with_one_part_hidden(counts: Mapping[CellKey, int]) -> None:
    own = tally(counts)

    shown = public_tally(own)

    assert not any(0 < count < 5 for count in numbers(shown))
    for party in PARTIES:
        parts = [value for (of, _, _), value in shown.cells.items() if of is party]
        if isinstance(shown.by_party[party], int):
            assert parts.count(Empty.DOLT) != 1
    assert all(value in (own.cells[key], Empty.DOLT) for key, value in shown.cells.items())


def post(counts: dict[CellKey, Value]) -> PeriodPost:
    return PeriodPost(TIERP, date(2016, 1, 1), date(2016, 5, 22), counts)


def test_alvkarleby_2016_has_nothing_the_public_may_read_but_its_zero() -> None:
    own = post(
        {
            (Party.FK, ALL, ANY): 2,
            (Party.AF, ALL, ANY): 1,
            (Party.KOMMUN, ALL, ANY): 0,
            (Party.REGION, ALL, ANY): 1,
            (Party.ALLA, K, ANY): 3,
            (Party.ALLA, M, ANY): 1,
        }
    )

    shown = public_post(own)

    assert {key for key, value in shown.counts.items() if value is not Empty.DOLT} <= {(Party.KOMMUN, ALL, ANY)}


def test_tierp_2016_is_shown_whole() -> None:
    own = post(
        {
            (Party.FK, ALL, ANY): 14,
            (Party.AF, ALL, ANY): 8,
            (Party.KOMMUN, ALL, ANY): 26,
            (Party.REGION, ALL, ANY): 0,
            (Party.ALLA, ALL, ANY): 48,
        }
    )

    assert public_post(own) == own


def test_a_sum_the_post_does_not_give_still_counts_as_known_from_its_other_division() -> None:
    own = post(
        {
            (Party.FK, ALL, ANY): 14,
            (Party.AF, ALL, ANY): 2,
            (Party.ALLA, K, ANY): 9,
            (Party.ALLA, M, ANY): 7,
            (Party.ALLA, ALL, YOUNG): 6,
            (Party.ALLA, ALL, OLD): 10,
        }
    )

    shown = public_post(own)

    assert shown.counts[Party.AF, ALL, ANY] is Empty.DOLT
    assert shown.counts[Party.FK, ALL, ANY] is Empty.DOLT
    assert shown.counts[Party.ALLA, K, ANY] == 9


def test_parts_without_any_sum_hide_only_what_is_small() -> None:
    shown = public_post(post({(Party.FK, ALL, ANY): 14, (Party.AF, ALL, ANY): 2}))

    assert shown.counts == {(Party.FK, ALL, ANY): 14, (Party.AF, ALL, ANY): Empty.DOLT}


def test_resource_counts_that_an_earlier_report_could_give_away_go_together() -> None:
    assert public_resource(ResourceTally(8, 14, 6, 0)) == ResourceTally(8, 14, 6, 0)
    assert public_resource(ResourceTally(3, 14, 6, 0)) == ResourceTally(Empty.DOLT, 14, Empty.DOLT, 0)
    assert public_resource(ResourceTally(9, 14, 6, 4)).started_training is Empty.DOLT


@pytest.mark.parametrize(
    "resource", [ResourceTally(3, Empty.SAKNAS, 6, 0), ResourceTally(30, 2, 6, 0)], ids=["unknown", "impossible"]
)
def test_resource_counts_that_do_not_make_a_balance_are_hidden_one_by_one(resource: ResourceTally) -> None:
    shown = public_resource(resource)

    assert shown.ended == 6
    assert Empty.DOLT in (shown.new, shown.active)


def goal_reached(actual: Value, new: Value, started: Value, *, is_share: bool = False) -> GoalOutcome:
    goal = Goal("40 nyinskrivningar", 40, is_share, date(2015, 12, 1), date(2016, 12, 31))
    return GoalOutcome(goal, actual, 5, 4, ResourceTally(new, 14, 6, started))


def test_a_goal_with_a_month_more_than_the_table_does_not_give_that_month_away() -> None:
    # 14 since December beside 12 since January say that December had 2.
    shown = ResourceTally(12, 14, 6, 8)
    told = [goal_reached(14, 14, 8), goal_reached(57, 14, 8, is_share=True), goal_reached(50, 22, 11, is_share=True)]

    assert [each.actual for each in public_goals(told, shown)] == [Empty.DOLT] * 3
    apart = [goal_reached(17, 17, 8), goal_reached(50, 26, 13, is_share=True), goal_reached(9, 9, 9)]
    assert public_goals(apart[:2], shown) == tuple(apart[:2])
    nothing_else = ResourceTally(*[Empty.SAKNAS] * 4)
    assert public_goals(apart, nothing_else) == tuple(apart)
    (few_started,) = public_goals([goal_reached(60, 5, 3, is_share=True)], nothing_else)
    assert few_started.actual is Empty.DOLT


def test_goals_are_not_told_beside_hidden_figures() -> None:
    def outcome(actual: Value, *, is_share: bool = False) -> GoalOutcome:
        return goal_reached(actual, actual if not is_share else 18, 9, is_share=is_share)

    plenty, few = ResourceTally(18, 14, 6, 9), ResourceTally(Empty.DOLT, 14, Empty.DOLT, 0)
    known, small, share, unknown = outcome(18), outcome(3), outcome(3, is_share=True), outcome(Empty.SAKNAS)

    assert public_goals([known, share, unknown], plenty) == (known, share, unknown)
    (hidden,) = public_goals([small], plenty)
    assert (hidden.actual, hidden.per_month_left) == (Empty.DOLT, Empty.DOLT)
    assert [each.actual for each in public_goals([known, share, unknown], few)] == [
        Empty.DOLT,
        Empty.DOLT,
        Empty.SAKNAS,
    ]


def test_a_goal_of_newcomers_is_told_where_they_are_though_another_figure_of_the_resource_is_hidden() -> None:
    few_started = ResourceTally(18, 14, 6, Empty.DOLT)
    of_newcomers, of_share = goal_reached(18, 18, 9), goal_reached(50, 18, 9, is_share=True)
    assert [each.actual for each in public_goals([of_newcomers, of_share], few_started)] == [18, Empty.DOLT]


def test_what_the_source_hid_is_shown_with_its_own_bound() -> None:
    counts = {(Party.FK, sex, AgeGroup.ALLA): value for sex, value in zip(SEXES, (hidden_below(10), 20), strict=False)}
    shown = public_tally(tally(counts))
    assert shown.cells[Party.FK, SEXES[0], AgeGroup.ALLA] is hidden_below(10)
    assert shown.total is Empty.DOLT
    # A bound below the threshold would tell more than the threshold does.
    assert public_tally(tally(counts), 20).cells[Party.FK, SEXES[0], AgeGroup.ALLA] is Empty.DOLT
