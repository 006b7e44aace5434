"""Running text on the page: paragraphs, headings, list items and lines of contents, each with its tag."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.page.flow import Block
from reports.page.fonts import Face, text_width
from reports.page.lines import Line, break_lines
from reports.page.styles import HAIRLINE, MUTED, Align, TextStyle
from reports.page.tagging.canvas import Artifact, TaggedCanvas
from reports.page.tagging.structure import Element


@dataclass(frozen=True, slots=True)
class Box:
    """Where lines are set: left edge, top edge and width."""

    left: float
    top: float
    width: float


def draw_lines(
    canvas: TaggedCanvas, lines: Sequence[Line], style: TextStyle, element: Element | None, box: Box
) -> None:
    """Set `lines` in `box`, the first line's top at its top, as marked content of `element`.

    Without one they are a repetition for the eye only, never read aloud.
    """
    if element is not None and not any(line.text for line in lines):
        return
    y = box.top - first_baseline(style)
    with canvas.artifact(Artifact.REPEATED) if element is None else canvas.mark(element):
        for line in lines:
            if line.text:
                x = box.left + (box.width - line.width if style.align is Align.RIGHT else 0)
                # The space stays in the text although nothing is seen: read aloud, words must not run together.
                shown = line.text + " " if line.spaced else line.text
                canvas.show_text(x, y, shown, style.face, style.size, style.colour)
                if line.hyphened:
                    end = x + text_width(line.text, style.face, style.size)
                    canvas.show_hyphen(end, y, style.face, style.size)
            y -= style.leading


def first_baseline(style: TextStyle) -> float:
    """How far below the top of its first line a text's baseline lies."""
    return (style.leading - style.size) / 2 + 0.8 * style.size


