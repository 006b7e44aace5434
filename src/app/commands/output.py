"""What the commands print: one JSON document, or text in aligned columns."""

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from domain.ground.value import Empty, Value


class Document:
    """Numbers on their way to JSON: unrounded, and an empty value is null with its reason by path under `empty`."""

    def __init__(self) -> None:
        self.empty: dict[str, str] = {}

    def number(self, path: str, value: Value | None) -> int | float | None:
        """The number for `path`; None is *saknas*."""
        if value is None or isinstance(value, Empty):
            self.empty[path] = (value or Empty.SAKNAS).reason.value
            return None
        return float(value) if isinstance(value, Fraction) else value

    def numbers(self, path: str, values: Mapping[str, Value | None]) -> dict[str, int | float | None]:
        """Numbers by name, each under its own path."""
        return {name: self.number(f"{path}.{name}", value) for name, value in values.items()}


def print_json(document: object) -> None:
    """The one document of a command with `--json`."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> None:
    """Aligned columns, the first `left` of them to the left and the rest, figures, to the right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    for line in lines:
        cells = [
            cell.ljust(width) if at < left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def print_notes(notes: Iterable[str]) -> None:
    """Sentences after a table, one a line."""
    for note in notes:
        print(f"– {note}")


JsonObject = dict[str, Any]
