"""The file a workspace was opened from: is it still the one that lies there?"""

from contextlib import suppress
from pathlib import Path

from domain.ground.problem import UserProblem
from storage.file.lock import Identity, WriterLock, identity_of
from storage.file.problems import gone, overwritten, replaced, unreadable


class OwnFile:
    """Which file it is, and, for the one who writes, how its head was after the latest commit.

    Nobody else may write in it, so that another head means that something was copied over the file where it lies.
    """

    def __init__(self, path: Path, lock: WriterLock | None) -> None:
        self._path = path
        self._lock = lock
        self._identity: Identity | None = lock.identity if lock is not None else identity_of(path)
        self._head: bytes | None = None

    def note_head(self) -> None:
        """To be called after each commit."""
        self._head = None
        if self._lock is not None:
            with suppress(OSError):
                self._head = self._lock.head()

    def missing(self) -> UserProblem | None:
        """What is wrong with the place, in words: the file is gone from it, or it is another one."""
        try:
            there = identity_of(self._path)
        except OSError:
            return unreadable(self._path)
        if there is None:
            return gone(self._path)
        return None if there == self._identity else replaced(self._path)

    def trouble(self) -> UserProblem | None:
        """As `missing`, or that the file was written over. Not to be called while it is being written."""
        if (missing := self.missing()) is not None:
            return missing
        try:
            is_as_left = self._lock is None or self._head in (None, self._lock.head())
        except OSError:
            return unreadable(self._path)
        return None if is_as_left else overwritten(self._path)
