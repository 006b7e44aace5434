"""Decisions of a meeting: status, note and day in one step, undone as one."""

from datetime import date
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from domain.recommendations.meeting import Decision
from domain.recommendations.recommendation import RecommendationStatus
from storage.file.workspace import open_workspace
from storage.history.changelog import undo
from storage.recommendations.meeting import decisions, record_decision
from storage.recommendations.queries import recommendation
from storage.recommendations.recording import add_recommendation
from support.workspaces import COORDINATOR, Clock, make_workspace

DAY = date(2026, 3, 29)


def test_a_decision_is_one_step_and_what_cannot_be_is_refused(tmp_path: Path, clock: Clock) -> None:
    with open_workspace(make_workspace(tmp_path, "mote"), who=COORDINATOR, clock=clock) as ws:
        made, _ = add_recommendation(ws, year=2026, template="kortmall", title="Tidig kartläggning")
        agreed = Decision(made, RecommendationStatus.BESLUTAD, " Börjar i maj. ", DAY)
        changes = record_decision(ws, decision=agreed)
        assert changes.label == "beslut på möte om ”Tidig kartläggning”: beslutad"
        assert recommendation(ws, made).status is RecommendationStatus.BESLUTAD
        assert decisions(ws)[made].note == "Börjar i maj."
        assert decisions(ws, date(2026, 3, 28)) == {}
        for wrong in (
            Decision(made, RecommendationStatus.UTKAST, "Hon är 19121212-1212.", DAY),
            Decision(made, RecommendationStatus.UTKAST, "", date(2999, 1, 1)),
            Decision(99, RecommendationStatus.UTKAST, "", DAY),
        ):
            with pytest.raises(UserProblem):
                record_decision(ws, decision=wrong)
        undo(ws)
        assert decisions(ws) == {}
        assert recommendation(ws, made).status is RecommendationStatus.UTKAST
