"""Changing what the group has decided about its workspace."""

from domain.changes import Changes
from storage.settings import WorkspaceSettings
from storage.workspace import Workspace


def change_settings(ws: Workspace, *, settings: WorkspaceSettings) -> Changes:
    """Stores the settings; the group's code stays when its name changes.

    Raises UserProblem for an empty name or a border outside what is sensible, PersonalNumberProblem for texts.
    """
    raise NotImplementedError
