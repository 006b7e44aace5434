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
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.structure import Element, Role
from reports.page.text import Box, draw_lines


class ChartBlock(Block):
    """A chart with its caption above and its source, if it has one of its own, below: a Figure with an alternative
    text."""

    def __init__(self, chart: Chart, title: str, foot: str, parent: Element) -> None:
        self._title_lines = break_lines(title, TABLE_CAPTION, FRAME_WIDTH)
        self._foot_lines = break_lines(foot, SMALL, FRAME_WIDTH)
        self._chart, self._drawing = chart, draw_chart(chart)
        self._figure = parent.add(Role.FIGURE, alternative=writable(chart.text.alternative))
        self._title = self._figure.add(Role.CAPTION)
        self._foot = parent.add(Role.P) if foot else None
        self.before, self.after = SPACE_2, SPACE_2
        self.height = self._around() + self._drawing.height

    def lower(self, by: float) -> None:
        """Draws the chart so much lower, or as much of it as it bears."""
        self._drawing = draw_chart(self._chart, lowered=by)
        self.height = self._around() + self._drawing.height

    def _around(self) -> float:
        return len(self._title_lines) * TABLE_CAPTION.leading + SPACE_2 + self._foot_height()

    def _foot_height(self) -> float:
        return SPACE_2 + len(self._foot_lines) * SMALL.leading if self._foot_lines else 0.0

    def draw(self, canvas: TaggedCanvas) -> None:
        """Title, drawing and foot from the top down."""
        top = self.height
        draw_lines(canvas, self._title_lines, TABLE_CAPTION, self._title, Box(0, top, FRAME_WIDTH))
        bottom = self._foot_height()
        canvas.saveState()
        canvas.translate(0, bottom)
        left, low = canvas.absolutePosition(0, 0)
        box = (left, low, left + self._drawing.width, low + self._drawing.height)
        self._figure.set_attribute("Layout", "Placement", "Block")
        self._figure.set_attribute("Layout", "BBox", tuple(round(value, 2) for value in box))
        with canvas.mark(self._figure):
            render(self._drawing, canvas)
        canvas.restoreState()
        if self._foot is not None:
            draw_lines(canvas, self._foot_lines, SMALL, self._foot, Box(0, bottom - SPACE_2, FRAME_WIDTH))


class SignatureBlock(Block):
    """Lines to write on (*underskrift*), each with what is to be written under it."""

    _ROOM = 44.0

    def __init__(self, captions: Sequence[str], style: TextStyle, new_element: Callable[[Role], Element]) -> None:
        self._style = style
        self._elements = [new_element(Role.P) for _ in captions]
        self.before, self.after = SPACE_5, SPACE_4
        self._line_width = 260.0
        self._broken = [break_lines(text, style, self._line_width) for text in captions]
        self.height = sum(self._ROOM + len(lines) * style.leading for lines in self._broken)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Line, words, line, words."""
        top = self.height
        for element, lines in zip(self._elements, self._broken, strict=True):
            top -= self._ROOM
            with canvas.artifact():
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(HAIRLINE)
                canvas.line(0, top, self._line_width, top)
            draw_lines(canvas, lines, self._style, element, Box(0, top, self._line_width))
            top -= len(lines) * self._style.leading
