"""Charts on paper: the descriptions of `drawing.chart` drawn as vectors (design handbook, *Charts*)."""

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from drawing.chart import BarChart, Chart, LineChart, NestedChart, RadarChart
from reports.page.charts.bars import bar_drawing
from reports.page.charts.laid_out import line_drawing, nested_drawing, radar_drawing
from reports.page.charts.ranks import rank_drawing
from reports.page.styles import FRAME_WIDTH

__all__ = ["draw_chart", "render"]


def draw_chart(chart: Chart, width: float = FRAME_WIDTH, lowered: float = 0.0) -> Drawing:
    """The chart as a drawing `width` points wide; its height follows from what it holds. One that can be lower without
    losing a word is `lowered` by as much of that height as it bears."""
    if isinstance(chart, RadarChart):
        return radar_drawing(chart, width, lowered)
    if isinstance(chart, LineChart):
        return line_drawing(chart, width, lowered)
    if isinstance(chart, NestedChart):
        return nested_drawing(chart, width)
    return bar_drawing(chart, width, lowered) if isinstance(chart, BarChart) else rank_drawing(chart, width)


def render(drawing: Drawing, canvas: object) -> None:
    """Draw the drawing at the canvas's origin."""
    renderPDF.draw(drawing, canvas, 0, 0)
