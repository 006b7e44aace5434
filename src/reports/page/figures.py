"""A few figures in large type (*läget i tal*), each with what it counts under it."""

from dataclasses import dataclass, replace

from reports.page.flow import Block
from reports.page.lines import Line, break_lines
from reports.page.story import Story, cited
from reports.page.styles import FIGURE, FIGURE_WORDS, FRAME_WIDTH, SMALL, SPACE_2, SPACE_3
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.structure import Element, Role
from reports.page.text import Box, draw_lines

_AT_MOST = 4
_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Up to four figures beside one another, each already written out, and what it counts; a heading over them, and
    where they come from."""

    title: str
    figures: tuple[tuple[str, str], ...]
    source: str


def tell_figures(story: Story, figures: Figures) -> None:
    """The figures under their heading, kept together."""
    with story.whole(), story.section():
        story.heading(2, figures.title, in_contents=False)
        story.add(_FiguresBlock(figures, story.element(Role.LIST)))
        story.paragraph(cited(figures.source, story.sources), replace(SMALL, after=SPACE_3))


class _FiguresBlock(Block):
    """The figures in one row; for whoever listens a list, each figure read before its words."""

    keeps_next = True

    def __init__(self, figures: Figures, element: Element) -> None:
        element.set_attribute("List", "ListNumbering", "None")
        self._width = (FRAME_WIDTH - (_AT_MOST - 1) * _GAP) / _AT_MOST
        self._figures: list[tuple[Element, tuple[Line, ...], tuple[Line, ...]]] = []
        for number, words in figures.figures[:_AT_MOST]:
            body = element.add(Role.LIST_ITEM).add(Role.LIST_BODY)
            lines = break_lines(number + "\n", FIGURE, self._width)
            self._figures.append((body, lines, break_lines(words, FIGURE_WORDS, self._width)))
        self.before, self.after = SPACE_2, SPACE_3
        tallest = max(len(words) for _, _, words in self._figures)
        self.height = FIGURE.leading + tallest * FIGURE_WORDS.leading

    def draw(self, canvas: TaggedCanvas) -> None:
        """Each figure, and its words under it."""
        for at, (element, number, words) in enumerate(self._figures):
            left = at * (self._width + _GAP)
            draw_lines(canvas, number, FIGURE, element, Box(left, self.height, self._width))
            draw_lines(canvas, words, FIGURE_WORDS, element, Box(left, self.height - FIGURE.leading, self._width))
