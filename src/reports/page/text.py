"""Running text on the page: paragraphs, headings, list items and lines of contents, each with its tag."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.page.flow import Block
from reports.page.fonts import Face, text_width
from reports.page.lines import Line, Marks, break_lines, with_marks
from reports.page.styles import Align, TextStyle
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
                _set_line(canvas, x, y, line, style)
            y -= style.leading


def _set_line(canvas: TaggedCanvas, x: float, y: float, line: Line, style: TextStyle) -> None:
    # The space stays in the text although nothing is seen: read aloud, words must not run together.
    space = " " if line.spaced else ""
    for piece, face in line.runs[:-1]:
        canvas.show_text(x, y, piece, face, style.size, style.colour)
        x += text_width(piece, face, style.size)
    text, face = line.runs[-1] if line.runs else (line.text, style.face)
    canvas.show_text(x, y, text + space, face, style.size, style.colour)
    if line.hyphened:
        canvas.show_hyphen(x + text_width(text, face, style.size), y, face, style.size, style.colour)


def first_baseline(style: TextStyle) -> float:
    """How far below the top of its first line a text's baseline lies."""
    return (style.leading - style.size) / 2 + 0.8 * style.size


class TextBlock(Block):
    """A paragraph. Its parts on several pages are one element, and two lines at least stand on either page."""

    def __init__(
        self, text: str, style: TextStyle, element: Element, lines: Sequence[Line] = (), marks: Marks = ()
    ) -> None:
        self.text, self.style, self.element = text, style, element
        self.lines = tuple(lines) or with_marks(break_lines(text, style, self.line_width()), text, marks)
        self.before, self.after = style.before, style.after
        self.keeps_next = style.keep_with_next
        self.height = len(self.lines) * style.leading

    def line_width(self) -> float:
        """The room for a line."""
        return self.style.measure - self.style.indent

    def least_height(self) -> float:
        """All of a short text, two lines of a longer one."""
        count = len(self.lines)
        return self.style.leading * (count if count < _SPLITTABLE else _LEAST_LINES)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits and the rest, or nothing where too little would stand on either page."""
        count = len(self.lines)
        fitting = min(int(room / self.style.leading + 1e-6), count - _LEAST_LINES)
        if count < _SPLITTABLE or fitting < _LEAST_LINES:
            return None
        return self.part(0, fitting), self.part(fitting, count)

    def part(self, start: int, stop: int) -> "TextBlock":
        """Lines `start` to `stop` as a block of their own with the same element."""
        style = replace(
            self.style,
            before=self.style.before if start == 0 else 0,
            after=self.style.after if stop == len(self.lines) else 0,
        )
        return TextBlock(self.text, style, self.element, self.lines[start:stop])

    def draw(self, canvas: TaggedCanvas) -> None:
        """Set the lines."""
        box = Box(self.style.indent, self.height, self.line_width())
        draw_lines(canvas, self.lines, self.style, self.element, box)


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

    def draw(self, canvas: TaggedCanvas) -> None:
        """Set the lines and open the place."""
        if self.opens:
            canvas.open_heading(self.place.key, self.place.title, self.place.level, self.height)
        super().draw(canvas)


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
        marks: Marks = (),
    ) -> None:
        super().__init__(text, style, element, lines, marks)
        self.label = label
        self._label_style = style if label is None or label.room <= LIST_STEP else replace(style, face=Face.SEMIBOLD)
        self._label_lines = self._broken_label()
        self.height = max(self.height, len(self._label_lines) * style.leading)

    def _broken_label(self) -> tuple[Line, ...]:
        if self.label is None:
            return ()
        room = self.label.room - (_LABEL_GAP if self.label.room > LIST_STEP else 0)
        lines = break_lines(self.label.text, self._label_style, room)
        return (*lines[:-1], replace(lines[-1], spaced=True)) if lines else ()

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As for any text, when the label fits beside the first part."""
        parts = super().split(room)
        return parts if parts and parts[0].height <= room else None

    def part(self, start: int, stop: int) -> TextBlock:
        """Lines `start` to `stop`; only the first part has the label."""
        plain = super().part(start, stop)
        label = self.label if start == 0 else None
        return ListItemBlock(self.text, plain.style, self.element, label, plain.lines)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Set the label, then the words."""
        if self.label is not None:
            box = Box(self.style.indent - self.label.room, self.height, self.label.room)
            draw_lines(canvas, self._label_lines, self._label_style, self.label.element, box)
        super().draw(canvas)
