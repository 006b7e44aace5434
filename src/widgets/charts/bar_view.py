"""Horizontal bars from zero, their names before them and their values after them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen

from domain.ground.display import show_number
from domain.ground.value import number_or_none
from drawing.chart import BarChart, BarSeries, Tone
from widgets.charts.row_view import RowView
from widgets.theme import Role, Space, blend, colour, role_font

_NAMES_AT_MOST = 0.5
"""The most of the width that names take."""


class BarView(RowView):
    """Draws a `BarChart`. An earlier period is a thin outline under the bar it is compared with; Riket is dashed."""

    chart: BarChart

    def row_height(self) -> int:
        earlier = any(series.earlier for series in self.chart.series)
        line = QFontMetrics(role_font(Role.TEXT)).height()
        return round(line * (1.2 * self._full_bars() + (0.9 if earlier else 0) + 0.4))

    def draw_items(self) -> None:
        highest = max((float(number_or_none(v) or 0) for s in self.chart.series for v in s.values), default=0.0) or 1.0
        names, values = self._names_width(), self._values_width()
        scale = max(self.room - names - values, 1) / highest
        self.canvas.set_span(-names / scale, highest + values / scale, len(self.chart.categories), self.size_of_rows)
        role = self._names_role()
        metrics = QFontMetrics(role_font(role))
        for row, category in enumerate(self.chart.categories):
            shown = metrics.elidedText(category, Qt.TextElideMode.ElideRight, names - Space.S)
            weight = Role.H3 if self.chart.tones[row] is Tone.ACCENT else role
            middle = row + self._middle_of_full_bars()
            self.canvas.write(shown, -Space.XS / scale, middle, (1, 0.5), self.tokens.ink, role_font(weight))
        for series, top, height in self._lanes():
            self._draw_series(series, top, height, scale)

    def _draw_series(self, series: BarSeries, top: float, height: float, scale: float) -> None:
        for row, value in enumerate(series.values):
            number = number_or_none(value)
            y, tone = row + top, series.tone or self.chart.tones[row]
            text, token, role = show_number(value, self.chart.decimals), self.tokens.ink, Role.H3
            if series.earlier:
                token, role = self.tokens.muted, Role.SMALL
            if number is None:
                self.canvas.write(
                    text, Space.XXS / scale, y + height / 2, (0, 0.5), self.tokens.warning, role_font(Role.SMALL)
                )
                continue
            pen, brush = self._paint(tone, earlier=series.earlier)
            self.canvas.bar((0, float(number)), (y, y + height), pen, brush)
            at = float(number) + Space.XS / scale
            self.canvas.write(text, at, y + height / 2, (0, 0.5), token, role_font(role))

    def _paint(self, tone: Tone, *, earlier: bool) -> tuple[QPen, QColor | None]:
        token = getattr(self.tokens, tone.value)
        if earlier:
            return QPen(colour(token), 1), None
        if tone is Tone.RIKET:
            pen = QPen(colour(token), 1, Qt.PenStyle.DashLine)
            return pen, blend(token, self.tokens.paper, 0.35)
        return QPen(colour(token), 1), colour(token)

    def _lanes(self) -> list[tuple[BarSeries, float, float]]:
        """Where in a row each series lies: top and height, in rows."""
        now = [series for series in self.chart.series if not series.earlier]
        before = [series for series in self.chart.series if series.earlier]
        line = QFontMetrics(role_font(Role.TEXT)).height() / self.row_height()
        lanes = [(series, 0.2 * line + i * 1.2 * line, 0.8 * line) for i, series in enumerate(now)]
        below = 0.2 * line + len(now) * 1.2 * line
        return lanes + [(series, below + i * 0.9 * line, 0.4 * line) for i, series in enumerate(before)]

    def _full_bars(self) -> int:
        return max(sum(not series.earlier for series in self.chart.series), 1)

    def _middle_of_full_bars(self) -> float:
        line = QFontMetrics(role_font(Role.TEXT)).height() / self.row_height()
        return line * (0.2 + 0.6 * self._full_bars() - 0.2)

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
