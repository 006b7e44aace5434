"""LOTS cases as a part of a report (*LOTS-ärenden*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from domain.ground.changes import Subject
from domain.ground.hidden_figure import hidden_among
from domain.ground.period import months_words, span_label
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.ground.whole_periods import whole_period
from domain.reporting.asked import Choice
from domain.reporting.blocks import LotsBlock, LotsBlocks
from domain.reporting.report import Heading, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.hidden_figure import HiddenFigures, NamedFigures
    from domain.ground.source import Source
    from domain.ground.value import Value
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class LotsPart(Part):
    """Each area's latest year with cases, by initiating party, sex and age."""

    key = "lots"
    choices = frozenset({Choice.AREAS, Choice.ZEROS})
    rests_on = frozenset({Subject.LOTS})
    beside: ClassVar[bool] = False
    hides = True

    @property
    def title(self) -> str:
        return tr("LOTS-ärenden")

    def gather(self, reading: Reading) -> LotsBlocks:
        from storage.lots.report import read_lots_blocks

        return read_lots_blocks(reading, beside=self.beside, period=reading.asked.period if self.beside else None)

    def hidden(self, reading: Reading) -> HiddenFigures:
        from storage.lots.report import read_hidden_cases

        return read_hidden_cases(reading, reading.asked.period if self.beside else None)

    def tell(self, story: Story, report: Report) -> None:
        from reports.lots.beside import posts_table, unshown_posts
        from reports.lots.section import tell_lots, which_areas_have_cases

        blocks: LotsBlocks = report[self.key]
        with story.section():
            story.heading(1, self.title)
            for sentence in which_areas_have_cases(blocks):
                story.paragraph(sentence)
            for block in blocks.counted:
                tell_lots(story, block)
            posts, unshown = posts_table(blocks), unshown_posts(blocks)
            if posts is not None:
                story.table(posts)
            if unshown:
                story.paragraph(unshown)
            if not (blocks.counted or blocks.withheld) and posts is None:
                story.paragraph(tr("Det finns inga LOTS-ärenden för områdena i rapporten."))

    def in_short(self, report: Report) -> Sequence[str]:
        from reports.lots.section import lots_sentence

        counted: Sequence[LotsBlock] = report[self.key].counted
        return [lots_sentence(counted[0])] if len(counted) == 1 else []

    def sources(self, report: Report) -> Sequence[tuple[str, Source]]:
        from reports.lots.section import lots_name

        text = tr("LOTS-ärenden, {name}")
        blocks: LotsBlocks = report[self.key]
        found = [(text.format(name=lots_name(block)), block.source) for block in blocks.counted]
        of_post = tr("LOTS-ärenden för flera månader, {area}")
        posts = {(of_post.format(area=post.area.name), post.source) for post in blocks.posts if post.source is not None}
        return [*found, *sorted(posts, key=lambda named: named[0])]

    def stops(self, report: Report) -> Iterable[str]:
        """Figures that do not add up (ruling 16)."""
        text = tr("LOTS-ärenden i {area}: könen och åldrarna ger olika summor.")
        return [text.format(area=block.area.name) for block in report[self.key].counted if not block.tally.consistent]

    def cautions(self, report: Report) -> Iterable[str]:
        text = tr("LOTS-ärenden i {area}: några uppgifter saknas.")
        blocks = report[self.key].counted
        lacking = [block for block in blocks if block.tally.consistent and not block.tally.complete]
        said = [text.format(area=block.area.name) for block in lacking]
        open_months = tr("LOTS-ärenden i {area}: {months} är inte markerade klara.")
        open_month = tr("LOTS-ärenden i {area}: {months} är inte markerad klar.")
        for block in blocks:
            if block.unfinished:
                words = open_month if len(block.unfinished) == 1 else open_months
                said.append(words.format(area=block.area.name, months=months_words(block.unfinished)))
        from reports.lots.telling import told_too_little, told_too_much, told_without_solver

        said += told_without_solver(blocks)
        return [*said, *(each for block in blocks for each in (*told_too_little(block), *told_too_much(block)))]


class WholeLotsPart(LotsPart):
    """In a report of cases alone the resource and its goals, case workers, period posts and corrections stand too."""

    choices = frozenset({Choice.AREAS, Choice.CASES, Choice.ZEROS})
    rests_on = frozenset({Subject.LOTS, Subject.RESOURCE})
    beside = True

    def figures(self, found: LotsBlocks) -> NamedFigures:
        from reports.lots.beside import named_figures

        return {key: value for block in found.counted for key, value in named_figures(block).items()}

    def hidden(self, reading: Reading) -> HiddenFigures:
        """Also those of the resource, its goals and the case workers, each as it is in the period that is told of."""
        tables = super().hidden(reading)
        if reading.threshold is None:
            return tables
        from storage.lots.report import read_lots_blocks

        public, whole = self.gather(reading), replace(reading, threshold=None)
        own: dict[tuple[str, str], Value] = {}
        for first, last in dict.fromkeys((block.first, block.last) for block in public.counted):
            own |= self.figures(read_lots_blocks(whole, beside=True, period=whole_period(first, last)))
        return tables.and_those(hidden_among(self.figures(public), own, reading.threshold))


def lots_heading(reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`LOTS-ärenden Tierp 2016`. Raises UserProblem where there are no cases."""
    some, blocks = reading.some, parts[LotsPart.key]
    about = reading.settings.name
    if some is not None:
        about = some.called if len(some.shown) == 1 else tr("{group}, {areas}").format(group=about, areas=some.called)
    years = [block.last.year for block in blocks.counted] or [post.until.year for post in blocks.posts]
    if not years and blocks.withheld:
        from reports.lots.section import withheld_words

        internal = tr("En intern rapport, med skäl, visar det som är registrerat.")
        raise UserProblem(" ".join([*map(withheld_words, blocks.withheld), internal]))
    if not years:
        text = tr("Det finns inga LOTS-ärenden för {area}. Registrera eller läs in en månad först.")
        raise UserProblem(text.format(area=about))
    asked = reading.asked.period
    spans = {(block.first, block.last) for block in blocks.counted}
    when, period = str(max(years)), str(max(years))
    if asked is not None:
        when, period = asked.label, asked.code
    elif len(spans) == 1:
        # What is not the whole year is not called by it (ruling 41).
        first, last = spans.pop()
        whole = whole_period(first, last)
        when = span_label(first, last) if whole is None else whole.label
    title = tr("LOTS-ärenden {area} {year}").format(area=about, year=when)
    return Heading(title, when, reading.asked.areas or (reading.ws.group_code,), period, about=about)
