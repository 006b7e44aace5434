"""The command line: the same program without a window, for scripts, scheduled work and tests.

Exit 0 done; 1 the input or the workspace is at fault, or the program is; 2 wrong usage. A stack trace goes to the
log and nowhere else.
"""

import argparse
import contextlib
import errno
import io
import logging
import os
import re
import sys
from collections.abc import Sequence

from app.commands.parser import SwedishParser, WrongUsage
from app.subjects import SUBJECTS
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from machine.reasons import reason

PROGRAM = "lagesbild"


def build_parser() -> SwedishParser:
    """The parser with every command there is."""
    parser = SwedishParser(
        prog=PROGRAM,
        description=tr("Lägesbild för samordningsförbund. Utan kommando öppnas fönstret."),
        epilog=tr("Skriv ”lagesbild KOMMANDO --help” för ett kommandos flaggor."),
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=tr("visar programmets version"))
    commands = parser.add_subparsers(title=tr("kommandon"), metavar=tr("KOMMANDO"), dest="command", required=True)
    for subject in SUBJECTS:
        subject.add_commands(commands, SUBJECTS)
    return parser


class _Version(argparse.Action):
    """`--version`; reads the version only when asked for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from app.version import program_version

        print(tr("Lägesbild {version}").format(version=program_version()))
        parser.exit()


def run(arguments: Sequence[str]) -> int:
    """Does what `arguments` say and returns the exit code."""
    _speak_utf8()
    answer = io.StringIO()
    # Gathered, so that a command that fails on its way has said nothing that looks like an answer.
    with contextlib.redirect_stdout(answer):
        code = _answer(arguments)
    return _deliver(answer.getvalue(), code)


def _answer(arguments: Sequence[str]) -> int:
    parser = build_parser()
    try:
        typed = parser.parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    from app.log import start_log
    from app.paths import find_paths
    from app.version import program_version

    log = find_paths().log
    end_log = start_log(log, program_version())
    try:
        code: int = typed.run(typed)
        return code
    except WrongUsage as usage:
        text = tr("{program}: fel: {text}").format(program=f"{PROGRAM} {typed.command}", text=usage.text)
        print(_readable(text), file=sys.stderr)
        return 2
    except UserProblem as problem:
        return _told(problem)
    except KeyboardInterrupt:
        print(tr("Avbrutet."), file=sys.stderr)
        return 1
    except Exception:
        if (of_file := _of_the_file(typed)) is not None:
            logging.getLogger(__name__).info("the workspace is not sound")
            return _told(of_file)
        logging.getLogger(__name__).exception("defect in a command")
        text = tr("Ett fel i programmet avbröt kommandot. Felet är antecknat i {log}.")
        print(text.format(log=log), file=sys.stderr)
        return 1
    finally:
        end_log()


def _told(problem: UserProblem) -> int:
    print(_readable("\n".join([problem.text, *(f"– {detail}" for detail in problem.details)])), file=sys.stderr)
    return 1


def _of_the_file(typed: argparse.Namespace) -> UserProblem | None:
    """What is wrong with the workspace itself, where that may be why a command could not be done."""
    from app.commands.opening import chosen_backup_folder
    from storage.file.copies import blamed

    workspace = getattr(typed, "workspace", None)
    return blamed(workspace, chosen_backup_folder()) if workspace is not None and workspace.is_file() else None


def _speak_utf8() -> None:
    """A Windows console or pipe would otherwise get the code page of the day, and stop at a letter it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


_COMMANDS_TO_A_TERMINAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _readable(text: str) -> str:
    """`text` without what a terminal would obey: a name from a file could move the cursor, or fill the clipboard.

    Written as JSON writes it, so that a document stays the same document.
    """
    return _COMMANDS_TO_A_TERMINAL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _deliver(answer: str, code: int) -> int:
    """Writes the answer. A reader that has gone, as `head` does, is no fault; a full disk is one."""
    try:
        print(_readable(answer), end="", flush=True)
    except OSError as error:
        # What is left in the buffer would fail once more when the program ends, and then with a trace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Windows says EINVAL of a pipe whose reader has gone.
        if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:
            return code
        text = tr("Svaret kunde inte skrivas ut: {reason}.").format(reason=reason(error))
        print(text, file=sys.stderr)
        return 1
    return code
