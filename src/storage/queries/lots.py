"""LOTS cases, the resource and its goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.lots import CellKey, LotsMonth, LotsTally, MonthStatus, PeriodPost
from domain.lots_period import Goal, ResourceMonth
from domain.period import Period
from domain.value import Value
from storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MonthOverview:
    """One month in a year's overview. `recorded` is False where nothing was ever typed or imported."""

    month: Period
    status: MonthStatus
    recorded: bool
    tally: LotsTally


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """A goal with what it takes to change or remove it."""

    id: int
    area: str
    goal: Goal


def lots_month(ws: Workspace, area: str, month: Period) -> LotsMonth:
    """What is stored for the area and month; empty where nothing is."""
    raise NotImplementedError


def lots_months(ws: Workspace, area: str, first: Period, last: Period) -> tuple[LotsMonth, ...]:
    """Every month from `first` to `last`, also the empty ones."""
    raise NotImplementedError


def lots_year(ws: Workspace, area: str, year: int) -> tuple[MonthOverview, ...]:
    """The twelve months of a year with status and totals."""
    raise NotImplementedError


def months_with_cases(ws: Workspace, area: str) -> tuple[Period, ...]:
    """The months anything was recorded for, the latest first."""
    raise NotImplementedError


def cell_comments(ws: Workspace, area: str, month: Period) -> Mapping[CellKey, str]:
    """The comments of the month's cells."""
    raise NotImplementedError


def period_posts(ws: Workspace, area: str, first: date, last: date) -> tuple[PeriodPost, ...]:
    """The period posts that touch the days from `first` to `last`, both included, in order (ruling 18)."""
    raise NotImplementedError


def last_twelve(ws: Workspace, area: str, month: Period, cell: CellKey) -> tuple[tuple[Period, Value | None], ...]:
    """The cell's value in the twelve months before `month`, the oldest first; None where never recorded."""
    raise NotImplementedError


def resource_months(ws: Workspace, area: str, first: Period, last: Period) -> tuple[ResourceMonth, ...]:
    """The extra resource (*tilläggsresurs*), by month, sex and age group."""
    raise NotImplementedError


def goals(ws: Workspace, area: str) -> tuple[StoredGoal, ...]:
    """The goals of an area or group, in order of their first day."""
    raise NotImplementedError
