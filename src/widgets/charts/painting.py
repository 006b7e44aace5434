"""Paints what `drawing.layout` has laid out."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from drawing.layout.shapes import HOLLOW, Area, Drawing, Face, Mark, Point, Shape, Stroke, Type, Word, corners
from drawing.palette import PAPER, Palette
from widgets.theme import Role, blend, colour, role_font, text_scale

_ROLES = {Face.PLAIN: Role.SMALL, Face.STRONG: Role.TABLE_HEAD, Face.NUMBER: Role.H3}
_DASH = 4.0


def letters() -> Type:
    """The letters of charts at the text size in use."""
    return _letters(text_scale())


@lru_cache(maxsize=4)
def _letters(_scale: float) -> Type:
    metrics = {face: QFontMetricsF(role_font(role)) for face, role in _ROLES.items()}

    @lru_cache(maxsize=4096)
    def width(text: str, face: Face) -> float:
        return metrics[face].horizontalAdvance(text)

    return Type(metrics[Face.PLAIN].height(), width)


def blank_picture(width: float, height: float, scale: float) -> QImage:
    """White paper of a size, `scale` times as sharp as the screen."""
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(colour(PAPER.paper))
    return image


def paint(painter: QPainter, drawing: Drawing, tokens: Palette) -> None:
    """Every shape in its turn, in the colours of a theme."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fonts = {face: role_font(role) for face, role in _ROLES.items()}
    for shape in drawing.shapes:
        _paint_shape(painter, shape, tokens, fonts)


def mark_colours(mark: Mark, tokens: Palette) -> tuple[QPen, QColor]:
    """A rim of paper, so that a sign stands out from lines, and its colour; a hollow one is filled with paper."""
    ink, paper = shaded(mark.token, mark.shade, tokens), colour(tokens.paper)
    if mark.sign == HOLLOW:
        return QPen(ink, max(mark.radius * 0.35, 1.2)), paper
    return QPen(paper, 1.2), ink


def stroke_pen(stroke: Stroke, tokens: Palette) -> QPen:
    """What a line is drawn with."""
    pen = QPen(shaded(stroke.token, stroke.shade, tokens), stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([_DASH, _DASH * 0.7])
    return pen


def fill_colour(area: Area, tokens: Palette) -> QColor:
    """A shape's colour, tinted with paper."""
    fill = shaded(area.token, area.shade, tokens)
    return fill if area.share == 1 else blend(fill.name(), tokens.paper, area.share)


def shaded(token: str, shade: float, tokens: Palette) -> QColor:
    """A token's colour, so far towards ink."""
    plain: str = getattr(tokens, token)
    return blend(tokens.ink, plain, shade) if shade else colour(plain)


def _paint_shape(painter: QPainter, shape: Shape, tokens: Palette, fonts: dict[Face, QFont]) -> None:
    if isinstance(shape, Word):
        painter.setFont(fonts[shape.face])
        painter.setPen(colour(getattr(tokens, shape.token)))
        box = QRectF(shape.box.left, shape.box.top, shape.box.width + 2, shape.box.height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shape.text)
    elif isinstance(shape, Stroke):
        painter.setPen(stroke_pen(shape, tokens))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(shape.points, closed=shape.closed))
    elif isinstance(shape, Area):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill_colour(shape, tokens))
        painter.drawPolygon(_polygon(shape.points))
    else:
        pen, brush = mark_colours(shape, tokens)
        painter.setPen(pen)
        painter.setBrush(brush)
        outline = corners(shape.sign)
        if outline:
            at = tuple((shape.x + shape.radius * x, shape.y + shape.radius * y) for x, y in outline)
            painter.drawPolygon(_polygon(at))
        else:
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _path(points: tuple[Point, ...], *, closed: bool) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon(points))
    if closed:
        path.closeSubpath()
    return path
