"""A recommendation that is agreed on keeps the figures of its texts."""

from domain.recommendations.recommendation import AGREED, Recommendation, RecommendationStatus
from storage.figures.agreed import keep_agreed, let_go_of_agreed
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.log.recorder import Operation


def follow_status(ws: Workspace, op: Operation, recommendation: Recommendation) -> None:
    """Keeps the figures of one that is agreed on, as it is after the operation; lets go of those of a draft."""
    if recommendation.status in AGREED:
        areas = known_areas(op.connection, recommendation.areas or [ws.group_code])
        keep_agreed(ws, op, recommendation.id, recommendation.texts, areas)
    elif recommendation.status is RecommendationStatus.UTKAST:
        let_go_of_agreed(op, recommendation.id)