class TextBlock(Block):
    """A paragraph. Its parts on several pages are one element, and two lines at least stand on either page."""

    def __init__(self, text: str, style: TextStyle, element: Element, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self.text, self.style, self.element = text, style, element
        self.lines = tuple(lines)
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self.keeps_next = style.keep_with_next

    def text_width(self, available: float) -> float:
        """The room for a line."""
        return min(available, self.style.measure) - self.style.indent

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size the text takes."""
        if not self.lines:
            self.lines = break_lines(self.text, self.style, self.text_width(width))
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.width, self.height

    def least_height(self, width: float) -> float:
        """All of a short text, two lines of a longer one."""
        self.wrap(width, 0)
        count = len(self.lines)
        return self.style.leading * (count if count < _SPLITTABLE else _LEAST_LINES)

    def split(self, width: float, height: float) -> list[Block]:
        """The part that fits and the rest, or nothing where too little would stand on either page."""
        self.wrap(width, height)
        count = len(self.lines)
        fitting = min(int(height / self.style.leading + 1e-6), count - _LEAST_LINES)
        if count < _SPLITTABLE or fitting < _LEAST_LINES:
            return []
        return [self.part(0, fitting), self.part(fitting, count)]

    def part(self, start: int, stop: int) -> "TextBlock":
        """Lines `start` to `stop` as a block of their own with the same element."""
        style = replace(
            self.style,
            before=self.style.before if start == 0 else 0,
            after=self.style.after if stop == len(self.lines) else 0,
        )
        return TextBlock(self.text, style, self.element, self.lines[start:stop])

    def draw(self) -> None:
        """Set the lines."""
        box = Box(self.style.indent, self.height, self.text_width(self.width))
        draw_lines(self.canv, self.lines, self.style, self.element, box)


_LEAST_LINES = 2
_SPLITTABLE = 2 * _LEAST_LINES


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """A heading's place in the outline: a key that is unique in the document, its words and its level from 0."""

    key: str
    title: str
    level: int


class HeadingBlock(TextBlock):
    """A heading (*rubrik*); a target for links and a line of the outline."""

    def __init__(
        self, place: HeadingPlace, style: TextStyle, element: Element, lines: Sequence[Line] = (), opens: bool = True
    ) -> None:
        super().__init__(place.title, style, element, lines)
        self.place, self.opens = place, opens

    def part(self, start: int, stop: int) -> TextBlock:
        """Lines `start` to `stop`; only the first part is a target."""
        plain = super().part(start, stop)
        return HeadingBlock(self.place, plain.style, self.element, plain.lines, opens=self.opens and start == 0)

    def draw(self) -> None:
        """Set the lines and open the place."""
        if self.opens:
            self.canv.open_heading(self.place.key, self.place.title, self.place.level, self.height)
        super().draw()


LIST_STEP = 14.0
_LABEL_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list item, in the last `room` points of its indent: a bullet, a number or a name."""

    text: str
    element: Element
    room: float


class ListItemBlock(TextBlock):
    """An item of a list (*punkt*). A label too long for its room is broken and may make the item taller."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        element: Element,
        label: Label | None,
        lines: Sequence[Line] = (),
    ) -> None:
        super().__init__(text, style, element, lines)
        self.label = label
        self._label_style = style if label is None or label.room <= LIST_STEP else replace(style, face=Face.SEMIBOLD)

    def _label_lines(self) -> tuple[Line, ...]:
        if self.label is None:
            return ()
        room = self.label.room - (_LABEL_GAP if self.label.room > LIST_STEP else 0)
        return break_lines(self.label.text, self._label_style, room)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of the taller of words and label."""
        super().wrap(width, height)
        self.height = max(self.height, len(self._label_lines()) * self.style.leading)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Block]:
        """As for any text, when the label fits beside the first part."""
        parts = super().split(width, height)
        return parts if parts and parts[0].wrap(width, height)[1] <= height else []

    def part(self, start: int, stop: int) -> TextBlock:
        """Lines `start` to `stop`; only the first part has the label."""
        plain = super().part(start, stop)
        label = self.label if start == 0 else None
        return ListItemBlock(self.text, plain.style, self.element, label, plain.lines)

    def draw(self) -> None:
        """Set the label, then the words."""
        if self.label is not None:
            box = Box(self.style.indent - self.label.room, self.height, self.label.room)
            lines = self._label_lines()
            spaced = (*lines[:-1], replace(lines[-1], spaced=True)) if lines else ()
            draw_lines(self.canv, spaced, self._label_style, self.label.element, box)
        super().draw()


class ContentsLine(TextBlock):
    """A line of the contents (*innehåll*): a heading's words and page in one link, dots between them unread."""

    def __init__(self, place: HeadingPlace, page: str, style: TextStyle, element: Element) -> None:
        super().__init__(place.title, style, element)
        self.place, self.page = place, page

    def text_width(self, available: float) -> float:
        """The room for a line, with room for the page number kept free."""
        return super().text_width(available) - _PAGE_NUMBER_ROOM

    def split(self, _width: float, _height: float) -> list[Block]:
        """Never: a line of contents stands whole."""
        return []

    def draw(self) -> None:
        """Set words, dots and page, and make the whole of it a link."""
        style, canvas = self.style, self.canv
        box = Box(style.indent, self.height, self.text_width(self.width))
        draw_lines(canvas, self.lines, style, self.element, box)
        number_width = text_width(self.page, style.face, style.size)
        right = min(self.width, style.measure)
        y = self.height - (len(self.lines) - 1) * style.leading - first_baseline(style)
        with canvas.artifact(Artifact.LAYOUT):
            canvas.setStrokeColor(MUTED)
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash([0.5, 3.5])
            last = self.lines[-1].width if self.lines else 0.0
            canvas.line(style.indent + last + SPACE, y + 1, right - number_width - SPACE, y + 1)
            canvas.setDash()
        with canvas.mark(self.element):
            spaced = " " + self.page
            start = right - text_width(spaced, style.face, style.size)
            canvas.show_text(start, y, spaced, style.face, style.size, style.colour)
        told = f"{self.place.title}, {self.page}"
        canvas.link(self.element, (0, 0, right, self.height), self.place.key, told)


_PAGE_NUMBER_ROOM = 36.0
SPACE = 4.0
