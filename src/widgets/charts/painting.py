"""Paints what `drawing.layout` has laid out."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from drawing.layout.shapes import HOLLOW, Area, Drawing, Face, Mark, Point, Shape, Stroke, Type, Word, corners
from drawing.palette import Palette
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


def paint(painter: QPainter, drawing: Drawing, tokens: Palette) -> None:
    """Every shape in its turn, in the colours of a theme."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fonts = {face: role_font(role) for face, role in _ROLES.items()}
    for shape in drawing.shapes:
        _paint_shape(painter, shape, tokens, fonts)


def paint_mark(painter: QPainter, mark: Mark, tokens: Palette) -> None:
    """A sign, with a rim of paper so that it stands out from lines; a hollow one is filled with paper."""
    ink, paper = shaded(mark.token, mark.shade, tokens), colour(tokens.paper)
    hollow = mark.sign == HOLLOW
    painter.setBrush(paper if hollow else ink)
    painter.setPen(QPen(ink if hollow else paper, max(mark.radius * 0.35, 1.2) if hollow else 1.2))
    outline = corners(mark.sign)
    if outline:
        painter.drawPolygon(_polygon(tuple((mark.x + mark.radius * x, mark.y + mark.radius * y) for x, y in outline)))
    else:
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)


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
        pen = QPen(shaded(shape.token, shape.shade, tokens), shape.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if shape.dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([_DASH, _DASH * 0.7])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(shape.points, closed=shape.closed))
    elif isinstance(shape, Area):
        fill = shaded(shape.token, shape.shade, tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill if shape.share == 1 else blend(fill.name(), tokens.paper, shape.share))
        painter.drawPolygon(_polygon(shape.points))
    else:
        paint_mark(painter, shape, tokens)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _path(points: tuple[Point, ...], *, closed: bool) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon(points))
    if closed:
        path.closeSubpath()
    return path
