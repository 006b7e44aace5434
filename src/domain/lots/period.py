"""LOTS cases over several months (*LOTS för en period*), the resource and its goals.

Domain handbook §5, rulings 15, 18 and 19.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.ground.area import Area
from domain.ground.period import Period, months_between
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    CellKey,
    Counts,
    Finding,
    LotsMonth,
    LotsTally,
    Party,
    PartyTally,
    column_parts,
    sum_of_column,
    tally_month,
)
from domain.lots.month import AgeGroup as Age


@dataclass(frozen=True, slots=True)
class ResourceMonth:
    """The extra resource (*tilläggsresurs*, social arbetscoach) of one month, area, sex and age group.

    Newly enrolled, active at the month's end, ended, and those who started work training (*arbetsträning*).
    """

    area: Area
    month: Period
    sex: Sex
    age_group: str
    new: Value
    active: Value
    ended: Value
    started_training: Value


@dataclass(frozen=True, slots=True)
class ResourceTally:
    """The resource over a period: flows are added, *active* is the last recorded month's."""

    new: Value
    active: Value
    ended: Value
    started_training: Value


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal for the resource (*mål*): `target` newly enrolled persons, or with `is_share` a share in per cent of
    the newly enrolled who are to have started work training; both days included."""

    name: str
    target: int
    is_share: bool
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """How far a goal is reached. `per_month_left` is what each remaining month must bring, missing for shares.

    `resource` is what the goal's own months hold, which the outcome is worked out from.
    """

    goal: Goal
    actual: Value
    months_left: int
    per_month_left: Value
    resource: ResourceTally

    @property
    def reached(self) -> bool:
        """True when the outcome is known and not below the target."""
        return not isinstance(self.actual, Empty) and self.actual >= self.goal.target


def tally_period(months: Sequence[LotsMonth]) -> LotsTally:
    """Adds months: party totals always, cells only of one form.

    A period that mixes cross tables and margins adds party totals, and `cells` then holds margins (ruling 15).
    A party's total is missing as soon as one of its months is; `known_total` says what it is at least.
    """
    tallies = [tally_month(month) for month in months]
    only_cross = all(_is_cross(key) for t in tallies for key in t.cells)
    cells = _add_cross([t.cells for t in tallies]) if only_cross else _add_margins(tallies, months)
    parties = tuple(_add_party(party, tallies) for party in PARTIES)
    recorded = [party for party in parties if party.recorded]
    return LotsTally(
        cells=cells,
        by_party={party.party: party.total for party in parties},
        by_sex={sex: _add_column(sex, tallies, months) for sex in SEXES},
        by_age={age: _add_column(age, tallies, months) for age in AGES},
        total=exact_sum(party.total for party in recorded) if recorded else Empty.SAKNAS,
        known_total=sum(t.known_total for t in tallies),
        parties=parties,
        findings=tuple(_dated(f, m) for t, m in zip(tallies, months, strict=True) if m.counts for f in t.findings),
    )


def _add_column(column: Sex | Age, tallies: Sequence[LotsTally], months: Sequence[LotsMonth]) -> Value:
    """A month that left the column out takes nothing from the others."""
    pairs = zip(tallies, months, strict=True)
    return sum_of_column([part for t, month in pairs for part in column_parts(month.counts, t.parties, column)])


def _dated(finding: Finding, month: LotsMonth) -> Finding:
    text = tr("{month}: {finding}").format(month=month.month.label, finding=finding.text)
    return Finding(text, finding.severity, finding.party)


def _add_cross(parts: Iterable[Counts]) -> dict[CellKey, Value]:
    added: dict[CellKey, list[Value]] = {}
    for part in parts:
        for key, value in part.items():
            added.setdefault(key, []).append(value)
    return {key: exact_sum(values) for key, values in added.items()}


def _add_margins(tallies: Sequence[LotsTally], months: Sequence[LotsMonth]) -> dict[CellKey, Value]:
    """Every margin that some month gives; missing where another month has the party without that division."""
    margins = [_as_margins(t.cells) for t in tallies]
    added: dict[CellKey, list[Value]] = {key: [] for margin in margins for key in margin}
    for key, values in added.items():
        for tallied, month, margin in zip(tallies, months, margins, strict=True):
            values.extend([margin[key]] if key in margin else _instead(key, tallied, month))
    return {key: exact_sum(values) for key, values in added.items()}


def _instead(key: CellKey, tallied: LotsTally, month: LotsMonth) -> list[Value]:
    """What a month that does not give the margin adds to it."""
    party, sex, age = key
    own = [each for each in tallied.parties if each.party is party and each.recorded]
    if sex is Sex.UNSPLIT and age is Age.ALLA:
        return [each.total for each in own]
    return column_parts(month.counts, own, age if sex is Sex.UNSPLIT else sex)


def _is_cross(key: CellKey) -> bool:
    return key[1] is not Sex.UNSPLIT and key[2] is not Age.ALLA


def _as_margins(cells: Counts) -> Counts:
    """Cells as margins by sex and by age, whatever form they were recorded in."""
    margins: dict[CellKey, list[Value]] = {}
    for key, value in cells.items():
        party, sex, age = key
        for margin in ((party, sex, Age.ALLA), (party, Sex.UNSPLIT, age)) if _is_cross(key) else (key,):
            margins.setdefault(margin, []).append(value)
    return {key: exact_sum(values) for key, values in margins.items()}


def _add_party(party: Party, tallies: Sequence[LotsTally]) -> PartyTally:
    of = [next(p for p in tallied.parties if p.party is party) for tallied in tallies]
    of = [month for month in of if month.recorded]
    if not of:
        return PartyTally(party, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, recorded=False, disagrees=False)
    return PartyTally(
        party,
        exact_sum(month.by_sex for month in of),
        exact_sum(month.by_age for month in of),
        exact_sum(month.total for month in of),
        recorded=True,
        disagrees=any(month.disagrees for month in of),
    )


def workers_range(months: Iterable[Mapping[Party, Value]], party: Party) -> tuple[int, int] | None:
    """The fewest and most different case workers (*unika handläggare*) over months of totals (ruling 19).

    From the largest month to the sum; None when no month says.
    """
    counts = [value for month in months if isinstance(value := month.get(party, Empty.SAKNAS), int)]
    return (max(counts), sum(counts)) if counts else None


def tally_resource(months: Sequence[ResourceMonth]) -> ResourceTally:
    """The resource over the months given; everything missing when there are none.

    A month's rows by sex, by age and for all are the same persons: they are never added to one another.
    """
    if not months:
        return ResourceTally(Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS)
    by_month: dict[tuple[str, Period], list[ResourceMonth]] = {}
    for each in months:
        by_month.setdefault((each.area.code, each.month), []).append(each)
    last = max(month for _, month in by_month)
    return ResourceTally(
        new=exact_sum(_of_month(rows, lambda row: row.new) for rows in by_month.values()),
        active=exact_sum(_of_month(rows, lambda row: row.active) for (_, at), rows in by_month.items() if at == last),
        ended=exact_sum(_of_month(rows, lambda row: row.ended) for rows in by_month.values()),
        started_training=exact_sum(_of_month(rows, lambda row: row.started_training) for rows in by_month.values()),
    )


def _of_month(rows: Iterable[ResourceMonth], measure: Callable[[ResourceMonth], Value]) -> Value:
    """One measure of one month: as given for all, else by sex and age at once, else what the margins agree on."""
    given = {(row.sex, Age(row.age_group)): measure(row) for row in rows}
    whole = given.get((Sex.UNSPLIT, Age.ALLA), Empty.SAKNAS)
    crossed = [value for (sex, age), value in given.items() if sex is not Sex.UNSPLIT and age is not Age.ALLA]
    if whole is not Empty.SAKNAS or crossed:
        return exact_sum(crossed) if whole is Empty.SAKNAS else whole
    margins = ([(sex, Age.ALLA) for sex in SEXES], [(Sex.UNSPLIT, age) for age in AGES])
    sums = {_margin_sum(given, keys) for keys in margins if any(key in given for key in keys)}
    return sums.pop() if len(sums) == 1 else Empty.SAKNAS


def _margin_sum(given: Mapping[tuple[Sex, Age], Value], keys: Sequence[tuple[Sex, Age]]) -> Value:
    """Missing where one of the first two is: only *annat* and *okänd* are left out by those who have none."""
    expected = [given.get(key, Empty.SAKNAS) for key in keys[:2]]
    return exact_sum([*expected, *(given[key] for key in keys[2:] if key in given)])


def goal_outcome(goal: Goal, months: Sequence[ResourceMonth], until: Period) -> GoalOutcome:
    """How the goal stands after `until`, from the resource months within the goal's own dates.

    What is needed per remaining month is rounded up to whole persons: a goal is not reached by halves.
    """
    first, last = (Period(day.year, until.kind, day.month) for day in (goal.since, goal.until))
    within = [month for month in months if first <= month.month <= min(last, until)]
    tallied = tally_resource(within)
    left = sum(1 for month in months_between(until, last)[1:] if month >= first)
    if goal.is_share:
        actual: Value = Empty.SAKNAS
        if isinstance(tallied.new, int) and isinstance(tallied.started_training, int) and tallied.new:
            actual = Fraction(tallied.started_training, tallied.new) * 100
        return GoalOutcome(goal, actual, left, Empty.SAKNAS, tallied)
    missing = goal.target - int(at_least([tallied.new]))
    needed: Value = max(0, -(-missing // left)) if left and isinstance(tallied.new, int) else Empty.SAKNAS
    return GoalOutcome(goal, tallied.new, left, needed, tallied)
