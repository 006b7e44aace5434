"""From a told report to the bytes of a PDF: laid out, then drawn once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from machine.files import write_whole
from reports.page.fonts import writable
from reports.page.layout import Sheet, lay_out
from reports.page.pages import Foot, draw_foot
from reports.page.story import Story
from reports.page.styles import BOTTOM_MARGIN, INNER_MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from reports.page.table_layout import Table
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.metadata import DocumentInfo
from reports.page.text import HeadingBlock

_MOST_TELLINGS = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF (*utskrift*). `undrawable` lists letters the fonts lack; a box stands for each in the text.
    `tables` are those that stand in it, in their order."""

    content: bytes
    pages: int
    undrawable: tuple[str, ...]
    tables: tuple[Table, ...] = ()

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises UserProblem when the folder cannot take it."""
        write_whole(path, self.content)


def print_report(info: DocumentInfo, foot: Foot, tell: Callable[[Story], None]) -> Printed:
    """The PDF of what `tell` tells. The same `info`, `foot` and story give the same bytes.

    Only a report with letters that the fonts lack is told again, with those letters known.
    """
    clean = DocumentInfo(writable(info.title), writable(info.author), writable(info.subject), info.day)
    undrawable: tuple[str, ...] = ()
    for _ in range(_MOST_TELLINGS):
        story = Story(undrawable)
        tell(story)
        sheets = lay_out(*story.finished())
        canvas = TaggedCanvas(clean, story.root, (PAGE_WIDTH, PAGE_HEIGHT))
        _draw(canvas, sheets, story, foot)
        if tuple(canvas.undrawable) == undrawable:
            return Printed(
                canvas.finish(), len(sheets), undrawable, tuple(_with_pages(each, story) for each in story.tables)
            )
        undrawable = tuple(canvas.undrawable)
    raise RuntimeError("the letters that cannot be drawn do not settle")


def _with_pages(table: Table, story: Story) -> Table:
    """The table with the page in each row that leads somewhere."""
    rows = (
        replace(row, cells=(*row.cells[:-1], str(story.page_of[row.leads_to]))) if row.leads_to else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _draw(canvas: TaggedCanvas, sheets: list[Sheet], story: Story, foot: Foot) -> None:
    """Every page, once it is known on which page each heading stands and how many pages there are."""
    story.page_of.update(
        (placed.block.place.key, number)
        for number, sheet in enumerate(sheets, 1)
        for placed in sheet.placed
        if isinstance(placed.block, HeadingBlock) and placed.block.opens
    )
    for number, sheet in enumerate(sheets, 1):
        for placed in sheet.placed:
            canvas.saveState()
            canvas.translate(INNER_MARGIN, BOTTOM_MARGIN + placed.bottom)
            placed.block.draw(canvas)
            canvas.restoreState()
        if number > 1 or not story.has_cover:
            draw_foot(canvas, foot, number, len(sheets))
        canvas.showPage()
