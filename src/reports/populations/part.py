"""Collaboration populations as parts of a report: one area in full, several in short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.ground.changes import Subject
from domain.ground.display import show_date
from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
    from domain.populations.comparison import AreaPopulation
    from domain.reporting.report import PopulationBlocks, PopulationReport
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class PopulationPart(Part):
    """The collaboration population of one kommun or group (*samverkanspopulation*), whole."""

    key = "population"
    choices = frozenset({Choice.AREA, Choice.DAY, Choice.DEFINITION})
    rests_on = frozenset({Subject.POPULATIONS})

    def gather(self, reading: Reading) -> PopulationReport:
        from storage.populations.report import read_population_report

        return read_population_report(reading)

    def tell(self, story: Story, report: Report) -> None:
        from reports.populations.report import tell_population_report

        tell_population_report(story, report[self.key], report.issue)

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

    @property
    def title(self) -> str:
        return tr("Samverkanspopulation")

    def gather(self, reading: Reading) -> PopulationBlocks:
        from storage.populations.report import read_population_blocks

        return read_population_blocks(reading)

    def tell(self, story: Story, report: Report) -> None:
        from reports.populations.section import tell_populations

        blocks: PopulationBlocks = report[self.key]
        with story.section():
            story.heading(1, self.title)
            tell_populations(story, blocks.counted, blocks.uncounted)
            if not blocks.counted:
                story.paragraph(tr("Det finns ingen samverkanspopulation för områdena i rapporten."))

    def in_short(self, report: Report) -> Sequence[str]:
        from reports.populations.section import population_sentence

        return [population_sentence(block) for block in report[self.key].counted]

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.populations.section import population_name

        text = tr("Samverkanspopulation, {name}")
        return [(text.format(name=population_name(block)), block.source) for block in report[self.key].counted]


def population_heading(_reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`Samverkanspopulation Lycksele 2024-10-31`."""
    found: AreaPopulation = parts[PopulationPart.key].found
    area, day = found.area, show_date(found.reference_date)
    title = tr("Samverkanspopulation {area} {date}").format(area=area.name, date=day)
    return Heading(title, day, (area.code,), day, about=area.name)
