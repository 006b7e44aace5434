"""The försörjningsprofil laid out: web, shapes, signs and words.

The ring of zero lies a little out from the centre: the total stands inside it, and six values near zero are still six
signs that can be told apart. From that ring outwards the scale is the same on every axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from domain.ground.display import NO_BREAK_SPACE, show_number, show_percent
from domain.ground.text import tr
from domain.ground.value import Value, is_number, number_or_none
from drawing.chart import QUARTER_SIGNS, RadarChart
from drawing.layout.key import KeyItem, lay_key, moved
from drawing.layout.radar_labels import Label, Spider, label_box, lay_around, lay_list
from drawing.layout.scale import Scale, round_scale
from drawing.layout.shapes import (
    HOLLOW,
    Area,
    Box,
    Drawing,
    Face,
    Mark,
    Point,
    Shape,
    Stroke,
    Type,
    Word,
    written,
)

_LARGEST, _SMALLEST, _STEP = 8.0, 5.2, 0.4
_ZERO, _TINY_ZERO = 1.85, 0.9
"""Radii of the web and of its ring of zero, in lines of text."""
_RINGS = 3
_TRACED = 24
_SIGN = 0.36
_LEAST_AXES = 3


@dataclass(frozen=True, slots=True)
class RadarLayout:
    """The drawing, and where in it what is read lies: the web, each axis's label, and the total in the middle."""

    drawing: Drawing
    spider: Spider
    scale: Scale
    labels: tuple[Box, ...]
    total: Box

    def spot(self, axis: int, value: Value) -> Point | None:
        """Where a value lies; None for one that is missing."""
        number = number_or_none(value)
        return None if number is None else self.spider.spot(axis, self.scale.share(number))


def lay_radar(chart: RadarChart, width: float, letters: Type, lowered: float = 0.0) -> RadarLayout:
    """The radar in a width; its height follows from the words. `lowered` is how much lower than usual it is to be, so
    far as its web is still read."""
    spider, labels, listed = _fitted(chart, width, letters, lowered)
    total_listed = len(labels) > len(chart.axes)
    boxes = [label_box(label) for label in labels]
    top = min([spider.y - spider.radius - letters.line * 1.3, *(box.top for box in boxes)])
    spider = replace(spider, y=spider.y - top)
    labels = tuple(tuple(_down(word, -top) for word in label) for label in labels)
    boxes = [label_box(label) for label in labels]
    foot = max([spider.y + spider.radius, *(box.bottom for box in boxes)]) + letters.line * 0.6
    total = boxes.pop() if total_listed else _total_box(spider)
    layout = RadarLayout(Drawing(width, foot, ()), spider, _scale(chart), tuple(boxes), total)
    key = lay_key(_key(chart), width, letters)
    shapes = (
        *_web(chart, layout, letters),
        *_shape(chart, layout, letters),
        *(word for label in labels for word in label),
        *(_numbers(spider, letters) if listed else ()),
        *(() if total_listed else _total(chart, spider, letters)),
        *moved(key, foot),
    )
    return replace(layout, drawing=Drawing(width, foot + key.height, shapes))


def _fitted(chart: RadarChart, width: float, letters: Type, lowered: float) -> tuple[Spider, tuple[Label, ...], bool]:
    """The largest web whose labels fit around it; else one with numbers, and the labels in a list below."""
    line, axes = letters.line, len(chart.axes)
    smallest = round((_LARGEST - _SMALLEST) / _STEP)
    sizes = range(min(ceil(lowered / 2 / line / _STEP), smallest), smallest + 1) if axes >= _LEAST_AXES else range(0)
    for unbroken in (True, False):
        for size in sizes:
            spider = Spider(width / 2, 0, _ZERO * line, (_LARGEST - size * _STEP) * line, axes)
            labels = lay_around(chart, spider, width, letters, unbroken=unbroken)
            if labels is not None:
                return spider, labels, False
    radius = max(min(_LARGEST, width / 2 / line - 1.2), _TINY_ZERO + 1)
    tiny = radius < _SMALLEST
    spider = Spider(width / 2, 0, (_TINY_ZERO if tiny else _ZERO) * line, radius * line, max(axes, 1))
    return spider, lay_list(chart, (radius + 1.5) * line, width, letters, with_total=tiny), True


def _down(word: Word, by: float) -> Word:
    box = word.box
    return Word(word.text, Box(box.left, box.top + by, box.right, box.bottom + by), word.face, word.token)


