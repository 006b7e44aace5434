"""Charts on paper: the descriptions of `domain.chart` drawn as vectors (design handbook, *Charts*)."""

from collections.abc import Sequence

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.colors import HexColor

from domain.chart import QUARTER_SIGNS, BarChart, BarSeries, Chart, RankChart, RankMark
from domain.display import show_number
from domain.palette import PAPER
from domain.text import tr
from domain.value import number_or_none
from reports.fonts import Face, drawable, text_width, tidy
from reports.lines import Line as SetLine
from reports.lines import Run, break_lines
from reports.styles import FRAME_WIDTH, HAIRLINE, INK, MUTED, TABLE_TEXT

_SIZE = 9.0
_SMALL_SIZE = 8.0
_LABEL_WIDTH = 148.0
_LABEL_GAP = 10.0
_BAR, _EARLIER_BAR, _ROW_GAP = 9.0, 6.0, 6.5
_BAR_GAP, _EDGE = 2.0, 4.0
_LABEL_LINES, _LABEL_LEADING = 2, 11.0
_KEY_HEIGHT = 16.0
_TALLEST = 520.0
_SCALE_ROW = 46.0
_SCALE_BAND = 8.0
_SIGN_SIZE = 6.5
_TINT = 0.55


def draw_chart(chart: Chart, width: float = FRAME_WIDTH) -> Drawing:
    """The chart as a drawing `width` points wide; its height follows from what it holds."""
    return _bar_drawing(chart, width) if isinstance(chart, BarChart) else _rank_drawing(chart, width)


def render(drawing: Drawing, canvas: object) -> None:
    """Draw the drawing at the canvas's origin."""
    renderPDF.draw(drawing, canvas, 0, 0)


def _drawing(width: float, height: float) -> Drawing:
    # Without a first font of its own a drawing begins with one that is not embedded.
    return Drawing(width, height, initialFontName=Face.REGULAR.value)


def _text(x: float, y: float, text: str, colour: str, face: Face = Face.REGULAR, size: float = _SIZE) -> String:
    shown = "".join(drawn for drawn, _ in drawable(tidy(text)))
    return String(x, y, shown, fontName=face.value, fontSize=size, fillColor=HexColor(colour))


def _right_text(x: float, y: float, text: str, colour: str, face: Face = Face.REGULAR, size: float = _SIZE) -> String:
    return _text(x - text_width(text, face, size), y, text, colour, face, size)


def _box(x: float, y: float, width: float, height: float, fill: str | None, stroke: str | None = None) -> Rect:
    return Rect(
        x,
        y,
        width,
        height,
        fillColor=None if fill is None else HexColor(fill),
        strokeColor=None if stroke is None else HexColor(stroke),
        strokeWidth=0.7 if stroke else 0,
    )


# Bars


class _BarScale:
    """Where a value lies: zero is always on the scale, and room is kept for the numbers at the bars' ends."""

    def __init__(self, chart: BarChart, left: float, right: float) -> None:
        known = [float(n) for series in chart.series for v in series.values if (n := number_or_none(v)) is not None]
        numbers = [show_number(value, chart.decimals) for series in chart.series for value in series.values]
        room = max((text_width(text, Face.SEMIBOLD, _SIZE) for text in numbers), default=0.0) + 8
        self._low, self._high = min([0.0, *known]), max([0.0, *known])
        before = room if self._low < 0 else 0.0
        self._left = left + before
        self._per_unit = (right - room - self._left) / ((self._high - self._low) or 1.0)
        self.zero = self.at(0.0)

    def at(self, value: float) -> float:
        return self._left + (value - self._low) * self._per_unit


def _bar_drawing(chart: BarChart, width: float) -> Drawing:
    heights = [_EARLIER_BAR if series.earlier else _BAR for series in chart.series]
    labels = [break_lines((Run(category),), TABLE_TEXT, _LABEL_WIDTH)[:_LABEL_LINES] for category in chart.categories]
    bars_high = sum(heights) + max(len(heights) - 1, 0) * _BAR_GAP
    row = max(bars_high, *(len(lines) * _LABEL_LEADING for lines in labels), 0.0) + _ROW_GAP
    key = _KEY_HEIGHT if len(chart.series) > 1 else 0.0
    squeeze = min(1.0, _TALLEST / max(row * len(chart.categories), 1))
    row *= squeeze
    drawing = _drawing(width, key + row * len(chart.categories) + 2 * _EDGE)
    scale = _BarScale(chart, _LABEL_WIDTH + _LABEL_GAP, width)
    if key:
        drawing.add(_key(chart, drawing.height - _EDGE))
    top = drawing.height - _EDGE - key
    for number, lines in enumerate(labels):
        middle = top - row / 2
        drawing.add(_category_label(lines, middle))
        tone = getattr(PAPER, chart.tones[number].value)
        y = middle + bars_high * squeeze / 2
        for series, height in zip(chart.series, heights, strict=True):
            bar = (y - height * squeeze, height * squeeze)
            drawing.add(_bar(chart, series, number, scale, bar, tone))
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
        group.add(_right_text(_LABEL_WIDTH, y, "".join(piece.text for piece in line.pieces), INK))
        y -= _LABEL_LEADING
    return group


