"""Writing recommendations (domain handbook §6)."""

from collections.abc import Sequence

from domain.changes import Changes
from domain.recommendation import RecommendationStatus
from storage.workspace import Workspace


def add_recommendation(ws: Workspace, *, year: int, template: str, title: str) -> tuple[int, Changes]:
    """Adds a recommendation on the template with the key `template`, last in its year; returns its id.

    Raises UserProblem for an unknown template and PersonalNumberProblem for the title.
    """
    raise NotImplementedError


def write_recommendation_text(ws: Workspace, *, recommendation: int, field: str, text: str) -> Changes:
    """Writes one template field; empty text takes it away.

    Raises PersonalNumberProblem, and UserProblem where the text cannot stand in the field (a date out of order).
    """
    raise NotImplementedError


def edit_recommendation(
    ws: Workspace,
    *,
    recommendation: int,
    title: str | None = None,
    theme: str | None = None,
    status: RecommendationStatus | None = None,
    areas: Sequence[str] | None = None,
    year: int | None = None,
) -> Changes:
    """Changes what is given and leaves the rest; `areas` are codes, empty for the whole group."""
    raise NotImplementedError


def move_recommendation(ws: Workspace, *, recommendation: int, position: int) -> Changes:
    """Moves it to `position` (0 first) among the recommendations of its year."""
    raise NotImplementedError


def remove_recommendation(ws: Workspace, *, recommendation: int) -> Changes:
    """Takes it away with its texts; undo brings it back."""
    raise NotImplementedError
