"""Where a workspace should not lie (ruling 35)."""

from pathlib import Path


def is_remote_or_synced(path: Path) -> str | None:
    """A Swedish sentence of warning when `path` lies on a network share or in a synced folder, else None."""
    raise NotImplementedError
