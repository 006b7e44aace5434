"""Everything the tab LOTS shows of one area and month, read at once."""

from collections.abc import Collection, Mapping
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from types import MappingProxyType

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, month, months_between
from domain.ground.value import Empty, Value
from domain.lots.month import CellKey, LotsMonth, LotsTally, PeriodPost, tally_month
from domain.lots.period import Goal, ResourceMonth
from storage.areas import queries as stored_areas
from storage.benefits.inhabitants import latest_inhabitants
from storage.file.workspace import Workspace
from storage.lots import queries as stored

MONTHS_BEFORE = 12
_OF_A_MONTH = frozenset({"lots_case", "lots_month", "lots_workers", "month_status", "month_correction", "cell_comment"})


@dataclass(frozen=True, slots=True)
class LotsScreen:
    """One area and month with what it is held against.

    `months` holds the twelve months before, the month itself and the rest of its year, also the empty ones;
    `tallies` what each of them adds up to, reckoned once, because the keyboard asks for them at every step.
    """

    area: Area
    month: Period
    months: Mapping[Period, LotsMonth]
    comments: Mapping[CellKey, str]
    resource: tuple[ResourceMonth, ...] = ()
    goals: tuple[Goal, ...] = ()
    posts: tuple[PeriodPost, ...] = ()
    age_border: int = 30
    small_count_threshold: int = 5
    inhabitants: Value = Empty.SAKNAS
    tallies: Mapping[Period, LotsTally] = field(init=False)
    known: InitVar[Mapping[Period, LotsTally]] = MappingProxyType({})

    def __post_init__(self, known: Mapping[Period, LotsTally]) -> None:
        tallies = {
            each: known[each] if each in known else tally_month(recorded, border=self.age_border)
            for each, recorded in self.months.items()
        }
        object.__setattr__(self, "tallies", tallies)

    @property
    def current(self) -> LotsMonth:
        """The month that is shown."""
        return self.months[self.month]

    @property
    def tally(self) -> LotsTally:
        """What the month adds up to."""
        return self.tallies[self.month]

    def has_resource_of(self, other: "LotsScreen") -> bool:
        """True where what is told of the resource is what was told on the other, without looking at every month."""
        same = self.resource is other.resource and self.goals is other.goals
        return same and (self.area, self.month) == (other.area, other.month)

    @property
    def earlier(self) -> tuple[LotsTally, ...]:
        """The twelve months before, the oldest first."""
        return tuple(self.tallies[each] for each in months_back(self.month, MONTHS_BEFORE)[:-1])

    @property
    def year(self) -> tuple[LotsMonth, ...]:
        """The twelve months of the year that the month lies in."""
        return tuple(self.months[month(self.month.year, number)] for number in range(1, 13))


def months_back(last: Period, count: int) -> tuple[Period, ...]:
    """`count` months before `last`, and `last` itself."""
    first = last.year * 12 + last.number - 1 - count
    return months_between(month(first // 12, first % 12 + 1), last)


def read_screen(ws: Workspace, area: Area, shown: Period) -> LotsScreen:
    """Reads the month, the year around it and the twelve months before. Raises UserProblem as queries do."""
    settings = stored_areas.settings(ws)
    first, last = months_back(shown, MONTHS_BEFORE)[0], month(shown.year, 12)
    goals = tuple(each.goal for each in stored.goals(ws, area.code))
    begun = min((month(goal.since.year, goal.since.month) for goal in goals), default=first)
    return LotsScreen(
        area=area,
        month=shown,
        months={each.month: each for each in stored.lots_months(ws, area.code, first, last)},
        comments=stored.cell_comments(ws, area.code, shown),
        resource=stored.resource_months(ws, area.code, min(begun, first), shown),
        goals=goals,
        posts=stored.period_posts(ws, area.code, date(shown.year, 1, 1), date(shown.year, 12, 31)),
        age_border=settings.age_border,
        small_count_threshold=settings.small_count_threshold,
        inhabitants=latest_inhabitants(ws, area.code, date(shown.year, shown.number, 1)),
    )


def is_of_the_month(screen: LotsScreen, changes: Changes) -> bool:
    """True of a write in the month that is shown and nowhere else, as a keystroke is."""
    return changes.subjects == {Subject.LOTS} and all(
        each.table in _OF_A_MONTH and each.area == screen.area.code and each.first == each.last == screen.month
        for each in changes.touched
    )


def with_month_read_again(ws: Workspace, screen: LotsScreen, tables: Collection[str]) -> LotsScreen:
    """The screen after such a write in these tables: the year around it and the months before are as they were."""
    commented = "cell_comment" in tables
    return replace(
        screen,
        months={**screen.months, screen.month: stored.read_again(ws, screen.current, tables)},
        comments=stored.cell_comments(ws, screen.area.code, screen.month) if commented else screen.comments,
        known={each: tally for each, tally in screen.tallies.items() if each != screen.month},
    )
