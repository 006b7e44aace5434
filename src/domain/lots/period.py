"""LOTS cases over several months (*LOTS för en period*), the resource and its goals.

Domain handbook §5, rulings 15, 18 and 19.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    by_party,
    column_parts,
    crossed,
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
    """The resource over a period: flows are added, *active* is the last recorded month's. `least` holds what a sum
    that is missing is at least (*minst*), by measure, where anything of it is known. The sums are of the months with
    figures, the last of them `until`; those that are `lacking` would add to them."""

    new: Value
    active: Value
    ended: Value
    started_training: Value
    least: Mapping[str, int] = field(default_factory=dict)
    until: Period | None = None
    lacking: tuple[Period, ...] = ()


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

    `resource` is what the goal's own months hold, which the outcome is worked out from; `gone` of its `months` are
    over, the last of them the latest with figures. `months_left` are those after it, none where the time is out: of all
    its months so many are `unregistered` then.
    """

    goal: Goal
    actual: Value
    months_left: int
    per_month_left: Value
    resource: ResourceTally
    gone: int = 0
    months: int = 0
    unregistered: int = 0

    @property
    def reached(self) -> bool:
        """True when the outcome is known and not below the target."""
        return not isinstance(self.actual, Empty) and self.actual >= self.goal.target

    @property
    def even_pace(self) -> int:
        """What there would be by now if each month brought as much (*i jämn takt*), in whole persons; of a share the
        target itself."""
        return self.goal.target if self.goal.is_share else self.goal.target * self.gone // max(self.months, 1)

    @property
    def is_behind(self) -> bool:
        """True when the outcome is known and below what an even pace would have brought (*efter målet*)."""
        return not isinstance(self.actual, Empty) and self.actual < self.even_pace


@dataclass(frozen=True, slots=True)
class LotsCases:
    """All that is told of an area's cases from the month `first` to `last`: period posts stand apart and are never
    added to the months (ruling 18). The resource by sex and age, and its parts, are internal."""

    area: Area
    first: Period
    last: Period
    tally: LotsTally
    resource: ResourceTally
    goals: tuple[GoalOutcome, ...]
    posts: tuple[PeriodPost, ...]
    resource_shares: Mapping[tuple[Sex, str], ResourceTally] = field(default_factory=dict)
    resource_parts: Mapping[str, Value] = field(default_factory=dict)


def tally_period(months: Sequence[LotsMonth]) -> LotsTally:
    """Adds months of one area, or of several: party totals always, cells only of one form.

    A period that mixes cross tables and margins adds party totals, and `cells` then holds margins (ruling 15).
    A party's total is missing as soon as one of its months is, or leaves it out that the area has in others; `least`
    says what it is at least.
    """
    months = _cases_added(months)
    tallies, own = [tally_month(month) for month in months], [by_party(month.counts) for month in months]
    kept: dict[str, set[Party]] = defaultdict(set)
    for t, m in zip(tallies, months, strict=True):
        kept[m.area.code] |= {each.party for each in t.parties if each.recorded}
    # A party with figures in other months of the area has cases nobody knows of in a month that leaves it out.
    unknown = [
        {each.party for each in t.parties if not each.recorded and m.counts and each.party in kept[m.area.code]}
        for t, m in zip(tallies, months, strict=True)
    ]
    parties = tuple(_add_party(party, tallies, months, unknown) for party in PARTIES)
    findings = [_dated(f, m) for t, m in zip(tallies, months, strict=True) if m.counts for f in t.findings]
    # One month's sums are its own, but of a mixed one, whose cells are told as margins.
    if len(months) == 1 and len(set(map(is_cross, tallies[0].cells))) == 1:
        return replace(tallies[0], parties=parties, findings=tuple(findings))
    only_cross = all(is_cross(key) for t in tallies for key in t.cells)
    cells = _cross_parts(tallies, unknown) if only_cross else _margin_parts(tallies, own, unknown)
    columns = _columns_added(tallies, own, unknown)
    return add_up(parties, columns, cells, findings)


def _cases_added(months: Sequence[LotsMonth]) -> Sequence[LotsMonth]:
    """Months that are filled from their cases as one of them: they are whole crosses, so that adding their cells first
    gives the same sums, and many years cost one month's arithmetic. Those of an area that has totals too stay its own:
    of the parties that cases have, its totals may leave some out."""
    mixed = {each.area.code for each in months if not each.by_case}
    of_cases: dict[str, list[LotsMonth]] = defaultdict(list)
    for each in months:
        if each.by_case:
            of_cases[each.area.code if each.area.code in mixed else ""].append(each)
    merged = [own[0] if len(own) == 1 else replace(own[0], counts=_cells_added(own)) for own in of_cases.values()]
    return [*(each for each in months if not each.by_case), *merged]


def _cells_added(months: Sequence[LotsMonth]) -> Counts:
    added: Counter[CellKey] = Counter()
    for each in months:
        added.update({cell: count for cell, count in each.counts.items() if isinstance(count, int)})
    return added


