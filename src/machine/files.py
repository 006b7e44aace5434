"""Files leave whole or not at all: written beside, flushed to the disk, then put in place."""

import errno
import logging
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from domain.ground.file_name import fault_of_name
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.reasons import ACCESS_DENIED, HELD, advice, is_too_long, reason, windows_number

Answer = TypeVar("Answer")


class ExistsProblem(UserProblem):
    """Something is already at the path, and is never overwritten."""


_STAMP = "lagesbild-"
# What earlier versions left, and the folder the example is built in, are known as well.
_PARTIAL = re.compile(
    r"\.lagesbild-(?:[0-9a-f]{8}\.tmp(?:-wal|-shm|-journal|\.lock)?|[a-z0-9_]{8})"
    r"|\..+\.(?:lagesbild|pdf|xlsx|json)\.[0-9a-f]{8}(?:-wal|-shm|-journal)?"
)
_WORKSPACE, _DATABASE = ".lagesbild", b"SQLite format 3\0"
_LONGEST_WRITE = 24 * 60 * 60
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; an earlier file stays as it was unless the new one is whole on the disk.

    Raises UserProblem when the folder is missing, read-only or full, when another program has the file open, for a
    name that Windows cannot keep, and for a workspace: what is written here is a report or a sheet, never that.
    """
    with told_of_files(path):
        _refuse_a_workspace(path)
    with told_of_files(path), _beside(path) as beside:
        patiently(lambda: beside.write_bytes(content))
        flush_to_disk(beside)
        patiently(lambda: beside.replace(path))


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to build in; put in place when the block reaches its end, else removed.

    Never overwrites: raises ExistsProblem when `path` exists by then, and UserProblem as `write_whole` does.
    """
    with told_of_files(path), _beside(path) as beside:
        yield beside
        flush_to_disk(beside)
        patiently(lambda: _put_in_place(beside, path))


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """An empty folder beside `path` to fill; put in place whole when the block reaches its end, else removed.

    Never overwrites: raises ExistsProblem when anything lies at `path`, and UserProblem as `write_whole` does.
    """
    with told_of_files(path):
        _refuse_name(path)
        if path.exists():
            raise exists_problem(path)
        beside = path.with_name(f".{_STAMP}{secrets.token_hex(4)}")
        beside.mkdir()
        try:
            _remove_leftovers(beside)
            yield beside
            for each in beside.iterdir():
                flush_to_disk(each)
            patiently(lambda: _folder_in_place(beside, path))
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _folder_in_place(beside: Path, path: Path) -> None:
    # A rename would take the place of an empty folder that somebody made meanwhile.
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    beside.rename(path)


def _refuse_a_workspace(path: Path) -> None:
    if path.suffix.casefold() == _WORKSPACE:
        text = tr("Bara en arbetsbok kan ha ett namn på {suffix}. Välj ett annat namn. Ingenting har ändrats.")
        raise UserProblem(text.format(suffix=_WORKSPACE))
    if path.is_file():
        with path.open("rb") as file:
            is_database = file.read(len(_DATABASE)) == _DATABASE
        if is_database:
            text = tr("Filen {name} är en arbetsbok och skrivs inte över. Välj ett annat namn. Ingenting har ändrats.")
            raise UserProblem(text.format(name=path.name))


def flush_to_disk(path: Path) -> None:
    """Waits until the content of the file is on the disk and not only on its way."""

    def flush() -> None:
        with path.open("rb+") as file:
            os.fsync(file.fileno())

    patiently(flush)


def patiently(work: Callable[[], Answer]) -> Answer:
    """Do `work`, again for about a second while another program holds the file: a virus scanner looks at what is new.

    Raises the last OSError.
    """
    for wait in _WAITS:
        try:
            return work()
        except OSError as error:
            if not _may_be_held(error):
                raise
        time.sleep(wait)
    return work()


