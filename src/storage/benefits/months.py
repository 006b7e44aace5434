"""Figures out of the monthly table, inside a transaction that is already open (rulings 2, 7 and 9)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, not_, select

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


def read_months(
    connection: Connection, codes: Sequence[str], division: Division, first: Period | None, last: Period | None
) -> dict[str, AreaRows]:
    """The months of each area from `first` to `last`, None meaning without end; areas without any are absent."""
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
    found: dict[str, AreaRows] = {}
    for row in connection.execute(wanted):
        of_area = found.setdefault(row[0], AreaRows([], set()))
        of_area.months.append(_figures(row))
        of_area.sources.add(row[-1])
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
    wanted = select(SOURCE).where(SOURCE.c.id.in_([each for each in ids if each is not None]))
    return one_source(
        Source(row.title, row.publisher, row.reference_date, row.recorded_on, row.recorded_by, table=TABLE)
        for row in connection.execute(wanted.order_by(SOURCE.c.id))
    )


def read_month_figures(
    connection: Connection, areas: Sequence[Area], period: Period, division: Division, only: Sequence[Period] = ()
) -> dict[str, BenefitFigures]:
    """The period's figures from its months by area code; areas without a single month are absent. With `only`, from
    those months alone, and areas that lack any of them are absent (ruling 41)."""
    months = period.months
    found = read_months(connection, [area.code for area in areas], division, months[0], months[-1])
    if only:
        for of_area in found.values():
            of_area.months = [each for each in of_area.months if each.month in only]
        found = {code: of_area for code, of_area in found.items() if len(of_area.months) == len(only)}
    sources = {ids: source_of(connection, ids) for ids in {frozenset(rows.sources) for rows in found.values()}}
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
            country_gaps=read_country_gaps(connection, found[area.code].months, division)
            if area.code == RIKET
            else None,
        )
        for area in areas
        if area.code in found
    }


def read_country_gaps(connection: Connection, months: Sequence[MonthFigures], division: Division) -> CountryGaps | None:
    """What riket's figures of the months lack, as the table's kommuner tell it; None where nothing is known to be."""
    short = BENEFIT_MONTH.c.reasons.contains(BORTFALL)
    wanted = (
        select(BENEFIT_MONTH.c.month, func.count().filter(short), func.count())
        .where(
            BENEFIT_MONTH.c.area_code.in_(select(AREA.c.code).where(AREA.c.kind == "kommun")),
            *_of(division),
            BENEFIT_MONTH.c.month.between(months[0].month.code, months[-1].month.code),
        )
        .group_by(BENEFIT_MONTH.c.month)
        .order_by(BENEFIT_MONTH.c.month)
    )
    asked = {each.month for each in months}
    counted = [(parse_month(code), lacking, of) for code, lacking, of in connection.execute(wanted)]
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
    names = {row.code: row.name for row in connection.execute(select(AREA).where(AREA.c.kind == "kommun"))}
    now, present, sources = _sums(connection, names, period, division)
    if present < 2 or not now:
        return None
    before, _present, _sources = _sums(connection, names, period.previous, division)
    return National(
        period,
        division.sex,
        division.age_group,
        division.treatment,
        now,
        before,
        source_of(connection, sources),
        present,
    )


_ALL_KNOWN = and_(*(column.is_not(None) for column in _FIGURES))


def _sums(
    connection: Connection, names: Mapping[str, str], period: Period, division: Division
) -> tuple[list[AreaSums], int, set[int | None]]:
    """The kommuner whose every month has every figure, how many have any month, and the sources."""
    months = period.months
    kommuner = select(AREA.c.code).where(AREA.c.kind == "kommun")
    wanted = (
        select(
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
    rows = connection.execute(wanted).all()
    filled = {}
    if division.treatment is GapTreatment.SENAST_KANDA and any(row[1] != row[2] for row in rows):
        filled = _filled_sums(connection, period, division)
    complete = []
    for code, counted, whole, _source, *persons, population in rows:
        known, more = filled.get(code, (0, 0))
        if counted == len(months) == whole + known and population:
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
