"""The words around a radar, set so that they follow its slanting sides and never meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from domain.ground.display import NO_BREAK_SPACE, show_number, show_percent
from domain.ground.text import tr
from domain.ground.value import Value, is_number
from drawing.chart import QUARTER_SIGNS, RadarAxis, RadarChart
from drawing.layout.shapes import HOLLOW, Box, Face, Point, Type, Word, written
from drawing.layout.wrapping import Room, wrap, wrapped

_MIDDLE_SHARE = 0.62
_MOST_LINES = (5, 7)
_BESIDE_GAP = 0.65
_BESIDE = (1.5, 0.5, -0.2)
"""How far past its tip, in lines, the label of a side axis may reach; the first that fits is taken."""


@dataclass(frozen=True, slots=True)
class Spider:
    """The web of a radar: its centre, the ring of zero, the outer ring, and the number of axes."""

    x: float
    y: float
    zero: float
    radius: float
    axes: int

    def spot(self, axis: int, share: float) -> Point:
        """Where a value lies that is `share` of the scale."""
        far = self.zero + share * (self.radius - self.zero)
        turn = 2 * pi * axis / self.axes
        return self.x + far * sin(turn), self.y - far * cos(turn)

    def ring(self, share: float) -> tuple[Point, ...]:
        """The corners of one ring."""
        return tuple(self.spot(axis, share) for axis in range(self.axes))

    def reach(self, top: float, bottom: float) -> float:
        """How far from its middle line the web reaches sideways between two heights."""
        reached = 0.0
        for (x0, y0), (x1, y1) in _sides(self):
            low, high = max(min(y0, y1), top), min(max(y0, y1), bottom)
            if low > high:
                continue
            for y in (low, high):
                x = x0 if y1 == y0 else x0 + (x1 - x0) * (y - y0) / (y1 - y0)
                reached = max(reached, abs(x - self.x), *((abs(x1 - self.x),) if y1 == y0 else ()))
        return reached


@lru_cache(maxsize=64)
def _sides(spider: Spider) -> tuple[tuple[Point, Point], ...]:
    """The outer ring, side by side: asked for hundreds of times while labels are tried."""
    corners = spider.ring(1.0)
    return tuple(zip(corners, (*corners[1:], corners[0]), strict=True))


Label = tuple[Word, ...]


def value_line(chart: RadarChart, value: Value, previous: Value) -> str:
    """`5,1 % (5,9)`; what is missing is said, but not where it is missing everywhere."""
    shown = show_percent(value, chart.decimals)
    return f"{shown}{NO_BREAK_SPACE}({show_number(previous, chart.decimals)})" if chart.compares else shown


def place_line(chart: RadarChart, axis: RadarAxis) -> str:
    """`■ plats 183 av 290`; nothing where there is no value to place, nor where no axis has a place."""
    if not is_number(axis.value) or not chart.ranks:
        return ""
    if axis.rank is None or axis.quarter is None:
        return f"{HOLLOW}{NO_BREAK_SPACE}{tr('ej rangordnad')}"
    words = tr("plats {rank} av {of}").format(rank=axis.rank, of=axis.of).replace(" ", NO_BREAK_SPACE, 1)
    return f"{QUARTER_SIGNS[axis.quarter]}{NO_BREAK_SPACE}{words}"


def lay_around(
    chart: RadarChart, spider: Spider, width: float, letters: Type, *, unbroken: bool
) -> tuple[Label, ...] | None:
    """A label at each axis's tip; None where they do not fit in `width`. The topmost may lie above y = 0.

    `unbroken` asks that no value and no place is parted over two lines.
    """
    for most in _MOST_LINES:
        labels: list[Label] = []
        middles = [at for at in range(spider.axes) if _is_middle(spider, at)]
        placed = {at: _middle_label(chart, spider, at, width, letters) for at in middles}
        boxes = [label_box(label) for label in placed.values() if label]
        for at in range(spider.axes):
            label = (
                placed[at] if at in placed else _side_label(chart, spider, at, (width, most, unbroken), boxes, letters)
            )
            if not label:
                break
            labels.append(label)
            if at not in placed:
                boxes.append(label_box(label))
        if len(labels) == spider.axes and not _any_overlap(boxes):
            return tuple(labels)
    return None


def label_box(label: Sequence[Word]) -> Box:
    """What a label covers."""
    boxes = [word.box for word in label]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _any_overlap(boxes: Sequence[Box]) -> bool:
    return any(box.overlaps(other) for at, box in enumerate(boxes) for other in boxes[:at])


def _is_middle(spider: Spider, axis: int) -> bool:
    return abs(spider.spot(axis, 1)[0] - spider.x) < 0.01


def _paragraphs(chart: RadarChart, axis: RadarAxis) -> list[tuple[str, Face]]:
    value = value_line(chart, axis.value, axis.previous)
    texts = [(axis.label, Face.STRONG), (value, Face.PLAIN), (place_line(chart, axis), Face.PLAIN)]
    return [(text, face) for text, face in texts if text]


def _middle_label(chart: RadarChart, spider: Spider, at: int, width: float, letters: Type) -> Label:
    """Over the top or under the bottom of the web; the values share a line where it is wide enough."""
    axis, room = chart.axes[at], width * _MIDDLE_SHARE
    paragraphs = _paragraphs(chart, axis)
    paragraphs = _together(paragraphs, room, letters)
    lines = _lines(paragraphs, lambda _line: room, letters)
    if lines is None:
        return ()
    x, tip = spider.spot(at, 1)
    upper = tip < spider.y
    top = tip - letters.line * (len(lines) + 0.45) if upper else tip + letters.line * 0.45
    words: list[Word] = []
    for number, (text, face) in enumerate(lines):
        y = top + letters.line * (number + 0.5)
        words += with_sign(axis, written(text, (x, y), letters, face, "ink", 0.5), letters)
    return tuple(words)


def _side_label(
    chart: RadarChart, spider: Spider, at: int, limits: tuple[float, int, bool], boxes: Sequence[Box], letters: Type
) -> Label:
    """Beside the web, above the tip for an upper axis, below it for a lower. With a straight edge towards the web if it
    can be; else line by line along its slanting side, against the paper's edge."""
    width, most, unbroken = limits
    x, tip = spider.spot(at, 1)
    right, upper = x > spider.x, tip < spider.y
    paragraphs = _paragraphs(chart, chart.axes[at])
    if unbroken:
        paragraphs = [paragraphs[0], *((text.replace(" ", NO_BREAK_SPACE), face) for text, face in paragraphs[1:])]
    known: dict[float, float] = {}

    def room(lines_from_tip: float) -> float:
        if lines_from_tip not in known:
            known[lines_from_tip] = _room_beside(spider, tip + letters.line * lines_from_tip, width, boxes, letters)
        return known[lines_from_tip]

    for straight in (True, False):
        for beside in _BESIDE:
            for count in range(len(paragraphs), most + 1):
                first = beside - count if upper else -beside
                start = tip + letters.line * first
                rooms = [room(first + line) for line in range(count)]
                if straight:
                    rooms = [min(rooms)] * count
                lines = _lines(paragraphs, lambda line, r=rooms: r[line] if line < len(r) else 0.0, letters)  # type: ignore[misc]
                if lines is not None and len(lines) == count:
                    inner = width / 2 - min(rooms) if straight else None
                    return _set_beside(chart.axes[at], right, (width, inner), (start, lines), letters)
    return ()


