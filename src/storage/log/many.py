"""The rows of a large import in the change log: one line for all that are new, one for all that were changed.

A line of new rows says how many there are; they are found by their import. A line of changed rows keeps them as they
were. What is undone is packed as it was before that, so that it can be redone (decisions 0003 and 0008).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, or_, select

from storage.ground.rows import Key, read_key
from storage.log.packing import IN_KEPT, PackedRows, RowPacker
from storage.log.raw_rows import RawRows
from storage.log.recorder import Operation, log_line
from storage.schema.log import CHANGE_ROW, CHANGE_SET


@dataclass(frozen=True, slots=True)
class About:
    """A change set that is to be taken back. `import_id` is that of the import it is about, also for an undo of one;
    `target` is what an undo undid."""

    change_set: int
    label: str
    is_undo: bool
    target: int | None
    import_id: int | None


def about(connection: Connection, change_set: int) -> About:
    """What is said of the change set."""
    target = select(CHANGE_SET.c.target_id).where(CHANGE_SET.c.id == change_set).scalar_subquery()
    imported = (
        select(CHANGE_SET.c.import_id).where(CHANGE_SET.c.id == func.coalesce(target, change_set)).scalar_subquery()
    )
    told = connection.execute(
        select(CHANGE_SET.c.label, CHANGE_SET.c.kind, CHANGE_SET.c.target_id, imported.label("imported")).where(
            CHANGE_SET.c.id == change_set
        )
    ).one()
    return About(change_set, told.label, told.kind == "undo", told.target_id, told.imported)


def take_back_many(op: Operation, table: Table, line: Row[Any], of: About) -> None:
    """Puts all rows of the line back as they were, and notes that in `op`."""
    raw = RawRows(op.connection, table)
    packer = RowPacker(raw.columns)
    if line.before == IN_KEPT:
        for group, rows in raw.unpacked(line.kept):
            if not of.is_undo:
                packer.add(group, raw.in_place_of(group, rows))
            raw.replace(rows)
    elif of.is_undo:
        for _, rows in raw.unpacked(line.kept):
            raw.add(rows)
    else:
        for group, rows in raw.of_import(of.import_id):
            packer.add(group, rows)
        raw.remove_import(of.import_id)
    # What an undo undid keeps the rows as they were before it; the line of a redo needs none of its own.
    kept = None if of.is_undo else packer.packed()
    op.log.append({**log_line(table, None, line.before, None, rows=line.rows), "kept": kept})


def not_as_left(
    connection: Connection, table: Table, lines: Sequence[Row[Any]], of: About, others: int
) -> list[tuple[Table, Key] | int]:
    """What is no longer as the change set left it: keys of rows, or later change sets. `lines` are those of many rows
    in one table; `others` of the import's rows there are noted one by one."""
    if of.is_undo:
        return [(table, key) for line in lines for key in _not_as_undone(RawRows(connection, table), line, of)]
    mine = table.c.import_id == of.import_id
    count = connection.execute(select(func.count()).select_from(table).where(mine)).scalar_one()
    if count == sum(line.rows for line in lines) + others:
        return []
    return [*_changed_one_by_one(connection, table, of), *_changed_by_imports(connection, table, of)]


def months_of(connection: Connection, table: Table, line: Row[Any], of: About) -> set[Key]:
    """Area and month of every row of a line."""
    raw = RawRows(connection, table)
    groups = raw.of_import(of.import_id) if line.kept is None else raw.unpacked(line.kept)
    area, month = raw.columns.index("area_code"), raw.columns.index("month")
    return {(row[area], row[month]) for _, rows in groups for row in rows}


def replaced_by(connection: Connection, table: Table, change_set: int, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """What stood in the place of the row before the change set's import replaced it with many others."""
    kept = connection.execute(_of_changed(table, change_set)).scalar_one_or_none()
    if kept is None:
        return None
    raw = RawRows(connection, table)
    wanted = tuple(row[name] for name in raw.columns)
    found = next(
        (before for before in raw.packed_of(kept, wanted[0]) if raw.key_of(before) == raw.key_of(wanted)), None
    )
    return None if found is None else dict(zip(raw.columns, found, strict=True))


def _not_as_undone(raw: RawRows, line: Row[Any], of: About) -> Iterator[Key]:
    """New rows that were undone must be gone, changed ones be as they were before the change."""
    if line.before != IN_KEPT:
        for group, rows in raw.unpacked(line.kept):
            yield from (raw.key_of(row) for row in raw.in_place_of(group, rows))
        return
    for group, rows in raw.unpacked(_kept_by(raw, of)):
        there = set(raw.in_place_of(group, rows))
        yield from (raw.key_of(row) for row in rows if row not in there)


def _kept_by(raw: RawRows, of: About) -> bytes:
    kept: bytes = raw.connection.execute(_of_changed(raw.table, of.target)).scalar_one()
    return kept


def _of_changed(table: Table, change_set: int | None) -> Select[Any]:
    """The rows a change set changed, as they were; nothing where it changed none by the many."""
    of_table = (CHANGE_ROW.c.change_set_id == change_set, CHANGE_ROW.c.table_name == table.name)
    return select(CHANGE_ROW.c.kept).where(*of_table, CHANGE_ROW.c.before == IN_KEPT)


def _changed_one_by_one(connection: Connection, table: Table, of: About) -> Iterator[tuple[Table, Key]]:
    was_ours = or_(*(CHANGE_ROW.c.before.contains(f'"import_id":{of.import_id}{end}') for end in ",}"))
    later = (CHANGE_ROW.c.table_name == table.name, CHANGE_ROW.c.change_set_id > of.change_set)
    keys = connection.execute(select(CHANGE_ROW.c.row_key).where(*later, was_ours).distinct()).scalars()
    yield from ((table, read_key(table, key)) for key in keys)


def _changed_by_imports(connection: Connection, table: Table, of: About) -> Iterator[int]:
    found = connection.execute(
        select(CHANGE_SET.c.id, CHANGE_ROW.c.kept)
        .join(CHANGE_ROW, CHANGE_ROW.c.change_set_id == CHANGE_SET.c.id)
        .where(
            CHANGE_SET.c.id > of.change_set,
            CHANGE_SET.c.state.in_(("active", "settled")),
            CHANGE_ROW.c.table_name == table.name,
            CHANGE_ROW.c.before == IN_KEPT,
        )
    )
    yield from (number for number, kept in found if of.import_id in PackedRows(kept).imports)
