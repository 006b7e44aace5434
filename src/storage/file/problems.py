"""What can be wrong with the file or around it: each a sentence that says what happened, what is safe, what to do."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.ground.problem import UserProblem
from domain.ground.text import tr

_LEAST_ROOM = 64 * 1024


class MissingProblem(UserProblem):
    """There is no workspace at the path."""


class LockedProblem(UserProblem):
    """Another instance writes in the workspace; it can still be opened for reading."""


class GoneProblem(UserProblem):
    """The file no longer lies where it was opened, or another one does. All that was saved can be saved anew."""


class OverwrittenProblem(UserProblem):
    """Something was copied over the file where it lies."""


class BusyProblem(UserProblem):
    """Another write took too long; nothing was written."""


class NewerProblem(UserProblem):
    """The workspace was saved by a newer version of the program."""


class EarlierProblem(UserProblem):
    """The workspace was saved before there was a release, in a form that is no longer read."""


class DamagedProblem(UserProblem):
    """The file is damaged, or is no workspace at all."""


class ReadOnlyProblem(UserProblem):
    """The file or its folder cannot be written to, or the workspace was opened for reading."""


class FullDiskProblem(UserProblem):
    """There is no room left on the disk; nothing of the write was kept."""


class StandsInTheWay(UserProblem):
    """Something later depends on what was to be taken back; `details` lists it, one sentence each (ruling 27)."""


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the disk and the file into sentences; anything else is a defect and passes on.

    Raises FullDiskProblem, ReadOnlyProblem, BusyProblem, DamagedProblem or UserProblem.
    """
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
    except Exception as error:
        original = getattr(error, "orig", None)
        problem = problem_of(original, path) if isinstance(original, sqlite3.Error) else None
        if problem is None:
            raise
        raise problem from error


def problem_of(error: sqlite3.Error, path: Path) -> UserProblem | None:
    """The problem an error of SQLite stands for, judged by its code alone; None when it is a defect of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return gone(path)
    if primary == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return full_disk(path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return read_only(path)
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyProblem(
            tr("Arbetsboken {name} är upptagen av ett annat arbete. Ingenting skrevs. Försök igen om en stund.").format(
                name=path.name
            )
        )
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        # Also what cannot be made or lengthened on a full disk comes as one of these.
        return full_disk(path) if is_full(path) else unreadable(path)
    return None


def is_full(path: Path) -> bool:
    """True where there is no room for anything beside `path`."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def unreadable(path: Path) -> UserProblem:
    """What is said when the disk or the network does not answer, or the file may not be read."""
    return UserProblem(
        tr(
            "Arbetsboken {name} i {folder} går inte att läsa eller skriva just nu. "
            "Det som redan är sparat är orört. Kontrollera att disken eller nätverket svarar och att du får läsa filen."
        ).format(name=path.name, folder=path.parent)
    )


def gone(path: Path) -> GoneProblem:
    """What is said when there no longer is a file at the path."""
    return GoneProblem(
        tr(
            "Filen {name} finns inte längre i {folder}: den är flyttad, borttagen eller har bytt namn. Allt som har "
            "sparats finns kvar här så länge fönstret är öppet, men inget nytt sparas. Lägg tillbaka filen, eller "
            "välj Spara allt på nytt."
        ).format(name=path.name, folder=path.parent)
    )


def replaced(path: Path) -> GoneProblem:
    """What is said when another file lies at the path."""
    return GoneProblem(
        tr(
            "Filen {name} i {folder} är utbytt mot en annan. Allt som har sparats finns kvar här så länge fönstret är "
            "öppet, men inget nytt sparas. Välj Spara allt på nytt, så rörs inte den andra filen."
        ).format(name=path.name, folder=path.parent)
    )


def overwritten(path: Path) -> OverwrittenProblem:
    """What is said when the file has another content than was left there."""
    return OverwrittenProblem(
        tr(
            "Något annat har skrivit över filen {name} i {folder}. Inget nytt sparas i den, och det du har sparat "
            "sedan den senaste säkerhetskopian kan vara borta. Öppna den på nytt för att se vad den innehåller nu."
        ).format(name=path.name, folder=path.parent)
    )


def full_disk(path: Path) -> FullDiskProblem:
    """What is said when the disk under `path` is full."""
    return FullDiskProblem(
        tr(
            "Disken är full. Det senaste skrevs inte, men allt tidigare i {name} finns kvar. "
            "Det går att läsa som vanligt. Frigör plats och försök igen."
        ).format(name=path.name)
    )


def read_only(path: Path) -> ReadOnlyProblem:
    """What is said when `path` or its folder cannot be written to."""
    return ReadOnlyProblem(
        tr(
            "Det går inte att skriva i {name} eller i mappen {folder}. Ingenting har ändrats. "
            "Öppna arbetsboken för läsning eller lägg den i en mapp där du får skriva."
        ).format(name=path.name, folder=path.parent)
    )


def damaged(path: Path) -> DamagedProblem:
    """What is said when the file at `path` does not hold together."""
    return DamagedProblem(
        tr(
            "Filen {name} är skadad eller är ingen arbetsbok för Lägesbild. Filen har lämnats orörd. "
            "Återställ från en säkerhetskopia."
        ).format(name=path.name)
    )


def foreign(path: Path, schema: Iterable[tuple[str, str, str, str]]) -> DamagedProblem:
    """What is said when the file at `path` is built of other things than a workspace is. What else there is in it may
    act by itself: nothing of it is run."""
    kinds = {kind for kind, *_ in schema}
    virtual = any(text.split(maxsplit=3)[1:2] == ["VIRTUAL"] for *_, text in schema)
    if kinds & {"trigger", "view"} or virtual:
        said = tr(
            "Filen {name} innehåller instruktioner som inte hör till en arbetsbok och som skulle kunna ändra siffror "
            "utan att det syns. Inget av dem har körts, och filen har lämnats orörd. Återställ från en säkerhetskopia."
        )
    else:
        said = tr(
            "Filen {name} är skadad eller ändrad av ett annat program: den har inte de tabeller och kolumner som en "
            "arbetsbok har. Filen har lämnats orörd. Återställ från en säkerhetskopia."
        )
    return DamagedProblem(said.format(name=path.name))
