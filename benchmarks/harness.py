"""How we measure: things that are compared take turns in one run, and what counts is the ratio of their medians.

Seconds differ between machines and hours by a fifth; a ratio to a floor measured in the same run does not.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.startup import Running

BUILD = Path(__file__).parents[1] / "build"


@dataclass(frozen=True, slots=True)
class Aim:
    """The most a thing may cost, as a multiple of the floor."""

    of: str
    ratio: float


Clock = Callable[[], float]


def timed(action: Callable[[], object], clock: Clock = time.perf_counter) -> Callable[[], float]:
    """The seconds that one call of `action` takes, each time it is called. `time.process_time` counts those of the
    processor alone: what other programs do meanwhile counts less in it, but waiting for the disk is not in it."""

    def seconds() -> float:
        start = clock()
        action()
        return clock() - start

    return seconds


def interleaved(contestants: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 1) -> dict[str, float]:
    """The median seconds of each contestant after `rounds` rounds in which each has its turn."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(warm_up + rounds):
        for name, measure in contestants.items():
            seconds = measure()
            if number >= warm_up:
                times[name].append(seconds)
    return {name: statistics.median(measured) for name, measured in times.items()}


def table(title: str, medians: Mapping[str, float], aims: tuple[Aim, ...] = ()) -> str:
    """The medians in milliseconds and as multiples of the first, which is the floor."""
    floor = next(iter(medians.values()))
    width = max(len(name) for name in medians)
    lines = [title, f"{'':{width}}  median ms   ratio   aim"]
    for name, seconds in medians.items():
        ratio = seconds / floor
        lines.append(f"{name:{width}}  {seconds * 1000:9.2f}  {ratio:6.2f}   {_verdict(name, ratio, aims)}".rstrip())
    return "\n".join(lines)


def _verdict(name: str, ratio: float, aims: tuple[Aim, ...]) -> str:
    for aim in aims:
        if aim.of == name:
            return f"≤ {aim.ratio:g} {'kept' if ratio <= aim.ratio else 'MISSED'}"
    return ""


@contextmanager
def started_on_the_example() -> Iterator[tuple[QApplication, Running, Path]]:
    """The program with the example workspace open, on the disk of the checkout; stopped when the block ends."""
    from PySide6.QtWidgets import QApplication

    from app.example import create_demo
    from app.startup import start
    from app.subjects import SUBJECTS

    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        os.environ["LAGESBILD_HOME"] = folder
        path = Path(folder) / "exempel.lagesbild"
        create_demo(path, SUBJECTS)
        application = QApplication(sys.argv[:1])
        running = start(application, [str(path)])
        while running.program is None or running.program.workspaces.opened is None:
            application.processEvents()
        sys.excepthook = sys.__excepthook__  # a defect must end the measure, not open the program's dialog
        yield application, running, path
        running.stop()
