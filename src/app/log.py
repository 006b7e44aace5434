"""The log: a file among the user's own, for whoever is to mend a defect. Several programs of ours may write in it.

It holds what the program did and where a defect arose, never what a user wrote: no messages of exceptions (SQL errors
quote the values), no free text, and what looks like a personal number is struck out.
"""

import logging
import re
import sys
import traceback
from collections.abc import Callable
from copy import copy
from pathlib import Path
from types import TracebackType

from domain.ground.identity import masked

_BYTES = 500_000
_KEPT = 3
_NUMBER = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def start_log(path: Path, version: str) -> Callable[[], None]:
    """Let the program's log go to `path`; gives back what ends it. Without a writable folder there is no log."""
    root = logging.getLogger()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _turn_over(path)
        handler: logging.Handler = _SharedLog(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger(__name__).info("start, version %s, Python %s, %s", version, sys.version.split()[0], sys.platform)

    def end() -> None:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()

    return end


def _turn_over(path: Path) -> None:
    """Begins a new file where the old one is full, and keeps the latest three of the old ones.

    Only at the start: in the midst of its work another program would go on writing in what was moved, and Windows
    lets nobody move what another has open. Then the old file is continued.
    """
    aside = path.with_name(f"{path.name}.0")
    try:
        if path.stat().st_size < _BYTES:
            return
        path.replace(aside)
        for number in reversed(range(_KEPT)):
            older = path.with_name(f"{path.name}.{number}")
            if older.exists():
                older.replace(path.with_name(f"{path.name}.{number + 1}"))
    except OSError:
        return


class _SharedLog(logging.FileHandler):
    """A log that cannot be written, on a full disk or in a protected file, stops nothing and prints nothing."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


class DiscreetFormatter(logging.Formatter):
    """Writes where an exception arose and of which type it was, but not its words."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the exception in its own words on the record.
        record = copy(record)
        record.exc_text = None
        return masked(_NUMBER.sub("[borttaget]", super().format(record)))

    def formatException(self, ei: object) -> str:
        return describe(ei) if isinstance(ei, tuple) else ""


def describe(info: ExceptionInfo) -> str:
    """A defect in technical words: type, code of the database where there is one, and the lines that led there."""
    kind, error, trace = info
    code = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    where = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    cause = error.__cause__
    because = [f"because of {describe((type(cause), cause, cause.__traceback__))}"] if cause is not None else []
    return "\n".join(
        [" ".join(part for part in (f"{kind.__module__}.{kind.__qualname__}", code) if part), *where, *because]
    )
