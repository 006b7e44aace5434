"""The sheets of a report: a cover, and pages whose foot says title, page and how far the report has come."""

from dataclasses import dataclass

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from domain.ground.text import tr
from reports.page.fonts import text_width, tidy
from reports.page.styles import (
    BOTTOM_MARGIN,
    FOOT,
    FOOT_HEIGHT,
    FOOT_MARK,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    HAIRLINE,
    INNER_MARGIN,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TextStyle,
)
from reports.page.tagging.canvas import Artifact, TaggedCanvas

_BODY = "body"


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page: a short title, the state (`utkast` with print date, or approval), and
    for an internal report the mark *internt*."""

    title: str
    state: str
    internal: bool


class ReportTemplate(BaseDocTemplate):  # type: ignore[misc]
    """The pages of one report, `total` of them in all as far as is known so far."""

    def __init__(self, foot: Foot, total: int, has_cover: bool) -> None:
        super().__init__("", pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
        self._foot, self._total = foot, total
        if has_cover:
            self.addPageTemplates(PageTemplate(id="cover", frames=[_frame()], autoNextPageTemplate=_BODY))
        self.addPageTemplates(PageTemplate(id=_BODY, frames=[_frame()], onPage=self._draw_foot))

    def _draw_foot(self, canvas: TaggedCanvas, _template: object) -> None:
        y = FOOT_HEIGHT
        page = tr("sida {page} ({total})").format(page=canvas.getPageNumber(), total=self._total)
        width = text_width(page, FOOT.face, FOOT.size)
        with canvas.artifact(Artifact.FOOTER):
            canvas.setStrokeColor(MUTED)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(INNER_MARGIN, y + 2 * FOOT.leading + 2, INNER_MARGIN + FRAME_WIDTH, y + 2 * FOOT.leading + 2)
            title = shortened(self._foot.title, FOOT, FRAME_WIDTH - width - 20)
            _show(canvas, INNER_MARGIN, y + FOOT.leading, title, FOOT)
            _show(canvas, INNER_MARGIN + FRAME_WIDTH - width, y + FOOT.leading, page, FOOT)
            _show(canvas, INNER_MARGIN, y, self._foot.state, FOOT)
            if self._foot.internal:
                mark = tr("internt")
                mark_width = text_width(mark, FOOT_MARK.face, FOOT_MARK.size)
                _show(canvas, INNER_MARGIN + FRAME_WIDTH - mark_width, y, mark, FOOT_MARK)


def _show(canvas: TaggedCanvas, x: float, y: float, text: str, style: TextStyle) -> None:
    canvas.show_text(x, y, text, style.face, style.size, style.colour)


def _frame() -> Frame:
    return Frame(
        INNER_MARGIN,
        BOTTOM_MARGIN,
        FRAME_WIDTH,
        FRAME_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


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
