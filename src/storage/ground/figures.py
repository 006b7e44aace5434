"""Figures between the domain and the tables: a number, or the reason why there is none; and where it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.benefits.typed_year import COLUMNS, PUBLISHED_SHARE, YearColumn
from domain.ground.area import Area, AreaKind
from domain.ground.display import show_list
from domain.ground.entry import LARGEST_COUNT
from domain.ground.problem import UserProblem
from domain.ground.source import Source, one_source, title_and_table
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from storage.ground.rows import fetch
from storage.schema.areas import AREA


def stored(column: str, value: Value) -> dict[str, Any]:
    """The pair of columns that holds the value."""
    if isinstance(value, Empty):
        return {column: None, f"{column}_empty": value.value}
    return {column: value, f"{column}_empty": None}


def stored_count(column: str, value: Value) -> dict[str, Any]:
    """As `stored`, for numbers of persons or cases. Raises ValueError for others: entry has refused them."""
    if not isinstance(value, Empty) and (not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT):
        raise ValueError(f"{column}: {value}")
    return stored(column, value)


def figure(row: Mapping[Any, Any], column: str) -> Value:
    """The value that `stored` stored."""
    number: Value | None = row[column]
    return number if number is not None else Empty(row[f"{column}_empty"])


def stored_year_column(row: Mapping[Any, Any]) -> YearColumn:
    """A row of yearly figures as a column of what is typed."""
    share = Empty.SAKNAS if row[PUBLISHED_SHARE] is None else row[PUBLISHED_SHARE]
    figures = {name: figure(row, name) for name in COLUMNS if name != PUBLISHED_SHARE}
    return YearColumn({**figures, PUBLISHED_SHARE: share})


def recorded_source(row: Mapping[Any, Any]) -> Source:
    """Where the figures of a row come from: its source where it has one (columns named `source_…`), else the one who
    typed it and when."""
    if row["source_title"] is None:
        return typed_source(row["recorded_at"], row["recorded_by"])
    title, table = title_and_table(row["source_title"])
    return Source(
        title,
        row["source_publisher"],
        row["source_reference_date"],
        row["source_recorded_on"],
        row["source_recorded_by"],
        table=table,
    )


def typed_source(at: datetime, who: str) -> Source:
    """The source of what someone has typed."""
    return Source(tr("registrerat i Lägesbild"), recorded=at.astimezone().date(), recorded_by=who, typed=True)


def recorded_sources(rows: Iterable[Mapping[Any, Any]]) -> Source:
    """Where the figures of several rows come from: every row has its own (ruling 45)."""
    named = {(row["source_id"], row["source_title"] is None and row["recorded_at"]): row for row in rows}
    return one_source(map(recorded_source, named.values()))


def known_area(connection: Connection, code: str) -> Area:
    """The area with the code. Raises UserProblem where the workspace has none."""
    return known_areas(connection, [code])[0]


def known_areas(connection: Connection, codes: Sequence[str]) -> list[Area]:
    """The areas with the codes, in their order. Raises UserProblem where the workspace lacks one."""
    found = fetch(connection, AREA, [(code,) for code in codes])
    unknown = [code for code in codes if (code,) not in found]
    if unknown:
        raise UserProblem(tr("Området {code} finns inte i arbetsboken.").format(code=show_list(unknown)))
    return [Area(code, found[code,]["name"], AreaKind(found[code,]["kind"])) for code in codes]
