"""Type, space and colour of the reports (design handbook, *Type*, *Space*, *Paper*). Lengths are points."""

from dataclasses import dataclass
from enum import Enum

from drawing.palette import PAPER
from reports.page.fonts import Face

MILLIMETRE = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE

INNER_MARGIN = 28 * MILLIMETRE
OUTER_MARGIN = 22 * MILLIMETRE
TOP_MARGIN = 26 * MILLIMETRE
BOTTOM_MARGIN = 30 * MILLIMETRE
FOOT_HEIGHT = 16 * MILLIMETRE

FRAME_WIDTH = PAGE_WIDTH - INNER_MARGIN - OUTER_MARGIN
FRAME_HEIGHT = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN
MEASURE = 352.0
"""The width of running text: 65 to 75 characters a line. Tables and charts may use the whole frame."""

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6 = 4.0, 8.0, 12.0, 16.0, 24.0, 32.0

HAIRLINE = 0.5
RULE = 0.8
INK, MUTED, ACCENT, RULE_COLOUR = PAPER.ink, PAPER.muted, PAPER.accent, PAPER.rule


class Align(Enum):
    """Where the lines of a text stand."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set. `measure` is the longest line, `indent` moves the whole text in from the left."""

    face: Face
    size: float
    leading: float
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    measure: float = MEASURE
    indent: float = 0.0
    align: Align = Align.LEFT
    keep_with_next: bool = False


TEXT = TextStyle(Face.REGULAR, 10.5, 15, after=SPACE_2)
STRONG = TextStyle(Face.SEMIBOLD, 10.5, 15, after=SPACE_2)
UNWRITTEN = TextStyle(Face.ITALIC, 10.5, 15, colour=MUTED, after=SPACE_2)
META = TextStyle(Face.REGULAR, 9.5, 13, colour=MUTED, after=SPACE_1, measure=FRAME_WIDTH, keep_with_next=True)
CITED = TextStyle(Face.REGULAR, 8.5, 11.5, colour=MUTED, after=SPACE_2)
READING = TextStyle(Face.REGULAR, 10.5, 15, before=SPACE_2, after=SPACE_2, keep_with_next=True)
SMALL = TextStyle(Face.REGULAR, 8.5, 11.5, colour=MUTED, measure=FRAME_WIDTH)
LIST_ITEM = TextStyle(Face.REGULAR, 10.5, 15, after=SPACE_1, indent=14)
FACT = TextStyle(Face.REGULAR, 10.5, 15, after=SPACE_1, indent=128)
COMPACT = TextStyle(Face.REGULAR, 9.5, 13, after=SPACE_1, measure=FRAME_WIDTH)
SMALL_FACT = TextStyle(Face.REGULAR, 9.5, 13, after=2, indent=84, measure=FRAME_WIDTH)
HEADING_1 = TextStyle(Face.SEMIBOLD, 20, 25, before=SPACE_6, after=SPACE_3, measure=FRAME_WIDTH, keep_with_next=True)
HEADING_2 = TextStyle(Face.SEMIBOLD, 14, 19, before=SPACE_4, after=SPACE_2, measure=FRAME_WIDTH, keep_with_next=True)
HEADING_3 = TextStyle(Face.SEMIBOLD, 11, 15, before=SPACE_3, after=SPACE_1, measure=FRAME_WIDTH, keep_with_next=True)
TABLE_TEXT = TextStyle(Face.REGULAR, 9.5, 12.5, measure=FRAME_WIDTH)
TABLE_STRONG = TextStyle(Face.SEMIBOLD, 9.5, 12.5, measure=FRAME_WIDTH)
TABLE_HEADER = TextStyle(Face.SEMIBOLD, 8.5, 11, colour=MUTED, measure=FRAME_WIDTH)
TABLE_CAPTION = TextStyle(Face.SEMIBOLD, 9.5, 13, measure=FRAME_WIDTH)
CONTENTS_1 = TextStyle(Face.SEMIBOLD, 10.5, 13.5, before=4, after=1, measure=FRAME_WIDTH)
CONTENTS_2 = TextStyle(Face.REGULAR, 10, 13, after=1, measure=FRAME_WIDTH, indent=14)
FIGURE = TextStyle(Face.SEMIBOLD, 20, 26, measure=FRAME_WIDTH)
FIGURE_WORDS = TextStyle(Face.REGULAR, 9.5, 13, colour=MUTED, measure=FRAME_WIDTH)
COVER_GROUP = TextStyle(Face.SEMIBOLD, 13, 18, colour=ACCENT, after=SPACE_3, measure=FRAME_WIDTH)
COVER_TITLE = TextStyle(Face.SEMIBOLD, 32, 38, after=SPACE_3, measure=400)
COVER_YEAR = TextStyle(Face.REGULAR, 20, 26, colour=MUTED, measure=FRAME_WIDTH)
COVER_FACT = TextStyle(Face.REGULAR, 10.5, 15, measure=FRAME_WIDTH)
COVER_MARK = TextStyle(Face.SEMIBOLD, 10.5, 15, colour=PAPER.warning, measure=FRAME_WIDTH)
FOOT = TextStyle(Face.REGULAR, 8, 10, colour=MUTED, measure=FRAME_WIDTH)
FOOT_MARK = TextStyle(Face.SEMIBOLD, 8, 10, colour=PAPER.warning, measure=FRAME_WIDTH)
