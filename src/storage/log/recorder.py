"""The one way to write: an operation is a transaction that is logged row by row and kept only if it reaches its end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Integer,
    String,
    Table,
    Update,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)

from domain.ground.changes import Changes, Subject
from storage.ground.rows import Key, Row, fetch, has_key, key_of, key_parameters, key_text, new_row, row_text, sort_out
from storage.log.packing import IN_KEPT
from storage.log.touched import touched
from storage.schema.areas import IMPORT_RUN, SOURCE
from storage.schema.log import CHANGE_ROW, CHANGE_SET, META

if TYPE_CHECKING:
    from storage.file.workspace import Workspace

# From here on the new rows of an import are one line in the log, found by their import.
MANY = 500
_LAST_ID = "last_id"
_UNDONE = select(CHANGE_SET.c.undone_by).where(CHANGE_SET.c.state == "undone")
_DROP_REDO = update(CHANGE_SET).where(CHANGE_SET.c.state == "undone").values(state="dropped")


class Operation:
    """What happens inside `operation`: every change passes here and is written down before and after."""

    def __init__(self, connection: Connection, *, who: str, at: datetime) -> None:
        self.connection = connection
        self.who = who
        self.at = at.replace(microsecond=0)
        self.label = ""
        self.import_id: int | None = None
        self.changes = Changes("", frozenset(), 0)
        self._log: list[Row] = []

    @property
    def log(self) -> list[Row]:
        """The lines of the change log so far, in the order things happened."""
        return self._log

    def insert(self, table: Table, values: Mapping[str, Any]) -> int | None:
        """Adds one row; returns its id where the table numbers its rows."""
        row = self._signed(table, new_row(table, values))
        if "id" in row:
            row["id"] = self._next_id(table)
        self.connection.execute(_add(table), row)
        self._note(table, None, row)
        return row.get("id")

    def put(
        self,
        table: Table,
        rows: Sequence[Mapping[str, Any]],
        *,
        always: frozenset[Key] = frozenset(),
        source: Mapping[str, Any] | None = None,
    ) -> None:
        """Adds rows that are not there and changes those that are, by primary key. What a row does not name stays.
        Rows that would not change are left alone, `always` excepted. A row of a table that numbers its rows is new
        where its number is None. `source` tells `add_source` where the new and changed ones come from."""
        found = sort_out(table, fetch(self.connection, table, (key_of(table, row) for row in rows)), rows, always)
        made = self.add_source(**source) if source is not None and (found.new or found.changed) else None
        of_source = {} if made is None else {"source_id": made}
        self._add_all(table, [self._signed(table, {**row, **of_source}) for row in found.new])
        for before, merged in found.changed:
            self._change(table, before, self._signed(table, {**merged, **of_source}))

    def update(self, table: Table, key: Key, values: Mapping[str, Any]) -> None:
        """Changes one row. Raises KeyError when there is none."""
        before = fetch(self.connection, table, [key])[key]
        if any(before[name] != value for name, value in values.items()):
            after = self._signed(table, {**before, **values, "source_id": values.get("source_id")})
            if table.name == SOURCE.name:
                # Who took the figures in is somebody else than who mends what they are said to come from.
                after["recorded_by"] = before["recorded_by"]
            self._change(table, before, after)

    def delete(self, table: Table, keys: Iterable[Key]) -> None:
        """Takes rows away; keys that are not there are passed over."""
        for row in fetch(self.connection, table, keys).values():
            self.connection.execute(_remove(table), key_parameters(table, key_of(table, row)))
            self._note(table, row, None)

    def add_source(self, *, title: str, publisher: str = "", **more: Any) -> int:
        """Adds a source of this operation's own and returns its id; `more` are further columns."""
        made = self.insert(
            SOURCE,
            {
                "title": title,
                "publisher": publisher,
                "recorded_on": self.at.date(),
                "recorded_by": self.who,
                **more,
            },
        )
        assert made is not None
        return made

    def begin_import(self, values: Mapping[str, Any]) -> int:
        """Logs the import itself; rows added or changed from now on belong to it."""
        made = self.connection.execute(
            insert(IMPORT_RUN).values(at=self.at, who=self.who, **values)
        ).inserted_primary_key
        assert made is not None
        self.import_id = int(made[0])
        return self.import_id

    def note_added(self, table: Table, count: int) -> None:
        """One line for many new rows of an import, which the caller has added. Those of a table are all together,
        after the sources they name and before rows noted one by one: taken back in reverse, those are then out of the
        way when what is left of the import is taken away."""
        of_table = [line for line in self._log if line["table_name"] == table.name]
        already = sum(line["rows"] for line in of_table if _is_of_added(line))
        others = [line for line in of_table if not _is_of_added(line)]
        rest = [line for line in self._log if line["table_name"] != table.name]
        self._log[:] = [*rest, log_line(table, None, None, None, rows=already + count), *others]

    def note_replaced(self, table: Table, packed: bytes, count: int) -> None:
        """One line for many rows of an import that the caller has changed; `packed` are the rows as they were. They
        stay in the log for good: what was printed from them can be found again."""
        self._log.append({**log_line(table, None, IN_KEPT, None, rows=count), "kept": packed})

    def _next_id(self, table: Table, count: int = 1) -> int:
        """A number that no row has had, and neither have the next `count`: what is undone and done anew must never be
        taken for the same row.

        The counter lies in `meta`, which undo leaves alone, and not in SQLite's own table of counters.
        """
        told = self.connection.execute(_use_up(table), {"count": count}).scalar_one_or_none()
        if told is None:
            told = (self.connection.execute(select(func.max(table.c.id))).scalar_one() or 0) + count
            self.connection.execute(insert(META).values(key=_LAST_ID, value=str(told)))
        return int(told) - count + 1

    def _signed(self, table: Table, row: Row) -> Row:
        """The row with who, when and by which import. A row that is changed by hand is no longer the import's."""
        signs = {"recorded_at": self.at, "recorded_by": self.who, "import_id": self.import_id}
        signed = {**row, **{name: value for name, value in signs.items() if name in table.columns}}
        if table.name == SOURCE.name:
            signed["recorded_by"] = self.who
        return {name: value for name, value in signed.items() if name in table.columns}

    def _add_all(self, table: Table, rows: list[Row]) -> None:
        if not rows:
            return
        unnumbered = [row for row in rows if row.get("id", 0) is None]
        if unnumbered:
            first = self._next_id(table, len(unnumbered))
            for number, row in enumerate(unnumbered, start=first):
                row["id"] = number
        self.connection.execute(_add(table), rows)
        if self.import_id is not None and len(rows) >= MANY and "import_id" in table.columns:
            self.note_added(table, len(rows))
            return
        for row in rows:
            self._note(table, None, row)

    def _change(self, table: Table, before: Row, after: Row) -> None:
        held = {name: value for name, value in after.items() if name not in table.primary_key.columns}
        self.connection.execute(_replace(table), {**held, **key_parameters(table, key_of(table, before))})
        self._note(table, before, after)

    def _note(self, table: Table, before: Row | None, after: Row | None) -> None:
        row = before if before is not None else after
        assert row is not None
        self._log.append(
            log_line(
                table,
                key_of(table, row),
                None if before is None else row_text(before),
                None if after is None else row_text(after),
            )
        )


