"""Efforts as a part of a report: what there is for whom, and what nobody has looked at for a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.efforts.effort import EFFORTS, Effort, Step, in_use
from domain.ground.display import show_count, show_date
from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
    from reports.page.story import Story
    from storage.reporting.reading import Reading


@dataclass(frozen=True, slots=True)
class GatheredEfforts:
    """The efforts of an area as they were on the day, with the names of the areas they are of."""

    area: str
    code: str
    today: date
    efforts: tuple[Effort, ...]
    areas: Mapping[str, str]


class EffortsPart(Part):
    """The efforts of one area by target group: an effort for several stands under each."""

    key = "efforts"
    choices = frozenset({Choice.AREA})
    rests_on = frozenset({EFFORTS})

    @property
    def title(self) -> str:
        return tr("Insatser")

    def gather(self, reading: Reading) -> GatheredEfforts:
        from storage.efforts.efforts import read_efforts_of
        from storage.ground.figures import known_areas

        found = read_efforts_of(reading.ws, reading.connection, reading.area.code)
        areas = known_areas(reading.connection, sorted({each.area for each in found}))
        today, names = reading.ws.now().date(), {each.code: each.name for each in areas}
        return GatheredEfforts(reading.area.name, reading.area.code, today, found, names)

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.table_layout import Column, Row, Table

        told: GatheredEfforts = report[self.key]
        with story.section():
            story.heading(1, self.title)
            if not told.efforts:
                story.paragraph(tr("Inga insatser är skrivna för {area}.").format(area=told.area))
                return
            story.paragraph(_in_short(told))
            columns = [Column(words) for words in (tr("Insats"), tr("Möter behov"), tr("Villkor"), tr("Kontrollerad"))]
            for group in (*in_use(each.groups for each in told.efforts), ""):
                rows = [
                    Row((_named(each, told), ", ".join(each.needs), _condition(each), _checked(each, told.today)))
                    for each in told.efforts
                    if group in (each.groups or ("",))
                ]
                if rows:
                    caption = group or tr("Utan målgrupp")
                    story.table(Table(caption, tuple(columns), tuple(rows)))
            _tell_steps(story, told)

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:  # noqa: ARG002
        return ()


def efforts_heading(reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`Insatser och behov Tierp 2026-11-21`."""
    told: GatheredEfforts = parts[EffortsPart.key]
    when = show_date(told.today)
    title = tr("Insatser och behov {area} {date}").format(area=told.area, date=when)
    return Heading(title, when, (reading.area.code,), when, about=told.area)


def _in_short(told: GatheredEfforts) -> str:
    """How many there are, for how many groups, and how many nobody has checked."""
    efforts, groups = len(told.efforts), len(in_use(each.groups for each in told.efforts))
    one = tr("I {area} finns en insats") if efforts == 1 else tr("I {area} finns {count} insatser")
    said = one.format(area=told.area, count=show_count(efforts))
    said = tr("{said}, för {groups}.").format(
        said=said,
        groups=tr("en målgrupp") if groups == 1 else tr("{count} målgrupper").format(count=show_count(groups)),
    )
    unchecked = sum(each.is_unchecked(told.today) for each in told.efforts)
    if not unchecked:
        return tr("{said} Alla uppgifter är kontrollerade det senaste året.").format(said=said)
    return tr("{said} {count} av dem har ingen kontrollerat på ett år; de är märkta med utropstecken.").format(
        said=said, count=show_count(unchecked)
    )


def _named(effort: Effort, told: GatheredEfforts) -> str:
    """The effort with where it is, where that is another area than the report's."""
    where = "" if effort.area == told.code else told.areas[effort.area]
    return " · ".join(words for words in (effort.name, effort.provider, where) if words)


def _condition(effort: Effort) -> str:
    seats = tr("platser okända") if effort.seats is None else tr("{seats} platser").format(seats=effort.seats)
    return ", ".join(words for words in (effort.condition, seats) if words)


def _checked(effort: Effort, today: date) -> str:
    day = tr("aldrig") if effort.checked_on is None else show_date(effort.checked_on)
    return tr("! {day}").format(day=day) if effort.is_unchecked(today) else day


def _tell_steps(story: Story, told: GatheredEfforts) -> None:
    """The common efforts on the stairs of collaboration, from below."""
    from reports.page.table_layout import Column, Row, Table

    common = [each for each in told.efforts if each.step is not None]
    if not common:
        return
    rows = [
        Row((step.value.capitalize(), step.question, ", ".join(on_it) or tr("ingen")))
        for step in Step
        for on_it in [[each.name for each in common if each.step is step]]
    ]
    columns = (Column(tr("Trappsteg")), Column(tr("Fråga")), Column(tr("Gemensamma insatser")))
    note = tr("En insats som en part driver ensam står inte i trappan.")
    story.table(Table(tr("Samverkanstrappan"), columns, tuple(rows), (note,)))
