"""Places that were printed (*publicerade placeringar*), by area and year, with where they come from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from domain.ground.source import Source
from domain.profile.ranking import Rank, RankMeasure, published_rank
from storage.file.workspace import Workspace
from storage.ground.figures import recorded_sources
from storage.ground.sources import with_source
from storage.schema.benefits import PUBLISHED_RANK


def published_ranks(ws: Workspace, area: str, year: int) -> Mapping[RankMeasure, Rank]:
    """The places that were printed for the area and year; a measure that was not printed is absent."""
    with ws.reading() as connection:
        return read_ranks(connection, [area], [year]).get((area, year), {})


def rank_source(ws: Workspace, area: str, year: int) -> Source | None:
    """Where the published ranks come from; None where there are none."""
    with ws.reading() as connection:
        return read_rank_sources(connection, [area], year).get(area)


def read_rank_sources(connection: Connection, codes: Sequence[str], year: int) -> dict[str, Source]:
    """Where the published places of several areas come from, by code, inside a transaction that is already open."""
    found = read_rank_sources_of(connection, codes, [year])
    return {code: source for (code, _year), source in found.items()}


def read_rank_sources_of(
    connection: Connection, codes: Sequence[str], years: Sequence[int]
) -> dict[tuple[str, int], Source]:
    """The same of several years, by code and year."""
    wanted = with_source(PUBLISHED_RANK).where(PUBLISHED_RANK.c.area_code.in_(codes), PUBLISHED_RANK.c.year.in_(years))
    rows: dict[tuple[str, int], list[Mapping[Any, Any]]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        rows[row["area_code"], row["year"]].append(row)
    return {at: recorded_sources(of_area) for at, of_area in rows.items()}


def read_ranks(
    connection: Connection, areas: Sequence[str], years: Sequence[int]
) -> dict[tuple[str, int], dict[RankMeasure, Rank]]:
    """The places of several areas (codes) and years, inside a transaction that is already open."""
    wanted = select(PUBLISHED_RANK).where(PUBLISHED_RANK.c.area_code.in_(areas), PUBLISHED_RANK.c.year.in_(years))
    ranks: dict[tuple[str, int], dict[RankMeasure, Rank]] = defaultdict(dict)
    order = list(RankMeasure)
    for row in sorted(connection.execute(wanted), key=lambda row: order.index(RankMeasure(row.measure))):
        found = published_rank(row.rank, row.previous, row.areas_ranked)
        ranks[row.area_code, row.year][RankMeasure(row.measure)] = found
    return ranks