def _is_of_added(line: Row) -> bool:
    return line["row_key"] is None and line["before"] is None


# Statements are made once for each table: a figure that is typed costs more to say than to store.
@cache
def _use_up(table: Table) -> Any:
    """Counts on from the number that was used last, else from the highest in the table; none where none is kept."""
    highest = select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
    last = cast(META.c.value, Integer)
    used = case((highest > last, highest), else_=last) + bindparam("count", type_=Integer)
    return update(META).where(META.c.key == _LAST_ID).values(value=cast(used, String)).returning(META.c.value)


@cache
def _add(table: Table) -> Insert:
    return insert(table)


@cache
def _replace(table: Table) -> Update:
    return update(table).where(*has_key(table))


@cache
def _remove(table: Table) -> Delete:
    return delete(table).where(*has_key(table))


def log_line(table: Table, key: Key | None, before: str | None, after: str | None, rows: int = 1) -> Row:
    """A line of the change log; `key` is None for the many new rows of one import."""
    return {
        "table_name": table.name,
        "row_key": None if key is None else key_text(key),
        "before": before,
        "after": after,
        "rows": rows,
        "kept": None,
    }


@contextmanager
def operation(
    ws: "Workspace", label: str, subjects: Iterable[Subject], *, goes_on: bool = False
) -> Iterator[Operation]:
    """One named operation. Kept only when the block reaches its end; then `changes` says what was changed.

    The block may give a better `label` once it has read what it needs. An operation that changed nothing is not
    logged. One that `goes_on` becomes part of the latest operation where that changed the same rows: text that is
    stored while it is being written is one step of undo (decision 19). Raises the problems of `storage.file.problems`.
    """
    with ws.writing() as connection:
        op = Operation(connection, who=ws.who, at=ws.now())
        op.label = label
        yield op
        op.changes = Changes(op.label, frozenset(), 0)
        if op.log:
            if goes_on and _joined(op):
                op.changes = _changes(op, op.label, frozenset(subjects))
                return
            drop_redo(connection)
            keep_log(op, op.label, frozenset(subjects), kind="do", state="active")


