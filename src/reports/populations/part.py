"""Collaboration populations as parts of a report: one area in full, several in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.ground.changes import Subject
from domain.ground.display import show_date
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from datetime import date

    from domain.ground.area import Area
    from domain.ground.hidden_figure import NamedFigures
    from domain.ground.source import Source
    from domain.ground.value import Value
    from domain.populations.comparison import AreaPopulation
    from domain.populations.population import Population
    from domain.reporting.blocks import PopulationBlock, PopulationBlocks
    from domain.reporting.report import PopulationReport
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class PopulationPart(Part):
    """The collaboration population of one kommun or group (*samverkanspopulation*), whole."""

    key = "population"
    choices = frozenset({Choice.AREA, Choice.DAY, Choice.DEFINITION})
    rests_on = frozenset({Subject.POPULATIONS})
    hides = True

    @property
    def title(self) -> str:
        return tr("Samverkanspopulation")

    def gather(self, reading: Reading) -> PopulationReport:
        from storage.populations.report import read_population_report

        return read_population_report(reading)

    def figures(self, found: PopulationReport) -> NamedFigures:
        told: dict[tuple[str, str], Value] = {}
        for each in (found.found, *found.together.parts, *found.years.years):
            where = _where(each.area, each.reference_date)
            for sex, population in {Sex.ALLA: each.population, **each.by_sex}.items():
                told |= _figures(where, population, "" if sex is Sex.ALLA else sex.label.lower())
        return told

    def tell(self, story: Story, report: Report) -> None:
        from reports.populations.report import tell_population_report

        tell_population_report(story, report[self.key], report.issue)

    def cautions(self, report: Report) -> Iterable[str]:
        found: AreaPopulation = report[self.key].found
        return _hidden(found.area, found.population)

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        population: PopulationReport = report[self.key]
        inhabitants = [part.inhabitants_source for part in population.together.parts]
        return [
            *((tr("Samverkanspopulation"), source) for source in population.sources),
            *((tr("Invånare"), source) for source in inhabitants if source is not None),
        ]


class PopulationsPart(Part):
    """The populations of several areas, each at its latest reference date."""

    key = "populations"
    choices = frozenset({Choice.AREAS})
    rests_on = PopulationPart.rests_on
    hides = True

    @property
    def title(self) -> str:
        return tr("Samverkanspopulation")

    def gather(self, reading: Reading) -> PopulationBlocks:
        from storage.populations.report import read_population_blocks

        return read_population_blocks(reading)

    def figures(self, found: PopulationBlocks) -> NamedFigures:
        return {
            key: value
            for block in found.counted
            for key, value in _figures(_where(block.area, block.reference_date), block.population).items()
        }

    def tell(self, story: Story, report: Report) -> None:
        from reports.populations.section import tell_populations

        blocks: PopulationBlocks = report[self.key]
        with story.section():
            story.heading(1, self.title)
            tell_populations(story, blocks.counted, blocks.uncounted)
            if not blocks.counted:
                story.paragraph(tr("Det finns ingen samverkanspopulation för områdena i rapporten."))

    def in_short(self, report: Report) -> Sequence[str]:
        from reports.populations.section import population_in_short

        counted: Sequence[PopulationBlock] = report[self.key].counted
        return [population_in_short(counted[0])] if len(counted) == 1 else []

    def cautions(self, report: Report) -> Iterable[str]:
        return [said for block in report[self.key].counted for said in _hidden(block.area, block.population)]

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.populations.section import population_name

        text = tr("Samverkanspopulation, {name}")
        return [(text.format(name=population_name(block)), block.source) for block in report[self.key].counted]


def _where(area: Area, day: date) -> str:
    return tr("Samverkanspopulation, {area} {date}").format(area=area.name, date=show_date(day))


def _figures(where: str, population: Population, whose: str = "") -> dict[tuple[str, str], Value]:
    """Each row and the total, of a sex where `whose` says which."""
    named = {line.row.label: line.count for line in population.lines}
    named[tr("Känd samverkanspopulation")] = population.total
    of = tr("{figure}, {whose}")
    return {(where, of.format(figure=name, whose=whose) if whose else name): value for name, value in named.items()}


def _hidden(area: Area, population: Population) -> tuple[str, ...]:
    from reports.page.hidden import hidden_caution

    name = tr("Samverkanspopulationen i {area}").format(area=area.name)
    return hidden_caution(name, (population.total, *(line.count for line in population.lines)))


def population_heading(_reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`Samverkanspopulation Lycksele 2024-10-31`."""
    found: AreaPopulation = parts[PopulationPart.key].found
    area, day = found.area, show_date(found.reference_date)
    title = tr("Samverkanspopulation {area} {date}").format(area=area.name, date=day)
    return Heading(title, day, (area.code,), day, about=area.name)
