"""How complete an area's months are: worked out, never ticked."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.completeness import (
    Completeness,
    MonthStanding,
    Standing,
    completeness,
    completeness_words,
    deadline,
    last_twelve,
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


def test_a_month_is_late_after_the_end_of_the_next() -> None:
    assert deadline(MAY) == date(2016, 6, 30)
    assert deadline(month(2016, 12)) == date(2017, 1, 31)
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
