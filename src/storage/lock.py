"""One writer at a time: a lock of the operating system on a file beside the workspace (decision 0006).

The system lets go of the lock when the process ends, however it ends, so that a killed program leaves nothing that
must be cleaned up by hand. The file itself only tells who holds it.
"""

import errno
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from domain.problem import UserProblem
from domain.text import tr
from storage.problems import LockedProblem, full_disk, read_only
from storage.reasons import advice, is_too_long, reason

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
# Windows keeps others from reading what is locked: the lock lies far behind the text.
_LOCKED_BYTE = 1 << 30


class WriterLock:
    """A held lock. `release` lets go and removes the file; releasing twice is fine."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Lets the next one write."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.close(handle)
            _remove(self._path)
        else:
            # Removed while it is held: whoever waits for this very file sees that it is gone and takes a new one.
            _remove(self._path)
            os.close(handle)


def lock_path(workspace: Path) -> Path:
    """Where the lock of a workspace lies."""
    return workspace.with_name(workspace.name + ".lock")


def take_lock(workspace: Path, *, who: str, since: datetime) -> WriterLock:
    """Takes the lock, or raises LockedProblem saying who has it; ReadOnlyProblem in a folder one cannot write in."""
    path = lock_path(workspace)
    while True:
        handle = _open(path, workspace)
        try:
            if not _try_to_lock(handle):
                raise locked(workspace, _holder(path))
            if not _is_still(path, handle):
                os.close(handle)
                continue
            _write_holder(handle, who, since)
            return WriterLock(path, handle)
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise full_disk(workspace) from error
            raise _not_locked(workspace, error) from error
        except BaseException:
            os.close(handle)
            raise


def _open(path: Path, workspace: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise read_only(workspace) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full_disk(workspace) from error
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

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _is_still(path: Path, handle: int) -> bool:
    """False when the file was removed by the one who let go, between our opening and our locking."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _write_holder(handle: int, who: str, since: datetime) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps({"who": who, "since": since.strftime("%Y-%m-%d %H:%M")}).encode())


def _holder(path: Path) -> tuple[str, str] | None:
    """Who holds the lock and since when; None where the file does not tell."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return str(told["who"]), str(told["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def locked(workspace: Path, holder: tuple[str, str] | None) -> LockedProblem:
    """What is said to the second one."""
    rest = tr("Ingenting har ändrats. Stäng den där och försök igen.")
    if holder is None:
        return LockedProblem(
            tr("Arbetsboken {name} är öppen i ett annat fönster.").format(name=workspace.name) + " " + rest
        )
    text = tr("Arbetsboken {name} är redan öppen för skrivning hos {who} sedan {since}.")
    return LockedProblem(text.format(name=workspace.name, who=holder[0], since=holder[1]) + " " + rest)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # Somebody already has it open again, or the folder became read-only: the lock itself is what counts.
        return
