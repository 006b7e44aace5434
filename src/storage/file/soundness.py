"""Whether a workspace is sound all through: the file, its keys, and every value of the kind that its column holds.

Takes too long to be waited for when a workspace opens, so it reads a copy in memory: nobody who writes waits for it.
What is wrong is counted and never repeated: it may be anything.
"""

import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table, Text

from domain.ground.period import parse_month, parse_period
from domain.ground.text import tr
from domain.indicators.indicator import MOST_DECIMALS
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole, definition_problems
from storage import migrations
from storage.file.connection import in_memory, open_sqlite
from storage.file.inspection import inspect
from storage.file.problems import told_in_words
from storage.ground.rows import read_key, read_row
from storage.log.packing import IN_KEPT, PackedRows
from storage.schema.columns import METADATA, Exact, Moment
from storage.schema.exact import read_exact

_STEPS_BETWEEN_LOOKS = 20_000
_MOST_TOLD = 20
_LARGEST = 10**15
_WITHIN = {"year": (1, 9999), "decimals": (0, MOST_DECIMALS)}
Stop = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where, in words, and what, as a sentence. `of_keys` when something refers to what is not there."""

    where: str
    text: str
    of_keys: bool = False


def faults(path: Path, *, immutable: bool = False, stop: Stop = lambda: None) -> tuple[Fault, ...]:
    """What is not sound in the file, a number of them; none when all of it is. `stop` is called often and may raise.

    Raises what `inspect` does where the file is no workspace at all.
    """
    revision = inspect(path, immutable=immutable).revision
    with told_in_words(path), closing(_to_read(path, immutable=immutable)) as connection:
        connection.text_factory = bytes
        stopped: list[BaseException] = []

        def looks() -> int:
            try:
                stop()
            except BaseException as error:  # noqa: BLE001  carried out of SQLite, which would swallow it
                stopped.append(error)
            return len(stopped)

        connection.set_progress_handler(looks, _STEPS_BETWEEN_LOOKS)
        found = []
        try:
            for fault in _all(connection, revision):
                found.append(fault)
                if len(found) == _MOST_TOLD:
                    break
                stop()
        except sqlite3.Error as error:
            if stopped:
                raise stopped[0] from None
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            found.append(Fault(tr("Filen"), tr("Den går inte att läsa till slutet.")))
        return tuple(found)


def _to_read(path: Path, *, immutable: bool) -> sqlite3.Connection:
    """A copy in memory of a file that somebody may be writing in, who would wait for whoever reads the file itself."""
    connection = open_sqlite(path, read_only=True, immutable=immutable)
    if immutable:
        return connection
    with closing(connection):
        return in_memory(connection.serialize())


def _all(connection: sqlite3.Connection, revision: str) -> Iterator[Fault]:
    apart = connection.execute("PRAGMA integrity_check(100)").fetchall()
    if apart != [(b"ok",)]:
        text = tr("Den hänger inte ihop på {count} ställen.") if len(apart) > 1 else tr("Den hänger inte ihop.")
        yield Fault(tr("Filen"), text.format(count=len(apart)))
    loose: dict[str, int] = {}
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        loose[table.decode()] = loose.get(table.decode(), 0) + 1
    for name, count in loose.items():
        text = tr("{count} rader hänvisar till något som inte finns.")
        if count == 1:
            text = tr("1 rad hänvisar till något som inte finns.")
        yield Fault(_words(name), text.format(count=count), of_keys=True)
    if revision == migrations.HEAD:
        for each in METADATA.sorted_tables:
            yield from _of_table(connection, each)
        yield from _of_log(connection)
        yield from _of_what_it_says(connection)
        yield from _of_groups(connection)
        yield from _of_definitions(connection)


def _of_table(connection: sqlite3.Connection, table: Table) -> Iterator[Fault]:
    numbers, texts = [], []
    for column in table.columns:
        told = _number(column)
        if told is None:
            texts.append((column, *_reader(table, column)))
        else:
            numbers.append((column, *told))
    counted = [
        (column, kind, count)
        for (column, kind, _), count in zip(numbers, _outside(connection, table, numbers), strict=True)
    ]
    counted += [(column, kind, _unread(connection, table, column, read)) for column, kind, read in texts]
    for column, kind, count in counted:
        if count:
            text = tr("{count} värden i kolumnen {column} är inte {kind}.")
            if count == 1:
                text = tr("1 värde i kolumnen {column} är inte {kind}.")
            yield Fault(_words(table.name), text.format(count=count, column=column.name, kind=kind))


def _number(column: Column[Any]) -> tuple[str, str] | None:
    """What a column that is no text should hold, in words and in SQL."""
    name, kind = f'"{column.name}"', column.type
    if isinstance(kind, Boolean):
        return tr("ja eller nej"), f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    if isinstance(kind, Integer):
        least, most = _WITHIN.get(column.name, (-_LARGEST, _LARGEST))
        within = f"typeof({name}) = 'integer' AND {name} BETWEEN {least} AND {most}"
        return tr("ett heltal inom det rimliga"), within
    return (tr("binära"), f"typeof({name}) = 'blob'") if isinstance(kind, LargeBinary) else None


def _outside(
    connection: sqlite3.Connection, table: Table, numbers: list[tuple[Column[Any], str, str]]
) -> tuple[int, ...]:
    """How many values of each column are not what they should be, in one look at the table."""
    if not numbers:
        return ()
    asked = ", ".join(
        f"coalesce(sum(NOT ({right})), 0)"
        if not column.nullable
        else f'coalesce(sum("{column.name}" IS NOT NULL AND NOT ({right})), 0)'
        for column, _, right in numbers
    )
    counted: tuple[int, ...] = connection.execute(f"SELECT {asked} FROM {table.name}").fetchone()
    return counted


def _unread(connection: sqlite3.Connection, table: Table, column: Column[Any], read: Callable[[str], object]) -> int:
    # Long texts are all different; of others there are few, and each is read once.
    grouped, times = ("", "1") if isinstance(column.type, Text) else ("GROUP BY 1, 2", "count(*)")
    name, wrong = f'"{column.name}"', 0
    query = f"SELECT typeof({name}), CAST({name} AS BLOB), {times} FROM {table.name} {grouped}"
    for stored, value, count in connection.execute(query):
        if stored == b"null":
            wrong += 0 if column.nullable else count
        elif stored != b"text" or not _reads(read, value):
            wrong += count
    return wrong


def _reads(read: Callable[[str], object], value: bytes) -> bool:
    try:
        read(value.decode("utf-8"))
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
        return False
    return True


def _reader(table: Table, column: Column[Any]) -> tuple[str, Callable[[str], object]]:
    """What a text should be, in words, and what reads it, or raises."""
    kind, name = column.type, column.name
    if isinstance(kind, Exact):
        return tr("ett tal"), read_exact
    if isinstance(kind, Moment):
        return tr("en tidpunkt"), _moment
    if isinstance(kind, Date):
        return tr("ett datum"), _day
    if name == "month":
        return tr("en månad"), parse_month
    if name in ("period", "baseline_period", "target_period") and table.name not in ("report", "report_appendix"):
        return tr("en period"), parse_period
    if (table.name, name) in _JSON:
        return tr("läsbar text"), _JSON[table.name, name]
    return tr("text"), str


def _moment(text: str) -> None:
    found = datetime.fromisoformat(text)
    if len(text) != 20 or found.tzinfo is None or not 1970 <= found.year <= 2200:
        raise ValueError("not a moment")


def _day(text: str) -> None:
    if len(text) != 10 or not 1000 <= date.fromisoformat(text).year <= 9998:
        raise ValueError("not a day")


def _list(text: str) -> None:
    if not isinstance(json.loads(text), list):
        raise ValueError("not a list")


def _texts(text: str) -> None:
    _list(text)
    if not all(isinstance(each, str) for each in json.loads(text)):
        raise ValueError("not texts")


def _draft(text: str) -> None:
    for key, words in json.loads(text):
        if not (isinstance(key, str) and isinstance(words, str)):
            raise ValueError("not a draft")


def _subjects(text: str) -> None:
    if not re.fullmatch(r"([a-z_]+(,[a-z_]+)*)?", text):
        raise ValueError("not subjects")


_JSON: dict[tuple[str, str], Callable[[str], object]] = {
    ("report", "areas"): _texts,
    ("report", "covers"): _texts,
    ("report", "choices"): json.loads,
    ("report", "data"): json.loads,
    ("profile_text", "draft"): _draft,
    ("cell_comment", "row_key"): _list,
    ("change_row", "row_key"): _list,
    ("change_set", "subjects"): _subjects,
}


def _of_log(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Steps of the change log that could not be taken back: they lead nowhere, or tell rows as no table holds them."""
    lines = connection.execute('SELECT table_name, row_key, "before", "after", kept FROM change_row')
    unread = sum(not _can_be_taken_back(*line) for line in lines) + connection.execute(_LEADING_NOWHERE).fetchone()[0]
    if unread:
        text = tr("{count} steg kan inte läsas, och kan därför inte ångras.")
        if unread == 1:
            text = tr("1 steg kan inte läsas, och kan därför inte ångras.")
        yield Fault(_words("change_row"), text.format(count=unread))


