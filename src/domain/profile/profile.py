"""The municipal profile (*kommunprofil, försörjningsprofil*): domain handbook §3, rulings 1–7.

Everything here is exact; rounding happens where a figure is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.benefits.benefit import (
    Benefit,
    BenefitFigures,
    CountryGaps,
    Coverage,
    GroupCoverage,
    difference,
    share,
)
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area
from domain.ground.chance import chance_of_change, chance_of_count
from domain.ground.display import sentence
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.profile.notes import (
    beside_notes,
    chance_notes,
    figure_notes,
    group_notes,
    month_notes,
    rank_notes,
    rounding_notes,
    uses_published_share,
)
from domain.profile.ranking import Rank, RankMeasure
from domain.profile.row import ProfileRow
from domain.profile.why_moved import ShareChange, why_moved


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of one area and period, with the period a year before where it is known.

    `rows` are the six kinds in their order. `share_published` says that the total's share of the population is the
    one the source printed, since the population is missing; the kinds then have none. `coverage` tells of the months
    behind the figures and is None for yearly figures as typed or published; `members` tells of a group's members.
    `beside` are figures of the same period that are stored too but not shown. `of_all` are a group's levels over
    every member that reports, of the periods where the rows are over fewer: those that have figures in both. What is
    said of a group's members stands in `group_notes`, among the notes and under every table (ruling 60). `when` and
    `when_before` are what the periods may be called: an incomplete one by its months (ruling 41). `country_gaps` is
    what riket's own figures lack.
    """

    area: Area
    period: Period
    sex: Sex
    age_group: str
    source: Source
    previous_source: Source | None
    rows: tuple[ProfileRow, ...]
    total: ProfileRow
    population: Value
    population_before: Value
    share_published: bool
    share_published_before: bool
    ranks: Mapping[RankMeasure, Rank]
    notes: tuple[str, ...]
    kind_ranks: Mapping[Benefit, Rank] = field(default_factory=dict)
    coverage: Coverage | None = None
    coverage_before: Coverage | None = None
    members: GroupCoverage | None = None
    members_before: GroupCoverage | None = None
    treatment: GapTreatment = GapTreatment.LAMNA_UT
    beside: BenefitFigures | None = None
    of_all: tuple[BenefitFigures, ...] = ()
    group_notes: tuple[str, ...] = ()
    when: str = ""
    when_before: str = ""
    country_gaps: CountryGaps | None = None

    @property
    def has_previous(self) -> bool:
        """True when there are figures of the year before."""
        return self.previous_source is not None

    @property
    def previous_period(self) -> Period:
        """The same period of the year before (ruling 3), whether there are figures of it or not."""
        return self.period.previous

    @property
    def other_notes(self) -> tuple[str, ...]:
        """The notes without those that stand under the table."""
        return tuple(note for note in self.notes if note not in self.group_notes)

    @property
    def all_rows(self) -> tuple[ProfileRow, ...]:
        """The six kinds and then the total."""
        return (*self.rows, self.total)

    def row(self, kind: Benefit) -> ProfileRow:
        """The row of `kind`."""
        return self.rows[tuple(Benefit).index(kind)]


@dataclass(frozen=True, slots=True)
class Standing:
    """An area's places in a period: by the total and the groups, and by kind; `present` is how many kommuner have
    figures at all, None where the places are published ones or there are none."""

    ranks: Mapping[RankMeasure, Rank] = field(default_factory=dict)
    kind_ranks: Mapping[Benefit, Rank] = field(default_factory=dict)
    present: int | None = None


def build_profile(
    now: BenefitFigures,
    before: BenefitFigures | None = None,
    ranks: Mapping[RankMeasure, Rank] | None = None,
    *,
    standing: Standing | None = None,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
    beside: BenefitFigures | None = None,
    of_all: tuple[BenefitFigures, ...] = (),
) -> Profile:
    """The profile that `now` makes beside `before`, the same period of the year before.

    `standing` holds the places, `ranks` alone is enough for published ones. `beside` are other figures of the same
    period that are not shown; what differs is listed. `of_all` are a group's levels over every member that reports, of
    the periods where `now` and `before` are of the common members alone (rulings 40 and 60).

    Raises ValueError when the two are not about the same area, sex and ages, or not a year apart: figures of 20–64 and
    20–65 are never compared.
    """
    if before is not None:
        about = [(each.area.code, each.sex, each.age_group) for each in (now, before)]
        if about[0] != about[1] or before.period != now.period.previous:
            raise ValueError("figures that cannot be compared")
    standing = standing or Standing(dict(ranks or {}))
    rows = tuple(_row(kind, now, before) for kind in Benefit)
    total = _row(None, now, before)
    when_before = now.when_before if before is None else before.when
    of_group = [sentence(note) for note in group_notes(now, before, of_all)]
    return Profile(
        area=now.area,
        period=now.period,
        sex=now.sex,
        age_group=now.age_group,
        source=now.source,
        previous_source=None if before is None else before.source,
        rows=rows,
        total=total,
        population=now.population,
        population_before=Empty.SAKNAS if before is None else before.population,
        share_published=uses_published_share(now),
        share_published_before=before is not None and uses_published_share(before),
        ranks=dict(standing.ranks),
        notes=tuple(
            sentence(note)
            for note in (
                *figure_notes(now, before, of_all),
                *month_notes(now, before, treatment),
                *of_group,
                *beside_notes(now, beside),
                *rounding_notes(now.when, when_before, rows, total),
                *chance_notes(rows, total),
                *rank_notes(now, standing.ranks, standing.present),
            )
        ),
        kind_ranks=dict(standing.kind_ranks),
        coverage=now.coverage,
        coverage_before=None if before is None else before.coverage,
        members=now.members,
        members_before=None if before is None else before.members,
        treatment=treatment,
        beside=beside,
        of_all=of_all,
        group_notes=tuple(of_group),
        when=now.when,
        when_before=when_before,
        country_gaps=now.country_gaps,
    )


def _persons(kind: Benefit | None, figures: BenefitFigures | None) -> Value:
    if figures is None:
        return Empty.SAKNAS
    return figures.total if kind is None else figures.persons[kind]


def _share_of_population(kind: Benefit | None, figures: BenefitFigures | None) -> Value:
    if figures is None:
        return Empty.SAKNAS
    if kind is None and figures.published_share is not None and isinstance(figures.population, Empty):
        return figures.published_share
    return share(_persons(kind, figures), figures.population)


def _row(kind: Benefit | None, now: BenefitFigures, before: BenefitFigures | None) -> ProfileRow:
    persons, persons_before = _persons(kind, now), _persons(kind, before)
    of_population, of_population_before = _share_of_population(kind, now), _share_of_population(kind, before)
    split = why_moved(persons, now.population, persons_before, Empty.SAKNAS if before is None else before.population)
    return ProfileRow(
        kind=kind,
        persons=persons,
        persons_before=persons_before,
        difference=difference(persons, persons_before),
        share_of_total=share(persons, now.total),
        share_of_total_before=share(persons_before, _persons(None, before)),
        share_of_population=of_population,
        share_of_population_before=of_population_before,
        change=ShareChange(difference(of_population, of_population_before), split.from_persons, split.from_population),
        chance=chance_of_change(persons, of_population, persons_before, of_population_before),
        count_chance=chance_of_count(persons, persons_before),
    )
