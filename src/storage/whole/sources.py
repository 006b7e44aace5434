"""What the figures of the workspace come from, subject by subject (*källförteckning*)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from domain.benefits.months import TABLE
from domain.ground.changes import Changes, Subject, every_subject
from domain.ground.display import show_list, swedish_order
from domain.ground.problem import UserProblem
from domain.ground.publishers import is_official
from domain.ground.source import Source, title_and_table
from domain.ground.text import tr
from domain.ground.used_source import UsedSource, in_order
from domain.importing.given import Given
from domain.indicators.indicator import Indicator
from storage.file.first_screen import settings
from storage.file.workspace import Workspace
from storage.ground.figures import typed_source
from storage.ground.rows import fetch
from storage.ground.texts import checked_line
from storage.indicators.queries import read_indicators
from storage.kept import Kept
from storage.log.recorder import operation
from storage.schema.areas import IMPORT_RUN, SOURCE
from storage.schema.benefits import BENEFIT_MONTH, INDICATOR, INDICATOR_VALUE
from storage.schema.columns import METADATA

# Where a table says which period its rows speak of; the last one where they speak of days.
_PERIODS = (("month", "month"), ("period", "period"), ("reference_date", "reference_date"), ("since", "until"))
_TEXTS = frozenset({"profile_text"})


def sources_in_use(ws: Workspace, kept: Iterable[Kept]) -> tuple[UsedSource, ...]:
    """Every source that any figure has, and those who typed figures without one; a source whose figures have all been
    replaced is none."""
    with ws.reading() as connection:
        found = [
            used
            for each in kept
            for name, words in each.tables.items()
            if "source_id" in METADATA.tables[name].columns and name not in _TEXTS
            for used in _of_table(connection, METADATA.tables[name], words)
        ]
    return in_order(found)


def correct_source(ws: Workspace, *, source: int, title: str, publisher: str) -> Changes:
    """Gives a source another title and publisher, and with it every source that is called the same: a file leaves one
    for each day or indicator. Who took the figures in, and when, stays as it was; the log says who mended it.

    Raises UserProblem for a name that says nothing to a reader, and where the source is gone.
    """
    given = Given(checked_line(tr("Källa"), title), checked_line(tr("Utgivare"), publisher, may_be_empty=True))
    if given.problem:
        raise UserProblem(tr("{problem} Ingenting har ändrats.").format(problem=given.problem))
    name = Source(given.title, given.publisher).name
    with operation(ws, tr("rättad källa {name}").format(name=name), every_subject()) as op:
        found = fetch(op.connection, SOURCE, [(source,)])
        if not found:
            raise UserProblem(tr("Källan finns inte längre. Ingenting har ändrats."))
        before = found[source,]
        # What its publisher calls the table is listed by itself, and is not what is corrected.
        kept = before["title"].removeprefix(title_and_table(before["title"])[0])
        named = {"title": given.title + kept, "publisher": given.publisher}
        alike = select(SOURCE.c.id).where(SOURCE.c.title == before["title"], SOURCE.c.publisher == before["publisher"])
        for number in list(op.connection.execute(alike).scalars()):
            op.update(SOURCE, (number,), named)
    return op.changes


def shown_though_small(ws: Workspace) -> tuple[Indicator, ...]:
    """Indicators with small counts that are shown in public though they come from no one who is known to publish
    official statistics: files taken in by earlier versions of the program left them so (ruling 46)."""
    threshold = settings(ws).small_count_threshold
    wanted = (
        select(INDICATOR_VALUE.c.indicator_key, SOURCE.c.publisher, SOURCE.c.title)
        .outerjoin(SOURCE, SOURCE.c.id == INDICATOR_VALUE.c.source_id)
        .where(INDICATOR_VALUE.c.value.in_(range(1, threshold)))
        .distinct()
    )
    with ws.reading() as connection:
        known = read_indicators(connection)
        own = {
            row.indicator_key
            for row in connection.execute(wanted)
            if row.title is None or not is_official(Source(row.title, row.publisher).name)
        }
    found = [each for key, each in known.items() if key in own and each.is_count and not each.counted_by_group]
    return tuple(sorted(found, key=lambda each: swedish_order(each.name)))


def hide_small(ws: Workspace, *, indicators: Sequence[Indicator]) -> Changes:
    """Counts the indicators as the group's own from now on: their small counts are hidden in public."""
    names = show_list(f"”{each.name}”" for each in indicators)
    with operation(ws, tr("dolda små antal i {names}").format(names=names), {Subject.INDICATORS}) as op:
        op.put(INDICATOR, [{"key": each.key, "counted_by_group": True} for each in indicators])
    return op.changes


def _of_table(connection: Connection, table: Table, words: str) -> Iterator[UsedSource]:
    columns = table.columns
    first, last = next(
        ((columns[one], columns[other]) for one, other in _PERIODS if one in columns), (columns.get("year"),) * 2
    )
    if first is None or last is None:
        return
    counted = [
        columns["source_id"],
        func.min(first).label("first"),
        func.max(last).label("last"),
        func.max(columns["import_id"]).label("import_id"),
    ]
    if "recorded_at" in columns:
        counted += [func.max(columns["recorded_at"]).label("recorded_at"), func.max(columns["recorded_by"]).label("by")]
    grouped = select(*counted).group_by(columns["source_id"]).subquery()
    wanted = (
        select(grouped, *(column.label(f"of_{column.name}") for column in SOURCE.columns), IMPORT_RUN.c.file_name)
        .outerjoin_from(grouped, SOURCE, SOURCE.c.id == grouped.c.source_id)
        .outerjoin(IMPORT_RUN, IMPORT_RUN.c.id == grouped.c.import_id)
    )
    for row in connection.execute(wanted):
        yield UsedSource(_source(table, row), words, _code(row.first), _code(row.last), row.file_name or "", row.of_id)


def _source(table: Table, row: Row[Any]) -> Source:
    if row.of_id is None:
        at: datetime = row.recorded_at
        return typed_source(at, row.by)
    title, named = (row.of_title, TABLE) if table is BENEFIT_MONTH else title_and_table(row.of_title)
    return Source(title, row.of_publisher, row.of_reference_date, row.of_recorded_on, row.of_recorded_by, table=named)


def _code(found: date | str | int) -> str:
    return found.isoformat() if isinstance(found, date) else str(found)
