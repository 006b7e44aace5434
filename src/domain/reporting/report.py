"""What is printed (*rapporten*), gathered as values: the window's preview, the command line and the PDF take the very
same objects (domain handbook §6, rulings 22 and 29)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from domain.figures.blocks import KnownBlock
from domain.figures.filled import Filled
from domain.figures.known import KnownFigure
from domain.ground.area import Area
from domain.ground.display import show_list
from domain.ground.file_name import file_stem
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.text import tr
from domain.populations.comparison import AreaPopulation, Together, YearOnYear
from domain.profile.draft import ProfileDraft, ProfileText
from domain.profile.national import National
from domain.profile.profile import Profile
from domain.profile.series import BenefitSeries
from domain.recommendations.recommendation import Recommendation
from domain.reporting.appendix import Appendix, Picture
from domain.reporting.composition import Composition
from domain.reporting.evidence import Evidence, EvidenceByReference, FilledText


class Audience(Enum):
    """Public reports hide small counts; internal ones show them and say *internt* on every page (ruling 22)."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Step(Enum):
    """How far a report has come after the draft: with the parties (*förankrad*), decided (*beslutad*)."""

    FORANKRAD = "forankrad"
    BESLUTAD = "beslutad"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return {Step.FORANKRAD: tr("Förankrad"), Step.BESLUTAD: tr("Beslutad")}[self]


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval (*godkännande*): its day, the version approved, and the step that it is."""

    day: date
    version: int
    step: Step = Step.BESLUTAD


@dataclass(frozen=True, slots=True)
class Issue:
    """When, by whom and for whom a report is printed (*utskrift*). `by` is a function, never a name (ruling 28).

    `group` is the workspace's name; `internal_reason` is given exactly when `audience` is internal. A draft when
    `approval` is None.
    """

    group: str
    printed: date
    by: str = ""
    audience: Audience = Audience.PUBLIC
    internal_reason: str = ""
    example: bool = False
    approval: Approval | None = None

    @property
    def internal(self) -> bool:
        """True where small counts are shown."""
        return self.audience is Audience.INTERNAL

    @property
    def day(self) -> date:
        """The day it speaks from: that of its approval, else that of its print."""
        return self.printed if self.approval is None else self.approval.day


@dataclass(frozen=True, slots=True)
class Heading:
    """What a report is called: `title` in full, and of it `about` (an area, empty for the group's own) and `when`.

    Versions are counted for each `areas` (codes) and `period` (`2022`, `2021 H1`, `2024-10-31`).
    """

    title: str
    when: str
    areas: tuple[str, ...]
    period: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class SomeAreas:
    """The names of the areas that were chosen (*urval*), where they are not the group's kommuner whole, and of its
    kommuner that were not."""

    shown: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def called(self) -> str:
        """In a title: `Tierp`, `2 av 8 kommuner`."""
        if len(self.shown) == 1:
            return self.shown[0]
        text = tr("{count} av {all} kommuner")
        return text.format(count=len(self.shown), all=len(self.shown) + len(self.others))

    @property
    def words(self) -> str:
        """Which areas the report speaks of, and which of the group it does not (ruling 44)."""
        said = tr("Urval: {areas}.").format(areas=show_list(self.shown))
        if self.others:
            text = tr("Inte med av gruppens kommuner: {others}.")
            said = f"{said} {text.format(others=show_list(self.others))}"
        return said


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was gathered (*rapport*): of each part of its plan that was not left out, by key, what it tells.

    `as_of` is how far the change log had come when it was read; `some` are the areas that were chosen, None where it
    speaks of the whole group or of one area by its plan. `composition` is what the group itself decided of it,
    `appendices` are its own, and `logo` stands on its cover. `own_texts` are those of its texts that
    refer to figures, by what was written.
    """

    plan: str
    heading: Heading
    issue: Issue
    parts: Mapping[str, Any]
    as_of: int = 0
    some: SomeAreas | None = None
    composition: Composition = field(default_factory=Composition)
    appendices: tuple[Appendix, ...] = ()
    logo: Picture | None = None
    own_texts: Mapping[str, FilledText] = field(default_factory=dict)

    def __getitem__(self, part: str) -> Any:
        return self.parts[part]

    @property
    def file_name(self) -> str:
        """What its file is suggested to be called: `kommunprofil-tierp-2021.pdf`."""
        internal = tr("-internt") if self.issue.internal else ""
        return tr("{title}{internal}.pdf").format(
            title=file_stem(self.heading.title, otherwise=tr("rapport")), internal=internal
        )


@dataclass(frozen=True, slots=True)
class ProfilesInShort:
    """The profiles of several areas: of `period`, or of an area's own latest year before it; `missing` are the areas
    without figures. `period` is None where none of them has any. `whole` is the profile of what the report is about:
    the group, or the one area that was chosen; None where several were, or it has no figures."""

    shown: tuple[Profile, ...]
    period: Period | None = None
    missing: tuple[Area, ...] = ()
    whole: Profile | None = None

    @property
    def older(self) -> tuple[Profile, ...]:
        """Those whose figures speak of an earlier period than the others'."""
        return tuple(profile for profile in self.shown if profile.period != self.period)


@dataclass(frozen=True, slots=True)
class WrittenRecommendations:
    """The recommendations of a year in their order, and the names of the areas they concern by code.

    The figures in their texts are filled in: `filled` holds by id and field what is to be known of those, and
    `evidence` by id the tables and charts that stand in them. Below `threshold` counts are hidden, None where they are
    shown. `to_look_over` are sentences on what the texts say that does not hold.
    """

    written: tuple[Recommendation, ...]
    area_names: tuple[tuple[str, str], ...] = ()
    filled: Mapping[tuple[int, str], Filled] = field(default_factory=dict)
    evidence: Mapping[int, EvidenceByReference] = field(default_factory=dict)
    threshold: int | None = None
    to_look_over: tuple[str, ...] = ()

    def cited(self, recommendation: int, key: str) -> tuple[KnownFigure, ...]:
        """The figures in one field."""
        found = self.filled.get((recommendation, key))
        return () if found is None else found.cited

    def parts(self, recommendation: Recommendation, key: str) -> tuple[str | KnownBlock, ...]:
        """What stands in one field: text, and the tables and charts between."""
        found = self.filled.get((recommendation.id, key))
        return (recommendation.text(key),) if found is None else found.parts

    def blocks(self, recommendation: Recommendation) -> tuple[Evidence, ...]:
        """The tables and charts in all its fields, each once."""
        parts = (part for field in recommendation.template.all_fields for part in self.parts(recommendation, field.key))
        named = dict.fromkeys(part.reference.casefold() for part in parts if isinstance(part, KnownBlock))
        return tuple(self.evidence[recommendation.id][reference] for reference in named)

    @property
    def figures(self) -> tuple[KnownFigure, ...]:
        """All the figures in the texts, each once."""
        return tuple(dict.fromkeys(figure for each in self.filled.values() for figure in each.cited))


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """One area's profile with all that is printed around it.

    `written` is the group's own text, None where the draft stands; `country` are the places of the period, None where
    they were not computed; `by_sex` are women and men where both are known; `rank_source` is where the places are from.
    `filled` is `written` with the figures it refers to, None where it refers to none.
    """

    profile: Profile
    draft: ProfileDraft
    written: ProfileText | None
    country: National | None
    rank_source: Source
    by_sex: tuple[Profile, ...]
    series: BenefitSeries
    filled: FilledText | None = None

    @property
    def own_text(self) -> str:
        """What the group has written; empty where the draft stands."""
        return self.written.text if self.written is not None and self.written.text.strip() else ""


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """The profile of one kommun or group (*kommunprofil*), whole.

    `compared` are the group's kommuner with figures for the period and last riket, where there are others than the
    area itself; `country_series` is riket over time.
    """

    page: ProfilePage
    compared: tuple[Profile, ...]
    country_series: BenefitSeries


@dataclass(frozen=True, slots=True)
class RegionReport:
    """A whole group in one report (*regionrapport*): its own profile from sums, and that of every member.

    `members` are those with figures for the period, `missing` those without; `country` is riket, None where it has no
    figures.
    """

    page: ProfilePage
    members: tuple[ProfilePage, ...]
    missing: tuple[Area, ...]
    country: Profile | None
    country_series: BenefitSeries


@dataclass(frozen=True, slots=True)
class PopulationReport:
    """The collaboration population of one kommun or group (*samverkanspopulation*), whole.

    `together` are the group's kommuner at the same date; `years` the same area over the years under the same
    definition. `sources` and `contacts` (functions, never persons) are those who delivered the counts; `own_dates` are
    rows that speak of another day than the reference date. In a public report small counts, and what would tell of
    them, are already `Empty.DOLT` (rulings 22 and 23).
    """

    found: AreaPopulation
    together: Together
    years: YearOnYear
    sources: tuple[Source, ...]
    contacts: tuple[str, ...] = ()
    own_dates: tuple[tuple[str, date], ...] = ()
