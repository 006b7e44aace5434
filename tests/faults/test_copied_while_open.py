"""The file is copied, alone, while the program is open and works: the copy is a workspace with all that was saved."""

import random
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from storage.file.workspace import open_workspace
from support.house import check_workspace
from support.surroundings import program
from support.workspaces import COORDINATOR, make_workspace

TESTS = Path(__file__).parents[1]
COPIES, SAVED, QUIET_AT_LEAST = 40, 8, 10
MOST_SECONDS = 60
# Types, takes in files and approves reports, and writes down when it begins to commit and when it has shown a thing as
# saved. Each thing is one change set.
WORKS_ON_AND_ON = f"""
sys.path.insert(0, {str(TESTS)!r})
import random
from datetime import date
from itertools import count
from time import monotonic, sleep
from sqlalchemy import event
from domain.reporting.approval import to_approve
from domain.lots.month import PARTIES, AgeGroup
from domain.ground.period import parse_month, parse_period
from domain.reporting.report import Approval
from domain.ground.sex import Sex
from domain.importing.tidy import IndicatorRow, Indicators
from functools import partial
from app.subjects import SUBJECTS
from storage.importing import recording
import_rows = partial(recording.import_rows, kept=[each.kept() for each in SUBJECTS])
from storage.lots.recording import record_lots_cells
from storage.reporting.recording import approve_report
from dataclasses import replace
from support.reports import gathered, plan_of

dice = random.Random(8)
ws = open_workspace(path, who="den som arbetar")
event.listen(ws._writer, "commit", lambda _: print("skriver", monotonic(), flush=True))

def type_a_cell(number):
    cells = {{(party, Sex.KVINNA, AgeGroup.ALLA): number for party in PARTIES}}
    record_lots_cells(ws, area="0360", month=parse_month("2016-05"), cells=cells)

def take_in_a_file(number):
    period = parse_period("2015")
    rows = [IndicatorRow(n, f"i{{number}}", "0360", period, Sex.ALLA, str(n), n, "antal") for n in range(200)]
    import_rows(ws, Indicators(tuple(rows)), file_name=f"{{number}}.csv", sha256="0" * 64)

def approve_a_report(number):
    report = gathered(ws, "recommendations", date(2026, 3, 30), year=2022)
    made = replace(to_approve(report, subjects=plan_of(report.plan).rests_on(report)), period=str(2000 + number))
    approval = Approval(ws.now().date(), 1)
    approve_report(ws, report=made, approval=approval, approved_by="ordföranden", pdf=dice.randbytes(200_000))

for number in count(1):
    what = {{2: take_in_a_file, 4: approve_a_report}}.get(number % 6, type_a_cell)
    what(number)
    print("sparat", monotonic(), flush=True)
    sleep(dice.uniform(0.0, 0.06))
"""


@dataclass
class Taken:
    """A plain copy, and from when to when it was taken."""

    began: float
    ended: float
    content: bytes


def test_a_copy_made_at_any_moment_when_nothing_is_written_holds_all_that_was_saved(tmp_path: Path) -> None:
    path = make_workspace(tmp_path)
    dice = random.Random(20261129)
    with subprocess.Popen(
        [*program(WORKS_ON_AND_ON), str(path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as worker:
        assert worker.stdout is not None
        said: list[str] = []
        listener = Thread(target=lambda: said.extend(iter(worker.stdout.readline, "")))
        listener.start()
        taken: list[Taken] = []
        end = time.monotonic() + MOST_SECONDS
        try:
            while (
                len(taken) < COPIES or sum(line.startswith("sparat") for line in said) < SAVED
            ) and time.monotonic() < end:
                time.sleep(dice.uniform(0.0, 0.08))
                began = time.monotonic()
                content = path.read_bytes()
                taken.append(Taken(began, time.monotonic(), content))
        finally:
            worker.kill()
            listener.join()
    assert not [line for line in said if not line.startswith(("skriver", "sparat"))], "".join(said)
    # The last line may have been cut by the kill.
    events = [(word, float(when)) for word, when in (line.split() for line in said if line.endswith("\n"))]
    writing = list(
        zip((at for word, at in events if word == "skriver"), [*saved_at(events), float("inf")], strict=False)
    )
    quiet = [each for each in taken if not any(began < each.ended and each.began < end for began, end in writing)]
    assert len(quiet) >= QUIET_AT_LEAST
    for number, each in enumerate(quiet):
        copy = tmp_path / f"kopia {number}.lagesbild"
        copy.write_bytes(each.content)
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (held,) = connection.execute("SELECT count(*) FROM change_set").fetchone()
        # Two seconds are allowed; a journal needs none of them.
        assert held >= sum(at <= each.began for at in saved_at(events))
    with open_workspace(copy, who=COORDINATOR) as last:
        assert check_workspace(last).integrity
    assert held >= SAVED - 1


def saved_at(events: list[tuple[str, float]]) -> list[float]:
    return [at for word, at in events if word == "sparat"]


def test_nothing_is_left_beside_a_file_that_is_closed(tmp_path: Path) -> None:
    path = make_workspace(tmp_path)
    with open_workspace(path, who=COORDINATOR):
        shutil.copy(path, tmp_path / "kopia.lagesbild")
    assert {each.name for each in tmp_path.iterdir()} == {"umea.lagesbild", "umea.kopior", "kopia.lagesbild"}
