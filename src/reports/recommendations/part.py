"""The parts of the report that the chair prints (*rekommendationsrapport*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.ground.changes import Subject
from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recommendations.recommendation import RecommendationStatus, check_field
from domain.reporting.asked import Choice
from domain.reporting.blocks import WithheldCases
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
    from domain.recommendations.recommendation import Recommendation, Seat
    from domain.reporting.evidence import Evidence
    from domain.reporting.report import WrittenRecommendations
    from reports.page.story import Story
    from reports.page.table_layout import Table
    from storage.reporting.reading import Reading


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

        with story.section():
            story.heading(1, self.title)
            if not self._written(report):
                story.paragraph(tr("Inga rekommendationer är skrivna ännu."))
            tell_recommendations(story, report[self.key], approved=report.issue.approval is not None)

    def in_short(self, report: Report) -> Sequence[str | Table]:
        from reports.recommendations.section import list_of_recommendations

        if not self._written(report):
            return [tr("Rapporten innehåller inga rekommendationer ännu.")]
        return [list_of_recommendations(report[self.key])]

    def sources(self, report: Report) -> Sequence[tuple[str, Source]] | None:
        told: WrittenRecommendations = report[self.key]
        cited = [figure.source for figure in told.figures]
        cited += [source for each in self._evidence(told) if (source := each.known.source).words]
        return [(tr("Siffror i rekommendationernas texter"), source) for source in cited] or None

    def built_on(self, report: Report) -> frozenset[Subject]:
        from reports.page.filled import rests_on

        told: WrittenRecommendations = report[self.key]
        return self.rests_on | rests_on(told.figures, self._evidence(told))

    def stops(self, report: Report) -> Iterable[str]:
        """Texts that break a rule of their template. What is merely not written yet stops nothing."""
        for each in self._written(report):
            for field in each.template.all_fields:
                fault = check_field(field, each.text(field.key), each.texts)
                if fault is not None:
                    yield tr("Rekommendationen ”{title}”: {fault}").format(title=each.title, fault=fault)

    def _withheld(self, report: Report) -> Iterable[str]:
        from reports.lots.section import withheld_words

        for each in self._written(report):
            for evidence in report[self.key].blocks(each):
                if isinstance(evidence.content, WithheldCases):
                    text = tr("Rekommendationen ”{title}”: {block} trycks inte. {why}")
                    title, why = evidence.known.title, withheld_words(evidence.content)
                    yield text.format(title=each.title, block=title, why=why)

    def cautions(self, report: Report) -> Iterable[str]:
        """Drafts and what was rejected, what nobody answers for, and fields that are not filled in; what the texts say
        that does not hold."""
        from reports.page.filled import filled_cautions

        for each in self._written(report):
            if each.status in (RecommendationStatus.UTKAST, RecommendationStatus.AVSLAGEN):
                text = tr("Rekommendationen ”{title}” har status {status}.")
                yield text.format(title=each.title, status=each.status.label)
            if not each.responsible:
                yield tr("Rekommendationen ”{title}” har ingen ansvarig.").format(title=each.title)
            if each.unwritten:
                fields = show_list(field.label for field in each.unwritten)
                yield tr("Rekommendationen ”{title}”: ej ifyllt: {fields}.").format(title=each.title, fields=fields)
            for field in each.template.all_fields:
                filled = report[self.key].filled.get((each.id, field.key))
                where = tr("Rekommendationen ”{title}”, {field}").format(title=each.title, field=field.label)
                yield from () if filled is None else filled_cautions(where, filled)
        told: WrittenRecommendations = report[self.key]
        yield from self._withheld(report)
        yield from told.to_look_over

    def _evidence(self, told: WrittenRecommendations) -> Sequence[Evidence]:
        return [each for recommendation in told.written for each in told.blocks(recommendation)]

    def _written(self, report: Report) -> Sequence[Recommendation]:
        told: WrittenRecommendations = report[self.key]
        return told.written


class SignaturePart(Part):
    """Lines to sign on (*underskrifter*): the parties that the group names, each with place and date; else the chair.

    With `always` False there are none but those that are named.
    """

    key = "signature"

    def __init__(self, *, always: bool = True) -> None:
        self._always = always

    def gather(self, reading: Reading) -> str:
        return reading.settings.chair_role

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.blocks import SignatureBlock
        from reports.page.fonts import written_or
        from reports.page.styles import TEXT

        own = report.composition
        if not (own.parties or self._always):
            return
        said = tr("{chair}, underskrift").format(chair=written_or(report[self.key], tr("Ordförande")))
        with story.whole(), story.section():
            story.heading(1, tr("Underskrifter") if len(own.parties) > 1 else tr("Underskrift"))
            story.text(own.signed)
            for party in own.parties or (said,):
                story.add(SignatureBlock((tr("Ort och datum"), party), TEXT, story.element))


def recommendations_heading(reading: Reading, _parts: Mapping[str, Any]) -> Heading:
    """`Rekommendationer 2022`, `Rekommendationer för 2 av 8 kommuner 2022`."""
    from storage.recommendations.report import year_of_report

    year = str(year_of_report(reading))
    some = reading.some
    title = tr("Rekommendationer {year}").format(year=year)
    if some is not None:
        title = tr("Rekommendationer för {areas} {year}").format(areas=some.called, year=year)
    return Heading(title, year, reading.asked.areas or (reading.ws.group_code,), year)
