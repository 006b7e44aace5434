"""Full-year equivalents and published ranks."""

from collections.abc import Mapping

from domain.benefit import AGE_20_64, BenefitFigures
from domain.period import Period
from domain.profile import Profile
from domain.ranking import Rank, RankMeasure
from domain.sex import Sex
from domain.source import Source
from storage.workspace import Workspace


def benefit_figures(
    ws: Workspace, area: str, period: Period, sex: Sex = Sex.ALLA, age_group: str = AGE_20_64
) -> BenefitFigures | None:
    """The figures of one area and period, None where there are none."""
    raise NotImplementedError


def periods_with_figures(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The periods the area has figures for, the latest first."""
    raise NotImplementedError


def published_ranks(ws: Workspace, area: str, year: int) -> Mapping[RankMeasure, Rank]:
    """The places that were printed for the area and year; a measure that was not printed is absent."""
    raise NotImplementedError


def rank_source(ws: Workspace, area: str, year: int) -> Source | None:
    """Where the published ranks come from."""
    raise NotImplementedError


def profile(ws: Workspace, area: str, period: Period, sex: Sex = Sex.ALLA) -> Profile | None:
    """The municipal profile (*kommunprofil*), None where the area has no figures for the period."""
    raise NotImplementedError
