"""How complete an area's months are: worked out, never ticked."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.completeness import (
    Completeness,
    MonthStanding,
    Standing,
    completeness,
    completeness_words,
    deadline,
    expected_cells,
    expected_parties,
    last_twelve,
    silent_parties,
    standing_of,
)
from domain.lots.month import AgeGroup, CellKey, LotsMonth, MonthStatus, Party

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
MAY, JANUARY = month(2016, 5), month(2016, 1)
TODAY = date(2016, 6, 20)


def of_may(women: Value | None, status: MonthStatus = MonthStatus.OPPEN) -> LotsMonth:
    counts: dict[CellKey, Value] = (
        {} if women is None else {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): women, (Party.FK, Sex.MAN, AgeGroup.ALLA): 2}
    )
    return LotsMonth(TIERP, MAY, counts, status=status)


@pytest.mark.parametrize(
    ("recorded", "standing"),
    [
        (of_may(None), Standing.MISSING),
        (of_may(Empty.SAKNAS), Standing.INCOMPLETE),
        (of_may(3), Standing.OPEN),
        (of_may(3, MonthStatus.KLAR), Standing.DONE),
        (of_may(3, MonthStatus.LAST), Standing.LOCKED),
    ],
)
def test_a_month_stands_as_far_as_its_figures_and_its_mark_have_come(recorded: LotsMonth, standing: Standing) -> None:
    found = standing_of(recorded, JANUARY, None, TODAY)
    assert (found.standing, found.late, found.is_finished) == (
        standing,
        False,
        recorded.status is not MonthStatus.OPPEN,
    )
    assert found.standing.label
    assert found.standing.words


def test_a_locked_month_in_the_midst_of_its_correction_is_incomplete() -> None:
    found = standing_of(of_may(Empty.SAKNAS, MonthStatus.LAST), JANUARY, date(2016, 6, 1), TODAY)
    assert (found.standing, found.is_finished) == (Standing.INCOMPLETE, False)


def test_nothing_is_expected_before_the_first_month_nor_of_an_area_without_any() -> None:
    for first in (None, month(2016, 6)):
        found = standing_of(of_may(None), first, None, TODAY)
        assert (found.standing, found.is_finished, found.standing.label) == (Standing.UNEXPECTED, True, "")
        assert found.standing.words == "väntas inte"


def test_a_month_that_is_not_over_is_expected_when_it_has_figures() -> None:
    for today, standing in ((date(2016, 5, 31), Standing.UNEXPECTED), (date(2016, 6, 1), Standing.MISSING)):
        assert standing_of(of_may(None), JANUARY, None, today).standing is standing
    assert standing_of(of_may(3), JANUARY, None, date(2016, 5, 20)).standing is Standing.OPEN


def test_sums_that_differ_are_told_apart_from_what_is_missing() -> None:
    by_age: dict[CellKey, Value] = {
        (Party.FK, Sex.UNSPLIT, AgeGroup.UNDER30): 1, (Party.FK, Sex.UNSPLIT, AgeGroup.PLUS30): 1,
    }  # fmt: skip
    apart = LotsMonth(TIERP, MAY, {**of_may(3).counts, **by_age})
    found = standing_of(apart, JANUARY, None, TODAY)
    assert (found.standing, found.differs) == (Standing.INCOMPLETE, True)
    assert not standing_of(of_may(Empty.SAKNAS), JANUARY, None, TODAY).differs
    case: dict[CellKey, Value] = {(Party.FK, Sex.KVINNA, AgeGroup.UNDER30): 2}
    held: dict[CellKey, Value] = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3}
    found = standing_of(LotsMonth(TIERP, MAY, case, by_case=True, held=held), JANUARY, None, TODAY)
    assert (found.standing, found.differs) == (Standing.OPEN, True)


def test_a_month_is_late_after_the_end_of_the_next() -> None:
    assert deadline(MAY) == date(2016, 6, 30)
    assert deadline(month(2016, 12)) == date(2017, 1, 31)
    assert (deadline(MAY, 15), deadline(month(2016, 1), 31)) == (date(2016, 6, 15), date(2016, 2, 29))
    assert standing_of(of_may(None), JANUARY, None, date(2016, 6, 16), 15).late
    assert not standing_of(of_may(None), JANUARY, None, date(2016, 6, 15), 15).late
    after = date(2016, 7, 1)
    assert standing_of(of_may(None), JANUARY, None, after).late
    assert not standing_of(of_may(3, MonthStatus.KLAR), JANUARY, date(2016, 6, 30), after).late
    assert standing_of(of_may(3, MonthStatus.KLAR), JANUARY, after, after).late
    assert not standing_of(of_may(3, MonthStatus.LAST), JANUARY, after, after).late, "it was done before it was locked"


def test_an_areas_months_are_counted() -> None:
    stand = [
        (Standing.UNEXPECTED, False),
        (Standing.LOCKED, False),
        (Standing.DONE, True),
        (Standing.OPEN, True),
        (Standing.INCOMPLETE, False),
        (Standing.MISSING, False),
    ]
    counted = completeness([MonthStanding(TIERP, MAY, standing, late) for standing, late in stand])
    assert counted == Completeness(expected=5, registered=4, adding_up=3, done=2, in_time=1, late=2)
    assert completeness_words(counted) == "5 väntade: 4 registrerade, 3 stämmer, 2 klara, 1 i tid, 2 sena"


def test_the_board_ends_with_the_month_before_today() -> None:
    months = last_twelve(date(2016, 1, 3))
    assert (months[0].code, months[-1].code, len(months)) == ("2015-01", "2015-12", 12)


def of(at: Period, by_case: bool = False, **totals: Value) -> LotsMonth:
    counts: dict[CellKey, Value] = {
        (Party(party), Sex.UNSPLIT, AgeGroup.ALLA): total for party, total in totals.items()
    }
    return LotsMonth(TIERP, at, counts, by_case=by_case)


def test_the_parties_of_the_nearest_month_before_are_expected_else_of_the_first_after() -> None:
    gone = Empty.EJ_TILLAMPLIGT
    months = [
        of(JANUARY, fk=3, af=0),
        of(month(2016, 2), fk=gone),
        of(MAY, fk=2, region=4),
        of(month(2016, 6), kommun=1),
    ]
    assert expected_parties(JANUARY, months) == (Party.FK, Party.AF, Party.KOMMUN, Party.REGION)
    assert expected_parties(month(2016, 3), months) == (Party.AF, Party.KOMMUN, Party.REGION), "FK had left it"
    assert expected_parties(MAY, months[:3]) == (Party.FK, Party.AF, Party.REGION)
    assert silent_parties(months[2], months[:3]) == (Party.AF,)
    assert silent_parties(of(MAY), months[:2]) == (), "of a month without figures all is missing, which is told of it"


def test_that_a_party_does_not_report_one_month_does_not_say_that_it_has_left() -> None:
    assert expected_parties(MAY, [of(JANUARY, fk=Empty.SAKNAS)]) == (Party.FK,)


def test_nought_in_a_month_that_is_filled_from_cases_says_nothing_of_a_party() -> None:
    months = [of(JANUARY, region=5), of(month(2016, 2), by_case=True, fk=2, af=0, region=0)]
    assert expected_parties(MAY, months) == (Party.FK, Party.REGION)


def test_women_and_men_by_both_ages_are_expected_of_a_cross() -> None:
    assert len({*expected_cells(Party.FK)}) == 4
    assert {key[0] for key in expected_cells(Party.FK)} == {Party.FK}
