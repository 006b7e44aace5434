"""The wheel of a year: when each item comes, and whether it was done, by doing it or by hand (domain handbook §9)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import product

from domain.ground.display import EN_DASH
from domain.ground.text import tr
from domain.wheel.item import Doing, WheelItem, first_day_of, last_day_of

AHEAD = timedelta(days=42)
"""How long before it is due a task is begun, and told of on Start."""
_TO_FETCH = timedelta(days=14)
"""How long after its day a release is fetched at the latest."""


class State(Enum):
    """How an item stands in a year, in the order in which it presses; `sign` is its shape in the wheel."""

    LATE = "late"
    NOW = "now"
    COMING = "coming"
    DONE = "done"
    PASSED = "passed"
    """Its time is over and nothing says that it was done, or it was not watched yet."""

    @property
    def word(self) -> str:
        """The Swedish word."""
        return {
            State.LATE: tr("sen"),
            State.NOW: tr("nu"),
            State.COMING: tr("kommer"),
            State.DONE: tr("klar"),
            State.PASSED: tr("inget noterat"),
        }[self]

    @property
    def sign(self) -> str:
        """Its shape, as `drawing.layout.shapes` knows it; none where nothing is said."""
        return {State.LATE: "▲", State.NOW: "◆", State.COMING: "○", State.DONE: "●", State.PASSED: ""}[self]


@dataclass(frozen=True, slots=True)
class Deed:
    """That something was done: which day, and by which function."""

    on: date
    who: str


@dataclass(frozen=True, slots=True)
class Done:
    """What is known of what has been done. `by_hand` is ticked, by item, year and month; `deeds` were done in the
    program, the earliest first; `lots` tells by year and month when the last area had it done."""

    by_hand: Mapping[tuple[int, int, int], Deed]
    deeds: Mapping[Doing, Sequence[Deed]]
    lots: Mapping[tuple[int, int], Deed]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An item in one month of one year (*tillfälle*). `done` is None where it is not done."""

    item: WheelItem
    year: int
    month: int
    state: State = State.COMING
    done: Deed | None = None
    by_hand: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """What a tick is stored by."""
        return self.item.id, self.year, self.month

    @property
    def day(self) -> date:
        """The day it comes; the first of the month where it has none."""
        return first_day_of(self.item, self.year, self.month)

    @property
    def opens(self) -> date:
        """From when doing it counts: a release from its day, or the month before its month, since it may come early; a
        task six weeks before its day, or after the one before it where it comes every month."""
        if not self.item.release:
            return self._after_the_one_before if self.item.month is None else self.day - AHEAD
        if self.item.day is not None:
            return self.day
        return (self.day - timedelta(days=1)).replace(day=1)

    @property
    def _after_the_one_before(self) -> date:
        """What comes every month is begun when the month before's is over."""
        first = self.day.replace(day=1)
        before = first - timedelta(days=1)
        if self.item.day is None:
            return first
        return first_day_of(self.item, before.year, before.month) + timedelta(days=1)

    @property
    def due(self) -> date:
        """The last day to have done it."""
        if self.item.day is None:
            return last_day_of(self.year, self.month)
        return self.day + _TO_FETCH if self.item.release else self.day

    @property
    def when(self) -> str:
        """`mars`, `23 mars`: when it comes in its year."""
        return replace(self.item, month=self.month).when

    @property
    def said(self) -> str:
        """Its state in words: `klar 2026-03-20, processledare`, `sen, sista dag 2026-09-01`."""
        if self.done is not None:
            text = tr("{word} {day}, {who}") if self.done.who else tr("{word} {day}")
            return text.format(word=self.state.word, day=self.done.on, who=self.done.who)
        if self.state is State.LATE:
            return tr("{word}, sista dag {day}").format(word=self.state.word, day=self.due)
        if self.state is State.NOW:
            return tr("{word}, senast {day}").format(word=self.state.word, day=self.due)
        return self.state.word if self.state is State.COMING else EN_DASH


def wheel_of(items: Iterable[WheelItem], year: int, done: Done, today: date) -> tuple[Occurrence, ...]:
    """Every item of a year in the order it comes. What was done in the program counts for the one that had opened last
    of all that are done so; one that had opened before that is late no more, it was passed by."""
    return tuple(each for each in _around(items, year, done, today) if each.year == year)


def pressing(items: Iterable[WheelItem], done: Done, today: date) -> tuple[Occurrence, ...]:
    """What is late, then what is to be done now or comes within six weeks, each in the order it is due."""
    found = [
        each
        for each in _around(items, today.year, done, today)
        if each.state in (State.LATE, State.NOW) or (each.state is State.COMING and each.day - today <= AHEAD)
    ]
    return tuple(sorted(found, key=lambda each: (each.state is not State.LATE, each.due)))


def _around(items: Iterable[WheelItem], year: int, done: Done, today: date) -> list[Occurrence]:
    """Those of the year, of the one before and of the one after, since what one leaves undone the next takes over."""
    coming = [
        Occurrence(item, each, number)
        for item, each in product(items, (year - 1, year, year + 1))
        for number in (range(1, 13) if item.month is None else (item.month,))
    ]
    coming.sort(key=lambda each: (each.day, each.due, each.item.what))
    return [_standing(each, _following(each, coming), done, today) for each in coming]


def _following(of: Occurrence, coming: Iterable[Occurrence]) -> Occurrence | None:
    """The next one to open that is done in the same way."""
    same = (
        each
        for each in coming
        if (each.item.id == of.item.id if of.item.doing is Doing.HAND else each.item.doing is of.item.doing)
    )
    return min((each for each in same if each.opens > of.opens), key=lambda each: each.opens, default=None)


def _standing(of: Occurrence, following: Occurrence | None, done: Done, today: date) -> Occurrence:
    until = date.max if following is None else following.opens
    # A task waits for the next one to be late; what was published is then replaced by what is published.
    passed_by = until if following is None or of.item.release else following.due
    if (ticked := done.by_hand.get(of.key)) is not None:
        return replace(of, state=State.DONE, done=ticked, by_hand=True)
    if of.item.doing is Doing.LOTS:
        # What is due in a month are the figures of the one before it.
        deed = done.lots.get((of.year, of.month - 1) if of.month > 1 else (of.year - 1, 12))
    else:
        deeds = done.deeds.get(of.item.doing, ())
        deed = next((each for each in deeds if of.opens <= each.on < until), None)
    if deed is not None:
        return replace(of, state=State.DONE, done=deed)
    if of.due < of.item.since or (today >= passed_by and today > of.due):
        return replace(of, state=State.PASSED)
    if today > of.due:
        return replace(of, state=State.LATE)
    return replace(of, state=State.NOW if today >= of.opens else State.COMING)
