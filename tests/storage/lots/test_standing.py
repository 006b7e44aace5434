"""How far months have come, read for the first screen: the same as the months themselves say."""

from dataclasses import replace
from datetime import date

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.case import LotsCase
from domain.lots.completeness import Standing
from domain.lots.month import AgeGroup, MonthStatus, Party
from domain.lots.period import Goal, ResourceMonth
from storage.file.workspace import Workspace
from storage.lots.case_recording import fill_from_cases, record_case
from storage.lots.recording import record_lots_cells, set_month_status
from storage.lots.resource import set_goal
from storage.lots.standing import Older, earlier_standing, months_standing, older_months, resource_standing
from support.resource_months import record_resource_month

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
WOMEN, MEN = (Party.FK, Sex.KVINNA, AgeGroup.ALLA), (Party.FK, Sex.MAN, AgeGroup.ALLA)
YOUNG, OLD = (Party.FK, Sex.UNSPLIT, AgeGroup.UNDER30), (Party.FK, Sex.UNSPLIT, AgeGroup.PLUS30)


def test_the_months_of_several_areas_stand_as_they_were_recorded(ws: Workspace) -> None:
    for number in (2, 3, 4):
        record_lots_cells(ws, area="0360", month=month(2016, number), cells={WOMEN: 3, MEN: 2})
    record_lots_cells(ws, area="0360", month=month(2016, 5), cells={WOMEN: 3, MEN: Empty.SAKNAS})
    set_month_status(ws, area="0360", month=month(2016, 3), status=MonthStatus.KLAR)
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(ws, area="0360", month=month(2016, 2), status=status)
    tierp, other = months_standing(ws, [TIERP, NORDMALING], month(2016, 1), month(2016, 6), date(2016, 7, 1))
    assert [each.standing for each in tierp] == [
        Standing.UNEXPECTED, Standing.LOCKED, Standing.DONE, Standing.OPEN, Standing.INCOMPLETE, Standing.MISSING,
    ]  # fmt: skip
    assert [each.late for each in tierp] == [False, False, True, True, True, False]
    assert {each.standing for each in other} == {Standing.UNEXPECTED}


def test_a_month_that_is_said_to_have_no_cases_is_not_missing(ws: Workspace) -> None:
    fill_from_cases(ws, area="0360", month=month(2016, 2))
    record_case(ws, case=LotsCase(TIERP, month(2016, 3), Party.FK, Sex.MAN, AgeGroup.OKAND))
    (tierp,) = months_standing(ws, [TIERP], month(2016, 1), month(2016, 4), date(2016, 7, 1))
    assert [each.standing for each in tierp] == [
        Standing.UNEXPECTED, Standing.OPEN, Standing.OPEN, Standing.MISSING,
    ]  # fmt: skip


def test_check_sums_that_the_cases_do_not_give_are_seen(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=month(2016, 2), cells={WOMEN: 3, MEN: 2})
    fill_from_cases(ws, area="0360", month=month(2016, 2))
    (tierp,) = months_standing(ws, [TIERP], month(2016, 2), month(2016, 2), date(2016, 7, 1))
    assert [(each.standing, each.differs) for each in tierp] == [(Standing.OPEN, True)]


def test_the_resource_tells_which_goals_are_behind_and_which_months_do_not_add_up(ws: Workspace) -> None:
    for number, new, active, ended in ((3, 4, 10, 0), (4, 3, 12, 1), (5, 2, 20, 1)):
        figures = ResourceMonth(TIERP, month(2016, number), Sex.UNSPLIT, "alla", new, active, ended, Empty.SAKNAS)
        record_resource_month(ws, figures=figures)
    goals = [
        Goal("Över", 5, is_share=False, since=date(2015, 1, 1), until=date(2016, 4, 30)),
        Goal("Nya", 40, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31)),
    ]
    for goal in goals:
        set_goal(ws, area="0360", goal=goal)
    other, tierp = resource_standing(ws, [NORDMALING, TIERP], date(2016, 6, 2))
    assert (other.goals, other.apart) == ((), ())
    assert [(each.goal.name, each.actual, each.is_behind) for each in tierp.goals] == [("Nya", 9, True)]
    assert [(at.code, balance.expected, balance.active) for at, balance in tierp.apart] == [("2016-05", 13, 20)]
    assert resource_standing(ws, [TIERP], date(2016, 5, 2))[0].goals[0].goal.name == "Över"


def test_what_is_unfinished_is_looked_at_however_old_the_latest_months_are(ws: Workspace) -> None:
    for number in (4, 5):
        record_lots_cells(ws, area="0360", month=month(2016, number), cells={WOMEN: 3, MEN: 2})
    fill_from_cases(ws, area="2401", month=month(2026, 8))
    earlier = earlier_standing(ws, [TIERP, NORDMALING], date(2026, 11, 30))
    assert [each.month.code for each in earlier["0360"]][::11] == ["2015-06", "2016-05"]
    assert [each.standing for each in earlier["0360"][-2:]] == [Standing.OPEN, Standing.OPEN]
    # Those of the last twelve months are looked at anyway.
    assert [each.month.code for each in earlier["2401"]] == ["2025-09", "2025-10"]
    assert earlier_standing(ws, [TIERP], date(2016, 6, 1)) == {}


def test_no_month_leaves_the_list_by_getting_old_before_it_is_locked(ws: Workspace) -> None:
    for at in (month(2016, 3), month(2016, 4), month(2016, 5), month(2026, 8)):
        record_lots_cells(ws, area="0360", month=at, cells={WOMEN: 3, MEN: 3, YOUNG: 3, OLD: 3})
    today = date(2026, 11, 30)
    assert older_months(ws, [NORDMALING, TIERP], today) == [Older(TIERP, month(2016, 3), 3)]
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(ws, area="0360", month=month(2016, 3), status=status)
    assert older_months(ws, [TIERP], today) == [Older(TIERP, month(2016, 4), 2)]
    # Those that are looked at one by one are told there.
    assert older_months(ws, [TIERP], date(2017, 4, 30)) == []


def test_the_resource_of_long_ago_tells_what_it_told_then(ws: Workspace) -> None:
    for number, active in ((3, 10), (4, 20)):
        figures = ResourceMonth(TIERP, month(2016, number), Sex.UNSPLIT, "alla", 4, active, 0, Empty.SAKNAS)
        record_resource_month(ws, figures=figures)
    goal = Goal("Nya", 40, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31))
    for each in (goal, replace(goal, name="Över", until=date(2016, 3, 31))):
        set_goal(ws, area="0360", goal=each)
    (then,), (now,) = (resource_standing(ws, [TIERP], day) for day in (date(2016, 5, 2), date(2026, 11, 30)))
    assert [(each.goal.name, each.actual, each.months_left, each.is_behind) for each in now.goals] == [
        ("Nya", 8, 8, True)
    ]
    assert (now.goals, now.apart) == (then.goals, then.apart)
    assert [at.code for at, _ in now.apart] == ["2016-04"]
