"""Horizontal bars from zero, their names before them and their values after them."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFontMetrics, QFontMetricsF, QPen

from domain.ground.display import show_number
from domain.ground.value import number_or_none
from drawing.chart import BarChart, BarSeries
from drawing.layout.wrapping import wrapped
from drawing.palette import Tone
from widgets.charts.row_view import Bar, RowView
from widgets.theme import Role, Space, blend, colour, role_font

_NAMES_AT_MOST = 0.5
"""The most of the width that names take."""
_ROW_AT_LEAST = 1.8
"""Lines of running text: room for a name in two smaller ones."""


class BarView(RowView):
    """Draws a `BarChart`. An earlier period is a thin outline under the bar it is compared with; Riket is dashed. A
    crosshair at the end of the bar that is read shows which others reach as far."""

    chart: BarChart

    def lines_of_row(self) -> float:
        return max(self._lines_of_bars() + 0.4, _ROW_AT_LEAST)

    def draw_items(self) -> None:
        highest = max((float(number_or_none(v) or 0) for s in self.chart.series for v in s.values), default=0.0) or 1.0
        names, values = self._names_width(), self._values_width()
        scale = max(self.room - names - values, 1) / highest
        self.show_span(-names / scale, highest + values / scale)
        for row in range(self.count):
            self._write_name(row, names - Space.S, -Space.XS / scale)
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
        above, line = self._above(), self.line
        below = above + len(now) * 1.2
        lanes = [(series, (above + i * 1.2) * line, 0.8 * line) for i, series in enumerate(now)]
        return lanes + [(series, (below + i * 0.9) * line, 0.4 * line) for i, series in enumerate(before)]

    def _lines_of_bars(self) -> float:
        earlier = any(series.earlier for series in self.chart.series)
        return 1.2 * self._full_bars() + (0.9 if earlier else 0)

    def _above(self) -> float:
        """Lines between the top of a row and its first bar: what is left over stands around the bars."""
        return (self.lines_of_row() - self._lines_of_bars()) / 2

    def _full_bars(self) -> int:
        return max(sum(not series.earlier for series in self.chart.series), 1)

    def _write_name(self, row: int, width: float, right: float) -> None:
        """At the height of its bars; on two lines from the top of its row where one is too short."""
        usual, strong = self._names_roles()
        role = strong if self.chart.tones[row] is Tone.ACCENT else usual
        metrics = QFontMetrics(role_font(role))
        lines = wrapped(self.chart.categories[row], width, QFontMetricsF(role_font(role)).horizontalAdvance)
        high = metrics.height() * self.line / QFontMetrics(role_font(Role.TEXT)).height()
        middle = max((self._above() - 0.2 + 0.6 * self._full_bars()) * self.line, high * len(lines) / 2)
        for at, line in enumerate(lines):
            y = row + middle + (at - (len(lines) - 1) / 2) * high
            self.write(line, (right, y), (1, 0.5), self.tokens.ink, role)

    def _names_width(self) -> int:
        return min(self._longest_name(self._names_roles()[1]), round(self.room * _NAMES_AT_MOST))

    def _names_roles(self) -> tuple[Role, Role]:
        """Of a usual name and of the one in focus: as running text, or smaller where a name would take two lines."""
        if self._longest_name(Role.H3) <= self.room * _NAMES_AT_MOST:
            return Role.TEXT, Role.H3
        return Role.SMALL, Role.TABLE_HEAD

    def _longest_name(self, role: Role) -> int:
        metrics = QFontMetrics(role_font(role))
        return max((metrics.horizontalAdvance(name) for name in self.chart.categories), default=0) + Space.M

    def _values_width(self) -> int:
        metrics = QFontMetrics(role_font(Role.H3))
        texts = (show_number(v, self.chart.decimals) for s in self.chart.series for v in s.values)
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + Space.M
