"""The workspace (*arbetsbok*): one file, opened in a fixed order, written by one at a time."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.clock import Clock, local_now
from machine.files import new_file, reached
from storage import migrations
from storage.file.connection import journal_of, open_sqlite
from storage.file.inspection import Inspected, inspect
from storage.file.lock import WriterLock, alone_with, take_lock
from storage.file.own_file import OwnFile
from storage.file.places import default_backup_folder, is_remote
from storage.file.problems import MissingProblem, ReadOnlyProblem, is_full, read_only, told_in_words
from storage.file.settings import read_settings
from storage.ground.texts import checked_text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# What the file systems of today can keep of a name; SQLite needs room for its journal's.
_LONGEST_NAME = 255


def _nothing() -> None:
    return None


class Workspace:
    """An open workspace. `who` is the function of the one who works ("samverkanskoordinator Tierp"), ruling 28.

    Use as a context manager, or call `close`. Any thread may read and write; writes wait for each other.
    `backup_problem` says why the copy at opening could not be taken; the workspace opens all the same.
    """

    def __init__(
        self,
        path: Path,
        found: Inspected,
        *,
        who: str,
        backup_folder: Path | None,
        lock: WriterLock | None,
        clock: Clock,
        read_only: bool = False,
    ) -> None:
        self.who = who
        self.group_code = found.group
        self.is_example = found.is_example
        self.backup_folder = backup_folder
        self.backup_problem: UserProblem | None = None
        self._protected: UserProblem | None = None
        self._reads_alone = read_only
        self._clock = clock
        self._writing = threading.Lock()
        self._looking = threading.Lock()
        self._making = threading.Lock()
        self._made: Engine | None = None
        self._writing_thread: int | None = None
        self._read = threading.local()
        self._asked = threading.local()
        self._settle(path, lock)

    @property
    def read_only(self) -> bool:
        """True when the workspace was opened for reading alone, or is protected since."""
        return self._reads_alone or self._protected is not None

    def protect(self, problem: UserProblem) -> None:
        """Nothing is written any more: every write is refused with `problem`."""
        self._protected = problem

    def _settle(self, path: Path, lock: WriterLock | None) -> None:
        self.path, self._lock = path, lock
        self._own = OwnFile(path, lock)
        # Open for as long as the workspace is: what it reads is this file, wherever it is moved.
        with told_in_words(path):
            self._kept = open_sqlite(path, read_only=self._reads_alone)
            # Two, so that a job and the window read at once also when there no longer is a file at the path.
            self._first = [open_sqlite(path, read_only=self._reads_alone) for _ in range(2)]
        self._own.note_head()

    @property
    def _engine(self) -> "Engine":
        from storage.file.engines import workspace_engine

        with self._making:
            if self._made is None:
                self._made = workspace_engine(self._connect)
            return self._made

    @cached_property
    def _writer(self) -> "Engine":
        return self._engine.execution_options(writes=True)

    @property
    def name(self) -> str:
        """The group's name."""
        with self.looking() as connection:
            return read_settings(dict(connection.execute("SELECT key, value FROM setting"))).name

    def now(self) -> datetime:
        """The time by the workspace's clock."""
        return self._clock()

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """As `reading`, by SQLite's own driver and for a few short statements: the first screen is shown before
        SQLAlchemy is loaded. Nothing else is read or written inside it."""
        outer = getattr(self._read, "connection", None)
        if outer is not None:
            yield outer.connection.driver_connection
            return
        with self._looking, told_in_words(self.path):
            self._kept.execute("BEGIN")
            try:
                yield self._kept
            finally:
                self._kept.rollback()

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """A connection that sees one state of the workspace; inside it the same thread reads by the same one.

        A commit waits for whoever reads: what takes long is done after the block, or in `reading_at_leisure`.
        Raises the problems of `storage.file.problems`.
        """
        outer: Connection | None = getattr(self._read, "connection", None)
        if outer is not None:
            # Another connection would wait behind the commit that waits for this one.
            yield outer
            return
        with told_in_words(self.path), self._engine.connect() as connection, self._reads(connection):
            yield connection

    @contextmanager
    def reading_at_leisure(self) -> "Iterator[Connection]":
        """As `reading`, for what takes long: the thread reads a copy in memory, so that nobody who writes waits."""
        from storage.file.engines import memory_engine

        with self.reading() as connection:
            opened = connection.connection.driver_connection
            assert opened is not None
            engine = memory_engine(opened.serialize())
        try:
            with told_in_words(self.path), engine.connect() as copy, self._reads(copy):
                yield copy
        finally:
            engine.dispose()

    @contextmanager
    def _reads(self, connection: "Connection") -> Iterator[None]:
        before = getattr(self._read, "connection", None)
        self._read.connection = connection
        try:
            yield
        finally:
            self._read.connection = before

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """A transaction, kept only when the block reaches its end. For the change log alone: what is written
        outside it cannot be undone. Raises ReadOnlyProblem and the other problems of `storage.file.problems`."""
        if self._protected is not None:
            raise self._protected
        if self.read_only:
            raise ReadOnlyProblem(
                tr("Arbetsboken {name} är öppen för läsning. Ingenting skrevs.").format(name=self.path.name)
            )
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("an operation inside an operation")
        if getattr(self._read, "connection", None) is not None:
            raise RuntimeError("an operation inside a reading would wait for itself")
        with self._writing, told_in_words(self.path):
            if (trouble := self._own.trouble()) is not None:
                raise trouble
            self._writing_thread = threading.get_ident()
            try:
                with self._writer.begin() as connection:
                    yield connection
                    with self._reads(connection):
                        getattr(self._asked, "may_keep", _nothing)()
            finally:
                self._writing_thread = None
                self._own.note_head()

    @contextmanager
    def asking(self, may_keep: Callable[[], None]) -> Iterator[None]:
        """What this thread writes in the block is kept only once `may_keep` has returned, which may take its time, and
        what was asked around it; what either raises leaves everything as it was. Both read what would be kept."""
        around = getattr(self._asked, "may_keep", _nothing)

        def both() -> None:
            may_keep()
            around()

        self._asked.may_keep = both
        try:
            yield
        finally:
            self._asked.may_keep = around

    def trouble(self) -> UserProblem | None:
        """What is wrong with the file at its place: GoneProblem, OverwrittenProblem, or that it does not answer. To be
        asked again and again; a write asks by itself."""
        if not self._writing.acquire(blocking=False):
            return self._own.missing()
        try:
            return self._own.trouble()
        finally:
            self._writing.release()

    def save_anew(self, path: Path) -> None:
        """Writes all that has been saved to a new file at `path`, from the file that is still open though it no longer
        lies in its place, and goes on there. What another thread reads it reads to the end in the old one.

        Raises ExistsProblem when something lies at `path`, and the other problems of `storage.file.problems`.
        """
        path = path.absolute()
        with self._writing:
            with new_file(path) as beside, told_in_words(self.path):
                with self._looking:
                    beside.write_bytes(self._kept.serialize())
                inspect(beside, immutable=True)
            new = take_lock(path, who=self.who, since=self._clock())
            old, was = self.path, self._lock
            self._close()
            self._reads_alone = False
            if self.backup_folder == default_backup_folder(old):
                self.backup_folder = default_backup_folder(path)
            self._settle(path, new)
            if was is not None:
                _let_go(old, was)

    def close(self) -> None:
        """Closes every connection and lets go of the lock. Closing twice is fine."""
        self._close()
        if self._lock is not None:
            _let_go(self.path, self._lock)

    def _close(self) -> None:
        with self._looking:
            self._kept.close()
        while self._first:
            self._first.pop().close()
        self.__dict__.pop("_writer", None)
        made, self._made = self._made, None
        if made is not None:
            made.dispose()

    def _connect(self) -> sqlite3.Connection:
        """A connection that was opened with the workspace, so that the first who read read its file; then others,
        or what is said where they would read another file."""
        with suppress(IndexError):
            return self._first.pop()
        if (missing := self._own.missing()) is not None:
            raise missing
        return open_sqlite(self.path, read_only=self._reads_alone)

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
    backed up or migrated, and it works while another instance writes. On a network share one at a time has it open,
    also for reading: the locks that keep readers and writers apart are not to be trusted there.
    Raises MissingProblem, LockedProblem, NewerProblem, EarlierProblem, DamagedProblem or another UserProblem.
    """
    path = path.absolute()
    who = checked_text(tr("Funktion"), who).strip() or tr("funktion ej angiven")
    journal = journal_of(path).name
    if len(journal if sys.platform == "win32" else os.fsencode(journal)) > _LONGEST_NAME:
        raise UserProblem(
            tr(
                "Filnamnet {name} är för långt för att arbetsboken ska kunna sparas. Ge filen ett kortare namn och "
                "öppna den igen. Ingenting har ändrats."
            ).format(name=path.name)
        )
    with reached(path):
        if not path.is_file():
            raise MissingProblem(
                tr("Det finns ingen arbetsbok {name} i mappen {folder}.").format(name=path.name, folder=path.parent)
            )
    folder = backup_folder or default_backup_folder(path)
    alone = is_remote(path)
    if read_only and not alone:
        return _open_for_reading(path, who=who, backup_folder=folder, lock=None, clock=clock)
    lock = alone_with(path, who=who, since=clock()) if alone else take_lock(path, who=who, since=clock())
    try:
        way = _open_for_reading if read_only else _open_for_writing
        return way(path, who=who, backup_folder=folder, lock=lock, clock=clock)
    except BaseException:
        _let_go(path, lock)
        raise


def _let_go(path: Path, lock: WriterLock) -> None:
    """Leaves nothing beside the file, and lets the next one write."""
    journal = journal_of(path.resolve())
    with suppress(OSError):
        # One that is not empty is what puts the file right.
        if journal.stat().st_size == 0:
            journal.unlink()
    lock.release()


def _open_for_writing(path: Path, *, who: str, backup_folder: Path, lock: WriterLock, clock: Clock) -> Workspace:
    from storage.file.copies import back_up_at_opening, see_that_it_is_sound, with_latest_copy

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
        from storage.file.migrating import migrate

        with told_in_words(path):
            migrate(path)
    ws = Workspace(path, found, who=who, backup_folder=backup_folder, lock=lock, clock=clock)
    ws.backup_problem = problem
    return ws


def open_without_copies(path: Path, *, who: str, clock: Clock) -> Workspace:
    """Opens a file of our own making that is not in place yet: no lock of others, nothing to copy."""
    lock = take_lock(path, who=who, since=clock())
    return Workspace(path, inspect(path), who=who, backup_folder=None, lock=lock, clock=clock)


def _open_for_reading(path: Path, *, who: str, backup_folder: Path, lock: WriterLock | None, clock: Clock) -> Workspace:
    from storage.file.copies import with_latest_copy

    with with_latest_copy(path, backup_folder):
        found = inspect(path)
    if found.revision != migrations.HEAD:
        raise UserProblem(
            tr(
                "Arbetsboken {name} är från en äldre version av Lägesbild. Öppna den en gång för skrivning, så görs "
                "den om. En säkerhetskopia tas först."
            ).format(name=path.name)
        )
    return Workspace(path, found, who=who, backup_folder=backup_folder, lock=lock, clock=clock, read_only=True)


def _see_that_it_can_be_written(path: Path) -> None:
    """Raises ReadOnlyProblem now rather than at the first figure: SQLite opens a read-only file without a word."""
    with told_in_words(path):
        try:
            with closing(open_sqlite(path)) as connection:
                # BEGIN IMMEDIATE alone succeeds in a file one may only read, and so does a change that changes nothing.
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE meta SET value = value || ' ' WHERE key = 'id'")
                connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            # It has just been read, so that only the journal beside it can be what cannot be made.
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN and not is_full(path):
                raise read_only(path) from error
            raise
