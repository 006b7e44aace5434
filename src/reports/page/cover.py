"""The cover (*försättsblad*): who, what, when, and how far the report has come."""

from contextlib import suppress
from dataclasses import dataclass, replace

from domain.reporting.appendix import Picture
from reports.page.flow import Block
from reports.page.fonts import text_width
from reports.page.lines import break_lines
from reports.page.pages import shortened
from reports.page.picture import DrawnPicture, figure_of
from reports.page.story import Story
from reports.page.styles import (
    ACCENT,
    COVER_FACT,
    COVER_GROUP,
    COVER_MARK,
    COVER_TITLE,
    COVER_YEAR,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    SPACE_1,
    SPACE_2,
    SPACE_4,
    TextStyle,
)
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.structure import Element, Role
from reports.page.text import Box, draw_lines

_TITLE_SIZES = (32, 26, 20, 15, 11)
_TITLE_ROOM = 280.0
_TITLE_TOP = FRAME_HEIGHT * 0.68
_GROUP_LINES = 3
_STAMP = (110.0, 70.0)


@dataclass(frozen=True, slots=True)
class Cover:
    """The words of a cover. `facts` stand at its foot, `marks` (such as *Internt*) under them in a stronger hand;
    `logo` is no larger than a stamp."""

    group: str
    title: str
    year: str
    facts: tuple[str, ...]
    marks: tuple[str, ...] = ()
    logo: Picture | None = None


def tell_cover(story: Story, cover: Cover) -> None:
    """The cover, and a new page after it."""
    story.has_cover = True
    with story.section():
        story.add(_CoverBlock(cover, story))
    story.new_page()


class _CoverBlock(Block):
    def __init__(self, cover: Cover, story: Story) -> None:
        self.height = FRAME_HEIGHT
        beside = COVER_GROUP if cover.logo is None else replace(COVER_GROUP, measure=FRAME_WIDTH - _STAMP[0] - SPACE_4)
        self._group = _Words(cover.group, beside, story.element(Role.P), _GROUP_LINES)
        self._title = _title(cover.title, story.element(Role.TITLE))
        self._year = _Words(cover.year, COVER_YEAR, story.element(Role.P))
        self._foot = [_Words(fact, COVER_FACT, story.element(Role.P)) for fact in cover.facts]
        self._foot += [_Words(mark, COVER_MARK, story.element(Role.P)) for mark in cover.marks]
        self._logo: tuple[DrawnPicture, Element] | None = None
        if cover.logo is not None:
            with suppress(OSError):
                drawn = DrawnPicture(cover.logo.image, *_STAMP)
                self._logo = drawn, figure_of(story, cover.logo)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Group at the top, title above the middle, state at the foot."""
        self._group.draw(canvas, self.height)
        if self._logo is not None:
            logo, figure = self._logo
            logo.draw(canvas, figure, FRAME_WIDTH - logo.width, self.height - logo.height)
        with canvas.artifact():
            canvas.setFillColor(ACCENT)
            canvas.rect(0, _TITLE_TOP + SPACE_4, 56, 3, stroke=0, fill=1)
        top = self._title.draw(canvas, _TITLE_TOP)
        self._year.draw(canvas, top - SPACE_2)
        bottom = sum(words.height + SPACE_1 for words in self._foot)
        for words in self._foot:
            bottom = words.draw(canvas, bottom) - SPACE_1


class _Words:
    """A text on the cover, no more than `most` lines of it; the file's own title is never cut."""

    def __init__(self, text: str, style: TextStyle, element: Element, most: int = 12) -> None:
        self._style, self._element = style, element
        self._lines = break_lines(text, style, style.measure)
        self.holds_all = len(self._lines) <= most
        if not self.holds_all:
            last = self._lines[most - 1].text
            room = style.measure - text_width("…", style.face, style.size)
            ending = shortened(last, style, room).removesuffix("…") + "…"
            self._lines = (*self._lines[: most - 1], *break_lines(ending, style, style.measure))

    @property
    def height(self) -> float:
        return len(self._lines) * self._style.leading

    def draw(self, canvas: TaggedCanvas, top: float) -> float:
        """Sets the text from `top` down and gives the height where it ends."""
        draw_lines(canvas, self._lines, self._style, self._element, Box(0, top, self._style.measure))
        return top - self.height


def _title(text: str, element: Element) -> _Words:
    """The title in the largest size that leaves the cover its air."""
    words = _Words(text, COVER_TITLE, element)
    for size in _TITLE_SIZES:
        style = replace(COVER_TITLE, size=size, leading=size * 1.2)
        words = _Words(text, style, element, most=int(_TITLE_ROOM / style.leading))
        if words.holds_all:
            break
    return words
