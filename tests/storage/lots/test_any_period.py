"""LOTS of any months and areas as they are read: everything of one area after another, in as few statements."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.case import TO_RESOURCE, LotsCase
from domain.lots.flow import flow_steps
from domain.lots.month import AgeGroup, Party
from domain.lots.month_by_month import MonthByMonth
from domain.lots.period import ResourceMonth
from storage.file.workspace import Workspace
from storage.lots.any_period import any_period
from storage.lots.case_recording import record_case
from storage.lots.period_recording import record_period_cells
from storage.lots.recording import record_lots_cells, record_lots_workers
from support.resource_months import record_resource_month
from support.statements import statements

TIERP, NORDMALING, ROBERTSFORS = (Area(code, "", AreaKind.KOMMUN) for code in ("0360", "2401", "2409"))
JAN, MAY = month(2016, 1), month(2016, 5)
WOMEN, MEN = (Party.FK, Sex.KVINNA, AgeGroup.ALLA), (Party.FK, Sex.MAN, AgeGroup.ALLA)
WHOLE = (Party.ALLA, Sex.UNSPLIT, AgeGroup.ALLA)


def a_case(at: Period, worker: str, *outcomes: str) -> LotsCase:
    return LotsCase(TIERP, at, Party.FK, Sex.KVINNA, AgeGroup.UNDER30, worker=worker, outcomes=outcomes)


def test_cases_totals_posts_and_the_resource_are_read_together(ws: Workspace) -> None:
    for case in (a_case(JAN, "FK1", TO_RESOURCE), a_case(JAN, "FK2"), a_case(MAY, "FK1", TO_RESOURCE)):
        record_case(ws, case=case)
    for at in (JAN, MAY, month(2015, 12)):
        record_lots_cells(ws, area="2401", month=at, cells={WOMEN: 5, MEN: 1})
        record_lots_workers(ws, area="2401", month=at, workers={Party.FK: 2})
    everyone = ("0360", MAY, 4, 3)
    record_resource_month(
        ws, figures=ResourceMonth(TIERP, MAY, Sex.UNSPLIT, AgeGroup.ALLA.value, *everyone[2:], 1, Empty.SAKNAS)
    )
    record_period_cells(ws, area="2409", cells={(date(2015, 11, 1), date(2016, 1, 22), WHOLE): 48})
    period = any_period(ws, ["2401", "0360", "2409"], JAN, MAY)
    assert [each.area.name for each in period.areas] == ["Nordmaling", "Tierp", "Robertsfors"]
    assert period.shared_months == (JAN, MAY)
    assert period.tally.by_party[Party.FK] == 15
    assert MonthByMonth(period).month_total(month(2016, 2)).value is Empty.SAKNAS
    assert [step.amount.words for step in flow_steps(period)] == ["15", "minst 2", "4", "3", "1"]
    assert (period.cases_told, period.outcomes) == (3, {TO_RESOURCE: 2})
    assert period.different_workers(Party.FK) == (2 + 2, 2 + 4)
    assert [(each.name, each.when, each.amount.words) for each in period.beside if each.post] == [
        ("Robertsfors", "2015-11-01 till 2016-01-22", "48")
    ]
    assert "egen" in period.source.name or period.source.typed


def test_cases_of_an_area_that_is_not_added_up_are_not_told_of(ws: Workspace) -> None:
    record_case(ws, case=a_case(JAN, "FK1", TO_RESOURCE))
    for at in (JAN, MAY):
        record_lots_cells(ws, area="2401", month=at, cells={WOMEN: 5, MEN: 1})
    period = any_period(ws, ["0360", "2401"], JAN, MAY)
    assert [each.area.code for each in period.together] == ["2401"]
    assert (period.cases_told, period.outcomes) == (0, {})
    assert not period.workers.get("0360")


def test_an_unknown_area_is_refused(ws: Workspace) -> None:
    with pytest.raises(UserProblem):
        any_period(ws, ["9999"], JAN, MAY)


def test_more_areas_and_more_months_take_no_more_statements(ws: Workspace) -> None:
    for area in (TIERP, NORDMALING, ROBERTSFORS):
        record_lots_cells(ws, area=area.code, month=JAN, cells={WOMEN: 5, MEN: 1})
    record_case(ws, case=a_case(MAY, "FK1"))
    few = statements(ws, lambda at: any_period(at, ["0360"], MAY, MAY))
    many = statements(ws, lambda at: any_period(at, ["0360", "2401", "2409"], month(2006, 1), MAY))
    assert many == few
    assert many <= 16
