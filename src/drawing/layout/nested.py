"""Parts inside wholes laid out: words and value first, then the bar on the one scale of all rows (*delar i helheter*).

Where it is wide the words stand in a column before the bars, where it is narrow above them. A part's bar lies on the
faint length of the rows it is a part of. Rows that may overlap are joined by a dashed bracket at the right edge: how
much they overlap is not known and is not drawn.
"""

from dataclasses import dataclass
from functools import partial

from domain.ground.text import tr
from domain.ground.value import number_or_none
from drawing.chart import NestedChart, NestedLook, NestedRow
from drawing.layout.key import KeyItem, lay_key, moved
from drawing.layout.nested_bars import dashed, filled, hatched, light, track, whisker
from drawing.layout.shapes import Box, Drawing, Face, Mark, Shape, Stroke, Type, written
from drawing.layout.wrapping import wrapped

_COLUMNS_FROM = 32.0
"""The least width, in lines of text, at which words stand beside the bars."""
_WORDS_SHARE = 0.46
_LEAST_WORDS = 8.0
"""The least room for words, in lines of text, beside which a value stands."""
_BAR, _THINNER, _LEAST_BAR = 0.78, 0.2, 0.13
_BETWEEN, _BEFORE_WHOLE = 0.32, 0.4
_INDENT = 0.8
_LANE, _MOST_LANES = 0.8, 4
_KEY_BAR = 0.5

Line = tuple[str, Face, str]


