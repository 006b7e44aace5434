"""The key under a chart (*teckenförklaring*): samples with their words, set like running text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawing.layout.shapes import Box, Drawing, Face, Mark, Shape, Stroke, Type, Word
from drawing.layout.wrapping import wrapped


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A sample and what it stands for: a line in `token`, dashed or not, a sign, a few letters, or `drawn` shapes, no
    wider than a line's sample, around the middle of its left edge at 0, 0; words alone are of what is not drawn."""

    words: str
    token: str = "ink"
    line: bool = False
    dashed: bool = False
    sign: str = ""
    letters: str = ""
    drawn: tuple[Shape, ...] = ()


def lay_key(items: Sequence[KeyItem], width: float, letters: Type) -> Drawing:
    """The items one after another in lines of `width`; an item longer than a line takes several."""
    shapes: list[Shape] = []
    x, y, gap = 0.0, 0.0, letters.line
    for item in items:
        before = _sample_width(item, letters)
        whole = before + letters.width(item.words, Face.PLAIN)
        if x > 0 and x + whole > width:
            x, y = 0.0, y + letters.line
        shapes += _sample(item, x, y + letters.line / 2, letters)
        lines = wrapped(item.words, width - before, lambda text: letters.width(text, Face.PLAIN))
        for at, line in enumerate(lines):
            if at:
                x, y = 0.0, y + letters.line
            left = x + before
            right = left + letters.width(line, Face.PLAIN)
            shapes.append(Word(line, Box(left, y, right, y + letters.line), Face.PLAIN, "muted"))
        x = right + gap
    return Drawing(width, y + letters.line if items else 0.0, tuple(shapes))


def _sample_width(item: KeyItem, letters: Type) -> float:
    if item.letters:
        return letters.width(item.letters, Face.STRONG) + letters.line * 0.35
    return letters.line * (1.7 if item.line or item.drawn else 0.8 if item.sign else 0.0)


def _sample(item: KeyItem, x: float, y: float, letters: Type) -> list[Shape]:
    line = letters.line
    if item.drawn:
        return [_moved(shape, y, x) for shape in item.drawn]
    if item.letters:
        box = Box(x, y - line / 2, x + letters.width(item.letters, Face.STRONG), y + line / 2)
        return [Word(item.letters, box, Face.STRONG, item.token)]
    if item.line:
        points = ((x, y), (x + line * 1.35, y))
        return [Stroke(points, item.token, letters.stroke * (1.4 if item.dashed else 2), dashed=item.dashed)]
    return [Mark(item.sign, x + line * 0.3, y, line * 0.27, item.token)] if item.sign else []


def moved(drawing: Drawing, down: float) -> tuple[Shape, ...]:
    """The shapes of a drawing so far further down."""
    return tuple(_moved(shape, down) for shape in drawing.shapes)


def _moved(shape: Shape, down: float, right: float = 0.0) -> Shape:
    if isinstance(shape, Word):
        box = shape.box
        return replace(shape, box=Box(box.left + right, box.top + down, box.right + right, box.bottom + down))
    if isinstance(shape, Mark):
        return replace(shape, x=shape.x + right, y=shape.y + down)
    return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
