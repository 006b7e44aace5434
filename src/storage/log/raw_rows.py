"""Many rows at once, as the file holds them: read and written as plain tuples, with statements made once.

A tuple for each row costs a fraction of what typed rows do; only tables that take in files by the hundred thousand
rows are worth it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, column, delete, insert, select, table, update
from sqlalchemy.sql import Executable

from storage.ground.rows import Key, as_of_today
from storage.log.packing import PackedRows, RawRow

_AT_ONCE = 5000


class RawRows:
    """One table's rows as tuples in the order of its columns. Rows of a table whose key begins with the area are
    grouped by area, others all together."""

    def __init__(self, connection: Connection, of: Table) -> None:
        self.table = of
        self.columns = tuple(each.name for each in of.columns)
        self._keys = tuple(each.name for each in of.primary_key.columns)
        self.connection = connection
        # Without types nothing is converted, there and back.
        self._plain = table(of.name, *(column(name) for name in self.columns))
        self._by_area = self._keys[0] == "area_code"
        places = tuple(self.columns.index(name) for name in self._keys)
        self._key_of: Callable[[RawRow], Any] = itemgetter(*places)
        self._one_key = len(places) == 1
        rest = [name for name in self.columns if name not in self._keys]
        self._rest_then_key = itemgetter(*(self.columns.index(name) for name in (*rest, *self._keys)))

    def key_of(self, row: RawRow) -> Key:
        """The primary key of a row."""
        return (self._key_of(row),) if self._one_key else self._key_of(row)

    def of_area(self, code: str) -> list[RawRow]:
        """The rows of an area in the order of their keys."""
        return self._fetch(self._of_area, code)

    def areas(self) -> frozenset[str]:
        """The areas that have rows, told without reading them all."""
        areas, plain = table("area", column("code")), self._plain
        there = select(plain.c.area_code).where(plain.c.area_code == areas.c.code).exists()
        return frozenset(self.connection.execute(select(areas.c.code).where(there)).scalars())

    def of_import(self, import_id: int | None) -> Iterator[tuple[str, list[RawRow]]]:
        """The rows that are an import's, group by group in the order of their keys."""
        cursor = self._cursor()
        try:
            cursor.execute(self._of_import, (import_id,))
            if self._by_area:
                yield from _by_first(_each(cursor))
            else:
                while rows := cursor.fetchmany(_AT_ONCE):
                    yield "", rows
        finally:
            cursor.close()

    def in_place_of(self, group: str, rows: Sequence[RawRow]) -> list[RawRow]:
        """What there is with the keys of the rows, which are of one group."""
        wanted = {self.key_of(row) for row in rows}
        there = self.of_area(group) if self._by_area else self._fetch(self._text(self._all()))
        return [row for row in there if self.key_of(row) in wanted]

    def add(self, rows: list[RawRow]) -> None:
        """Adds rows that are not there."""
        if rows:
            self.connection.exec_driver_sql(self._insert, rows)

    def replace(self, rows: Iterable[RawRow]) -> None:
        """Writes rows over those with the same keys."""
        given = [self._rest_then_key(row) for row in rows]
        if given:
            self.connection.exec_driver_sql(self._update, given)

    def remove_import(self, import_id: int | None) -> None:
        """Takes away every row that is the import's."""
        self.connection.execute(delete(self._plain).where(self._plain.c.import_id == import_id))

    def unpacked(self, kept: bytes) -> Iterator[tuple[str, list[RawRow]]]:
        """Packed rows group by group, as this table has them."""
        packed = PackedRows(kept)
        of_today = as_of_today(self.table, packed.columns)
        yield from ((group, [of_today(row) for row in rows]) for group, rows in packed)

    def packed_of(self, kept: bytes, group: str) -> list[RawRow]:
        """The packed rows of one group, as this table has them."""
        packed = PackedRows(kept)
        return list(map(as_of_today(self.table, packed.columns), packed.rows(group)))

    def _fetch(self, sql: str, *values: Any) -> list[RawRow]:
        cursor = self._cursor()
        try:
            cursor.execute(sql, values)
            rows: list[RawRow] = cursor.fetchall()
            return rows
        finally:
            cursor.close()

    def _cursor(self) -> Any:
        """The driver's own: its rows are plain tuples. It reads in the transaction of the connection."""
        return self.connection.connection.cursor()

    def _text(self, statement: Executable) -> str:
        return str(statement.compile(dialect=self.connection.dialect))  # type: ignore[attr-defined]

    def _all(self) -> Select[Any]:
        return select(*self._plain.c).order_by(*(self._plain.c[name] for name in self._keys))

    @cached_property
    def _of_area(self) -> str:
        return self._text(self._all().where(self._plain.c.area_code == bindparam("area")))

    @cached_property
    def _of_import(self) -> str:
        return self._text(self._all().where(self._plain.c.import_id == bindparam("import")))

    @cached_property
    def _insert(self) -> str:
        return self._text(insert(self._plain))

    @cached_property
    def _update(self) -> str:
        """Values first, then the key: the order of `_rest_then_key`."""
        rest: dict[str, Any] = {name: bindparam(f"new_{name}") for name in self.columns if name not in self._keys}
        where = (self._plain.c[name] == bindparam(f"key_{name}") for name in self._keys)
        return self._text(update(self._plain).where(*where).values(rest))


def _each(cursor: Any) -> Iterator[RawRow]:
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def _by_first(rows: Iterable[RawRow]) -> Iterator[tuple[str, list[RawRow]]]:
    for area, of_area in groupby(rows, key=itemgetter(0)):
        yield area, list(of_area)
