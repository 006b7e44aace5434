"""A copy of a workspace, taken while it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.clock import local_now
from machine.files import reached
from storage.file.copies import back_up_at_opening, copy_whole, missing
from storage.file.inspection import inspect
from storage.file.lock import alone_with
from storage.file.places import is_remote
from storage.file.workspace import Workspace


def backup_to(source: Workspace | Path, out: Path) -> None:
    """Copies the whole workspace to `out` and verifies the copy; never overwrites. Works while others write.

    Raises ExistsProblem, MissingProblem, DamagedProblem or another UserProblem.
    """
    path = source.absolute() if isinstance(source, Path) else source.path
    with reached(path):
        if not path.is_file():
            raise missing(path)
    if not isinstance(source, Path):
        copy_whole(path, out.absolute())
        return
    with _alone_on_a_share(path):
        inspect(path)
        copy_whole(path, out.absolute())


@contextmanager
def _alone_on_a_share(path: Path) -> Iterator[None]:
    if not is_remote(path):
        yield
        return
    lock = alone_with(path, who=tr("säkerhetskopiering"), since=local_now())
    try:
        yield
    finally:
        lock.release()


def back_up(ws: Workspace) -> Path | None:
    """Takes a copy into the workspace's backup folder and thins the folder; None when nothing changed since the
    latest copy, and for one who only reads. Raises UserProblem when it fails: a backup that failed is shown."""
    if ws.backup_folder is None or ws.read_only:
        return None
    return back_up_at_opening(ws.path, inspect(ws.path), ws.backup_folder, now=ws.now(), always=False)


def back_up_before_import(ws: Workspace) -> None:
    """As `back_up`. An import can be undone, so that a copy that fails is told of and stops nothing."""
    try:
        back_up(ws)
    except UserProblem as problem:
        ws.backup_problem = problem
