"""What stands around the parts of a report: cover, summary, contents, sources, and the head of a shorter one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.ground.text import tr
from domain.reporting.report import Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
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
    """Where the figures of `parts` come from (*källor*), each source once with what it is the source of, what its
    publisher calls the table and on what terms it may be used; and what stands for letters that the fonts lack.

    One that is all there is, and of which nothing more is known, stands under every table and is not listed again.
    """

    key = "sources"

    def __init__(self, *parts: Part) -> None:
        self._parts = parts

    def tell(self, story: Story, report: Report) -> None:
        from domain.ground.publishers import is_official
        from reports.page.issue import tell_undrawable

        of_each = [part.sources(report) for part in self._parts if part.key in report.parts]
        with_figures = [sources for sources in of_each if sources is not None]
        named = [(name, each) for sources in with_figures for name, source in sources for each in source.each]
        sources = {source for _name, source in named}
        known = any(source.table or is_official(source.name) for source in sources)
        with story.section():
            if len(self._parts) > 1 or len(sources) > 1 or known:
                if with_figures:
                    story.heading(1, tr("Källor"))
                if named:
                    story.table(_sources_table(named))
                elif with_figures:
                    story.paragraph(tr("Rapporten innehåller inga siffror."))
            tell_undrawable(story)


def _sources_table(named: Iterable[tuple[str, Source]]) -> Table:
    from domain.ground.display import EN_DASH, show_list
    from domain.ground.publishers import terms_of
    from reports.page.table_layout import Column, Row, Table

    names: dict[tuple[str, str, str], dict[str, None]] = {}
    for name, source in named:
        names.setdefault((source.words, source.table, terms_of(source)), {})[name] = None
    headings = (tr("Källa"), tr("Tabell"), tr("Villkor"))
    kept = [at for at in range(len(headings)) if any(told[at] for told in names)]
    columns = (Column(tr("Uppgift")), *(Column(headings[at]) for at in kept))
    of_all = tr("Alla siffror i rapporten") if len(names) == 1 else ""
    rows = tuple(Row((of_all or show_list(names[told]), *(told[at] or EN_DASH for at in kept))) for told in names)
    return Table(tr("Rapportens källor"), columns, rows)