def _scale(chart: RadarChart) -> Scale:
    values = (
        number for axis in chart.axes for value in (axis.value, axis.previous) if (number := number_or_none(value))
    )
    return round_scale(Fraction(0), Fraction(max(values, default=0) or 1), _RINGS)


def _web(chart: RadarChart, layout: RadarLayout, letters: Type) -> list[Shape]:
    spider, scale = layout.spider, layout.scale
    shapes: list[Shape] = []
    known = [layout.spot(at, axis.value) for at, axis in enumerate(chart.axes)]
    whole = [spot for spot in known if spot is not None]
    if len(whole) == len(known) and len(known) >= _LEAST_AXES:
        # The ring of zero is left out of the fill: nothing lies inside it.
        hole = spider.ring(0)
        shapes.append(Area((*whole, whole[0], hole[0], *reversed(hole)), "accent", 0.14))
    for at in range(len(chart.axes)):
        shapes.append(Stroke((spider.spot(at, 0), spider.spot(at, 1)), "rule", letters.stroke))
    gap, words = _ring_words(chart, layout, letters)
    for tick in scale.ticks:
        share = scale.share(tick)
        if tick in words and tick != scale.low:
            shapes.append(Stroke(_open_ring(spider, share, gap, words[tick].box), "rule", letters.stroke))
        else:
            shapes.append(Stroke(spider.ring(share), "rule", letters.stroke, closed=True))
    return [*shapes, *words.values()]


def _open_ring(spider: Spider, share: float, gap: int, box: Box) -> tuple[Point, ...]:
    """The ring from one side of its value to the other."""
    (x0, y0), (x1, y1) = spider.spot(gap, share), spider.spot(gap + 1, share)
    middle = (x0 + x1) / 2
    half = min(abs((box.width / 2 + box.height * 0.15) / (x1 - x0)), 0.5)
    ends = [(middle + side * half * (x1 - x0), (y0 + y1) / 2 + side * half * (y1 - y0)) for side in (1, -1)]
    corners = [spider.spot(gap + 1 + at, share) for at in range(spider.axes)]
    return (ends[0], *corners, ends[1])


def _ring_words(chart: RadarChart, layout: RadarLayout, letters: Type) -> tuple[int, dict[Fraction, Word]]:
    """The rings' values, in the gap between two axes where the shape meets fewest of them; those it meets are left out,
    but for the outermost."""
    spider = layout.spider
    if len(chart.axes) < _LEAST_AXES:
        return 0, {}
    traces = _traces(chart, layout)
    steep = [gap for gap in range(spider.axes) if _is_steep(spider, gap)]
    found = [(gap, _words_in(gap, layout, letters)) for gap in steep]
    gap, words = max(found, key=lambda each: sum(not _meets(word.box, traces) for word in each[1].values()))
    return gap, {
        tick: word for tick, word in words.items() if tick == layout.scale.high or not _meets(word.box, traces)
    }


def _words_in(gap: int, layout: RadarLayout, letters: Type) -> dict[Fraction, Word]:
    spider, scale = layout.spider, layout.scale
    words: dict[Fraction, Word] = {}
    half = spider.zero * 0.85
    middle = Box(spider.x - half, spider.y - letters.line, spider.x + half, spider.y + letters.line)
    for tick in reversed(scale.ticks):
        share = scale.share(tick)
        if tick == scale.low:
            # Just outside its ring, for inside stands the total.
            share = letters.line * 0.65 / (spider.radius - spider.zero)
        (x0, y0), (x1, y1) = spider.spot(gap, share), spider.spot(gap + 1, share)
        text = f"{scale.label(tick)}{NO_BREAK_SPACE}%"
        word = written(text, ((x0 + x1) / 2, (y0 + y1) / 2), letters, Face.PLAIN, "muted", 0.5)
        if not any(word.box.overlaps(box) for box in (middle, *(other.box for other in words.values()))):
            words[tick] = word
    return words


def _traces(chart: RadarChart, layout: RadarLayout) -> list[Point]:
    """Points along the lines of both periods, as close as a letter is wide."""
    points: list[Point] = []
    for values in ([axis.value for axis in chart.axes], [axis.previous for axis in chart.axes]):
        spots = [layout.spot(at, value) for at, value in enumerate(values)]
        for at, spot in enumerate(spots):
            before = spots[at - 1]
            if spot is not None:
                points += [_between(before or spot, spot, step / _TRACED) for step in range(_TRACED + 1)]
    return points


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _meets(box: Box, points: Sequence[Point]) -> bool:
    margin = box.height * 0.25
    return any(
        box.left - margin < x < box.right + margin and box.top - margin / 3 < y < box.bottom + margin / 3
        for x, y in points
    )