# What was done stands by itself; what was undone or done again names it, later, and it names what undid it.
_LEADING_NOWHERE = """
    SELECT count(*) FROM change_set AS one
    LEFT JOIN change_set AS did ON did.id = one.target_id LEFT JOIN change_set AS undo ON undo.id = one.undone_by
    WHERE NOT coalesce(
        CASE one.kind WHEN 'do' THEN one.target_id IS NULL ELSE did.kind = 'do' AND did.id < one.id END
        AND (one.undone_by IS NULL OR (undo.kind = 'undo' AND undo.id > one.id AND undo.target_id = one.id))
        AND (one.state <> 'undone' OR one.undone_by IS NOT NULL), 0)
"""


def _can_be_taken_back(name: bytes, key: bytes | None, before: Any, after: Any, kept: Any) -> bool:
    try:
        table = METADATA.tables[name.decode("utf-8")]
        told = [each.decode("utf-8") for each in (before, after) if each is not None]
        if key is not None:
            read_key(table, key.decode("utf-8"))
        elif any(each != IN_KEPT for each in told):
            return False
        if key is not None and [read_row(table, each) for each in told] == []:
            return False
        if kept is not None:
            for _rows in PackedRows(kept):
                pass
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error):
        return False
    return True


def _of_what_it_says(connection: sqlite3.Connection) -> Iterator[Fault]:
    last = connection.execute("SELECT value FROM meta WHERE key = 'last_id'").fetchone()
    if last is not None and not (isinstance(last[0], bytes) and last[0].isdigit() and len(last[0]) < 16):
        yield Fault(_words("meta"), tr("Räknaren är inget tal."))


