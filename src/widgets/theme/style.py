"""Fusion with what it lacks: tabs that do not clip Å Ä Ö, and a focus that is always seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionTab,
    QWidget,
)

from drawing.palette import Palette
from widgets.theme.colours import colours
from widgets.theme.fonts import Role, role_font
from widgets.theme.space import Space
from widgets.theme.wheel import scroll_past

_UNDERLINE = 3
_RADIUS = 5
_ITEM_PAD = 5
"""Of the room that the sheet leaves around the words of a list's row."""


class HouseStyle(QProxyStyle):
    """Draws tabs as plain words, the chosen one heavier and underlined, and focus as a ring in the accent."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, what: Any) -> Any:
        """What every widget gets once it is shown: the wheel scrolls past its boxes."""
        if isinstance(what, QWidget):
            scroll_past(what)
        return super().polish(what)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if kind is QStyle.ContentsType.CT_TabBarTab and isinstance(option, QStyleOptionTab):
            # The chosen tab is heavier: every tab has its width from the start, so that none moves. The height is
            # the font's own; Fusion's is too low for the dots of Å Ä Ö.
            metrics = QFontMetrics(role_font(Role.H3))
            text = metrics.size(Qt.TextFlag.TextShowMnemonic, option.text)
            return QSize(text.width() + 2 * Space.M, metrics.height() + 2 * Space.S)
        # Qt's own stub leaves out that there may be no widget.
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if isinstance(option, QStyleOptionTab) and widget is not None:
            if element is QStyle.ControlElement.CE_TabBarTabShape:
                self._draw_tab_line(option, painter, widget)
                return
            if element is QStyle.ControlElement.CE_TabBarTabLabel:
                self._draw_tab_text(option, painter, widget)
                return
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.PrimitiveElement.PE_FrameFocusRect:
            # In a list it is given close around the words, and the ring would strike through the first of them.
            out = _ITEM_PAD if isinstance(widget, QAbstractItemView) else 0
            ring = QRectF(option.rect).adjusted(-out, -out, out, out)
            draw_focus_ring(painter, ring, option.palette.color(QPalette.ColorRole.Accent))
            return
        if element is QStyle.PrimitiveElement.PE_FrameTabBarBase:
            rect = option.rect
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), option.palette.mid())
            return
        if element is QStyle.PrimitiveElement.PE_IndicatorCheckBox and widget is not None:
            _draw_check_box(option, painter, colours(widget))
            return
        if element is QStyle.PrimitiveElement.PE_IndicatorRadioButton and widget is not None:
            _draw_radio_button(option, painter, colours(widget))
            return
        if element is QStyle.PrimitiveElement.PE_IndicatorHeaderArrow and isinstance(option, QStyleOptionHeader):
            # Qt's points down for what rises; everyone else's points up.
            rises = option.sortIndicator is QStyleOptionHeader.SortIndicator.SortDown
            option = QStyleOptionHeader(option)
            up, down = QStyleOptionHeader.SortIndicator.SortUp, QStyleOptionHeader.SortIndicator.SortDown
            option.sortIndicator = up if rises else down
        super().drawPrimitive(element, option, painter, widget)

    def _draw_tab_line(self, option: QStyleOptionTab, painter: QPainter, widget: QWidget) -> None:
        state, rect, tokens = option.state, option.rect, colours(widget)
        line = QRect(rect.left() + Space.M, rect.bottom() - _UNDERLINE + 1, rect.width() - 2 * Space.M, _UNDERLINE)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(line, QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(line, QColor(tokens.rule))

    def _draw_tab_text(self, option: QStyleOptionTab, painter: QPainter, widget: QWidget) -> None:
        state, rect, tokens = option.state, option.rect, colours(widget)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(role_font(Role.H3) if chosen else role_font(Role.TEXT))
        painter.setPen(QColor(tokens.ink if chosen else tokens.muted))
        # The chosen one is heavier than the letters that Qt cut it for.
        text = painter.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, rect.width() - Space.XS)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, text)
        painter.restore()
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            inside = rect.marginsRemoved(QMargins(Space.XXS, Space.XXS, Space.XXS, Space.XXS + _UNDERLINE))
            draw_focus_ring(painter, QRectF(inside), QColor(tokens.accent))


def draw_focus_ring(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The ring that shows where the keyboard is: two pixels, just inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.restore()


def _draw_check_box(option: QStyleOption, painter: QPainter, tokens: Palette) -> None:
    box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    partly = bool(option.state & QStyle.StateFlag.State_NoChange)
    on = bool(option.state & QStyle.StateFlag.State_On)
    with _indicator(option, painter, tokens, filled=on or partly):
        painter.drawRoundedRect(box, box.width() / 5, box.width() / 5)
        painter.setPen(_mark_pen(tokens, box.width() / 8))
        if partly:
            painter.drawLine(_within(box, 0.25, 0.5), _within(box, 0.75, 0.5))
        elif on:
            painter.drawPolyline([_within(box, 0.24, 0.53), _within(box, 0.43, 0.71), _within(box, 0.77, 0.31)])


def _draw_radio_button(option: QStyleOption, painter: QPainter, tokens: Palette) -> None:
    box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    on = bool(option.state & QStyle.StateFlag.State_On)
    with _indicator(option, painter, tokens, filled=on):
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_accent))
            painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)


@contextmanager
def _indicator(option: QStyleOption, painter: QPainter, tokens: Palette, *, filled: bool) -> Iterator[None]:
    """Pen and brush of a box to tick, in the state it is in."""
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = (tokens.accent if filled or hover else tokens.field_rule) if enabled else tokens.rule
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor((tokens.accent if enabled else tokens.field_rule) if filled else tokens.paper))
    yield
    painter.restore()


def _mark_pen(tokens: Palette, width: float) -> QPen:
    pen = QPen(QColor(tokens.on_accent), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _within(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)
