"""The product's own tidy files (*egna filer*) as values: read by an importer, checked and stored by the workspace.

Every row carries its line in the file, the header being line 1, so that a refusal can name it. A file is refused
whole as soon as one row is (ruling 25): rows the reader could not read stand in `refused`, and nothing is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, ClassVar

from domain.benefits.benefit import Benefit
from domain.efforts.effort import Effort
from domain.ground.changes import Changes
from domain.ground.display import show_count, show_list
from domain.ground.period import Period
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.preview import ShownRow
from domain.lots.case import CollaborationProblem
from domain.lots.month import AgeGroup, Party
from domain.populations.party_sheet import PartySheet
from domain.profile.ranking import RankMeasure


@dataclass(frozen=True, slots=True)
class BenefitYearRow:
    """Yearly full-year equivalents. `total` is None where the file has no such column; it is checked against the
    sum. `published_share` is a share of the population in per cent as printed, None where nothing is printed."""

    line: int
    area: str
    period: Period
    sex: Sex
    age_group: str
    persons: Mapping[Benefit, Value]
    population: Value
    total: Value | None = None
    published_share: Fraction | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place as a publication printed it."""

    line: int
    area: str
    year: int
    measure: RankMeasure
    rank: int
    previous: int | None
    of: int


@dataclass(frozen=True, slots=True)
class PopulationCountRow:
    """One row of a collaboration population; `row` is the row's key in the definition.

    `contact` is the function that delivered it and `row_date` the day it speaks of; None where the file does not tell.
    `place` says where in the file it stands, where that is not a line: the words a refusal begins with.
    """

    line: int
    area: str
    reference_date: date
    sex: Sex
    row: str
    count: Value
    contact: str | None = None
    row_date: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class LotsMonthRow:
    """LOTS cases of one month; `Sex.ALLA` or `AgeGroup.ALLA` where the split is not known."""

    line: int
    area: str
    month: Period
    party: Party
    sex: Sex
    age: AgeGroup
    cases: Value


@dataclass(frozen=True, slots=True)
class LotsCaseRow:
    """One LOTS case. What there may be several of are codes of their lists."""

    line: int
    area: str
    month: Period
    party: Party
    sex: Sex
    age: AgeGroup
    day: int | None
    unit: str
    worker: str
    problem: CollaborationProblem
    requests: tuple[str, ...]
    outcomes: tuple[str, ...]
    risk_factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LotsPeriodRow:
    """Old LOTS figures for several months together (*periodpost*, ruling 18), both days included."""

    line: int
    area: str
    since: date
    until: date
    party: Party
    sex: Sex
    age: AgeGroup
    cases: Value


