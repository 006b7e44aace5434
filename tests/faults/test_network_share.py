"""A workspace on a network share: one at a time, reading or writing, with every program that is told so."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import storage.file.places
from storage.file.backup import backup_to
from storage.file.lock import lock_path
from storage.file.problems import LockedProblem, ReadOnlyProblem
from storage.file.workspace import open_workspace
from support.surroundings import run
from support.workspaces import COORDINATOR, Opener, make_workspace

ALONE = "På nätverket kan bara en i taget ha den öppen, också för läsning."


@pytest.fixture
def on_a_share(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the workspace is listed as a mounted share."""
    listed = path.parent / "mounts"
    listed.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/gemensam {path.parent} cifs rw 0 0\n")
    monkeypatch.setattr(storage.file.places, "MOUNTS", listed)
    return path


@pytest.mark.parametrize("first", [False, True], ids=["one writes", "one reads"])
def test_there_is_no_second_one_not_even_to_read(on_a_share: Path, reopen: Opener, first: bool) -> None:
    with reopen(read_only=first) as ws:
        assert ws.read_only is first
        for second in (False, True):
            with pytest.raises(LockedProblem, match=ALONE):
                open_workspace(on_a_share, who="kansliet", read_only=second)
        with pytest.raises(LockedProblem, match=f"hos {COORDINATOR}"):
            backup_to(on_a_share, on_a_share.with_name("kopia.lagesbild"))
        backup_to(ws, on_a_share.with_name("kopia.lagesbild"))
    with open_workspace(on_a_share, who="kansliet", read_only=True) as ws:
        assert ws.name == "Umeåregionen"
    assert not lock_path(on_a_share).exists()
    backup_to(on_a_share, on_a_share.with_name("kopia till.lagesbild"))


def test_a_link_to_a_share_is_one(on_a_share: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("egen") / "genväg.lagesbild"
    link.symlink_to(on_a_share)
    warning = storage.file.places.is_remote_or_synced(link)
    assert warning is not None
    assert "bara en i taget" in warning


def test_a_share_where_one_may_only_read_says_what_to_do(path: Path) -> None:
    code = """
    import storage.file.places
    storage.file.places.MOUNTS = path.with_name("mounts")
    storage.file.places.MOUNTS.write_text(f"//server/gemensam {path.parent} cifs rw 0 0")
    path.chmod(0o400)
    for read_only in (False, True):
        try:
            open_workspace(path, who="prov", read_only=read_only)
        except UserProblem as problem:
            print(type(problem).__name__, problem.text)
    """
    told = run(code, path, powerless=True).splitlines()
    assert len(told) == 2
    assert all(
        each.startswith(ReadOnlyProblem.__name__) and "Kopiera filen till den egna datorn" in each for each in told
    )


def new(path: Path) -> list[str]:
    return ["new", str(path), "--name", "Provregionen"]


def check(path: Path) -> list[str]:
    return ["check", str(make_workspace(path.parent))]


def demo(path: Path) -> list[str]:
    return ["demo", str(path)]


def backup(path: Path) -> list[str]:
    return ["backup", str(make_workspace(path.parent)), "--out", str(path)]


@pytest.mark.parametrize("command", [new, check, demo, backup])
def test_commands_warn_of_a_place_where_a_workspace_should_not_lie(
    tmp_path: Path, command: Callable[[Path], list[str]]
) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    arguments = command(folder / "prov.lagesbild")
    done = subprocess.run([sys.executable, "-m", "app", *arguments], capture_output=True, encoding="utf-8", check=True)
    assert "Mappen OneDrive synkroniseras" in done.stderr
    assert "synkroniseras" not in done.stdout
