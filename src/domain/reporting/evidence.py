"""Tables and charts that stand in texts (*underlag i text*), with the figures that they are drawn from: those that the
parts of a report are drawn from too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.figures.blocks import KnownBlock
from domain.figures.filled import Filled
from domain.figures.reference import Block
from domain.ground.area import Area
from domain.ground.source import Source, one_source
from domain.indicators.indicator import Indicator, IndicatorTable
from domain.profile.profile import Profile
from domain.profile.series import BenefitSeries
from domain.reporting.blocks import LotsBlock, PopulationBlock, WithheldCases


@dataclass(frozen=True, slots=True)
class OverTime:
    """An area's whole-year equivalents up to a year, and riket's beside them."""

    series: BenefitSeries
    country: BenefitSeries

    @property
    def source(self) -> Source:
        """Where the years of the area are from."""
        return one_source(each.source for each in self.series.years)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The profiles of a group and its kommuner, for the one that is its `own`."""

    profiles: tuple[Profile, ...]
    own: Area

    @property
    def source(self) -> Source:
        """Where the figures of them all are from."""
        return one_source(profile.source for profile in self.profiles)


@dataclass(frozen=True, slots=True)
class WomenAndMen:
    """The profiles of an area's women and men."""

    by_sex: tuple[Profile, ...]

    @property
    def source(self) -> Source:
        """Where the figures of both are from."""
        return one_source(profile.source for profile in self.by_sex)


@dataclass(frozen=True, slots=True)
class IndicatorOverTime:
    """An indicator's tables of one area, period by period."""

    tables: tuple[IndicatorTable, ...]

    @property
    def indicator(self) -> Indicator:
        """Which it is."""
        return self.tables[-1].indicator

    @property
    def source(self) -> Source:
        """Where the figures of all its periods are from."""
        return one_source(table.source for table in self.tables if table.source is not None)


Content = (
    Profile
    | OverTime
    | SideBySide
    | WomenAndMen
    | PopulationBlock
    | LotsBlock
    | WithheldCases
    | IndicatorTable
    | IndicatorOverTime
)
"""What a block is drawn from; cases that a public report may not tell of yet are told of in words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One table or chart (*underlag*): which it is, with its area, and what it is drawn from. In a public report small
    counts are already `Empty.DOLT`. `agreed` is the day that the text was agreed on, where it shows what was then and
    something in it is another now."""

    block: Block
    known: KnownBlock
    content: Content
    agreed: date | None = None


def source_of(content: Content) -> Source:
    """Where it is from; an empty one where nothing is told."""
    return Source("") if isinstance(content, WithheldCases) else content.source or Source("")


EvidenceByReference = Mapping[str, Evidence]
"""Blocks by their references in small letters."""


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text of the group's own with what it refers to. Below `threshold` counts are hidden, None if none are."""

    filled: Filled
    evidence: EvidenceByReference
    threshold: int | None

    @property
    def blocks(self) -> tuple[Evidence, ...]:
        """Its tables and charts."""
        return tuple(
            self.evidence[part.reference.casefold()] for part in self.filled.parts if isinstance(part, KnownBlock)
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where its figures, tables and charts are from."""
        blocks = (part.source for part in self.filled.parts if isinstance(part, KnownBlock))
        return (*(figure.source for figure in self.filled.cited), *blocks)