def _may_be_held(error: OSError) -> bool:
    number = windows_number(error)
    # Windows' C library keeps the number to itself and says EACCES of all of them.
    through_c = sys.platform == "win32" and number is None and error.errno == errno.EACCES
    return number in (*HELD, ACCESS_DENIED) or through_c


def _refuse_name(path: Path) -> None:
    if fault := fault_of_name(path.name):
        raise UserProblem(
            tr("Filen kan inte heta {name}. {fault} Ingenting har ändrats. Välj ett annat namn.").format(
                name=path.name, fault=fault
            )
        )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    _refuse_name(path)
    beside = path.with_name(f".{_STAMP}{secrets.token_hex(4)}.tmp")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        _remove_leftovers(beside)
        yield beside
    finally:
        try:
            patiently(lambda: beside.unlink(missing_ok=True))
        except OSError:
            # What was to be done is done, or failed for a reason of its own; the next write in the folder removes it.
            logging.getLogger(__name__).warning("a partial file could not be removed")


def _remove_leftovers(beside: Path) -> None:
    """Takes away what killed writes left in the folder a day ago or more, by the clock of the disk itself."""
    with suppress(OSError), os.scandir(beside.parent) as listed:
        now = beside.stat().st_mtime
        for entry in listed:
            if _PARTIAL.fullmatch(entry.name) and now - entry.stat().st_mtime > _LONGEST_WRITE:
                _remove(entry)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        # Windows does not let go of what somebody has open.
        with suppress(OSError):
            Path(entry.path).unlink()


def _put_in_place(beside: Path, path: Path) -> None:
    if sys.platform == "win32":
        beside.rename(path)
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, where rename would overwrite: a look comes first.
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        beside.rename(path)


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """Turns what the system says about writing `path` into a sentence. Raises ExistsProblem or UserProblem."""
    try:
        yield
    except FileExistsError as error:
        raise exists_problem(path) from error
    except OSError as error:
        text = _refusal(error, path)
        told = {"name": path.name, "folder": path.parent, "reason": reason(error), "advice": advice(error)}
        raise UserProblem(text.format(**told)) from error


def _refusal(error: OSError, path: Path) -> str:
    denied = windows_number(error) in (*HELD, ACCESS_DENIED)
    if is_too_long(error, path):
        return tr(
            "Filen {name} kunde inte skrivas i mappen {folder}: namnet eller sökvägen är för lång. "
            "Ingenting har ändrats. Välj ett kortare namn."
        )
    if error.errno == errno.EISDIR or (denied and path.is_dir()):
        return tr("I mappen {folder} finns redan en mapp som heter {name}. Ingenting har ändrats. Välj ett annat namn.")
    # Windows denies to replace a file that is marked as read-only, and one that a reader of PDF has open.
    if denied and path.exists() and not path.stat().st_mode & stat.S_IWRITE:
        return tr(
            "Filen {name} i mappen {folder} är skrivskyddad. Ingenting har ändrats. "
            "Ta bort skrivskyddet i filens egenskaper, eller välj ett annat namn."
        )
    if denied and path.exists():
        return tr(
            "Filen {name} i mappen {folder} är öppen i ett annat program. Ingenting har ändrats. "
            "Stäng den där och försök igen, eller välj ett annat namn."
        )
    return tr("Filen {name} kunde inte skrivas i mappen {folder}: {reason}. Ingenting har ändrats. {advice}")


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """For a look at what lies at `path`: a name too long, or a folder one may not look in, is told as UserProblem."""
    try:
        yield
    except OSError as error:
        text = tr("{name} i mappen {folder} går inte att nå: {reason}. Ingenting har ändrats. {advice}")
        told = {"name": path.name, "folder": path.parent, "reason": reason(error), "advice": advice(error)}
        raise UserProblem(text.format(**told)) from error


def exists_problem(path: Path) -> ExistsProblem:
    """What is said when something lies at the path already."""
    text = tr("{name} finns redan i mappen {folder}. Ingenting har ändrats. Välj ett annat namn.")
    return ExistsProblem(text.format(name=path.name, folder=path.parent))
