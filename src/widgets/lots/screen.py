"""Everything the tab LOTS shows of one area and month, read at once."""

from collections.abc import Collection, Mapping
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from types import MappingProxyType

from domain.ground.area import Area
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, PeriodKind, month, months_between
from domain.ground.value import Empty, Value
from domain.lots.completeness import expected_parties, silent_parties
from domain.lots.hints import HintKey, HintNote
from domain.lots.month import CellKey, LotsMonth, LotsTally, Party, PeriodPost, tally_month
from domain.lots.period import Goal, ResourceMonth
from domain.lots.publication import level_of
from domain.lots.review import MONTHS_HELD_AGAINST
from storage.areas import queries as stored_areas
from storage.benefits.inhabitants import latest_inhabitants
from storage.file.workspace import Workspace
from storage.lots import queries as stored
from storage.lots.hint_notes import hint_notes
from storage.lots.publication import levels

_BESIDE_A_MONTH = {"month_correction", "cell_comment", "lots_star", "lots_hint_note"}
_OF_A_MONTH = {"lots_case", "lots_month", "lots_workers", "month_status"} | _BESIDE_A_MONTH


@dataclass(frozen=True, slots=True)
class LotsScreen:
    """One area and month with what it is held against.

    `months` holds the two years before, the month itself and the rest of its year, also the empty ones;
    `tallies` what each of them adds up to, reckoned once, because the keyboard asks for them at every step. `level` is
    the area's of publication (ruling 58).
    """

    area: Area
    month: Period
    months: Mapping[Period, LotsMonth]
    comments: Mapping[CellKey, str]
    stars: frozenset[CellKey] = frozenset()
    notes: Mapping[HintKey, HintNote] = field(default_factory=dict)
    cross_wanted: bool | None = None
    resource: tuple[ResourceMonth, ...] = ()
    goals: tuple[Goal, ...] = ()
    posts: tuple[PeriodPost, ...] = ()
    age_border: int = 30
    small_count_threshold: int = 5
    level: PeriodKind = PeriodKind.MONTH
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
    def as_cross(self) -> bool:
        """True where it is shown by sex and age at once: as it is stored, unless the one or the other is wanted.
        Cases are shown by their sums."""
        if self.cross_wanted is None:
            return self.current.is_cross and not self.current.by_case
        return self.cross_wanted

    @property
    def tally(self) -> LotsTally:
        """What the month adds up to."""
        return self.tallies[self.month]

    def has_resource_of(self, other: "LotsScreen") -> bool:
        """True where what is told of the resource is what was told on the other, without looking at every month."""
        same = self.resource is other.resource and self.goals is other.goals
        return same and (self.area, self.month) == (other.area, other.month)

    @property
    def expected(self) -> tuple[Party, ...]:
        """The parties that the month is to have figures of."""
        return expected_parties(self.month, tuple(self.months.values()))

    @property
    def silent(self) -> tuple[Party, ...]:
        """The parties that it is to have figures of and leaves out."""
        return silent_parties(self.current, tuple(self.months.values()))

    @property
    def earlier(self) -> tuple[LotsMonth, ...]:
        """The months before that it is held against, the oldest first."""
        return tuple(each for at, each in self.months.items() if at < self.month)

    @property
    def year(self) -> tuple[LotsMonth, ...]:
        """The twelve months of the year that the month lies in."""
        return tuple(self.months[month(self.month.year, number)] for number in range(1, 13))


def months_back(last: Period, count: int) -> tuple[Period, ...]:
    """`count` months before `last`, and `last` itself."""
    first = last.year * 12 + last.number - 1 - count
    return months_between(month(first // 12, first % 12 + 1), last)


def read_screen(ws: Workspace, area: Area, shown: Period) -> LotsScreen:
    """Reads the month, the year around it and the two years before. Raises UserProblem as queries do."""
    settings = stored_areas.settings(ws)
    first, last = months_back(shown, MONTHS_HELD_AGAINST)[0], month(shown.year, 12)
    goals = tuple(each.goal for each in stored.goals(ws, area.code))
    begun = min((month(goal.since.year, goal.since.month) for goal in goals), default=first)
    return LotsScreen(
        area=area,
        month=shown,
        months={each.month: each for each in stored.lots_months(ws, area.code, first, last)},
        comments=stored.cell_comments(ws, area.code, shown),
        stars=stored.starred_cells(ws, area.code, shown),
        notes=hint_notes(ws, area.code, shown),
        resource=stored.resource_months(ws, area.code, min(begun, first), shown),
        goals=goals,
        posts=stored.period_posts(ws, area.code, date(shown.year, 1, 1), date(shown.year, 12, 31)),
        age_border=settings.age_border,
        small_count_threshold=settings.small_count_threshold,
        level=level_of(levels(ws, area.code), shown.year),
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
    commented, starred = "cell_comment" in tables, "lots_star" in tables
    return replace(
        screen,
        months={**screen.months, screen.month: stored.read_again(ws, screen.current, tables)},
        comments=stored.cell_comments(ws, screen.area.code, screen.month) if commented else screen.comments,
        stars=stored.starred_cells(ws, screen.area.code, screen.month) if starred else screen.stars,
        notes=hint_notes(ws, screen.area.code, screen.month) if "lots_hint_note" in tables else screen.notes,
        known={each: tally for each, tally in screen.tallies.items() if each != screen.month},
    )
