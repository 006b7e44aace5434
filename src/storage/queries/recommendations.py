"""Recommendations and the templates they are written on."""

from domain.recommendation import Recommendation, Template
from storage.workspace import Workspace


def recommendations(ws: Workspace, year: int | None = None) -> tuple[Recommendation, ...]:
    """The recommendations of a year, or of every year, in their order."""
    raise NotImplementedError


def recommendation(ws: Workspace, recommendation_id: int) -> Recommendation:
    """One recommendation. Raises UserProblem where there is none."""
    raise NotImplementedError


def recommendation_years(ws: Workspace) -> tuple[int, ...]:
    """The years there are recommendations for, the latest first."""
    raise NotImplementedError


def templates(ws: Workspace) -> tuple[Template, ...]:
    """The templates of the workspace, in their order."""
    raise NotImplementedError
