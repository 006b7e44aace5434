"""Full-year equivalents, ranks and the profile made of them: from the monthly table, or typed and published by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import EllipsisType
from typing import Any

from sqlalchemy import Connection, select

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.benefits.of_period import Compared, GapTreatment, figures_of_group, over_common
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import Period, PeriodKind, parse_month, parse_period
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.profile.national import National
from domain.profile.profile import Profile, Standing, build_profile
from domain.profile.ranking import Rank, RankMeasure
from storage.areas.queries import read_group_members
from storage.benefits.months import Division, StoredMonths, read_month_figures, read_national, read_stored_months
from storage.benefits.ranks import read_ranks
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, known_areas, recorded_source
from storage.ground.sources import with_source
from storage.schema.areas import AREA
from storage.schema.benefits import BENEFIT_MONTH, BENEFIT_YEAR


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an area and period: the figures that are shown, and others of the same period beside them.

    A whole year of months goes before a typed or published year, and that before an incomplete year of months.
    """

    shown: BenefitFigures
    beside: BenefitFigures | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of some areas and all they are sums of, read once for several periods: their months, and typed or
    published figures by area and period."""

    months: StoredMonths
    typed: Mapping[tuple[str, Period], BenefitFigures]


def compared_of(
    ws: Workspace,
    areas: Sequence[str],
    period: Period,
    sex: Sex = Sex.ALLA,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
) -> dict[str, Compared]:
    """The figures of several areas by code beside those of the year before; areas without are absent. Raises
    UserProblem for an unknown area."""
    with ws.reading() as connection:
        return read_compared(connection, known_areas(connection, areas), period, Division(sex, age_group, treatment))


def periods_with_figures(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The years, half-years and months the area has figures for, the latest first; a year before its half-years, and
    those before their months."""
    with ws.reading() as connection:
        codes = [each.code for each in made_of(connection, known_area(connection, area))]
        typed = select(BENEFIT_YEAR.c.period).where(BENEFIT_YEAR.c.area_code.in_(codes)).distinct()
        of_years = tuple(connection.execute(typed).scalars())
        monthly = select(BENEFIT_MONTH.c.month).where(BENEFIT_MONTH.c.area_code.in_(codes)).distinct()
        of_months = tuple(connection.execute(monthly).scalars())
    return _periods(tuple(sorted(of_years)), tuple(sorted(of_months)))


# Most kommuner have figures of the same periods.
@lru_cache(maxsize=16)
def _periods(of_years: tuple[str, ...], of_months: tuple[str, ...]) -> tuple[Period, ...]:
    found = {parse_period(code) for code in of_years}
    for code in of_months:
        month = parse_month(code)
        half = Period(month.year, PeriodKind.HALF, 1 if month.number <= 6 else 2)
        found |= {month, half, Period(month.year, PeriodKind.YEAR)}
    return tuple(sorted(found, key=_latest_first))


def _latest_first(period: Period) -> tuple[int, int, int]:
    kinds = [PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.MONTH]
    return -period.year, kinds.index(period.kind), period.number


def divisions(ws: Workspace, area: str, period: Period) -> tuple[tuple[Sex, str], ...]:
    """The sexes and ages the area has figures of for the period; ages are never put in each other's place."""
    months = period.months
    with ws.reading() as connection:
        codes = [each.code for each in made_of(connection, known_area(connection, area))]
        typed = select(BENEFIT_YEAR.c.sex, BENEFIT_YEAR.c.age_group).where(
            BENEFIT_YEAR.c.area_code.in_(codes), BENEFIT_YEAR.c.period == period.code
        )
        monthly = select(BENEFIT_MONTH.c.sex, BENEFIT_MONTH.c.age_group).where(
            BENEFIT_MONTH.c.area_code.in_(codes), BENEFIT_MONTH.c.month.between(months[0].code, months[-1].code)
        )
        found = {(Sex(row.sex), row.age_group) for wanted in (typed, monthly) for row in connection.execute(wanted)}
    order = list(Sex)
    return tuple(sorted(found, key=lambda each: (each[1], order.index(each[0]))))


