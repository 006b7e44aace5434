"""A workspace on the command line: made, looked over, copied, put back, and left alone when another holds it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.opening import chosen_backup_folder
from app.paths import find_paths
from app.settings import SettingsFile
from storage.file.workspace import open_workspace
from support.commands import Run, in_own_process, stored
from support.hostile import meddle
from support.tidy_files import DATA

LYCKSELE = DATA / "populations-lycksele-2024.csv"
READERS = (
    ["profile", "{w}", "--area", "2401", "--period", "2021", "--json"],
    ["populations", "{w}", "--area", "2481", "--date", "2024-10-31", "--json"],
    ["lots", "{w}", "--area", "0360", "--from", "2016-01", "--to", "2016-06", "--json"],
    ["check", "{w}", "--json"],
    ["import", "{w}", str(LYCKSELE), "--dry-run", "--json"],
)
WRITERS = (["import", "{w}", str(LYCKSELE)], ["undo", "{w}"], ["redo", "{w}"])


def typed(command: list[str], workspace: Path) -> list[str]:
    return [part.format(w=workspace) for part in command]


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "umea.lagesbild"
    made = lagesbild("new", path, "--name", "Umeåregionen", "--members", "2401,2404,2409,2480")
    assert (made.code, made.out, made.err) == (0, "umearegionen\n", "")
    files = [DATA / f"{name}.csv" for name in ("published-equivalents", "published-ranks", "populations-lycksele-2024")]
    assert lagesbild("import", path, *files).code == 0
    return path


@pytest.fixture
def held(workspace: Path) -> Iterator[Path]:
    """The workspace while the window, here this process, holds it."""
    with open_workspace(workspace, who="samverkanskoordinator Umeå"):
        yield workspace


def test_a_workspace_is_never_written_over(lagesbild: Run, workspace: Path) -> None:
    before = workspace.read_bytes()

    for command in (["new", workspace, "--name", "Annan"], ["demo", workspace]):
        answer = lagesbild(*command)
        assert (answer.code, answer.out) == (1, "")
        assert "umea.lagesbild" in answer.err

    assert workspace.read_bytes() == before


def test_a_group_needs_kommuner_that_exist_and_a_name_that_gives_a_code(lagesbild: Run, tmp_path: Path) -> None:
    path = tmp_path / "w.lagesbild"

    unknown = lagesbild("new", path, "--name", "Gruppen", "--members", "2401,9999")
    nameless = lagesbild("new", path, "--name", "–")

    assert (unknown.code, nameless.code) == (1, 1)
    assert "9999" in unknown.err
    assert nameless.err.strip()
    assert not path.exists()


def test_the_example_can_be_shown_at_once(lagesbild: Run, tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"

    answer = lagesbild("demo", path)

    assert (answer.code, answer.err) == (0, "")
    assert "exempel" in answer.out
    for command in READERS[:2]:
        assert lagesbild(*typed(command, path)).code == 0


def test_a_sound_workspace_has_nothing_to_look_over(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("check", workspace, "--json")

    assert (answer.code, answer.json) == (0, {"integrity": True, "foreign_keys": True, "problems": []})
    assert lagesbild("check", workspace).out == "Filen är hel.\nKopplingarna i filen är hela.\nInget att se över.\n"


def test_months_that_do_not_add_up_are_found_and_the_file_is_still_sound(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    june = tmp_path / "juni.csv"
    june.write_text(
        "area_code,month,party,sex,age_group,cases\n"
        "0360,2016-06,fk,kvinna,alla,6\n0360,2016-06,fk,man,alla,8\n"
        "0360,2016-06,fk,alla,under30,5\n0360,2016-06,fk,alla,30plus,10\n"
    )
    assert lagesbild("import", workspace, june).code == 0

    answer = lagesbild("check", workspace, "--json")

    assert answer.code == 0
    (problem,) = answer.json["problems"]
    assert "Tierp" in problem["where"]
    assert "14" in problem["text"]
    assert "15" in problem["text"]


def test_copies_go_where_the_user_has_chosen_in_the_window(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "kopior"
    settings = SettingsFile(find_paths().settings)
    settings.change(replace(settings.current, backup_folder=chosen))

    assert chosen_backup_folder() == chosen
    assert lagesbild("undo", workspace).code == 0
    assert any(chosen.rglob("*"))


@pytest.mark.parametrize(
    "stored", [None, "", "[]", "{", '{"mapp_for_sakerhetskopior": 7}', '{"mapp_for_sakerhetskopior": null}']
)
def test_without_a_choice_that_can_be_read_copies_go_beside_the_workspace(stored: str | None) -> None:
    if stored is not None:
        find_paths().settings.parent.mkdir(parents=True, exist_ok=True)
        find_paths().settings.write_text(stored)

    assert chosen_backup_folder() is None


@pytest.mark.parametrize("command", WRITERS, ids=lambda command: command[0])
def test_while_the_window_holds_the_workspace_writers_stop(held: Path, command: list[str]) -> None:
    before = stored(held)

    answer = in_own_process(*typed(command, held))

    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err
    assert stored(held) == before


def test_while_the_window_holds_the_workspace_readers_work(held: Path, tmp_path: Path) -> None:
    before = stored(held)

    for command in READERS:
        answer = in_own_process(*typed(command, held))
        assert (answer.code, answer.err) == (0, ""), command
    copy = tmp_path / "kopia.lagesbild"
    assert in_own_process("backup", held, "--out", copy).code == 0

    assert stored(copy) == stored(held) == before


def test_a_backup_is_whole_and_becomes_a_workspace_again(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "kopia.lagesbild", tmp_path / "ater.lagesbild"

    made = lagesbild("backup", workspace, "--out", copy)
    put_back = lagesbild("restore", copy, "--out", again)

    assert (made.code, made.out) == (0, f"{copy}\n")
    assert (put_back.code, put_back.out) == (0, f"{again}\n")
    assert stored(again) == stored(workspace)
    assert lagesbild("undo", again).code == 0
    refused = [lagesbild("backup", workspace, "--out", copy), lagesbild("restore", copy, "--out", workspace)]
    assert [(answer.code, answer.out) for answer in refused] == [(1, ""), (1, "")]
    assert stored(copy) == stored(workspace)


def every_command(workspace: Path, tmp_path: Path) -> list[list[str]]:
    copies = [
        ["backup", str(workspace), "--out", str(tmp_path / "kopia.lagesbild")],
        ["restore", str(workspace), "--out", str(tmp_path / "ater.lagesbild")],
        ["report", "recommendations", str(workspace), "--out", str(tmp_path / "rapport.pdf")],
    ]
    return [*(typed(command, workspace) for command in (*READERS, *WRITERS)), *copies]


def refused_by_all(lagesbild: Run, workspace: Path, tmp_path: Path) -> list[str]:
    """What every command says of the workspace, none of them making or changing anything."""
    around = set(tmp_path.iterdir())
    said = []
    for command in every_command(workspace, tmp_path):
        answer = lagesbild(*command)
        assert (answer.code, answer.out) == (1, ""), command
        assert answer.err.count("\n") == 1, answer.err
        said.append(answer.err)
    assert set(tmp_path.iterdir()) == around
    return said


def test_a_workspace_that_is_not_there(lagesbild: Run, tmp_path: Path) -> None:
    for said in refused_by_all(lagesbild, tmp_path / "borta.lagesbild", tmp_path):
        assert "borta.lagesbild" in said


@pytest.mark.parametrize("content", [b"inte en arbetsbok" * 500, b"SQLite format 3\0" + bytes(4096), b""])
def test_a_damaged_file_is_left_as_it_is(lagesbild: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "skadad.lagesbild"
    path.write_bytes(content)

    for said in refused_by_all(lagesbild, path, tmp_path):
        assert "skadad" in said
    assert path.read_bytes() == content


def test_a_folder_in_place_of_the_workspace(lagesbild: Run, tmp_path: Path) -> None:
    (tmp_path / "mapp.lagesbild").mkdir()

    refused_by_all(lagesbild, tmp_path / "mapp.lagesbild", tmp_path)


def test_a_workspace_from_a_newer_program_is_not_touched(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(workspace)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'fran-framtiden'")
    before = workspace.read_bytes()

    for command in [*READERS, *WRITERS]:
        answer = lagesbild(*typed(command, workspace))
        assert (answer.code, answer.out) == (1, ""), command
        assert "nyare" in answer.err
    assert workspace.read_bytes() == before


def test_a_folder_that_cannot_be_written_to(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    for command in (
        ["new", tmp_path / "finns-inte" / "w.lagesbild", "--name", "Gruppen"],
        ["backup", workspace, "--out", tmp_path / "finns-inte" / "kopia.lagesbild"],
        ["restore", workspace, "--out", tmp_path / "finns-inte" / "ater.lagesbild"],
        ["report", "recommendations", workspace, "--out", tmp_path / "finns-inte" / "rapport.pdf"],
    ):
        answer = lagesbild(*command)
        assert (answer.code, answer.out) == (1, ""), command
        assert "finns-inte" in answer.err
        assert os.linesep not in answer.err.rstrip()
    assert not (tmp_path / "finns-inte").exists()


def test_whoever_reads_the_output_may_leave_early(workspace: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "app", *typed(READERS[0], workspace)]
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_not_sound_is_read_and_told_but_not_written_in(lagesbild: Run, workspace: Path) -> None:
    kept = workspace.with_name("kopia.lagesbild")
    assert lagesbild("backup", workspace, "--out", kept).code == 0
    meddle(workspace, "UPDATE population_count SET reference_date = '2024-13-01' WHERE row_key = 'health'")
    before = workspace.read_bytes()

    for command in WRITERS:
        answer = lagesbild(*typed(command, workspace))
        assert (answer.code, answer.out) == (1, "")
        assert "I arbetsboken umea.lagesbild finns uppgifter som är skadade" in answer.err
        assert "Samverkanspopulation: 1 värde i kolumnen reference_date är inte ett datum." in answer.err
    told = lagesbild("check", workspace, "--json")
    assert told.code == 1
    assert told.json == {
        "integrity": False,
        "foreign_keys": True,
        "problems": [{"where": "Samverkanspopulation", "text": "1 värde i kolumnen reference_date är inte ett datum."}],
    }
    assert lagesbild("check", workspace).out.startswith("Filen är skadad.\n")
    assert lagesbild("profile", workspace, "--area", "2401", "--period", "2021").code == 0
    populations = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31")
    assert "Ett fel i programmet" not in populations.err
    assert workspace.read_bytes() == before


def test_a_setting_outside_its_bounds_is_said_and_not_used(lagesbild: Run, workspace: Path) -> None:
    meddle(workspace, "UPDATE setting SET value = '0' WHERE key = 'small_count_threshold'")
    said = "Gränsen för små tal är inte mellan 4 och 20 i filen. Den är 5 tills den ändras."
    answer = lagesbild("check", workspace)
    assert answer.code == 0
    assert f"Inställningar: {said}" in answer.out
    assert answer.err == f"{said}\n"