def year_to_report(recorded: Sequence[Period]) -> int:
    """The latest year with figures to go by: with a whole quarter of months recorded, else the latest that has any.

    A year that has only just begun does not take the place of the year before (ruling 41).
    """
    quarters = [(each.year, (each.number - 1) // 3) for each in recorded]
    whole = [year for year, quarter in quarters if quarters.count((year, quarter)) == 3]
    return max(whole or [each.year for each in recorded])


_Unknown = Sequence[Collection[Party]]
_Own = Sequence[Mapping[Party, Counts]]
"""The figures of each month by party."""


def _columns_added(tallies: Sequence[LotsTally], own: _Own, unknown: _Unknown) -> dict[Sex | Age, list[Value]]:
    """A month that left a column out takes nothing from the others, but of it their nought says nothing."""
    of_months = [column_parts(counts, tallied.parties) for tallied, counts in zip(tallies, own, strict=True)]
    may_have = [_may_have_some(counts, tallied.parties) for tallied, counts in zip(tallies, own, strict=True)]
    silent = [Empty.SAKNAS] * sum(map(len, unknown))
    added: dict[Sex | Age, list[Value]] = {}
    for column in (*SEXES, *AGES):
        parts = [value for of_month in of_months for value in of_month[column]]
        left_out = any(some and not of_month[column] for some, of_month in zip(may_have, of_months, strict=True))
        added[column] = [*parts, *silent] if parts and not _is_half_told(parts, left_out) else []
    return added


def _may_have_some(own: Mapping[Party, Counts], parties: Iterable[PartyTally]) -> bool:
    """True of parties that had cases and left a column out: only by sex and age at once is all there is told of."""
    return any(each.recorded and each.total != 0 and not crossed(own[each.party], each.party) for each in parties)


def _is_half_told(parts: Sequence[Value], left_out: bool) -> bool:
    """True of a nought over months of which some left it out: missing is never nought."""
    return left_out and exact_sum(parts) == 0


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


def _margin_parts(tallies: Sequence[LotsTally], own: _Own, unknown: _Unknown) -> dict[CellKey, list[Value]]:
    """Every margin that some month gives; missing where another month has the party without that division, or lacks the
    party."""
    margins = [as_margins(t.cells) for t in tallies]
    parts: dict[CellKey, list[Value]] = {key: [] for margin in margins for key in margin}
    left_out = set()
    for key, of_key in parts.items():
        for tallied, counts, margin, lacking in zip(tallies, own, margins, unknown, strict=True):
            silent = [Empty.SAKNAS] if key[0] in lacking else _instead(key, tallied, counts)
            given = [margin[key]] if key in margin else silent
            of_key.extend(given)
            if not given and _may_have_some(counts, [each for each in tallied.parties if each.party is key[0]]):
                left_out.add(key)
    return {key: of_key for key, of_key in parts.items() if not _is_half_told(of_key, key in left_out)}


def _instead(key: CellKey, tallied: LotsTally, counts: Mapping[Party, Counts]) -> list[Value]:
    """What a month that does not give the margin adds to it."""
    party, sex, age = key
    own = [each for each in tallied.parties if each.party is party and each.recorded]
    if sex is Sex.UNSPLIT and age is Age.ALLA:
        return [each.total for each in own]
    return column_parts(counts, own)[age if sex is Sex.UNSPLIT else sex]


def as_margins(cells: Counts) -> Counts:
    """Cells as margins by sex and by age, whatever form they were recorded in."""
    margins: dict[CellKey, list[Value]] = {}
    for key, value in cells.items():
        party, sex, age = key
        for margin in ((party, sex, Age.ALLA), (party, Sex.UNSPLIT, age)) if is_cross(key) else (key,):
            margins.setdefault(margin, []).append(value)
    return {key: exact_sum(values) for key, values in margins.items()}


def in_margins(tally: LotsTally) -> LotsTally:
    """The table by sex and by age, whatever form it was recorded in, with what a missing sum of its cells is at least.

    What is told in public has this form: a cross is of so few that most of it would be hidden.
    """
    if not any(is_cross(key) for key in tally.cells):
        return tally
    known: dict[CellKey, int] = {}
    for (party, sex, age), value in tally.cells.items():
        least = tally.least.get((party, sex, age), 0) if value is Empty.SAKNAS else int(at_least([value]))
        for margin in ((party, sex, Age.ALLA), (party, Sex.UNSPLIT, age)):
            known[margin] = known.get(margin, 0) + least
    cells = as_margins(tally.cells)
    least_of = {key: known[key] for key, value in cells.items() if value is Empty.SAKNAS and known.get(key)}
    kept = {key: least for key, least in tally.least.items() if not is_cross(key)}
    return replace(tally, cells=cells, least=kept | least_of)


def _add_party(
    party: Party, tallies: Sequence[LotsTally], months: Sequence[LotsMonth], unknown: _Unknown
) -> PartyTally:
    """A month with figures that leaves the party out makes its sum the least it can be, as a missing figure does."""
    of = [
        (month.month, next(each for each in tallied.parties if each.party is party))
        for tallied, month, lacking in zip(tallies, months, unknown, strict=True)
        if party in lacking or any(each.party is party and each.recorded for each in tallied.parties)
    ]
    recorded = [each for _at, each in of if each.recorded]
    if not recorded:
        return PartyTally(party, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, recorded=False, disagrees=False)
    return PartyTally(
        party,
        exact_sum(each.by_sex for _at, each in of),
        exact_sum(each.by_age for _at, each in of),
        exact_sum(each.total for _at, each in of),
        recorded=True,
        disagrees=any(each.disagrees for each in recorded),
        least=sum(each.least for each in recorded),
        lacking=tuple(dict.fromkeys(at for at, each in of if each.total is Empty.SAKNAS and not each.disagrees)),
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


def tally_resource(months: Sequence[ResourceMonth], lacking: tuple[Period, ...] = ()) -> ResourceTally:
    """The resource over the months given; everything missing when there are none.

    A month's rows by sex, by age and for all are the same persons: they are never added to one another.
    """
    if not months:
        return ResourceTally(Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS)
    by_month: dict[tuple[str, Period], list[ResourceMonth]] = {}
    for each in months:
        by_month.setdefault((each.area.code, each.month), []).append(each)
    last = max(month for _, month in by_month)
    at_the_end = [rows for (_, at), rows in by_month.items() if at == last]
    parts = {
        "new": [_of_month(rows, lambda row: row.new) for rows in by_month.values()],
        "active": [_of_month(rows, lambda row: row.active) for rows in at_the_end],
        "ended": [_of_month(rows, lambda row: row.ended) for rows in by_month.values()],
        "started_training": [_of_month(rows, lambda row: row.started_training) for rows in by_month.values()],
    }
    sums = {name: exact_sum(value for value, _ in of) for name, of in parts.items()}
    known = {name: sum(least for _, least in of) for name, of in parts.items() if sums[name] is Empty.SAKNAS}
    least = {name: count for name, count in known.items() if count}
    return ResourceTally(**sums, least=least, until=last, lacking=lacking)


def _of_month(rows: Iterable[ResourceMonth], measure: Callable[[ResourceMonth], Value]) -> tuple[Value, int]:
    """One measure of one month, and what it is at least: as given for all, else by sex and age at once, else what the
    margins agree on. Of two margins that differ the smaller is sure."""
    given = {(row.sex, Age(row.age_group)): measure(row) for row in rows}
    whole = given.get((Sex.UNSPLIT, Age.ALLA), Empty.SAKNAS)
    crossed = [value for (sex, age), value in given.items() if sex is not Sex.UNSPLIT and age is not Age.ALLA]
    if whole is not Empty.SAKNAS or crossed:
        value = exact_sum(crossed) if whole is Empty.SAKNAS else whole
        return value, int(at_least([value] if isinstance(value, int) else crossed))
    margins = ([(sex, Age.ALLA) for sex in SEXES], [(Sex.UNSPLIT, age) for age in AGES])
    divisions = [(_margin_sum(given, keys), [given[key] for key in keys if key in given]) for keys in margins]
    sums = {value for value, parts in divisions if parts}
    known = [value for value in sums if isinstance(value, int)]
    least = min(known) if known else max(int(at_least(parts)) for _, parts in divisions)
    return (sums.pop() if len(sums) == 1 else Empty.SAKNAS), least


def _margin_sum(given: Mapping[tuple[Sex, Age], Value], keys: Sequence[tuple[Sex, Age]]) -> Value:
    """Missing where one of the first two is: only *annat* and *okänd* are left out by those who have none."""
    expected = [given.get(key, Empty.SAKNAS) for key in keys[:2]]
    return exact_sum([*expected, *(given[key] for key in keys[2:] if key in given)])


def goal_outcome(goal: Goal, months: Sequence[ResourceMonth], until: Period) -> GoalOutcome:
    """How the goal stands after `until`, from the resource months within the goal's own dates: what is left and the
    pace are both counted from the last of those with figures.

    What is needed per remaining month is rounded up to whole persons: a goal is not reached by halves.
    """
    first, last = (Period(day.year, until.kind, day.month) for day in (goal.since, goal.until))
    within = [month for month in months if first <= month.month <= min(last, until)]
    tallied = tally_resource(within)
    gone = len(months_between(first, max(each.month for each in within))) if within else 0
    whole = len(months_between(first, last))
    left = whole - gone if until < last else 0
    pace = gone, whole, 0 if left else whole - len({month.month for month in within})
    if goal.is_share:
        actual: Value = Empty.SAKNAS
        if isinstance(tallied.new, int) and isinstance(tallied.started_training, int) and tallied.new:
            actual = Fraction(tallied.started_training, tallied.new) * 100
        return GoalOutcome(goal, actual, left, Empty.SAKNAS, tallied, *pace)
    missing = goal.target - int(at_least([tallied.new]))
    needed: Value = max(0, -(-missing // left)) if left and isinstance(tallied.new, int) else Empty.SAKNAS
    return GoalOutcome(goal, tallied.new, left, needed, tallied, *pace)
