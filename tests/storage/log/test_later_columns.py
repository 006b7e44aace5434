"""An import is taken back after the program has got another version, whose table has other columns than the log's.

In a process of its own: a table of a later version replaces today's.
"""

import os
import subprocess
import sys
from pathlib import Path

LATER = """
import sqlite3, sys
from pathlib import Path
from sqlalchemy import Column, Integer, String, Table, Text
from storage import migrations
from storage.file import inspection
from storage.history.changelog import history, redo, undo
from storage.file.migrating import migrate
from storage.benefits.month_table import import_months
from storage.schema.benefits import BENEFIT_MONTH
from storage.schema.columns import METADATA
from storage.file.workspace import open_workspace
from support.months_read import MonthsRead
from support.scb_table import scb_table
from support.workspaces import make_workspace

folder = Path(sys.argv[1])
path = make_workspace(folder)
STEPS = [
    "ALTER TABLE benefit_month ADD COLUMN note TEXT",
    "ALTER TABLE benefit_month ADD COLUMN weight INTEGER NOT NULL DEFAULT 3",
    "ALTER TABLE benefit_month ADD COLUMN unit TEXT NOT NULL DEFAULT 'personer'",
    "ALTER TABLE benefit_month RENAME COLUMN reasons TO why",
    "ALTER TABLE benefit_month DROP COLUMN population",
]
first = scb_table(seed=1, areas=["2401"], months=2, blanks={("2401", "1+2", "20-64", "Folkmängd", "2014M01"): ".."})
with open_workspace(path, who="x") as ws:
    for seed, table in (("1", first), ("2", scb_table(seed=2, areas=["2401"], months=2))):
        import_months(ws, MonthsRead(table), file_name=f"{seed}.json", sha256=seed * 64)

def rows():
    with sqlite3.connect(path) as plain:
        plain.row_factory = sqlite3.Row
        return [dict(row) for row in plain.execute("SELECT * FROM benefit_month ORDER BY 1, 2, 3, 4")]

def later(row):
    made = {("why" if name == "reasons" else name): value for name, value in row.items() if name != "population"}
    return {**made, "note": None, "weight": 3, "unit": "personer"}

second = rows()
with open_workspace(path, who="x") as ws:
    undo(ws)
    before = rows()
    redo(ws)
assert second == rows() != before

scripts = folder / "senare"
scripts.mkdir()
steps = "".join(f'    op.execute("{step}")\\n' for step in STEPS)
(scripts / "v9998_next.py").write_text(
    f"from alembic import op\\nrevision = '9998'\\ndown_revision = '{migrations.HEAD}'\\ndef upgrade():\\n{steps}"
)
migrations.SCRIPT_FOLDERS += (scripts,)
migrations.REVISIONS += ("9998",)
migrations.HEAD = "9998"
migrations.RENAMED = {"benefit_month": {"reasons": "why"}}
migrate(path)
plain = sqlite3.connect(path)
migrations.SCHEMAS = {**migrations.SCHEMAS, "9998": inspection.schema_mark(inspection.schema_of(plain))}
plain.close()
was = METADATA.tables["benefit_month"]
METADATA.remove(was)
Table(
    "benefit_month",
    METADATA,
    *(
        Column(column.name, column.type, primary_key=column.primary_key)
        for column in was.columns
        if column.name not in ("reasons", "population")
    ),
    Column("why", String(300)),
    Column("note", Text),
    Column("weight", Integer, server_default="3"),
    Column("unit", Text, server_default="personer"),
)
BENEFIT_MONTH = METADATA.tables["benefit_month"]

with open_workspace(path, who="x") as ws:
    assert rows() == [later(row) for row in second]
    row = rows()[0]
    steps = history(ws, BENEFIT_MONTH, tuple(row[name] for name in ("area_code", "sex", "age_group", "month")))
    assert [step.after for step in steps] == [later(before[0]), row]
    for _ in range(2):
        assert undo(ws).label
        assert rows() == [later(row) for row in before]
        assert undo(ws).label
        assert rows() == []
        redo(ws)
        assert rows() == [later(row) for row in before]
        redo(ws)
        assert rows() == [later(row) for row in second]
print("ja")
"""


def test_an_import_is_undone_where_its_table_has_got_lost_and_renamed_columns(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LATER, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert run.stdout == "ja\n", run.stderr
