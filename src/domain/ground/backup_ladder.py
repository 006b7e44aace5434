"""Which backups to keep (*säkerhetskopior*): a pure function of their times.

All of two days, then one a day for two weeks, one a week for three months, one a month for two years; nothing older.
"""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

_ALL = timedelta(days=2)
_DAILY = _ALL + timedelta(weeks=2)
_WEEKLY = _DAILY + timedelta(days=91)
_MONTHLY = _WEEKLY + timedelta(days=730)


def copies_to_keep(copies: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those of `copies` that should be kept at `now`; the latest of each day, week and month on its step.

    The latest copy of all is always kept, however old it is, and so is one that claims to be from the future: a
    clock that was wrong must not cost anybody a copy. Times are local and either all have a zone or none has.
    """
    latest_first = sorted(copies, reverse=True)
    kept = set(latest_first[:1])
    taken: set[Hashable] = set()
    for copy in latest_first:
        place = _place(copy, now - copy)
        if place is not None and place not in taken:
            taken.add(place)
            kept.add(copy)
    return frozenset(kept)


def _place(copy: datetime, age: timedelta) -> Hashable | None:
    """The place on the ladder that the copy would fill; each place holds one. None beyond the last step."""
    if age <= _ALL:
        return copy
    if age <= _DAILY:
        return "day", copy.date()
    if age <= _WEEKLY:
        return "week", copy.isocalendar()[:2]
    if age <= _MONTHLY:
        return "month", copy.year, copy.month
    return None
