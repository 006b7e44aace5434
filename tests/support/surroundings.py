"""Another process in bad surroundings: killed, without rights, or on a disk that is full."""

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

# Root may write anywhere; without these powers it may only do what the owner of a file may.
WITHOUT_POWERS = """
import ctypes
class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]
assert ctypes.CDLL(None).capset(ctypes.byref(_Header(0x20080522, 0)), (ctypes.c_uint32 * 6)()) == 0
"""

PREPARED = """
import sys
from pathlib import Path
sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
from domain.ground.problem import UserProblem
from storage.file.creation import create_workspace
from storage.file.workspace import open_workspace
path = Path(sys.argv[1])
"""


def program(code: str, *, powerless: bool = False) -> list[str]:
    """The command that runs `code` in a process of its own, with `path` as its first argument."""
    return [sys.executable, "-c", (WITHOUT_POWERS if powerless else "") + PREPARED + textwrap.dedent(code)]


def run(code: str, path: Path, *, powerless: bool = False) -> str:
    """Runs it and gives what it printed; the run must end well."""
    ended = subprocess.run(
        [*program(code, powerless=powerless), str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def run_on_small_disk(code: str, folder: Path, size: str) -> str:
    """Runs it with `folder` as a disk of the given size; what it leaves there is gone with it."""
    command = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o size={size} none "$1" && shift && exec "$@"', "sh"]
    ended = subprocess.run(
        [*command, str(folder), *program(code), str(folder / "w.lagesbild")],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def can_have_a_small_disk() -> bool:
    """True where a process may have its own mounts, as most Linux systems allow."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0
