"""Spoils the sample of one form and reads it, over and over, in a process of its own: what a reader does to its
process shows there. Prints one line of JSON for each fault, and says in a file which input it is at.

    python -m support.fuzz.worker FORM SEED FIRST COUNT FOLDER LONG
"""

import json
import logging
import random
import sys
import time
from pathlib import Path

from domain.ground.problem import UserProblem
from exchange import files
from support.fuzz.compared import unseen
from support.fuzz.mutators import spoiled
from support.fuzz.samples import SAMPLES
from support.house import FORMATS

SECONDS, MEGABYTES = 10, 500


class Defects(logging.Handler):
    """What the guard has logged since it was last asked."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kind, error, trace = record.exc_info or (None, None, None)
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        self.seen.append(f"{kind.__name__ if kind else ''} at {where}: {error}"[:300])

    def taken(self) -> list[str]:
        seen, self.seen = self.seen, []
        return seen


def peak() -> float:
    """Megabytes at the most so far; nought where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def tried(form: str, path: Path, data: bytes, defects: Defects) -> tuple[str, bool]:
    """What is wrong with how the program takes this input, empty where nothing is; and whether it was taken whole."""
    before, started = peak(), time.monotonic()
    content = None
    try:
        content = files.read_file(path, formats=FORMATS).content
    except UserProblem as problem:
        if not problem.text.startswith("”") or not problem.text.endswith("Ingenting har ändrats."):
            return f"sentence: {problem.text}", False
    except BaseException as error:  # noqa: BLE001  whatever comes out is what is looked for
        return f"came out: {error!r}"[:300], False
    taken, rise = time.monotonic() - started, peak() - before
    if seen := defects.taken():
        return f"defect: {seen[0]}", False
    if taken > SECONDS:
        return f"slow: {taken:.1f} s", False
    if rise > MEGABYTES:
        return f"memory: {rise:.0f} MB", False
    whole = content is not None and not content.refused
    if whole and (figure := unseen(SAMPLES[form].strict, data, content)):
        return f"unseen: {figure}", False
    return "", whole


def main(form: str, seed: str, first: str, count: str, folder: str, long: str) -> None:
    sample, defects = SAMPLES[form], Defects()
    logging.getLogger("exchange").addHandler(defects)
    logging.getLogger("exchange").propagate = False
    files.MOST_SECONDS = float(SECONDS)
    at, path, whole = Path(folder, "at"), Path(folder, "input"), sample.make(Path(folder))
    accepted = 0
    for number in range(int(first), int(first) + int(count)):
        at.write_text(str(number))
        data = spoiled(whole, random.Random(f"{form} {seed} {number}"), sample.shape, later=long == "long")
        path.write_bytes(data)
        fault, taken = tried(form, path, data, defects)
        accepted += taken
        if fault:
            Path(folder, f"fault-{number}").write_bytes(data)
            say({"form": form, "input": number, "fault": fault})
    say({"done": int(count), "accepted": accepted, "peak": round(peak())})


if __name__ == "__main__":
    main(*sys.argv[1:])
