"""Recording yearly full-year equivalents by hand (domain handbook §3)."""

from domain.benefit import BenefitFigures
from domain.changes import Changes
from domain.period import Period
from domain.sex import Sex
from storage.workspace import Workspace


def record_benefit_year(ws: Workspace, *, figures: BenefitFigures) -> Changes:
    """Records the six kinds, the population and the printed share of one area, year or half-year, sex and age group.

    Raises UserProblem for an unknown area or a month.
    """
    raise NotImplementedError


def remove_benefit_year(ws: Workspace, *, area: str, period: Period, sex: Sex, age_group: str) -> Changes:
    """Takes the figures of one area and period away."""
    raise NotImplementedError
