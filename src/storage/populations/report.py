"""Everything the report on a collaboration population prints, asked for once (*samverkanspopulation*)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from domain.ground.area import Area, AreaKind
from domain.ground.display import show_date
from domain.ground.period import Period, month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Value
from domain.hiding.populations_compared import public_sum, public_together
from domain.populations.comparison import AreaPopulation, Together, YearOnYear, sum_of_members, year_on_year
from domain.populations.definition import PopulationDefinition
from domain.populations.population import Population, populate
from domain.reporting.report import Audience, Issue, PopulationReport
from storage.areas.queries import area as stored_area
from storage.areas.queries import group_members, settings
from storage.file.workspace import Workspace
from storage.ground.figures import figure, recorded_source
from storage.ground.sources import with_source
from storage.ground.texts import checked_text
from storage.populations.comparison import DEFAULT, reference_dates, side_by_side
from storage.populations.queries import definitions
from storage.schema import POPULATION_COUNT

_Beside = Mapping[str, Sequence[Population]]


def population_report(
    ws: Workspace,
    *,
    printed: date,
    area: str | None = None,
    day: date | None = None,
    year: Period | None = None,
    family: str = DEFAULT,
    audience: Audience = Audience.PUBLIC,
    internal_reason: str = "",
) -> PopulationReport:
    """The report on one kommun or group, by default the workspace's own, at a reference date: `day`, else the latest in
    the period `year`, else the latest there is.

    Raises UserProblem for an unknown area or definition, a date without counts, or an internal report without a reason.
    """
    internal = audience is Audience.INTERNAL
    reason = checked_text(tr("Skäl"), internal_reason.strip()) if internal else ""
    if internal and not reason:
        raise UserProblem(tr("En intern rapport behöver ett skäl."))
    chosen = stored_area(ws, area or ws.group_code)
    when = _reference_date(ws, chosen, day, year)
    stored = settings(ws)
    threshold = None if internal else stored.small_count_threshold
    reading = _Reading(ws, chosen, when, family, threshold)
    together = reading.together(_compared_with(ws, chosen, when), when)
    found = reading.of(chosen, when)
    if found is None:
        text = tr("Summan kan inte räknas för någon kommun i {area} {date}: uppgifter saknas.")
        raise UserProblem(text.format(area=chosen.name, date=show_date(when)))
    delivered = _delivered(ws, [each.area for each in _parts(reading, chosen, when)], when, found.population.definition)
    return PopulationReport(
        Issue(stored.name, printed, ws.who, audience, reason, ws.is_example),
        found,
        together,
        reading.years(chosen, [each for each in reference_dates(ws, chosen.code) if each <= when]),
        delivered.sources,
        delivered.contacts,
        delivered.own_dates,
    )


def _reference_date(ws: Workspace, area: Area, day: date | None, year: Period | None) -> date:
    known = reference_dates(ws, area.code)
    fitting = [
        each
        for each in known
        if (day is None or each == day) and (year is None or month(each.year, each.month) in year.months)
    ]
    if fitting:
        return fitting[0]
    if day is None and year is None:
        raise UserProblem(tr("Det finns ingen samverkanspopulation för {area}.").format(area=area.name))
    said = show_date(day) if day is not None else year.label if year is not None else ""
    text = tr("Det finns ingen samverkanspopulation för {area} {when}.")
    raise UserProblem(text.format(area=area.name, when=said))


def _compared_with(ws: Workspace, area: Area, when: date) -> list[Area]:
    """The kommuner of the group; of a kommun those of the workspace's group, and itself where it is no member."""
    of = area.code if area.kind is AreaKind.GROUP else ws.group_code
    members = list(group_members(ws, of, month(when.year, when.month)))
    return members if area.kind is AreaKind.GROUP or area in members else [area, *members]


@dataclass(slots=True)
class _Reading:
    """Populations as they are printed: under the version that holds at the report's date, and public where a threshold
    is given."""

    ws: Workspace
    area: Area
    when: date
    family: str
    threshold: int | None
    _found: dict[tuple[date, tuple[str, ...]], Together] = field(default_factory=dict)

    def together(self, areas: Sequence[Area], day: date) -> Together:
        """Kommuner side by side."""
        codes = tuple(each.code for each in areas)
        if (day, codes) not in self._found:
            group = self.area.code if self.area.kind is AreaKind.GROUP else self.ws.group_code
            raw = side_by_side(self.ws, codes, day, self.family, group=group, version_on=self.when)
            shown = raw
            if self.threshold is not None:
                shown = public_together(raw, self.threshold, _under_each(self.ws, codes, day))
            self._found[day, codes] = shown
        return self._found[day, codes]

    def of(self, area: Area, day: date) -> AreaPopulation | None:
        """One area; a group as the sum of its kommuner, None where no kommun has a total."""
        if area.kind is not AreaKind.GROUP:
            parts = self.together([area], day).parts
            return parts[0] if parts else None
        together = self.together(_compared_with(self.ws, area, day), day)
        return sum_of_members(together) if self.threshold is None else public_sum(together)

    def years(self, area: Area, days: Sequence[date]) -> YearOnYear:
        """The area at each date where it has figures."""
        found = [self.of(area, day) for day in days]
        return year_on_year(area, [each for each in found if each is not None])


def _parts(reading: _Reading, area: Area, day: date) -> Sequence[AreaPopulation]:
    areas = _compared_with(reading.ws, area, day) if area.kind is AreaKind.GROUP else [area]
    return reading.together(areas, day).parts


def _under_each(ws: Workspace, codes: Sequence[str], day: date) -> _Beside:
    """The counts of everybody under every definition there is, by area: any of them may be printed in some report."""
    counts: dict[str, dict[str, Value]] = defaultdict(dict)
    wanted = select(POPULATION_COUNT).where(
        POPULATION_COUNT.c.area_code.in_(codes),
        POPULATION_COUNT.c.reference_date == day,
        POPULATION_COUNT.c.sex == Sex.ALLA.value,
    )
    with ws.reading() as connection:
        for row in connection.execute(wanted).mappings():
            counts[row["area_code"]][row["row_key"]] = figure(row, "count")
    every = definitions(ws)
    return {code: [populate(definition, of) for definition in every] for code, of in counts.items()}


@dataclass(frozen=True, slots=True)
class _Delivered:
    sources: tuple[Source, ...]
    contacts: tuple[str, ...]
    own_dates: tuple[tuple[str, date], ...]


def _delivered(ws: Workspace, areas: Sequence[Area], day: date, definition: PopulationDefinition) -> _Delivered:
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
    with ws.reading() as connection:
        for row in connection.execute(wanted).mappings():
            sources[recorded_source(row)] = None
            if row["contact"]:
                contacts[row["contact"]] = None
            if row["row_date"] is not None and row["row_key"] in labels:
                dates[labels[row["row_key"]], row["row_date"]] = None
    return _Delivered(tuple(sources), tuple(contacts), tuple(dates))
