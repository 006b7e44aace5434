"""Period posts, typed."""

from datetime import date

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from storage.file.workspace import Workspace
from storage.history.changelog import undo
from storage.lots.period_recording import period_history, record_period_cells
from storage.lots.queries import period_posts

SINCE, UNTIL = date(2016, 1, 1), date(2016, 5, 22)
WHOLE = (Party.ALLA, Sex.UNSPLIT, AgeGroup.ALLA)


def test_a_post_is_recorded_changed_undone_and_looked_back_on(ws: Workspace) -> None:
    cell = (SINCE, UNTIL, WHOLE)
    record_period_cells(ws, area="0360", cells={cell: 46})
    record_period_cells(ws, area="0360", cells={cell: 48})
    (post,) = period_posts(ws, "0360", SINCE, UNTIL)
    assert post.counts == {WHOLE: 48}
    assert [step.after for step in period_history(ws, "0360", cell)] == [46, 48]
    undo(ws)
    assert period_posts(ws, "0360", SINCE, UNTIL)[0].counts == {WHOLE: 46}
    record_period_cells(ws, area="0360", cells={cell: None})
    assert period_posts(ws, "0360", SINCE, UNTIL) == ()


def test_days_turned_round_and_an_unknown_area_write_nothing(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="ligger före den första"):
        record_period_cells(ws, area="0360", cells={(UNTIL, SINCE, WHOLE): 46})
    with pytest.raises(UserProblem):
        record_period_cells(ws, area="9999", cells={(SINCE, UNTIL, WHOLE): 46})
