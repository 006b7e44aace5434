"""How a cell is drawn: a box for what is typed in, plain figures for the rest, each kind of empty in its own way."""

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from domain.ground.value import Empty, is_hidden
from drawing.palette import Palette
from widgets.parts.sign import draw_sign
from widgets.sheet.content import Kind
from widgets.sheet.face import Face
from widgets.sheet.sizes import BOX_GAP, BOX_PAD, Sizes
from widgets.theme import Space, blend

_RADIUS = 4
_WHERE_FIGURES_STAND = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STRONGEST = 0.4
"""The most of the accent in a heat table's ground: figures keep their contrast on it in every theme."""
_FAINTEST = 0.06


@dataclass(frozen=True, slots=True)
class State:
    """What the keyboard and the mouse make of a cell at the moment."""

    current: bool
    selected: bool
    focused: bool
    edited: bool


def box_of(area: QRect, sizes: Sizes, group_gap: int) -> QRect:
    """The box of a cell within its section: sections touch, boxes do not."""
    box = area.adjusted(group_gap + BOX_GAP // 2, 0, -BOX_GAP // 2, 0)
    height = min(sizes.box_height, area.height() - sizes.row_gap)
    box.setTop(area.top() + (area.height() - height) // 2)
    box.setHeight(height)
    return box


def text_area(box: QRect) -> QRect:
    """Where the figure of a box stands, also while it is being edited."""
    return box.adjusted(BOX_PAD, 0, -BOX_PAD, 0)


def draw_cell(
    painter: QPainter, face: Face, area: QRect, box: QRect, state: State, sizes: Sizes, tokens: Palette
) -> None:
    """Draw one cell."""
    painter.save()
    if face.row.kind is Kind.TOTAL:
        painter.fillRect(area.left(), area.top(), area.width(), 1, QColor(tokens.muted))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_box(painter, face, box, state, tokens)
    if face.cell.comment:
        _draw_comment_corner(painter, box, sizes, tokens)
    if face.cell.starred:
        _draw_star(painter, box, sizes, tokens)
    mark = face.mark
    if mark is not None:
        top = box.center().y() + 1 - sizes.sign / 2
        draw_sign(painter, mark.sign, QRectF(box.left() + Space.XXS, top, sizes.sign, sizes.sign), tokens)
    if not state.edited:
        _draw_text(painter, face, box, sizes, tokens)
    painter.restore()


def _draw_box(painter: QPainter, face: Face, box: QRect, state: State, tokens: Palette) -> None:
    mark = face.mark
    edge, ground, width = None, None, 1
    if face.cell.shade:
        ground = shaded(face.cell.shade, tokens)
    if face.is_entry:
        edge, ground = tokens.rule, tokens.field if face.cell.read_only else tokens.paper
    if mark is not None:
        edge, ground = mark.sign.ink(tokens), mark.sign.tint(tokens)
    # Where the keyboard is elsewhere, a lone current cell keeps its frame only: two grids side by side have one place.
    if state.selected and mark is None and (state.focused or not state.current):
        ground = tokens.accent_tint
    if state.edited:
        ground = tokens.paper
    if state.current:
        edge, width = (tokens.accent, 2) if state.focused or state.edited else (tokens.field_rule, 1)
    if edge is None and ground is None:
        return
    painter.setPen(QPen(QColor(edge), width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2
    outline = QRectF(box).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
    if edge == tokens.rule:
        # The edge is faint to keep a full sheet calm; its foot has the contrast that shows where one types.
        painter.setClipRect(QRectF(box.left(), box.bottom() - 1, box.width(), 2))
        painter.setPen(QPen(QColor(tokens.field_rule), 1))
        painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        painter.setClipping(False)


def shaded(shade: float, tokens: Palette) -> str:
    """The ground of a heat table's cell."""
    return blend(tokens.accent, tokens.paper, _FAINTEST + (STRONGEST - _FAINTEST) * shade).name()


def _draw_comment_corner(painter: QPainter, box: QRect, sizes: Sizes, tokens: Palette) -> None:
    side = sizes.sign * 0.55
    corner = QPointF(box.right() - 1, box.top() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawPolygon(QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)]))


def _draw_star(painter: QPainter, box: QRect, sizes: Sizes, tokens: Palette) -> None:
    """Five points at the foot of the box, where no mark and no figure stands."""
    outer = sizes.sign * 0.45
    middle = QPointF(box.left() + outer + 2, box.bottom() - outer - 1)
    points = []
    for at in range(10):
        radius, angle = (outer if at % 2 == 0 else outer * 0.4), pi * (at / 5 - 0.5)
        points.append(middle + QPointF(radius * cos(angle), radius * sin(angle)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawPolygon(QPolygonF(points))


def _draw_text(painter: QPainter, face: Face, box: QRect, sizes: Sizes, tokens: Palette) -> None:
    painter.setFont(sizes.figure)
    ink = tokens.muted if face.column.muted else tokens.ink
    mark = face.mark
    if face.unsaved is not None:
        ink = tokens.error
    elif Kind.TOTAL in (face.row.kind, face.column.kind):
        painter.setFont(sizes.heavy)
        if mark is not None:
            ink = mark.sign.ink(tokens)
        elif face.total is not None and face.total.incomplete and face.row.kind is not Kind.TOTAL:
            painter.setFont(sizes.small)
            ink = tokens.warning
    elif face.is_missing:
        painter.setFont(sizes.small)
        # Never recorded is the state of a new sheet; only a figure that is lacking beside others calls for attention.
        ink = tokens.muted if face.cell.value is None and mark is None else tokens.warning
    elif is_hidden(face.cell.value):
        painter.setFont(sizes.small)
        ink = tokens.muted
    elif face.cell.value is Empty.EJ_TILLAMPLIGT:
        ink = tokens.muted
    painter.setPen(QColor(ink))
    room = text_area(box)
    if mark is not None:
        room.setLeft(box.left() + 2 * Space.XXS + sizes.sign)
    shown = face.text
    # Most texts have room in the widest letters there are.
    if sizes.width(shown) > room.width():
        shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _WHERE_FIGURES_STAND, shown)
