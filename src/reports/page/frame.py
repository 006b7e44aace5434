"""What stands around the parts of a report: cover, summary, contents, sources, and the head of a shorter one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from domain.checking.text import does_not_hold
from domain.ground.text import tr
from domain.reporting.report import Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
    from reports.page.figures import Figures
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
        own = report.composition
        title, under = written_or(heading.title, tr("Rapport")), heading.when
        for known in (heading.when, heading.about):
            title = title.removesuffix(f" {known}")
        if written_or(own.title, ""):
            title, under = own.title, heading.title
        marks = (tr("Internt"),) if issue.internal else ()
        number = [tr("Diarienummer {number}").format(number=own.registration)] if own.registration else []
        day = [own.day] if own.day else []
        facts = (*_which_areas(report), *day, *number, state_words(issue))
        tell_cover(story, Cover(heading.about or issue.group, title, own.subtitle or under, facts, marks, report.logo))

    def cautions(self, report: Report) -> Iterable[str]:
        from reports.page.picture import says_nothing, unjudged

        if report.logo is not None:
            if report.logo.says_nothing:
                yield says_nothing(tr("Logotypen"), report.logo)
            yield unjudged(tr("logotypen"))


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

    def own_texts(self, report: Report) -> Iterable[str]:
        return [report.composition.summary]

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.figures import Figures, tell_figures
        from reports.page.filled import tell_cited
        from reports.page.issue import tell_internal

        in_short = [each for part in self._parts if part.key in report.parts for each in part.in_short(report)]
        said: list[str | Table | Figures] = [*_which_areas(report), *in_short]
        if said or report.issue.internal or report.composition.summary:
            with story.section():
                story.heading(1, tr("Sammanfattning"))
                tell_internal(story, report.issue)
                own = report.own_texts.get(report.composition.summary)
                story.text(report.composition.summary if own is None else own.filled.text)
                if own is not None:
                    tell_cited(story, own.filled.cited, own.threshold)
                for each in said:
                    if isinstance(each, str):
                        story.paragraph(each)
                    elif isinstance(each, Figures):
                        tell_figures(story, each)
                    else:
                        story.table(each)
        with story.section():
            story.contents(tr("Innehåll"))

    def cautions(self, report: Report) -> Iterable[str]:
        from reports.page.filled import filled_cautions

        yield from does_not_hold(report.composition.summary, tr("Sammanfattningen"))
        if (own := report.own_texts.get(report.composition.summary)) is not None:
            yield from filled_cautions(tr("Sammanfattningen"), own.filled)


class SourcesPart(Part):
    """Where the figures of `parts` and of the group's own texts come from (*källor*), each source once with what it is
    the source of, what its publisher calls the table and on what terms it may be used; and what stands for letters that
    the fonts lack.

    One that is all there is, and of which nothing more is known, stands under every table and is not listed again.
    `numbered` sources are cited by their number in the list.
    """

    key = "sources"

    def __init__(self, *parts: Part, numbered: bool = False) -> None:
        self._parts, self._numbered = parts, numbered

    def tell(self, story: Story, report: Report) -> None:
        from reports.page.issue import tell_undrawable

        named = self._named(report)
        with story.section():
            tells = report.own_texts or any(part.sources(report) is not None for part in self._shown(report))
            if self._listed(named) and tells:
                story.heading(1, tr("Källor"))
                if named:
                    story.table(_sources_table(named, numbered=self._numbered))
                else:
                    story.paragraph(tr("Rapporten innehåller inga siffror."))
            tell_undrawable(story)

    def cites(self, report: Report) -> Sequence[Source]:
        named = self._named(report)
        return [told[0] for told in _each_once(named)] if self._numbered and self._listed(named) else ()

    def _shown(self, report: Report) -> list[Part]:
        return [part for part in self._parts if part.key in report.parts]

    def _named(self, report: Report) -> list[tuple[str, Source]]:
        of_parts = [part.sources(report) or () for part in self._shown(report)]
        own = [source for text in report.own_texts.values() for source in text.sources if source.words]
        told = [*chain.from_iterable(of_parts), *((tr("Siffror i egna texter"), source) for source in own)]
        return [(name, each) for name, source in told for each in source.each]

    def _listed(self, named: Sequence[tuple[str, Source]]) -> bool:
        from domain.ground.publishers import is_official

        sources = {source for _name, source in named}
        known = any(source.table or is_official(source.name) for source in sources)
        return len(self._parts) > 1 or len(sources) > 1 or known


def _each_once(named: Iterable[tuple[str, Source]]) -> list[tuple[Source, list[str]]]:
    """Each source that is called the same once, with what it is the source of."""
    from domain.ground.publishers import terms_of

    found: dict[tuple[str, str, str], tuple[Source, dict[str, None]]] = {}
    for name, source in named:
        found.setdefault((source.words, source.table, terms_of(source)), (source, {}))[1][name] = None
    return [(source, list(names)) for source, names in found.values()]


def _sources_table(named: Sequence[tuple[str, Source]], *, numbered: bool) -> Table:
    from domain.ground.display import EN_DASH, show_list
    from domain.ground.publishers import no_terms, terms_of
    from reports.page.table_layout import Column, Row, Table

    told = _each_once(named)
    terms = [terms_of(source) for source, _names in told]
    notes: tuple[str, ...] = ()
    if set(terms) == {no_terms()}:
        # A column that says the same of all is said once (ruling 44).
        terms, notes = [""] * len(told), (tr("Villkor för användningen är inte angivna."),)
    facts = [(source.words, source.table, each) for (source, _names), each in zip(told, terms, strict=True)]
    headings = (tr("Källa"), tr("Tabell"), tr("Villkor"))
    kept = [at for at in range(len(headings)) if any(each[at] for each in facts)]
    columns = [Column(tr("Uppgift")), *(Column(headings[at]) for at in kept)]
    of_all = tr("Alla siffror i rapporten") if len(told) == 1 else ""
    cells = [
        (of_all or show_list(names), *(each[at] or EN_DASH for at in kept))
        for (_source, names), each in zip(told, facts, strict=True)
    ]
    if numbered:
        columns.insert(0, Column(tr("Nr"), number=True))
        cells = [(f"[{number}]", *each) for number, each in enumerate(cells, 1)]
    return Table(tr("Rapportens källor"), tuple(columns), tuple(Row(each) for each in cells), notes)