def profile(
    ws: Workspace,
    area: str,
    period: Period,
    sex: Sex = Sex.ALLA,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
    *,
    country: National | EllipsisType | None = ...,
) -> Profile | None:
    """The municipal profile (*kommunprofil*), None where the area has no figures for the period.

    Places are computed where the monthly table holds the country's kommuner, else published ones are used, which are
    of both sexes and whole years (ruling 7). `country` saves reading the places again where they were read, None too.
    Raises UserProblem for an unknown area.
    """
    with ws.reading() as connection:
        chosen = [known_area(connection, area)]
        return read_profiles(connection, chosen, period, sex, age_group, treatment, country).get(area)


def read_profiles(
    connection: Connection,
    areas: Sequence[Area],
    period: Period,
    sex: Sex = Sex.ALLA,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
    country: National | EllipsisType | None = ...,
) -> dict[str, Profile]:
    """The profiles of several areas by code, inside a transaction that is already open; those without figures for the
    period are absent. `country` saves reading the places again where they have been read, None too."""
    division = Division(sex, age_group, treatment)
    found = read_compared(connection, areas, period, division)
    if not found:
        return {}
    if country is ...:
        ranks = any(area.kind is AreaKind.KOMMUN for area in areas)
        country = read_national(connection, period, division) if ranks else None
    printed = read_ranks(connection, [area.code for area in areas], [period.year])
    return _profiles(areas, period, division, found, country, printed)


def read_profiles_of(
    connection: Connection,
    areas: Sequence[Area],
    periods: Sequence[Period],
    sex: Sex = Sex.ALLA,
    countries: Mapping[Period, National | None] | None = None,
) -> dict[Period, dict[str, Profile]]:
    """The same of several periods, in as many statements as of one; `countries` are their places, none without."""
    if not periods:
        return {}
    division = Division(sex, AGE_20_64, GapTreatment.LAMNA_UT)
    every = {each.code: each for area in areas for each in made_of(connection, area)}
    first, last = min(each.previous.months[0] for each in periods), max(each.months[-1] for each in periods)
    months = read_stored_months(connection, list(every), division, first, last)
    asked = [each for period in periods for each in (period, period.previous)]
    stored = Stored(months, read_typed(connection, every, asked, division))
    printed = read_ranks(connection, [area.code for area in areas], [each.year for each in periods])
    found = {each: read_compared(connection, areas, each, division, stored) for each in periods}
    places = countries or {}
    return {each: _profiles(areas, each, division, found[each], places.get(each), printed) for each in periods}


def _profiles(
    areas: Sequence[Area],
    period: Period,
    division: Division,
    found: Mapping[str, Compared],
    country: National | None,
    printed: Mapping[tuple[str, int], Mapping[RankMeasure, Rank]],
) -> dict[str, Profile]:
    # Places are printed of both sexes and whole years alone (ruling 7).
    ranked = division.sex is Sex.ALLA and division.age_group == AGE_20_64 and period.kind is PeriodKind.YEAR
    return {
        area.code: build_profile(
            found[area.code].now,
            found[area.code].before,
            standing=_standing(area, country, printed.get((area.code, period.year), {}) if ranked else {}),
            treatment=division.treatment,
            beside=found[area.code].beside,
            of_all=found[area.code].of_all,
        )
        for area in areas
        if area.code in found
    }


def _standing(area: Area, country: National | None, printed: Mapping[RankMeasure, Rank]) -> Standing:
    if area.kind is not AreaKind.KOMMUN:
        return Standing()
    if country is None or (printed and not country.whole):
        return Standing(printed)
    ranks = country.ranks(area.code)
    return Standing(
        {measure: rank for measure, rank in ranks.items() if isinstance(measure, RankMeasure)},
        {measure: rank for measure, rank in ranks.items() if isinstance(measure, Benefit)},
        country.present,
    )


