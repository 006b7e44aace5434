"""Rows as the change log keeps them: every column as JSON, keys as one text, and what differs between two rows."""

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, select, tuple_

from storage import migrations
from storage.schema.columns import PROVENANCE
from storage.schema.exact import exact_text, read_exact

Row = dict[str, Any]
Key = tuple[Any, ...]

# SQLite takes at most 32 766 values in one statement, older builds 999.
_KEYS_AT_ONCE = 900


def key_of(table: Table, row: Mapping[str, Any]) -> Key:
    """The primary key of a row."""
    return tuple(row[column.name] for column in table.primary_key.columns)


def key_text(key: Key) -> str:
    """The key as the change log and cell comments write it: a JSON list."""
    return json.dumps(key, ensure_ascii=False, separators=(",", ":"), default=_plain)


def read_key(table: Table, text: str) -> Key:
    """The key that `key_text` wrote."""
    columns = table.primary_key.columns
    return tuple(_typed(column.type, value) for column, value in zip(columns, json.loads(text), strict=True))


def row_text(row: Mapping[str, Any]) -> str:
    """A row as JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain)


def read_row(table: Table, text: str) -> Row:
    """The row that `row_text` wrote, with a value for every column the table has. One that came later has what the
    table gives it; one that is no more is left out."""
    new_names = migrations.RENAMED.get(table.name, {})
    stored = {new_names.get(name, name): value for name, value in json.loads(text).items()}
    return {
        column.name: _typed(column.type, stored[column.name]) if column.name in stored else _given_by(column)
        for column in table.columns
    }


def as_of_today(table: Table, columns: Sequence[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Makes a row of other columns, as the file holds it, a row of those the table has; see `read_row`."""
    new_names = migrations.RENAMED.get(table.name, {})
    place = {new_names.get(name, name): at for at, name in enumerate(columns)}
    taken = [(place.get(column.name), _given_by(column)) for column in table.columns]
    if [at for at, _ in taken] == list(range(len(columns))):
        return tuple
    return lambda row: tuple(given if at is None else row[at] for at, given in taken)


def new_row(table: Table, values: Mapping[str, Any]) -> Row:
    """A whole row: a column that is not named has the value the table gives it, else none."""
    return {
        column.name: values[column.name] if column.name in values else _given_by(column) for column in table.columns
    }


def _given_by(column: Any) -> Any:
    told = column.server_default
    if told is None:
        return None
    kind = column.type.python_type
    return told.arg if kind is str else kind(int(told.arg))


def _plain(value: Any) -> str:
    """What JSON has no word for. Raises TypeError for what no column holds."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value).__name__)


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    wanted = kind.python_type
    if wanted in (date, datetime) and isinstance(value, str):
        return wanted.fromisoformat(value)
    if wanted is Fraction and isinstance(value, str):
        return read_exact(value)
    if wanted is bytes and isinstance(value, str):
        return base64.b64decode(value)
    return value


def fetch(connection: Connection, table: Table, keys: Iterable[Key]) -> dict[Key, Row]:
    """The rows with the keys, by key; those that do not exist are absent."""
    columns = list(table.primary_key.columns)
    wanted = list(dict.fromkeys(keys))
    at_once = max(1, _KEYS_AT_ONCE // len(columns))
    found: dict[Key, Row] = {}
    for start in range(0, len(wanted), at_once):
        some = wanted[start : start + at_once]
        if len(some) == 1:
            rows = connection.execute(_of_key(table), key_parameters(table, some[0]))
        else:
            one = len(columns) == 1
            among = columns[0].in_([key[0] for key in some]) if one else tuple_(*columns).in_(some)
            rows = connection.execute(select(table).where(among))
        for found_row in rows:
            row = dict(found_row._mapping)
            found[key_of(table, row)] = row
    return found


# A figure that is typed asks for one row at a time, and making the statement would cost more than asking it.
@cache
def _of_key(table: Table) -> Select[Any]:
    return select(table).where(*has_key(table))


def among(column: Any, name: str) -> ColumnElement[bool]:
    """That a column is one of the `keys_text` in the parameter `name`: a statement with a list of its own length is
    made anew each time it is asked, which costs more than asking it."""
    return cast(
        "ColumnElement[bool]", column.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))
    )


def keys_text(keys: Iterable[str]) -> str:
    """The keys for a statement that asks for what is `among` them."""
    return json.dumps(list(keys))


def has_key(table: Table) -> list[ColumnElement[bool]]:
    """That a row has the key in `key_parameters`, for a statement that is made once."""
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key.columns]


def key_parameters(table: Table, key: Key) -> dict[str, Any]:
    """The values that `has_key` asks for."""
    return {f"key_{column.name}": value for column, value in zip(table.primary_key.columns, key, strict=True)}


@dataclass(slots=True)
class Sorted:
    """Rows to store beside those that are there: new ones, changed ones with what was before, and the rest."""

    new: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    unchanged: int = 0


def sort_out(
    table: Table, present: Mapping[Key, Row], rows: Sequence[Mapping[str, Any]], always: frozenset[Key] = frozenset()
) -> Sorted:
    """Sorts rows by what storing them would mean. A row need not name every column: what it does not name stays, and
    in a new row is what the table gives. Who recorded it and when is no difference. Keys in `always` count as
    changed."""
    found = Sorted()
    for given in rows:
        key = key_of(table, given)
        before = present.get(key)
        if before is None:
            found.new.append(new_row(table, given))
        elif key in always or any(before[name] != value for name, value in given.items() if name not in PROVENANCE):
            unsigned = dict.fromkeys(before.keys() & PROVENANCE)
            found.changed.append((before, {**before, **unsigned, **given}))
        else:
            found.unchanged += 1
    return found
