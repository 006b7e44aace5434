"""A folder or a file that cannot be written: a sentence, and reading works all the same."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.file.connection import journal_of, logs_of
from storage.file.lock import lock_path
from storage.file.workspace import open_workspace
from support.house import check_workspace
from support.surroundings import program, run
from support.workspaces import COORDINATOR, content

OPEN_BOTH_WAYS = """
for read_only in (False, True):
    try:
        with open_workspace(path, who="prov", read_only=read_only) as ws:
            print("öppen", ws.read_only, ws.name)
    except UserProblem as problem:
        print(type(problem).__name__, problem.text)
"""


@contextmanager
def protected(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def test_a_folder_one_may_only_read(path: Path) -> None:
    before = path.read_bytes()
    with protected(path.parent, 0o500):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    assert writing.startswith("ReadOnlyProblem Det går inte att skriva i umea.lagesbild")
    assert "Öppna arbetsboken för läsning" in writing
    assert reading == "öppen True Umeåregionen"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_one_may_only_read(path: Path) -> None:
    with protected(path, 0o400):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    assert writing.startswith("ReadOnlyProblem")
    assert reading == "öppen True Umeåregionen"


def test_a_folder_where_nothing_can_be_made(tmp_path: Path) -> None:
    code = """
    try:
        create_workspace(path, name="Prov", who="prov")
    except UserProblem as problem:
        print(problem.text)
    """
    with protected(tmp_path, 0o500):
        told = run(code, tmp_path / "ny.lagesbild", powerless=True)
    assert "ny.lagesbild kunde inte skrivas i mappen" in told
    assert "Ingenting har ändrats" in told


def test_a_file_one_may_not_read(path: Path) -> None:
    with protected(path, 0o000):
        told = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    assert len(told) == 2
    assert all("umea.lagesbild" in each and "Problem" in each for each in told)


def test_what_a_kill_left_half_written_is_never_passed_over(path: Path) -> None:
    """Part of it is in the file; a reader that may not put that right must not show it without a word."""
    with open_workspace(path, who=COORDINATOR) as ws:
        before = content(ws)
    assert subprocess.run([*program(KILLED_WHILE_WRITING), str(path)], check=False).returncode == -9
    assert journal_of(path).stat().st_size > 0
    with protected(path.parent, 0o500), protected(path, 0o400):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    for told in (writing, reading):
        assert told.startswith(("UserProblem Arbetsboken", "ReadOnlyProblem"))
    with open_workspace(path, who=COORDINATOR, read_only=True) as ws:
        assert content(ws) == before
        assert check_workspace(ws).integrity


KILLED_WHILE_WRITING = """
import os
from storage.file.connection import open_sqlite
connection = open_sqlite(path)
connection.execute("PRAGMA cache_size=5")
connection.execute("PRAGMA cache_spill=ON")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE area SET name = name || ' med omnejd' WHERE kind = 'kommun'")
rows = [(f"{number}", "x" * 4000) for number in range(50)]
connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
os.kill(os.getpid(), 9)
"""


def test_what_a_kill_left_in_the_log_of_an_earlier_version_is_never_passed_over(path: Path) -> None:
    code = """
    import os, sqlite3
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("UPDATE setting SET value = 'Norra Umeåregionen' WHERE key = 'name'")
    os.kill(os.getpid(), 9)
    """
    assert subprocess.run([*program(code), str(path)], check=False).returncode == -9
    log, index = logs_of(path)
    index.unlink()
    assert log.stat().st_size > 0
    with protected(path.parent, 0o500):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    for told in (writing, reading):
        assert told.startswith(("UserProblem Arbetsboken", "ReadOnlyProblem"))
    assert run(OPEN_BOTH_WAYS, path).splitlines() == [f"öppen {way} Norra Umeåregionen" for way in (False, True)]


def test_a_lock_left_behind_in_a_folder_one_may_only_read(path: Path) -> None:
    lock_path(path).touch()
    with protected(path.parent, 0o500):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    assert writing.startswith("ReadOnlyProblem")
    assert reading == "öppen True Umeåregionen"