def _bar(
    chart: BarChart, series: BarSeries, number: int, scale: _BarScale, spot: tuple[float, float], tone: str
) -> Group:
    value, (bottom, height) = series.values[number], spot
    known = number_or_none(value)
    group = Group()
    face, colour, size = (Face.REGULAR, MUTED, _SMALL_SIZE) if series.earlier else (Face.SEMIBOLD, INK, _SIZE)
    text_y = bottom + height / 2 - size * 0.33
    words = show_number(value, chart.decimals)
    if known is None:
        group.add(_text(scale.zero + 4, text_y, words, MUTED, Face.ITALIC, _SMALL_SIZE))
        return group
    end = scale.at(float(known))
    left, length = min(scale.zero, end), abs(end - scale.zero)
    if series.earlier:
        group.add(_box(left, bottom + 0.5, length, height - 1, None, MUTED))
    else:
        group.add(_box(left, bottom, length, height, tone))
    if known < 0:
        group.add(_right_text(left - 4, text_y, words, colour, face, size))
    else:
        group.add(_text(end + 4, text_y, words, colour, face, size))
    return group


def _key(chart: BarChart, top: float) -> Group:
    """What filled and outlined bars are, said beside a sample of each."""
    group, x, y = Group(), _LABEL_WIDTH + _LABEL_GAP, top - 9
    for series in chart.series:
        if series.earlier:
            group.add(_box(x + 0.5, y, 13, 6, None, MUTED))
        else:
            group.add(_box(x, y - 0.5, 14, 7, MUTED))
        group.add(_text(x + 18, y, series.name, INK, size=_SMALL_SIZE))
        x += 18 + text_width(series.name, Face.REGULAR, _SMALL_SIZE) + 16
    return group


# Places


def _rank_drawing(chart: RankChart, width: float) -> Drawing:
    squeeze = min(1.0, _TALLEST / max(_SCALE_ROW * len(chart.marks), 1))
    drawing = _drawing(width, _SCALE_ROW * squeeze * max(len(chart.marks), 1))
    top = drawing.height
    for mark in chart.marks:
        drawing.add(_rank_row(mark, top, width))
        top -= _SCALE_ROW * squeeze
    return drawing


def _rank_row(mark: RankMark, top: float, width: float) -> Group:
    group = Group()
    words_y, band_y = top - 10, top - 26
    group.add(_text(0, words_y, mark.label, INK, Face.SEMIBOLD))
    right = width
    quarter_words = tr("{sign} fjärdedel {number}").format(sign=QUARTER_SIGNS[mark.quarter], number=mark.quarter)
    group.add(_right_text(right, words_y, quarter_words, _quarter_colour(mark.quarter), Face.SEMIBOLD))
    right -= text_width(quarter_words, Face.SEMIBOLD, _SIZE) + 10
    if mark.previous is not None:
        before = tr("({rank} förra perioden)").format(rank=mark.previous)
        group.add(_right_text(right, words_y, before, MUTED))
        right -= text_width(before, Face.REGULAR, _SIZE) + 5
    group.add(
        _right_text(right, words_y, tr("plats {rank} av {of}").format(rank=mark.rank, of=mark.of), INK, Face.SEMIBOLD)
    )
    for quarter in (1, 2, 3, 4):
        left = width * (quarter - 1) / 4
        group.add(_box(left, band_y, width / 4 - 1, _SCALE_BAND, _tinted(_quarter_colour(quarter))))
        middle = left + width / 8 - 4
        group.add(_text(middle, band_y - 9, QUARTER_SIGNS[quarter], _quarter_colour(quarter), size=8))
    group.add(_text(0, band_y - 9, "1", MUTED, size=_SMALL_SIZE))
    group.add(_right_text(width, band_y - 9, str(mark.of), MUTED, size=_SMALL_SIZE))
    middle = band_y + _SCALE_BAND / 2
    if mark.previous is not None:
        group.add(_hollow(_along(mark.previous, mark.of, width), middle))
    group.add(_sign(mark.quarter, _along(mark.rank, mark.of, width), middle))
    return group


def _along(rank: int, of: int, width: float) -> float:
    """Where a place lies on the scale: within its own quarter, and far enough in for the whole sign to be seen."""
    return min(max(width * (rank - 0.5) / of, _SIGN_SIZE), width - _SIGN_SIZE)


def _hollow(x: float, y: float) -> Circle:
    return Circle(x, y, 4, fillColor=HexColor(PAPER.paper), strokeColor=HexColor(MUTED), strokeWidth=1.2)


def _sign(quarter: int, x: float, y: float) -> Group:
    """The quarter's own shape, in ink so that it stands out from the band."""
    outlines: dict[int, Sequence[float]] = {
        2: (x - 6, y - 5, x + 6, y - 5, x, y + 6),
        3: (x - 6, y, x, y - 6, x + 6, y, x, y + 6),
        4: (x - 5, y - 5, x + 5, y - 5, x + 5, y + 5, x - 5, y + 5),
    }
    look = {"fillColor": HexColor(INK), "strokeColor": HexColor(PAPER.paper), "strokeWidth": 1}
    shape = Circle(x, y, 5.5, **look) if quarter == 1 else Polygon(list(outlines[quarter]), **look)
    return Group(shape)


def _quarter_colour(quarter: int) -> str:
    colours = {1: PAPER.quarter_1, 2: PAPER.quarter_2, 3: PAPER.quarter_3, 4: PAPER.quarter_4}
    return colours[quarter]


def _tinted(colour: str) -> str:
    """The colour mixed with paper; solid, since PDF/A asks more of transparent colours than of plain ones."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _TINT):02X}" for part in parts)
