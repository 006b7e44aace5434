"""The lock beside the file, and what SQLite says turned into words."""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import storage.file.connection
import storage.file.lock
from domain.ground.problem import UserProblem
from storage.file.connection import open_sqlite
from storage.file.lock import lock_path, take_lock
from storage.file.problems import (
    BusyProblem,
    DamagedProblem,
    FullDiskProblem,
    GoneProblem,
    LockedProblem,
    ReadOnlyProblem,
    problem_of,
    told_in_words,
)
from storage.file.workspace import Workspace, open_workspace
from storage.recommendations.seats import add_seat
from support.workspaces import COORDINATOR, Clock, Opener


def test_a_lock_is_taken_once_and_again_when_it_is_let_go(path: Path, clock: Clock) -> None:
    lock = take_lock(path, who="koordinatorn", since=clock())
    with pytest.raises(LockedProblem, match="hos koordinatorn sedan 2026-03-30 14:32"):
        take_lock(path, who="kansliet", since=clock())
    lock.release()
    lock.release()
    assert not lock_path(path).exists()
    take_lock(path, who="kansliet", since=clock()).release()


def test_a_lock_that_does_not_tell_whose_it_is_still_holds(path: Path, clock: Clock) -> None:
    lock = take_lock(path, who="koordinatorn", since=clock())
    for content in ("", "inte JSON", "[]", "{}"):
        lock_path(path).write_text(content)
        with pytest.raises(LockedProblem, match="öppen i ett annat fönster"):
            take_lock(path, who="kansliet", since=clock())
    lock.release()


def test_a_file_that_was_replaced_while_we_took_the_lock_is_not_locked(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = storage.file.lock._open

    def opened_too_early(workspace: Path, note: Path, *, alone: bool) -> int:
        handle = opened(workspace, note, alone=alone)
        other = workspace.with_name("annan.lagesbild")
        other.write_bytes(workspace.read_bytes())
        other.replace(workspace)
        return handle

    with monkeypatch.context() as patch:
        patch.setattr(storage.file.lock, "_open", opened_too_early)
        with pytest.raises(GoneProblem):
            take_lock(path, who="koordinatorn", since=clock())
    take_lock(path, who="koordinatorn", since=clock()).release()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.EROFS, ReadOnlyProblem), (errno.EACCES, ReadOnlyProblem), (errno.EIO, UserProblem)],
)
def test_a_file_that_cannot_be_opened_to_be_locked(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[UserProblem]
) -> None:
    monkeypatch.setattr(os, "open", failing(code))
    with pytest.raises(kind):
        take_lock(path, who="koordinatorn", since=clock())


def test_a_lock_holds_also_where_nothing_can_be_noted_beside(path: Path, clock: Clock) -> None:
    """As on a full disk."""
    lock_path(path).mkdir()
    lock = take_lock(path, who="koordinatorn", since=clock())
    with pytest.raises(LockedProblem, match="öppen i ett annat fönster"):
        take_lock(path, who="kansliet", since=clock())
    lock.release()
    take_lock(path, who="koordinatorn", since=clock()).release()


def test_a_file_system_that_cannot_lock(path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.fcntl", failing(errno.ENOLCK))
    with pytest.raises(UserProblem, match="kunde inte låsas"):
        take_lock(path, who="koordinatorn", since=clock())


@pytest.mark.parametrize("length", [236, 250, 300])
def test_a_name_that_is_too_long_is_told_in_words(path: Path, length: int) -> None:
    long = path.with_name("å" * ((length - 10) // 2) + ".lagesbild")
    if length < 255:
        path.rename(long)
    if len(os.fsencode(long.name)) <= 247:
        with open_workspace(long, who=COORDINATOR) as ws:
            assert add_seat(ws, organisation="Region", role="chef")[1].rows == 1
        return
    for read_only in (False, True):
        with pytest.raises(UserProblem, match="för långt"):
            open_workspace(long, who=COORDINATOR, read_only=read_only)


def failing(code: int) -> Callable[..., int]:
    def fails(*_told: object) -> int:
        raise OSError(code, os.strerror(code))

    return fails


def test_one_who_waits_too_long_for_another_write_is_told(
    ws: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.file.connection, "BUSY_MILLISECONDS", 20)
    ws._engine.dispose()
    other = open_sqlite(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyProblem, match="upptagen"):
        add_seat(ws, organisation="Region", role="chef")
    other.execute("ROLLBACK")
    other.close()
    assert add_seat(ws, organisation="Region", role="chef")[1].rows == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, FullDiskProblem),
        (sqlite3.SQLITE_IOERR_WRITE, FullDiskProblem),
        (sqlite3.SQLITE_READONLY, ReadOnlyProblem),
        (sqlite3.SQLITE_PERM, ReadOnlyProblem),
        (sqlite3.SQLITE_READONLY_DBMOVED, GoneProblem),
        (sqlite3.SQLITE_CORRUPT, DamagedProblem),
        (sqlite3.SQLITE_NOTADB, DamagedProblem),
        (sqlite3.SQLITE_BUSY, BusyProblem),
        (sqlite3.SQLITE_LOCKED, BusyProblem),
        (sqlite3.SQLITE_IOERR_READ, UserProblem),
        (sqlite3.SQLITE_CANTOPEN, UserProblem),
        (sqlite3.SQLITE_ERROR, type(None)),
        (sqlite3.SQLITE_CONSTRAINT, type(None)),
        (None, type(None)),
    ],
)
def test_the_code_decides_what_is_said_never_the_text(code: int | None, kind: type) -> None:
    error = sqlite3.OperationalError("vad som helst")
    if code is not None:
        error.sqlite_errorcode = code
    problem = problem_of(error, Path("/data/umea.lagesbild"))
    assert type(problem) is kind
    if problem is not None:
        assert "umea.lagesbild" in problem.text


def test_a_defect_of_ours_is_not_dressed_up(path: Path) -> None:
    for defect in (sqlite3.OperationalError("no such column"), KeyError("kolumn")):
        with pytest.raises(type(defect)), told_in_words(path):
            raise defect
    full = sqlite3.OperationalError("full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(FullDiskProblem), told_in_words(path):
        raise full


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM alembic_version", "DELETE FROM meta WHERE key = 'group'", "DROP TABLE setting"],
)
def test_a_file_that_lacks_what_every_workspace_has(path: Path, reopen: Opener, statement: str) -> None:
    connection = open_sqlite(path)
    connection.execute(statement)
    connection.close()
    with pytest.raises(DamagedProblem):
        reopen()


def test_a_share_has_its_name_in_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite refuses a URI with a host; `//server/share` is written as a path of four slashes."""

    class Share:
        def absolute(self) -> "Share":
            return self

        def as_uri(self) -> str:
            return "file://server/gemensam/umea.lagesbild"

    assert storage.file.connection._uri(Share()) == "file:////server/gemensam/umea.lagesbild"  # type: ignore[arg-type]


def test_a_workspace_on_a_folder_with_odd_letters(tmp_path: Path) -> None:
    from support.workspaces import make_workspace

    folder = tmp_path / "Ärenden 100 % #1"
    folder.mkdir()
    with open_workspace(make_workspace(folder), who=COORDINATOR) as ws:
        add_seat(ws, organisation="Region", role="chef")
        assert ws.backup_problem is None
