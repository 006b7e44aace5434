"""The program in a process of its own, as on a colleague's machine, or to be killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.file.lock import lock_path

_PATIENCE_S = 15.0
_POLL_S = 0.05


@contextmanager
def window_on(workspace: Path) -> Iterator[subprocess.Popen[str]]:
    """The real window, holding `workspace`; killed at the end if it has not ended by itself."""
    command = [sys.executable, "-m", "app", str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        try:
            _wait_for(program, lock_path(workspace))
            yield program
        finally:
            program.kill()


@contextmanager
def typing(workspace: Path, *keys: str) -> Iterator[subprocess.Popen[str]]:
    """Someone who types `keys` into the LOTS sheet of Tierp, maj 2016, and then does nothing more.

    Given when the window says that the last of it is saved.
    """
    script = Path(__file__).with_name("typist.py")
    command = [sys.executable, str(script), str(workspace), *keys]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        try:
            assert program.stdout is not None
            said = program.stdout.readline()
            assert said == "saved\n", said + program.stdout.read()
            yield program
        finally:
            program.kill()


def _wait_for(program: subprocess.Popen[str], path: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not (path.exists() and path.stat().st_size):
        if program.poll() is not None:
            raise AssertionError(program.stdout.read() if program.stdout is not None else "the program ended")
        assert time.monotonic() < end, "the window never opened the workspace"
        time.sleep(_POLL_S)
