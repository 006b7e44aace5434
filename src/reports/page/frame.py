"""What stands around the parts of a report: cover, summary, contents, sources, and the head of a shorter one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.ground.text import tr
from domain.reporting.report import Report
from reports.page.part import Part

if TYPE_CHECKING:
    from reports.page.story import Story
    from reports.page.table_layout import Table


def _which_areas(report: Report) -> tuple[str, ...]:
    """A sentence on the areas that were chosen; nothing in a report of the whole group."""
    return () if report.some is None else (report.some.words,)


class CoverPart(Part):
    """The cover (*försättsblad*): whose report it is, what, and when."""

    key = "cover"

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.cover import Cover, tell_cover
        from reports.page.fonts import written_or
        from reports.page.issue import state_words

        heading, issue = report.heading, report.issue
        title = written_or(heading.title, tr("Rapport"))
        for known in (heading.when, heading.about):
            title = title.removesuffix(f" {known}")
        marks = (tr("Internt"),) if issue.internal else ()
        facts = (*_which_areas(report), state_words(issue))
        tell_cover(story, Cover(heading.about or issue.group, title, heading.when, facts, marks))


class HeadPart(Part):
    """The head of a report without a cover: what it is, and who printed it."""

    key = "head"

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.issue import printed_by, tell_internal
        from reports.page.styles import META

        text = tr("{title} · utskriven {who}")
        with story.section():
            story.paragraph(text.format(title=report.heading.title, who=printed_by(report.issue)), META)
            for sentence in _which_areas(report):
                story.paragraph(sentence)
            tell_internal(story, report.issue)


class SummaryPart(Part):
    """What a board reads if it reads one page (*sammanfattning*): each of `parts` in short. Then the contents."""

    key = "summary"

    def __init__(self, *parts: Part) -> None:
        self._parts = parts

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.issue import tell_internal

        in_short = [each for part in self._parts if part.key in report.parts for each in part.in_short(report)]
        said: list[str | Table] = [*_which_areas(report), *in_short]
        if said or report.issue.internal:
            with story.section():
                story.heading(1, tr("Sammanfattning"))
                tell_internal(story, report.issue)
                for each in said:
                    if isinstance(each, str):
                        story.paragraph(each)
                    else:
                        story.table(each)
        with story.section():
            story.contents(tr("Innehåll"))
        story.new_page()


class SourcesPart(Part):
    """Where the figures of `parts` come from (*källor*), and what stands for letters that the fonts lack."""

    key = "sources"

    def __init__(self, *parts: Part) -> None:
        self._parts = parts

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.issue import tell_undrawable
        from reports.page.table_layout import Column, Row, Table

        of_each = [part.sources(report) for part in self._parts if part.key in report.parts]
        with_figures = [sources for sources in of_each if sources is not None]
        rows = tuple(Row((name, source.words)) for sources in with_figures for name, source in sources)
        with story.section():
            if with_figures:
                story.heading(1, tr("Källor"))
            if rows:
                story.table(Table(tr("Rapportens källor"), (Column(tr("Uppgift")), Column(tr("Källa"))), rows))
            elif with_figures:
                story.paragraph(tr("Rapporten innehåller inga siffror."))
            tell_undrawable(story)


class UndrawablePart(Part):
    """What the boxes stand for where the fonts lacked letters; nothing where they did not."""

    key = "undrawable"

    def tell(self, story: Story, report: Report) -> None:  # noqa: ARG002
        from reports.page.issue import tell_undrawable

        tell_undrawable(story)
