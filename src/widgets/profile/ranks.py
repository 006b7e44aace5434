"""Places among the kommuner: one scale per measure, four quarters told apart by shape, word and colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from domain.chart import QUARTER_SIGNS, RankChart, RankMark
from domain.display import show_change
from widgets.text import tr
from widgets.theme import Role, Space, blend, colour, colours, role_font

_BAR = 8
_MARK = 7.0


class RankScales(QWidget):
    """Draws a `RankChart`; a filled mark is this period's place, a ring the year before's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: RankChart | None = None
        self.setObjectName("rank-scales")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_chart(self, chart: RankChart) -> None:
        """Draw another set of places."""
        self._chart = chart
        self.setAccessibleName(chart.text.title)
        self.setAccessibleDescription(chart.text.alternative)
        self.setMinimumHeight(len(chart.marks) * self._row_height())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        if self.hasFocus():
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        height = self._row_height()
        for at, mark in enumerate(self._chart.marks):
            self._draw_row(painter, QRectF(Space.XXS, at * height, self.width() - Space.XS, height), mark)
        painter.end()

    def _row_height(self) -> int:
        words = QFontMetrics(role_font(Role.TEXT)).height() + QFontMetrics(role_font(Role.SMALL)).height()
        return words + _BAR + Space.M

    def _draw_row(self, painter: QPainter, area: QRectF, mark: RankMark) -> None:
        tokens = colours(self)
        bold, small = role_font(Role.H3), role_font(Role.SMALL)
        line = QFontMetrics(bold).height()
        head = QRectF(area.left(), area.top() + Space.XXS, area.width(), line)
        painter.setFont(bold)
        painter.setPen(colour(tokens.ink))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark.label)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, place_text(mark))
        top = head.bottom() + Space.XXS
        quarters = (tokens.quarter_1, tokens.quarter_2, tokens.quarter_3, tokens.quarter_4)
        width = area.width() / 4
        for at, shade in enumerate(quarters):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(shade, tokens.paper, 0.55)))
            painter.drawRect(QRectF(area.left() + at * width, top, width - 1, _BAR))
        middle = top + _BAR / 2
        if mark.previous is not None:
            painter.setBrush(colour(tokens.paper))
            painter.setPen(QPen(colour(tokens.muted), 2))
            painter.drawEllipse(QPointF(self._x(area, mark.previous, mark.of), middle), _MARK - 1.5, _MARK - 1.5)
        painter.setPen(QPen(colour(tokens.paper), 1.5))
        painter.setBrush(colour(tokens.ink))
        painter.drawEllipse(QPointF(self._x(area, mark.rank, mark.of), middle), _MARK, _MARK)
        below = QRectF(area.left(), top + _BAR + 2, area.width(), QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(colour(tokens.muted))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "1")
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, quarter_text(mark))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(mark.of))

    @staticmethod
    def _x(area: QRectF, rank: int, of: int) -> float:
        along = (rank - 1) / max(of - 1, 1)
        return area.left() + _MARK + along * (area.width() - 2 * _MARK)


def place_text(mark: RankMark) -> str:
    """`183 (218)  ↑35`: the place, the year before's, and places won or lost."""
    if mark.previous is None:
        return str(mark.rank)
    moved = mark.previous - mark.rank
    arrow = {True: "↑", False: "↓"}[moved > 0] if moved else ""
    return f"{mark.rank} ({mark.previous})  {arrow}{abs(moved) if moved else show_change(0)}"


def quarter_text(mark: RankMark) -> str:
    """`◆ tredje fjärdedelen`."""
    names = {1: tr("första"), 2: tr("andra"), 3: tr("tredje"), 4: tr("fjärde")}
    return tr("{sign} {which} fjärdedelen").format(sign=QUARTER_SIGNS[mark.quarter], which=names[mark.quarter])
