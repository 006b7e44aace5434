"""What the public may read of the extra resource (*tilläggsresurs*) in one period after another: rulings 22, 23, 58.

Those who are active when one period ends are active when the next begins, and what comes and goes in the parts of a
year adds up to the year's. So the periods of an area are protected in the order they end: what was shown of the
earlier ones stays shown, and what was hidden stays hidden.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from domain.ground.period import Period, months_between
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, hidden_as, is_hidden
from domain.ground.whole_periods import parts_of
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation, whole_count
from domain.hiding.periods import hidden_beside_known
from domain.hiding.suppression import hide_small
from domain.lots.completeness import months_after
from domain.lots.period import Goal, GoalOutcome, ResourceTally
from domain.lots.resource_check import Share

Resources = Mapping[Period, ResourceTally]
NOTHING_TOLD = ResourceTally(Empty.DOLT, Empty.DOLT, Empty.DOLT, Empty.DOLT)
_FLOWS = ("new", "ended", "started_training")
_EVERYONE = "everyone"


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


def public_shares(
    own: Mapping[Period, Mapping[Share, ResourceTally]], everyone: Resources, threshold: int = 5
) -> dict[Share, ResourceTally]:
    """The resource by sex and by age in the last of the periods: the new and those who started work training.

    `own` holds it with the periods inside it, `everyone` what is told of all of each. Where the number of everyone is
    hidden those of sexes and ages are. The active and the ended are: with them each sex would be a chain through the
    years. Without them the chain of everyone tells nothing of how the new are divided.
    """
    *_, last = own
    counted = [period for period, shares in own.items() if shares]
    new, started = (
        _shares_of(own, everyone, measure, threshold)
        if all(isinstance(getattr(everyone[each], measure), int) for each in counted)
        else {}
        for measure in ("new", "started_training")
    )
    return {
        share: ResourceTally(new.get(share, Empty.DOLT), Empty.DOLT, Empty.DOLT, started.get(share, Empty.DOLT))
        for share in own[last]
    }


def _shares_of(
    own: Mapping[Period, Mapping[Share, ResourceTally]], everyone: Resources, measure: str, threshold: int
) -> dict[Share, Value]:
    """One measure of the last period. One that some month lacks is missing."""
    all_shares = dict.fromkeys(share for shares in own.values() for share in shares)
    divisions = [
        tuple(share for share in all_shares if share[0] is not Sex.UNSPLIT),
        tuple(share for share in all_shares if share[0] is Sex.UNSPLIT),
    ]
    tables, counts = {}, dict[Share, Value]()
    for period, shares in own.items():
        whole = whole_count(getattr(everyone[period], measure)) if shares else 0
        counts = {each: _of_share(shares.get(each), measure) if shares else 0 for each in all_shares}
        rules = tuple(Equation(_EVERYONE, parts) for parts in divisions if parts)
        values: dict[CellKey, int | Empty] = {_EVERYONE: whole, **{at: whole_count(of) for at, of in counts.items()}}
        tables[period] = AdditiveTable(values, rules, already_public=frozenset({_EVERYONE}))
    *_, hidden = hidden_beside_known(tables, threshold).values()
    return {share: hidden_as(value, threshold) if share in hidden else value for share, value in counts.items()}


def _of_share(tally: ResourceTally | None, measure: str) -> Value:
    if tally is None or tally.lacking:
        return Empty.SAKNAS
    value: Value = getattr(tally, measure)
    return value


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
