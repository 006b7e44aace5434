"""*Tilläggsresurs och mål* as data: how far each goal is reached, and whether the month's movement adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.display import MINUS, show_change, show_count
from domain.ground.period import Period
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.lots.goal_words import goal_figure, goal_remark
from domain.lots.period import Goal, GoalOutcome, ResourceMonth, goal_outcome
from domain.lots.review import ResourceBalance, resource_balance
from widgets.lots.screen import months_back


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as it is drawn: its name, the figure, how much of the bar is filled, and where on it the target of a share
    stands, or of a count what an even pace would have brought."""

    name: str
    figure: str
    filled: float
    target: float | None
    remark: str
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class ResourceSummary:
    """What the card shows. `agrees` is None where the movement cannot be checked."""

    goals: tuple[GoalLine, ...]
    movement: str
    agrees: bool | None


def resource_summary(month: Period, resource: Sequence[ResourceMonth], goals: Sequence[Goal]) -> ResourceSummary | None:
    """The card's contents; None where the area has neither goals nor figures to show."""
    before, now = months_back(month, 1)
    this_month = [figures for figures in resource if figures.month == now]
    balance = resource_balance([figures for figures in resource if figures.month == before], this_month)
    lines = tuple(goal_line(goal_outcome(goal, resource, month)) for goal in goals)
    movement = _movement(balance) if this_month else ""
    if not lines and not movement:
        return None
    return ResourceSummary(lines, movement, balance.agrees if this_month else None)


def goal_line(outcome: GoalOutcome) -> GoalLine:
    """How far a goal is reached, in words and as a bar."""
    goal, actual = outcome.goal, outcome.actual
    share = 0.0 if isinstance(actual, Empty) else float(actual)
    figure, remark = goal_figure(outcome), goal_remark(outcome)
    if goal.is_share:
        return GoalLine(goal.name, figure, min(share / 100, 1.0), goal.target / 100, remark, outcome.is_behind)
    even = outcome.even_pace / goal.target
    return GoalLine(goal.name, figure, min(share / goal.target, 1.0), even or None, remark, outcome.is_behind)


def _movement(balance: ResourceBalance) -> str:
    text = tr("Ingående {opening} + nya {new} {minus} avslutade {ended} = {active} aktiva")
    shown = {
        name: show_count(value)
        for name, value in (
            ("opening", balance.opening),
            ("new", balance.new),
            ("ended", balance.ended),
            ("active", balance.active),
        )
    }
    if balance.agrees is not False:
        return text.format(minus=MINUS, **shown)
    shown["active"] = show_count(balance.expected)
    told = text.format(minus=MINUS, **shown)
    text = tr("{movement}, men {active} är registrerade ({difference})")
    return text.format(movement=told, active=show_count(balance.active), difference=show_change(balance.difference))
