"""Taking a change set back: every row as it was before, or nothing and the list of what stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from domain.period import parse_month
from domain.text import tr
from storage.problems import StandsInTheWay
from storage.recorder import Operation, log_line, pack, unpack
from storage.rows import Key, fetch, key_of, key_text, read_key, read_row, table_of
from storage.schema import AreaRow, Base, ChangeRowRow, ChangeSetRow, MonthStatusRow

_SETS = table_of(ChangeSetRow)
_LINES = table_of(ChangeRowRow)
_STATUS = table_of(MonthStatusRow)
_LOCKED_WITH_MONTH = ("lots_month", "lots_workers", "resource_month")
_MOST_NAMED = 20


def take_back(op: Operation, change_set: int) -> None:
    """Puts every row of the change set back as it was before it, and notes that in `op`.

    Raises StandsInTheWay, with one sentence for each later change, when a row is no longer as the change set left
    it (ruling 27), when other rows have come to depend on it, or when its month has been locked.
    """
    lines = op.connection.execute(select(_LINES).where(_LINES.c.change_set_id == change_set).order_by(_LINES.c.id))
    found = list(lines)
    obstacles = [*_changed_since(op.connection, change_set, found), *_locked_since(op.connection, change_set, found)]
    obstacles += _depending(op.connection, change_set, found)
    if obstacles:
        raise _in_the_way(op.connection, change_set, obstacles)
    try:
        for line in reversed(found):
            _reverse(op, line, _import_of(op.connection, change_set))
    except IntegrityError as error:
        raise _in_the_way(op.connection, change_set, []) from error


def _table(line: Row[Any]) -> Table:
    return Base.metadata.tables[line.table_name]


def _import_of(connection: Connection, change_set: int) -> int | None:
    """The import a change set is about, also when it is an undo of one."""
    target = select(_SETS.c.target_id).where(_SETS.c.id == change_set).scalar_subquery()
    found: int | None = connection.execute(
        select(_SETS.c.import_id).where(_SETS.c.id == func.coalesce(target, change_set))
    ).scalar_one()
    return found


def _reverse(op: Operation, line: Row[Any], import_id: int | None) -> None:
    table = _table(line)
    if line.row_key is None:
        _reverse_many(op, table, line, import_id)
        return
    key = read_key(table, line.row_key)
    where = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    if line.before is None:
        op.connection.execute(delete(table).where(*where))
    elif line.after is None:
        op.connection.execute(insert(table).values(read_row(table, line.before)))
    else:
        op.connection.execute(update(table).where(*where).values(read_row(table, line.before)))
    op.log.append(log_line(table, key, line.after, line.before))


def _reverse_many(op: Operation, table: Table, line: Row[Any], import_id: int | None) -> None:
    """The new rows of a large import: taken away they are packed, put back they are unpacked."""
    if line.kept is None:
        mine = table.c.import_id == import_id
        rows = [dict(row._mapping) for row in op.connection.execute(select(table).where(mine))]
        op.connection.execute(delete(table).where(mine))
        kept = pack(rows)
    else:
        op.connection.execute(insert(table), [read_row(table, text) for text in unpack(line.kept)])
        kept = None
    op.log.append({**log_line(table, None, None, None, rows=line.rows), "kept": kept})


Obstacle = tuple[Table, Key] | str


def _changed_since(connection: Connection, change_set: int, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """The rows that are not as the change set left them."""
    left: dict[Table, dict[Key, str | None]] = {}
    for line in lines:
        if line.row_key is not None:
            table = _table(line)
            left.setdefault(table, {})[read_key(table, line.row_key)] = line.after
    found: list[Obstacle] = []
    for table, expected in left.items():
        present = fetch(connection, table, expected)
        for key, after in expected.items():
            if present.get(key) != (None if after is None else read_row(table, after)):
                found.append((table, key))
    for line in lines:
        if line.row_key is None:
            one_by_one = left.get(_table(line), {}).values()
            found += _changed_in_many(connection, change_set, line, sum(after is not None for after in one_by_one))
    return found


def _changed_in_many(connection: Connection, change_set: int, line: Row[Any], others: int) -> list[Obstacle]:
    """The rows of a large import that are no longer its own; `others` of its rows are noted one by one."""
    table = _table(line)
    if line.kept is not None:
        keys = [key_of(table, read_row(table, text)) for text in unpack(line.kept)]
        return [(table, key) for key in fetch(connection, table, keys)]
    import_id = _import_of(connection, change_set)
    count = connection.execute(
        select(func.count()).select_from(table).where(table.c.import_id == import_id)
    ).scalar_one()
    if count == line.rows + others:
        return []
    later = connection.execute(
        select(_LINES.c.row_key)
        .where(
            _LINES.c.table_name == table.name,
            _LINES.c.change_set_id > change_set,
            or_(*(_LINES.c.before.contains(f'"import_id":{import_id}{end}') for end in ",}")),
        )
        .distinct()
    ).scalars()
    return [(table, read_key(table, key)) for key in later if key is not None] or [table.name]


def _locked_since(connection: Connection, change_set: int, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """Months that are locked and whose figures would change without a correction of their own."""
    months, own = set(), set()
    for line in lines:
        row = line.after or line.before
        if row is None:
            months |= _months_of_many(connection, change_set, line)
            continue
        if line.table_name in _LOCKED_WITH_MONTH:
            values = read_row(_table(line), row)
            months.add((values["area_code"], values["month"]))
        elif line.table_name in ("month_correction", "month_status"):
            values = read_row(_table(line), row)
            own.add((values["area_code"], values["month"]))
    present = fetch(connection, _STATUS, months - own)
    locked = sorted(key for key, row in present.items() if row["status"] == "last")
    if not locked:
        return []
    areas = fetch(connection, table_of(AreaRow), [(code,) for code, _ in locked])
    return [
        tr("LOTS {month}, {area} är låst.").format(month=parse_month(month).label, area=areas[(code,)]["name"])
        for code, month in locked
    ]


def _months_of_many(connection: Connection, change_set: int, line: Row[Any]) -> set[Key]:
    if line.table_name not in _LOCKED_WITH_MONTH:
        return set()
    table = _table(line)
    if line.kept is not None:
        rows = [read_row(table, text) for text in unpack(line.kept)]
        return {(row["area_code"], row["month"]) for row in rows}
    mine = table.c.import_id == _import_of(connection, change_set)
    found = connection.execute(select(table.c.area_code, table.c.month).where(mine).distinct())
    return {(row.area_code, row.month) for row in found}


def _depending(connection: Connection, change_set: int, lines: Sequence[Row[Any]]) -> list[Obstacle]:
    """Rows outside the change set that refer to rows it added."""
    own = {(line.table_name, line.row_key) for line in lines}
    added: dict[Table, list[Mapping[str, Any]]] = {}
    for line in lines:
        if line.before is None and line.after is not None:
            table = _table(line)
            added.setdefault(table, []).append(read_row(table, line.after))
    import_id = _import_of(connection, change_set)
    found: list[Obstacle] = []
    for table, rows in added.items():
        for other, columns, referred in _references_to(table):
            values = [tuple(row[name] for name in referred) for row in rows]
            where = tuple_(*columns).in_(values) if len(columns) > 1 else columns[0].in_([v[0] for v in values])
            for row in connection.execute(select(other).where(where)):
                values_of = dict(row._mapping)
                key = key_of(other, values_of)
                of_import = import_id is not None and values_of.get("import_id") == import_id
                if (other.name, key_text(key)) not in own and not of_import:
                    found.append((other, key))
    return found


def _references_to(table: Table) -> Iterable[tuple[Table, list[Any], list[str]]]:
    for other in Base.metadata.tables.values():
        if other.name in (_SETS.name, _LINES.name):
            continue
        for constraint in other.foreign_key_constraints:
            if constraint.referred_table is table:
                elements = constraint.elements
                yield other, [element.parent for element in elements], [element.column.name for element in elements]


def _in_the_way(connection: Connection, change_set: int, obstacles: Sequence[Obstacle]) -> StandsInTheWay:
    about = connection.execute(select(_SETS.c.label, _SETS.c.kind).where(_SETS.c.id == change_set)).one()
    told = [obstacle for obstacle in obstacles if isinstance(obstacle, str)]
    told += _later_changes(connection, change_set, [found for found in obstacles if not isinstance(found, str)])
    cannot = tr("”{label}” kan inte göras om") if about.kind == "undo" else tr("”{label}” kan inte ångras")
    reason = tr("uppgifterna har ändrats eller används av annat sedan dess. Ingenting har ändrats.")
    return StandsInTheWay(f"{cannot.format(label=about.label)}: {reason}", tuple(dict.fromkeys(told))[:_MOST_NAMED])


def _later_changes(connection: Connection, change_set: int, rows: Sequence[tuple[Table, Key]]) -> list[str]:
    wanted: dict[str, list[str]] = {}
    for table, key in rows:
        wanted.setdefault(table.name, []).append(key_text(key))
    found: dict[int, str] = {}
    for name, keys in wanted.items():
        for start in range(0, len(keys), 500):
            later = connection.execute(
                select(_SETS.c.id, _SETS.c.label, _SETS.c.at, _SETS.c.who)
                .join(_LINES, _LINES.c.change_set_id == _SETS.c.id)
                .where(
                    _LINES.c.table_name == name,
                    _LINES.c.row_key.in_(keys[start : start + 500]),
                    _SETS.c.id > change_set,
                    _SETS.c.state == "active",
                )
                .distinct()
            )
            for row in later:
                text = tr("”{label}” av {who} {when}.")
                when = row.at.astimezone().strftime("%Y-%m-%d %H:%M")
                found[row.id] = text.format(label=row.label, who=row.who, when=when)
    return [found[at] for at in sorted(found)]
