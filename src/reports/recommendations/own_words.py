"""The parts of a report that the group writes itself: purpose, own sections and appendices. What their texts refer to
is filled in as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.checking.text import does_not_hold
from domain.ground.text import tr
from domain.reporting.blocks import WithheldCases
from domain.reporting.composition import HEADING_SIGN
from domain.reporting.report import Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.reporting.appendix import Appendix
    from reports.page.story import Story
    from reports.page.table_layout import Table
    from storage.reporting.reading import Reading

_NUMBER = re.compile(r"[-−–+]?[\d \u00a0\u202f]*(,\d+)?\s?%?|<\d+|\.{1,2}")


class PurposePart(Part):
    """The group's text on assignment, purpose and method; where nothing is written there is no section."""

    key = "purpose"

    def gather(self, reading: Reading) -> str:
        return reading.settings.purpose

    def own_texts(self, report: Report) -> Iterable[str]:
        return [report[self.key]]

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.fonts import written_or

        if written_or(report[self.key], ""):
            with story.section():
                story.heading(1, tr("Uppdrag, syfte och metod"))
                _tell(story, report, report[self.key])

    def cautions(self, report: Report) -> Iterable[str]:
        return _cautions(report, tr("Uppdrag, syfte och metod"), report[self.key])


class SectionsPart(Part):
    """The group's own sections for the year, each a chapter; where nothing is written there are none."""

    key = "sections"

    def own_texts(self, report: Report) -> Iterable[str]:
        return [section.text for section in report.composition.sections]

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.fonts import written_or

        for section in report.composition.sections:
            with story.section():
                story.heading(1, written_or(section.heading, tr("Inledning")))
                _tell(story, report, section.text)

    def cautions(self, report: Report) -> Iterable[str]:
        for line in report.composition.own_text.splitlines():
            if line.startswith(2 * HEADING_SIGN):
                text = tr(
                    "Rubriken ”{heading}” står på samma nivå som de andra egna avsnittens: alla # betyder detsamma."
                )
                yield text.format(heading=line.strip(f"{HEADING_SIGN} "))
        for section in report.composition.sections:
            if not section.text:
                yield tr("Avsnittet ”{heading}” har ingen text.").format(heading=section.heading)
            called = tr("Avsnittet ”{heading}”").format(heading=section.heading or tr("Inledning"))
            yield from _cautions(report, called, section.text)


class AppendicesPart(Part):
    """The group's own appendices (*egna bilagor*), numbered after the program's."""

    key = "appendices"

    def own_texts(self, report: Report) -> Iterable[str]:
        return [each.body for each in report.appendices if not each.is_table]

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.picture import tell_picture
        from reports.page.styles import SMALL

        for each in report.appendices:
            with story.appendix(), story.section():
                story.heading(1, each.title)
                if each.is_table:
                    story.table(_own_table(each))
                else:
                    _tell(story, report, each.body)
                for picture in each.pictures:
                    tell_picture(story, picture)
                if each.source and not each.is_table:
                    story.paragraph(tr("Källa: {source}").format(source=each.source), SMALL)

    def cautions(self, report: Report) -> Iterable[str]:
        from domain.recounting.own_tables import table_does_not_hold
        from reports.page.picture import says_nothing, unjudged

        for each in report.appendices:
            called = tr("Bilagan ”{title}”").format(title=each.title)
            for number, picture in enumerate(each.pictures, 1):
                if picture.says_nothing:
                    yield says_nothing(tr("{appendix}, bild {number}").format(appendix=called, number=number), picture)
            if each.is_table:
                yield from table_does_not_hold(each.rows, called)
            else:
                yield from _cautions(report, called, each.body)
        if any(each.pictures for each in report.appendices):
            yield unjudged(tr("bilagornas bilder"))


def _tell(story: Story, report: Report, text: str) -> None:
    from reports.profile.evidence import tell_own_text

    tell_own_text(story, text, report.own_texts.get(text))


def _cautions(report: Report, called: str, text: str) -> Iterable[str]:
    """What a text says that does not hold, and what of it is not printed as it is written."""
    from reports.lots.section import withheld_words
    from reports.page.filled import filled_cautions

    yield from does_not_hold(text, called)
    if (own := report.own_texts.get(text)) is None:
        return
    yield from filled_cautions(called, own.filled)
    for evidence in own.blocks:
        if isinstance(evidence.content, WithheldCases):
            said = tr("{where}: {block} trycks inte. {why}")
            yield said.format(where=called, block=evidence.known.title, why=withheld_words(evidence.content))


def _own_table(appendix: Appendix) -> Table:
    """A table as it was pasted: columns of numbers to the right, a row that is called a sum as one."""
    from reports.page.table_layout import Column, Row, RowKind, Table

    heading, *rows = appendix.rows
    columns = [
        Column(title, number=at > 0 and all(_NUMBER.fullmatch(row[at]) for row in rows))
        for at, title in enumerate(heading)
    ]
    totals = {tr("summa"), tr("totalt"), tr("alla")}
    told = (Row(row, RowKind.TOTAL if row[0].casefold() in totals else RowKind.PLAIN) for row in rows)
    source = tr("Källa: {source}").format(source=appendix.source) if appendix.source else ""
    return Table(appendix.title, tuple(columns), tuple(told), source=source)
