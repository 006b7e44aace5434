"""What the period box offers, how it is written there and how typed text is read."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from domain.ground.display import show_date, show_list
from domain.ground.period import Period, PeriodKind, month, month_number, parse_period, read_month
from widgets.tab.contract import Wants, When
from widgets.text import tr

_MONTHS_BACK = 36
_YEARS_BACK = 10
_DATES_BACK = 5
# Populations are counted on the last of October (domain handbook §4).
_COUNTING_DAY = (10, 31)
_LENGTHS = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.MONTH)


def usual_period(wants: Wants, today: date) -> When | None:
    """Where a tab begins that has nothing of its own: the latest offered; none of them is to come."""
    return next(iter(standing_offer(wants, today)), None)


def standing_offer(wants: Wants, today: date) -> tuple[When, ...]:
    """What the box lists when the tab has no list of its own, newest first."""
    this_year = today.year
    if wants is Wants.MONTH:
        latest = this_year * 12 + today.month - 1
        return tuple(month(at // 12, at % 12 + 1) for at in range(latest, latest - _MONTHS_BACK, -1))
    if wants in (Wants.YEAR, Wants.PERIOD):
        return tuple(Period(year, PeriodKind.YEAR) for year in range(this_year, this_year - _YEARS_BACK, -1))
    if wants is Wants.REFERENCE_DATE:
        days = (date(year, *_COUNTING_DAY) for year in range(this_year, this_year - _DATES_BACK - 1, -1))
        return tuple(day for day in days if day <= today)
    return ()


def first_day(when: When) -> date:
    """The day a period begins, or the reference date itself."""
    return when.first_day if isinstance(when, Period) else when


def nearest(with_figures: Sequence[When], when: When) -> When | None:
    """Of those that have figures the one to lead to from `when`: the latest before it, else the earliest after."""
    earlier = [each for each in with_figures if first_day(each) <= first_day(when)]
    return max(earlier, key=first_day, default=None) or min(with_figures, key=first_day, default=None)


def where_figures_are(with_figures: Sequence[When]) -> str:
    """Which periods have figures, for who stands at one that has none: at most four by name, else how many from when to
    when. Of years, half-years and months the longest are told."""
    longest = min((_LENGTHS.index(each.kind) for each in with_figures if isinstance(each, Period)), default=0)
    told = [each for each in with_figures if not isinstance(each, Period) or _LENGTHS.index(each.kind) == longest]
    told.sort(key=first_day)
    if len(told) <= 4:
        return tr("Siffror finns för {periods}.").format(periods=show_list([show_when(each) for each in told]))
    text = tr("Siffror finns för {count} perioder, {first} till {last}.")
    return text.format(count=len(told), first=show_when(told[0]), last=show_when(told[-1]))


def with_current(offered: Sequence[When], current: When | None) -> list[When]:
    """What is offered with the period shown among it, where it belongs."""
    listed = list(offered)
    if current is None or current in listed:
        return listed
    return sorted([*listed, current], key=code_of, reverse=True)


def listed(offered: Sequence[When], current: When | None, wants: Wants) -> list[When]:
    """What the box lists. Where years have half-years and months: every year, and under the one shown its parts; those
    of other years are typed, or listed when their year is shown."""
    if wants is not Wants.PERIOD:
        return with_current(offered, current)
    periods = {each for each in (*offered, current) if isinstance(each, Period)}
    years = {each.year for each in periods if each.kind is PeriodKind.YEAR}
    shown = current.year if isinstance(current, Period) else None
    kept = (each for each in periods if each.kind is PeriodKind.YEAR or each.year == shown or each.year not in years)
    return [*sorted(kept, key=_latest_year_first)]


def _latest_year_first(period: Period) -> tuple[int, int, int]:
    return -period.year, _LENGTHS.index(period.kind), period.number


def neighbour(when: When, wants: Wants, offered: Sequence[When], steps: int) -> When | None:
    """The period `steps` later (earlier, below 0): the calendar's next month or year, else the next one offered that is
    as long."""
    if wants is Wants.MONTH and isinstance(when, Period):
        at = when.year * 12 + when.number - 1 + steps
        return month(at // 12, at % 12 + 1)
    if wants is Wants.YEAR and isinstance(when, Period):
        return Period(when.year + steps, PeriodKind.YEAR)
    as_long = [each for each in with_current(offered, when) if _kind(each) is _kind(when)]
    as_long.sort(key=code_of, reverse=True)
    at = as_long.index(when) - steps
    return as_long[at] if 0 <= at < len(as_long) else None


def _kind(when: When) -> PeriodKind | None:
    return when.kind if isinstance(when, Period) else None


def show_when(when: When) -> str:
    """As the box writes it: `maj 2016`, `2021`, `första halvåret 2021`, `2024-10-31`."""
    return when.label if isinstance(when, Period) else show_date(when)


def code_of(when: When) -> str:
    """As settings store it."""
    return when.code if isinstance(when, Period) else when.isoformat()


def read_when(text: str, wants: Wants) -> When | None:
    """What was typed: `maj 2016`, `2016-05`, `2021`, `2021 H1`, `2024-10-31`, `31 oktober 2024`; None if unread.

    A year alone, where a reference date is wanted, means the day populations are counted.
    """
    words = " ".join(text.casefold().split())
    for read in _READERS[wants]:
        try:
            return read(words)
        except ValueError:
            continue
    return None


def _read_year(words: str) -> Period:
    read = parse_period(words)
    if read.kind is not PeriodKind.YEAR:
        raise ValueError(words)
    return read


def _read_half(words: str) -> Period:
    if coded := re.fullmatch(r"(\d{4}) ?h([12])", words):
        return Period(int(coded[1]), PeriodKind.HALF, int(coded[2]))
    if named := re.fullmatch(r"(första|andra) halvåret (\d{4})", words):
        return Period(int(named[2]), PeriodKind.HALF, 1 if named[1] == "första" else 2)
    raise ValueError(words)


def _read_date(words: str) -> date:
    if named := re.fullmatch(r"(\d{1,2}) ([a-zåäö]+\.?) (\d{4})", words):
        return date(int(named[3]), month_number(named[2]), int(named[1]))
    return date.fromisoformat(words)


def _read_counting_day(words: str) -> date:
    return date(_read_year(words).year, *_COUNTING_DAY)


def example_of(wants: Wants) -> str:
    """What can be typed, for who typed something else."""
    return {
        Wants.MONTH: tr("maj 2016 eller 2016-05"),
        Wants.REFERENCE_DATE: tr("2024-10-31 eller 31 oktober 2024"),
        Wants.PERIOD: tr("2021, 2021 H1 eller mars 2021"),
    }.get(wants, tr("2021"))


_READERS: dict[Wants, tuple[Callable[[str], When], ...]] = {
    Wants.NOTHING: (),
    Wants.MONTH: (read_month,),
    Wants.YEAR: (_read_year,),
    Wants.PERIOD: (_read_year, _read_half, read_month),
    Wants.REFERENCE_DATE: (_read_date, _read_counting_day),
}
