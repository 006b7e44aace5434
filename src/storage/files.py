"""Files leave whole or not at all: written beside, flushed to the disk, then put in place."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.problem import UserProblem
from domain.text import tr
from storage.problems import ExistsProblem


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; an earlier file stays as it was unless the new one is whole on the disk.

    Raises UserProblem when the folder is missing, read-only or full.
    """
    with told_of_files(path), _beside(path) as beside:
        beside.write_bytes(content)
        flush_to_disk(beside)
        beside.replace(path)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to build in; put in place when the block reaches its end, else removed.

    Never overwrites: raises ExistsProblem when `path` exists by then, and UserProblem when the
    folder is missing, read-only or full.
    """
    with told_of_files(path), _beside(path) as beside:
        yield beside
        flush_to_disk(beside)
        _put_in_place(beside, path)


def flush_to_disk(path: Path) -> None:
    """Waits until the content of the file is on the disk and not only on its way."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: rename refuses an existing file on Windows; elsewhere a look comes first.
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
        raise UserProblem(
            tr("Filen {name} kunde inte skrivas i mappen {folder}: {reason}. Ingenting har ändrats.").format(
                name=path.name, folder=path.parent, reason=error.strerror or error
            )
        ) from error


def exists_problem(path: Path) -> ExistsProblem:
    """What is said when something lies at the path already."""
    text = tr("{name} finns redan i mappen {folder}. Ingenting har ändrats. Välj ett annat namn.")
    return ExistsProblem(text.format(name=path.name, folder=path.parent))
