"""Everything the view of the extra resource (*tilläggsresurs*) shows of one area and month, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.value import Value
from domain.lots.month import MonthStatus
from domain.lots.period import ResourceMonth
from domain.lots.publication import level_of
from domain.lots.resource_parts import PartCell
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.lots import queries as stored
from storage.lots.publication import levels
from storage.lots.queries import StoredGoal
from storage.lots.resource_parts import resource_parts
from widgets.lots.screen import months_back


@dataclass(frozen=True, slots=True)
class ResourceScreen:
    """`resource` reaches from the goals' first month, and the one before the year, to the end of the year; `parts` are
    those of the year, `members` the kommuner of a group."""

    area: Area
    month: Period
    resource: tuple[ResourceMonth, ...]
    goals: tuple[StoredGoal, ...]
    status: Mapping[Period, MonthStatus]
    age_border: int
    small_count_threshold: int
    level: PeriodKind
    parts: Mapping[PartCell, Value]
    members: tuple[Area, ...]

    def is_locked(self, at: Period) -> bool:
        """True of a month of the year that is *låst*."""
        return self.status.get(at) is MonthStatus.LAST

    @property
    def year(self) -> tuple[Period, ...]:
        """The twelve months of the month's year."""
        return tuple(month(self.month.year, number) for number in range(1, 13))

    def of(self, at: Period) -> tuple[ResourceMonth, ...]:
        """The figures of one month."""
        return tuple(each for each in self.resource if each.month == at)


def read_resource(ws: Workspace, area: Area, shown: Period) -> ResourceScreen:
    """Reads the year around the month, and what its goals are reckoned from."""
    goals = stored.goals(ws, area.code)
    january, december = month(shown.year, 1), month(shown.year, 12)
    begun = [month(each.goal.since.year, each.goal.since.month) for each in goals]
    settings = stored_areas.settings(ws)
    return ResourceScreen(
        area,
        shown,
        stored.resource_months(ws, area.code, min((*begun, months_back(january, 1)[0])), december),
        goals,
        {each.month: each.status for each in stored.lots_months(ws, area.code, january, december)},
        settings.age_border,
        settings.small_count_threshold,
        level_of(levels(ws, area.code), shown.year),
        resource_parts(ws, area.code, january, december),
        stored_areas.group_members(ws, area.code) if area.kind is AreaKind.GROUP else (),
    )
