"""What a meeting decided: kept as text, and read again whatever stands there."""

from datetime import date

import pytest

from domain.recommendations.meeting import Decision, read_decision
from domain.recommendations.recommendation import RecommendationStatus

DECISION = Decision(3, RecommendationStatus.BESLUTAD, "Börjar i maj.", date(2026, 3, 30))


def test_what_is_stored_is_read_again() -> None:
    assert read_decision(3, DECISION.stored) == DECISION


@pytest.mark.parametrize("stored", ["", "[]", "{}", '{"status": "okänd", "note": "", "day": "2026-03-30"}', "3"])
def test_what_another_version_wrote_is_passed_over(stored: str) -> None:
    assert read_decision(3, stored) is None
