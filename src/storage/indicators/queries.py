"""Indicators (*X i siffror*) and their figures."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.display import swedish_order
from domain.ground.history import FigureStep
from domain.ground.period import Period, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.hiding.indicators import public_table, public_tables
from domain.indicators.indicator import MOST_DECIMALS, CellKey, Indicator, IndicatorTable, Values, group_table
from storage.areas.queries import read_group_members
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, known_areas, recorded_sources
from storage.ground.sources import with_source
from storage.history.changelog import figure_history
from storage.kept import CheckProblem
from storage.schema.areas import AREA, AREA_MEMBER
from storage.schema.benefits import INDICATOR, INDICATOR_CATEGORY, INDICATOR_VALUE

MembersOf = Callable[[Period], tuple[Area, ...]]


def indicators(ws: Workspace) -> tuple[Indicator, ...]:
    """Every indicator by name in Swedish order."""
    with ws.reading() as connection:
        found = read_indicators(connection).values()
    return tuple(sorted(found, key=lambda each: swedish_order(each.name)))


def indicator_table(ws: Workspace, indicator: str, area: str, period: Period) -> IndicatorTable:
    """The figures of one indicator in one area and period; without figures where nothing was recorded. A group that has
    no figures of its own gets the sum of its members' where they can be added up (ruling 10).

    Raises UserProblem for an unknown indicator or area.
    """
    with ws.reading() as connection:
        known = _known(connection, indicator)
        where = known_area(connection, area)
        tables = _read(connection, {indicator: known}, INDICATOR_VALUE.c.indicator_key == indicator, _of(period))
        own = [table for table in tables if table.area == where]
        if own:
            return own[0]
        members = _members_of(connection, where)
    summed = group_table(where, members(period), tables)
    return summed or IndicatorTable(known, where, period, {})


def indicator_tables(
    ws: Workspace, indicator: str, *, area: str | None = None, period: Period | None = None
) -> tuple[IndicatorTable, ...]:
    """Every table of an indicator that has figures, by area or period where one is given: the periods in order, and in
    each the areas in Swedish order. Raises UserProblem for an unknown indicator."""
    with ws.reading() as connection:
        known = _known(connection, indicator)
        where = [INDICATOR_VALUE.c.indicator_key == indicator]
        if area is not None:
            where.append(INDICATOR_VALUE.c.area_code == area)
        if period is not None:
            where.append(_of(period))
        return _read(connection, {indicator: known}, *where)


def indicators_of(ws: Workspace, area: str, period: Period | None = None) -> tuple[IndicatorTable, ...]:
    """The indicators an area has figures for, by name: those of `period`, by default each one's latest. A group without
    figures of its own gets its members' sums. Raises UserProblem for an unknown area.

    The figures are complete: what leaves the program goes through `domain.hiding.indicators.public_table`.
    """
    with ws.reading() as connection:
        where = known_area(connection, area)
        members = _members_of(connection, where)
        codes = [area, *(member.code for member in read_group_members(connection, area))]
        chosen = [INDICATOR_VALUE.c.area_code.in_(codes), *([] if period is None else [_of(period)])]
        by_indicator: dict[str, dict[Period, list[IndicatorTable]]] = defaultdict(lambda: defaultdict(list))
        for table in _read(connection, read_indicators(connection), *chosen):
            by_indicator[table.indicator.key][table.period].append(table)
    found = [_latest(where, members, of) for of in by_indicator.values()]
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: swedish_order(each.indicator.name))
    )


def tables_of_periods(ws: Workspace, areas: Sequence[str], periods: Sequence[Period]) -> tuple[IndicatorTable, ...]:
    """The figures of every indicator in each of the areas and periods that has any; a group without own figures has its
    members' sums. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        wanted = known_areas(connection, areas)
        members = {area.code: _members_of(connection, area) for area in wanted}
        codes = {*areas, *(each.code for area in wanted for each in read_group_members(connection, area.code))}
        within = INDICATOR_VALUE.c.period.in_([period.code for period in periods])
        by_both: dict[tuple[str, Period], list[IndicatorTable]] = defaultdict(list)
        for table in _read(connection, read_indicators(connection), INDICATOR_VALUE.c.area_code.in_(codes), within):
            by_both[table.indicator.key, table.period].append(table)
    found = [_latest(area, members[area.code], {at[1]: of}) for at, of in by_both.items() for area in wanted]
    return tuple(table for table in found if table is not None)


def public_indicator(ws: Workspace, table: IndicatorTable, threshold: int) -> IndicatorTable:
    """What the public may read of it beside the periods inside its own. A group's sum hides also what its members hide:
    beside their own reports it would tell."""
    if not table.indicator.counted_by_group:
        return table
    if table.coverage is None:
        return public_table(table, threshold, indicator_tables(ws, table.indicator.key, area=table.area.code))
    every = indicator_tables(ws, table.indicator.key)
    counted = set(table.coverage.counted)
    beside = [
        each for each in every if each.period == table.period and each.area.name in counted and each.area != table.area
    ]
    return public_tables([*beside, table], threshold, every)[-1]


