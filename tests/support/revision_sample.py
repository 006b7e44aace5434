"""Writes the filled sample of today's revision, which every later migration is tried on.

Run it once when a revision is new: `python tests/support/revision_sample.py`. The sample is then never made again: it
stands for the files that users have.
"""

import hashlib
import sqlite3
import sys
import tempfile
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from domain.ground.area import Area, AreaKind
from storage import migrations
from storage.file.connection import open_sqlite
from storage.file.creation import create_workspace
from storage.file.engines import workspace_engine
from storage.schema.columns import METADATA

SAMPLES = Path(__file__).parents[1] / "data" / "revisions"
_AREAS = [
    Area("00", "Riket", AreaKind.RIKET),
    Area("03", "Uppsala län", AreaKind.LAN),
    Area("0360", "Tierp", AreaKind.KOMMUN),
    Area("0319", "Älvkarleby", AreaKind.KOMMUN),
]
_PDF = b"%PDF-1.7 \x00\xff"
# What a column may hold where any text will not do.
_WORDS: dict[str, Any] = {
    "area_code": "0360",
    "month": "2016-05",
    "period": "2021",
    "baseline_period": "2021",
    "target_period": "2023",
    "sex": "kvinna",
    "age_group": "under30",
    "party": "fk",
    "measure": "total",
    "role": "whole",
    "template_key": "underlagsmall",
    "definition_key": "default",
    "row_key": "health",
    "one": "health",
    "other": "unemployed",
    "indicator_key": "körkort",
    "level": "quarter",
    "since_year": 2016,
    "since": date(2016, 1, 1),
    "until": date(2016, 5, 22),
    "kind": {
        "evidence": "figure",
        "ignored_finding": "sum",
        "lots_hint_note": "nought",
        "change_set": "do",
        "area": "kommun",
        "import_run": "lots_months",
        "report": "recommendations",
        "report_appendix": "recommendations",
    },
    "status": {"month_status": "klar", "recommendation": "utkast"},
    "list": "outcome",
    "state": "active",
    "audience": "internal",
    "areas": '["0360"]',
    "covers": '["0360"]',
    "subjects": {"change_set": "åäö – text", "report": "lots,settings"},
    "sha256": hashlib.sha256(_PDF).hexdigest(),
    "key": {"indicator": "körkort", "setting": "tema"},
    "pdf": _PDF,
    "step": {"effort": "samverkan", "report_step": "forankrad"},
    "image": b"\x89PNG\r\n\x1a\n",
}


def fill_every_table(connection: Connection) -> None:
    """One more row in every table, with every column that may be filled."""
    for table in METADATA.sorted_tables:
        if table.name not in {"area", "area_member", "template", "template_field", "population_definition", "meta"}:
            row = {column.name: _value(table, column) for column in table.columns}
            present = connection.execute(table.select().limit(1)).first()
            if present is None or table.name == "setting":
                connection.execute(insert(table).values(row))


def _value(table: Table, column: Any) -> Any:
    if column.name.endswith("_empty") or column.name in {"undone_by", "target_id"}:
        return None
    if column.name in _WORDS:
        told = _WORDS[column.name]
        return told[table.name] if isinstance(told, dict) else told
    kind = column.type.python_type
    if column.foreign_keys and kind is int:
        return 1
    return {
        int: 1,
        str: "åäö – text",
        bool: True,
        date: date(2024, 10, 31),
        datetime: datetime(2026, 3, 30, 12, 32, tzinfo=UTC),
        Fraction: Fraction(215, 2),
        bytes: b"",
    }[kind]


def filled_workspace(path: Path) -> None:
    """A small workspace with something in every table."""
    create_workspace(path, name="Provregionen", members=["0360"], who="prov", areas=_AREAS)
    engine = workspace_engine(lambda: open_sqlite(path))
    with engine.execution_options(writes=True).begin() as connection:
        fill_every_table(connection)
    engine.dispose()


def sample_text(path: Path) -> str:
    """A file as SQL, with the marks in its head that a dump leaves out."""
    connection = sqlite3.connect(path)
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        return "\n".join([f"PRAGMA application_id={mark};", *connection.iterdump(), ""])
    finally:
        connection.close()


def restore_sample(revision: str, path: Path) -> Path:
    """The sample of a revision as a file."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript((SAMPLES / f"{revision}.sql").read_text("utf-8"))
    finally:
        connection.close()
    return path


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "prov.lagesbild"
        filled_workspace(made)
        target = SAMPLES / f"{migrations.HEAD}.sql"
        if target.exists():
            sys.exit(f"{target} exists: it stands for the files that users have")
        target.write_text(sample_text(made), "utf-8")
