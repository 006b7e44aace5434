"""Full-year equivalents over time (*tidsserier*): domain handbook §3 point 5."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from sqlalchemy import Connection

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.benefits.of_period import (
    GapTreatment,
    KnownAid,
    MonthFigures,
    figures_of_group,
    figures_of_period,
    fill_gaps,
    latest_known_aid,
)
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import Period, PeriodKind, months_between
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, exact_sum
from domain.profile.series import BenefitSeries
from storage.benefits.months import AreaRows, Division, read_country_gaps, read_latest_month, read_months, source_of
from storage.benefits.queries import choose, made_of, read_typed
from storage.file.workspace import Workspace
from storage.ground.figures import known_area


def series(
    ws: Workspace,
    area: str,
    sex: Sex = Sex.ALLA,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
) -> BenefitSeries:
    """Everything that is known of an area over time; empty where nothing is. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        return read_series(connection, known_area(connection, area), Division(sex, age_group, treatment))


def read_series(connection: Connection, area: Area, division: Division) -> BenefitSeries:
    """As `series`, inside a transaction that is already open. A group is its members of the latest period it has
    figures of, all the way back, so that the line is that of the same kommuner."""
    return read_series_of(connection, [area], division)[area.code]


def read_series_of(connection: Connection, areas: Sequence[Area], division: Division) -> dict[str, BenefitSeries]:
    """As `read_series`, of several areas by their codes."""
    made = {area.code: made_of(connection, area, _latest(connection, area, division)) for area in areas}
    by_code = {each.code: each for members in made.values() for each in members}
    rows = read_months(connection, list(by_code), division, None, None)
    typed = read_typed(connection, by_code, None, division)
    told = cache(partial(source_of, connection))
    found = {}
    for area in areas:
        codes = {each.code for each in made[area.code]}
        months = {code: of_area for code, of_area in rows.items() if code in codes}
        years = {key: figures for key, figures in typed.items() if key[0] in codes}
        gaps = None
        if area.code == RIKET and area.code in months:
            gaps = read_country_gaps(connection, months[area.code].months, division)
        found[area.code] = replace(_series(area, made[area.code], months, years, division, told), country_gaps=gaps)
    return found


def _series(
    area: Area,
    members: Sequence[Area],
    rows: Mapping[str, AreaRows],
    typed: Mapping[tuple[str, Period], BenefitFigures],
    division: Division,
    told: Callable[[frozenset[int | None]], Source],
) -> BenefitSeries:
    by_code = {each.code: each for each in members}
    years: dict[Period, dict[str, BenefitFigures]] = defaultdict(dict)
    for code, of_area in rows.items():
        for figures in _years_of_months(by_code[code], of_area.months, division, told(frozenset(of_area.sources))):
            years[figures.period][code] = figures
    for (code, period), figures in typed.items():
        if period.kind is PeriodKind.YEAR:
            chosen = choose(years[period].get(code), figures)
            assert chosen is not None
            years[period][code] = chosen.shown
    filled: set[Period] = set()
    months: dict[str, Sequence[MonthFigures]] = {code: of_area.months for code, of_area in rows.items()}
    if division.treatment is GapTreatment.SENAST_KANDA:
        for code, of_area in rows.items():
            months[code], gaps = fill_gaps(of_area.months, None)
            filled |= {gap.month for gap in gaps}
    single = members == [area]
    together, reporting = _together(months, single=single)
    by_year = [found.get(area.code) if single else figures_of_group(area, members, found) for found in _sorted(years)]
    return BenefitSeries(
        area=area,
        sex=division.sex,
        age_group=division.age_group,
        months=together,
        years=tuple(figures for figures in by_year if figures is not None),
        filled=tuple(sorted(filled)),
        source=told(frozenset(each for of_area in rows.values() for each in of_area.sources)) if rows else None,
        partial=tuple(month for month, of_month in reporting.items() if len(of_month) < len(members)),
        reporting=reporting,
    )


def _latest(connection: Connection, area: Area, division: Division) -> Period | None:
    """Of a group, whose members may be others at other times."""
    if area.kind is not AreaKind.GROUP:
        return None
    codes = [each.code for each in made_of(connection, area)]
    return read_latest_month(connection, codes, division)


def _sorted(years: Mapping[Period, dict[str, BenefitFigures]]) -> list[dict[str, BenefitFigures]]:
    return [years[period] for period in sorted(years, key=lambda period: period.year)]


def _years_of_months(
    area: Area, months: Sequence[MonthFigures], division: Division, source: Source
) -> Iterator[BenefitFigures]:
    by_year: dict[int, list[MonthFigures]] = defaultdict(list)
    for each in months:
        by_year[each.month.year].append(each)
    known: KnownAid | None = None
    for year, of_year in by_year.items():
        yield figures_of_period(
            area,
            Period(year, PeriodKind.YEAR),
            division.sex,
            division.age_group,
            of_year,
            source,
            treatment=division.treatment,
            before=known,
        )
        known = latest_known_aid(of_year) or known


def _together(
    months: Mapping[str, Sequence[MonthFigures]], *, single: bool
) -> tuple[tuple[MonthFigures, ...], dict[Period, frozenset[str]]]:
    """Every month from the first to the last, a group's as the sum of those who report; and who they are."""
    by_month: dict[Period, dict[str, MonthFigures]] = defaultdict(dict)
    for code, of_area in months.items():
        for each in of_area:
            by_month[each.month][code] = each
    if not by_month:
        return (), {}
    made, who = [], {}
    for month in months_between(min(by_month), max(by_month)):
        found = by_month.get(month, {})
        if single:
            made.append(next(iter(found.values()), _nothing(month)))
            continue
        reporting = {
            code: each
            for code, each in found.items()
            if not any(isinstance(value, Empty) for value in (*each.persons, each.population))
        }
        who[month] = frozenset(reporting)
        made.append(_sum(month, list(reporting.values())) if reporting else _nothing(month))
    return tuple(made), who


def _nothing(month: Period) -> MonthFigures:
    return MonthFigures(month, (Empty.SAKNAS,) * len(Benefit), Empty.SAKNAS)


def _sum(month: Period, reporting: Sequence[MonthFigures]) -> MonthFigures:
    persons = tuple(exact_sum(each.persons[at] for each in reporting) for at in range(len(Benefit)))
    return MonthFigures(month, persons, exact_sum(each.population for each in reporting))
