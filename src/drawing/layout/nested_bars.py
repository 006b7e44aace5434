"""The bars of a nested chart: filled, hatched, light or dashed, each from zero (*staplar inuti varandra*)."""

from drawing.layout.shapes import Area, Box, Point, Shape, Stroke

_LIGHT, _FAINT = 0.3, 0.14
_HATCH = 0.42
"""How far apart the lines of a hatch lie, as a share of the bar's height."""


def filled(box: Box, token: str) -> list[Shape]:
    """A bar that counts."""
    return [Area(_corners(box), token)]


def hatched(box: Box, token: str, stroke: float) -> list[Shape]:
    """A bar that does not count, or that counts again: slanting lines in an outline."""
    return [
        Area(_corners(box), "paper"),
        *(Stroke(line, token, stroke) for line in _slanting(box)),
        Stroke(_corners(box), token, 1.3 * stroke, closed=True),
    ]


def light(box: Box, token: str, stroke: float) -> list[Shape]:
    """A whole that does not count itself."""
    return [Area(_corners(box), token, _LIGHT), Stroke(_corners(box), token, 1.3 * stroke, closed=True)]


def track(box: Box, token: str, level: int) -> list[Shape]:
    """How long the whole is, behind the bar of its part; a whole inside another is less faint."""
    return [Area(_corners(box), token, _FAINT * (level + 1))]


def dashed(box: Box, token: str, stroke: float) -> list[Shape]:
    """From the fewest to the most."""
    return [Stroke(_corners(box), token, 1.3 * stroke, dashed=True, closed=True)]


def whisker(left: float, right: float, y: float, half: float, token: str, stroke: float) -> list[Shape]:
    """A range as a line with an end at each side."""
    ends = [Stroke(((x, y - half), (x, y + half)), token, 1.6 * stroke) for x in (left, right)]
    return [Stroke(((left, y), (right, y)), token, 1.6 * stroke), *ends]


def _corners(box: Box) -> tuple[Point, ...]:
    return ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))


def _slanting(box: Box) -> list[tuple[Point, Point]]:
    """Lines rising to the right, cut where the bar ends."""
    apart, height = _HATCH * box.height, box.height
    lines: list[tuple[Point, Point]] = []
    start = box.left - height + apart
    while start < box.right:
        left, right = max(start, box.left), min(start + height, box.right)
        lines.append(((left, box.bottom - (left - start)), (right, box.bottom - (right - start))))
        start += apart
    return lines
