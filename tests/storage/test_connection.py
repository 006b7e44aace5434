"""Every connection has its pragmas, and a transaction is whole."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.connection import open_sqlite, workspace_engine
from storage.workspace import Workspace

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


PRAGMAS = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": FULL, "busy_timeout": 5000}


def test_connections_of_the_pool_have_the_same_pragmas(path: Path) -> None:
    engine = workspace_engine(path)
    try:
        with engine.connect() as one, engine.connect() as other:
            for connection in (one, other):
                read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}
                assert read == PRAGMAS
    finally:
        engine.dispose()


def test_a_table_that_is_altered_half_way_is_as_it_was(path: Path) -> None:
    """The driver of Python 3.11 would have committed the first change by itself."""
    engine = workspace_engine(path)
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


def test_a_reader_sees_one_state_while_another_writes(ws: Workspace) -> None:
    count = text("SELECT count(*) FROM goal")
    add = text("INSERT INTO goal VALUES (1, '0360', 'x', 1, 0, '2016-01-01', '2016-12-31')")
    with ws.reading() as reader:
        assert reader.execute(count).scalar_one() == 0
        with ws.writing() as writer:
            writer.execute(add)
        assert reader.execute(count).scalar_one() == 0
    with ws.reading() as reader:
        assert reader.execute(count).scalar_one() == 1
