"""Pieces of a page that are never split: a chart with its words, lines to sign on."""

from collections.abc import Callable, Sequence

from drawing.chart import Chart
from reports.page.charts import draw_chart, render
from reports.page.flow import Block
from reports.page.fonts import writable
from reports.page.lines import break_lines
from reports.page.styles import (
    FRAME_WIDTH,
    HAIRLINE,
    INK,
    SMALL,
    SPACE_2,
    SPACE_4,
    SPACE_5,
    TABLE_CAPTION,
    TextStyle,
)
from reports.page.tagging.structure import Element, Role
from reports.page.text import Box, draw_lines


class ChartBlock(Block):
    """A chart with its title above, its unit and source below; one Figure with an alternative text."""

    def __init__(self, chart: Chart, title: str, foot: str, parent: Element) -> None:
        super().__init__()
        self._title_lines = break_lines(title, TABLE_CAPTION, FRAME_WIDTH)
        self._foot_lines = break_lines(foot, SMALL, FRAME_WIDTH)
        self._drawing = draw_chart(chart)
        self._title = parent.add(Role.P)
        self._figure = parent.add(Role.FIGURE, alternative=writable(chart.text.alternative))
        self._foot = parent.add(Role.P)
        self.spaceBefore, self.spaceAfter = SPACE_2, SPACE_4
        self.width = FRAME_WIDTH
        self.height = (
            len(self._title_lines) * TABLE_CAPTION.leading
            + SPACE_2
            + self._drawing.height
            + SPACE_2
            + len(self._foot_lines) * SMALL.leading
        )

    def draw(self) -> None:
        """Title, drawing and foot from the top down."""
        canvas, top = self.canv, self.height
        draw_lines(canvas, self._title_lines, TABLE_CAPTION, self._title, Box(0, top, FRAME_WIDTH))
        bottom = len(self._foot_lines) * SMALL.leading + SPACE_2
        canvas.saveState()
        canvas.translate(0, bottom)
        left, low = canvas.absolutePosition(0, 0)
        box = (left, low, left + self._drawing.width, low + self._drawing.height)
        self._figure.set_attribute("Layout", "Placement", "Block")
        self._figure.set_attribute("Layout", "BBox", tuple(round(value, 2) for value in box))
        with canvas.mark(self._figure):
            render(self._drawing, canvas)
        canvas.restoreState()
        foot_top = bottom - SPACE_2
        draw_lines(canvas, self._foot_lines, SMALL, self._foot, Box(0, foot_top, FRAME_WIDTH))


class SignatureBlock(Block):
    """Lines to write on (*underskrift*), each with what is to be written under it."""

    _ROOM = 44.0

    def __init__(self, captions: Sequence[str], style: TextStyle, new_element: Callable[[Role], Element]) -> None:
        super().__init__()
        self._style = style
        self._elements = [new_element(Role.P) for _ in captions]
        self.spaceBefore, self.spaceAfter = SPACE_5, SPACE_4
        self.width = FRAME_WIDTH
        self._line_width = 260.0
        self._broken = [break_lines(text, style, self._line_width) for text in captions]
        self.height = sum(self._ROOM + len(lines) * style.leading for lines in self._broken)

    def draw(self) -> None:
        """Line, words, line, words."""
        top = self.height
        for element, lines in zip(self._elements, self._broken, strict=True):
            top -= self._ROOM
            with self.canv.artifact():
                self.canv.setStrokeColor(INK)
                self.canv.setLineWidth(HAIRLINE)
                self.canv.line(0, top, self._line_width, top)
            draw_lines(self.canv, lines, self._style, element, Box(0, top, self._line_width))
            top -= len(lines) * self._style.leading
