"""The program is killed, or the power goes, in the middle of what it does: everything acknowledged is there."""

import random
import subprocess
from pathlib import Path

import pytest

from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from storage.file.first_screen import undo_state
from storage.file.lock import lock_path
from storage.file.workspace import open_workspace
from storage.history.changelog import redo, undo
from storage.lots.queries import lots_month
from support.house import check_workspace
from support.surroundings import program
from support.workspaces import COORDINATOR, Opener

MAY = parse_month("2016-05")
WRITE_ON_AND_ON = """
from itertools import count
from domain.lots.month import PARTIES, AgeGroup
from domain.ground.period import parse_month
from domain.ground.sex import Sex
from storage.lots.recording import record_lots_cells
ws = open_workspace(path, who="den som dödas")
for number in count(1):
    cells = {(party, sex, AgeGroup.ALLA): number for party in PARTIES for sex in (Sex.KVINNA, Sex.MAN)}
    record_lots_cells(ws, area="0360", month=parse_month("2016-05"), cells=cells)
    print(number)
"""
IMPORT_ON_AND_ON = """
from itertools import count
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.importing.tidy import IndicatorRow, Indicators
from functools import partial
from app.subjects import SUBJECTS
from storage.importing import recording
import_rows = partial(recording.import_rows, kept=[each.kept() for each in SUBJECTS])
ws = open_workspace(path, who="den som dödas")
for number in count(1):
    rows = [IndicatorRow(n, f"i{number}", "0360", parse_period("2015"), Sex.ALLA, str(n), n, "antal") for n in range(600)]
    import_rows(ws, Indicators(tuple(rows)), file_name=f"{number}.csv", sha256="0" * 64)
    print(number)
"""


def killed_after(lines: int, code: str, path: Path) -> int:
    """Kills the process when it has acknowledged so many writes; gives the last it acknowledged."""
    process = subprocess.Popen([*program(code), str(path)], stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.kill()
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    return int(rest[-1]) if rest else lines


@pytest.mark.parametrize("turn", range(6))
def test_every_figure_that_was_saved_is_there_and_none_is_torn(path: Path, reopen: Opener, turn: int) -> None:
    acknowledged = killed_after(random.randrange(1, 40), WRITE_ON_AND_ON, path)
    assert lock_path(path).exists(), "the killed one had no time to tidy up"
    with reopen() as ws:
        counts = set(lots_month(ws, "0360", MAY).counts.values())
        assert len(counts) == 1, "one operation is whole or not at all"
        (written,) = counts
        assert written in (acknowledged, acknowledged + 1)
        assert check_workspace(ws).integrity
        assert undo(ws).rows == 10
        assert redo(ws).rows == 10
        assert lots_month(ws, "0360", MAY).counts[Party.FK, Sex.MAN, AgeGroup.ALLA] == written


@pytest.mark.parametrize("turn", range(3))
def test_an_import_is_there_whole_or_not_at_all(path: Path, reopen: Opener, turn: int) -> None:
    acknowledged = killed_after(random.randrange(1, 4), IMPORT_ON_AND_ON, path)
    with reopen() as ws, ws.reading() as connection:
        found = (
            connection.exec_driver_sql("SELECT count(*) FROM indicator_value GROUP BY indicator_key").scalars().all()
        )
        assert set(found) == {600}
        assert len(found) in (acknowledged, acknowledged + 1)
        assert undo_state(ws).undo == f"inläsning av indikatorer från {len(found)}.csv"


def test_a_workspace_whose_making_was_cut_off_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "ny.lagesbild"
    code = """
    import os, storage.file.creation
    def killed(connection):
        os.kill(os.getpid(), 9)
    storage.file.creation._add_templates = killed
    create_workspace(path, name="Provregionen", who="prov")
    """
    ended = subprocess.run([*program(code), str(path)], capture_output=True, check=False)
    assert ended.returncode == -9
    assert not path.exists()
    ended = subprocess.run([*program('print(create_workspace(path, name="Prov", who="prov"))'), str(path)], check=True)
    with open_workspace(path, who=COORDINATOR) as ws:
        assert ws.name == "Prov"
