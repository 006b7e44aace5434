"""Populations as they are shown: the one place where counts are put together for the public, for screen and paper alike
(rulings 22 and 23).

They are hidden under every definition at once: two totals, of which one counts a row that the other does not, would
tell how large that row is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import is_hidden, number_or_none
from domain.hiding.populations_compared import Beside, public_sum, public_together
from domain.populations.comparison import (
    AreaPopulation,
    Together,
    YearOnYear,
    group_years,
    sum_of_members,
    year_on_year,
)
from domain.populations.population import populate
from storage.areas.queries import group_members, settings
from storage.file.workspace import Workspace
from storage.populations.comparison import counts_of, side_by_side
from storage.populations.queries import definitions


def beside(ws: Workspace, areas: Sequence[str], day: date) -> Beside:
    """The counts of everybody under every definition there is, of each area and of each kommun of a group: any of them
    may be shown somewhere."""
    every = definitions(ws)
    return {
        of.code: [populate(definition, counts) for definition in every]
        for of, counts in counts_of(ws, areas, day).items()
    }


def hides_quickly(ws: Workspace, area: str, days: Sequence[date]) -> bool:
    """True where no count is small, so that there is nothing to look for."""
    threshold = settings(ws).small_count_threshold
    counts = [value for day in days for each in counts_of(ws, [area], day).values() for value in each.values()]
    return not any(is_hidden(value) or 0 < (number_or_none(value) or 0) < threshold for value in counts)


@dataclass(slots=True)
class ShownPopulations:
    """Populations under the version of a definition that holds on `version_on`: as the public may read them where a
    `threshold` is given, whole where it is None."""

    ws: Workspace
    family: str
    version_on: date
    threshold: int | None
    inhabitants_of: Sex = Sex.ALLA
    _found: dict[tuple[date, str, tuple[str, ...]], Together] = field(default_factory=dict)

    def together(self, group: str, areas: Sequence[Area], day: date) -> Together:
        """Kommuner side by side, named after `group`."""
        codes = tuple(each.code for each in areas)
        if (found := self._found.get((day, group, codes))) is None:
            found = side_by_side(
                self.ws,
                codes,
                day,
                self.family,
                group=group,
                inhabitants_of=self.inhabitants_of,
                version_on=self.version_on,
            )
            if self.threshold is not None:
                found = public_together(found, self.threshold, beside(self.ws, codes, day))
            self._found[day, group, codes] = found
        return found

    def parts(self, area: Area, day: date) -> Together:
        """The kommuner of a group, or a kommun alone."""
        if area.kind is AreaKind.GROUP:
            return self.together(area.code, group_members(self.ws, area.code, month(day.year, day.month)), day)
        return self.together(area.code, [area], day)

    def of(self, area: Area, day: date) -> AreaPopulation | None:
        """One area, a group as the sum of what its kommuner show; None where nothing is recorded or adds up."""
        parts = self.parts(area, day)
        if area.kind is AreaKind.GROUP:
            return self._summed(parts)
        return parts.parts[0] if parts.parts else None

    def _summed(self, parts: Together) -> AreaPopulation | None:
        return sum_of_members(parts) if self.threshold is None else public_sum(parts)

    def years(self, area: Area, days: Sequence[date]) -> YearOnYear:
        """The area at each date where it has figures. Raises ValueError where it has none."""
        dates = [self.parts(area, day) for day in days]
        if area.kind is AreaKind.GROUP:
            if (found := group_years(area, dates, self._summed)) is None:
                raise ValueError("no date of the group has a sum")
            return found
        return year_on_year(area, [each.parts[0] for each in dates if each.parts])
