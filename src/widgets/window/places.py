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
    a tab showed in an area without being asked, by the tab's key and the area's code.

    What was chosen goes along to other areas; what was merely shown does not, since another area has other figures.
    """

    area: Area
    chosen: dict[str, When] = field(default_factory=dict)
    shown: dict[tuple[str, str], When] = field(default_factory=dict)

    @classmethod
    def remembered(cls, last: LastPlace, areas: Sequence[Area], specs: Sequence[TabSpec]) -> "Whereabouts":
        """As stored when the user last stood here; an area that is gone gives the first of `areas`."""
        area = next((area for area in areas if area.code == last.area), areas[0])
        shown = {}
        for spec in specs:
            when = read_when(last.periods.get(spec.key, ""), spec.wants)
            if when is not None and area.code == last.area:
                shown[spec.key, area.code] = when
        return cls(area, shown=shown)

    def at(self, spec: TabSpec, usual: Callable[[], When | None]) -> Place:
        """The place of the tab `spec`: the period chosen, else the one shown before in the area, else `usual`."""
        if spec.wants is Wants.NOTHING:
            return place_of(self.area, None)
        when = self.chosen.get(spec.key) or self.shown.get((spec.key, self.area.code)) or usual()
        return place_of(self.area, when)

    def in_area(self, area: Area) -> "Whereabouts":
        """The same in another area."""
        return replace(self, area=area)

    def moved(self, spec: TabSpec, place: Place) -> "Whereabouts":
        """After the user chose `place` for the tab `spec`."""
        if place.when is None:
            return self.in_area(place.area)
        return replace(self, area=place.area, chosen={**self.chosen, spec.key: place.when})

    def having_shown(self, spec: TabSpec, place: Place) -> "Whereabouts":
        """After the tab `spec` was shown at `place`, chosen or not: it stays there until the user goes elsewhere."""
        if place.when is None:
            return self
        return replace(self, shown={**self.shown, (spec.key, place.area.code): place.when})

    def stored(self, tab: str) -> LastPlace:
        """As settings keep it: where each tab stands in the area."""
        here = {key: when for (key, area), when in self.shown.items() if area == self.area.code}
        return LastPlace(tab, self.area.code, {key: code_of(when) for key, when in here.items()})


def place_of(area: Area, when: When | None) -> Place:
    """The place at a period or a reference date."""
    if isinstance(when, Period):
        return Place(area, period=when)
    return Place(area, reference_date=when if isinstance(when, date) else None)