@dataclass(frozen=True, slots=True)
class ResourceMonthRow:
    """One month of the extra resource (*tilläggsresurs*)."""

    line: int
    area: str
    month: Period
    sex: Sex
    age_group: str
    new: Value
    active: Value
    ended: Value
    started_training: Value


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One value of an indicator (*X i siffror*); `category` is empty where it is not broken down further."""

    line: int
    indicator: str
    area: str
    period: Period
    sex: Sex
    category: str
    value: Value
    unit: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class EffortRow:
    """One effort, as it stands in the file."""

    line: int
    effort: Effort


@dataclass(frozen=True, slots=True)
class TidyContent:
    """What a tidy file holds. `kind` is what the command line calls it; `skipped` counts known rows without data
    (ruling 25)."""

    kind: ClassVar[str]
    rows: tuple[Any, ...]
    skipped: int = 0
    refused: tuple[Refusal, ...] = ()

    @property
    def label(self) -> str:
        """The Swedish name of the kind of file."""
        return {
            "benefit_years": tr("helårsekvivalenter per år"),
            "published_ranks": tr("publicerade placeringar"),
            "population_counts": tr("samverkanspopulationer"),
            "lots_months": tr("LOTS-månader"),
            "lots_cases": tr("LOTS-ärenden"),
            "lots_periods": tr("periodposter för LOTS"),
            "resource_months": tr("tilläggsresurs per månad"),
            "indicators": tr("indikatorer"),
            "efforts": tr("insatser"),
            "wheel_items": tr("årshjulets punkter"),
        }[self.kind]

    @property
    def form(self) -> str:
        """What files of the same origin have in common: what is said of one is likely to hold for the next."""
        return self.kind


@dataclass(frozen=True, slots=True)
class BenefitYears(TidyContent):
    """A file of yearly benefits."""

    kind = "benefit_years"
    rows: tuple[BenefitYearRow, ...]


@dataclass(frozen=True, slots=True)
class PublishedRanks(TidyContent):
    """A file of ranks as published."""

    kind = "published_ranks"
    rows: tuple[RankRow, ...]


@dataclass(frozen=True, slots=True)
class PopulationCounts(TidyContent):
    """A file of collaboration populations. `sheet` is what a party's filled sheet says of itself, None for other
    files; `notes` are sentences about what the file leaves open, `source` is what the file is known to come from."""

    kind = "population_counts"
    rows: tuple[PopulationCountRow, ...]
    sheet: PartySheet | None = None
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class LotsMonths(TidyContent):
    """A file of LOTS months."""

    kind = "lots_months"
    rows: tuple[LotsMonthRow, ...]


@dataclass(frozen=True, slots=True)
class LotsCases(TidyContent):
    """A file of LOTS cases, one a row."""

    kind = "lots_cases"
    rows: tuple[LotsCaseRow, ...]


@dataclass(frozen=True, slots=True)
class LotsPeriods(TidyContent):
    """A file of LOTS period posts."""

    kind = "lots_periods"
    rows: tuple[LotsPeriodRow, ...]


@dataclass(frozen=True, slots=True)
class ResourceMonths(TidyContent):
    """A file of resource months."""

    kind = "resource_months"
    rows: tuple[ResourceMonthRow, ...]


@dataclass(frozen=True, slots=True)
class Indicators(TidyContent):
    """A file of indicators."""

    kind = "indicators"
    rows: tuple[IndicatorRow, ...]

    @property
    def form(self) -> str:
        """Files of the same indicators."""
        names = "\n".join(sorted({row.indicator for row in self.rows}))
        return f"{self.kind} {sha256(names.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Efforts(TidyContent):
    """A file of efforts."""

    kind = "efforts"
    rows: tuple[EffortRow, ...]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import of one file did, or with a dry run would do.

    `areas` are codes and `periods` codes as in files (`2021`, `2016-05`, `2024-10-31`), both sorted. When `refused`
    holds anything, nothing was written and `new` and `changed` say what the other rows would have given.
    `changes` and `import_id` are None when nothing was written. `notes` are sentences about what the source's own
    figures do not agree on, and about what becomes missing (ruling 14). `empty` counts the figures of the file that are
    no numbers, and `rows` are some that are new or would change (ruling 48). `sources` are those that the rows name,
    among them an empty text where some name none. `counts` names the indicators of the file that count something, and
    `hidden` those of them that will be the group's own, so that small counts are hidden in public (ruling 46); of those
    that are there already `own` are the group's and `open` are not. `reopens` names the finished months that the file
    leaves incomplete, so that they are open again; `locked` those that refuse it unless it is a correction (ruling 20).
    `held` counts the rows that this very file gave
    before and that are as they were, by the publisher and title of their source; `resourced` of them get another one,
    called `named`, and count as changed.
    """

    file: str
    kind: str
    source: str
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    new: int
    changed: int
    unchanged: int
    skipped: int
    refused: tuple[Refusal, ...] = ()
    import_id: int | None = None
    changes: Changes | None = None
    notes: tuple[str, ...] = ()
    empty: Mapping[Empty, int] = field(default_factory=dict)
    rows: tuple[ShownRow, ...] = ()
    sources: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    held: Mapping[tuple[str, str], int] = field(default_factory=dict)
    resourced: int = 0
    named: str = ""

    def with_source(self, source: Source | None) -> "ImportOutcome":
        """What it would do where `source` is given of the rows that name none; None where nothing is said of it."""
        moved = moved_rows(self.held, source)
        more = moved - self.resourced
        named = "" if source is None else source.name
        return replace(self, changed=self.changed + more, unchanged=self.unchanged - more, resourced=moved, named=named)

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The notes, and which rows get another source."""
        if not self.resourced:
            return self.notes
        text = tr("{count} rader får en annan källa: ”{named}” i stället för {before}. Siffrorna är desamma.")
        if self.resourced == 1:
            text = tr("En rad får en annan källa: ”{named}” i stället för {before}. Siffran är densamma.")
        names = (Source(title, publisher).name for publisher, title in self.held)
        before = show_list(f"”{name}”" for name in names if name != self.named)
        return (*self.notes, text.format(count=show_count(self.resourced), named=self.named, before=before))


def moved_rows(held: Mapping[tuple[str, str], int], source: Source | None) -> int:
    """How many of the rows, counted by the publisher and title of their source, have another source than this."""
    if source is None:
        return 0
    return sum(rows for name, rows in held.items() if name != (source.publisher, source.title))
