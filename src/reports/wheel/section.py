"""The year wheel on a page: drawn as on screen, with a table of the same items under it."""

from collections.abc import Sequence

from domain.ground.display import EN_DASH
from domain.ground.text import tr
from domain.wheel.item import WheelItem
from domain.wheel.year import Occurrence, State
from drawing.layout.wheel import Wheel, lay_wheel
from reports.page.charts import render
from reports.page.charts.laid_out import letters, on_paper
from reports.page.flow import Block
from reports.page.fonts import writable
from reports.page.story import Story
from reports.page.styles import FRAME_WIDTH, SPACE_2
from reports.page.table_layout import Column, Row, Table
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.structure import Element, Role

_WIDTH = 300.0
"""As wide as leaves room for the list on the same page."""


def tell_wheel(story: Story, year: int, comes: Sequence[Occurrence]) -> None:
    """The wheel of a year and its list; a sentence where it has no items."""
    if not comes:
        story.paragraph(tr("Årshjulet har inga punkter."))
        return
    story.paragraph(tr("Vad gruppen gör när, och när källorna kommer, {year}.").format(year=year))
    wheel = Wheel(year, tuple(comes))
    with story.whole():
        story.add(_WheelBlock(wheel, story.element(Role.FIGURE)))
        story.table(_table(wheel))


def _table(wheel: Wheel) -> Table:
    """One row for each item, what comes every month last; an item of a month with the state it has."""
    # Of a year that nobody watched there is no state to tell.
    states = any(each.state is not State.PASSED for each in wheel.comes)
    columns = (tr("När"), tr("Vad"), tr("Ansvarig funktion"), *((tr("Läge"),) if states else ()))
    monthly: dict[int, WheelItem] = {each.item.id: each.item for each in wheel.comes if each.item.month is None}
    rows = [
        (each.when, each.item.what, each.item.who, each.said) for each in wheel.comes if each.item.month is not None
    ]
    rows += [(item.when, item.what, item.who, _count(wheel, item)) for item in monthly.values()]
    return Table(
        wheel.title,
        tuple(Column(title) for title in columns),
        tuple(Row(tuple(cell or EN_DASH for cell in row[: len(columns)])) for row in rows),
    )


def _count(wheel: Wheel, item: WheelItem) -> str:
    """How many times it is done: `3 av 12 klara`."""
    of = [each for each in wheel.comes if each.item.id == item.id]
    return tr("{done} av {count} klara").format(done=sum(each.done is not None for each in of), count=len(of))


class _WheelBlock(Block):
    """The drawing, a Figure with an alternative text."""

    def __init__(self, wheel: Wheel, figure: Element) -> None:
        laid = lay_wheel(wheel, _WIDTH, letters())
        self._drawing, self._figure = on_paper(laid, FRAME_WIDTH, (FRAME_WIDTH - _WIDTH) / 2), figure
        figure.alternative = writable(wheel.alternative)
        self.before = self.after = SPACE_2
        self.height = laid.height

    def draw(self, canvas: TaggedCanvas) -> None:
        """The wheel from the left edge."""
        left, low = canvas.absolutePosition(0, 0)
        box = (left, low, left + self._drawing.width, low + self._drawing.height)
        self._figure.set_attribute("Layout", "Placement", "Block")
        self._figure.set_attribute("Layout", "BBox", tuple(round(value, 2) for value in box))
        with canvas.mark(self._figure):
            render(self._drawing, canvas)
