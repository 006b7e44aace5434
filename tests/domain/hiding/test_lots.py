"""What the public reads of LOTS cases: no small count, and nothing that gives one away (rulings 22 and 23)."""

from collections.abc import Mapping
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.hiding.lots import hidden_margins, public_post
from domain.hiding.lots_periods import public_periods
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, LotsMonth, LotsTally, Party, PeriodPost, tally
from domain.lots.period import in_margins, tally_period

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


def public(own: LotsTally, threshold: int = 5) -> LotsTally:
    """What the public reads of a month that is told of alone."""
    return public_periods({month(2016, 5): own}, threshold)[month(2016, 5)]


def numbers(shown: LotsTally) -> list[Value]:
    sums = [*shown.by_party.values(), *shown.by_sex.values(), *shown.by_age.values(), shown.total]
    return [value for value in [*shown.cells.values(), *sums] if isinstance(value, int)]


def test_a_sum_of_at_least_is_not_told_where_it_would_tell_a_hidden_part() -> None:
    """FK's men are missing: no sum is known, but "minst 3" would be the women that are hidden."""
    alone = public(tally({(Party.FK, K, ANY): 3}))
    assert (alone.by_party[Party.FK], alone.total, alone.known_total) == (Empty.DOLT, Empty.DOLT, 0)
    assert hidden_margins(alone) == {
        (Party.FK, K), (Party.FK, ALL), (Party.FK, ANY), (Party.ALLA, K), (Party.ALLA, ALL), (Party.ALLA, ANY),
    }  # fmt: skip
    beside = public(tally({(Party.FK, K, ANY): 3, **margins(Party.AF, 20, 30, 25, 25)}))
    assert beside.by_party[Party.AF] == 50
    assert beside.known_total == 0, "minst 53, less AF's 50, would tell"
    large = public(tally({(Party.FK, K, ANY): 7}))
    assert (large.known_total, hidden_margins(large)) == (7, frozenset())


def test_a_month_without_small_counts_is_shown_as_it_is() -> None:
    own = tally(margins(Party.FK, 6, 8, 5, 9) | margins(Party.AF, 7, 5, 6, 6))

    assert public(own) == own


def test_a_small_count_is_hidden_with_a_companion_and_the_sum_stays() -> None:
    own = tally(margins(Party.FK, 6, 8, 7, 7) | margins(Party.AF, 2, 16, 9, 9))

    shown = public(own)

    assert shown.cells[Party.AF, K, ANY] is shown.cells[Party.AF, M, ANY] is Empty.DOLT
    assert shown.by_party[Party.AF] == 18
    assert shown.total == own.total == 32
    assert not any(0 < count < 5 for count in numbers(shown))


def test_two_parties_of_one_case_each_are_not_told_apart_by_what_is_left() -> None:
    own = tally(margins(Party.FK, 1, 0, 0, 1) | margins(Party.REGION, 0, 1, 1, 0))

    shown = public(own)

    assert shown.total is Empty.DOLT
    assert shown.known_total == 0
    fk = next(each for each in shown.parties if each.party is Party.FK)
    assert (fk.by_sex, fk.by_age, fk.total) == (Empty.DOLT,) * 3
    assert own.parties[0].by_sex == 1


def test_a_lower_threshold_hides_less_and_none_hides_nothing() -> None:
    own = tally(margins(Party.FK, 2, 30, 12, 20) | margins(Party.AF, 3, 40, 13, 30))

    assert Empty.DOLT in public(own, 4).cells.values()
    assert public(own, 2) == public(own, 0) == own


def test_a_disagreement_is_told_without_the_sums_of_a_single_month() -> None:
    march = LotsMonth(TIERP, month(2016, 3), margins(Party.FK, 1, 1, 1, 2))
    april = LotsMonth(TIERP, month(2016, 4), margins(Party.FK, 20, 21, 20, 21) | {(Party.AF, K, ANY): 9})

    shown = public(tally_period([march, april]))

    told = [finding.text for finding in shown.findings]
    assert "Försäkringskassan: delarna ger olika summor." in told
    assert not any("ger 2" in text or "ger 3" in text for text in told)
    assert any(text.startswith("april 2016: Arbetsförmedlingen, män: värde saknas.") for text in told)
    assert not shown.consistent


def test_the_same_disagreement_in_two_months_is_told_once() -> None:
    months = [LotsMonth(TIERP, month(2016, at), margins(Party.FK, 7, 8, 9, 9)) for at in (3, 4)]

    told = [finding.text for finding in public(tally_period(months)).findings]

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
    own = in_margins(tally(counts))

    shown = public(own)

    assert not any(0 < count < 5 for count in numbers(shown))
    for party, any_sex in product(PARTIES, (True, False)):
        parts = [value for (of, sex, _), value in shown.cells.items() if of is party and (sex is ALL) is any_sex]
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


def test_the_noughts_of_a_post_are_hidden_with_what_gives_them_away_where_that_is_asked_for() -> None:
    own = post(
        {
            (Party.FK, ALL, ANY): 14,
            (Party.AF, ALL, ANY): 8,
            (Party.KOMMUN, ALL, ANY): 0,
            (Party.REGION, ALL, ANY): 0,
            (Party.ALLA, ALL, ANY): 22,
        }
    )

    shown = public_post(own, hide_zeros=True).counts

    hidden = {party for (party, _sex, _age), value in shown.items() if value is Empty.DOLT}
    assert {Party.KOMMUN, Party.REGION} < hidden
    assert public_post(own) == own


def test_a_post_that_counted_nobody_has_no_noughts_to_hide() -> None:
    own = post({(Party.KOMMUN, ALL, ANY): 0, (Party.ALLA, ALL, ANY): 0})

    assert public_post(own, hide_zeros=True) == own
