"""Where the user stands: one area for every tab, and for each tab the period it last showed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.area import Area
from domain.period import Period
from widgets.preferences import LastPlace
from widgets.shell.contract import Place, TabSpec, Wants, When
from widgets.shell.periods import code_of, read_when


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The area of the bar and each tab's latest period, by the tab's key."""

    area: Area
    periods: dict[str, When] = field(default_factory=dict)

    @classmethod
    def remembered(cls, last: LastPlace, areas: Sequence[Area], specs: Sequence[TabSpec]) -> "Whereabouts":
        """As stored when the user last stood here; an area that is gone gives the first of `areas`."""
        area = next((area for area in areas if area.code == last.area), areas[0])
        periods = {}
        for spec in specs:
            when = read_when(last.periods.get(spec.key, ""), spec.wants)
            if when is not None:
                periods[spec.key] = when
        return cls(area, periods)

    def at(self, spec: TabSpec, offered: Sequence[When]) -> Place:
        """The place of the tab `spec`: the period it last showed, else the newest offered."""
        return place_of(self.area, self._period(spec, offered))

    def moved(self, spec: TabSpec, place: Place) -> "Whereabouts":
        """After the tab `spec` was shown at `place`."""
        if place.when is None:
            return replace(self, area=place.area)
        return Whereabouts(place.area, {**self.periods, spec.key: place.when})

    def stored(self, tab: str) -> LastPlace:
        """As settings keep it."""
        return LastPlace(tab, self.area.code, {key: code_of(when) for key, when in self.periods.items()})

    def _period(self, spec: TabSpec, offered: Sequence[When]) -> When | None:
        if spec.wants is Wants.NOTHING:
            return None
        return self.periods.get(spec.key) or (offered[0] if offered else None)


def place_of(area: Area, when: When | None) -> Place:
    """The place at a period or a reference date."""
    if isinstance(when, Period):
        return Place(area, period=when)
    return Place(area, reference_date=when if isinstance(when, date) else None)
