"""Backups (*säkerhetskopior*): taken by SQLite's own API, opened once to see that they hold, thinned by a ladder.

A plain copy of an open workspace can lack everything that was last written; SQLite's own API never does.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from domain.ground.backup_ladder import copies_to_keep
from domain.ground.file_name import kept_stem
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.files import new_file, patiently, reached
from machine.reasons import is_full, reason
from storage.file.connection import open_sqlite
from storage.file.inspection import Inspected, inspect
from storage.file.places import default_backup_folder
from storage.file.problems import DamagedProblem, MissingProblem, full_disk, told_in_words

_STAMP = "%Y-%m-%d %H.%M.%S"
_NAMED = re.compile(r"(?P<stem>.+) (?P<taken>\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?: (?P<number>\d+))?\.lagesbild")


def _never() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: when it was taken, on the user's clock, and the group it is of."""

    path: Path
    taken: datetime
    group: str


def back_up_at_opening(path: Path, found: Inspected, folder: Path, *, now: datetime, always: bool) -> Path | None:
    """Takes a copy of the file that was `found` whole, unless the latest copy holds the same; then thins the folder.

    With `always` a copy is taken all the same. Good copies are thinned only after a new one was seen to hold.
    """
    latest = next(_copies_of(found.identity, folder), None)
    if latest is not None and not always and _is_same(latest[0], found):
        return None
    made = folder / _name(path, now, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem(
            tr("Mappen för säkerhetskopior, {folder}, kan inte skapas: {reason}. Arbetsboken är orörd.").format(
                folder=folder, reason=reason(error)
            )
        ) from error
    copy_whole(path, made)
    _thin(list(_copies_of(found.identity, folder)), now)
    return made


def copies(workspace: Path, backup_folder: Path | None = None) -> tuple[Copy, ...]:
    """The copies there are of the workspace, the latest first; copies that do not open are left out.

    They are known by their name and, where the workspace itself can be read, by what it says it is.
    """
    folder = backup_folder or default_backup_folder(workspace)
    try:
        identity: str | None = inspect(workspace).identity
    except UserProblem:
        identity = None
    found = []
    for path, taken in _named_copies(folder):
        told = _told(path)
        of_it = told is not None and (told.identity == identity or (identity is None and _is_of(path, workspace)))
        if told is not None and of_it:
            found.append(Copy(path, taken, told.name))
    return tuple(found)


def latest_copy_named(workspace: Path, backup_folder: Path | None = None) -> datetime | None:
    """When the latest copy was taken by its name, without opening any; None where there is none."""
    folder = backup_folder or default_backup_folder(workspace)
    return next((taken for path, taken in _named_copies(folder) if _is_of(path, workspace)), None)


def restore(copy: Path, out: Path) -> None:
    """Puts a verified copy in place as `out`; never overwrites. Raises ExistsProblem or DamagedProblem."""
    source = copy.absolute()
    with reached(source):
        if not source.is_file():
            raise missing(source)
    inspect(source)
    copy_whole(source, out.absolute())


def see_that_it_is_sound(path: Path, folder: Path | None, *, stop: Callable[[], None] = _never) -> None:
    """Goes through the file and all that is in it. Raises DamagedProblem that says what is not sound and which the
    latest copy is that is. `stop` is called often and may raise."""
    from storage.file.soundness import faults

    found = faults(path, stop=stop)
    if not found:
        return
    text = tr(
        "I arbetsboken {name} finns uppgifter som är skadade. Det som är helt kan läsas, men inget kan skrivas, så att "
        "skadan inte växer."
    ).format(name=path.name)
    copy = next((each for each in copies(path, folder) if _is_sound(each.path, stop)), None)
    latest = tr("Ingen av säkerhetskopiorna är hel.") if copy is None else _latest(copy)
    raise DamagedProblem(f"{text} {latest}", tuple(f"{fault.where}: {fault.text}" for fault in found))


def blamed(path: Path, folder: Path | None) -> DamagedProblem | None:
    """What is said where something went wrong that nobody thought of, and the file is what is to blame."""
    try:
        see_that_it_is_sound(path, folder)
    except DamagedProblem as problem:
        return problem
    except UserProblem:
        return None
    return None


@contextmanager
def with_latest_copy(path: Path, folder: Path | None) -> Iterator[None]:
    """Says of a damaged file which whole copy there is."""
    try:
        yield
    except DamagedProblem as problem:
        latest = next((copy for copy in copies(path, folder) if _is_sound(copy.path)), None)
        if latest is None:
            raise
        raise DamagedProblem(f"{problem.text} {_latest(latest)}", problem.details) from problem


def _latest(copy: Copy) -> str:
    text = tr("Ditt senaste hela exemplar är från {when}: {copy}.")
    return text.format(when=copy.taken.strftime("%Y-%m-%d %H:%M"), copy=copy.path)


def _is_sound(copy: Path, stop: Callable[[], None] = _never) -> bool:
    from storage.file.soundness import faults

    try:
        return not faults(copy, immutable=True, stop=stop)
    except UserProblem:
        return False


def missing(path: Path) -> MissingProblem:
    """What is said when there is no file at the path."""
    return MissingProblem(
        tr("Det finns ingen fil {name} i mappen {folder}.").format(name=path.name, folder=path.parent)
    )


def copy_whole(source: Path, out: Path) -> None:
    """Copies the file as it is now and sees that the copy opens; never overwrites. Raises ExistsProblem, DamagedProblem
    or another UserProblem."""
    with new_file(out) as beside, told_in_words(source):
        with closing(open_sqlite(source, read_only=True)) as reader:
            # By way of memory: whoever writes waits for the reading alone, not for a slow disk that takes the copy.
            content = reader.serialize()
        _write(beside, content)
        # A file of an earlier version may say that it has a log; a copy is one file, to be carried anywhere.
        with closing(sqlite3.connect(beside, isolation_level=None)) as writer:
            writer.execute("PRAGMA journal_mode=DELETE")
        inspect(beside, immutable=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        if is_full(error):
            raise full_disk(path) from error
        raise


def _name(path: Path, now: datetime, folder: Path) -> str:
    stamped = f"{kept_stem(path.stem)} {now.astimezone().strftime(_STAMP)}"
    number, name = 1, f"{stamped}.lagesbild"
    while (folder / name).exists():
        number += 1
        name = f"{stamped} {number}.lagesbild"
    return name


def _named_copies(folder: Path) -> list[tuple[Path, datetime]]:
    """What by its name is a copy, the latest first."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAMED.fullmatch(path.name)
        if match is not None:
            taken = datetime.strptime(match["taken"], _STAMP).astimezone()
            found.append((taken, int(match["number"] or 1), path))
    return [(path, taken) for taken, _, path in sorted(found, reverse=True)]


def _is_of(copy: Path, workspace: Path) -> bool:
    match = _NAMED.fullmatch(copy.name)
    return match is not None and match["stem"] in (workspace.stem, kept_stem(workspace.stem))


def _copies_of(identity: str, folder: Path) -> Iterator[tuple[Path, datetime]]:
    """The copies of one workspace, the latest first: a folder may hold those of several."""
    for path, taken in _named_copies(folder):
        told = _told(path)
        if told is not None and told.identity == identity:
            yield path, taken


def _told(copy: Path, *, through: bool = False) -> Inspected | None:
    """What a copy says of itself; None when it does not open, or with `through` does not hold together."""
    try:
        return inspect(copy, immutable=True, through=through)
    except UserProblem:
        return None


def _is_same(copy: Path, found: Inspected) -> bool:
    told = _told(copy, through=True)
    return told is not None and (told.revision, told.latest) == (found.revision, found.latest)


def _thin(present: list[tuple[Path, datetime]], now: datetime) -> None:
    kept = copies_to_keep([taken for _, taken in present], now.astimezone())
    for path, taken in present:
        if taken not in kept:
            try:
                patiently(partial(path.unlink, missing_ok=True))
            except OSError as error:
                raise UserProblem(
                    tr("Säkerhetskopian är tagen, men den gamla kopian {name} kunde inte tas bort: {reason}.").format(
                        name=path.name, reason=reason(error)
                    )
                ) from error
