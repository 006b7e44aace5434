"""How complete an area's months of LOTS cases are (*fullständighet*): expected, registered, adding up, done, in time.

Domain handbook §5. All of it is worked out from what was recorded; nobody ticks it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import product

from domain.ground.area import Area
from domain.ground.period import Period, month, months_between
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.lots.case import differences
from domain.lots.month import (
    EXPECTED_AGES,
    EXPECTED_SEXES,
    PARTIES,
    CellKey,
    LotsMonth,
    MonthStatus,
    Party,
    tally_month,
)

MONTHS_BEFORE = 12
"""How far back a month is looked at to know which parties it is to have figures of."""


class Standing(Enum):
    """How far a month has come, the least first."""

    UNEXPECTED = "unexpected"
    """Before the area's first month: it kept no LOTS then."""
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    """Figures are missing, or two sums differ."""
    OPEN = "open"
    """All there and adding up, and not marked as done."""
    DONE = "done"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The Swedish word, short enough for a cell."""
        return {
            Standing.UNEXPECTED: "",
            Standing.MISSING: tr("saknas"),
            Standing.INCOMPLETE: tr("ofullst."),
            Standing.OPEN: tr("öppen"),
            Standing.DONE: tr("klar"),
            Standing.LOCKED: tr("låst"),
        }[self]

    @property
    def words(self) -> str:
        """The same said in full."""
        return {
            Standing.UNEXPECTED: tr("väntas inte"),
            Standing.MISSING: tr("inget är registrerat"),
            Standing.INCOMPLETE: tr("ofullständig: något saknas eller summorna skiljer sig"),
            Standing.OPEN: tr("stämmer, men är inte markerad klar"),
            Standing.DONE: tr("klar"),
            Standing.LOCKED: tr("låst"),
        }[self]


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """One month of one area. `late` is true where it was done after its deadline, or the deadline has passed;
    `differs` where two of its sums do, or its cases and the totals that were there before them."""

    area: Area
    month: Period
    standing: Standing
    late: bool = False
    differs: bool = False

    @property
    def is_finished(self) -> bool:
        """True where nothing is left to do, and before the area kept any."""
        return self.standing in (Standing.UNEXPECTED, Standing.DONE, Standing.LOCKED)


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of the months that are expected of an area, how many have come how far."""

    expected: int
    registered: int
    adding_up: int
    done: int
    in_time: int
    late: int


def deadline(at: Period, day: int | None = None) -> date:
    """The last day to finish a month: that `day` of the next one, or its end (decision 36)."""
    last = months_after(at, 1).last_day
    return last.replace(day=min(day or last.day, last.day))


def months_after(at: Period, count: int) -> Period:
    """The month `count` months later."""
    moved = at.year * 12 + at.number - 1 + count
    return month(moved // 12, moved % 12 + 1)


def standing_of(
    recorded: LotsMonth, first: Period | None, done_on: date | None, today: date, due: int | None = None
) -> MonthStanding:
    """How one month stands; `first` is the area's first month with figures, `done_on` the day it was marked last, `due`
    the day of the next month it is to be done by, None its end."""
    is_to_come = not recorded.counts and recorded.month.last_day >= today
    if first is None or recorded.month < first or is_to_come:
        return MonthStanding(recorded.area, recorded.month, Standing.UNEXPECTED)
    tallied = tally_month(recorded)
    complete = not recorded.counts or tallied.complete
    # A locked month may be left with sums that differ, in the midst of its correction.
    if recorded.status is not MonthStatus.OPPEN and complete:
        standing = Standing.LOCKED if recorded.status is MonthStatus.LAST else Standing.DONE
    elif not recorded.counts:
        standing = Standing.MISSING
    else:
        standing = Standing.OPEN if complete else Standing.INCOMPLETE
    marked = done_on if recorded.status is not MonthStatus.OPPEN and done_on is not None else today
    # A locked month was done before it was locked: only what is not finished is late by its lock.
    late = standing is not Standing.LOCKED and marked > deadline(recorded.month, due)
    differs = not tallied.consistent or bool(differences(recorded.counts, recorded.held))
    return MonthStanding(recorded.area, recorded.month, standing, late, differs)


def expected_parties(at: Period, months: Sequence[LotsMonth]) -> tuple[Party, ...]:
    """The parties that a month is to have figures of (*väntade parter*): those that had in the nearest month before it
    that says anything of them, within a year, else in the first one after. One that had *ej tillämpligt* there is not.
    `months` are the area's own, in order; of a month that is filled from its cases nought says nothing of a party."""

    found: dict[Party, bool] = {}
    since = months_after(at, -MONTHS_BEFORE)
    for each in (each for each in months if each.month >= since):
        told: dict[Party, bool] = {}
        for (party, _sex, _age), value in each.counts.items():
            if value != 0 or not each.by_case:
                told[party] = told.get(party, False) or value is not Empty.EJ_TILLAMPLIGT
        found |= {party: has for party, has in told.items() if each.month <= at or party not in found}
    return tuple(party for party in PARTIES if found.get(party))


def expected_cells(party: Party) -> Iterable[CellKey]:
    """Those of a party's cross that are missing until they are typed; in a file what is left out is nought."""
    return product((party,), EXPECTED_SEXES, EXPECTED_AGES)


def silent_parties(month: LotsMonth, months: Sequence[LotsMonth]) -> tuple[Party, ...]:
    """The expected parties that a month with figures leaves out altogether."""
    heard = {party for party, _sex, _age in month.counts}
    return tuple(each for each in expected_parties(month.month, months) if month.counts and each not in heard)


def completeness(months: Sequence[MonthStanding]) -> Completeness:
    """The counts of one area."""
    expected = [each for each in months if each.standing is not Standing.UNEXPECTED]
    registered = [each for each in expected if each.standing is not Standing.MISSING]
    finished = [each for each in expected if each.is_finished]
    return Completeness(
        len(expected),
        len(registered),
        sum(each.standing is not Standing.INCOMPLETE for each in registered),
        len(finished),
        sum(not each.late for each in finished),
        sum(each.late for each in expected),
    )


def completeness_words(counted: Completeness) -> str:
    """`12 väntade: 11 registrerade, 10 stämmer, 8 klara, 7 i tid, 2 sena`."""
    text = tr("{expected} väntade: {registered} registrerade, {up} stämmer, {done} klara, {in_time} i tid, {late} sena")
    return text.format(
        expected=counted.expected,
        registered=counted.registered,
        up=counted.adding_up,
        done=counted.done,
        in_time=counted.in_time,
        late=counted.late,
    )


def last_twelve(today: date) -> tuple[Period, ...]:
    """The twelve months that are over, the latest last."""
    last = months_after(month(today.year, today.month), -1)
    return months_between(months_after(last, -11), last)
