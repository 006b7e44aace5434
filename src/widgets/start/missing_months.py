"""Which LOTS months an area has not recorded (*månader som saknas*)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.ground.area import Area
from domain.ground.period import Period, month, months_between
from widgets.text import tr


@dataclass(frozen=True, slots=True)
class MissingMonths:
    """`first` is the earliest month that lacks figures, `count` how many do, `latest` the latest that has some."""

    area: Area
    first: Period
    count: int
    latest: Period

    @property
    def remark(self) -> str:
        """How many, and how far the area has come."""
        if self.count == 1:
            return tr("en månad saknas, senast registrerad {month}").format(month=self.latest.label)
        return tr("{count} månader saknas, senast registrerad {month}").format(
            count=self.count, month=self.latest.label
        )


def missing_months(area: Area, recorded: Collection[Period], today: date) -> MissingMonths | None:
    """The months without figures from the area's first `recorded` one to the month before today's.

    None where nothing is missing, and where the area has never recorded a month: it may keep no LOTS.
    """
    if not recorded:
        return None
    now = today.year * 12 + today.month - 2
    missing = [each for each in months_between(min(recorded), month(now // 12, now % 12 + 1)) if each not in recorded]
    return MissingMonths(area, missing[0], len(missing), max(recorded)) if missing else None
