"""Where the user stands: one area for every tab, and for each tab the period it last showed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.ground.area import Area
from domain.ground.period import Period
from widgets.preferences import LastPlace
from widgets.tab.contract import Place, TabSpec, Wants, When
from widgets.tab.periods import code_of, read_when


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The area of the bar; `chosen` holds the period the user chose in each tab, by the tab's key, and `shown` the one
    a tab showed in an area without being asked, by the tab's key and the area's code. `stood` is where a tab last was.

    What was chosen goes along to other areas and over a restart; what was merely shown goes along where the other area
    offers it too (ruling 50). Until the user `has_chosen_area`, a tab may begin in one that it has figures for.
    """

    area: Area
    chosen: dict[str, When] = field(default_factory=dict)
    shown: dict[tuple[str, str], When] = field(default_factory=dict)
    stood: dict[str, When] = field(default_factory=dict)
    has_chosen_area: bool = True

    @classmethod
    def remembered(cls, last: LastPlace, areas: Sequence[Area], specs: Sequence[TabSpec]) -> "Whereabouts":
        """As stored when the user last stood here; an area that is gone gives the first of `areas`."""
        known = next((area for area in areas if area.code == last.area), None)
        area = known or areas[0]
        read = {spec.key: read_when(last.periods.get(spec.key, ""), spec.wants) for spec in specs}
        stood = {key: when for key, when in read.items() if when is not None}
        chosen = {key: when for key, when in stood.items() if key not in last.merely_shown}
        shown = {(key, area.code): when for key, when in stood.items() if area.code == last.area}
        return cls(area, chosen, shown, stood, has_chosen_area=known is not None)

    def at(self, spec: TabSpec, offered: Callable[[], Sequence[When]], usual: Callable[[], When | None]) -> Place:
        """The place of the tab `spec`: the period chosen, else the one shown in the area, else the one shown last
        in another area where this has it among what it has `offered`, else the `usual` one."""
        if spec.wants is Wants.NOTHING:
            return place_of(self.area, None)
        when = self.chosen.get(spec.key) or self.shown.get((spec.key, self.area.code))
        if when is None:
            last = self.stood.get(spec.key)
            when = last if last is not None and last in offered() else usual()
        return place_of(self.area, when)

    def in_area(self, area: Area) -> "Whereabouts":
        """The same in another area, which the user chose."""
        return replace(self, area=area, has_chosen_area=True)

    def moved(self, spec: TabSpec, place: Place) -> "Whereabouts":
        """After the user chose `place` for the tab `spec`."""
        if place.when is None:
            return self.in_area(place.area)
        return replace(self.in_area(place.area), chosen={**self.chosen, spec.key: place.when})

    def having_shown(self, spec: TabSpec, place: Place) -> "Whereabouts":
        """After the tab `spec` was shown at `place`, chosen or not: it stays there until the user goes elsewhere."""
        if place.when is None:
            return self
        shown = {**self.shown, (spec.key, place.area.code): place.when}
        return replace(self, shown=shown, stood={**self.stood, spec.key: place.when})

    def stored(self, tab: str) -> LastPlace:
        """As settings keep it: where each tab stands in the area."""
        here = {key: when for (key, area), when in self.shown.items() if area == self.area.code}
        periods = {key: code_of(when) for key, when in {**here, **self.chosen}.items()}
        area = self.area.code if self.has_chosen_area else ""
        return LastPlace(tab, area, periods, frozenset(here).difference(self.chosen))


def place_of(area: Area, when: When | None) -> Place:
    """The place at a period or a reference date."""
    if isinstance(when, Period):
        return Place(area, period=when)
    return Place(area, reference_date=when if isinstance(when, date) else None)
