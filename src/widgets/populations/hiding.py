"""What the public may read of the tab's figures (rulings 22 and 23), under every definition at once: two totals, of
which one counts a row that the other does not, would tell how large that row is."""

from collections.abc import Sequence
from datetime import date

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.value import is_hidden, number_or_none
from domain.hiding.populations_compared import Beside, public_area, public_sum, public_together, public_years
from domain.populations.comparison import AreaPopulation, YearOnYear, year_on_year
from domain.populations.population import populate
from storage.areas import queries as stored_areas
from storage.file.workspace import Workspace
from storage.populations import comparison as compared
from storage.populations import queries as stored


def beside(ws: Workspace, area: str, day: date) -> Beside:
    """The counts of a kommun, or of each of a group's, under every definition there is."""
    definitions = stored.definitions(ws)
    found = compared.counts_of(ws, area, day)
    return {each.code: [populate(definition, counts) for definition in definitions] for each, counts in found.items()}


def hides_quickly(ws: Workspace, area: str, days: Sequence[date]) -> bool:
    """True where no count is small, so that there is nothing to look for."""
    threshold = stored_areas.settings(ws).small_count_threshold
    counts = [value for day in days for each in compared.counts_of(ws, area, day).values() for value in each.values()]
    return not any(is_hidden(value) or 0 < (number_or_none(value) or 0) < threshold for value in counts)


def public_population_of(ws: Workspace, area: Area, day: date, family: str, version_on: date) -> AreaPopulation | None:
    """One area as the public may read it, under the version that holds on `version_on`: a group as the sum of what its
    kommuner show. None where nothing is recorded."""
    threshold = stored_areas.settings(ws).small_count_threshold
    codes = [area.code]
    if area.kind is AreaKind.GROUP:
        codes = [each.code for each in stored_areas.group_members(ws, area.code, month(day.year, day.month))]
    together = compared.side_by_side(ws, codes, day, family, group=area.code, version_on=version_on)
    known = beside(ws, area.code, day)
    if area.kind is AreaKind.GROUP:
        return public_sum(public_together(together, threshold, known))
    return public_area(together.parts[0], threshold, known.get(area.code, ())) if together.parts else None


def public_years_of(ws: Workspace, years: YearOnYear, family: str) -> YearOnYear:
    """The years as the public may read them."""
    latest = years.dates[-1]
    if years.area.kind is not AreaKind.GROUP:
        threshold = stored_areas.settings(ws).small_count_threshold
        return public_years(years, threshold, {day: beside(ws, years.area.code, day) for day in years.dates})
    found = [public_population_of(ws, years.area, day, family, latest) for day in years.dates]
    return year_on_year(years.area, [each for each in found if each is not None])
