"""Files that somebody has put something into: what is in them is never run, and they are refused with a sentence."""

import sqlite3
from pathlib import Path

import pytest

from app.cli import run
from storage.file.connection import open_sqlite
from storage.file.copies import back_up_at_opening, restore
from storage.file.inspection import inspect
from storage.file.problems import DamagedProblem
from storage.file.workspace import open_workspace
from support.hostile import SCHEMAS, meddle
from support.workspaces import COORDINATOR, Clock, make_workspace


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_workspace(tmp_path_factory.mktemp("hel")).read_bytes()


@pytest.fixture
def path(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "fientlig.lagesbild"
    path.write_bytes(whole)
    return path


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_file_with_another_schema_is_refused_and_left_as_it_is(
    kind: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meddle(path, *SCHEMAS[kind])
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(DamagedProblem, match=r"Filen fientlig\.lagesbild .*orörd\. Återställ"):
            open_workspace(path, who=COORDINATOR, read_only=read_only)
    assert run(["check", str(path)]) == 1
    assert "Ett fel i programmet" not in capsys.readouterr().err
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_would_act_by_itself_is_told_as_that(path: Path) -> None:
    meddle(path, *SCHEMAS["a trigger"])
    with pytest.raises(DamagedProblem, match=r"instruktioner som inte hör till en arbetsbok.*Inget av dem har körts"):
        open_workspace(path, who=COORDINATOR)


def test_a_copy_of_a_hostile_file_is_neither_taken_nor_put_back(path: Path) -> None:
    whole = inspect(path)
    meddle(path, *SCHEMAS["a trigger"])
    with pytest.raises(DamagedProblem):
        back_up_at_opening(path, whole, path.parent / "kopior", now=Clock()(), always=True)
    with pytest.raises(DamagedProblem):
        restore(path, path.with_name("ny.lagesbild"))
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


def test_a_connection_trusts_no_schema(path: Path) -> None:
    connection = open_sqlite(path)
    assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    if hasattr(connection, "getconfig"):
        assert connection.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
        assert not connection.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER)
        assert not connection.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW)
    connection.close()
