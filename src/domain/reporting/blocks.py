"""What a report's part tells of an area's population or of its cases, as values (domain handbook §6, ruling 22)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.ground.area import Area
from domain.ground.period import Period, PeriodKind
from domain.ground.source import Source
from domain.ground.value import Value
from domain.lots.breakdown import AboutCases
from domain.lots.month import LotsTally, Party, PeriodPost
from domain.lots.period import Correction, GoalOutcome, ResourceTally
from domain.lots.resource_check import Share
from domain.populations.population import Population


@dataclass(frozen=True, slots=True)
class PopulationBlock:
    """The collaboration population of one area at a reference date, under a named definition.

    In a public report small counts are already `Empty.DOLT`.
    """

    area: Area
    reference_date: date
    population: Population
    source: Source


@dataclass(frozen=True, slots=True)
class LongerPeriod:
    """How many of `every` figure would be `hidden` in `period`, were its length the area's level of publication."""

    period: Period
    hidden: int
    every: int


@dataclass(frozen=True, slots=True)
class LotsBlock:
    """LOTS cases of one area over a period. In a public report small counts are already `Empty.DOLT`.

    `first` and `last` are months, both included, of which `empty` have nothing; `begun` are later months, that are not
    told of: in an internal report of a year that has no whole quarter yet, in a public one of a period of the area's
    `level` that is not finished; `instead` is what longer periods would show where most is hidden. `age_border` names
    the age columns. `workers` are the fewest and the most different case workers of each party; `resource` is None
    where the area has recorded none, and where it is `resource_withheld`: recorded, and not told of in public;
    `resource_shares` are the same by sex and by age, in public the new and those who started work training;
    `resource_parts` are where the new came from and the ended went, internal alone. `unfinished` are months that are
    not marked as done. `about` is what the cases that are written one by one were about, None where none are, or where
    it cannot be told in public.
    """

    area: Area
    first: Period
    last: Period
    tally: LotsTally
    months_recorded: int
    source: Source
    age_border: int = 30
    empty: tuple[Period, ...] = ()
    begun: tuple[Period, ...] = ()
    unfinished: tuple[Period, ...] = ()
    level: PeriodKind | None = None
    instead: tuple[LongerPeriod, ...] = ()
    workers: Mapping[Party, tuple[Value, Value]] = field(default_factory=dict)
    resource: ResourceTally | None = None
    resource_withheld: bool = False
    resource_shares: Mapping[Share, ResourceTally] = field(default_factory=dict)
    resource_parts: Mapping[str, Value] = field(default_factory=dict)
    goals: tuple[GoalOutcome, ...] = ()
    corrections: tuple[Correction, ...] = ()
    about: AboutCases | None = None


@dataclass(frozen=True, slots=True)
class WithheldCases:
    """An area whose months with cases (`recorded`, in order) make up no whole period of its `level` (ruling 58), or not
    the `asked` one; those `offered` are the nearest that they do."""

    area: Area
    recorded: tuple[Period, ...]
    level: PeriodKind
    asked: Period | None = None
    offered: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class LotsBlocks:
    """The LOTS cases of several areas; `without` are the areas that have none, where others have some.

    `posts` hold the cases of several months together (ruling 18), `unshown` are those that a public report cannot
    show: beside what it shows of the same days they would tell of a few. `withheld` are the areas with cases of which
    a public report cannot tell: none of the periods it could tell of is finished.
    """

    counted: tuple[LotsBlock, ...]
    without: tuple[Area, ...] = ()
    posts: tuple[PeriodPost, ...] = ()
    unshown: tuple[PeriodPost, ...] = ()
    withheld: tuple[WithheldCases, ...] = ()


@dataclass(frozen=True, slots=True)
class PopulationBlocks:
    """The populations of several areas; `uncounted` are the areas that have none, where others have one."""

    counted: tuple[PopulationBlock, ...]
    uncounted: tuple[Area, ...] = ()
