"""Places among all kommuner on paper: one scale per measure."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon
from reportlab.lib.colors import HexColor

from domain.ground.text import tr
from drawing.chart import QUARTER_SIGNS, RankChart, RankMark
from drawing.palette import PAPER
from reports.page.charts.pieces import SIZE, SMALL_SIZE, TALLEST, filled_box, new_drawing, right_text, set_text
from reports.page.fonts import Face, text_width
from reports.page.styles import INK, MUTED

_SCALE_ROW = 46.0
_SCALE_BAND = 8.0
_SIGN_SIZE = 6.5
_TINT = 0.55


def rank_drawing(chart: RankChart, width: float) -> Drawing:
    squeeze = min(1.0, TALLEST / max(_SCALE_ROW * len(chart.marks), 1))
    drawing = new_drawing(width, _SCALE_ROW * squeeze * max(len(chart.marks), 1))
    top = drawing.height
    for mark in chart.marks:
        drawing.add(_rank_row(mark, top, width))
        top -= _SCALE_ROW * squeeze
    return drawing


def _rank_row(mark: RankMark, top: float, width: float) -> Group:
    group = Group()
    words_y, band_y = top - 10, top - 26
    group.add(set_text(0, words_y, mark.label, INK, Face.SEMIBOLD))
    right = width
    quarter_words = tr("{sign} fjärdedel {number}").format(sign=QUARTER_SIGNS[mark.quarter], number=mark.quarter)
    group.add(right_text(right, words_y, quarter_words, _quarter_colour(mark.quarter), Face.SEMIBOLD))
    right -= text_width(quarter_words, Face.SEMIBOLD, SIZE) + 10
    if mark.previous is not None:
        before = tr("({rank} förra perioden)").format(rank=mark.previous)
        group.add(right_text(right, words_y, before, MUTED))
        right -= text_width(before, Face.REGULAR, SIZE) + 5
    group.add(
        right_text(right, words_y, tr("plats {rank} av {of}").format(rank=mark.rank, of=mark.of), INK, Face.SEMIBOLD)
    )
    for quarter in (1, 2, 3, 4):
        left = width * (quarter - 1) / 4
        group.add(filled_box(left, band_y, width / 4 - 1, _SCALE_BAND, _tinted(_quarter_colour(quarter))))
        middle = left + width / 8 - 4
        group.add(set_text(middle, band_y - 9, QUARTER_SIGNS[quarter], _quarter_colour(quarter), size=8))
    group.add(set_text(0, band_y - 9, "1", MUTED, size=SMALL_SIZE))
    group.add(right_text(width, band_y - 9, str(mark.of), MUTED, size=SMALL_SIZE))
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
