"""What is said of a goal (*mål*) for the resource: how far it is reached, what is needed, and whether it is behind."""

from collections.abc import Iterable

from domain.ground.display import show_count, show_percent
from domain.ground.text import tr
from domain.ground.value import Empty, is_number
from domain.lots.period import GoalOutcome

_WHOLE = 100
"""Per cent."""


def goal_figure(outcome: GoalOutcome) -> str:
    """`12 av 40`, `minst 12 av 40` where a month lacks its figure, `72 %`."""
    if outcome.goal.is_share:
        return show_percent(outcome.actual, 0)
    target = show_count(outcome.goal.target)
    return tr("{actual} av {target}").format(actual=goal_actual(outcome), target=target)


def goal_actual(outcome: GoalOutcome) -> str:
    """`12`, `minst 12` where a month lacks its figure, `71,4 %`."""
    if outcome.goal.is_share:
        return show_percent(outcome.actual)
    least = outcome.resource.least.get("new", 0)
    return tr("minst {count}").format(count=show_count(least)) if least else show_count(outcome.actual)


def goal_sentences(outcomes: Iterable[GoalOutcome]) -> tuple[str, ...]:
    """The remark on each goal with a known outcome, under its name."""
    text = tr("{name}: {remark}.")
    known = (each for each in outcomes if is_number(each.actual))
    return tuple(text.format(name=each.goal.name, remark=goal_remark(each)) for each in known)


def goal_remark(outcome: GoalOutcome) -> str:
    """What is left of it and how much that is in a month, and how far behind an even pace it is."""
    return _share_remark(outcome) if outcome.goal.is_share else _count_remark(outcome)


def _share_remark(outcome: GoalOutcome) -> str:
    target = show_percent(outcome.goal.target, 0)
    new, started = outcome.resource.new, outcome.resource.started_training
    if isinstance(outcome.actual, Empty) or isinstance(new, Empty) or isinstance(started, Empty):
        return tr("målet är {target}; uppgift saknas").format(target=target)
    if outcome.reached:
        return tr("målet {target} är nått").format(target=target)
    text = tr("målet är {target}: {started} av {new} nya har påbörjat arbetsträning, {more} till behövs")
    more = -(-outcome.goal.target * new // _WHOLE) - started
    return text.format(target=target, started=show_count(started), new=show_count(new), more=show_count(more))


def _count_remark(outcome: GoalOutcome) -> str:
    if isinstance(outcome.actual, Empty):
        return tr("uppgift saknas")
    if outcome.reached:
        return tr("målet är nått")
    left = show_count(outcome.goal.target - outcome.actual)
    if lacking := outcome.unregistered:
        text = tr("{left} saknas, men {lacking} av {months} månader är inte registrerade")
        return text.format(left=left, lacking=show_count(lacking), months=show_count(outcome.months))
    if not outcome.months_left:
        return tr("{left} saknades när tiden gick ut").format(left=left)
    months = tr("en månad") if outcome.months_left == 1 else tr("{n} månader").format(n=outcome.months_left)
    text = tr("{left} kvar på {months}: {needed} i månaden")
    said = text.format(left=left, months=months, needed=show_count(outcome.per_month_left))
    if not outcome.is_behind:
        return said
    behind = tr("{said}. I jämn takt vore det {due} efter {gone} av {months} månader")
    due = show_count(outcome.even_pace)
    return behind.format(said=said, due=due, gone=show_count(outcome.gone), months=show_count(outcome.months))
