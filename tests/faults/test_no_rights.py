"""A folder or a file that cannot be written: a sentence, and reading works all the same."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.lock import lock_path
from support.surroundings import program, run

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


def test_what_a_kill_left_in_the_log_is_never_passed_over(path: Path) -> None:
    """The latest figures are in the log; a reader that cannot read it must not show the earlier ones without a word."""
    code = """
    import os
    from storage.operations.members import add_member
    ws = open_workspace(path, who="prov")
    add_member(ws, organisation="Region", role="chef")
    os.kill(os.getpid(), 9)
    """
    assert subprocess.run([*program(code), str(path)], check=False).returncode == -9
    log = path.with_name(path.name + "-wal")
    path.with_name(path.name + "-shm").unlink()
    assert log.stat().st_size > 0
    with protected(path.parent, 0o500):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    for told in (writing, reading):
        assert told.startswith(("UserProblem Arbetsboken", "ReadOnlyProblem"))


def test_a_lock_left_behind_in_a_folder_one_may_only_read(path: Path) -> None:
    lock_path(path).touch()
    with protected(path.parent, 0o500):
        writing, reading = run(OPEN_BOTH_WAYS, path, powerless=True).splitlines()
    assert writing.startswith("ReadOnlyProblem")
    assert reading == "öppen True Umeåregionen"
