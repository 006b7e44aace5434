"""What a meeting decided of a recommendation (*beslut på mötet*): its status from then on, a note and the day."""

import json
from dataclasses import dataclass
from datetime import date

from domain.recommendations.recommendation import RecommendationStatus


@dataclass(frozen=True, slots=True)
class Decision:
    """The latest decision about a recommendation. `status` is what it became."""

    recommendation: int
    status: RecommendationStatus
    note: str
    day: date

    @property
    def stored(self) -> str:
        """As it is kept in the workspace."""
        told = {"status": self.status.value, "note": self.note, "day": self.day.isoformat()}
        return json.dumps(told, ensure_ascii=False)


def read_decision(recommendation: int, stored: str) -> Decision | None:
    """What was stored; None where it cannot be read, as another version may have written it."""
    try:
        told = json.loads(stored)
        return Decision(
            recommendation, RecommendationStatus(told["status"]), str(told["note"]), date.fromisoformat(told["day"])
        )
    except (ValueError, TypeError, KeyError):
        return None
