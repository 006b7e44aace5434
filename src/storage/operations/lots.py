"""Recording LOTS cases, case workers, the resource and its goals (domain handbook §5)."""

from collections.abc import Mapping

from domain.changes import Changes
from domain.lots import CellKey, MonthStatus, Party
from domain.lots_period import Goal, ResourceMonth
from domain.period import Period
from domain.value import Value
from storage.workspace import Workspace


def record_lots_cells(
    ws: Workspace, *, area: str, month: Period, cells: Mapping[CellKey, Value | None], correction: str = ""
) -> Changes:
    """Records cases of one month (*registrera LOTS*); None takes a figure away so that it was never recorded.

    A locked month is changed only with a reason in `correction`, which is kept (ruling 20).
    Raises UserProblem for an unknown area, a locked month or a personal number in the reason.
    """
    raise NotImplementedError


def record_lots_workers(
    ws: Workspace, *, area: str, month: Period, workers: Mapping[Party, Value | None], correction: str = ""
) -> Changes:
    """Records the number of different case workers (*unika handläggare*) per party; as `record_lots_cells`."""
    raise NotImplementedError


def set_month_status(ws: Workspace, *, area: str, month: Period, status: MonthStatus, reason: str = "") -> Changes:
    """Marks the month *öppen*, *klar* or *låst*.

    Raises UserProblem with the findings as details when an incomplete month is to be *klar* or *låst* (ruling 16),
    and when a locked month is to be opened without a `reason`, which is kept.
    """
    raise NotImplementedError


def comment_cell(ws: Workspace, *, area: str, month: Period, cell: CellKey, text: str) -> Changes:
    """Writes the comment of a cell; empty text takes it away. Raises PersonalNumberProblem."""
    raise NotImplementedError


def record_resource_month(ws: Workspace, *, figures: ResourceMonth, correction: str = "") -> Changes:
    """Records the extra resource (*tilläggsresurs*) for one month, sex and age group."""
    raise NotImplementedError


def set_goal(ws: Workspace, *, area: str, goal: Goal, goal_id: int | None = None) -> Changes:
    """Adds a goal for the resource in an area or a group, or changes the goal `goal_id`."""
    raise NotImplementedError


def remove_goal(ws: Workspace, *, goal_id: int) -> Changes:
    """Takes a goal away."""
    raise NotImplementedError
