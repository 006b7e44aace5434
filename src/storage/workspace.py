"""The workspace (*arbetsbok*): one file, created whole, opened in a fixed order, written by one at a time."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from domain.area import Area
from storage.clock import Clock, local_now


class Workspace:
    """An open workspace. `who` is the function of the one who works ("samverkanskoordinator Tierp"), ruling 28.

    Use as a context manager, or call `close`. Any thread may read and write; writes wait for each other.
    """

    path: Path
    name: str
    who: str
    read_only: bool
    is_example: bool

    def now(self) -> datetime:
        """The time by the workspace's clock."""
        raise NotImplementedError

    def close(self) -> None:
        """Closes every connection and lets go of the lock. Closing twice is fine."""
        raise NotImplementedError

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_workspace(
    path: Path,
    *,
    name: str,
    members: Sequence[str] = (),
    who: str,
    areas: Sequence[Area] | None = None,
    is_example: bool = False,
    clock: Clock = local_now,
) -> str:
    """Creates a workspace for the group called `name` and its kommuner (four-digit codes); returns the group's code.

    `areas` are all areas the workspace knows besides the group, as `read_areas` gives them. The templates and the
    population definitions that ship with the program are put in. The file is built beside and put in place whole.
    Raises UserProblem: ExistsProblem when something lies at `path`, and for an unusable name, an unknown member,
    a read-only folder or a full disk.
    """
    raise NotImplementedError


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
    raise NotImplementedError
