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
    """How much of a goal is reached, with a tick where it would be by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: GoalLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: GoalLine) -> None:
        """Show another."""
        self._line = line
        self.setAccessibleName(f"{line.name}: {line.figure}, {line.remark}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_THICK * 10, _THICK + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None:
            return
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


class _Goal(QWidget):
    """A goal: its name and figure, the bar, and what is to be said of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = TextLabel("", Role.H3, wrap=True)
        self._figure = TextLabel("", Role.H3)
        self._bar = _GoalBar()
        self._remark = TextLabel("", Role.SMALL, tone="muted", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._figure)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, Space.XXS)
        lines.setSpacing(2)
        lines.addLayout(head)
        lines.addWidget(self._bar)
        lines.addWidget(self._remark)

    def show_line(self, line: GoalLine) -> None:
        """Show another goal, or another month of it."""
        self._name.setText(line.name)
        self._figure.setText(line.figure)
        self._bar.show_line(line)
        self._remark.setText(line.remark)
        self._remark.set_tone("warning" if line.is_behind else "muted")


class ResourceCard(Card):
    """Shown where the area has goals or figures for its resource."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tilläggsresurs och mål"), parent=parent)
        self._shown: ResourceSummary | None = None
        self._goals: list[_Goal] = []
        self._movement = TextLabel("", Role.SMALL, wrap=True)
        self.body.setSpacing(2)
        self.body.addWidget(self._movement)
        self.body.addStretch(1)

    def show_summary(self, summary: ResourceSummary | None) -> None:
        """Show this, or nothing at all."""
        self.setVisible(summary is not None)
        if summary is None or summary == self._shown:
            return
        self._shown = summary
        while len(self._goals) < len(summary.goals):
            self._goals.append(_Goal(self))
            self.body.insertWidget(self.body.indexOf(self._movement), self._goals[-1])
        for at, goal in enumerate(self._goals):
            goal.setVisible(at < len(summary.goals))
            if at < len(summary.goals):
                goal.show_line(summary.goals[at])
        self._movement.setText(summary.movement + (" ✓" if summary.agrees else ""))
        self._movement.set_tone("warning" if summary.agrees is False else "")
        self._movement.setVisible(bool(summary.movement))
