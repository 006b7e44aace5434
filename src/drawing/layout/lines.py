"""A time series laid out: axes, lines or layers, each one's name at its end, and what is special about points."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from domain.ground.text import tr
from drawing.chart import LineChart
from drawing.layout.key import KeyItem, lay_key, moved
from drawing.layout.line_ends import Ends, lay_ends, lay_list, measure_ends
from drawing.layout.plot import THIN, Line, Plot, drawn_lines, line_scale, plotted, points_within
from drawing.layout.shapes import HOLLOW, Area, Box, Drawing, Face, Mark, Point, Shape, Stroke, Type, written
from drawing.layout.time_axis import lay_time_axis

_PLOT = 11.0
_PER_STEP = 2.0
_MOST_STEPS = 6
_RING, _DOT = 0.2, 0.22
_LONE_LAYER = 0.4
_GAP, _UNDER = 0.4, 0.5


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Where points and values lie (`plot`), what is drawn there, and what stands around it."""

    chart: LineChart
    letters: Type
    size: tuple[float, float]
    plot: Plot
    axes: tuple[Shape, ...]
    breaks: tuple[Shape, ...]
    words: tuple[Shape, ...]

    @property
    def drawing(self) -> Drawing:
        """Everything."""
        lines, rings = self._lines_and_rings(self.plot)
        return Drawing(*self.size, (*self.axes, *lines, *self.breaks, *rings, *self.words))

    @property
    def around(self) -> Drawing:
        """What stands around the lines."""
        return Drawing(*self.size, (*self.axes, *self.breaks, *self.words))

    def in_values(self) -> tuple[Shape, ...]:
        """Lines, layers, breaks and rings of all points, with their numbers across and values upward; widths as they
        are."""
        plot = self.plot.in_values(len(self.chart.points))
        lines, rings = self._lines_and_rings(plot)
        ends = (plot.base, float(plot.scale.high))
        breaks = [
            Stroke(tuple((each.at - 0.5, end) for end in ends), "muted", self.letters.stroke)
            for each in self.chart.breaks
        ]
        return (*lines, *breaks, *rings)

    def _lines_and_rings(self, plot: Plot) -> tuple[list[Shape], list[Shape]]:
        return _drawn(plot, self.letters), _rings(self.chart, plot, self.letters)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the plot, and the height left for the plot."""

    ends: Ends
    breaks: list[tuple[str, int]]
    key: Drawing
    top: float
    plot: float
    rows: int
    axis: float
    below: float


def wanted_height(chart: LineChart, width: float, letters: Type) -> float:
    """The height at which the chart is at its best: the plot with room for every name, and what stands under it."""
    frame = _frame(chart, _whole(chart), (width, None), letters)
    return frame.top + frame.plot + frame.below


def lay_lines(
    chart: LineChart,
    width: float,
    letters: Type,
    *,
    height: float | None = None,
    span: tuple[float, float] | None = None,
) -> LineLayout:
    """The points of a `span` (all of them unless told) in a width; the plot takes what is left of a height."""
    first_last = _whole(chart) if span is None else span
    frame, line, lines = _frame(chart, first_last, (width, height), letters), letters.line, drawn_lines(chart)
    scale = line_scale(chart, lines, max(min(int(frame.plot / (_PER_STEP * line)), _MOST_STEPS), 2))
    left = max(letters.width(scale.label(tick), Face.PLAIN) for tick in scale.ticks) + line * 0.5
    field = Box(left, frame.top, max(width - frame.ends.room, left + line), frame.top + frame.plot)
    plot = plotted(field, first_last, scale, lines, _LONE_LAYER * line)
    words = lay_ends(plot, frame.ends, letters)
    if frame.ends.listed:
        words += lay_list(plot, frame.ends, field.bottom + frame.axis + line * _GAP, letters)
    total = frame.top + frame.plot + frame.below
    words += moved(frame.key, total - frame.key.height)
    axes, breaks = _axes(chart, plot, frame.rows, letters), _break_lines(plot, frame.breaks, letters)
    return LineLayout(chart, letters, (width, total), plot, tuple(axes), tuple(breaks), tuple(words))


def _whole(chart: LineChart) -> tuple[float, float]:
    return 0, len(chart.points) - 1


def _frame(chart: LineChart, span: tuple[float, float], size: tuple[float, float | None], letters: Type) -> _Frame:
    (width, height), line, shown = size, letters.line, points_within(span)
    ends = measure_ends(chart, shown, width, letters)
    breaks = _breaks_shown(chart, shown)
    top = line * (0.75 + (1.0 if breaks else 0.0))
    key = lay_key(_key(chart, shown), width, letters)
    rows = _axis_rows(chart, shown, (width - ends.room) * 0.9, letters)
    axis = line * (rows + _UNDER)
    listed = ends.list_height(letters) + line * _GAP if ends.listed else 0.0
    below = axis + listed + (key.height + line * _GAP if key.shapes else 0.0)
    least = max(ends.height(letters) - line * 1.4, 4 * line)
    wanted = _PLOT * line if height is None else height - top - below
    return _Frame(ends, breaks, key, top, max(wanted, least), rows, axis, below)


def _axis_rows(chart: LineChart, shown: range, width: float, letters: Type) -> int:
    """The rows of words that the points need."""
    if not shown:
        return 1
    apart = width / max(len(shown) - 1, 1)
    return lay_time_axis(chart.called, shown, lambda at: (at - shown.start) * apart, 0.0, letters).rows


def _axes(chart: LineChart, plot: Plot, rows: int, letters: Type) -> list[Shape]:
    """Round values with faint lines, and words for the points."""
    field, shapes = plot.field, list[Shape]()
    for tick in plot.scale.ticks:
        y = plot.y(float(tick))
        zero = tick == 0
        shapes.append(Stroke(((field.left, y), (field.right, y)), "muted" if zero else "rule", letters.stroke))
        label = (field.left - letters.line * 0.4, y)
        shapes.append(written(plot.scale.label(tick), label, letters, Face.PLAIN, "muted", 1.0))
    if not chart.points:
        return shapes
    axis = lay_time_axis(
        chart.called, plot.shown, plot.x, field.bottom + letters.line * _UNDER, letters, most_rows=rows
    )
    for at in axis.ticks:
        x = plot.x(at)
        shapes.append(
            Stroke(((x, field.bottom), (x, field.bottom + letters.line * 0.22)), "field_rule", letters.stroke)
        )
    return [*shapes, *axis.words]


def _drawn(plot: Plot, letters: Type) -> list[Shape]:
    """Layers from below, then lines, references under the others."""
    shapes: list[Shape] = []
    layers = [line for line in plot.lines if line.under is not None]
    for layer in layers:
        shapes += _layer(plot, layer)
    for layer in layers[:-1]:
        # The paper shows between layers, so that neighbours are told apart also without colour.
        for _, run in _runs(plot, layer):
            shapes.append(Stroke(run, "paper", 1.5 * letters.stroke))
    others = [line for line in plot.lines if line.under is None]
    for line in sorted(others, key=lambda each: not each.series.reference):
        for _, run in _runs(plot, line):
            shapes += _line(run, line, letters, on_layers=bool(layers))
    return shapes


def _line(run: tuple[Point, ...], line: Line, letters: Type, *, on_layers: bool) -> list[Shape]:
    token, reference, stroke = line.series.tone.value, line.series.reference, letters.stroke
    if len(run) == 1:
        return [Mark("●", *run[0], _DOT * letters.line, token, line.shade)]
    width = THIN if line.series.thin else 1.8 if reference else 2.2
    drawn = Stroke(run, token, width * stroke, reference, shade=line.shade)
    return [Stroke(run, "paper", 4.5 * stroke), drawn] if on_layers else [drawn]


def _layer(plot: Plot, layer: Line) -> list[Shape]:
    shapes: list[Shape] = []
    for start, run in _runs(plot, layer):
        under = [
            (plot.x(at), plot.y(value or 0.0))
            for at, value in enumerate((layer.under or ())[start : start + len(run)], start)
        ]
        upper = run
        if len(run) == 1:
            # A value between two gaps is as wide as can be seen.
            upper = ((run[0][0] - plot.lone, run[0][1]), (run[0][0] + plot.lone, run[0][1]))
            under = [(under[0][0] - plot.lone, under[0][1]), (under[0][0] + plot.lone, under[0][1])]
        shapes.append(Area((*upper, *reversed(under)), layer.series.tone.value, 1.0, layer.shade))
    return shapes


def _runs(plot: Plot, line: Line) -> list[tuple[int, tuple[Point, ...]]]:
    """Stretches of the points shown whose values are known and of the same areas, each with its first number."""
    runs: list[tuple[int, list[Point]]] = []
    for at in plot.shown:
        spot = plot.spot(line, at)
        if spot is None:
            continue
        if not runs or runs[-1][0] + len(runs[-1][1]) != at or at in line.series.cuts:
            runs.append((at, []))
        runs[-1][1].append(spot)
    return [(start, tuple(run)) for start, run in runs]


# What is special


def _breaks_shown(chart: LineChart, shown: range) -> list[tuple[str, int]]:
    """The breaks between points shown, each with its letter."""
    return [
        (_letter(number), each.at) for number, each in enumerate(chart.breaks) if shown.start < each.at < shown.stop
    ]


def _letter(number: int) -> str:
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def _break_lines(plot: Plot, breaks: Sequence[tuple[str, int]], letters: Type) -> list[Shape]:
    shapes: list[Shape] = []
    right = float("-inf")
    for letter, at in sorted(breaks, key=lambda each: each[1]):
        x, high = plot.x(at - 0.5), plot.field.top - letters.line * 0.5
        shapes.append(Stroke(((x, high), (x, plot.field.bottom)), "muted", letters.stroke))
        word = written(letter, (max(x, right), high - letters.line / 2), letters, Face.STRONG, "muted", 0.5)
        if word.box.left < right:
            middle = right + word.box.width / 2 + letters.line * 0.15
            word = written(letter, (middle, high - letters.line / 2), letters, Face.STRONG, "muted", 0.5)
        right = word.box.right
        shapes.append(word)
    return shapes


def _rings(chart: LineChart, plot: Plot, letters: Type) -> list[Shape]:
    """A small ring at each marked point: on the line it is told of, which is the first, or on the uppermost layer that
    has a value; none where nothing is known, since missing is not zero."""
    shapes: list[Shape] = []
    for at in sorted({at for at, _ in chart.marks if at in plot.shown}):
        spots = [spot for line in _marked(chart, plot.lines) if (spot := plot.spot(line, at)) is not None]
        shapes += [Mark(HOLLOW, *spot, _RING * letters.line, "ink") for spot in spots[-1:]]
    return shapes


def _marked(chart: LineChart, lines: Sequence[Line]) -> list[Line]:
    """The lines that marks are about: every layer, or the first line."""
    own = [line for line in lines if not line.series.reference]
    return own if chart.stacked else own[:1]


def _key(chart: LineChart, shown: range) -> list[KeyItem]:
    """What the rings and the letters of the points shown mean."""
    own = _marked(chart, drawn_lines(chart)) if chart.marks else []
    known = {at for at in shown for line in own if line.heights[at] is not None}
    reasons = {
        text: any(at in known and text == said for at, said in chart.marks) for at, text in chart.marks if at in shown
    }
    rings = [
        KeyItem(text, "ink", sign=HOLLOW) if ringed else KeyItem(tr("ingen punkt: {reason}").format(reason=text))
        for text, ringed in reasons.items()
    ]
    texts = {_letter(number): each.text for number, each in enumerate(chart.breaks)}
    return rings + [KeyItem(texts[letter], "muted", letters=letter) for letter, _ in _breaks_shown(chart, shown)]
