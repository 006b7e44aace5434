"""Each line's name and latest value at its end, moved apart where they would meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ground.display import NO_BREAK_SPACE, show_number
from domain.ground.value import Value, number_or_none
from drawing.chart import LineChart
from drawing.layout.plot import THIN, Line, Plot
from drawing.layout.scale import spread
from drawing.layout.shapes import Area, Face, Point, Shape, Stroke, Type, written
from drawing.layout.wrapping import narrowest, wrapped

_COLUMN_SHARE = 0.38
_SAMPLE, _SAMPLE_GAP, _LEADER, _BETWEEN = 1.0, 0.35, 1.0, 0.15
"""In lines of text: the sample before a name, the gap after it, the leader from the line's end, and the gap between
names."""

Pieces = tuple[tuple[str, Face], ...]
"""What stands on one line of text."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The names as they will be set, line by line; the room beside the plot; `listed` where they stand below it and
    only their numbers beside."""

    names: tuple[tuple[Pieces, ...], ...]
    room: float
    listed: bool

    def height(self, letters: Type) -> float:
        """The least height that holds what stands beside the plot."""
        lines = (1 if self.listed else len(name) for name in self.names)
        return sum(count + _BETWEEN for count in lines) * letters.line

    def list_height(self, letters: Type) -> float:
        """The height of the names under each other."""
        return sum(len(name) + _BETWEEN for name in self.names) * letters.line


def measure_ends(chart: LineChart, shown: range, width: float, letters: Type) -> Ends:
    """The names beside the plot if they fit in a part of the width, else numbers there and the names in a list."""
    before = (_SAMPLE + _SAMPLE_GAP) * letters.line
    beside = before + _LEADER * letters.line
    most = width * _COLUMN_SHARE - beside
    names = [(series.name, _latest(series.values, shown, chart.decimals)) for series in chart.series]
    if max((_narrowest(name, value, letters) for name, value in names), default=0.0) > most:
        numbered = [
            _set(f"{at}{NO_BREAK_SPACE}{name}", value, width - before, letters)
            for at, (name, value) in enumerate(names, start=1)
        ]
        room = letters.width(str(len(names)), Face.STRONG) + _LEADER * letters.line
        return Ends(tuple(numbered), room, listed=True)
    beside_texts = tuple(_set(name, value, most, letters) for name, value in names)
    widest = max((_width(line, letters) for name in beside_texts for line in name), default=0.0)
    return Ends(beside_texts, widest + beside, listed=False)


def lay_ends(plot: Plot, ends: Ends, letters: Type) -> list[Shape]:
    """The names, or their numbers, to the right of the plot, each at the height of its line's end."""
    line = letters.line
    numbers = tuple((((str(at), Face.STRONG),),) for at in range(1, len(ends.names) + 1))
    names: tuple[tuple[Pieces, ...], ...] = numbers if ends.listed else ends.names
    found = [_end(plot, each) for each in plot.lines]
    wanted = [plot.field.bottom if end is None else end[1] for end in found]
    heights = [line * (len(name) + _BETWEEN) for name in names]
    placed = spread(wanted, heights, plot.field.top - line * 0.7, plot.field.bottom + line * 0.7)
    left = plot.field.right + line * _LEADER
    shapes: list[Shape] = []
    for drawn, name, end, middle in zip(plot.lines, names, found, placed, strict=True):
        if end is not None and end[0] > plot.field.right - line:
            leader = ((end[0] + line * 0.15, end[1]), (left - line * 0.15, middle))
            shapes.append(Stroke(leader, "field_rule", 0.8 * letters.stroke))
        shapes += _words(name, (left, middle), letters) if ends.listed else _name(drawn, name, (left, middle), letters)
    return shapes


def lay_list(plot: Plot, ends: Ends, top: float, letters: Type) -> list[Shape]:
    """The names under the plot."""
    shapes: list[Shape] = []
    for drawn, name in zip(plot.lines, ends.names, strict=True):
        height = len(name) * letters.line
        shapes += _name(drawn, name, (0.0, top + height / 2), letters)
        top += height + _BETWEEN * letters.line
    return shapes


def _latest(values: Sequence[Value], shown: range, decimals: int) -> str:
    """The last value known among the points shown; where none is, why the last is not."""
    known = (values[at] for at in reversed(shown) if number_or_none(values[at]) is not None)
    return show_number(next(known, values[shown[-1]] if len(shown) else None), decimals)


def _narrowest(name: str, value: str, letters: Type) -> float:
    return max(narrowest(name, lambda text: letters.width(text, Face.STRONG)), letters.width(value, Face.PLAIN))


def _set(name: str, value: str, width: float, letters: Type) -> tuple[Pieces, ...]:
    """The name, and the value after its last line or under it."""
    lines: list[Pieces] = [
        ((line, Face.STRONG),) for line in wrapped(name, width, lambda text: letters.width(text, Face.STRONG))
    ]
    last: Pieces = (*lines[-1], (NO_BREAK_SPACE + value, Face.PLAIN))
    if _width(last, letters) <= width:
        return (*lines[:-1], last)
    return (*lines, ((value, Face.PLAIN),))


def _width(line: Pieces, letters: Type) -> float:
    return sum(letters.width(text, face) for text, face in line)


def _end(plot: Plot, line: Line) -> Point | None:
    """Where a line ends, a layer in the middle of its own height; None for one without any value shown."""
    for at in reversed(plot.shown):
        spot = plot.spot(line, at)
        if spot is None:
            continue
        if line.under is None:
            return spot
        return spot[0], (spot[1] + plot.y(line.under[at] or 0.0)) / 2
    return None


def _name(line: Line, name: Sequence[Pieces], at: Point, letters: Type) -> list[Shape]:
    """A sample of the line or the layer, and the name after it; `at` is the left end of the middle."""
    size, (left, middle) = letters.line, at
    top = middle - len(name) * size / 2 + size / 2
    token, end = line.series.tone.value, left + size * _SAMPLE
    sample: Shape
    if line.under is not None:
        low, high, right = top + size * 0.28, top - size * 0.28, end - size * 0.2
        corners = ((left, low), (left, high), (right, high), (right, low))
        sample = Area(corners, token, shade=line.shade)
    else:
        ref = line.series.reference
        width = THIN if line.series.thin else 1.6 if ref else 2.2
        sample = Stroke(((left, top), (end, top)), token, width * letters.stroke, ref, shade=line.shade)
    return [sample, *_words(name, (left + size * (_SAMPLE + _SAMPLE_GAP), middle), letters)]


def _words(name: Sequence[Pieces], at: Point, letters: Type) -> list[Shape]:
    left, middle = at
    y = middle - (len(name) - 1) * letters.line / 2
    shapes: list[Shape] = []
    for pieces in name:
        x = left
        for text, face in pieces:
            word = written(text, (x, y), letters, face, "ink")
            shapes.append(word)
            x = word.box.right
        y += letters.line
    return shapes
