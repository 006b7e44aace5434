"""What the reports print of collaboration populations (*samverkanspopulation*): one area in full, several in short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.ground.area import Area, AreaKind
from domain.ground.display import show_date
from domain.ground.period import month
from domain.ground.problem import UserProblem
from domain.ground.source import Source
from domain.ground.text import tr
from domain.hiding.populations import public_population
from domain.populations.definition import PopulationDefinition, in_force
from domain.populations.population import populate
from domain.reporting.blocks import PopulationBlock, PopulationBlocks
from domain.reporting.report import PopulationReport
from storage.areas.queries import read_group_members
from storage.ground.figures import recorded_source
from storage.ground.sources import with_source
from storage.populations.comparison import DEFAULT, reference_dates
from storage.populations.public import ShownPopulations
from storage.populations.queries import latest_counts, read_definitions
from storage.reporting.reading import Reading
from storage.schema.populations import POPULATION_COUNT


def read_population_report(reading: Reading) -> PopulationReport:
    """One kommun or group at a reference date: the day that was asked for, else the latest in the period that was, else
    the latest there is.

    Raises UserProblem for an unknown area or definition, or a date without counts.
    """
    area, known = reading.area, reference_dates(reading.ws, reading.area.code)
    when = _reference_date(reading, area, known)
    shown = ShownPopulations(reading.ws, reading.asked.family, when, reading.threshold)
    # A kommun stands beside those of the workspace's group, and itself where it is no member.
    group = area.code if area.kind is AreaKind.GROUP else reading.ws.group_code
    members = read_group_members(reading.connection, group, month(when.year, when.month))
    compared = members if area.kind is AreaKind.GROUP or area in members else [area, *members]
    together = shown.together(group, compared, when)
    found = shown.of(area, when)
    if found is None:
        text = tr("Summan kan inte räknas för någon kommun i {area} {date}: uppgifter saknas.")
        raise UserProblem(text.format(area=area.name, date=show_date(when)))
    counted = [each.area for each in shown.parts(area, when).parts]
    delivered = _delivered(reading.connection, counted, when, found.population.definition)
    return PopulationReport(
        found,
        together,
        shown.years(area, [each for each in known if each <= when]),
        delivered.sources,
        delivered.contacts,
        delivered.own_dates,
    )


def read_population_blocks(reading: Reading) -> PopulationBlocks:
    """Each area that has a population, at its latest reference date under the definition that holds then."""
    areas, connection = reading.areas, reading.connection
    blocks = []
    if found := latest_counts(connection, areas):
        definitions = read_definitions(connection)
    for each in found:
        population = populate(in_force(definitions, DEFAULT, each.reference_date), each.counts)
        if reading.threshold is not None:
            every = [populate(definition, each.counts) for definition in definitions]
            population = public_population(population, reading.threshold, every)
        blocks.append(PopulationBlock(each.area, each.reference_date, population, each.source))
    counted = {block.area for block in blocks}
    return PopulationBlocks(tuple(blocks), tuple(area for area in areas if counted and area not in counted))


def _reference_date(reading: Reading, area: Area, known: Sequence[date]) -> date:
    day, period = reading.asked.day, reading.asked.period
    fitting = [
        each
        for each in known
        if (day is None or each == day) and (period is None or month(each.year, each.month) in period.months)
    ]
    if fitting:
        return fitting[0]
    if day is None and period is None:
        raise UserProblem(tr("Det finns ingen samverkanspopulation för {area}.").format(area=area.name))
    said = show_date(day) if day is not None else period.label if period is not None else ""
    text = tr("Det finns ingen samverkanspopulation för {area} {when}.")
    raise UserProblem(text.format(area=area.name, when=said))


@dataclass(frozen=True, slots=True)
class _Delivered:
    sources: tuple[Source, ...]
    contacts: tuple[str, ...]
    own_dates: tuple[tuple[str, date], ...]


def _delivered(
    connection: Connection, areas: Sequence[Area], day: date, definition: PopulationDefinition
) -> _Delivered:
    """Who delivered the counts, and which rows speak of a day of their own; each once."""
    wanted = (
        with_source(POPULATION_COUNT)
        .where(
            POPULATION_COUNT.c.area_code.in_([area.code for area in areas]), POPULATION_COUNT.c.reference_date == day
        )
        .order_by(POPULATION_COUNT.c.recorded_at, POPULATION_COUNT.c.area_code, POPULATION_COUNT.c.row_key)
    )
    labels = {row.key: row.label for row in definition.rows}
    sources: dict[Source, None] = {}
    contacts: dict[str, None] = {}
    dates: dict[tuple[str, date], None] = {}
    for row in connection.execute(wanted).mappings():
        sources[recorded_source(row)] = None
        if row["contact"]:
            contacts[row["contact"]] = None
        if row["row_date"] is not None and row["row_key"] in labels:
            dates[labels[row["row_key"]], row["row_date"]] = None
    return _Delivered(tuple(sources), tuple(contacts), tuple(dates))
