"""What a laid-out chart consists of: words, lines, areas and signs, in the order they are painted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

Point = tuple[float, float]


class Face(Enum):
    """Running words, words that name something, and the one number in focus."""

    PLAIN = "plain"
    STRONG = "strong"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Type:
    """The letters a layout is set with: the height of a line, and how wide a text is in a face."""

    line: float
    width: Callable[[str, Face], float]

    @property
    def stroke(self) -> float:
        """The width of a thin line, in proportion to the letters."""
        return self.line / 17


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left edge to the right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top edge to the bottom."""
        return self.bottom - self.top

    def overlaps(self, other: "Box") -> bool:
        """True where the two share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.01 and down > 0.01


@dataclass(frozen=True, slots=True)
class Word:
    """Text in one face and colour; `box` is as wide as the text and as high as its line."""

    text: str
    box: Box
    face: Face
    token: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points. `shade` is how far its colour goes from the token towards ink."""

    points: tuple[Point, ...]
    token: str
    width: float
    dashed: bool = False
    closed: bool = False
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape. `share` is how much of the colour there is on the paper: tints are opaque for PDF/A."""

    points: tuple[Point, ...]
    token: str
    share: float = 1.0
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a point: `●▲◆■` filled, `○` hollow. `radius` is that of a circle of the same weight."""

    sign: str
    x: float
    y: float
    radius: float
    token: str
    shade: float = 0.0


Shape = Word | Stroke | Area | Mark
HOLLOW = "○"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a paper of a size, the first painted first."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def words(self) -> tuple[Word, ...]:
        """What can be read in it."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Word))


def written(text: str, at: Point, letters: Type, face: Face, token: str, anchor: float = 0.0) -> Word:
    """One line of text. `at` is the middle of its height; `anchor` 0 puts its left edge there, 0.5 its middle, 1 its
    right edge."""
    (x, y), width = at, letters.width(text, face)
    left = x - anchor * width
    return Word(text, Box(left, y - letters.line / 2, left + width, y + letters.line / 2), face, token)


_CORNERS: dict[str, tuple[Point, ...]] = {
    "▲": ((-1.12, 0.85), (1.12, 0.85), (0.0, -1.15)),
    "◆": ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.0, 1.2)),
    "■": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
}


def corners(sign: str) -> tuple[Point, ...]:
    """The corners of a sign of radius 1 around 0, y downward; none for a round one."""
    return _CORNERS.get(sign, ())
