"""The monthly table on its way in when the program is killed or the disk is full: as if nothing had begun."""

import random
import subprocess
from pathlib import Path

import pytest

from storage.benefits.month_table import import_months
from storage.file.first_screen import undo_state
from storage.file.places import default_backup_folder
from storage.file.workspace import Workspace
from support.house import check_workspace
from support.months_read import MonthsRead
from support.scb_table import scb_table
from support.surroundings import can_have_a_small_disk, program, run, run_on_small_disk
from support.workspaces import Opener, content

# What tests share is not on the path of a process of its own.
TAKE_IN = (
    f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
    + """
import os
from support.months_read import MonthsRead
from support.scb_table import scb_table
from storage.benefits.month_table import import_months
def take_in(ws, table, name, on_area=lambda code: None):
    return import_months(ws, MonthsRead(table, on_area=on_area), file_name=name, sha256="0" * 64)
"""
)
TOLD = "FullDiskProblem Disken är full. Det senaste skrevs inte, men allt tidigare i {name} finns kvar."


def have_january(ws: Workspace) -> None:
    import_months(ws, MonthsRead(scb_table(areas=30, months=6)), file_name="januari.json", sha256="1" * 64)


@pytest.mark.parametrize("turn", range(4))
def test_killed_on_the_way_it_leaves_what_was_there(path: Path, reopen: Opener, turn: int) -> None:
    with reopen() as ws:
        have_january(ws)
        before = content(ws)
    at = random.randrange(1, 31)
    code = TAKE_IN + (
        "ws = open_workspace(path, who='den som dödas')\n"
        "read = []\n"
        "def killed(code):\n"
        "    read.append(code)\n"
        f"    if len(read) == {at}:\n"
        "        os.kill(os.getpid(), 9)\n"
        "take_in(ws, scb_table(areas=30, months=24), 'mars.json', killed)\n"
    )
    ended = subprocess.run([*program(code), str(path)], capture_output=True, check=False)
    assert ended.returncode == -9, ended.stderr
    with reopen() as ws:
        assert content(ws) == before
        assert check_workspace(ws).integrity
        assert undo_state(ws).undo == "inläsning av helårsekvivalenter per månad från januari.json"


def test_a_file_that_may_not_grow(path: Path, reopen: Opener) -> None:
    with reopen() as ws:
        have_january(ws)
        before = content(ws)
        size = path.stat().st_size
    code = TAKE_IN + (
        "import resource\n"
        "with open_workspace(path, who='prov') as ws:\n"
        "    table = scb_table(areas=100, months=36)\n"
        f"    resource.setrlimit(resource.RLIMIT_FSIZE, ({size} + 400_000, resource.RLIM_INFINITY))\n"
        "    try:\n"
        "        take_in(ws, table, 'mars.json')\n"
        "    except UserProblem as problem:\n"
        "        print(type(problem).__name__, problem.text)\n"
    )
    assert run(code, path).startswith(TOLD.format(name=path.name))
    with reopen() as ws:
        assert content(ws) == before
        assert check_workspace(ws).integrity


def test_no_room_for_the_copy_is_told_and_stops_nothing(path: Path, reopen: Opener) -> None:
    """An import can be undone, so that it may go on without one."""
    with reopen() as ws:
        have_january(ws)
    folder = default_backup_folder(path)
    with reopen() as ws:
        for copy in folder.iterdir():
            copy.unlink()
        folder.rmdir()
        folder.write_text("en fil där mappen skulle ligga")
        outcome = import_months(ws, MonthsRead(scb_table(months=12)), file_name="mars.json", sha256="0" * 64)
        assert outcome.import_id is not None
        assert ws.backup_problem is not None
        assert "säkerhetskopior" in ws.backup_problem.text


# Where a process may not have its own mounts the limit above stands for the full disk.
if can_have_a_small_disk():

    def test_a_disk_that_fills_up(tmp_path: Path) -> None:
        code = TAKE_IN + (
            "from support.workspaces import content\n"
            "create_workspace(path, name='Provregionen', who='prov')\n"
            "with open_workspace(path, who='prov') as ws:\n"
            "    take_in(ws, scb_table(areas=5, months=2), 'januari.json')\n"
            "    before = content(ws)\n"
            "    try:\n"
            "        take_in(ws, scb_table(areas=150, months=48), 'mars.json')\n"
            "    except UserProblem as problem:\n"
            "        print(type(problem).__name__, problem.text)\n"
            "    print(content(ws) == before)\n"
            "with open_workspace(path, who='prov', read_only=True) as ws:\n"
            "    print(content(ws) == before)\n"
        )
        problem, *rest = run_on_small_disk(code, tmp_path, "3m").splitlines()
        assert problem.startswith(TOLD.format(name="w.lagesbild"))
        assert rest == ["True", "True"]
