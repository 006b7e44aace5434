"""What is recorded of one kommun at one reference date, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.ground.area import Area
from domain.ground.period import month_names
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.populations.definition import PopulationDefinition, in_force
from domain.populations.population import Population, populate
from storage.areas import queries as stored_areas
from storage.benefits.inhabitants import latest_inhabitants
from storage.file.workspace import Workspace
from storage.populations import comparison as compared
from storage.populations import queries as stored
from storage.populations.comparison import CountDetail

BySex = Mapping[Sex, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class PopulationScreen:
    """The counts by sex and row, the definition they are read under, and the reference date before. `definitions` holds
    of each family the version that holds on the day, with what both sexes together add up to under it in `populations`,
    by family; `every_definition` all versions there are."""

    area: Area
    reference_date: date
    definition: PopulationDefinition
    definitions: tuple[PopulationDefinition, ...]
    every_definition: tuple[PopulationDefinition, ...]
    counts: BySex
    populations: Mapping[str, Population]
    source: Source | None
    earlier_date: date | None
    earlier_by_sex: BySex
    details: Mapping[tuple[str, Sex], CountDetail]
    small_count_threshold: int = 5
    inhabitants: Value = Empty.SAKNAS

    @property
    def population(self) -> Population:
        """What both sexes together add up to."""
        return self.populations[self.definition.lineage]

    @property
    def earlier(self) -> Mapping[str, Value]:
        """Both sexes together at the reference date before."""
        return self.earlier_by_sex.get(Sex.ALLA, {})

    def detail(self, row: str) -> CountDetail | None:
        """Where a row's counts come from: those of both sexes together, else of either."""
        sexes = (Sex.ALLA, Sex.KVINNA, Sex.MAN)
        return next((self.details[row, sex] for sex in sexes if (row, sex) in self.details), None)


def families_in_force(definitions: Sequence[PopulationDefinition], day: date) -> tuple[PopulationDefinition, ...]:
    """Of each family the version that holds on the day, in the order of the families."""
    families = dict.fromkeys(each.lineage for each in definitions)
    return tuple(in_force(definitions, family, day) for family in families)


def latest_counting_day(today: date) -> date:
    """The latest 31 October that has been: when the parties count."""
    this_year = date(today.year, 10, 31)
    return this_year if this_year <= today else date(today.year - 1, 10, 31)


def show_day(day: date) -> str:
    """`31 oktober 2024`, as a heading names a reference date (*mättillfälle*)."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def read_screen(ws: Workspace, area: Area, reference_date: date, family: str) -> PopulationScreen:
    """Reads the screen; the first definition stands in where the family is gone."""
    every = stored.definitions(ws)
    definitions = families_in_force(every, reference_date)
    chosen = next((each for each in definitions if each.lineage == family), definitions[0])
    earlier = _date_before(stored.population_dates(ws, area.code), reference_date)
    counts = stored.counts_by_sex(ws, area.code, reference_date)
    together = counts.get(Sex.ALLA, {})
    return PopulationScreen(
        area=area,
        reference_date=reference_date,
        definition=chosen,
        definitions=definitions,
        every_definition=every,
        counts=counts,
        populations={each.lineage: populate(each, together) for each in definitions},
        source=stored.population_source(ws, area.code, reference_date),
        earlier_date=earlier,
        earlier_by_sex={} if earlier is None else stored.counts_by_sex(ws, area.code, earlier),
        details=compared.count_details(ws, area.code, reference_date),
        small_count_threshold=stored_areas.settings(ws).small_count_threshold,
        inhabitants=latest_inhabitants(ws, area.code, reference_date),
    )


def _date_before(dates: Sequence[date], reference_date: date) -> date | None:
    return max((day for day in dates if day < reference_date), default=None)
