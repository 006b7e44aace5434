"""One writer at a time: a lock of the operating system on the workspace file itself (decision 0006).

It holds by whatever name the file is reached: a link, another spelling, a second name. The system lets go of it when
the process ends, however it ends, so that a killed program leaves nothing that must be cleaned up by hand. A note
beside the file tells who holds it, and is no lock.
"""

import errno
import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.reasons import advice, is_too_long, reason
from storage.file.problems import LockedProblem, ReadOnlyProblem, gone, read_only

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
# One byte, far behind what is in the file and behind the bytes SQLite locks. Windows can lock no further.
_LOCKED_BYTE = 0x7F00_0000
_HEAD = 100
Identity = tuple[int, int]
# What this process holds. When a handle on a file is closed, POSIX lets go of every lock that the process has there,
# SQLite's as well: nobody here opens a file that is in this set.
_HELD: set[Identity] = set()


class WriterLock:
    """A held lock. `release` lets go and removes the note; releasing twice is fine. Released when SQLite has closed
    the file, and not before."""

    def __init__(self, note: Path, handle: int, identity: Identity) -> None:
        self._note = note
        self._handle: int | None = handle
        self.identity = identity

    def head(self) -> bytes:
        """The head of the file that is locked, which every commit changes."""
        assert self._handle is not None
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, _HEAD)

    def release(self) -> None:
        """Lets the next one write."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Removed while the lock is held: it is not yet that of the next one.
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        _HELD.discard(self.identity)
        os.close(handle)


def lock_path(workspace: Path) -> Path:
    """Where the note lies that tells who writes in the workspace: beside the file itself, also through a link."""
    real = workspace.resolve()
    return real.with_name(real.name + ".lock")


def take_lock(workspace: Path, *, who: str, since: datetime, alone: bool = False) -> WriterLock:
    """Takes the lock. Raises LockedProblem saying who has it, ReadOnlyProblem for a file one cannot write in, or
    another UserProblem. `alone` where nobody else may read either."""
    note = lock_path(workspace)
    handle = _open(workspace, note, alone=alone)
    try:
        if not _try_to_lock(handle):
            raise locked(workspace, _holder(note), alone=alone)
        identity = identity_of(workspace)
        # Windows moves nothing that is open, and may tell other numbers of an open file than of its name.
        if identity is None or (sys.platform != "win32" and identity != _identity(os.fstat(handle))):
            raise gone(workspace)
    except OSError as error:
        os.close(handle)
        raise _not_locked(workspace, error) from error
    except BaseException:
        os.close(handle)
        raise
    _HELD.add(identity)
    _tell(note, who, since)
    return WriterLock(note, handle, identity)


def is_open_here(path: Path) -> bool:
    """Whether this process writes in the file at the path. Raises OSError."""
    return identity_of(path) in _HELD


def identity_of(path: Path) -> Identity | None:
    """Which file lies at the path, whatever it is called; None when there is none. Raises OSError."""
    try:
        return _identity(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _identity(of: os.stat_result) -> Identity:
    return of.st_dev, of.st_ino


def _open(workspace: Path, note: Path, *, alone: bool) -> int:
    try:
        if identity_of(workspace) in _HELD:
            raise locked(workspace, _holder(note), alone=alone)
        return os.open(workspace, os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise read_only(workspace) from error
        raise _not_locked(workspace, error) from error


def _not_locked(workspace: Path, error: OSError) -> UserProblem:
    if is_too_long(error, lock_path(workspace)):
        text = tr("Arbetsboken {name} har ett för långt namn. Ingenting har ändrats. Ge filen ett kortare namn.")
        return UserProblem(text.format(name=workspace.name))
    text = tr("Arbetsboken {name} kunde inte låsas: {reason}. Ingenting har ändrats. {advice}")
    return UserProblem(text.format(name=workspace.name, reason=reason(error), advice=advice(error)))


def _try_to_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl
            import struct

            # Of the open file and not of the process: the other kind would be SQLite's, and go when SQLite closes.
            wanted = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _LOCKED_BYTE, 1, 0)
            fcntl.fcntl(handle, fcntl.F_OFD_SETLK, wanted)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _tell(note: Path, who: str, since: datetime) -> None:
    """Writes the note. Where there is no room for it, or the name would be too long, the lock holds all the same."""
    with suppress(OSError):
        note.write_text(json.dumps({"who": who, "since": since.strftime("%Y-%m-%d %H:%M")}), "utf-8")


def _holder(note: Path) -> tuple[str, str] | None:
    """Who holds the lock and since when; None where the note does not tell."""
    try:
        told = json.loads(note.read_text("utf-8"))
        return str(told["who"]), str(told["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def locked(workspace: Path, holder: tuple[str, str] | None, *, alone: bool = False) -> LockedProblem:
    """What is said to the second one."""
    rest = tr("Ingenting har ändrats. Stäng den där och försök igen.")
    if alone:
        rest = tr("På nätverket kan bara en i taget ha den öppen, också för läsning.") + " " + rest
    if holder is None:
        text = tr("Arbetsboken {name} är öppen i ett annat fönster.").format(name=workspace.name)
    elif alone:
        text = tr("Arbetsboken {name} är redan öppen hos {who} sedan {since}.")
    else:
        text = tr("Arbetsboken {name} är redan öppen för skrivning hos {who} sedan {since}.")
    if holder is not None:
        text = text.format(name=workspace.name, who=holder[0], since=holder[1])
    return LockedProblem(f"{text} {rest}")


def alone_with(path: Path, *, who: str, since: datetime) -> WriterLock:
    """The lock on a file on a network share, where whoever reads needs it too. Raises as `take_lock`."""
    try:
        return take_lock(path, who=who, since=since, alone=True)
    except ReadOnlyProblem as problem:
        raise ReadOnlyProblem(
            tr(
                "Arbetsboken {name} ligger på nätverket, och där får du inte skriva. Då går det inte att se till att "
                "bara en i taget har den öppen. Kopiera filen till den egna datorn och öppna den där."
            ).format(name=path.name)
        ) from problem
