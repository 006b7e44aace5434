"""What the public may read of the extra resource (*tilläggsresurs*) in one period after another: rulings 22, 23, 58.

Those who are active when one period ends are active when the next begins, and what comes and goes in the parts of a
year adds up to the year's. So the periods of an area are protected in the order they end: what was shown of the
earlier ones stays shown, and what was hidden stays hidden.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from domain.ground.period import Period, months_between
from domain.ground.value import Empty, Value, hidden_as, is_hidden
from domain.ground.whole_periods import parts_of
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation, whole_count
from domain.hiding.suppression import hide_small
from domain.lots.completeness import months_after
from domain.lots.period import Goal, GoalOutcome, ResourceTally

Resources = Mapping[Period, ResourceTally]
NOTHING_TOLD = ResourceTally(Empty.DOLT, Empty.DOLT, Empty.DOLT, Empty.DOLT)
_FLOWS = ("new", "ended", "started_training")


def public_resources(own: Resources, threshold: int = 5) -> dict[Period, ResourceTally]:
    """The resource of an area's whole periods as the public may read it.

    `own` holds the periods in the order they end, of those that end together the shorter first. How many were active
    when the first of them began an earlier report may have told: with that, new less ended is known.
    """
    hidden: frozenset[CellKey] = frozenset()
    so_far: dict[Period, ResourceTally] = {}
    before: frozenset[CellKey] = frozenset()
    for period, tally in own.items():
        so_far[period] = tally
        table = _table(so_far)
        printed = (before - hidden - table.unpublished) | table.already_public
        hidden = hide_small(replace(table, already_public=printed, already_hidden=hidden), threshold)
        before = frozenset(table.values)
    return {period: _shown(period, tally, hidden, threshold) for period, tally in own.items()}


def _shown(period: Period, tally: ResourceTally, hidden: frozenset[CellKey], threshold: int) -> ResourceTally:
    def shown(key: CellKey, value: Value) -> Value:
        return hidden_as(value, threshold) if key in hidden else value

    return ResourceTally(
        shown((period, "new"), tally.new),
        shown(_active(period), tally.active),
        shown((period, "ended"), tally.ended),
        shown((period, "started_training"), tally.started_training),
    )


def _active(period: Period) -> CellKey:
    """Who is active when a period ends is the same whichever period ends then."""
    return "active", period.months[-1]


def _table(own: Resources) -> AdditiveTable:
    values: dict[CellKey, int | Empty] = {}
    rules: list[Equation] = []
    public, unpublished = set(), set()
    for period, tally in own.items():
        values |= {(period, flow): whole_count(getattr(tally, flow)) for flow in _FLOWS}
        values[_active(period)] = whole_count(tally.active)
        if parts := parts_of(period, own):
            rules += [Equation((period, flow), tuple((part, flow) for part in parts)) for flow in _FLOWS]
            continue
        new, ended, active = values[period, "new"], values[period, "ended"], values[_active(period)]
        if isinstance(new, int) and isinstance(ended, int) and isinstance(active, int) and active + ended >= new:
            opening: CellKey = _opening(period)
            if values.get(opening) != active + ended - new:
                opening = (period, "opening")
                values[opening] = active + ended - new
                public.add(opening)
            passed = (period, "passed")
            values[passed] = active + ended
            unpublished.add(passed)
            rules.append(Equation(passed, (opening, (period, "new"))))
            rules.append(Equation(passed, (_active(period), (period, "ended"))))
    return AdditiveTable(values, tuple(rules), frozenset(public), frozenset(unpublished))


def _opening(period: Period) -> CellKey:
    return "active", months_after(period.months[0], -1)


def public_goals(
    outcomes: Iterable[GoalOutcome], public: Resources, recorded: Collection[Period], until: Period
) -> tuple[GoalOutcome, ...]:
    """Goals as they stand after `until`, beside a resource that has been made public.

    What was reached is told where the goal's own months that are `recorded` are those of whole periods that show what
    the goal counts; anywhere else the difference would tell of a few months.
    """

    def is_told(outcome: GoalOutcome) -> bool:
        own = _months_of(outcome.goal, recorded, until)
        leaves = [each for each in public if not parts_of(each, public) and own.intersection(each.months)]
        counted = {at for each in leaves for at in each.months if at in recorded}
        shown = (public[each] for each in leaves)
        return counted == own and not any(
            is_hidden(each.new) or (outcome.goal.is_share and is_hidden(each.started_training)) for each in shown
        )

    def shown(outcome: GoalOutcome) -> GoalOutcome:
        if isinstance(outcome.actual, Empty):
            # What it is at least is of the months that are known, which may be few.
            return replace(outcome, resource=NOTHING_TOLD)
        if is_told(outcome):
            return outcome
        return replace(outcome, actual=Empty.DOLT, per_month_left=Empty.DOLT, resource=NOTHING_TOLD)

    return tuple(map(shown, outcomes))


def _months_of(goal: Goal, recorded: Collection[Period], until: Period) -> set[Period]:
    first, last = (Period(day.year, until.kind, day.month) for day in (goal.since, goal.until))
    return {at for at in months_between(first, min(last, until)) if at in recorded}