_MONTHS_OF_A_YEAR = 12


def latest_year(connection: Connection, areas: Sequence[Area], last: Period | None = None) -> Period | None:
    """The latest whole year that any of the areas has figures for, not after the one that `last` is in."""
    return max(latest_years(connection, areas, last).values(), default=None)


def latest_years(connection: Connection, areas: Sequence[Area], last: Period | None = None) -> dict[str, Period]:
    """By code the latest whole year that each area has figures for: typed, published or twelve months (ruling 41)."""
    of_area = {area.code: [each.code for each in made_of(connection, area)] for area in areas}
    codes = sorted({code for made in of_area.values() for code in made})
    wanted = select(BENEFIT_YEAR.c.area_code, BENEFIT_YEAR.c.period).where(BENEFIT_YEAR.c.area_code.in_(codes))
    typed = [(row.area_code, parse_period(row.period)) for row in connection.execute(wanted.distinct())]
    known = {(code, period.year) for code, period in typed if period.kind is PeriodKind.YEAR}
    monthly = select(BENEFIT_MONTH.c.area_code, BENEFIT_MONTH.c.month).where(BENEFIT_MONTH.c.area_code.in_(codes))
    months = Counter((row.area_code, parse_month(row.month).year) for row in connection.execute(monthly.distinct()))
    known |= {key for key, counted in months.items() if counted == _MONTHS_OF_A_YEAR}
    found: dict[str, Period] = {}
    for area, made in of_area.items():
        years = [year for code, year in known if code in made and (last is None or year <= last.year)]
        if years:
            found[area] = Period(max(years), PeriodKind.YEAR)
    return found


# --- figures ---


def read_figures(connection: Connection, areas: Sequence[Area], period: Period, division: Division) -> dict[str, Known]:
    """What is known of each area by code, inside a transaction that is already open; a group is the sum of its
    members and a county without figures of its own that of its kommuner (ruling 10)."""
    members = _members(connection, areas, period)
    chosen = _read_parts(connection, members, period, division)
    found: dict[str, Known] = {}
    for area in areas:
        parts = members[area.code]
        if parts == [area]:
            if area.code in chosen:
                found[area.code] = chosen[area.code]
            continue
        figures = {each.code: chosen[each.code].shown for each in parts if each.code in chosen}
        together = figures_of_group(area, parts, figures)
        if together is not None:
            found[area.code] = Known(together)
    return found


def _members(connection: Connection, areas: Sequence[Area], period: Period) -> dict[str, list[Area]]:
    return {area.code: made_of(connection, area, period) for area in areas}


def _read_parts(
    connection: Connection,
    members: Mapping[str, Sequence[Area]],
    period: Period,
    division: Division,
    stored: Stored | None = None,
) -> dict[str, Known]:
    """What is known of each area that the others are sums of, by code."""
    every = {each.code: each for listed in members.values() for each in listed}
    months = None if stored is None else stored.months
    monthly = read_month_figures(connection, list(every.values()), period, division, stored=months)
    typed = read_typed(connection, every, [period], division) if stored is None else stored.typed
    return {code: known for code in every if (known := choose(monthly.get(code), typed.get((code, period))))}


def read_compared(
    connection: Connection, areas: Sequence[Area], period: Period, division: Division, stored: Stored | None = None
) -> dict[str, Compared]:
    """Each area that has figures, beside the year before as far as the two can be compared. `stored` saves reading
    them."""
    members = _members(connection, areas, period)
    now = _read_parts(connection, members, period, division, stored)
    earlier = _read_parts(connection, members, period.previous, division, stored)
    before = _of_same_months(connection, period, now, earlier, division, stored)
    found: dict[str, Compared] = {}
    for area in areas:
        parts = members[area.code]
        if parts == [area]:
            if area.code in now:
                known = now[area.code]
                found[area.code] = Compared(known.shown, before.get(area.code), beside=known.beside)
            continue
        of_parts = {each.code: now[each.code].shown for each in parts if each.code in now}
        if (compared := over_common(area, parts, of_parts, before)) is not None:
            found[area.code] = compared
    return found


