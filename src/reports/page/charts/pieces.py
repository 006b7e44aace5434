"""What charts on paper are made of: text in the embedded fonts, and boxes."""

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

from reports.page.fonts import Face, drawable, text_width, tidy

SIZE = 9.0
SMALL_SIZE = 8.0
TALLEST = 520.0


def new_drawing(width: float, height: float) -> Drawing:
    # Without a first font of its own a drawing begins with one that is not embedded.
    return Drawing(width, height, initialFontName=Face.REGULAR.value)


def set_text(x: float, y: float, text: str, colour: str, face: Face = Face.REGULAR, size: float = SIZE) -> String:
    shown = "".join(drawn for drawn, _ in drawable(tidy(text)))
    return String(x, y, shown, fontName=face.value, fontSize=size, fillColor=HexColor(colour))


def right_text(x: float, y: float, text: str, colour: str, face: Face = Face.REGULAR, size: float = SIZE) -> String:
    return set_text(x - text_width(text, face, size), y, text, colour, face, size)


def filled_box(x: float, y: float, width: float, height: float, fill: str | None, stroke: str | None = None) -> Rect:
    return Rect(
        x,
        y,
        width,
        height,
        fillColor=None if fill is None else HexColor(fill),
        strokeColor=None if stroke is None else HexColor(stroke),
        strokeWidth=0.7 if stroke else 0,
    )
