"""The command line as a test drives it: in this process for speed, in one of its own where that is the point."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main

# Undo of an import leaves its traces in these, and only in these (ruling 27).
JOURNALS = {"import_run", "change_set", "change_row", "meta"}


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def lagesbild(capsys: pytest.CaptureFixture[str]) -> Run:
    """`lagesbild("profile", workspace, "--json")` as if typed in a shell."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


def in_own_process(*arguments: object, **environment: str) -> Answer:
    """The same in a process of its own, with the test's own home."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *(str(argument) for argument in arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def stored(workspace: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that holds what a user knows, for saying that two workspaces hold the same."""
    with closing(sqlite3.connect(workspace)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr)
            for name in names
            if name not in JOURNALS and not name.startswith("sqlite_")
        }
