"""A workspace with the national monthly table in it, invented from a seed and written straight into its file.

Only for measuring: what an import would do takes longer and is measured by itself.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.file.workspace import Workspace

FIRST_YEAR = 2014
MEMBERS = ("2401", "2403", "2404", "2409", "2460", "2480")
Row = tuple[object, ...]


def month_rows(years: int, codes: list[str]) -> Iterator[Row]:
    """Area, sex, ages, month, six kinds, population, reasons, source, import: in the order of the table's key."""
    chance = random.Random(7)
    for code in codes:
        size = int(min(max(chance.lognormvariate(9.05, 0.95), 1300), 560_000)) if code != "00" else 5_700_000
        shares = [size * share * chance.uniform(0.6, 1.5) for share in (0.029, 0.041, 0.022, 0.030, 0.004, 0.014)]
        for sex, part in (("alla", 1.0), ("kvinna", 0.49), ("man", 0.51)):
            for ages in ("20-64", "20-65"):
                for at in range(12 * years):
                    month = f"{FIRST_YEAR + at // 12}-{at % 12 + 1:02}"
                    kinds = (round(share * part * chance.uniform(0.9, 1.1)) for share in shares)
                    yield (code, sex, ages, month, *kinds, round(size * part), None, 1, 1)


def invented_country(path: Path, years: int) -> Workspace:
    """A new workspace at `path` with all kommuner and riket for so many years; closing it is the caller's."""
    from storage.file.connection import open_sqlite
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_workspace

    create_workspace(path, name="Umeåregionen", members=MEMBERS, who="mätning")
    connection = open_sqlite(path)
    codes = [code for (code,) in connection.execute("SELECT code FROM area WHERE kind IN ('kommun', 'riket')")]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO source (id, publisher, title, recorded_by) VALUES (1, 'påhittad', 'TAB', 'mätning')"
    )
    connection.execute(
        "INSERT INTO import_run (id, file_name, sha256, kind, source, reference, at, who, rows_new, rows_changed,"
        " rows_unchanged, rows_skipped)"
        " VALUES (1, 'f', '', 'benefit_months', '', '', '2026-01-01T00:00:00Z', '', 0, 0, 0, 0)"
    )
    holes = ", ".join("?" * 14)
    connection.executemany(f"INSERT INTO benefit_month VALUES ({holes})", month_rows(years, sorted(codes)))
    connection.execute("COMMIT")
    connection.close()
    return open_workspace(path, who="mätning")