def indicator_periods(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The periods the area, or a member of it, has figures of any indicator for, the latest first."""
    with ws.reading() as connection:
        codes = [known_area(connection, area).code, *(each.code for each in read_group_members(connection, area))]
        wanted = select(INDICATOR_VALUE.c.period).where(INDICATOR_VALUE.c.area_code.in_(codes)).distinct()
        found = [parse_period(code) for code in connection.execute(wanted).scalars()]
    return tuple(sorted(found, key=lambda period: (-period.year, period.kind.value != "year", -period.number)))


def check_indicators(connection: Connection, _areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Sum rules that do not hold in what is stored."""
    for table in _read(connection, read_indicators(connection)):
        place = {"name": table.indicator.name, "area": table.area.name, "period": table.period.label}
        for finding in table.findings:
            yield CheckProblem(tr("{name} {period}, {area}").format(**place), finding.text)


def read_indicators(connection: Connection) -> dict[str, Indicator]:
    """Every indicator by key, inside a transaction that is already open."""
    categories: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(INDICATOR_CATEGORY).order_by(INDICATOR_CATEGORY.c.position, INDICATOR_CATEGORY.c.category)
    ):
        categories[row.indicator_key].append(row.category)
    # What the first version read in has categories that no list names.
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(INDICATOR_VALUE.c.indicator_key, INDICATOR_VALUE.c.category).distinct()):
        found[row.indicator_key].append(row.category)
    return {
        row.key: Indicator(
            key=row.key,
            name=row.name,
            unit=row.unit,
            description=row.description or "",
            decimals=min(max(row.decimals, 0), MOST_DECIMALS),
            by_sex=row.by_sex,
            categories=tuple(categories[row.key]),
            sexes_add=row.sexes_add,
            categories_add=row.categories_add,
            counted_by_group=row.counted_by_group,
        ).with_categories(sorted(found[row.key], key=swedish_order))
        for row in connection.execute(select(INDICATOR).order_by(INDICATOR.c.key))
    }


def _known(connection: Connection, key: str) -> Indicator:
    found = read_indicators(connection).get(key)
    if found is None:
        raise UserProblem(tr("Indikatorn ”{key}” finns inte i arbetsboken.").format(key=key))
    return found


def _of(period: Period) -> ColumnElement[bool]:
    return INDICATOR_VALUE.c.period == period.code


def _read(
    connection: Connection, known: Mapping[str, Indicator], *where: ColumnElement[bool]
) -> tuple[IndicatorTable, ...]:
    areas = {row.code: Area(row.code, row.name, AreaKind(row.kind)) for row in connection.execute(select(AREA))}
    groups: dict[tuple[str, str, str], list[Mapping[Any, Any]]] = defaultdict(list)
    wanted = with_source(INDICATOR_VALUE).where(*where).order_by(INDICATOR_VALUE.c.recorded_at)
    for row in connection.execute(wanted).mappings():
        groups[row["indicator_key"], row["area_code"], row["period"]].append(row)
    tables = [
        _table(known[key], areas[code], parse_period(period), rows) for (key, code, period), rows in groups.items()
    ]
    return tuple(sorted(tables, key=lambda table: (_in_time(table.period), swedish_order(table.area.name))))


def _table(indicator: Indicator, area: Area, period: Period, rows: Sequence[Mapping[Any, Any]]) -> IndicatorTable:
    values: Values = {(Sex(row["sex"]), row["category"]): figure(row, "value") for row in rows}
    return IndicatorTable(indicator, area, period, values, recorded_sources(rows))


def _in_time(period: Period) -> tuple[int, int, int]:
    return period.year, period.months[-1].number, -len(period.months)


def members_by_period(ws: Workspace, area: Area) -> MembersOf:
    """Who a group's members are, period by period, in Swedish order (ruling 35); nobody for other areas."""
    with ws.reading() as connection:
        return _members_of(connection, area)


def _members_of(connection: Connection, area: Area) -> MembersOf:
    if area.kind is not AreaKind.GROUP:
        return lambda _period: ()
    members = read_group_members(connection, area.code)
    wanted = select(AREA_MEMBER).where(AREA_MEMBER.c.group_code == area.code)
    found = [Membership(row.group_code, row.member_code, row.since, row.until) for row in connection.execute(wanted)]

    def of(period: Period) -> tuple[Area, ...]:
        counted = {each.member for each in found if each.counts_for(period)}
        return tuple(member for member in members if member.code in counted)

    return of


def _latest(where: Area, members: MembersOf, of: Mapping[Period, Sequence[IndicatorTable]]) -> IndicatorTable | None:
    for period in sorted(of, key=_in_time, reverse=True):
        own = [table for table in of[period] if table.area == where]
        found = own[0] if own else group_table(where, members(period), of[period])
        if found is not None:
            return found
    return None


def value_history(ws: Workspace, indicator: str, area: str, period: Period, cell: CellKey) -> tuple[FigureStep, ...]:
    """What a figure of an indicator has been."""
    sex, category = cell
    return figure_history(ws, INDICATOR_VALUE, (indicator, area, period.code, sex.value, category), "value")
