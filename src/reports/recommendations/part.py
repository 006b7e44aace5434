"""The parts of the report that the chair prints (*rekommendationsrapport*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.ground.changes import Subject
from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recommendations.recommendation import RecommendationStatus, check_field
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.recommendations.recommendation import Recommendation, Seat
    from domain.reporting.report import WrittenRecommendations
    from reports.page.story import Story
    from reports.page.table_layout import Table
    from storage.reporting.reading import Reading


class PurposePart(Part):
    """The group's text on assignment, purpose and method; where nothing is written there is no section."""

    key = "purpose"

    def gather(self, reading: Reading) -> str:
        return reading.settings.purpose

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.fonts import written_or

        if written_or(report[self.key], ""):
            with story.section():
                story.heading(1, tr("Uppdrag, syfte och metod"))
                story.text(report[self.key])


class SeatsPart(Part):
    """The seats of the group by organisation."""

    key = "members"
    rests_on = frozenset({Subject.SEATS})

    @property
    def title(self) -> str:
        return tr("Gruppens medlemmar")

    def gather(self, reading: Reading) -> tuple[Seat, ...]:
        from storage.areas.queries import read_seats

        return read_seats(reading.connection)

    def tell(self, story: Story, report: Report) -> None:
        from reports.recommendations.section import seats_table

        with story.section():
            story.heading(1, self.title)
            if report[self.key]:
                story.table(seats_table(report[self.key], report.issue.group))
            else:
                story.paragraph(tr("Inga medlemmar är angivna."))


class RecommendationsPart(Part):
    """The recommendations of a year, each on its template."""

    key = "recommendations"
    choices = frozenset({Choice.YEAR, Choice.AREAS})
    rests_on = frozenset({Subject.RECOMMENDATIONS})

    @property
    def title(self) -> str:
        return tr("Rekommendationer")

    def gather(self, reading: Reading) -> WrittenRecommendations:
        from storage.recommendations.report import read_written_recommendations

        return read_written_recommendations(reading)

    def tell(self, story: Story, report: Report) -> None:
        from reports.recommendations.section import tell_recommendations

        if self._written(report):
            story.new_page()
        with story.section():
            story.heading(1, self.title)
            if not self._written(report):
                story.paragraph(tr("Inga rekommendationer är skrivna ännu."))
            tell_recommendations(story, report[self.key], approved=report.issue.approval is not None)

    def in_short(self, report: Report) -> Sequence[str | Table]:
        from reports.recommendations.section import list_of_recommendations

        if not self._written(report):
            return [tr("Rapporten innehåller inga rekommendationer ännu.")]
        return [list_of_recommendations(report[self.key], report.heading.when)]

    def stops(self, report: Report) -> Iterable[str]:
        """Texts that break a rule of their template. What is merely not written yet stops nothing."""
        for each in self._written(report):
            for field in each.template.fields:
                fault = check_field(field, each.text(field.key), each.texts)
                if fault is not None:
                    yield tr("Rekommendationen ”{title}”: {fault}").format(title=each.title, fault=fault)

    def cautions(self, report: Report) -> Iterable[str]:
        """Drafts, and fields that are not filled in."""
        for each in self._written(report):
            if each.status is RecommendationStatus.UTKAST:
                yield tr("Rekommendationen ”{title}” har status utkast.").format(title=each.title)
            if each.unwritten:
                fields = show_list(field.label for field in each.unwritten)
                yield tr("Rekommendationen ”{title}”: ej ifyllt: {fields}.").format(title=each.title, fields=fields)

    def _written(self, report: Report) -> Sequence[Recommendation]:
        told: WrittenRecommendations = report[self.key]
        return told.written


class SignaturePart(Part):
    """Lines for the chair to sign on (*underskrift*)."""

    key = "signature"

    def gather(self, reading: Reading) -> str:
        return reading.settings.chair_role

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.blocks import SignatureBlock
        from reports.page.fonts import written_or
        from reports.page.styles import TEXT

        with story.whole(), story.section():
            story.heading(1, tr("Underskrift"))
            chair = written_or(report[self.key], tr("Ordförande"))
            lines = (tr("Ort och datum"), tr("{chair}, underskrift").format(chair=chair))
            story.add(SignatureBlock(lines, TEXT, story.element))


def recommendations_heading(reading: Reading, _parts: Mapping[str, Any]) -> Heading:
    """`Rekommendationer 2022`, `Rekommendationer för 2 av 8 kommuner 2022`."""
    from storage.recommendations.report import year_of_report

    year = str(year_of_report(reading))
    some = reading.some
    title = tr("Rekommendationer {year}").format(year=year)
    if some is not None:
        title = tr("Rekommendationer för {areas} {year}").format(areas=some.called, year=year)
    return Heading(title, year, reading.asked.areas or (reading.ws.group_code,), year)
