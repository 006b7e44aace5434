"""What an operation touched, told from its lines in the change log: areas and months, by table."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from domain.ground.changes import Touched
from domain.ground.period import Period, parse_period
from storage.ground.rows import Row
from storage.schema.columns import METADATA
from storage.schema.lots import CELL_COMMENT

# Of one table; beyond it the areas are told without their months, and beyond it again the table alone.
_MOST = 100


def touched(lines: Iterable[Row]) -> frozenset[Touched]:
    """The areas and months of the lines, each once and never more than some hundred."""
    by_table: dict[str, set[Touched]] = {}
    for line in lines:
        by_table.setdefault(line["table_name"], set()).update(_of_line(line))
    return frozenset(each for table, told in by_table.items() for each in _bounded(table, told))


def _bounded(table: str, told: set[Touched]) -> set[Touched]:
    if len(told) > _MOST:
        told = {Touched(table, each.area) for each in told}
    return told if len(told) <= _MOST else {Touched(table)}


def _of_line(line: Row) -> Iterator[Touched]:
    """Before and after: a row may have moved. The many rows of an import are told by their table alone."""
    if line["row_key"] is None:
        yield Touched(line["table_name"])
        return
    for text in (line["before"], line["after"]):
        if text is not None:
            try:
                yield _of_row(line["table_name"], json.loads(text))
            except (ValueError, LookupError):
                # A day past all periods, or a log that somebody has written in: the row may be anywhere.
                yield Touched(line["table_name"])


def _of_row(table: str, row: Row) -> Touched:
    if table == CELL_COMMENT.name:
        keys = METADATA.tables[row["subject"]].primary_key.columns
        row = dict(zip((key.name for key in keys), json.loads(row["row_key"]), strict=True))
    return Touched(table, row["area_code"], *_months(row)) if "area_code" in row else Touched(table)


def _months(row: Row) -> tuple[Period | None, Period | None]:
    if "since" in row:
        return _ends(row["since"])[0], _ends(row["until"])[1]
    return _ends(next((row[name] for name in ("month", "period", "reference_date", "year") if name in row), None))


def _ends(told: Any) -> tuple[Period | None, Period | None]:
    """The first and last month of a period, a day or a year as the log writes it."""
    if told is None:
        return None, None
    text = str(told)
    months = parse_period(text[:7] if text[4:5] == "-" else text).months
    return months[0], months[-1]