def _of_groups(connection: sqlite3.Connection) -> Iterator[Fault]:
    inside = connection.execute(
        "SELECT count(*) FROM area_member JOIN area ON area.code = member_code WHERE area.kind = 'grupp'"
    ).fetchone()[0]
    if inside:
        yield Fault(_words("area_member"), tr("En grupp ligger inuti en annan grupp."))


def _of_definitions(connection: sqlite3.Connection) -> Iterator[Fault]:
    rows: dict[bytes, list[PopulationRow]] = {}
    overlaps: dict[bytes, set[frozenset[str]]] = {}
    try:
        for key, row, label, parent, role in connection.execute(
            "SELECT definition_key, row_key, label, parent_key, role FROM population_row ORDER BY position"
        ):
            above = None if parent is None else parent.decode()
            rows.setdefault(key, []).append(PopulationRow(row.decode(), label.decode(), above, RowRole(role.decode())))
        for key, one, other in connection.execute("SELECT definition_key, one, other FROM population_overlap"):
            overlaps.setdefault(key, set()).add(frozenset((one.decode(), other.decode())))
        for key, of_key in rows.items():
            definition = PopulationDefinition("", "", None, tuple(of_key), frozenset(overlaps.get(key, ())))
            yield from (Fault(_words("population_row"), text) for text in definition_problems(definition))
    except (ValueError, AttributeError):
        yield Fault(_words("population_row"), tr("En definition kan inte läsas."))


