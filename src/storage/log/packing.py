"""Many rows of one table as one compressed piece of the change log, readable one area at a time."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

RawRow = tuple[Any, ...]
"""A row as the file holds it, in the order of the table's columns: numbers and texts, without the types between."""

# In place of the rows before, where they are many: they are packed in `kept`.
IN_KEPT = "kept"
_MARK = b"rows1\n"
# Columns are alike all the way down: the quickest level gives nearly all there is to win.
_LEVEL = 1
# A group of rows is far smaller; a file from elsewhere may hold a few bytes that unpack to more than the memory.
_LARGEST = 1 << 28


class RowPacker:
    """Takes rows group by group; what is packed so far is small already, however many they are."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = list(columns)
        self._import_at = self._columns.index("import_id")
        self._pieces: list[tuple[str, int, int]] = []
        self._packed: list[bytes] = []
        self._imports: set[int] = set()
        self.count = 0

    def add(self, group: str, rows: Sequence[RawRow]) -> None:
        """Adds the rows of a group; those of an area are one group."""
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        packed = zlib.compress(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), _LEVEL)
        self._packed.append(packed)
        self._pieces.append((group, len(packed), len(rows)))
        self._imports.update(number for number in set(columns[self._import_at]) if number is not None)
        self.count += len(rows)

    def packed(self) -> bytes:
        """All of it as one piece, its contents listed first."""
        told = {"columns": self._columns, "pieces": self._pieces, "imports": sorted(self._imports)}
        head = zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 9)
        return b"".join((_MARK, len(head).to_bytes(4, "big"), head, *self._packed))


class PackedRows:
    """What `RowPacker` packed. `imports` are the imports the rows came from."""

    def __init__(self, packed: bytes) -> None:
        if not packed.startswith(_MARK):
            raise ValueError("not packed by us")
        start = len(_MARK) + 4
        end = start + int.from_bytes(packed[len(_MARK) : start], "big")
        told: Mapping[str, Any] = json.loads(_opened(packed[start:end]))
        self.columns: tuple[str, ...] = tuple(told["columns"])
        self.imports: frozenset[int] = frozenset(told["imports"])
        self._packed = packed
        self._pieces: dict[str, list[tuple[int, int]]] = {}
        for group, size, _count in told["pieces"]:
            self._pieces.setdefault(group, []).append((end, size))
            end += size

    def __iter__(self) -> Iterator[tuple[str, list[RawRow]]]:
        return ((group, self.rows(group)) for group in self._pieces)

    def rows(self, group: str) -> list[RawRow]:
        """The rows of one group, none where it has none."""
        return [
            row
            for start, size in self._pieces.get(group, ())
            for row in zip(*json.loads(_opened(self._packed[start : start + size])), strict=True)
        ]


def _opened(piece: bytes) -> bytes:
    """What was packed; raises ValueError or zlib.error for anything else, however little room it takes in the file."""
    opener = zlib.decompressobj()
    opened = opener.decompress(piece, _LARGEST)
    if not opener.eof:
        raise ValueError("more than we ever packed")
    return opened