def _is_steep(spider: Spider, gap: int) -> bool:
    (_, y0), (_, y1) = spider.spot(gap, 1), spider.spot(gap + 1, 1)
    return abs((y0 + y1) / 2 - spider.y) > spider.radius / 4


def _shape(chart: RadarChart, layout: RadarLayout, letters: Type) -> list[Shape]:
    """Last period's outline, this period's over it, and a sign at each value."""
    line, stroke = letters.line, letters.stroke
    before = [layout.spot(at, axis.previous) for at, axis in enumerate(chart.axes)]
    now = [layout.spot(at, axis.value) for at, axis in enumerate(chart.axes)]
    shapes: list[Shape] = [Stroke(run, "muted", 1.4 * stroke, True, closed) for run, closed in _runs(before)]
    for at, spot in enumerate(before):
        if spot is not None and before[at - 1] is None and before[(at + 1) % len(before)] is None:
            shapes.append(Mark(HOLLOW, *spot, line * 0.18, "muted"))
    shapes += [Stroke(run, "accent", 2 * stroke, False, closed) for run, closed in _runs(now)]
    for axis, spot in zip(chart.axes, now, strict=True):
        if spot is not None:
            sign = HOLLOW if axis.quarter is None else QUARTER_SIGNS[axis.quarter]
            token = "muted" if axis.quarter is None else f"quarter_{axis.quarter}"
            radius = line * (_SIGN * 0.75 if axis.quarter is None else _SIGN)
            shapes.append(Mark(sign, *spot, radius, token))
    return shapes


def _runs(spots: Sequence[Point | None]) -> list[tuple[tuple[Point, ...], bool]]:
    """Lines between neighbouring values that are both known: all the way round, or as far as they go."""
    known = [spot for spot in spots if spot is not None]
    if len(known) == len(spots):
        return [(tuple(known), True)] if known else []
    runs: list[list[Point]] = [[]]
    start = next(at for at, spot in enumerate(spots) if spot is None)
    for spot in (*spots[start:], *spots[:start]):
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [(tuple(run), False) for run in runs if len(run) > 1]


def _numbers(spider: Spider, letters: Type) -> list[Shape]:
    """The number of each axis at its tip."""
    far = 1 + letters.line * 0.75 / (spider.radius - spider.zero)
    return [written(str(at + 1), spider.spot(at, far), letters, Face.STRONG, "muted", 0.5) for at in range(spider.axes)]


def _total_box(spider: Spider) -> Box:
    half = spider.zero
    return Box(spider.x - half, spider.y - half, spider.x + half, spider.y + half)


def _total(chart: RadarChart, spider: Spider, letters: Type) -> list[Shape]:
    number = show_percent(chart.total, chart.decimals)
    before = f"({show_number(chart.total_previous, chart.decimals)})" if chart.compares else ""
    face = Face.NUMBER if letters.width(number, Face.NUMBER) < spider.zero * 1.7 else Face.STRONG
    raised = letters.line * 0.45 if before else 0.0
    words = [written(number, (spider.x, spider.y - raised), letters, face, "ink", 0.5)]
    if before:
        words.append(written(before, (spider.x, spider.y + letters.line * 0.55), letters, Face.PLAIN, "muted", 0.5))
    return [*words]


def _key(chart: RadarChart) -> list[KeyItem]:
    without = tr("{period} saknas").format(period=chart.before)
    items = [
        KeyItem(chart.now, "accent", line=True),
        KeyItem(chart.before if chart.compares else without, "muted", line=True, dashed=True),
    ]
    if not chart.ranks and any(is_number(axis.value) for axis in chart.axes):
        items.append(KeyItem(tr("ej rangordnad"), "muted", sign=HOLLOW))
    if any(axis.quarter is not None for axis in chart.axes):
        words = (tr("fjärdedel 1 (lägst)"), "2", "3", tr("4 (högst)"))
        items += [
            KeyItem(said, f"quarter_{quarter}", sign=QUARTER_SIGNS[quarter])
            for quarter, said in enumerate(words, start=1)
        ]
    return items
