"""Areas, the workspace's group, and its settings."""

from datetime import datetime

from domain.area import Area, AreaKind
from domain.recommendation import Member
from storage.settings import WorkspaceSettings
from storage.workspace import Workspace


def areas(ws: Workspace, *, kind: AreaKind | None = None) -> tuple[Area, ...]:
    """Every area of the workspace, or of one kind, by name in Swedish order."""
    raise NotImplementedError


def area(ws: Workspace, code: str) -> Area:
    """The area with the code. Raises UserProblem where there is none."""
    raise NotImplementedError


def group(ws: Workspace) -> tuple[Area, tuple[Area, ...]]:
    """The workspace's own group and its members in Swedish order."""
    raise NotImplementedError


def settings(ws: Workspace) -> WorkspaceSettings:
    """What the group has decided."""
    raise NotImplementedError


def members(ws: Workspace) -> tuple[Member, ...]:
    """The group's members by organisation and role, in their order."""
    raise NotImplementedError


def latest_saved(ws: Workspace) -> datetime | None:
    """When anything was last written; None in a workspace where nothing has been."""
    raise NotImplementedError