def _room_beside(spider: Spider, top: float, width: float, boxes: Sequence[Box], letters: Type) -> float:
    bottom = top + letters.line
    reach = spider.reach(top, bottom)
    for box in boxes:
        # Only what stands over or under the web is in the way; the other side has its own half.
        if box.left < spider.x < box.right and box.top < bottom and box.bottom > top:
            reach = max(reach, box.right - spider.x)
    return width / 2 - reach - letters.line * _BESIDE_GAP


def _set_beside(
    axis: RadarAxis,
    right: bool,
    edges: tuple[float, float | None],
    lines: tuple[float, Sequence[tuple[str, Face]]],
    letters: Type,
) -> Label:
    """The lines from a straight edge so far from the middle, or against the paper's edge where there is none."""
    (width, inner), (start, texts) = edges, lines
    words: list[Word] = []
    for at, (text, face) in enumerate(texts):
        y = start + letters.line * (at + 0.5)
        if inner is None:
            x, anchor = (width, 1.0) if right else (0.0, 0.0)
        else:
            x, anchor = (width / 2 + inner, 0.0) if right else (width / 2 - inner, 1.0)
        words += with_sign(axis, written(text, (x, y), letters, face, "ink", anchor), letters)
    return tuple(words)


def _lines(paragraphs: Sequence[tuple[str, Face]], room: Room, letters: Type) -> list[tuple[str, Face]] | None:
    lines: list[tuple[str, Face]] = []
    for text, face in paragraphs:
        before = len(lines)
        set_lines = wrap(
            text,
            lambda line, b=before: room(b + line),  # type: ignore[misc]
            lambda t, f=face: letters.width(t, f),  # type: ignore[misc]
            syllables=False,
        )
        if set_lines is None:
            return None
        lines += [(line, face) for line in set_lines]
    return lines


