"""A picture that somebody has put in a report: a Figure with what is read to whoever cannot see it."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from domain.ground.text import tr
from domain.reporting.appendix import Picture
from reports.page.flow import Block
from reports.page.fonts import writable
from reports.page.story import Story
from reports.page.styles import FRAME_HEIGHT, FRAME_WIDTH, SPACE_2
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.structure import Element, Role

# A picture of fewer points than the page has room for is not blown up.
_POINTS = 72 / 110
_TALLEST = FRAME_HEIGHT * 0.82


class DrawnPicture:
    """A picture of at most `width` × `height`, in its own proportions. Raises OSError where it cannot be read."""

    def __init__(self, image: bytes, width: float, height: float) -> None:
        self._reader = ImageReader(BytesIO(image))
        wide, tall = self._reader.getSize()
        shrink = min(width / wide, height / tall, _POINTS)
        self.width, self.height = wide * shrink, tall * shrink

    def draw(self, canvas: TaggedCanvas, figure: Element, x: float, y: float) -> None:
        """Draws it with its lower left corner there, as the content of `figure`."""
        left, low = canvas.absolutePosition(x, y)
        box = (left, low, left + self.width, low + self.height)
        figure.set_attribute("Layout", "Placement", "Block")
        figure.set_attribute("Layout", "BBox", tuple(round(value, 2) for value in box))
        with canvas.mark(figure):
            canvas.show_image(self._reader, x, y, self.width, self.height)


class PictureBlock(Block):
    """A picture as wide as the frame at most, and never so tall that a heading has no room over it."""

    def __init__(self, picture: DrawnPicture, figure: Element) -> None:
        self._picture, self._figure = picture, figure
        self.before = self.after = SPACE_2
        self.height = self._picture.height

    def draw(self, canvas: TaggedCanvas) -> None:
        """The picture at the left edge."""
        self._picture.draw(canvas, self._figure, 0, 0)


def figure_of(story: Story, picture: Picture) -> Element:
    """The Figure that a picture is, with its words."""
    figure = story.element(Role.FIGURE)
    figure.alternative = writable(picture.alternative)
    return figure


def tell_picture(story: Story, picture: Picture) -> None:
    """A picture that somebody has chosen; its words alone where it cannot be read."""
    try:
        drawn = DrawnPicture(picture.image, FRAME_WIDTH, _TALLEST)
    except OSError:
        story.paragraph(tr("Bilden kan inte läsas: {words}").format(words=picture.alternative))
    else:
        story.add(PictureBlock(drawn, figure_of(story, picture)))


def says_nothing(called: str, picture: Picture) -> str:
    """That its words tell nothing of what the picture shows."""
    text = tr("{called} beskrivs bara som ”{words}”: den som inte ser bilden får inte veta vad den visar.")
    return text.format(called=called, words=picture.alternative.strip())


def unjudged(pictures: str) -> str:
    """What nobody but a reader can judge of a picture that somebody has chosen."""
    text = tr("Kontrasten i {pictures} kan inte prövas: se efter att text och linjer i dem syns också i svartvitt.")
    return text.format(pictures=pictures)
