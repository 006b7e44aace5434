"""A table as the text of one field: a line for each row, with `|` between its cells."""

import re
from collections.abc import Sequence

_BETWEEN = re.compile(r"(?<!\\)\|")


def read_table(text: str) -> list[list[str]]:
    """The rows and their cells; a table of nothing but empty cells has none."""
    rows = [[cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(line)] for line in text.splitlines()]
    return [row for row in rows if any(row)]


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """As it is stored; rows without a word are left out."""
    words = ([" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows)
    return "\n".join(" | ".join(row) for row in words if any(row))
