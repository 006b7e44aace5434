"""Charts that `drawing.layout` lays out, set on paper: the radar, the time series, parts in wholes."""

from functools import cache

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine
from reportlab.graphics.shapes import Shape as PaperShape
from reportlab.lib.colors import Color, HexColor

from drawing.chart import LineChart, NestedChart, RadarChart
from drawing.layout import shapes
from drawing.layout.lines import lay_lines, wanted_height
from drawing.layout.nested import lay_nested
from drawing.layout.radar import lay_radar
from drawing.palette import PAPER
from reports.page import fonts
from reports.page.charts.pieces import TALLEST, new_drawing, set_text

_LINE = 10.5
_SIZES = {
    shapes.Face.PLAIN: (fonts.Face.REGULAR, 8.0),
    shapes.Face.STRONG: (fonts.Face.SEMIBOLD, 8.0),
    shapes.Face.NUMBER: (fonts.Face.SEMIBOLD, 10.0),
}
_ASCENT = 0.33
_RADAR_WIDTH = 310.0
_TIME_HEIGHT, _LOWEST_TIME = 170.0, 110.0
_DASH = 2.2


def radar_drawing(chart: RadarChart, width: float, lowered: float) -> Drawing:
    """About 300 points wide, in the middle of the width."""
    laid = lay_radar(chart, min(_RADAR_WIDTH, width), letters(), lowered).drawing
    return on_paper(laid, width, (width - laid.width) / 2)


def line_drawing(chart: LineChart, width: float, lowered: float) -> Drawing:
    """As wide as told, and higher than usual, or not lowered as much as told, only where the names ask for it."""
    usual = min(wanted_height(chart, width, letters()), TALLEST)
    height = max(max(usual, _TIME_HEIGHT) - lowered, _LOWEST_TIME)
    return on_paper(lay_lines(chart, width, letters(), height=height).drawing, width, 0.0)


def nested_drawing(chart: NestedChart, width: float) -> Drawing:
    """As wide as told; its height follows from its words."""
    return on_paper(lay_nested(chart, width, letters()).drawing, width, 0.0)


@cache
def letters() -> shapes.Type:
    """The letters of charts on paper."""
    return shapes.Type(_LINE, lambda text, face: fonts.text_width(text, *_SIZES[face]))


def on_paper(laid: shapes.Drawing, width: float, left: float) -> Drawing:
    """What is laid out, so far from the left edge of a drawing `width` points wide."""
    drawing = new_drawing(width, laid.height)
    group = Group(transform=(1, 0, 0, 1, left, 0))
    for shape in laid.shapes:
        group.add(_drawn(shape, laid.height))
    drawing.add(group)
    return drawing


def _drawn(shape: shapes.Shape, height: float) -> PaperShape:
    if isinstance(shape, shapes.Word):
        face, size = _SIZES[shape.face]
        y = height - (shape.box.top + shape.box.bottom) / 2 - size * _ASCENT
        return set_text(shape.box.left, y, shape.text, getattr(PAPER, shape.token), face, size)
    if isinstance(shape, shapes.Stroke):
        return _stroke(shape, height)
    if isinstance(shape, shapes.Area):
        fill = _mixed(_colour(shape.token, shape.shade), HexColor(PAPER.paper), 1 - shape.share)
        return Polygon(_flat(shape.points, height), fillColor=fill, strokeColor=None, strokeWidth=0)
    return _mark(shape, height)


def _stroke(shape: shapes.Stroke, height: float) -> PaperShape:
    look = {
        "strokeColor": _colour(shape.token, shape.shade),
        "strokeWidth": shape.width,
        "strokeDashArray": (_DASH * 1.6, _DASH) if shape.dashed else None,
        "strokeLineJoin": 1,
    }
    points = _flat((*shape.points, shape.points[0]) if shape.closed else shape.points, height)
    return Line(*points, **look) if len(points) == 4 else PolyLine(points, **look)


def _mark(shape: shapes.Mark, height: float) -> PaperShape:
    x, y, r = shape.x, height - shape.y, shape.radius
    colour, paper = _colour(shape.token, shape.shade), HexColor(PAPER.paper)
    if shape.sign == shapes.HOLLOW:
        return Circle(x, y, r, fillColor=paper, strokeColor=colour, strokeWidth=max(r * 0.35, 0.9))
    look = {"fillColor": colour, "strokeColor": paper, "strokeWidth": 0.7}
    corners = shapes.corners(shape.sign)
    if not corners:
        return Circle(x, y, r, **look)
    return Polygon([value for dx, dy in corners for value in (x + r * dx, y - r * dy)], **look)


def _flat(points: tuple[shapes.Point, ...], height: float) -> list[float]:
    return [value for x, y in points for value in (x, height - y)]


def _colour(token: str, shade: float) -> Color:
    return _mixed(HexColor(getattr(PAPER, token)), HexColor(PAPER.ink), shade)


def _mixed(colour: Color, other: Color, share: float) -> Color:
    """So much of another colour in this one; solid, since PDF/A asks more of transparent colours than of plain ones."""
    if not share:
        return colour
    pairs = zip(colour.rgb(), other.rgb(), strict=True)
    return Color(*(round(mine * (1 - share) + theirs * share, 4) for mine, theirs in pairs))
