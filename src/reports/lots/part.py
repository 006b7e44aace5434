"""LOTS cases as a part of a report (*LOTS-ärenden*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from domain.ground.changes import Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading, LotsBlocks, Report
from reports.page.part import Part

if TYPE_CHECKING:
    from domain.ground.source import Source
    from reports.page.story import Story
    from storage.reporting.reading import Reading


class LotsPart(Part):
    """Each area's latest year with cases, by initiating party, sex and age."""

    key = "lots"
    choices = frozenset({Choice.AREAS})
    rests_on = frozenset({Subject.LOTS})
    beside: ClassVar[bool] = False

    @property
    def title(self) -> str:
        return tr("LOTS-ärenden")

    def gather(self, reading: Reading) -> LotsBlocks:
        from storage.lots.report import read_lots_blocks

        return read_lots_blocks(reading, beside=self.beside)

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
            if not blocks.counted and posts is None:
                story.paragraph(tr("Det finns inga LOTS-ärenden för områdena i rapporten."))

    def in_short(self, report: Report) -> Sequence[str]:
        from reports.lots.section import lots_sentence

        return [lots_sentence(block) for block in report[self.key].counted]

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
        blocks = [block for block in report[self.key].counted if block.tally.consistent and not block.tally.complete]
        return [text.format(area=block.area.name) for block in blocks]


class WholeLotsPart(LotsPart):
    """In a report of cases alone the resource and its goals, case workers, period posts and corrections stand too."""

    rests_on = frozenset({Subject.LOTS, Subject.RESOURCE})
    beside = True


def lots_heading(reading: Reading, parts: Mapping[str, Any]) -> Heading:
    """`LOTS-ärenden Tierp 2016`. Raises UserProblem where there are no cases."""
    some, blocks = reading.some, parts[LotsPart.key]
    about = reading.settings.name
    if some is not None:
        about = some.called if len(some.shown) == 1 else tr("{group}, {areas}").format(group=about, areas=some.called)
    years = [block.last.year for block in blocks.counted] or [post.until.year for post in blocks.posts]
    if not years:
        text = tr("Det finns inga LOTS-ärenden för {area}. Registrera eller läs in en månad först.")
        raise UserProblem(text.format(area=about))
    year = str(max(years))
    title = tr("LOTS-ärenden {area} {year}").format(area=about, year=year)
    return Heading(title, year, reading.asked.areas or (reading.ws.group_code,), year, about=about)