def _of_same_months(
    connection: Connection,
    period: Period,
    now: Mapping[str, Known],
    before: Mapping[str, Known],
    division: Division,
    stored: Stored | None = None,
) -> dict[str, BenefitFigures]:
    """The year before of each area: whole beside what is whole, else of the same months; absent where it is neither."""
    found: dict[str, BenefitFigures] = {}
    earlier = {code: known.shown for code, known in before.items()}
    asked: dict[tuple[Period, ...], list[Area]] = defaultdict(list)
    for known in now.values():
        asked[_months_of_part(known.shown)].append(known.shown.area)
    if len(asked) == 1:
        # Of who has figures of the year before alone: a group's level of all then.
        next(iter(asked.values())).extend(each.area for code, each in earlier.items() if code not in now)
    for months, areas in asked.items():
        if months:
            wanted = [each.previous for each in months]
            held = None if stored is None else stored.months
            found |= read_month_figures(connection, areas, period.previous, division, wanted, stored=held)
        else:
            codes = [area.code for area in areas if area.code in earlier]
            found |= {code: earlier[code] for code in codes if not _months_of_part(earlier[code])}
    return found


def _months_of_part(figures: BenefitFigures) -> tuple[Period, ...]:
    """The months there are of an incomplete period; empty where it is whole."""
    return () if figures.coverage is None or figures.coverage.whole else figures.coverage.which


def choose(monthly: BenefitFigures | None, typed: BenefitFigures | None) -> Known | None:
    """Which of two sets of figures is shown; None where there is neither."""
    if monthly is None or typed is None:
        one = monthly or typed
        return None if one is None else Known(one)
    coverage = monthly.coverage
    whole = coverage is not None and coverage.months == coverage.of
    # A typed year that has only begun says less than the months there are.
    begun = isinstance(typed.total, Empty)
    return Known(monthly, typed) if whole or begun else Known(typed, monthly)


def made_of(connection: Connection, area: Area, period: Period | None = None) -> list[Area]:
    """The areas whose figures an area's are the sum of, for a group its members of the period or all there ever were;
    itself where it has figures of its own."""
    if area.kind is AreaKind.GROUP:
        return read_group_members(connection, area.code, period)
    if area.kind is AreaKind.LAN and area.code != RIKET and not _has_own(connection, area.code):
        wanted = select(AREA).where(AREA.c.kind == "kommun", AREA.c.code.startswith(area.code))
        found = connection.execute(wanted.order_by(AREA.c.code))
        return [Area(row.code, row.name, AreaKind(row.kind)) for row in found]
    return [area]


def _has_own(connection: Connection, code: str) -> bool:
    tables: Iterable[Any] = (BENEFIT_MONTH, BENEFIT_YEAR)
    return any(
        connection.execute(select(table.c.area_code).where(table.c.area_code == code).limit(1)).first() is not None
        for table in tables
    )


def read_typed(
    connection: Connection, by_code: Mapping[str, Area], periods: Sequence[Period] | None, division: Division
) -> dict[tuple[str, Period], BenefitFigures]:
    """Typed or published figures by area and period; of every period where `periods` is None."""
    wanted = with_source(BENEFIT_YEAR).where(
        BENEFIT_YEAR.c.area_code.in_(by_code),
        BENEFIT_YEAR.c.sex == division.sex.value,
        BENEFIT_YEAR.c.age_group == division.age_group,
    )
    if periods is not None:
        wanted = wanted.where(BENEFIT_YEAR.c.period.in_([period.code for period in periods]))
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
