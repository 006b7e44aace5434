"""The disk is full: a sentence, everything earlier is there, and what could not be kept is not there half."""

from pathlib import Path

import pytest

from storage.file.places import default_backup_folder
from storage.recommendations.queries import recommendations
from support.house import check_workspace
from support.surroundings import can_have_a_small_disk, run, run_on_small_disk
from support.workspaces import Opener

WRITE_UNTIL_FULL = """
from storage.recommendations.recording import add_recommendation, write_recommendation_text
from storage.recommendations.queries import recommendations
def write_until_full(ws):
    written = []
    try:
        while len(written) < 500:
            made, _ = add_recommendation(ws, year=2022, template="underlagsmall", title="Samlat stöd")
            text = str(made) + " långt underlag" * 1000
            write_recommendation_text(ws, recommendation=made, field="nulage", text=text)
            written.append((made, text))
    except UserProblem as problem:
        print(type(problem).__name__, problem.text)
    kept = {each.id: each.text("nulage") for each in recommendations(ws)}
    print(all(kept[made] == text for made, text in written), len(written) > 0)
    return written
"""
LIMITED = """
import resource
def no_file_larger_than(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
"""
TOLD = "FullDiskProblem Disken är full. Det senaste skrevs inte, men allt tidigare i {name} finns kvar."


def test_a_file_that_may_not_grow(path: Path, reopen: Opener) -> None:
    code = (
        WRITE_UNTIL_FULL
        + LIMITED
        + (
            "with open_workspace(path, who='prov') as ws:\n"
            "    no_file_larger_than(1_500_000)\n"
            "    written = write_until_full(ws)\n"
            "print(len(written))\n"
        )
    )
    problem, all_kept, count = run(code, path).splitlines()
    assert problem.startswith(TOLD.format(name=path.name))
    assert all_kept == "True True"
    with reopen() as ws:
        assert len([each for each in recommendations(ws) if each.text("nulage")]) == int(count)
        assert check_workspace(ws).integrity


def test_no_room_for_a_new_workspace(tmp_path: Path) -> None:
    path = tmp_path / "ny.lagesbild"
    code = LIMITED + (
        "no_file_larger_than(100_000)\n"
        "try:\n"
        "    create_workspace(path, name='Prov', who='prov')\n"
        "except UserProblem as problem:\n"
        "    print(problem.text)\n"
    )
    assert "Disken är full" in run(code, path)
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_a_copy(path: Path) -> None:
    code = LIMITED + (
        "no_file_larger_than(100_000)\n"
        "with open_workspace(path, who='prov') as ws:\n"
        "    print(ws.backup_problem.text)\n"
    )
    assert "Disken är full" in run(code, path)
    assert list(default_backup_folder(path).iterdir()) == []


# Where a process may not have its own mounts the limit above stands for the full disk.
if can_have_a_small_disk():

    @pytest.mark.parametrize("size", ["4m", "5m"])
    def test_a_disk_that_fills_up(tmp_path: Path, size: str) -> None:
        code = WRITE_UNTIL_FULL + (
            "ballast = path.with_name('semesterbilder')\n"
            "ballast.write_bytes(bytes(1_500_000))\n"
            "create_workspace(path, name='Provregionen', who='prov')\n"
            "with open_workspace(path, who='prov') as ws:\n"
            "    print(ws.backup_problem is None)\n"
            "    count = len(write_until_full(ws))\n"
            "with open_workspace(path, who='prov', read_only=True) as ws:\n"
            "    print(len([each for each in recommendations(ws) if each.text('nulage')]) == count)\n"
            "ballast.unlink()\n"
            "with open_workspace(path, who='prov') as ws:\n"
            "    print(len([each for each in recommendations(ws) if each.text('nulage')]) == count)\n"
            "    print(add_recommendation(ws, year=2022, template='underlagsmall', title='Plats igen')[1].rows)\n"
        )
        copied, problem, *rest = run_on_small_disk(code, tmp_path, size).splitlines()
        assert copied == "True"
        assert problem.startswith(TOLD.format(name="w.lagesbild"))
        assert rest == ["True True", "True", "True", "1"]
