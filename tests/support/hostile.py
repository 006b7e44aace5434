"""Workspaces that somebody has meddled with: what stands in their schema and what stands in their rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

# By name: statements that leave the file with another schema than a workspace has.
SCHEMAS: dict[str, list[str]] = {
    "a trigger": [
        "CREATE TRIGGER t AFTER INSERT ON import_run BEGIN DELETE FROM benefit_year WHERE area_code = '2401'; END"
    ],
    "a view": ["CREATE VIEW v AS SELECT * FROM area"],
    "a view in place of a table": ["DROP TABLE goal", "CREATE VIEW goal AS SELECT * FROM measure"],
    "an endless view for the revision": [
        "DROP TABLE alembic_version",
        "CREATE VIEW alembic_version AS WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n) "
        "SELECT '0004' AS version_num FROM n WHERE v < 0",
    ],
    "an endless view for what it says of itself": [
        "ALTER TABLE meta RENAME TO kept",
        "CREATE VIEW meta AS WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n) "
        "SELECT 'id' AS key, v AS value FROM n",
    ],
    "a virtual table": ["CREATE VIRTUAL TABLE f USING fts5(body)"],
    "another table": ["CREATE TABLE recept (namn TEXT)"],
    "a table gone": ["DROP TABLE measure_outcome"],
    "the revision gone": ["DROP TABLE alembic_version"],
    "another index": ["CREATE INDEX egen ON area (name)"],
    "an index on what is computed": ["CREATE INDEX egen ON area (abs(name))"],
    "an index gone": ["DROP INDEX ix_goal_area_code"],
    "another column": ["ALTER TABLE goal ADD COLUMN note TEXT"],
    "a column gone": ["ALTER TABLE report DROP COLUMN reason"],
    "a column called something else": ["ALTER TABLE setting RENAME COLUMN value TO varde"],
    "a computed column": ["ALTER TABLE area ADD COLUMN tal AS (abs(random()))"],
    "a default that is computed": ["ALTER TABLE goal ADD COLUMN tal INTEGER DEFAULT (1 + 1)"],
    "statistics": ["ANALYZE"],
    "a counter": ["CREATE TABLE raknare (id INTEGER PRIMARY KEY AUTOINCREMENT)"],
    "another type": [
        "UPDATE sqlite_master SET sql = replace(sql, 'target INTEGER', 'target TEXT') WHERE name = 'goal'"
    ],
    "a condition gone": [
        "UPDATE sqlite_master SET sql = replace(sql, 'since <= until', '1') WHERE type = 'table' AND name = 'goal'"
    ],
    "a condition that never ends": [
        "UPDATE sqlite_master SET sql = replace(sql, 'since <= until', "
        "'length(hex(zeroblob(1000000000))) > 0') WHERE name = 'goal'"
    ],
    "no text": ["UPDATE sqlite_master SET sql = 'CREATE TABLE' WHERE name = 'goal'"],
    "a text that is no text": ["UPDATE sqlite_master SET sql = CAST(x'ff00fe' AS TEXT) WHERE name = 'goal'"],
    "nothing": ["DELETE FROM sqlite_master WHERE name <> 'alembic_version'"],
    "two tables in one place": [
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'measure') "
        "WHERE name = 'goal'"
    ],
    "a place outside the file": ["UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'goal'"],
    "a revision of another kind": ["UPDATE alembic_version SET version_num = x'30303034'"],
    "an earlier revision": ["UPDATE alembic_version SET version_num = '0003'"],
    "two revisions": ["INSERT INTO alembic_version VALUES ('0003')"],
}


def meddle(path: Path, *statements: str) -> None:
    """Does what a hostile program would: any statement, with no rule of ours or of SQLite's in the way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys=OFF", "ignore_check_constraints=ON", "writable_schema=ON"):
            connection.execute(f"PRAGMA {pragma}")
        for statement in statements:
            connection.execute(statement)
