"""What the public may read of the least a missing figure is: nothing that tells of a small count."""

from collections.abc import Mapping

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.hiding.lots import public_tally
from domain.hiding.lots_at_least import with_public_least
from domain.lots.month import AgeGroup, CellKey, LotsMonth, LotsTally, Party
from domain.lots.period import tally_period

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.ALLA
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA
GONE = Empty.SAKNAS


def sheet(women: Value, men: Value, young: Value, old: Value) -> dict[CellKey, Value]:
    return {
        (Party.FK, K, ANY): women,
        (Party.FK, M, ANY): men,
        (Party.FK, ALL, YOUNG): young,
        (Party.FK, ALL, OLD): old,
    }


def public(*months: Mapping[CellKey, Value]) -> LotsTally:
    own = tally_period([LotsMonth(TIERP, month(2016, at), counts) for at, counts in enumerate(months, start=1)])
    return with_public_least(public_tally(own), own, 5)


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


def test_a_table_without_anything_missing_is_as_it_was() -> None:
    own = tally_period([LotsMonth(TIERP, month(2016, 1), sheet(8, 9, 7, 10))])
    assert with_public_least(public_tally(own), own, 5) == own
    small = tally_period([LotsMonth(TIERP, month(2016, 1), sheet(2, 9, 5, 6))])
    assert with_public_least(public_tally(small), small, 5) == public_tally(small)