def _words(table: str) -> str:
    """What a table holds, as a user calls it."""
    return _WORDS[table]() if table in _WORDS else table


_WORDS: dict[str, Callable[[], str]] = {
    "area": lambda: tr("Områden"),
    "area_member": lambda: tr("Gruppernas kommuner"),
    "benefit_month": lambda: tr("Helårsekvivalenter per månad"),
    "benefit_year": lambda: tr("Helårsekvivalenter"),
    "case_word": lambda: tr("Egna ord i ärendeloggen"),
    "cell_comment": lambda: tr("Kommentarer"),
    "change_row": lambda: tr("Ändringsloggen"),
    "change_set": lambda: tr("Ändringsloggen"),
    "evidence": lambda: tr("Rekommendationernas underlag"),
    "goal": lambda: tr("Mål"),
    "group_member": lambda: tr("Gruppens medlemmar"),
    "ignored_finding": lambda: tr("Rekommendationer"),
    "import_run": lambda: tr("Tidigare inläsningar"),
    "indicator": lambda: tr("Indikatorer"),
    "indicator_category": lambda: tr("Indikatorer"),
    "indicator_value": lambda: tr("Indikatorer"),
    "lots_case": lambda: tr("LOTS-ärenden"),
    "lots_hint_note": lambda: tr("Anteckningar till påpekanden"),
    "lots_month": lambda: tr("LOTS-månader"),
    "lots_period": lambda: tr("LOTS-periodposter"),
    "lots_star": lambda: tr("Stjärnor i LOTS-månader"),
    "lots_workers": lambda: tr("LOTS-handläggare"),
    "measure": lambda: tr("Rekommendationernas mått"),
    "measure_outcome": lambda: tr("Rekommendationernas mått"),
    "meta": lambda: tr("Det filen säger om sig själv"),
    "month_correction": lambda: tr("Rättelser av låsta månader"),
    "month_status": lambda: tr("Månadernas lås"),
    "population_count": lambda: tr("Samverkanspopulation"),
    "population_definition": lambda: tr("Definitioner av samverkanspopulation"),
    "population_overlap": lambda: tr("Definitioner av samverkanspopulation"),
    "population_row": lambda: tr("Definitioner av samverkanspopulation"),
    "profile_text": lambda: tr("Kommunprofilernas texter"),
    "publication_level": lambda: tr("Redovisningsnivåer för LOTS"),
    "published_rank": lambda: tr("Publicerade platser"),
    "recommendation": lambda: tr("Rekommendationer"),
    "recommendation_area": lambda: tr("Rekommendationer"),
    "recommendation_text": lambda: tr("Rekommendationer"),
    "report": lambda: tr("Godkända rapporter"),
    "report_definition": lambda: tr("Godkända rapporter"),
    "report_step": lambda: tr("Godkända rapporter"),
    "report_appendix": lambda: tr("Rapportens bilagor"),
    "report_picture": lambda: tr("Rapportens bilder"),
    "resource_month": lambda: tr("Tilläggsresurs"),
    "resource_part": lambda: tr("Tilläggsresursens delar"),
    "setting": lambda: tr("Inställningar"),
    "source": lambda: tr("Källor"),
    "template": lambda: tr("Mallar"),
    "template_field": lambda: tr("Mallar"),
}
