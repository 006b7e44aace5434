"""Everything that is stored is tried in a workspace of its own."""

from support.one_workspace import clock, path, reopen, ws

__all__ = ["clock", "path", "reopen", "ws"]
