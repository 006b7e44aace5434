"""What a tab asks of a change: does it touch what I show?"""

import pytest

from domain.ground.changes import Changes, Subject, Touched, every_subject
from domain.ground.period import month, parse_period

MAY = month(2016, 5)
LOTS = {Subject.LOTS}


def changed(*touched: Touched) -> Changes:
    return Changes("registrera LOTS maj 2016", frozenset(LOTS), len(touched), frozenset(touched))


def test_a_month_of_tierp_touches_whoever_shows_that_month_of_tierp() -> None:
    change = changed(Touched("lots_month", "0360", MAY, MAY))
    assert change.tables == ("lots_month",)
    assert change.touches(LOTS)
    assert change.touches({Subject.LOTS, Subject.AREAS}, {"0360", "0319"}, MAY)
    assert change.touches(LOTS, {"0360"}, parse_period("2016"))
    assert change.touches(LOTS, {"0360"}, month(2015, 6), MAY)
    assert change.touches(LOTS, first=parse_period("2016 H1"))
    assert not change.touches({Subject.POPULATIONS})
    assert not change.touches(LOTS, {"0319"})
    assert not change.touches(LOTS, {"0360"}, month(2016, 6))
    assert not change.touches(LOTS, {"0360"}, parse_period("2015"))
    assert not change.touches(LOTS, first=month(2015, 1), last=month(2016, 4))


@pytest.mark.parametrize("area", [None, "0360"])
def test_what_is_not_bound_to_a_period_touches_every_period(area: str | None) -> None:
    change = changed(Touched("lots_month", area))
    assert change.touches(LOTS, {"0360"}, parse_period("1999"))
    assert change.touches(LOTS, {"0319"}) == (area is None)


def test_a_goal_without_an_end_touches_all_that_comes_after() -> None:
    goal = changed(Touched("goal", "0360", MAY, None))
    assert goal.touches(LOTS, {"0360"}, parse_period("2020"))
    assert not goal.touches(LOTS, {"0360"}, parse_period("2015"))


def test_a_source_is_no_more_than_the_rows_that_came_with_it() -> None:
    change = changed(Touched("source"), Touched("lots_month", "0360", MAY, MAY))
    assert not change.touches(LOTS, {"0319"})
    assert changed(Touched("source")).touches(LOTS, {"0319"})


def test_one_of_several_is_enough() -> None:
    change = changed(Touched("lots_month", "0360", MAY, MAY), Touched("lots_workers", "0319", MAY, MAY))
    assert change.tables == ("lots_month", "lots_workers")
    assert change.touches(LOTS, {"0319"}, MAY)


def test_what_is_about_everything_is_about_every_subject() -> None:
    assert {Subject.LOTS, Subject.BENEFITS, Subject.SETTINGS} < every_subject()
    assert changed(Touched("lots_month", "0360", MAY, MAY)).touches(every_subject())
