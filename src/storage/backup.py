"""Backups (*säkerhetskopior*): taken by SQLite's own API, opened once to see that they hold, thinned by a ladder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.clock import Clock, local_now
from storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: when it was taken, by what occasion, and what it holds, in words for the one who chooses."""

    path: Path
    taken: datetime
    group: str
    summary: str


def backup_to(source: Workspace | Path, out: Path) -> None:
    """Copies the whole workspace to `out` and verifies the copy; never overwrites. Works while others write."""
    raise NotImplementedError


def back_up(ws: Workspace) -> Path | None:
    """Takes a copy into the workspace's backup folder and thins the folder; None when nothing changed since the
    latest copy. Raises UserProblem when it fails: a backup that failed is shown."""
    raise NotImplementedError


def copies(workspace: Path, backup_folder: Path | None = None) -> tuple[Copy, ...]:
    """The copies there are of the workspace, the latest first; copies that do not open are left out."""
    raise NotImplementedError


def restore(copy: Path, out: Path, *, clock: Clock = local_now) -> None:
    """Puts a verified copy in place as `out`; never overwrites. Raises ExistsProblem or DamagedProblem."""
    raise NotImplementedError
