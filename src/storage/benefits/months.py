"""Figures out of the monthly table, inside a transaction that is already open (rulings 2, 7 and 9)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, not_, select, union_all

from domain.benefits.benefit import Benefit, BenefitFigures, CountryGaps
from domain.benefits.months import BORTFALL, FIGURES, TABLE
from domain.benefits.of_period import GapTreatment, KnownAid, MonthFigures, figures_of_period
from domain.ground.area import RIKET, Area
from domain.ground.period import Period, parse_month
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.value import Empty, Value
from domain.profile.national import AreaSums, National
from storage.schema.areas import AREA, SOURCE
from storage.schema.benefits import BENEFIT_MONTH

_FIGURES = [BENEFIT_MONTH.c[name] for name in FIGURES]
_AID = FIGURES.index(Benefit.EKONOMISKT_BISTAND.value)
_NO_GAP = (Empty.EJ_TILLAMPLIGT.value, Empty.DOLT.value)


@dataclass(frozen=True, slots=True)
class Division:
    """What the figures are of: a sex and ages, and what is done about gaps."""

    sex: Sex
    age_group: str
    treatment: GapTreatment = GapTreatment.LAMNA_UT


@dataclass(slots=True)
class AreaRows:
    """One area's months in order, with the sources they come from."""

    months: list[MonthFigures]
    sources: set[int | None]


@dataclass(frozen=True, slots=True)
class StoredMonths:
    """The months of some areas in order, each with its source, read once for several periods; `short` tells of riket's
    months how many kommuner have *bortfall* in them, and of how many."""

    months: Mapping[str, Sequence[tuple[MonthFigures, int | None]]]
    sources: Mapping[int, Source]
    short: Sequence[tuple[Period, int, int]]

    def between(self, codes: Iterable[str], first: Period, last: Period) -> dict[str, AreaRows]:
        """The months of each area from `first` to `last`; areas without any are absent."""
        found = {}
        for code in codes:
            held = [each for each in self.months.get(code, ()) if first <= each[0].month <= last]
            if held:
                found[code] = AreaRows([figures for figures, _ in held], {source for _, source in held})
        return found

    def source(self, ids: Iterable[int | None]) -> Source:
        """The sources with the ids as one, each by its own name."""
        return one_source(self.sources[each] for each in sorted(each for each in ids if each is not None))


def read_stored_months(
    connection: Connection, codes: Sequence[str], division: Division, first: Period, last: Period
) -> StoredMonths:
    """The months of each area from `first` to `last`, for every period in them."""
    months = _read(connection, codes, division, first, last)
    ids = {source for of_area in months.values() for _, source in of_area}
    short = _short_months(connection, division, first, last) if RIKET in months else []
    return StoredMonths(months, _sources(connection, ids), short)


def read_months(
    connection: Connection, codes: Sequence[str], division: Division, first: Period | None, last: Period | None
) -> dict[str, AreaRows]:
    """The months of each area from `first` to `last`, None meaning without end; areas without any are absent."""
    found = _read(connection, codes, division, first, last)
    return {
        code: AreaRows([figures for figures, _ in rows], {source for _, source in rows}) for code, rows in found.items()
    }


def _read(
    connection: Connection, codes: Sequence[str], division: Division, first: Period | None, last: Period | None
) -> dict[str, list[tuple[MonthFigures, int | None]]]:
    wanted = (
        select(
            BENEFIT_MONTH.c.area_code,
            BENEFIT_MONTH.c.month,
            *_FIGURES,
            BENEFIT_MONTH.c.reasons,
            BENEFIT_MONTH.c.source_id,
        )
        .where(BENEFIT_MONTH.c.area_code.in_(codes), *_of(division))
        .order_by(BENEFIT_MONTH.c.area_code, BENEFIT_MONTH.c.month)
    )
    if first is not None and last is not None:
        wanted = wanted.where(BENEFIT_MONTH.c.month.between(first.code, last.code))
    found: dict[str, list[tuple[MonthFigures, int | None]]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row[0]].append((_figures(row), row[-1]))
    return found


def read_latest_month(connection: Connection, codes: Sequence[str], division: Division) -> Period | None:
    """The last month that any of the areas has figures of; None where there is none."""
    wanted = select(func.max(BENEFIT_MONTH.c.month)).where(BENEFIT_MONTH.c.area_code.in_(codes), *_of(division))
    found = connection.execute(wanted).scalar_one()
    return None if found is None else parse_month(found)


def _of(division: Division) -> list[Any]:
    return [BENEFIT_MONTH.c.sex == division.sex.value, BENEFIT_MONTH.c.age_group == division.age_group]


