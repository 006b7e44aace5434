"""The workspace (*arbetsbok*): one file, opened in a fixed order, written by one at a time."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, text

from domain.problem import UserProblem
from domain.text import tr
from storage import migrations
from storage.clock import Clock, local_now
from storage.connection import open_sqlite, workspace_engine
from storage.creation import create_workspace
from storage.files import reached
from storage.inspection import Inspected, inspect
from storage.lock import WriterLock, take_lock
from storage.problems import MissingProblem, ReadOnlyProblem, read_only, told_in_words
from storage.settings import read_settings
from storage.texts import checked_text

__all__ = ["Workspace", "create_workspace", "open_workspace"]


class Workspace:
    """An open workspace. `who` is the function of the one who works ("samverkanskoordinator Tierp"), ruling 28.

    Use as a context manager, or call `close`. Any thread may read and write; writes wait for each other.
    `backup_problem` says why the copy at opening could not be taken; the workspace opens all the same.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        found: Inspected,
        *,
        who: str,
        backup_folder: Path | None,
        lock: WriterLock | None,
        clock: Clock,
    ) -> None:
        self.path = path
        self.who = who
        self.group_code = found.group
        self.is_example = found.is_example
        self.backup_folder = backup_folder
        self.backup_problem: UserProblem | None = None
        self._protected: UserProblem | None = None
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._lock = lock
        self._clock = clock
        self._writing = threading.Lock()
        self._writing_thread: int | None = None

    @property
    def read_only(self) -> bool:
        """True when the workspace was opened for reading alone, or is protected since."""
        return self._lock is None or self._protected is not None

    def protect(self, problem: UserProblem) -> None:
        """Nothing is written any more: every write is refused with `problem`."""
        self._protected = problem

    @property
    def name(self) -> str:
        """The group's name."""
        with self.reading() as connection:
            stored = connection.execute(text("SELECT key, value FROM setting"))
            return read_settings({row.key: row.value for row in stored}).name

    def now(self) -> datetime:
        """The time by the workspace's clock."""
        return self._clock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the workspace. Raises the problems of `storage.problems`."""
        with told_in_words(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, kept only when the block reaches its end. For the change log alone: what is written
        outside it cannot be undone. Raises ReadOnlyProblem and the other problems of `storage.problems`."""
        if self._protected is not None:
            raise self._protected
        if self.read_only:
            raise ReadOnlyProblem(
                tr("Arbetsboken {name} är öppen för läsning. Ingenting skrevs.").format(name=self.path.name)
            )
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("an operation inside an operation")
        with self._writing, told_in_words(self.path):
            self._writing_thread = threading.get_ident()
            try:
                with self._writer.begin() as connection:
                    yield connection
            finally:
                self._writing_thread = None

    def close(self) -> None:
        """Closes every connection and lets go of the lock. Closing twice is fine."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(
    path: Path,
    *,
    who: str,
    backup_folder: Path | None = None,
    read_only: bool = False,
    clock: Clock = local_now,
) -> Workspace:
    """Opens in this order: lock, refuse a newer schema, check, back up, verify the copy, migrate, open.

    Backups go to `backup_folder`, by default `<name>.kopior` beside the file. With `read_only` nothing is locked,
    backed up or migrated, and it works while another instance writes.
    Raises MissingProblem, LockedProblem, NewerProblem, DamagedProblem, ReadOnlyProblem or another UserProblem.
    """
    path = path.absolute()
    who = checked_text(tr("Funktion"), who).strip() or tr("funktion ej angiven")
    with reached(path):
        if not path.is_file():
            raise MissingProblem(
                tr("Det finns ingen arbetsbok {name} i mappen {folder}.").format(name=path.name, folder=path.parent)
            )
    folder = backup_folder or default_backup_folder(path)
    if read_only:
        return _open_for_reading(path, who=who, backup_folder=folder, clock=clock)
    lock = take_lock(path, who=who, since=clock())
    try:
        return _open_for_writing(path, who=who, backup_folder=folder, lock=lock, clock=clock)
    except BaseException:
        lock.release()
        raise


def default_backup_folder(path: Path) -> Path:
    """Where the copies of a workspace lie unless the user chose another place."""
    return path.with_name(path.stem + ".kopior")


def _open_for_writing(path: Path, *, who: str, backup_folder: Path, lock: WriterLock, clock: Clock) -> Workspace:
    from storage.backup import back_up_at_opening, see_that_it_is_sound, with_latest_copy

    with with_latest_copy(path, backup_folder):
        found = inspect(path)
    _see_that_it_can_be_written(path)
    must_migrate = found.revision != migrations.HEAD
    if must_migrate:
        see_that_it_is_sound(path, backup_folder)
    problem: UserProblem | None = None
    try:
        back_up_at_opening(path, found, backup_folder, now=clock(), always=must_migrate)
    except UserProblem as error:
        if must_migrate:
            raise
        problem = error
    if must_migrate:
        from storage.migrations.runner import migrate

        with told_in_words(path):
            migrate(path)
    ws = Workspace(path, workspace_engine(path), found, who=who, backup_folder=backup_folder, lock=lock, clock=clock)
    ws.backup_problem = problem
    return ws


def open_without_copies(path: Path, *, who: str, clock: Clock) -> Workspace:
    """Opens a file of our own making that is not in place yet: no lock of others, nothing to copy."""
    lock = take_lock(path, who=who, since=clock())
    return Workspace(path, workspace_engine(path), inspect(path), who=who, backup_folder=None, lock=lock, clock=clock)


def _open_for_reading(path: Path, *, who: str, backup_folder: Path, clock: Clock) -> Workspace:
    from storage.backup import with_latest_copy

    with with_latest_copy(path, backup_folder):
        found = inspect(path)
    if found.revision != migrations.HEAD:
        raise UserProblem(
            tr(
                "Arbetsboken {name} är från en äldre version av Lägesbild. Öppna den en gång för skrivning, så görs "
                "den om. En säkerhetskopia tas först."
            ).format(name=path.name)
        )
    engine = workspace_engine(path, read_only=True)
    return Workspace(path, engine, found, who=who, backup_folder=backup_folder, lock=None, clock=clock)


def _see_that_it_can_be_written(path: Path) -> None:
    """Raises ReadOnlyProblem now rather than at the first figure: SQLite opens a read-only file without a word."""
    with told_in_words(path):
        try:
            connection = open_sqlite(path)
        except sqlite3.OperationalError as error:
            # It has just been read, so that only the log beside it can be what cannot be made.
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
                raise read_only(path) from error
            raise
        try:
            # BEGIN IMMEDIATE alone succeeds in a file one may only read.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE meta SET value = value WHERE key = 'id'")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
