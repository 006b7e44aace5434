"""LOTS cases over several months (*LOTS för en period*), the resource and its goals.

Domain handbook §5, rulings 15, 18 and 19.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    PeriodPost,
    add_up,
    column_parts,
    is_cross,
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
class Correction:
    """Why a locked month was changed, and on which day (*rättelse*, ruling 20)."""

    month: Period
    on: date
    reason: str


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
    A party's total is missing as soon as one of its months is, or leaves it out; `least` says what it is at least.
    """
    months = _cases_added(months)
    tallies = [tally_month(month) for month in months]
    parties = tuple(_add_party(party, tallies, months) for party in PARTIES)
    only_cross = all(is_cross(key) for t in tallies for key in t.cells)
    # A party with figures in other months has cases nobody knows of in a month that leaves it out.
    unknown = [
        {p.party for p, whole in zip(t.parties, parties, strict=True) if not p.recorded and m.month in whole.lacking}
        for t, m in zip(tallies, months, strict=True)
    ]
    cells = _cross_parts(tallies, unknown) if only_cross else _margin_parts(tallies, months, unknown)
    columns = {column: _column_parts(column, tallies, months, unknown) for column in (*SEXES, *AGES)}
    findings = [_dated(f, m) for t, m in zip(tallies, months, strict=True) if m.counts for f in t.findings]
    return add_up(parties, columns, cells, findings)


def _cases_added(months: Sequence[LotsMonth]) -> Sequence[LotsMonth]:
    """Months that are filled from their cases as one of them: they are whole crosses, so that adding their cells first
    gives the same sums, and a period of many years costs one month's arithmetic."""
    of_cases = [each for each in months if each.by_case]
    if len(of_cases) < 2:
        return months
    added: Counter[CellKey] = Counter()
    for each in of_cases:
        added.update({cell: count for cell, count in each.counts.items() if isinstance(count, int)})
    return [*(each for each in months if not each.by_case), replace(of_cases[0], counts=added)]


def year_to_report(recorded: Sequence[Period]) -> int:
    """The latest year with figures to go by: with a whole quarter of months recorded, else the latest that has any.

    A year that has only just begun does not take the place of the year before (ruling 41).
    """
    quarters = [(each.year, (each.number - 1) // 3) for each in recorded]
    whole = [year for year, quarter in quarters if quarters.count((year, quarter)) == 3]
    return max(whole or [each.year for each in recorded])


_Unknown = Sequence[Collection[Party]]


def _column_parts(
    column: Sex | Age, tallies: Sequence[LotsTally], months: Sequence[LotsMonth], unknown: _Unknown
) -> list[Value]:
    """A month that left the column out takes nothing from the others."""
    parts: list[Value] = []
    silent = 0
    for tallied, month, lacking in zip(tallies, months, unknown, strict=True):
        parts += column_parts(month.counts, tallied.parties, column)
        silent += len(lacking)
    return parts + [Empty.SAKNAS] * silent if parts else parts


def _dated(finding: Finding, month: LotsMonth) -> Finding:
    text = tr("{month}: {finding}").format(month=month.month.label, finding=finding.text)
    return Finding(text, finding.severity, finding.party)


def _cross_parts(tallies: Sequence[LotsTally], unknown: _Unknown) -> dict[CellKey, list[Value]]:
    """What each cell is the sum of."""
    parts: dict[CellKey, list[Value]] = {key: [] for tallied in tallies for key in tallied.cells}
    for key in parts:
        for tallied, lacking in zip(tallies, unknown, strict=True):
            silent = [Empty.SAKNAS] if key[0] in lacking else []
            parts[key] += [tallied.cells[key]] if key in tallied.cells else silent
    return parts


def _margin_parts(
    tallies: Sequence[LotsTally], months: Sequence[LotsMonth], unknown: _Unknown
) -> dict[CellKey, list[Value]]:
    """Every margin that some month gives; missing where another month has the party without that division, or lacks the
    party."""
    margins = [as_margins(t.cells) for t in tallies]
    parts: dict[CellKey, list[Value]] = {key: [] for margin in margins for key in margin}
    for key in parts:
        for tallied, month, margin, lacking in zip(tallies, months, margins, unknown, strict=True):
            silent = [Empty.SAKNAS] if key[0] in lacking else _instead(key, tallied, month)
            parts[key] += [margin[key]] if key in margin else silent
    return parts


def _instead(key: CellKey, tallied: LotsTally, month: LotsMonth) -> list[Value]:
    """What a month that does not give the margin adds to it."""
    party, sex, age = key
    own = [each for each in tallied.parties if each.party is party and each.recorded]
    if sex is Sex.UNSPLIT and age is Age.ALLA:
        return [each.total for each in own]
    return column_parts(month.counts, own, age if sex is Sex.UNSPLIT else sex)


def as_margins(cells: Counts) -> Counts:
    """Cells as margins by sex and by age, whatever form they were recorded in."""
    margins: dict[CellKey, list[Value]] = {}
    for key, value in cells.items():
        party, sex, age = key
        for margin in ((party, sex, Age.ALLA), (party, Sex.UNSPLIT, age)) if is_cross(key) else (key,):
            margins.setdefault(margin, []).append(value)
    return {key: exact_sum(values) for key, values in margins.items()}


def _add_party(party: Party, tallies: Sequence[LotsTally], months: Sequence[LotsMonth]) -> PartyTally:
    """A month with figures that leaves the party out makes its sum the least it can be, as a missing figure does."""
    of = {
        m.month: next(p for p in t.parties if p.party is party)
        for t, m in zip(tallies, months, strict=True)
        if m.counts
    }
    recorded = [each for each in of.values() if each.recorded]
    if not recorded:
        return PartyTally(party, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, recorded=False, disagrees=False)
    return PartyTally(
        party,
        exact_sum(each.by_sex for each in of.values()),
        exact_sum(each.by_age for each in of.values()),
        exact_sum(each.total for each in of.values()),
        recorded=True,
        disagrees=any(each.disagrees for each in recorded),
        least=sum(each.least for each in recorded),
        lacking=tuple(at for at, each in of.items() if each.total is Empty.SAKNAS and not each.disagrees),
    )


def overlapping(posts: Sequence[PeriodPost]) -> tuple[PeriodPost, ...]:
    """The period posts of which some days are in another post of the same area: they count the same cases."""
    return tuple(
        post
        for at, post in enumerate(posts)
        if any(
            post.area == other.area and post.since <= other.until and other.since <= post.until
            for other in (*posts[:at], *posts[at + 1 :])
        )
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
