"""How far months have come, read for the first screen: the same as the months themselves say."""

from datetime import date

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.case import LotsCase
from domain.lots.completeness import Standing
from domain.lots.month import AgeGroup, MonthStatus, Party
from storage.file.workspace import Workspace
from storage.lots.case_recording import fill_from_cases, record_case
from storage.lots.recording import record_lots_cells, set_month_status
from storage.lots.standing import months_standing

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
WOMEN, MEN = (Party.FK, Sex.KVINNA, AgeGroup.ALLA), (Party.FK, Sex.MAN, AgeGroup.ALLA)


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
