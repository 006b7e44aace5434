"""Horizontal bars from zero on paper, their names before them and their values after them."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Group, Line
from reportlab.lib.colors import HexColor

from domain.ground.display import show_number
from domain.ground.value import number_or_none
from drawing.chart import BarChart, BarSeries
from drawing.palette import PAPER
from reports.page.charts.pieces import SIZE, SMALL_SIZE, TALLEST, filled_box, new_drawing, right_text, set_text
from reports.page.fonts import Face, text_width
from reports.page.lines import Line as SetLine
from reports.page.lines import break_lines
from reports.page.styles import HAIRLINE, INK, MUTED, TABLE_TEXT

_LABEL_WIDTH = 148.0
_LABEL_GAP = 10.0
_BAR, _EARLIER_BAR, _ROW_GAP, _LEAST_ROW_GAP = 9.0, 6.0, 6.5, 3.0
_BAR_GAP, _EDGE = 2.0, 4.0
_LABEL_LINES, _LABEL_LEADING = 2, 11.0
_KEY_HEIGHT = 16.0


class _BarScale:
    """Where a value lies: zero is always on the scale, and room is kept for the numbers at the bars' ends."""

    def __init__(self, chart: BarChart, left: float, right: float) -> None:
        known = [float(n) for series in chart.series for v in series.values if (n := number_or_none(v)) is not None]
        numbers = [show_number(value, chart.decimals) for series in chart.series for value in series.values]
        room = max((text_width(text, Face.SEMIBOLD, SIZE) for text in numbers), default=0.0) + 8
        self._low, self._high = min([0.0, *known]), max([0.0, *known])
        before = room if self._low < 0 else 0.0
        self._left = left + before
        self._per_unit = (right - room - self._left) / ((self._high - self._low) or 1.0)
        self.zero = self.at(0.0)

    def at(self, value: float) -> float:
        return self._left + (value - self._low) * self._per_unit


def bar_drawing(chart: BarChart, width: float, lowered: float) -> Drawing:
    heights = [_EARLIER_BAR if series.earlier else _BAR for series in chart.series]
    labels = [break_lines(category, TABLE_TEXT, _LABEL_WIDTH)[:_LABEL_LINES] for category in chart.categories]
    bars_high = sum(heights) + max(len(heights) - 1, 0) * _BAR_GAP
    row = max(bars_high, *(len(lines) * _LABEL_LEADING for lines in labels), 0.0)
    row += max(_ROW_GAP - lowered / max(len(chart.categories), 1), _LEAST_ROW_GAP)
    key = _KEY_HEIGHT if len(chart.series) > 1 else 0.0
    squeeze = min(1.0, TALLEST / max(row * len(chart.categories), 1))
    row *= squeeze
    drawing = new_drawing(width, key + row * len(chart.categories) + 2 * _EDGE)
    scale = _BarScale(chart, _LABEL_WIDTH + _LABEL_GAP, width)
    if key:
        drawing.add(_key(chart, drawing.height - _EDGE))
    top = drawing.height - _EDGE - key
    for number, lines in enumerate(labels):
        middle = top - row / 2
        drawing.add(_category_label(lines, middle))
        y = middle + bars_high * squeeze / 2
        for series, height in zip(chart.series, heights, strict=True):
            bar = (y - height * squeeze, height * squeeze)
            tone = series.tone or chart.tones[number]
            drawing.add(_bar(chart, series, number, scale, bar, getattr(PAPER, tone.value)))
            y -= (height + _BAR_GAP) * squeeze
        top -= row
    line_top = drawing.height - _EDGE - key
    drawing.add(Line(scale.zero, top, scale.zero, line_top, strokeColor=HexColor(MUTED), strokeWidth=HAIRLINE))
    return drawing


def _category_label(lines: Sequence[SetLine], middle: float) -> Group:
    """A category's name to the left of its bars."""
    group = Group()
    y = middle + len(lines) * _LABEL_LEADING / 2 - 8
    for line in lines:
        group.add(right_text(_LABEL_WIDTH, y, line.shown, INK))
        y -= _LABEL_LEADING
    return group


def _bar(
    chart: BarChart, series: BarSeries, number: int, scale: _BarScale, spot: tuple[float, float], tone: str
) -> Group:
    value, (bottom, height) = series.values[number], spot
    known = number_or_none(value)
    group = Group()
    face, colour, size = (Face.REGULAR, MUTED, SMALL_SIZE) if series.earlier else (Face.SEMIBOLD, INK, SIZE)
    text_y = bottom + height / 2 - size * 0.33
    words = show_number(value, chart.decimals)
    if known is None:
        group.add(set_text(scale.zero + 4, text_y, words, MUTED, Face.ITALIC, SMALL_SIZE))
        return group
    end = scale.at(float(known))
    left, length = min(scale.zero, end), abs(end - scale.zero)
    if series.earlier:
        group.add(filled_box(left, bottom + 0.5, length, height - 1, None, MUTED))
    else:
        group.add(filled_box(left, bottom, length, height, tone))
    if known < 0:
        group.add(right_text(left - 4, text_y, words, colour, face, size))
    else:
        group.add(set_text(end + 4, text_y, words, colour, face, size))
    return group


def _key(chart: BarChart, top: float) -> Group:
    """What filled and outlined bars are, said beside a sample of each."""
    group, x, y = Group(), _LABEL_WIDTH + _LABEL_GAP, top - 9
    for series in chart.series:
        if series.earlier:
            group.add(filled_box(x + 0.5, y, 13, 6, None, MUTED))
        else:
            tone = MUTED if series.tone is None else getattr(PAPER, series.tone.value)
            group.add(filled_box(x, y - 0.5, 14, 7, tone))
        group.add(set_text(x + 18, y, series.name, INK, size=SMALL_SIZE))
        x += 18 + text_width(series.name, Face.REGULAR, SMALL_SIZE) + 16
    return group
