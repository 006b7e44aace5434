"""The way in: the window, or a command. Nothing heavy is imported before it is known which."""

import builtins
import sys
from collections.abc import Sequence
from pathlib import Path

from app.subjects import SUBJECTS


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the arguments say and returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--smoke"]:
        from app.smoke import run as smoke

        return smoke(arguments[1:])
    if wants_window(arguments):
        load_qt()
        from app.startup import run as open_window

        return open_window(arguments)
    from app.cli import run as run_command

    return run_command(arguments)


def load_qt() -> None:
    """Imports Qt's binding and puts Python's own import back: the binding puts one of its own in the place, which reads
    the source of every module that is imported from then on, to see how it spells Qt's names."""
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = own


def wants_window(arguments: Sequence[str]) -> bool:
    """No argument, or a workspace to open; a mistyped command is neither, and is told so."""
    if not arguments:
        return True
    first = arguments[0]
    if first.startswith("-") or any(first in each.commands for each in SUBJECTS):
        return False
    if first.endswith(".lagesbild"):
        return True
    try:
        return Path(first).exists()
    except OSError:
        return False  # too long to be a file: a mistyped command, of which the command line tells


if __name__ == "__main__":
    raise SystemExit(main())