@dataclass(frozen=True, slots=True)
class NestedLayout:
    """The drawing, and the strip of each row that is read; the total's is the last."""

    drawing: Drawing
    strips: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where words, values and bars have their places across, and how long a person is. Values stand under the words
    where there is no room beside them."""

    width: float
    columns: bool
    letter: float
    words: float
    value: float | None
    zero: float
    per_person: float
    letters: Type

    @property
    def line(self) -> float:
        return self.letters.line

    def bar(self, y: float, low: float, high: float, height: float) -> Box:
        """From one number of persons to another around a height; never so short that it cannot be seen."""
        left, right = self.zero + low * self.per_person, self.zero + high * self.per_person
        right = max(right, left + _LEAST_BAR * self.line)
        return Box(left, y - height * self.line / 2, right, y + height * self.line / 2)


def lay_nested(chart: NestedChart, width: float, letters: Type) -> NestedLayout:
    """The chart in a width; its height follows from the words."""
    brackets = _brackets(chart)
    frame = _frame(chart, width, min(len(brackets), _MOST_LANES), letters)
    shapes: list[Shape] = []
    strips: list[Box] = []
    middles: list[float] = []
    y = 0.0
    for at, row in enumerate(chart.rows):
        if at and row.inside is None:
            y += _BEFORE_WHOLE * letters.line
        bottom, middle, drawn = _row(chart, at, y, frame)
        strips.append(Box(0, y, width, bottom))
        middles.append(middle)
        shapes += drawn
        y = bottom
    for lane, (first, others) in enumerate(brackets[:_MOST_LANES]):
        shapes += _bracket(middles[first], [middles[other] for other in others], lane, frame)
    y += _BEFORE_WHOLE * letters.line
    shapes.append(Stroke(((0, y), (width, y)), "field_rule", letters.stroke))
    y += _BETWEEN * letters.line
    bottom, drawn = _total(chart, y, frame)
    strips.append(Box(0, y, width, bottom))
    shapes += drawn
    key = lay_key(_key(chart, letters), width, letters)
    foot = bottom + _BETWEEN * letters.line
    return NestedLayout(Drawing(width, foot + key.height, (*shapes, *moved(key, foot))), tuple(strips))


def _frame(chart: NestedChart, width: float, lanes: int, letters: Type) -> _Frame:
    line = letters.line
    columns = width >= _COLUMNS_FROM * line
    shown = [(row.shown, Face.STRONG) for row in chart.rows] + [(chart.total.shown, Face.NUMBER)]
    value = max(letters.width(text, face) for text, face in shown)
    beside = (lanes * _LANE + 0.4 * (lanes > 0)) * line
    words = width - beside - value - line * 0.6
    at = words + line * 0.6 + value
    zero = letters.stroke
    if columns:
        words = width * _WORDS_SHARE - value - line * 0.6
        at = words + line * 0.6 + value
        zero = at + line * 0.5
    elif words < _LEAST_WORDS * line:
        words = width - beside
    right = width - letters.stroke - beside
    numbers = [float(number_or_none(row.value) or 0) for row in chart.rows]
    numbers.append(float(number_or_none(chart.total.value) or 0))
    longest = max([*numbers, float((chart.total.span or (0, 0))[1])]) or 1.0
    letter = max(letters.width(row.letter, Face.STRONG) for row in chart.rows) if chart.rows else 0.0
    return _Frame(
        width,
        columns,
        letter + line * 0.4 * (letter > 0),
        words,
        at if at > words else None,
        zero,
        (right - zero) / longest,
        letters,
    )


def _row(chart: NestedChart, at: int, top: float, frame: _Frame) -> tuple[float, float, list[Shape]]:
    """Where the row ends, the middle of its bar, and its shapes."""
    row, line = chart.rows[at], frame.line
    face = Face.STRONG if row.inside is None else Face.PLAIN
    indent = chart.depth(at) * _INDENT * line
    shapes: list[Shape] = []
    if row.letter:
        shapes.append(written(row.letter, (indent, top + line / 2), frame.letters, Face.STRONG, "ink"))
    if row.letter or row.inside is not None:
        indent += frame.letter
    label: Line = (row.label, face, "ink")
    known = number_or_none(row.value) is not None
    value: Line = (row.shown, Face.STRONG, "ink") if known else (row.shown, Face.PLAIN, "muted")
    said = [(words, Face.PLAIN, "muted") for words in chart.said(at, letters=True)]
    below, words = _words(label, value, said, (indent, top), frame)
    shapes += words
    if frame.columns:
        middle, bottom = top + line / 2, below
    else:
        middle = below + (_BAR / 2 + 0.05) * line
        bottom = middle + _BAR / 2 * line if known or _tracks(chart, at) else below
    shapes += _bars(chart, at, middle, frame)
    return bottom + _BETWEEN * line, middle, shapes


def _words(
    label: Line, value: Line, said: list[Line], corner: tuple[float, float], frame: _Frame
) -> tuple[float, list[Shape]]:
    """The label with its value, what is said of it under them, and where the words end."""
    indent, top = corner
    shapes: list[Shape] = []
    y = top
    for text, face, token in (label, *((value,) if frame.value is None else ()), *said):
        for part in wrapped(text, frame.words - indent, partial(_width, frame.letters, face)):
            shapes.append(written(part, (indent, y + frame.line / 2), frame.letters, face, token))
            y += frame.line
    if frame.value is not None:
        shapes.append(written(value[0], (frame.value, top + frame.line / 2), frame.letters, value[1], value[2], 1.0))
    return y, shapes


def _width(letters: Type, face: Face, text: str) -> float:
    return letters.width(text, face)


def _tracks(chart: NestedChart, at: int) -> list[NestedRow]:
    """The rows around a row whose length is known, the outermost first."""
    around = [chart.rows[each] for each in reversed(chart.around(at))]
    return [row for row in around if number_or_none(row.value) is not None]


def _bars(chart: NestedChart, at: int, y: float, frame: _Frame) -> list[Shape]:
    row, stroke = chart.rows[at], frame.letters.stroke
    shapes: list[Shape] = []
    height = _BAR
    for level, around in enumerate(_tracks(chart, at)):
        whole = frame.bar(y, 0, float(number_or_none(around.value) or 0), height)
        shapes += track(whole, around.tone.value, level)
        height -= _THINNER
    half = _BAR * frame.line / 2
    shapes.append(Stroke(((frame.zero, y - half), (frame.zero, y + half)), "muted", stroke))
    value = number_or_none(row.value)
    if not value:
        return shapes
    box = frame.bar(y, 0, float(value), height)
    if row.look is NestedLook.OUTSIDE:
        low = float(row.low or 0)
        if low:
            shapes += light(frame.bar(y, 0, low, height), row.tone.value, stroke)
        return shapes + (
            dashed(frame.bar(y, low, float(value), height), row.tone.value, stroke) if low != value else []
        )
    if row.look is NestedLook.WHOLE:
        return shapes + light(box, row.tone.value, stroke)
    if row.look is NestedLook.PART or row.twice:
        return shapes + hatched(box, row.tone.value, stroke)
    return shapes + filled(box, row.tone.value)


def _brackets(chart: NestedChart) -> list[tuple[int, tuple[int, ...]]]:
    """Rows that may overlap others, the row with most of them first; every pair stands in one bracket."""
    left = {frozenset((at, other)) for at, row in enumerate(chart.rows) for other in row.overlaps}
    found = []
    while left:
        busiest = max(range(len(chart.rows)), key=lambda at: sum(at in pair for pair in left))
        others = sorted({other for pair in left if busiest in pair for other in pair} - {busiest})
        found.append((busiest, tuple(others)))
        left = {pair for pair in left if busiest not in pair}
    return found


def _bracket(first: float, others: list[float], lane: int, frame: _Frame) -> list[Shape]:
    """A dashed line beside the rows, filled at the one that may overlap the others, hollow at those."""
    line = frame.line
    x = frame.width - (lane + 0.5) * _LANE * line
    shapes: list[Shape] = [
        Stroke(((x, min(first, *others)), (x, max(first, *others))), "muted", 1.3 * frame.letters.stroke, dashed=True)
    ]
    shapes += [Mark("○", x, y, 0.16 * line, "muted") for y in others]
    return [*shapes, Mark("●", x, first, 0.2 * line, "muted")]


def _total(chart: NestedChart, top: float, frame: _Frame) -> tuple[float, list[Shape]]:
    total, line = chart.total, frame.line
    label: Line = (total.label, Face.STRONG, "ink")
    said = [(words, Face.PLAIN, "muted") for words in (chart.sum_words, *total.words, chart.span_words) if words]
    shown = (total.shown, Face.NUMBER, "ink" if number_or_none(total.value) is not None else "muted")
    below, shapes = _words(label, shown, said, (0.0, top), frame)
    value = number_or_none(total.value)
    if not value:
        return below, shapes
    lettered = [chart.rows[at] for at in total.pieces if chart.rows[at].letter]
    start = top if frame.columns else below + 0.2 * line
    y = start + ((1.0 if lettered else 0.1) + _BAR / 2) * line
    shapes += _pieces(chart, y, frame)
    bottom = y + _BAR / 2 * line
    if total.span is not None:
        low, high = (frame.zero + float(each) * frame.per_person for each in total.span)
        bottom += 0.6 * line
        shapes += whisker(low, high, bottom - 0.3 * line, 0.2 * line, "ink", frame.letters.stroke)
    return max(below, bottom), shapes


def _pieces(chart: NestedChart, y: float, frame: _Frame) -> list[Shape]:
    """The sum as one bar of its rows end to end, a letter over each that has room for it."""
    total, line = chart.total, frame.line
    shapes: list[Shape] = []
    if not total.pieces:
        return light(frame.bar(y, 0, float(number_or_none(total.value) or 0), _BAR), "accent", frame.letters.stroke)
    at, free = 0.0, 0.0
    for piece in total.pieces:
        row = chart.rows[piece]
        size = float(number_or_none(row.value) or 0)
        left, right = frame.zero + at * frame.per_person, frame.zero + (at + size) * frame.per_person
        at += size
        if not size:
            continue
        box = Box(left, y - _BAR / 2 * line, right, y + _BAR / 2 * line)
        shapes += hatched(box, row.tone.value, frame.letters.stroke) if row.twice else filled(box, row.tone.value)
        if left > frame.zero and right - left > 4 * frame.letters.stroke:
            # The paper shows between pieces, so that neighbours of one colour are told apart.
            shapes.append(Stroke(((left, box.top), (left, box.bottom)), "paper", 1.5 * frame.letters.stroke))
        half = frame.letters.width(row.letter, Face.STRONG) / 2
        middle = max((left + right) / 2, half)
        if row.letter and middle - half >= free and middle + half <= frame.width:
            spot = (middle, y - (_BAR / 2 + 0.5) * line)
            shapes.append(written(row.letter, spot, frame.letters, Face.STRONG, "ink", 0.5))
            free = middle + half + 0.15 * line
    return shapes


def _key(chart: NestedChart, letters: Type) -> list[KeyItem]:
    """What the looks of the bars mean, of those there are."""
    line, stroke = letters.line, letters.stroke
    box = Box(0, -_KEY_BAR / 2 * line, 1.35 * line, _KEY_BAR / 2 * line)
    looks = {row.look for row in chart.rows if number_or_none(row.value)}
    items = []
    if NestedLook.WHOLE in looks:
        items.append(KeyItem(tr("hel grupp"), drawn=tuple(light(box, "muted", stroke))))
    if NestedLook.COUNTED in looks:
        items.append(KeyItem(tr("räknas i summan"), drawn=tuple(filled(box, "muted"))))
    if NestedLook.PART in looks:
        items.append(KeyItem(tr("del som inte räknas för sig"), drawn=tuple(hatched(box, "muted", stroke))))
    if any(row.twice for row in chart.rows):
        items.append(KeyItem(tr("räknas två gånger"), drawn=tuple(hatched(box, "muted", stroke))))
    if any(row.look is NestedLook.OUTSIDE and row.low != row.value for row in chart.rows):
        items.append(KeyItem(tr("från minst till mest"), drawn=tuple(dashed(box, "muted", stroke))))
    if any(row.overlaps for row in chart.rows):
        bracket = (
            Stroke(((0.2 * line, 0), (1.15 * line, 0)), "muted", 1.3 * stroke, dashed=True),
            Mark("●", 0.2 * line, 0, 0.2 * line, "muted"),
            Mark("○", 1.15 * line, 0, 0.16 * line, "muted"),
        )
        items.append(KeyItem(tr("kan gälla samma personer"), drawn=bracket))
    return items
