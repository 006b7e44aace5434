"""Files of LOTS months, period posts and the extra resource: what they bring, and what refuses them."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.importing.tidy import (
    LotsMonthRow,
    LotsMonths,
    LotsPeriodRow,
    LotsPeriods,
    ResourceMonthRow,
    ResourceMonths,
)
from domain.lots.month import AgeGroup, MonthStatus, Party
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.lots.queries import lots_month, period_posts, resource_months
from storage.lots.recording import record_lots_cells, set_month_status
from storage.schema.lots import MONTH_CORRECTION
from support.taken_in import OWN, refused, take_in
from support.workspaces import content

MAY = parse_month("2016-05")


def cell(line: int, value: Value, sex: Sex = Sex.ALLA, age: AgeGroup = AgeGroup.ALLA, **more: Any) -> LotsMonthRow:
    return LotsMonthRow(line, more.get("area", "0360"), MAY, more.get("party", Party.FK), sex, age, value)


MARGINS = (
    cell(2, 2, Sex.KVINNA),
    cell(3, 1, Sex.MAN),
    cell(4, 1, age=AgeGroup.UNDER30),
    cell(5, 2, age=AgeGroup.PLUS30),
)


def test_lots_months(ws: Workspace) -> None:
    outcome = take_in(ws, LotsMonths(MARGINS))
    assert (outcome.new, outcome.areas, outcome.periods) == (4, ("0360",), ("2016-05",))
    month = lots_month(ws, "0360", MAY)
    assert len(month.counts) == 4
    assert month.source is not None
    assert month.source.title == OWN


def test_margins_that_differ_are_never_refused(ws: Workspace) -> None:
    assert take_in(ws, LotsMonths((*MARGINS[:3], cell(5, 7, age=AgeGroup.PLUS30)))).refused == ()


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((cell(2, 3, Sex.KVINNA), cell(3, 2)), "3 ärenden kan inte ingå i en summa på 2"),
        ((cell(2, 3, Sex.KVINNA, AgeGroup.UNDER30), cell(3, 2, Sex.KVINNA)), "3 ärenden"),
        ((cell(2, 3, Sex.KVINNA), cell(3, 4, Sex.KVINNA)), "säger emot rad 2"),
        ((cell(2, 3, Sex.KVINNA, party=Party.ALLA),), "per part"),
        ((cell(2, 3, Sex.KVINNA, area="9999"),), "9999"),
    ],
)
def test_lots_months_that_cannot_be_right(ws: Workspace, rows: tuple[LotsMonthRow, ...], reason: str) -> None:
    refused(ws, LotsMonths(rows), reason)


def test_a_cell_larger_than_a_sum_that_is_already_there(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={(Party.FK, Sex.ALLA, AgeGroup.ALLA): 2})
    assert refused(ws, LotsMonths((cell(7, 3, Sex.KVINNA),)), "en summa på 2")[0].line == 7


def test_a_locked_month_is_imported_only_as_a_correction(ws: Workspace) -> None:
    take_in(ws, LotsMonths(MARGINS))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    other = (cell(2, 1, Sex.KVINNA), cell(3, 2, Sex.MAN))
    refused(ws, LotsMonths(other), "Maj 2016, Tierp är låst", "Maj 2016, Tierp är låst")
    refused(ws, LotsMonths(other), "är låst", "är låst", correction="  ")
    with pytest.raises(PersonalNumberProblem):
        take_in(ws, LotsMonths(other), correction="gäller 811228-9874")
    before = content(ws)
    assert take_in(ws, LotsMonths(other), correction="fel kön").changed == 2
    with ws.reading() as connection:
        assert connection.execute(select(MONTH_CORRECTION.c.reason)).scalars().all() == ["fel kön"]
    assert lots_month(ws, "0360", MAY).status is MonthStatus.LAST
    undo(ws)
    assert content(ws) == before


def test_a_correction_that_no_longer_adds_up_opens_the_month(ws: Workspace) -> None:
    take_in(ws, LotsMonths(MARGINS))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    take_in(ws, LotsMonths((cell(2, 5, Sex.KVINNA),)), correction="tre till")
    assert lots_month(ws, "0360", MAY).status is MonthStatus.OPPEN


def test_a_locked_month_that_would_not_change_gets_no_correction(ws: Workspace) -> None:
    take_in(ws, LotsMonths(MARGINS))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    assert take_in(ws, LotsMonths(MARGINS), correction="samma fil").unchanged == 4
    with ws.reading() as connection:
        assert connection.execute(select(MONTH_CORRECTION.c.id)).all() == []


def post(line: int, value: Value, party: Party = Party.ALLA, sex: Sex = Sex.ALLA, **more: Any) -> LotsPeriodRow:
    days = {"since": date(2016, 1, 1), "until": date(2016, 5, 22), **more}
    return LotsPeriodRow(line, "0360", days["since"], days["until"], party, sex, AgeGroup.ALLA, value)


def test_period_posts_stand_apart_from_months(ws: Workspace) -> None:
    outcome = take_in(
        ws,
        LotsPeriods((post(2, 14, Party.FK), post(3, 48), post(4, 9, since=date(2016, 5, 23), until=date(2016, 6, 30)))),
    )
    assert outcome.periods == ("2016-01-01/2016-05-22", "2016-05-23/2016-06-30")
    assert lots_month(ws, "0360", MAY).counts == {}
    first, second = period_posts(ws, "0360", date(2016, 5, 1), date(2016, 5, 31))
    assert first.counts == {
        (Party.FK, Sex.ALLA, AgeGroup.ALLA): 14,
        (Party.ALLA, Sex.ALLA, AgeGroup.ALLA): 48,
    }
    assert second.since == date(2016, 5, 23)
    assert len(period_posts(ws, "0360", date(2016, 6, 1), date(2016, 6, 2))) == 1
    assert period_posts(ws, "0360", date(2017, 1, 1), date(2017, 12, 31)) == ()


def test_period_posts_that_cannot_be_right(ws: Workspace) -> None:
    refused(ws, LotsPeriods((post(2, 3, until=date(2015, 1, 1)),)), "ligger före")
    refused(ws, LotsPeriods((post(2, 49, Party.FK), post(3, 48))), "en summa på 48")
    refused(ws, LotsPeriods((post(2, 46), post(3, 48))), "säger emot rad 2")
    take_in(ws, LotsPeriods((post(2, 48),)))
    refused(ws, LotsPeriods((post(2, 49, Party.FK),)), "en summa på 48")


def resource(line: int, new: Value, sex: Sex = Sex.ALLA, age: str = "alla") -> ResourceMonthRow:
    return ResourceMonthRow(line, "0360", MAY, sex, age, new, Empty.SAKNAS, Empty.SAKNAS, 0)


def test_the_resource(ws: Workspace) -> None:
    assert take_in(ws, ResourceMonths((resource(2, 3), resource(3, 2, Sex.KVINNA)))).new == 2
    assert [(each.sex, each.new) for each in resource_months(ws, "0360", MAY, MAY)] == [(Sex.ALLA, 3), (Sex.KVINNA, 2)]
    refused(ws, ResourceMonths((resource(2, 4, Sex.MAN),)), "4 kan inte ingå i en summa på 3")
    take_in(ws, LotsMonths(MARGINS))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    refused(ws, ResourceMonths((resource(2, 5),)), "är låst")
    assert take_in(ws, ResourceMonths((resource(2, 5),)), correction="sen lista").changed == 1


def test_women_and_men_of_the_resource_are_everyone(ws: Workspace) -> None:
    women, men, others = Sex.KVINNA, Sex.MAN, Sex.ANNAT
    wrong = "Nya: kvinnor 2 och män 2 blir 4, men alla är 5"
    refused(ws, ResourceMonths((resource(2, 5), resource(3, 2, women), resource(4, 2, men))), wrong)
    refused(
        ws,
        ResourceMonths((resource(2, 5), resource(3, 2, women), resource(4, 2, men), resource(5, 2, others))),
        "annat 2 blir 6",
    )
    # Only what is known of each can be held together, and each age by itself.
    take_in(ws, ResourceMonths((resource(2, 5), resource(3, 2, women), resource(4, Empty.SAKNAS, men))))
    refused(ws, ResourceMonths((resource(2, 2, men),)), wrong)
    take_in(ws, ResourceMonths((resource(2, 2, men, "under30"), resource(3, 2, women, "under30"), resource(4, 3, men))))
    refused(ws, ResourceMonths((resource(2, 5, age="under30"),)), wrong)
    assert take_in(ws, ResourceMonths((resource(2, 4, age="under30"),))).new == 1


def test_a_file_that_leaves_a_finished_month_incomplete_says_so_first(ws: Workspace) -> None:
    take_in(ws, LotsMonths(MARGINS))
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    same = take_in(ws, LotsMonths(MARGINS), dry_run=True)
    whole = take_in(ws, LotsMonths((cell(2, 1, Sex.KVINNA), cell(3, 2, Sex.MAN))), dry_run=True)
    assert (same.reopens, same.notes, whole.reopens) == ((), (), ())
    apart = take_in(ws, LotsMonths((cell(2, 4, Sex.KVINNA),)), dry_run=True)
    assert apart.reopens == ("Maj 2016, Tierp",)
    assert apart.notes == (
        "Maj 2016, Tierp är märkt klar men blir ofullständig med filens siffror. Den öppnas då igen.",
    )
    assert lots_month(ws, "0360", MAY).status is MonthStatus.KLAR
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    locked = take_in(ws, LotsMonths((cell(2, 4, Sex.KVINNA),)), dry_run=True)
    assert (locked.locked, locked.reopens) == (("Maj 2016, Tierp",), ())
    corrected = take_in(ws, LotsMonths((cell(2, 4, Sex.KVINNA),)), dry_run=True, correction="fel i underlaget")
    assert (corrected.locked, corrected.reopens) == ((), ("Maj 2016, Tierp",))
