"""From a told report to the bytes of a PDF: laid out until page numbers stand still."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from machine.files import write_whole
from reports.page.fonts import writable
from reports.page.pages import Foot, ReportTemplate
from reports.page.story import Known, Story
from reports.page.styles import PAGE_HEIGHT, PAGE_WIDTH
from reports.page.tagging.canvas import TaggedCanvas
from reports.page.tagging.metadata import DocumentInfo

_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF (*utskrift*). `undrawable` lists letters the fonts lack; a box stands for each in the text."""

    content: bytes
    pages: int
    undrawable: tuple[str, ...]

    def save(self, path: Path) -> None:
        """Write the file whole or not at all. Raises UserProblem when the folder cannot take it."""
        write_whole(path, self.content)


def print_report(info: DocumentInfo, foot: Foot, tell: Callable[[Story], None]) -> Printed:
    """The PDF of what `tell` tells. The same `info`, `foot` and story give the same bytes."""
    clean = DocumentInfo(writable(info.title), writable(info.author), writable(info.subject), info.day)
    known = Known()
    for _ in range(_MOST_PASSES):
        canvas, found = _lay_out(clean, foot, tell, known)
        if found == known:
            return Printed(canvas.finish(), found.pages, found.undrawable)
        known = found
    raise RuntimeError("the pages of the report do not settle")


def _lay_out(info: DocumentInfo, foot: Foot, tell: Callable[[Story], None], known: Known) -> tuple[TaggedCanvas, Known]:
    story = Story(known)
    tell(story)
    canvas = TaggedCanvas(info, story.root, (PAGE_WIDTH, PAGE_HEIGHT))
    template = ReportTemplate(foot, known.pages, story.has_cover)
    template.build(story.finished(), canvasmaker=lambda *_args, **_settings: canvas)
    found = Known(len(canvas.page_contents), dict(canvas.heading_pages), tuple(canvas.undrawable))
    return canvas, found
