"""The field a time series is drawn in: which points are shown, and where a value lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from domain.ground.value import number_or_none
from drawing.chart import LineChart, LineSeries
from drawing.layout.scale import Scale, round_scale
from drawing.layout.shapes import Box, Point
from drawing.palette import Tone

_DIGITS = 9
_NEAR = 1e-6
_LONE_AT_MOST = 0.3
THIN = 1.0
"""The width of a thin line, in strokes of the letters."""
_SHADES = (0.0, 0.55, 0.3, 0.8)


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it is drawn: where its line runs (in a stacked chart at the sum so far), None where a value is
    missing, and for a layer what lies under it. `shade` tells series of one tone apart."""

    series: LineSeries
    heights: tuple[float | None, ...]
    under: tuple[float | None, ...] | None
    shade: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The field, the scale and the lines. The field reaches from `first` to `last`, which are points or lie between
    two. A layer's value between two gaps is drawn so wide to each side as `lone` says."""

    field: Box
    first: float
    last: float
    scale: Scale
    lines: tuple[Line, ...]
    base: float
    per_unit: float
    lone: float

    @property
    def shown(self) -> range:
        """The numbers of the points shown."""
        return points_within((self.first, self.last))

    def in_values(self, count: int) -> "Plot":
        """A field of all the points where a point lies at its number and a value at itself."""
        left, right = (0.0, count - 1.0) if count > 1 else (-0.5, 0.5)
        lone = min(self.lone * (right - left) / self.field.width, _LONE_AT_MOST)
        field = Box(left, float(self.scale.high), right, self.base)
        return replace(self, field=field, first=0, last=count - 1, per_unit=-1.0, lone=lone)

    def x(self, at: float) -> float:
        """Where a point lies across; a single one in the middle."""
        if self.last <= self.first:
            return (self.field.left + self.field.right) / 2 + (at - self.first) * self.field.width
        return self.field.left + (at - self.first) / (self.last - self.first) * self.field.width

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.field.bottom - (value - self.base) * self.per_unit

    def spot(self, line: Line, at: int) -> Point | None:
        """A line's point; None where its value is missing."""
        height = line.heights[at]
        return None if height is None else (self.x(at), self.y(height))

    def nearest(self, x: float) -> int:
        """The point shown that lies nearest."""
        shown = self.shown
        if len(shown) < 2:
            return shown.start
        share = (x - self.field.left) / max(self.field.width, 1e-9)
        return min(max(round(self.first + share * (self.last - self.first)), shown[0]), shown[-1])


def points_within(span: tuple[float, float]) -> range:
    """The points of a span, both ends included."""
    return range(ceil(span[0] - _NEAR), floor(span[1] + _NEAR) + 1)


def drawn_lines(chart: LineChart) -> tuple[Line, ...]:
    """The series from the first, layers summed from below. A sum of which a layer is missing is missing too."""
    seen: dict[Tone, int] = {}
    below: tuple[float | None, ...] = (0.0,) * len(chart.points)
    lines: list[Line] = []
    for series in chart.series:
        times = seen.get(series.tone, 0)
        seen[series.tone] = times + 1
        shade = _SHADES[times % len(_SHADES)]
        own = tuple(None if (n := number_or_none(value)) is None else float(n) for value in series.values)
        if chart.stacked and not series.reference:
            pairs = zip(below, own, strict=True)
            top = tuple(None if under is None or value is None else under + value for under, value in pairs)
            lines.append(Line(series, top, below, shade))
            below = top
        else:
            lines.append(Line(series, own, None, shade))
    return tuple(lines)


def plotted(field: Box, span: tuple[float, float], scale: Scale, lines: tuple[Line, ...], lone: float) -> Plot:
    """The field with its scale from edge to edge."""
    base = float(scale.low)
    return Plot(field, *span, scale, lines, base, field.height / (float(scale.high) - base), lone)


def line_scale(chart: LineChart, lines: Sequence[Line], most_steps: int) -> Scale:
    """From zero where the chart says so or has layers; it holds every point, so that it stands still in a zoom."""
    heights = [height for line in lines for height in line.heights if height is not None]
    edges = (min(heights, default=0.0), max(heights, default=0.0))
    # A sum of floats just above a round number must not ask for another step.
    low, high = (Fraction(round(edge * 10**_DIGITS), 10**_DIGITS) for edge in edges)
    if chart.from_zero or chart.stacked:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high == 0:
        high = Fraction(1)
    return round_scale(low, high, most_steps)
