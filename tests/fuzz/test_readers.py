"""Whatever a file holds, reading it ends in figures that stand in it or in a sentence: never in a defect, a hang, the
end of the process, or more memory than an office computer has to spare.

With LAGESBILD_LONG=1 20,000 inputs are tried instead of some hundreds; LAGESBILD_SEED chooses others.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.fuzz.samples import SAMPLES

LONG = os.environ.get("LAGESBILD_LONG") == "1"
SEED = os.environ.get("LAGESBILD_SEED", "1")
INPUTS = 20_000 // len(SAMPLES) + 1 if LONG else 30
TESTS = Path(__file__).parents[1]


def faults_of(form: str, folder: Path) -> list[str]:
    """Every fault, also where the process that reads comes to its end: then another takes over at the next input."""
    faults: list[str] = []
    first, count = 0, INPUTS
    while first < count:
        command = [sys.executable, "-m", "support.fuzz.worker", form, SEED, str(first), str(count - first), str(folder)]
        done = subprocess.run(
            [*command, "long" if LONG else "short"],
            cwd=TESTS,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60 + 12 * (count - first) if LONG else 240,
            check=False,
        )
        faults += [line for line in done.stdout.splitlines() if "fault" in json.loads(line)]
        if done.returncode == 0:
            return faults
        first = int((folder / "at").read_text()) + 1
        faults.append(f"{form}: the process ended at input {first - 1} ({done.returncode}) {done.stderr[-300:]}")
    return faults


@pytest.mark.timeout(0)
@pytest.mark.parametrize("form", SAMPLES)
def test_a_file_a_little_wrong_gives_its_own_figures_or_a_sentence(form: str, tmp_path: Path) -> None:
    assert faults_of(form, tmp_path) == []
