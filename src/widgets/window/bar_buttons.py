"""The two buttons of the bar that look like what they open: the workspace's name and the search field."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets.text import tr, without_marks
from widgets.theme import Role, Space, colours, role_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_RADIUS = 5
_ARROW = 4
_NAME_LETTERS = 26


class Room(Enum):
    """How much of the search is shown: its words, the first of them, or its keys alone."""

    WHOLE = auto()
    SHORT = auto()
    KEYS = auto()


class NameButton(QPushButton):
    """The workspace's name in heavy letters with an arrow; its menu holds everything the window can do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Lägesbild"), parent)
        self.setObjectName("workspace-name")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def _words(self) -> str:
        return without_marks(self.text())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(role_font(Role.H3))
        widest = metrics.averageCharWidth() * _NAME_LETTERS
        width = min(metrics.horizontalAdvance(self._words), widest)
        return QSize(width + 2 * Space.XS + Space.M, metrics.height() + 2 * Space.XS)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(role_font(Role.H3))
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 6 + Space.L), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, box = colours(self), self.rect()
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.field))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        words = box.adjusted(Space.XS, 0, -Space.XS - Space.M, 0)
        painter.setFont(role_font(Role.H3))
        painter.setPen(QColor(tokens.ink))
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        at = QPointF(words.left() + painter.fontMetrics().horizontalAdvance(shown) + Space.S, box.center().y() + 1)
        _draw_arrow(painter, at, QColor(tokens.muted))
        if self.hasFocus():
            _draw_focus(painter, box, QColor(tokens.accent))


class SearchButton(QPushButton):
    """The words of what it finds to the left, its keys to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sök sida eller kommando"), parent)
        self.setObjectName("search-button")
        self.setAccessibleName(tr("Sök sida eller kommando, Ctrl+K"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._room = Room.WHOLE

    def show_room(self, room: Room) -> None:
        """Fewer words where the window is narrow."""
        if room is not self._room:
            self._room = room
            words = {Room.WHOLE: tr("Sök sida eller kommando"), Room.SHORT: tr("Sök"), Room.KEYS: ""}
            self.setText(words[room])
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        words, keys = QFontMetrics(role_font(Role.SMALL)), QFontMetrics(role_font(Role.SMALL))
        between = Space.M if self.text() else 0
        width = words.horizontalAdvance(self.text()) + keys.horizontalAdvance(_KEYS) + 2 * Space.S + between
        return QSize(width, QFontMetrics(self.font()).height() + 2 * Space.XS - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        painter.setPen(QPen(QColor(tokens.field_rule if self.underMouse() else tokens.rule), 1))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        inside = self.rect().adjusted(Space.S, 0, -Space.S, 0)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(role_font(Role.SMALL))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.drawText(QRect(inside), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _KEYS)
        if self.hasFocus():
            _draw_focus(painter, self.rect(), QColor(tokens.accent))


_KEYS = "Ctrl+K"


def _draw_arrow(painter: QPainter, at: QPointF, ink: QColor) -> None:
    pen = QPen(ink, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    down = QPointF(0, _ARROW / 2)
    aside = QPointF(_ARROW, 0)
    painter.drawPolyline([at - aside - down, at + down, at + aside - down])


def _draw_focus(painter: QPainter, box: QRect, ink: QColor) -> None:
    # Nothing can have the keyboard at the first paint, which does without the style.
    from widgets.theme.style import draw_focus_ring

    draw_focus_ring(painter, QRectF(box), ink)
