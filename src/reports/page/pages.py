"""The foot of a report's pages: title, page and how far the report has come."""

from dataclasses import dataclass

from domain.ground.text import tr
from reports.page.fonts import text_width, tidy
from reports.page.styles import FOOT, FOOT_HEIGHT, FOOT_MARK, FRAME_WIDTH, HAIRLINE, INNER_MARGIN, MUTED, TextStyle
from reports.page.tagging.canvas import Artifact, TaggedCanvas


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page: a short title, the state (`utkast` with print date, or approval), and
    for an internal report the mark *internt*."""

    title: str
    state: str
    internal: bool


def draw_foot(canvas: TaggedCanvas, foot: Foot, page: int, pages: int) -> None:
    """The foot of one page of so many."""
    y = FOOT_HEIGHT
    said = tr("sida {page} ({total})").format(page=page, total=pages)
    width = text_width(said, FOOT.face, FOOT.size)
    with canvas.artifact(Artifact.FOOTER):
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(INNER_MARGIN, y + 2 * FOOT.leading + 2, INNER_MARGIN + FRAME_WIDTH, y + 2 * FOOT.leading + 2)
        title = shortened(foot.title, FOOT, FRAME_WIDTH - width - 20)
        _show(canvas, INNER_MARGIN, y + FOOT.leading, title, FOOT)
        _show(canvas, INNER_MARGIN + FRAME_WIDTH - width, y + FOOT.leading, said, FOOT)
        _show(canvas, INNER_MARGIN, y, foot.state, FOOT)
        if foot.internal:
            mark = tr("internt")
            mark_width = text_width(mark, FOOT_MARK.face, FOOT_MARK.size)
            _show(canvas, INNER_MARGIN + FRAME_WIDTH - mark_width, y, mark, FOOT_MARK)


def _show(canvas: TaggedCanvas, x: float, y: float, text: str, style: TextStyle) -> None:
    canvas.show_text(x, y, text, style.face, style.size, style.colour)


def shortened(text: str, style: TextStyle, width: float) -> str:
    """`text` on one line no wider than `width`, with an ellipsis where something had to go."""
    line = " ".join(tidy(text).split())
    if text_width(line, style.face, style.size) <= width:
        return line
    room, kept = width - text_width("…", style.face, style.size), 0.0
    for at, letter in enumerate(line):
        kept += text_width(letter, style.face, style.size)
        if kept > room:
            return line[:at].rstrip() + "…"
    return line
