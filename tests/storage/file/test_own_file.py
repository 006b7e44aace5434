"""The file is moved, removed, replaced or written over while it is open; and one may write in it by whatever name."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from machine.files import ExistsProblem
from storage.areas.queries import seats
from storage.file.backup import backup_to
from storage.file.creation import create_workspace
from storage.file.first_screen import areas, settings
from storage.file.lock import lock_path
from storage.file.places import default_backup_folder
from storage.file.problems import GoneProblem, LockedProblem, OverwrittenProblem
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.seats import add_seat
from support.surroundings import program
from support.workspaces import COORDINATOR, Opener, content

WRITES = """
try:
    with open_workspace(path, who="den andra") as ws:
        print("skriver")
except UserProblem as problem:
    print(type(problem).__name__, problem.text)
"""


def join(ws: Workspace, organisation: str) -> None:
    add_seat(ws, organisation=organisation, role="chef")


def joined(ws: Workspace) -> list[str]:
    return [seat.organisation for seat in seats(ws)]


def moved(path: Path) -> None:
    path.rename(path.with_name("flyttad.lagesbild"))


def removed(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = path.with_name("annan.lagesbild")
    create_workspace(other, name="Annan region", who=COORDINATOR)
    other.replace(path)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("happens", [moved, removed, replaced])
def test_what_was_saved_is_saved_anew_when_the_file_is_not_in_its_place(
    path: Path, reopen: Opener, happens: Callable[[Path], None], read_only: bool
) -> None:
    with reopen() as ws:
        join(ws, "Regionen")
    with reopen(read_only=read_only) as ws:
        assert ws.trouble() is None
        before = content(ws)
        happens(path)
        assert isinstance(ws.trouble(), GoneProblem)
        with pytest.raises(UserProblem, match=r"inget nytt sparas|öppen för läsning"):
            join(ws, "Kommunen")
        assert content(ws) == before, "what is open is read as before"

        new = path.with_name("räddad.lagesbild")
        ws.save_anew(new)

        assert ws.trouble() is None
        assert (ws.path, ws.read_only) == (new, False)
        assert ws.backup_folder == default_backup_folder(new)
        assert content(ws) == before
        join(ws, "Kommunen")
        assert_one_writes_there(new)
    with open_workspace(new, who=COORDINATOR) as ws:
        assert sorted(joined(ws)) == ["Kommunen", "Regionen"]
    left = {each.name for each in path.parent.iterdir()} & {"umea.lagesbild-journal", "umea.lagesbild.lock"}
    assert left == set()
    if happens is replaced:
        with reopen() as other:
            assert settings(other).name == "Annan region", "the other file was not touched"


def assert_one_writes_there(path: Path) -> None:
    with pytest.raises(LockedProblem):
        open_workspace(path, who="den andra")


def test_a_file_that_is_put_back_is_written_in_again(ws: Workspace, path: Path) -> None:
    aside = path.with_name("undan.lagesbild")
    path.rename(aside)
    with pytest.raises(GoneProblem, match=r"umea\.lagesbild finns inte längre"):
        join(ws, "Regionen")
    aside.rename(path)
    assert ws.trouble() is None
    join(ws, "Regionen")
    assert joined(ws) == ["Regionen"]


def test_no_new_connection_reads_another_file_than_the_first(ws: Workspace, path: Path) -> None:
    """Two were opened with it, for the window and a job; the third would be opened at the path."""
    settings(ws)
    replaced(path)
    with ws.reading() as first, ws._engine.connect() as second:
        names = [
            each.exec_driver_sql("SELECT value FROM setting WHERE key = 'name'").scalar() for each in (first, second)
        ]
        assert names == ["Umeåregionen"] * 2
        with pytest.raises(GoneProblem):
            ws._engine.connect()


def test_a_file_that_is_moved_before_anything_but_the_first_screen_was_read_is_read_on(
    ws: Workspace, path: Path
) -> None:
    settings(ws)
    moved(path)
    with ws.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM area").scalar() > 300
    assert areas(ws)


def test_a_move_between_the_look_and_the_write_is_refused_by_sqlite_and_told(ws: Workspace, path: Path) -> None:
    with pytest.raises(GoneProblem):
        move_and_write(ws, path)


def move_and_write(ws: Workspace, path: Path) -> None:
    with ws.writing() as connection:
        moved(path)
        connection.exec_driver_sql("UPDATE setting SET value = 'Norra' WHERE key = 'name'")


def test_a_copy_laid_over_the_open_file_is_noticed_and_not_written_in(ws: Workspace, path: Path) -> None:
    join(ws, "Regionen")
    earlier = path.with_name("tidigare.lagesbild")
    backup_to(ws, earlier)
    join(ws, "Kommunen")
    shutil.copyfile(earlier, path)
    before = path.read_bytes()

    assert isinstance(ws.trouble(), OverwrittenProblem)
    with pytest.raises(OverwrittenProblem, match="skrivit över filen"):
        join(ws, "Arbetsförmedlingen")
    ws.close()
    assert path.read_bytes() == before


def test_what_lies_in_the_way_is_never_written_over(ws: Workspace, path: Path) -> None:
    other = path.with_name("annan.lagesbild")
    other.write_text("något annat")
    moved(path)
    with pytest.raises(ExistsProblem):
        ws.save_anew(other)
    assert other.read_text() == "något annat"
    assert isinstance(ws.trouble(), GoneProblem)
    ws.save_anew(path)
    join(ws, "Regionen")


def by_a_symbolic_link(path: Path) -> Path:
    link = path.with_name("genväg.lagesbild")
    link.symlink_to(path.name)
    return link


def by_another_name(path: Path) -> Path:
    other = path.parent / "annan mapp" / "namn.lagesbild"
    other.parent.mkdir()
    os.link(path, other)
    return other


def by_another_spelling(path: Path) -> Path:
    return path.parent / ".." / path.parent.name / path.name


def with_the_note_removed(path: Path) -> Path:
    lock_path(path).unlink()
    return path


NAMES = [by_a_symbolic_link, by_another_name, by_another_spelling, with_the_note_removed]


@pytest.mark.parametrize("reached", NAMES)
def test_one_writes_whatever_the_file_is_called(ws: Workspace, path: Path, reached: Callable[[Path], Path]) -> None:
    other = reached(path)
    assert ask(WRITES, other).startswith("LockedProblem Arbetsboken")
    with pytest.raises(LockedProblem):
        open_workspace(other, who="den andra")
    with open_workspace(other, who="den andra", read_only=True) as second:
        join(ws, "Regionen")
        assert joined(second) == ["Regionen"]
    # To look at the file must not have let go of anything.
    assert ask(WRITES, other).startswith("LockedProblem Arbetsboken")
    ws.close()
    assert ask(WRITES, other) == "skriver"


def test_the_note_of_the_next_one_is_not_removed(path: Path, reopen: Opener) -> None:
    first = reopen()
    first.close()
    with reopen(who="kansliet"):
        first.close()
        assert "kansliet" in lock_path(path).read_text("utf-8")


def test_looking_at_an_open_file_lets_go_of_none_of_its_locks(ws: Workspace, path: Path) -> None:
    """On POSIX a second handle that is closed lets go of every lock the process has on the file."""
    from storage.file.backup import back_up
    from storage.file.copies import copies

    with ws.writing() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = 'Norra' WHERE key = 'name'")
        copies(path)
        back_up(ws)
        backup_to(ws, path.with_name("kopia.lagesbild"))
        with pytest.raises(LockedProblem):
            open_workspace(path, who="den andra")
        assert ask(TRIES_TO_WRITE, path) == "database is locked"


TRIES_TO_WRITE = """
import sqlite3
connection = sqlite3.connect(path, timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("fick skriva")
except sqlite3.OperationalError as error:
    print(error)
"""


def ask(code: str, path: Path) -> str:
    """What a process of its own says."""
    return subprocess.run([*program(code), str(path)], capture_output=True, encoding="utf-8", check=True).stdout.strip()
