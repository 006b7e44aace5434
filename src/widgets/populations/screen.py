"""What the tab shows of one area and reference date, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.area import Area
from domain.period import month_names
from domain.population import Population, populate
from domain.population_definition import PopulationDefinition
from domain.sex import Sex
from domain.source import Source
from domain.value import Value
from storage.queries import areas as stored_areas
from storage.queries import populations as stored
from storage.workspace import Workspace

BySex = Mapping[Sex, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class PopulationScreen:
    """The counts by sex and row, the definition they are read under, and the reference date before."""

    area: Area
    reference_date: date
    definition: PopulationDefinition
    definitions: tuple[PopulationDefinition, ...]
    counts: BySex
    source: Source | None
    earlier_date: date | None
    earlier: Mapping[str, Value]
    small_count_threshold: int = 5

    @property
    def population(self) -> Population:
        """What both sexes together add up to."""
        return populate(self.definition, self.counts.get(Sex.ALLA, {}))

    def under(self, key: str) -> Population:
        """The same counts under the definition called `key`."""
        chosen = next(each for each in self.definitions if each.key == key)
        return populate(chosen, self.counts.get(Sex.ALLA, {}))


def show_day(day: date) -> str:
    """`31 oktober 2024`, as a heading names a reference date (*mättillfälle*)."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def read_screen(ws: Workspace, area: Area, reference_date: date, definition: str) -> PopulationScreen:
    """Reads the screen; `definition` is a key, the first definition stands in where it is gone."""
    definitions = stored.definitions(ws)
    chosen = next((each for each in definitions if each.key == definition), definitions[0])
    earlier = _date_before(stored.population_dates(ws, area.code), reference_date)
    return PopulationScreen(
        area=area,
        reference_date=reference_date,
        definition=chosen,
        definitions=definitions,
        counts=stored.counts_by_sex(ws, area.code, reference_date),
        source=stored.population_source(ws, area.code, reference_date),
        earlier_date=earlier,
        earlier={} if earlier is None else stored.population_counts(ws, area.code, earlier),
        small_count_threshold=stored_areas.settings(ws).small_count_threshold,
    )


def _date_before(dates: Sequence[date], reference_date: date) -> date | None:
    return max((day for day in dates if day < reference_date), default=None)
