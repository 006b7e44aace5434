"""Monthly figures put straight into a workspace's file, for tests of what is asked of them."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from support.scb_table import ScbTable, expected_rows


def store_months(path: Path, table: ScbTable, title: str = "Påhittad tabell") -> None:
    """Every row of the table, as an import would leave it; the workspace must not be open for writing."""
    connection = sqlite3.connect(path)
    with connection:
        source = connection.execute(
            "INSERT INTO source (publisher, title, recorded_on, recorded_by) VALUES ('SCB', ?, '2026-03-26', 'test')",
            (title,),
        ).lastrowid
        rows = [_stored(area, row, source) for area in table.areas for row in expected_rows(table, area)]
        connection.executemany(f"INSERT INTO benefit_month VALUES ({', '.join('?' * 14)})", rows)
    connection.close()


def _stored(area: str, row: Iterable[object], source: int | None) -> tuple[object, ...]:
    return (area, *row, source, None)
