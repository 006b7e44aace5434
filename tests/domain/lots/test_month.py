"""A month of LOTS cases: what is recorded, what is missing and what does not add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.check_sums import check_sum_words
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    AgeGroup,
    CellKey,
    LotsMonth,
    LotsTally,
    MonthStatus,
    Party,
    PartyTally,
    Severity,
    tally_month,
)

EXEMPELSTAD = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, X, ALLA = Sex.KVINNA, Sex.MAN, Sex.ANNAT, Sex.ALLA
UNDER, OVER, OKAND, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.OKAND, AgeGroup.ALLA

Sheet = dict[Party, tuple[tuple[Value | None, ...], tuple[Value | None, ...]]]


def sheet(**parties: tuple[tuple[Value | None, ...], tuple[Value | None, ...]]) -> LotsMonth:
    """A margin sheet as drawn: per party women, men, other and under 30, 30 and over, unknown; None not recorded."""
    counts: dict[CellKey, Value] = {}
    for name, (sexes, ages) in parties.items():
        for sex, value in zip(SEXES, sexes, strict=True):
            if value is not None:
                counts[Party(name), sex, ANY] = value
        for age, value in zip(AGES, ages, strict=True):
            if value is not None:
                counts[Party(name), ALLA, age] = value
    return LotsMonth(EXEMPELSTAD, month(2016, 5), counts)


def of(tally: LotsTally, party: Party) -> PartyTally:
    return next(each for each in tally.parties if each.party is party)


@pytest.fixture
def may() -> LotsTally:
    dash = Empty.EJ_TILLAMPLIGT
    return tally_month(
        sheet(
            fk=((2, 1, 0), (1, 2, 0)),
            af=((1, 1, 0), (0, 2, 0)),
            kommun=((4, 3, 0), (3, 3, 0)),
            region=((Empty.SAKNAS, 0, 0), (0, 0, 0)),
            annan=((dash, dash, dash), (dash, dash, dash)),
        )
    )


def test_the_drawn_month_adds_up_as_drawn(may):
    assert may.by_party == {
        Party.FK: 3,
        Party.AF: 2,
        Party.KOMMUN: Empty.SAKNAS,
        Party.REGION: Empty.SAKNAS,
        Party.ANNAN: Empty.EJ_TILLAMPLIGT,
    }
    assert may.by_sex == {K: Empty.SAKNAS, M: 5, X: 0}
    assert may.by_age == {UNDER: 4, OVER: 7, OKAND: 0}
    assert may.total is Empty.SAKNAS
    assert may.known_total == 11, "of Kommunen's 7 by sex and 6 by age no more than 6 are sure"


def test_sums_that_differ_and_what_is_missing_are_told_and_bar_the_month(may):
    told = [(finding.text, finding.severity, finding.party) for finding in may.findings]
    assert told == [
        ("Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende.", Severity.WARNING, Party.KOMMUN),
        ("Regionen, kvinnor: värde saknas. Noll skrivs som 0.", Severity.WARNING, Party.REGION),
    ]
    assert not may.consistent
    assert not may.complete
    assert (of(may, Party.KOMMUN).by_sex, of(may, Party.KOMMUN).by_age) == (7, 6)


def test_a_month_that_adds_up_is_complete():
    tally = tally_month(sheet(fk=((2, 1, None), (1, 2, None))))
    assert tally.consistent
    assert tally.complete
    assert tally.total == tally.known_total == 3
    assert [finding.severity for finding in tally.findings] == [Severity.NOTE] * 4
    assert tally.findings[0].text == "Arbetsförmedlingen: inget är registrerat."


def test_several_cases_apart_are_counted_in_words():
    tally = tally_month(sheet(fk=((9, 1, 0), (1, 2, 0))))
    assert tally.findings[0].text == "Försäkringskassan: kön ger 10, ålder ger 3. Det skiljer 7 ärenden."


def test_nothing_recorded_is_missing_and_not_zero():
    tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), {}))
    assert tally.total is Empty.SAKNAS
    assert tally.known_total == 0
    assert set(tally.by_sex.values()) == set(tally.by_age.values()) == {Empty.SAKNAS}


def test_one_margin_alone_gives_the_total_and_leaves_the_other_unknown():
    tally = tally_month(sheet(fk=((2, 1, 0), (None, None, None))))
    assert tally.by_party[Party.FK] == 3
    assert tally.by_sex == {K: 2, M: 1, X: 0}
    assert set(tally.by_age.values()) == {Empty.SAKNAS}
    assert of(tally, Party.FK).by_age is Empty.SAKNAS


def test_a_column_in_which_nothing_was_recorded_is_missing_and_not_nought():
    tally = tally_month(sheet(fk=((2, 1, None), (1, 2, None))))
    assert tally.by_sex[X] is tally.by_age[OKAND] is Empty.SAKNAS
    assert tally.complete
    noughts = tally_month(sheet(fk=((2, 1, 0), (1, 2, None)), af=((1, 0, None), (1, 0, None))))
    assert noughts.by_sex[X] == 0


def test_a_party_that_gave_nought_or_a_dash_alone_leaves_the_columns_known():
    others = dict(sheet(fk=((2, 1, None), (1, 2, None))).counts)
    for alone, empty in ((0, 0), (Empty.EJ_TILLAMPLIGT, Empty.EJ_TILLAMPLIGT)):
        counts = {**others, (Party.AF, ALLA, ANY): alone}
        tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), counts))
        assert (tally.by_sex[K], tally.by_sex[M], tally.by_age[UNDER]) == (2, 1, 1)
        assert tally.by_sex[X] is empty or tally.by_sex[X] == empty


def test_only_dashes_in_one_margin_leave_the_other_to_say_the_total():
    dash = Empty.EJ_TILLAMPLIGT
    tally = tally_month(sheet(fk=((dash, dash, dash), (3, 4, 0))))
    assert tally.by_party[Party.FK] == 7


def test_a_given_total_is_the_partys_total():
    counts: dict[CellKey, Value] = {(Party.FK, ALLA, ANY): 14}
    tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), counts))
    assert tally.by_party[Party.FK] == tally.total == tally.known_total == 14
    assert set(tally.by_sex.values()) == {Empty.SAKNAS}


def test_a_given_total_that_is_empty_leaves_the_margins_to_say_it():
    counts: dict[CellKey, Value] = {(Party.FK, ALLA, ANY): Empty.SAKNAS, (Party.FK, K, ANY): 2, (Party.FK, M, ANY): 1}
    tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), counts))
    assert tally.by_party[Party.FK] == 3
    assert tally.findings[0].text == "Försäkringskassan, summa: värde saknas. Noll skrivs som 0."
    alone = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), {(Party.FK, ALLA, ANY): Empty.EJ_TILLAMPLIGT}))
    assert alone.by_party[Party.FK] is Empty.EJ_TILLAMPLIGT


def test_a_party_whose_total_alone_is_missing_does_not_report_and_makes_the_sum_a_least():
    counts: dict[CellKey, Value] = {(Party.FK, ALLA, ANY): Empty.SAKNAS, (Party.AF, ALLA, ANY): 4}
    tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), counts))
    assert (tally.total, tally.known_total, tally.complete) == (Empty.SAKNAS, 4, True)
    told = "Försäkringskassan rapporterar inte den här månaden; summan är den minsta den kan vara."
    assert told in [finding.text for finding in tally.findings]


@pytest.mark.parametrize(
    ("sexes", "ages", "parts"),
    [((2, 1), None, 3), (None, (2, 2), 4), ((2, 1), (1, 2), 3), ((14, 0), (None, None), 14)],
)
def test_a_given_total_beside_other_parts_is_told(sexes, ages, parts):
    counts: dict[CellKey, Value] = {(Party.FK, ALLA, ANY): 14}
    for keys, values in (((K, M), sexes), ((UNDER, OVER), ages)):
        for key, value in zip(keys, values or (), strict=False):
            if value is not None:
                counts[(Party.FK, key, ANY) if isinstance(key, Sex) else (Party.FK, ALLA, key)] = value
    tally = tally_month(LotsMonth(EXEMPELSTAD, month(2016, 5), counts))
    assert tally.by_party[Party.FK] == 14
    assert tally.consistent == (parts == 14)
    if parts != 14:
        said = f"Försäkringskassan: summan är angiven till 14 men delarna ger {parts}."
        assert tally.findings[0].text == said


def crossed(extra: dict[CellKey, Value] | None = None) -> LotsMonth:
    counts: dict[CellKey, Value] = {
        (Party.FK, K, UNDER): 1,
        (Party.FK, K, OVER): 2,
        (Party.FK, M, UNDER): 3,
        (Party.FK, M, OVER): 4,
    }
    return LotsMonth(EXEMPELSTAD, month(2016, 5), counts | (extra or {}))


def test_rows_with_alla_beside_a_full_cross_are_check_sums_and_never_added():
    checked = crossed({(Party.FK, ALLA, ANY): 10, (Party.FK, K, ANY): 3, (Party.FK, ALLA, OVER): 6})
    assert checked.is_cross
    tally = tally_month(checked)
    assert tally.consistent
    assert tally.total == tally.known_total == 10
    assert tally.by_sex == {K: 3, M: 7, X: Empty.SAKNAS}
    assert tally.by_age == {UNDER: 4, OVER: 6, OKAND: Empty.SAKNAS}
    assert set(tally.cells) == set(crossed().counts)


def test_a_check_sum_that_is_wrong_is_told():
    tally = tally_month(crossed({(Party.FK, K, ANY): 4}))
    assert not tally.consistent
    assert tally.findings[0].text == "Försäkringskassan: en angiven summa stämmer inte med rutorna."
    given = tally_month(crossed({(Party.FK, ALLA, ANY): 11}))
    assert given.findings[0].text == "Försäkringskassan: summan är angiven till 11 men delarna ger 10."


def test_a_hole_in_the_cross_leaves_at_least_the_rest():
    tally = tally_month(crossed({(Party.FK, M, OVER): Empty.SAKNAS}))
    assert tally.total is Empty.SAKNAS
    assert tally.known_total == 6
    assert tally.findings[0].text == "Försäkringskassan, män, 30–: värde saknas. Noll skrivs som 0."
    # Check sums hold the same cases over again.
    again = {
        (Party.FK, M, OVER): Empty.SAKNAS,
        (Party.FK, K, ANY): 3,
        (Party.FK, M, ANY): 3,
        (Party.FK, ALLA, UNDER): 4,
    }
    assert tally_month(crossed(again)).known_total == 6


def test_a_bound_is_never_more_than_a_whole_sum_that_says_otherwise():
    gone = Empty.SAKNAS
    assert tally_month(sheet(fk=((7, 0, 0), (3, 3, 0)))).known_total == 6
    assert tally_month(sheet(fk=((5, gone, 0), (1, 2, 0)))).known_total == 3
    assert tally_month(sheet(fk=((2, gone, 0), (1, 2, 0)))).known_total == 3
    assert tally_month(sheet(fk=((5, gone, 0), (1, gone, 0)))).known_total == 5
    assert tally_month(crossed({(Party.FK, M, OVER): gone, (Party.FK, ALLA, ANY): 4})).known_total == 4
    assert tally_month(crossed({(Party.FK, M, OVER): gone, (Party.FK, ALLA, ANY): 9})).known_total == 9
    # Of two kept sums that differ only the least is sure, also beside a cross that is begun.
    apart = {(Party.FK, K, ANY): 4, (Party.FK, M, ANY): 6, (Party.FK, ALLA, UNDER): 2, (Party.FK, ALLA, OVER): 5}
    assert tally_month(crossed({(Party.FK, M, OVER): gone, **apart})).known_total == 7


def test_a_cross_that_is_begun_is_held_against_the_sum_that_is_kept_beside_it():
    gone = Empty.SAKNAS
    kept = {(Party.FK, K, ANY): 3, (Party.FK, M, ANY): 37, (Party.FK, ALLA, UNDER): 4, (Party.FK, ALLA, OVER): 36}
    begun = crossed({(Party.FK, M, OVER): gone, **kept})
    tally = tally_month(begun)
    assert (tally.known_total, tally.consistent) == (40, True)
    assert check_sum_words(begun.counts, Party.FK) == "Försäkringskassan: kontrollsumma 40, i korset 6 hittills."
    assert check_sum_words(crossed().counts, Party.FK) == "", "nothing is kept"
    assert check_sum_words(crossed(kept).counts, Party.FK) == "", "the cross is whole"
    # What is in the cross already is more than the sum that is kept: it cannot come to agree.
    over = tally_month(crossed({(Party.FK, M, OVER): gone, (Party.FK, ALLA, ANY): 1_004}))
    assert over.consistent
    over = tally_month(crossed({(Party.FK, M, OVER): gone, (Party.FK, ALLA, ANY): 4}))
    assert not over.consistent
    assert over.findings[0].text == "Försäkringskassan: summan är angiven till 4 men rutorna ger redan 6."


def test_a_party_with_margins_beside_anothers_cross_is_read_as_margins():
    mixed = crossed(
        {(Party.AF, K, ANY): 5, (Party.AF, M, ANY): 5, (Party.AF, ALLA, UNDER): 3, (Party.AF, ALLA, OVER): 7}
    )
    tally = tally_month(mixed)
    assert tally.by_party[Party.AF] == 10
    assert tally.by_sex == {K: 8, M: 12, X: Empty.SAKNAS}
    assert tally.cells == mixed.counts


def test_what_a_party_lacks_is_told_also_beside_anothers_cross():
    tally = tally_month(crossed({(Party.AF, K, ANY): 5}))
    assert tally.by_party[Party.AF] is Empty.SAKNAS
    assert tally.findings[0].text == "Arbetsförmedlingen, män: värde saknas. Noll skrivs som 0."


def test_every_word_is_there():
    assert [party.label for party in Party] == [
        "Försäkringskassan",
        "Arbetsförmedlingen",
        "Kommunen",
        "Regionen",
        "Annan",
        "Alla parter",
    ]
    assert [age.label(25) for age in AgeGroup] == ["Under 25", "25–", "Okänd", "Alla"]
    assert [status.label for status in MonthStatus] == ["öppen", "klar", "låst"]


cells = st.one_of(st.none(), st.integers(0, 9), st.sampled_from(Empty))
margins = st.tuples(cells, cells, cells)


@given(st.dictionaries(st.sampled_from([party.value for party in PARTIES]), st.tuples(margins, margins)))
def test_the_known_total_is_never_more_than_the_total_and_no_sum_hides_a_disagreement(parties):
    tally = tally_month(sheet(**parties))
    if isinstance(tally.total, int):
        assert tally.known_total == tally.total
    for each in tally.parties:
        if isinstance(each.by_sex, int) and isinstance(each.by_age, int):
            assert each.disagrees == (each.by_sex != each.by_age)
    whole = [[s for s in (each.by_sex, each.by_age) if isinstance(s, int)] for each in tally.parties]
    if all(whole):
        assert tally.known_total <= sum(map(max, whole))
        assert tally.known_total == sum(map(min, whole))
    if tally.complete:
        assert all(
            not isinstance(each.total, Empty) or each.total is not Empty.SAKNAS
            for each in tally.parties
            if each.recorded
        )
