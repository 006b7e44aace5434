"""What tests ask of a laid-out chart: nothing meets, nothing is cut, everything lies where its value says."""

from drawing.layout.shapes import Area, Drawing, Face, Mark, Stroke, Type


def typewriter(line: float = 17.0) -> Type:
    """Letters of one width in each face, about those of the screen."""
    widths = {Face.PLAIN: 0.36, Face.STRONG: 0.39, Face.NUMBER: 0.45}
    return Type(line, lambda text, face: len(text) * widths[face] * line)


def texts(drawing: Drawing) -> list[str]:
    """The words in the order they are painted."""
    return [word.text for word in drawing.words()]


def whole_text(drawing: Drawing) -> str:
    """The words in one row, with ordinary spaces."""
    return " ".join(" ".join(texts(drawing)).split())


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Words that overlap."""
    words = drawing.words()
    return [
        (word.text, other.text) for at, word in enumerate(words) for other in words[:at] if word.box.overlaps(other.box)
    ]


def cut_words(drawing: Drawing) -> list[str]:
    """Words that reach outside the drawing."""
    return [
        word.text
        for word in drawing.words()
        if word.box.left < -0.01
        or word.box.right > drawing.width + 0.01
        or word.box.top < -0.01
        or word.box.bottom > drawing.height + 0.01
    ]


def strokes(drawing: Drawing, token: str) -> list[Stroke]:
    """Lines of a colour, samples and leaders left out: those have two points."""
    return [s for s in drawing.shapes if isinstance(s, Stroke) and s.token == token and len(s.points) > 2]


def areas(drawing: Drawing, token: str) -> list[Area]:
    """Filled shapes of a colour, the samples left out: those are squares."""
    return [s for s in drawing.shapes if isinstance(s, Area) and s.token == token and len(s.points) > 4]


def marks(drawing: Drawing, sign: str) -> list[Mark]:
    """Signs of a shape."""
    return [s for s in drawing.shapes if isinstance(s, Mark) and s.sign == sign]
