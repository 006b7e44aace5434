"""Starts the frozen program as on a machine that has never seen it: smoke_test.py FOLDER

Empty home, no environment of the developer's, offscreen, a time limit on each step. A line of output that was not
expected fails the test, also when the program says that all went well.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOWS = sys.platform == "win32"
MEGABYTE = 1_000_000
SECONDS_FOR_A_STEP = 60
SMALLEST_REPORT = 10_000


@dataclass(frozen=True)
class Step:
    """One start of the program: its arguments, the lines it may say, and the files it must leave."""

    arguments: Sequence[str]
    may_say: Sequence[str] = ()
    leaves: Sequence[str] = ()


STEPS = [
    Step(["--version"], may_say=[r"Lägesbild \d+\.\d+\.\d+"]),
    Step(["new", "ny.lagesbild", "--name", "Samordning Åby"], may_say=["samordning-aby"], leaves=["ny.lagesbild"]),
    Step(["demo", "exempel.lagesbild"], may_say=["[a-z-]+"], leaves=["exempel.lagesbild"]),
    Step(
        ["report", "recommendations", "exempel.lagesbild", "--out", "rapport.pdf"],
        may_say=[r"rapport\.pdf"],
        leaves=["rapport.pdf"],
    ),
    Step(["--smoke", "prov"], leaves=["prov/*.lagesbild", "prov/*.pdf"]),
]


def bare_environment(home: Path) -> dict[str, str]:
    """What any user's machine has, and nothing that a developer's has."""
    home.mkdir()
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if WINDOWS and name in os.environ}
    homes = {"HOME": home, "USERPROFILE": home, "APPDATA": home / "Roaming", "LOCALAPPDATA": home / "Local"}
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "windows" if WINDOWS else "offscreen",
        **{name: str(path) for name, path in homes.items()},
        **kept,
    }


def complaints(step: Step, program: Path, place: Path, environment: dict[str, str]) -> list[str]:
    """What is wrong with one step; empty when it did what it must and said nothing else."""
    try:
        done = subprocess.run(
            [program, *step.arguments],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=SECONDS_FOR_A_STEP,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return [f"still running after {SECONDS_FOR_A_STEP} s; it said: {late.output!r}"]
    wrong = [f"said: {line}" for line in unexpected(done.stdout, step.may_say)]
    if done.returncode != 0:
        wrong.append(f"ended with {done.returncode}")
    for pattern in step.leaves:
        found = list(place.glob(pattern))
        if not found:
            wrong.append(f"left no {pattern}")
        wrong += [f"{path.name} is no whole PDF" for path in found if path.suffix == ".pdf" and not is_report(path)]
    return wrong


def unexpected(said: str, allowed: Sequence[str]) -> list[str]:
    lines = [line for line in said.splitlines() if line.strip()]
    return [line for line in lines if not any(re.fullmatch(pattern, line) for pattern in allowed)]


def is_report(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") and len(data) > SMALLEST_REPORT


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main(folder: Path) -> int:
    program = folder / ("lagesbild.exe" if WINDOWS else "lagesbild")
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "arbetsplats"
        place.mkdir()
        environment = bare_environment(Path(temporary) / "hem")
        for step in STEPS:
            start = time.monotonic()
            said = complaints(step, program.resolve(), place, environment)
            seconds = time.monotonic() - start
            print(f"{'FAILED' if said else 'ok':6} {seconds:5.1f} s  lagesbild {' '.join(step.arguments)}")
            for complaint in said:
                print(f"       {complaint}")
            wrong += len(said)
    if not list(folder.rglob("qtbase_sv.qm")):
        print("FAILED Qt's Swedish words (qtbase_sv.qm) are not in the folder")
        wrong += 1
    print(f"{folder.name}: {size_of(folder) / MEGABYTE:.0f} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
