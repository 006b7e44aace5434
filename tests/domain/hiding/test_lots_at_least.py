"""What the public may read of the least a missing figure is: nothing that tells of a small count."""

from collections.abc import Mapping

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.hiding.lots_periods import public_periods
from domain.lots.month import AgeGroup, CellKey, LotsMonth, LotsTally, Party
from domain.lots.period import tally_period

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.ALLA
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA
GONE = Empty.SAKNAS
HALF = Period(2016, PeriodKind.HALF, 1)


def sheet(women: Value, men: Value, young: Value, old: Value) -> dict[CellKey, Value]:
    return {
        (Party.FK, K, ANY): women,
        (Party.FK, M, ANY): men,
        (Party.FK, ALL, YOUNG): young,
        (Party.FK, ALL, OLD): old,
    }


def alone(own: LotsTally) -> LotsTally:
    return public_periods({HALF: own})[HALF]


def public(*months: Mapping[CellKey, Value]) -> LotsTally:
    own = tally_period([LotsMonth(TIERP, month(2016, at), counts) for at, counts in enumerate(months, start=1)])
    return alone(own)


def test_what_is_known_of_a_half_year_is_told_where_all_of_it_is_large() -> None:
    shown = public(sheet(8, 9, 7, 10), sheet(GONE, 6, GONE, 6))
    assert shown.by_party[Party.FK] is GONE
    assert shown.least[Party.FK, K, ANY] == 8
    assert shown.least[Party.FK, ALL, ANY] == shown.known_total == 23


def test_what_is_known_of_it_is_not_told_where_a_part_of_it_is_small() -> None:
    shown = public(sheet(2, 9, 5, 6), sheet(GONE, 6, GONE, 6))
    assert (dict(shown.least), shown.known_total) == ({}, 0), "minst 17, less the 15 men, would be 2 women"


def test_what_is_known_is_not_told_where_the_difference_between_two_sums_is_small() -> None:
    """By age the second month is 20 and by sex at least 18: the women that are missing would be 2."""
    shown = public(sheet(8, 9, 7, 10), sheet(GONE, 18, 10, 10))
    assert (dict(shown.least), shown.known_total) == ({}, 0)


def test_what_is_known_is_not_told_where_two_sums_differ() -> None:
    """By age the second month is 40 and by sex 45: one of them is wrong, and nobody knows which."""
    shown = public(sheet(8, 9, 7, 10), sheet(GONE, 45, 20, 20))
    assert dict(shown.least) == {}


def test_a_table_without_anything_missing_is_as_it_was() -> None:
    own = tally_period([LotsMonth(TIERP, month(2016, 1), sheet(8, 9, 7, 10))])
    assert alone(own) == own
    small = tally_period([LotsMonth(TIERP, month(2016, 1), sheet(2, 9, 5, 6))])
    assert (alone(small).cells[Party.FK, K, ANY], dict(alone(small).least)) == (Empty.DOLT, {})


def test_a_quarter_that_lacks_nothing_keeps_its_total_where_the_half_year_tells_no_least() -> None:
    quarter = Period(2016, PeriodKind.QUARTER, 1)
    whole, lacking = sheet(2, 9, 5, 6), sheet(GONE, 6, GONE, 6)
    own = {
        quarter: tally_period([LotsMonth(TIERP, month(2016, 1), whole)]),
        HALF: tally_period([LotsMonth(TIERP, month(2016, 1), whole), LotsMonth(TIERP, month(2016, 4), lacking)]),
    }
    shown = public_periods(own)
    assert (shown[quarter].total, dict(shown[quarter].least)) == (11, {})
    assert (dict(shown[HALF].least), shown[HALF].known_total) == ({}, 0)
