"""What the page shows of one indicator, area and period, read at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period
from domain.hiding.indicators import public_table, public_tables
from domain.indicators.indicator import Indicator, IndicatorTable, group_table
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.indicators import queries as stored

_PLACES = 3


@dataclass(frozen=True)
class IndicatorScreen:
    """`table` is what stands in the sheet. `over_time` holds the area's periods, `beside` the areas of the period with
    a group's sum last where there is one, `elsewhere` some places that have figures when this one has none.
    `all_tables` are the indicator's figures everywhere."""

    area: Area
    table: IndicatorTable
    over_time: tuple[IndicatorTable, ...]
    beside: tuple[IndicatorTable, ...]
    elsewhere: tuple[tuple[Area, Period], ...]
    all_tables: tuple[IndicatorTable, ...]
    threshold: int

    @property
    def indicator(self) -> Indicator:
        """The indicator that is shown."""
        return self.table.indicator

    @property
    def is_summed(self) -> bool:
        """True when the figures are the members' and are changed there."""
        return self.table.coverage is not None

    # What is hidden is searched for: once, and not before it is needed.

    @cached_property
    def published(self) -> IndicatorTable:
        """The table as it may leave the program (ruling 22)."""
        return self._published(self.table)

    @cached_property
    def published_over_time(self) -> tuple[IndicatorTable, ...]:
        """The periods as they may leave the program."""
        return tuple(self._published(table) for table in self.over_time)

    @cached_property
    def published_beside(self) -> tuple[IndicatorTable, ...]:
        """The areas as they may leave the program."""
        return public_tables(self.beside, self.threshold, self.all_tables)

    def _published(self, table: IndicatorTable) -> IndicatorTable:
        """A group's sum is looked at together with what it is the sum of."""
        if table.coverage is None:
            return public_table(table, self.threshold, self.all_tables)
        of_period = [each for each in self.all_tables if each.period == table.period]
        return public_tables((*of_period, table), self.threshold, self.all_tables)[-1]


def usual_indicator(ws: Workspace, area: Area, indicators: Sequence[Indicator]) -> str:
    """The key of the indicator that is shown until one is chosen: the first the area has figures of, else the first."""
    found = stored.indicators_of(ws, area.code)
    return found[0].indicator.key if found else indicators[0].key


def read_screen(ws: Workspace, indicator: str, area: Area, period: Period) -> IndicatorScreen:
    """Reads the screen. Raises UserProblem for an indicator that is gone."""
    tables = stored.indicator_tables(ws, indicator)
    group = area if area.kind is AreaKind.GROUP else stored_areas.group(ws)[0]
    members = stored.members_by_period(ws, group)
    of_period = [table for table in tables if table.period == period]
    return IndicatorScreen(
        area=area,
        table=stored.indicator_table(ws, indicator, area.code, period),
        over_time=_over_time(tables, area, members),
        beside=(*of_period, *_summed(group, members(period), of_period)),
        elsewhere=_elsewhere(tables, area),
        all_tables=tables,
        threshold=stored_areas.settings(ws).small_count_threshold,
    )


def _summed(group: Area, members: Sequence[Area], of_period: Sequence[IndicatorTable]) -> list[IndicatorTable]:
    """The group's sum, where it has no figures of its own."""
    if any(table.area == group for table in of_period):
        return []
    summed = group_table(group, members, of_period)
    return [] if summed is None else [summed]


def _over_time(tables: Sequence[IndicatorTable], area: Area, members: stored.MembersOf) -> tuple[IndicatorTable, ...]:
    by_period: dict[Period, list[IndicatorTable]] = defaultdict(list)
    for table in tables:
        by_period[table.period].append(table)
    found: list[IndicatorTable] = []
    for period, of_period in by_period.items():
        found += [table for table in of_period if table.area == area]
        if area.kind is AreaKind.GROUP:
            found += _summed(area, members(period), of_period)
    return tuple(found)


def _elsewhere(tables: Sequence[IndicatorTable], area: Area) -> tuple[tuple[Area, Period], ...]:
    """The area's own latest periods first, then other areas'."""
    places = [(table.area, table.period) for table in reversed(tables)]
    ordered = [place for place in places if place[0] == area] + [place for place in places if place[0] != area]
    return tuple(ordered[:_PLACES])
