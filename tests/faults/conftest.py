"""What goes wrong around the program: its own kill, full disks, folders that cannot be written, files that are torn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.workspace import Workspace
from support.workspaces import Clock, Opener, make_workspace, opener


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


@pytest.fixture
def reopen(path: Path, clock: Clock) -> Opener:
    return opener(path, clock)


@pytest.fixture
def ws(reopen: Opener) -> Iterator[Workspace]:
    with reopen() as opened:
        yield opened
