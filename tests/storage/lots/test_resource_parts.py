"""Where the new came from, what the ended went to, where the active live: recorded, told, checked, taken back."""

import pytest

from domain.ground.period import month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.month import AgeGroup, MonthStatus, Party
from domain.lots.resource_check import ResourceCell
from domain.lots.resource_parts import PartCell
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.history.changelog import undo
from storage.lots.kept import lots_kept
from storage.lots.recording import record_lots_cells, set_month_status
from storage.lots.resource import record_resource_cells
from storage.lots.resource_parts import part_history, record_resource_parts, resource_parts
from storage.whole.check import check_workspace

MARCH, APRIL = month(2016, 3), month(2016, 4)
FROM_CASE, TO_WORK = PartCell(APRIL, "from_case"), PartCell(APRIL, "to_work")


def test_parts_are_recorded_and_taken_back(ws: Workspace) -> None:
    record_resource_parts(ws, area="0360", cells={FROM_CASE: 2, PartCell(MARCH, "returned"): 0})
    assert undo_state(ws).undo == "tilläggsresurs mars–april 2016, Tierp"
    changes = record_resource_parts(ws, area="0360", cells={FROM_CASE: 3})
    assert changes.label == "Tierp april 2016, tilläggsresurs nya, LOTS-ärende: 2 → 3"
    assert resource_parts(ws, "0360", MARCH, APRIL) == {FROM_CASE: 3, PartCell(MARCH, "returned"): 0}
    assert [(step.before, step.after) for step in part_history(ws, "0360", FROM_CASE)] == [(None, 2), (2, 3)]
    record_resource_parts(ws, area="0360", cells={FROM_CASE: Empty.SAKNAS, PartCell(MARCH, "returned"): None})
    assert resource_parts(ws, "0360", MARCH, APRIL) == {}
    undo(ws)
    assert len(resource_parts(ws, "0360", MARCH, APRIL)) == 2


def test_the_active_live_in_a_kommun_that_there_is(ws: Workspace) -> None:
    changes = record_resource_parts(ws, area=ws.group_code, cells={PartCell(APRIL, "0360"): 4})
    assert changes.label.endswith("april 2016, tilläggsresurs aktiva, Tierp: tomt → 4")
    with pytest.raises(UserProblem, match="finns inte i arbetsboken"):
        record_resource_parts(ws, area=ws.group_code, cells={PartCell(APRIL, "atlantis"): 4})


def test_a_locked_month_changes_with_a_reason(ws: Workspace) -> None:
    cells = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3, (Party.FK, Sex.MAN, AgeGroup.ALLA): 2}
    record_lots_cells(ws, area="0360", month=APRIL, cells=cells)
    set_month_status(ws, area="0360", month=APRIL, status=MonthStatus.LAST)
    with pytest.raises(UserProblem, match="är låst"):
        record_resource_parts(ws, area="0360", cells={FROM_CASE: 2})
    record_resource_parts(ws, area="0360", cells={FROM_CASE: 2}, correction="coachens lista kom sent")
    assert resource_parts(ws, "0360", APRIL, APRIL) == {FROM_CASE: 2}


def test_a_workspace_that_is_looked_over_tells_of_parts_that_differ(ws: Workspace) -> None:
    assert "resource_part" in lots_kept().locked
    for measure, count in (("new", 5), ("ended", 1)):
        record_resource_cells(ws, area="0360", cells={ResourceCell(APRIL, Sex.UNSPLIT, "alla", measure): count})
    parts = {FROM_CASE: 2, PartCell(APRIL, "from_queue"): 1, PartCell(APRIL, "from_other"): 1, TO_WORK: 1}
    record_resource_parts(ws, area="0360", cells=parts)
    found = [(each.where, each.text) for each in check_workspace(ws, [lots_kept()]).problems]
    assert found == [("Tilläggsresurs april 2016, Tierp", "Nya: delarna blir 4, men alla är 5.")]
