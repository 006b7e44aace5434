"""Full-year equivalents, published ranks and the profile made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from domain.area import Area
from domain.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.period import Period, PeriodKind, parse_period
from domain.profile import Profile, build_profile
from domain.ranking import Rank, RankMeasure, published_rank
from domain.sex import Sex
from domain.source import Source
from storage.figures import figure, known_area, recorded_source
from storage.queries.sources import with_source
from storage.rows import table_of
from storage.schema import BenefitYearRow, PublishedRankRow
from storage.workspace import Workspace

_YEAR = table_of(BenefitYearRow)
_RANK = table_of(PublishedRankRow)


def benefit_figures(
    ws: Workspace, area: str, period: Period, sex: Sex = Sex.ALLA, age_group: str = AGE_20_64
) -> BenefitFigures | None:
    """The figures of one area and period, None where there are none. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        found = _read(connection, [known_area(connection, area)], [period], sex, age_group)
    return found.get((area, period))


def periods_with_figures(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The periods the area has figures for, the latest first; a year before its half-years."""
    wanted = select(_YEAR.c.period).where(_YEAR.c.area_code == area).distinct()
    with ws.reading() as connection:
        found = [parse_period(code) for code in connection.execute(wanted).scalars()]
    return tuple(sorted(found, key=lambda period: (-period.year, period.number)))


def divisions(ws: Workspace, area: str, period: Period) -> tuple[tuple[Sex, str], ...]:
    """The sexes and ages the area has figures of for the period; ages are never put in each other's place."""
    wanted = select(_YEAR.c.sex, _YEAR.c.age_group).where(_YEAR.c.area_code == area, _YEAR.c.period == period.code)
    with ws.reading() as connection:
        found = [(Sex(row.sex), row.age_group) for row in connection.execute(wanted)]
    order = list(Sex)
    return tuple(sorted(found, key=lambda each: (each[1], order.index(each[0]))))


def published_ranks(ws: Workspace, area: str, year: int) -> Mapping[RankMeasure, Rank]:
    """The places that were printed for the area and year; a measure that was not printed is absent."""
    with ws.reading() as connection:
        return _ranks(connection, [area], year).get(area, {})


def rank_source(ws: Workspace, area: str, year: int) -> Source | None:
    """Where the published ranks come from; None where there are none."""
    wanted = with_source(_RANK).where(_RANK.c.area_code == area, _RANK.c.year == year).limit(1)
    with ws.reading() as connection:
        row = connection.execute(wanted).mappings().one_or_none()
    return None if row is None else recorded_source(row)


def profile(
    ws: Workspace, area: str, period: Period, sex: Sex = Sex.ALLA, age_group: str = AGE_20_64
) -> Profile | None:
    """The municipal profile (*kommunprofil*), None where the area has no figures for the period.

    Published ranks are of both sexes and whole years. Raises UserProblem for an unknown area.
    """
    with ws.reading() as connection:
        return read_profiles(connection, [known_area(connection, area)], period, sex, age_group).get(area)


def read_profiles(
    connection: Connection, areas: Sequence[Area], period: Period, sex: Sex = Sex.ALLA, age_group: str = AGE_20_64
) -> dict[str, Profile]:
    """The profiles of several areas by code, inside a transaction that is already open; those without figures for the
    period are absent."""
    found = _read(connection, areas, [period, period.previous], sex, age_group)
    ranked = sex is Sex.ALLA and period.kind is PeriodKind.YEAR
    ranks = _ranks(connection, [area.code for area in areas], period.year) if ranked else {}
    return {
        area.code: build_profile(
            found[area.code, period], found.get((area.code, period.previous)), ranks.get(area.code, {})
        )
        for area in areas
        if (area.code, period) in found
    }


def latest_year(connection: Connection, areas: Sequence[Area]) -> Period | None:
    """The latest whole year any of the areas has figures for."""
    wanted = select(_YEAR.c.period).where(_YEAR.c.area_code.in_([area.code for area in areas])).distinct()
    periods = [parse_period(code) for code in connection.execute(wanted).scalars()]
    return max((period for period in periods if period.kind is PeriodKind.YEAR), default=None)


def _read(
    connection: Connection, areas: Sequence[Area], periods: Sequence[Period], sex: Sex, age_group: str
) -> dict[tuple[str, Period], BenefitFigures]:
    by_code = {area.code: area for area in areas}
    wanted = with_source(_YEAR).where(
        _YEAR.c.area_code.in_(by_code),
        _YEAR.c.period.in_([period.code for period in periods]),
        _YEAR.c.sex == sex.value,
        _YEAR.c.age_group == age_group,
    )
    figures = [_figures(by_code[row["area_code"]], row) for row in connection.execute(wanted).mappings()]
    return {(each.area.code, each.period): each for each in figures}


def _figures(area: Area, row: Mapping[Any, Any]) -> BenefitFigures:
    share = row["published_share"]
    return BenefitFigures(
        area=area,
        period=parse_period(row["period"]),
        sex=Sex(row["sex"]),
        age_group=row["age_group"],
        persons={kind: figure(row, kind.value) for kind in Benefit},
        population=figure(row, "population"),
        published_share=None if share is None else Fraction(share),
        source=recorded_source(row),
    )


def _ranks(connection: Connection, areas: Sequence[str], year: int) -> dict[str, dict[RankMeasure, Rank]]:
    wanted = select(_RANK).where(_RANK.c.area_code.in_(areas), _RANK.c.year == year)
    ranks: dict[str, dict[RankMeasure, Rank]] = defaultdict(dict)
    order = list(RankMeasure)
    for row in sorted(connection.execute(wanted), key=lambda row: order.index(RankMeasure(row.measure))):
        ranks[row.area_code][RankMeasure(row.measure)] = published_rank(row.rank, row.previous, row.areas_ranked)
    return ranks
