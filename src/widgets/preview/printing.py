"""Pages on paper: drawn at the printer's own resolution, so that letters are as sharp as it can make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter

from domain.ground.problem import UserProblem
from widgets.jobs import Progress
from widgets.parts.pdf import PdfPages, pixels
from widgets.text import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# Beyond this no one sees a difference, but a page takes hundreds of megabytes.
_MOST_DOTS = 400


def print_pages(content: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the pages of a PDF that the user chose in the printer's dialog; returns how many.

    Raises UserProblem when the printer can't be started. Runs as a job; a cancel takes the whole print away.
    """
    pdf = PdfPages(content)
    try:
        first, last = printer.fromPage() or 1, printer.toPage() or pdf.count
        chosen = range(first - 1, min(last, pdf.count))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        painter = QPainter()
        if not painter.begin(printer):
            raise UserProblem(tr("Skrivaren svarar inte. Ingenting skrevs ut. Rapporten är orörd."))
        try:
            for done, page in enumerate(chosen):
                _check(progress, printer, done / max(len(chosen), 1))
                if done:
                    printer.newPage()
                _draw(pdf, page, printer, painter)
        finally:
            painter.end()
        return len(chosen)
    finally:
        pdf.close()


def _check(progress: Progress, printer: QPrinter, part: float) -> None:
    try:
        progress.at(part)
    except BaseException:
        printer.abort()
        raise


def _draw(pdf: PdfPages, page: int, printer: QPrinter, painter: QPainter) -> None:
    """The page in the middle of the paper, at its own size, or smaller where the paper is."""
    paper = QSizeF(printer.pageRect(printer.Unit.DevicePixel).size())
    size = pdf.size(page)
    width, height = (pixels(length, printer.resolution()) for length in (size.width(), size.height()))
    shrink = min(1.0, paper.width() / width, paper.height() / height)
    dots = min(printer.resolution(), _MOST_DOTS)
    target = QSizeF(width * shrink, height * shrink)
    left, top = (paper.width() - target.width()) / 2, (paper.height() - target.height()) / 2
    picture = pdf.image(page, pixels(size.width() * shrink, dots))
    painter.drawImage(QRectF(left, top, target.width(), target.height()), picture)
