"""Every connection has its pragmas, and a transaction is whole."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.file.connection import open_sqlite
from storage.file.engines import workspace_engine
from storage.file.workspace import Workspace
from support.workspaces import Opener

FULL = 2


def test_a_second_connection_keeps_foreign_keys_and_waits_and_flushes_like_the_first(path: Path) -> None:
    first, second = open_sqlite(path), open_sqlite(path)
    try:
        for connection in (first, second):
            read = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
            assert read == PRAGMAS
    finally:
        first.close()
        second.close()


PRAGMAS = {"foreign_keys": 1, "journal_mode": "truncate", "synchronous": FULL, "busy_timeout": 5000}


def test_connections_of_the_pool_have_the_same_pragmas(path: Path) -> None:
    engine = workspace_engine(lambda: open_sqlite(path))
    try:
        with engine.connect() as one, engine.connect() as other:
            for connection in (one, other):
                read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}
                assert read == PRAGMAS
    finally:
        engine.dispose()


def test_a_table_that_is_altered_half_way_is_as_it_was(path: Path) -> None:
    """The driver of Python 3.11 would have committed the first change by itself."""
    engine = workspace_engine(lambda: open_sqlite(path))
    try:
        with pytest.raises(RuntimeError):
            alter_half_way(engine)
        with engine.connect() as connection:
            columns = {row.name for row in connection.execute(text("PRAGMA table_info(goal)"))}
        assert "halfway" not in columns
    finally:
        engine.dispose()


def alter_half_way(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE goal ADD COLUMN halfway INTEGER"))
        raise RuntimeError("the power went")


def test_a_connection_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        open_sqlite(tmp_path / "finns inte.lagesbild")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["Ärenden #1 100%.lagesbild", "a?b=c.lagesbild", "två  blanksteg.lagesbild"])
def test_any_name_a_user_gives_a_file_can_be_opened(path: Path, name: str) -> None:
    renamed = path.rename(path.with_name(name))
    open_sqlite(renamed).close()


COUNT = text("SELECT count(*) FROM goal")
ADD = text("INSERT INTO goal VALUES (1, '0360', 'x', 1, 0, '2016-01-01', '2016-12-31')")


def add_goal(ws: Workspace) -> None:
    with ws.writing() as writer:
        writer.execute(ADD)


def test_a_reader_sees_one_state_and_whoever_writes_waits_for_it(ws: Workspace) -> None:
    with ThreadPoolExecutor(1) as other:
        with ws.reading() as reader:
            assert reader.execute(COUNT).scalar_one() == 0
            writing = other.submit(add_goal, ws)
            with pytest.raises(TimeoutError):
                writing.result(timeout=0.1)
            assert reader.execute(COUNT).scalar_one() == 0
            with ws.reading() as same:
                assert same.execute(COUNT).scalar_one() == 0, "another connection would wait for the one that writes"
        writing.result()
    with ws.reading() as reader:
        assert reader.execute(COUNT).scalar_one() == 1


def test_a_write_inside_a_reading_is_a_defect_and_not_a_wait(ws: Workspace) -> None:
    with ws.reading(), pytest.raises(RuntimeError, match="inside a reading"):
        add_goal(ws)
    add_goal(ws)


def test_one_reads_what_was_there_while_much_is_being_written(ws: Workspace) -> None:
    """Nothing reaches the file before the commit, however much it is."""
    before = ws.path.read_bytes()
    with ThreadPoolExecutor(1) as other:

        def count() -> int:
            with ws.reading() as reader:
                return int(reader.execute(COUNT).scalar_one())

        with ws.writing() as writer:
            filler = [{"key": f"{number}", "value": "x" * 4000} for number in range(2000)]
            writer.execute(text("INSERT INTO meta VALUES (:key, :value)"), filler)
            writer.execute(ADD)
            assert other.submit(count).result(timeout=2) == 0
            assert ws.path.read_bytes() == before
    assert ws.path.stat().st_size > 8_000_000


def test_a_file_of_an_earlier_version_gives_up_its_log_when_it_is_opened(path: Path, reopen: Opener) -> None:
    with closing(sqlite3.connect(path)) as earlier:
        assert earlier.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    with reopen(read_only=True) as ws:
        assert ws.name == "Umeåregionen"
    with reopen() as ws:
        add_goal(ws)
        assert path.read_bytes()[18:20] == b"\1\1"
    assert {each.name for each in path.parent.iterdir()} == {path.name, "umea.kopior"}


def test_what_takes_long_is_read_at_leisure_and_holds_nobody_up(ws: Workspace) -> None:
    with ThreadPoolExecutor(1) as other, ws.reading_at_leisure() as reader:
        other.submit(add_goal, ws).result(timeout=4)
        assert reader.execute(COUNT).scalar_one() == 0
        assert ws.name == "Umeåregionen"
        with ws.reading() as same:
            assert same.execute(COUNT).scalar_one() == 0, "a query called here reads the same state"
        with pytest.raises(RuntimeError):
            add_goal(ws)
    with ws.reading() as reader:
        assert reader.execute(COUNT).scalar_one() == 1
