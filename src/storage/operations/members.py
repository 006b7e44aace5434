"""The group's members by organisation and role (domain handbook §6)."""

from domain.changes import Changes
from storage.workspace import Workspace


def add_member(ws: Workspace, *, organisation: str, role: str, name: str = "") -> tuple[int, Changes]:
    """Adds a seat last in the list; returns its id. Raises PersonalNumberProblem."""
    raise NotImplementedError


def edit_member(
    ws: Workspace, *, member: int, organisation: str | None = None, role: str | None = None, name: str | None = None
) -> Changes:
    """Changes what is given and leaves the rest."""
    raise NotImplementedError


def remove_member(ws: Workspace, *, member: int) -> Changes:
    """Takes a seat away."""
    raise NotImplementedError
