"""The card *Tilläggsresurs och mål*: a bar for each goal, and whether the month's movement adds up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.lots.resource import GoalLine, ResourceSummary
from widgets.parts import Card, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space, colours

_THICK = 10


class _GoalBar(QWidget):
    """How much of a goal is reached, with a tick where a share's target stands."""

    def __init__(self, line: GoalLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{line.name}: {line.figure}, {line.remark}")

    def sizeHint(self) -> QSize:
        return QSize(_THICK * 10, _THICK + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        track = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.rule))
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        if self._line.filled > 0:
            filled = QRectF(track)
            filled.setWidth(max(track.width() * self._line.filled, _THICK))
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(filled, _THICK / 2, _THICK / 2)
        if self._line.target is not None:
            tick = QRectF(track.width() * self._line.target - 1, 0, 2, self.height())
            painter.fillRect(tick, QColor(tokens.ink))


class ResourceCard(Card):
    """Shown where the area has goals or figures for its resource."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tilläggsresurs och mål"), parent=parent)
        self._shown: ResourceSummary | None = None
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def show_summary(self, summary: ResourceSummary | None) -> None:
        """Show this, or nothing at all."""
        self.setVisible(summary is not None)
        if summary is None or summary == self._shown:
            return
        self._shown = summary
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for at, goal in enumerate(summary.goals):
            lines.addSpacing(Space.XXS if at else 0)
            head = QHBoxLayout()
            head.addWidget(TextLabel(goal.name, Role.H3, wrap=True), 1)
            head.addWidget(TextLabel(goal.figure, Role.H3))
            lines.addLayout(head)
            lines.addWidget(_GoalBar(goal))
            lines.addWidget(TextLabel(goal.remark, Role.SMALL, tone="muted", wrap=True))
        if summary.movement:
            mark = " ✓" if summary.agrees else ""
            tone = "warning" if summary.agrees is False else ""
            lines.addWidget(TextLabel(summary.movement + mark, Role.SMALL, tone=tone, wrap=True))
        self.body.replaceWidget(self._inside, inside)
        inside.show()
        self._inside.deleteLater()
        self._inside = inside
