"""A small table in running text (*tabell i text*), written as GFM has it: a line for each row, `|` between the cells,
and under the headings a line of dashes that says which columns are numbers (`---:`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BETWEEN = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s*:?-+:?\s*")
_NUMBER = re.compile(r"[−–+-]?\d[\d\s.,]*\s*%?")
_MOST_COLUMNS = 10
_WIDEST = 30


@dataclass(frozen=True, slots=True)
class TextTable:
    """Its headings, which columns are set as numbers, and its rows, as wide as the headings."""

    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines it is written in."""
        return len(self.rows) + 2


def table_at(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins with the line `at`. More columns than print well are no small table, but lines."""
    if at + 1 >= len(lines) or "|" not in lines[at] or "|" not in lines[at + 1]:
        return None
    headings, dashes = _cells(lines[at]), _cells(lines[at + 1])
    if len(headings) != len(dashes) or len(headings) > _MOST_COLUMNS or not all(map(_DASHES.fullmatch, dashes)):
        return None
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = (_cells(line) for line in lines[at + 2 : end])
    return TextTable(
        tuple(headings),
        tuple(each.rstrip().endswith(":") and not each.lstrip().startswith(":") for each in dashes),
        tuple(in_columns(row, len(headings)) for row in rows),
    )


def in_columns(row: Sequence[str], columns: int) -> tuple[str, ...]:
    """The row in so many columns: what stands beyond them goes on in the last one."""
    last = columns - 1
    return (*row[:last], " ".join(row[last:]), *[""] * (last - len(row)))


def written_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows, of which the first has the headings, as they stand in a text; nothing where they make no small table."""
    wide = max(map(len, rows), default=0)
    if len(rows) < 2 or not 2 <= wide <= _MOST_COLUMNS:
        return ""
    cells = [[" ".join(each.split()).replace("|", "\\|") for each in (*row, *[""] * (wide - len(row)))] for row in rows]
    columns = list(zip(*cells, strict=True))
    # The first column names the rows, also where they are years.
    numbers = [False, *map(_are_numbers, columns[1:])]
    widths = [min(max(3, *map(len, column)), _WIDEST) for column in columns]
    dashes = ["-" * (width - 1) + (":" if number else "-") for width, number in zip(widths, numbers, strict=True)]

    def line(row: Sequence[str]) -> str:
        placed = zip(row, widths, numbers, strict=True)
        return " | ".join(each.rjust(width) if number else each.ljust(width) for each, width, number in placed)

    return "\n".join(f"| {line(row)} |" for row in (cells[0], dashes, *cells[1:]))


def tabbed_table(text: str) -> str:
    """Text with tabs between its cells, as a spreadsheet gives it, as a table; nothing where it is none."""
    lines = [line for line in text.splitlines() if line.strip()]
    return written_table([line.split("\t") for line in lines]) if all("\t" in line for line in lines) else ""


def _are_numbers(column: Sequence[str]) -> bool:
    written = [each for each in column[1:] if each]
    return bool(written) and all(map(_NUMBER.fullmatch, written))


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    cells = [each.strip().replace("\\|", "|") for each in _BETWEEN.split(bare)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells
