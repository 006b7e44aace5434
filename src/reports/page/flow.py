"""What every piece of a report's page is."""

from reportlab.platypus import Flowable


class Block(Flowable):  # type: ignore[misc]
    """A flowable of ours. `keeps_next` says that it never stands last on a page.

    ReportLab's own keepWithNext is left alone: it moves a whole long text to the next page with its heading.
    """

    keeps_next = False

    def least_height(self, width: float) -> float:
        """The height of the least part that may stand at the foot of a page; all of it where it is never split."""
        return float(self.wrap(width, 0)[1])
