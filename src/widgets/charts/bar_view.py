"""Horizontal bars from zero, their names before them and their values after them."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPen

from domain.ground.display import show_number
from domain.ground.value import number_or_none
from drawing.chart import BarChart, BarSeries
from drawing.palette import Tone
from widgets.charts.row_view import Bar, RowView
from widgets.theme import Role, Space, blend, colour, role_font

_NAMES_AT_MOST = 0.5
"""The most of the width that names take."""


class BarView(RowView):
    """Draws a `BarChart`. An earlier period is a thin outline under the bar it is compared with; Riket is dashed. A
    crosshair at the end of the bar that is read shows which others reach as far."""

    chart: BarChart

    def lines_of_row(self) -> float:
        earlier = any(series.earlier for series in self.chart.series)
        return 1.2 * self._full_bars() + (0.9 if earlier else 0) + 0.4

    def draw_items(self) -> None:
        highest = max((float(number_or_none(v) or 0) for s in self.chart.series for v in s.values), default=0.0) or 1.0
        names, values = self._names_width(), self._values_width()
        scale = max(self.room - names - values, 1) / highest
        self.show_span(-names / scale, highest + values / scale)
        role, middle = self._names_role(), 0.6 * self._full_bars() * self.line
        metrics = QFontMetrics(role_font(role))
        for row, category in enumerate(self.chart.categories):
            shown = metrics.elidedText(category, Qt.TextElideMode.ElideRight, names - Space.S)
            weight = Role.H3 if self.chart.tones[row] is Tone.ACCENT else role
            self.write(shown, (-Space.XS / scale, row + middle), (1, 0.5), self.tokens.ink, weight)
        self.draw_bars([bar for series, top, high in self._lanes() for bar in self._bars(series, top, high, scale)])
        self._cross = pg.InfiniteLine(angle=90, pen=self.pen(self.tokens.muted))
        self.box.addItem(self._cross)

    def _bars(self, series: BarSeries, top: float, height: float, scale: float) -> list[Bar]:
        """The bars of a series; its values are written after them."""
        bars = list[Bar]()
        token, role = (self.tokens.muted, Role.SMALL) if series.earlier else (self.tokens.ink, Role.H3)
        for row, value in enumerate(series.values):
            number, text = number_or_none(value), show_number(value, self.chart.decimals)
            y = row + top + height / 2
            if number is None:
                self.write(text, (Space.XXS / scale, y), (0, 0.5), self.tokens.warning, Role.SMALL)
                continue
            look = self._look(series.tone or self.chart.tones[row], earlier=series.earlier)
            bars.append((0, float(number), row + top, row + top + height, *look))
            self.write(text, (float(number) + Space.XS / scale, y), (0, 0.5), token, role)
        return bars

    def mark_read(self) -> None:
        values = () if self.at is None else (number_or_none(series.values[self.at]) for series in self.chart.series)
        end = next((float(value) for value in values if value is not None), None)
        self._cross.setVisible(end is not None)
        self._cross.setValue(end or 0)

    def _look(self, tone: Tone, *, earlier: bool) -> tuple[QPen, QBrush]:
        token: str = getattr(self.tokens, tone.value)
        pen = self.pen(token)
        if earlier:
            return pen, QBrush()
        if tone is Tone.RIKET:
            pen.setStyle(Qt.PenStyle.DashLine)
            return pen, QBrush(blend(token, self.tokens.paper, 0.35))
        return pen, QBrush(colour(token))

    def _lanes(self) -> list[tuple[BarSeries, float, float]]:
        """Where in a row each series lies: top and height, in rows."""
        now = [series for series in self.chart.series if not series.earlier]
        before = [series for series in self.chart.series if series.earlier]
        below, line = 0.2 + len(now) * 1.2, self.line
        lanes = [(series, (0.2 + i * 1.2) * line, 0.8 * line) for i, series in enumerate(now)]
        return lanes + [(series, (below + i * 0.9) * line, 0.4 * line) for i, series in enumerate(before)]

    def _full_bars(self) -> int:
        return max(sum(not series.earlier for series in self.chart.series), 1)

    def _names_width(self) -> int:
        role = Role.H3 if self._names_role() is Role.TEXT else Role.SMALL
        return min(self._longest_name(role), round(self.room * _NAMES_AT_MOST))

    def _names_role(self) -> Role:
        """Running text, or smaller where the names would be cut."""
        return Role.TEXT if self._longest_name(Role.H3) <= self.room * _NAMES_AT_MOST else Role.SMALL

    def _longest_name(self, role: Role) -> int:
        metrics = QFontMetrics(role_font(role))
        return max((metrics.horizontalAdvance(name) for name in self.chart.categories), default=0) + Space.M

    def _values_width(self) -> int:
        metrics = QFontMetrics(role_font(Role.H3))
        texts = (show_number(v, self.chart.decimals) for s in self.chart.series for v in s.values)
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + Space.M
