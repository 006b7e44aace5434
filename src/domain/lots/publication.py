"""Of which periods LOTS cases are told in public (*redovisningsnivå*): whole calendar periods alone (ruling 58).

From two public tables of January–March and January–April whoever subtracts reads April. So each area has a level, and
its public tables cover whole periods of that level and above.
"""

from collections.abc import Collection, Mapping

from domain.ground.period import Period, PeriodKind
from domain.ground.text import tr
from domain.ground.whole_periods import BY_LENGTH, in_order_of_end, whole_periods

LEVELS = BY_LENGTH
USUAL_LEVEL = PeriodKind.HALF


Levels = Mapping[int, PeriodKind]
"""The level of one area by the year from which it holds."""


def level_of(levels: Levels, year: int) -> PeriodKind:
    """The level that holds in `year`: the latest one given for it or a year before, else the half-year."""
    since = max((each for each in levels if each <= year), default=None)
    return USUAL_LEVEL if since is None else levels[since]


def tells_of_months(level: PeriodKind) -> bool:
    """True where single months are told of in public."""
    return level is PeriodKind.MONTH


def longer_than(level: PeriodKind) -> tuple[PeriodKind, ...]:
    """The levels above, the shortest first."""
    return LEVELS[LEVELS.index(level) + 1 :]


def level_name(level: PeriodKind) -> str:
    """The Swedish word: `halvår`."""
    return {
        PeriodKind.MONTH: tr("månad"),
        PeriodKind.QUARTER: tr("kvartal"),
        PeriodKind.HALF: tr("halvår"),
        PeriodKind.YEAR: tr("år"),
    }[level]


def finished(level: PeriodKind, year: int, recorded: Collection[Period]) -> tuple[Period, ...]:
    """The periods of a year that are told of at `level`, the shortest first: those with every month that is expected.

    Months before the first of all that is `recorded` are not. A period that lacks a month is not told of: when the
    month came, two tables would tell what it holds.
    """
    first = min(recorded, default=None)
    return tuple(
        each
        for each in whole_periods(level, year)
        if first is not None and each.months[-1] >= first and all(at in recorded for at in each.months if at >= first)
    )


def finished_in_a_row(levels: Levels, recorded: Collection[Period]) -> tuple[Period, ...]:
    """The periods that are told of, in the order they end, up to the first that lacks a month; those of the first year
    that had ended before anything was recorded are among them."""
    found: list[Period] = []
    if not recorded:
        return ()
    first = min(recorded)
    for year in range(first.year, max(recorded).year + 1):
        level = level_of(levels, year)
        whole = finished(level, year, recorded)
        for each in in_order_of_end(whole_periods(level, year)):
            if each not in whole and each.months[-1] >= first:
                return tuple(found)
            found.append(each)
    return tuple(found)


def latest_finished(levels: Levels, recorded: Collection[Period]) -> Period | None:
    """What a report tells of an area: of the finished periods that end last, the longest."""
    for year in sorted({each.year for each in recorded}, reverse=True):
        if found := finished(level_of(levels, year), year, recorded):
            return in_order_of_end(found)[-1]
    return None


def latest_of_length(recorded: Collection[Period], length: PeriodKind) -> Period | None:
    """The latest finished period of that length."""
    years = {each.year for each in recorded}
    whole = [each for year in years for each in finished(length, year, recorded) if each.kind is length]
    return max(whole, key=lambda each: each.months[-1], default=None)


def nearest_whole(levels: Levels, first: Period, last: Period, recorded: Collection[Period]) -> tuple[Period, ...]:
    """The finished periods that share months with those from `first` to `last`, in the order of time."""
    found = {
        each
        for year in range(first.year, last.year + 1)
        for each in finished(level_of(levels, year), year, recorded)
        if each.months[0] <= last and first <= each.months[-1]
    }
    return in_order_of_end(found)