def keep_log(
    op: Operation, label: str, subjects: frozenset[Subject], *, kind: str, state: str, target: int | None = None
) -> int:
    """Writes the change set and its rows, and sets `op.changes`; returns the id of the change set."""
    told = {
        "at": op.at,
        "who": op.who,
        "label": label[:300],
        "subjects": ",".join(sorted(subjects)),
        "kind": kind,
        "state": state,
        "target_id": target,
        "import_id": op.import_id if kind == "do" else None,
    }
    made = op.connection.execute(_add(CHANGE_SET), told).inserted_primary_key
    assert made is not None
    change_set = int(made[0])
    op.connection.execute(_add(CHANGE_ROW), [{**line, "change_set_id": change_set} for line in op.log])
    op.changes = _changes(op, label, subjects)
    return change_set


def _changes(op: Operation, label: str, subjects: frozenset[Subject]) -> Changes:
    return Changes(label, subjects, sum(line["rows"] for line in op.log), touched(op.log))


def _joined(op: Operation) -> bool:
    """Lets the latest operation end as this one did; False where anything else has happened since, undo included, or
    where it changed other rows, or nothing would be left of it."""
    latest = op.connection.execute(select(CHANGE_SET).order_by(CHANGE_SET.c.id.desc()).limit(1)).one_or_none()
    if latest is None or (latest.state, latest.who, latest.label) != ("active", op.who, op.label[:300]):
        return False
    before = op.connection.execute(select(CHANGE_ROW).where(CHANGE_ROW.c.change_set_id == latest.id)).all()
    now = {(line["table_name"], line["row_key"]): line["after"] for line in op.log}
    same = {(line.table_name, line.row_key) for line in before} == now.keys()
    if not same or len(before) != len(op.log) or None in now.values():
        return False
    for line in before:
        after = now[line.table_name, line.row_key]
        op.connection.execute(update(CHANGE_ROW).where(CHANGE_ROW.c.id == line.id).values(after=after))
    op.connection.execute(update(CHANGE_SET).where(CHANGE_SET.c.id == latest.id).values(at=op.at))
    return True


def drop_redo(connection: Connection) -> None:
    """What was undone can no longer be redone; rows that were packed for it need no longer be kept."""
    # Nearly always there is none, and to ask costs less than an update that finds nothing.
    undos = connection.execute(_UNDONE).scalars().all()
    if undos:
        connection.execute(_DROP_REDO)
        connection.execute(update(CHANGE_ROW).where(CHANGE_ROW.c.change_set_id.in_(undos)).values(kept=None))
