"""What every piece of a report's page is: a height, what may stand alone of it, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.page.tagging.canvas import TaggedCanvas


class Block:
    """A piece as wide as the frame. `before` and `after` are the least empty room around it, of which the larger one
    counts between two pieces; `keeps_next` says that it never stands last on a page."""

    height = 0.0
    before = after = 0.0
    keeps_next = False

    def least_height(self) -> float:
        """The height of the least part that may stand at the foot of a page; all of it where it is never split."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """The part that fits in `room` and the rest; None where it is never split, or too little would stand alone."""
        return None

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draws it from its lower left corner, where the canvas stands."""


class Space(Block):
    """Empty room."""

    def __init__(self, height: float) -> None:
        self.height = height


class NewPage(Block):
    """What follows begins on a new page."""
