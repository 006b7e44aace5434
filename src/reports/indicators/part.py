"""Indicators as a part of a report (*X i siffror*)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.ground.changes import Subject
from domain.ground.text import tr
from domain.indicators.indicator import category_label
from domain.reporting.asked import Choice
from domain.reporting.report import Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.hidden_figure import NamedFigures
    from domain.ground.source import Source
    from domain.indicators.indicator import IndicatorTable
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class IndicatorsPart(Part):
    """The latest figures of each indicator of one area; small counts of the group's own are hidden in public."""

    key = "indicators"
    choices = frozenset({Choice.AREA})
    rests_on = frozenset({Subject.INDICATORS})
    hides = True

    @property
    def title(self) -> str:
        return tr("Indikatorer")

    def gather(self, reading: Reading) -> tuple[IndicatorTable, ...]:
        from storage.profile.report import read_indicators_shown

        return read_indicators_shown(reading)

    def figures(self, found: Sequence[IndicatorTable]) -> NamedFigures:
        where, which = tr("{name}, {area} {period}"), tr("{category}, {sex}")
        return {
            (
                where.format(name=table.indicator.name, area=table.area.name, period=table.period.label),
                which.format(category=category_label(category), sex=sex.label.lower()),
            ): value
            for table in found
            for (sex, category), value in table.values.items()
        }

    def tell(self, story: Story, report: Report) -> None:
        from reports.indicators.section import tell_indicators

        tell_indicators(story, report[self.key])

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        tables: tuple[IndicatorTable, ...] = report[self.key]
        return [(table.indicator.name, table.source) for table in tables if table.source is not None]