def with_sign(axis: RadarAxis, line: Word, letters: Type) -> Label:
    """The line, its quarter's sign in the quarter's colour."""
    sign = "" if axis.quarter is None else QUARTER_SIGNS[axis.quarter]
    if not sign or sign not in line.text:
        return (line,)
    before, after = line.text.split(sign, 1)
    at = line.box.left + letters.width(before, line.face)
    end = at + letters.width(sign, line.face)
    box = line.box
    parts = [
        Word(before.rstrip(), Box(box.left, box.top, at, box.bottom), line.face, line.token),
        Word(sign, Box(at, box.top, end, box.bottom), line.face, f"quarter_{axis.quarter}"),
        Word(after, Box(end, box.top, box.right, box.bottom), line.face, line.token),
    ]
    return tuple(part for part in parts if part.text)


def lay_list(chart: RadarChart, top: float, width: float, letters: Type, *, with_total: bool) -> tuple[Label, ...]:
    """The labels under each other, numbered as the tips of the axes are, where the paper is narrow; the total last,
    where it has no room in the middle."""
    named = [(str(number), axis, _paragraphs(chart, axis)) for number, axis in enumerate(chart.axes, start=1)]
    if with_total:
        total = RadarAxis(tr("Totalt"), chart.total, chart.total_previous)
        value = value_line(chart, chart.total, chart.total_previous)
        named.append(("", total, [(total.label, Face.STRONG), (value, Face.PLAIN)]))
    indent = letters.width(str(len(chart.axes)), Face.STRONG) + letters.line * 0.5
    labels: list[Label] = []
    y = top
    for number, axis, whole in named:
        paragraphs = _together(whole, width - indent, letters)
        words = [written(number, (0, y + letters.line / 2), letters, Face.STRONG, "muted")] if number else []
        for text, face in paragraphs:
            for line in wrapped(text, width - indent, lambda t, f=face: letters.width(t, f)):  # type: ignore[misc]
                set_line = written(line, (indent, y + letters.line / 2), letters, face, "ink")
                words += with_sign(axis, set_line, letters)
                y += letters.line
        labels.append(tuple(words))
        y += letters.line * 0.35
    return tuple(labels)


def _together(paragraphs: list[tuple[str, Face]], room: float, letters: Type) -> list[tuple[str, Face]]:
    """The value and the place on one line where it is wide enough."""
    together = "  ".join(text for text, _ in paragraphs[1:])
    if letters.width(together, Face.PLAIN) <= room:
        return [paragraphs[0], (together, Face.PLAIN)]
    return paragraphs
