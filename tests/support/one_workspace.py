"""A workspace of its own for each test: fixtures for a conftest.py to take in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.file.workspace import Workspace
from support.workspaces import Clock, Opener, make_workspace, opener

__all__ = ["clock", "path", "reopen", "ws"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty workspace for a group of four kommuner."""
    return make_workspace(tmp_path)


@pytest.fixture
def reopen(path: Path, clock: Clock) -> Opener:
    return opener(path, clock)


@pytest.fixture
def ws(reopen: Opener) -> Iterator[Workspace]:
    """The workspace, open for writing."""
    with reopen() as opened:
        yield opened
