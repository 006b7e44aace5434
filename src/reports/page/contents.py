"""The contents (*innehåll*): every heading of the two upper levels with its page, each a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.page.flow import Block
from reports.page.fonts import text_width
from reports.page.layout import stacked
from reports.page.styles import CONTENTS_1, CONTENTS_2, HAIRLINE, MUTED, TextStyle
from reports.page.tagging.canvas import Artifact, TaggedCanvas
from reports.page.tagging.structure import Element
from reports.page.text import Box, HeadingPlace, TextBlock, draw_lines, first_baseline

STYLES = {0: CONTENTS_1, 1: CONTENTS_2}
_PAGE_NUMBER_ROOM = 36.0
_GAP = 4.0
_LEAST_LINES = 3


class ContentsBlock(Block):
    """All lines of the contents, which stand one under another and may go on over a page."""

    def __init__(self) -> None:
        self._lines: tuple[ContentsLine, ...] = ()

    def hold(self, lines: Sequence[ContentsLine]) -> None:
        """Takes its lines, once every heading is told."""
        self._lines = tuple(lines)
        self.height = stacked(self._lines)

    def least_height(self) -> float:
        """Three lines."""
        return stacked(self._lines[:_LEAST_LINES])

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As many lines as fit, and the others."""
        fitting = next(at for at in range(len(self._lines), -1, -1) if stacked(self._lines[:at]) <= room)
        if not fitting:
            return None
        parts = ContentsBlock(), ContentsBlock()
        parts[0].hold(self._lines[:fitting])
        parts[1].hold(self._lines[fitting:])
        return parts

    def draw(self, canvas: TaggedCanvas) -> None:
        """Line after line from the top down."""
        for at, line in enumerate(self._lines, 1):
            canvas.saveState()
            canvas.translate(0, self.height - stacked(self._lines[:at]))
            line.draw(canvas)
            canvas.restoreState()


class ContentsLine(TextBlock):
    """A line of the contents (*innehåll*): a heading's words and page in one link, dots between them unread."""

    def __init__(self, place: HeadingPlace, page_of: Mapping[str, int], style: TextStyle, element: Element) -> None:
        super().__init__(place.title, style, element)
        self.place, self._page_of = place, page_of

    def line_width(self) -> float:
        """The room for a line, with room for the page number kept free."""
        return super().line_width() - _PAGE_NUMBER_ROOM

    def split(self, _room: float) -> None:
        """Never: a line of contents stands whole."""

    def draw(self, canvas: TaggedCanvas) -> None:
        """Set words, dots and page, and make the whole of it a link."""
        style, page = self.style, str(self._page_of[self.place.key])
        draw_lines(canvas, self.lines, style, self.element, Box(style.indent, self.height, self.line_width()))
        number_width = text_width(page, style.face, style.size)
        right = style.measure
        y = self.height - (len(self.lines) - 1) * style.leading - first_baseline(style)
        with canvas.artifact(Artifact.LAYOUT):
            canvas.setStrokeColor(MUTED)
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash([0.5, 3.5])
            last = self.lines[-1].width if self.lines else 0.0
            canvas.line(style.indent + last + _GAP, y + 1, right - number_width - _GAP, y + 1)
            canvas.setDash()
        with canvas.mark(self.element):
            spaced = " " + page
            start = right - text_width(spaced, style.face, style.size)
            canvas.show_text(start, y, spaced, style.face, style.size, style.colour)
        canvas.link(self.element, (0, 0, right, self.height), self.place.key, f"{self.place.title}, {page}")
