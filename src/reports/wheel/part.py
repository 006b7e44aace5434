"""The year wheel as a part of a report (*årshjul*): the wheel, and the list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Report
from domain.wheel.item import WHEEL
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.wheel.year import Occurrence
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class WheelPart(Part):
    """What the group does when, and when the sources come. Nobody's figures: it rests on the items alone."""

    key = "wheel"
    choices = frozenset({Choice.YEAR})
    rests_on = frozenset({WHEEL})

    @property
    def title(self) -> str:
        return tr("Årshjul")

    def gather(self, reading: Reading) -> tuple[int, tuple[Occurrence, ...]]:
        from storage.wheel.queries import wheel_year

        today = reading.ws.now().date()
        year = reading.asked.year or today.year
        return year, wheel_year(reading.ws, year, today)

    def tell(self, story: Story, report: Report) -> None:
        from reports.wheel.section import tell_wheel

        with story.section():
            story.heading(1, self.title)
            tell_wheel(story, *report[self.key])