def _figures(row: Sequence[Any]) -> MonthFigures:
    _code, at, *figures, reasons, _source = row
    values: list[Value] = [Empty.SAKNAS if value is None else value for value in figures]
    for reason in reasons.split() if reasons else ():
        name, _, word = reason.partition("=")
        if word in _NO_GAP:
            values[FIGURES.index(name)] = Empty(word)
    return MonthFigures(parse_month(at), tuple(values[:-1]), values[-1])


def source_of(connection: Connection, ids: Iterable[int | None]) -> Source:
    """The sources with the ids as one, each by its own name."""
    return one_source(_sources(connection, ids).values())


def _sources(connection: Connection, ids: Iterable[int | None]) -> dict[int, Source]:
    known = {each for each in ids if each is not None}
    wanted = select(SOURCE).where(SOURCE.c.id.in_(sorted(known)))
    rows = connection.execute(wanted.order_by(SOURCE.c.id)) if known else ()
    return {
        row.id: Source(row.title, row.publisher, row.reference_date, row.recorded_on, row.recorded_by, table=TABLE)
        for row in rows
    }


def read_month_figures(
    connection: Connection,
    areas: Sequence[Area],
    period: Period,
    division: Division,
    only: Sequence[Period] = (),
    *,
    stored: StoredMonths | None = None,
) -> dict[str, BenefitFigures]:
    """The period's figures from its months by area code; areas without a single month are absent. With `only`, from
    those months alone, and areas that lack any of them are absent (ruling 41). `stored` saves reading them again."""
    months, codes = period.months, [area.code for area in areas]
    if stored is None:
        stored = read_stored_months(connection, codes, division, months[0], months[-1])
    found = stored.between(codes, months[0], months[-1])
    if only:
        for of_area in found.values():
            of_area.months = [each for each in of_area.months if each.month in only]
        found = {code: of_area for code, of_area in found.items() if len(of_area.months) == len(only)}
    sources = {ids: stored.source(ids) for ids in {frozenset(rows.sources) for rows in found.values()}}
    return {
        area.code: figures_of_period(
            area,
            period,
            division.sex,
            division.age_group,
            found[area.code].months,
            sources[frozenset(found[area.code].sources)],
            treatment=division.treatment,
            before=_known_before(connection, area.code, division, found[area.code].months),
            country_gaps=_country_gaps(stored.short, found[area.code].months) if area.code == RIKET else None,
        )
        for area in areas
        if area.code in found
    }


def read_country_gaps(connection: Connection, months: Sequence[MonthFigures], division: Division) -> CountryGaps | None:
    """What riket's figures of the months lack, as the table's kommuner tell it; None where nothing is known to be."""
    return _country_gaps(_short_months(connection, division, months[0].month, months[-1].month), months)


def _short_months(
    connection: Connection, division: Division, first: Period, last: Period
) -> list[tuple[Period, int, int]]:
    short = BENEFIT_MONTH.c.reasons.contains(BORTFALL)
    wanted = (
        select(BENEFIT_MONTH.c.month, func.count().filter(short), func.count())
        .where(
            BENEFIT_MONTH.c.area_code.in_(select(AREA.c.code).where(AREA.c.kind == "kommun")),
            *_of(division),
            BENEFIT_MONTH.c.month.between(first.code, last.code),
        )
        .group_by(BENEFIT_MONTH.c.month)
        .order_by(BENEFIT_MONTH.c.month)
    )
    return [(parse_month(code), lacking, of) for code, lacking, of in connection.execute(wanted)]


def _country_gaps(counted: Sequence[tuple[Period, int, int]], months: Sequence[MonthFigures]) -> CountryGaps | None:
    asked = {each.month for each in months}
    found = [each for each in counted if each[1] and each[0] in asked]
    if not found:
        return None
    return CountryGaps(
        tuple(month for month, _, _ in found), max(lacking for _, lacking, _ in found), max(of for _, _, of in found)
    )


