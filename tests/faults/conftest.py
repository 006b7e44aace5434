"""What goes wrong around the program: its own kill, full disks, folders that cannot be written, files that are torn."""

from support.one_workspace import clock, path, reopen, ws

__all__ = ["clock", "path", "reopen", "ws"]