def _known_before(
    connection: Connection, code: str, division: Division, months: Sequence[MonthFigures]
) -> KnownAid | None:
    """The latest known *ekonomiskt bistånd* before the months, where their first is a gap that it shall fill."""
    if division.treatment is not GapTreatment.SENAST_KANDA or not isinstance(months[0].persons[_AID], Empty):
        return None
    aid = _FIGURES[_AID]
    row = connection.execute(
        select(BENEFIT_MONTH.c.month, aid)
        .where(
            BENEFIT_MONTH.c.area_code == code,
            *_of(division),
            BENEFIT_MONTH.c.month < months[0].month.code,
            aid.is_not(None),
        )
        .order_by(BENEFIT_MONTH.c.month.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else KnownAid(parse_month(row[0]), row[1])


def read_national(connection: Connection, period: Period, division: Division) -> National | None:
    """The kommuner of the period, ranked among those with complete data; None where fewer than two have figures."""
    return read_nationals(connection, [period], division)[period]


def read_nationals(
    connection: Connection, periods: Sequence[Period], division: Division
) -> dict[Period, National | None]:
    """The same of several periods."""
    names = {row.code: row.name for row in connection.execute(select(AREA).where(AREA.c.kind == "kommun"))}
    sums = _sums(connection, names, {each for period in periods for each in (period, period.previous)}, division)
    told = _sources(connection, {source for _now, _present, sources in sums.values() for source in sources})
    found: dict[Period, National | None] = {}
    for period in periods:
        now, present, ids = sums[period]
        known = [source for source in ids if source is not None]
        found[period] = None
        if present >= 2 and now:
            source = one_source(told[each] for each in sorted(known))
            of = division.sex, division.age_group, division.treatment
            found[period] = National(period, *of, now, sums[period.previous][0], source, present)
    return found


_ALL_KNOWN = and_(*(column.is_not(None) for column in _FIGURES))
_Sums = tuple[list[AreaSums], int, set[int | None]]


def _sums(
    connection: Connection, names: Mapping[str, str], periods: Collection[Period], division: Division
) -> dict[Period, _Sums]:
    """Of each period the kommuner whose every month has every figure, how many have any month, and the sources."""
    kommuner = select(AREA.c.code).where(AREA.c.kind == "kommun")

    def of_period(at: int, months: Sequence[Period]) -> Select[Any]:
        return (
            select(
                literal(at),
                BENEFIT_MONTH.c.area_code,
                func.count(),
                func.count().filter(_ALL_KNOWN),
                func.max(BENEFIT_MONTH.c.source_id),
                *(func.sum(column) for column in _FIGURES),
            )
            .where(BENEFIT_MONTH.c.area_code.in_(kommuner), *_of(division))
            .where(BENEFIT_MONTH.c.month.between(months[0].code, months[-1].code))
            .group_by(BENEFIT_MONTH.c.area_code)
        )

    order = list(periods)
    rows: dict[int, list[Any]] = defaultdict(list)
    for at, *row in connection.execute(union_all(*(of_period(at, each.months) for at, each in enumerate(order)))):
        rows[at].append(row)
    return {period: _complete(connection, rows[at], names, period, division) for at, period in enumerate(order)}


def _complete(
    connection: Connection, rows: Sequence[Any], names: Mapping[str, str], period: Period, division: Division
) -> _Sums:
    filled = {}
    if division.treatment is GapTreatment.SENAST_KANDA and any(row[1] != row[2] for row in rows):
        filled = _filled_sums(connection, period, division)
    complete = []
    for code, counted, whole, _source, *persons, population in rows:
        known, more = filled.get(code, (0, 0))
        if counted == len(period.months) == whole + known and population:
            persons[_AID] = (persons[_AID] or 0) + more
            complete.append(AreaSums(code, names[code], tuple(persons), population))
    return complete, len(rows), {row[3] for row in rows}


def _filled_sums(connection: Connection, period: Period, division: Division) -> dict[str, tuple[int, int]]:
    """How many months of an area lack only *ekonomiskt bistånd* and have an earlier value, and those values' sum."""
    months = period.months
    aid = _FIGURES[_AID]
    others = [column for column in _FIGURES if column is not aid]
    earlier = BENEFIT_MONTH.alias()
    latest = (
        select(earlier.c[aid.name])
        .where(
            earlier.c.area_code == BENEFIT_MONTH.c.area_code,
            earlier.c.sex == BENEFIT_MONTH.c.sex,
            earlier.c.age_group == BENEFIT_MONTH.c.age_group,
            earlier.c.month < BENEFIT_MONTH.c.month,
            earlier.c[aid.name].is_not(None),
        )
        .order_by(earlier.c.month.desc())
        .limit(1)
        .scalar_subquery()
    )
    kommuner = select(AREA.c.code).where(AREA.c.kind == "kommun")
    wanted = select(BENEFIT_MONTH.c.area_code, latest).where(
        BENEFIT_MONTH.c.area_code.in_(kommuner),
        *_of(division),
        BENEFIT_MONTH.c.month.between(months[0].code, months[-1].code),
        aid.is_(None),
        # What does not apply, or was hidden, is no gap; the profile does not fill it either.
        *(not_(func.coalesce(BENEFIT_MONTH.c.reasons, "").contains(f"{aid.name}={word}")) for word in _NO_GAP),
        *(column.is_not(None) for column in others),
    )
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for code, value in connection.execute(wanted):
        if value is not None:
            count, total = found[code]
            found[code] = (count + 1, total + value)
    return found
