"""The pages of a finished PDF as pictures and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from machine.pdfium import one_at_a_time

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_POINTS_PER_INCH = 72


class PdfPages:
    """A PDF that is open for looking at. Any thread may ask; `close` when done."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        with one_at_a_time:
            self._document: PdfDocument | None = pypdfium2.PdfDocument(content)
            self.count = len(self._document)

    def size(self, page: int) -> QSizeF:
        """Width and height of a page, counted from 0, in points."""
        with one_at_a_time:
            return QSizeF(*self._open().get_page_size(page))

    def image(self, page: int, width: int) -> QImage:
        """A page as a picture that is `width` pixels wide."""
        with one_at_a_time:
            shown = self._open()[page]
            try:
                bitmap = shown.render(scale=width / shown.get_width(), prefer_bgrx=True)
                drawn = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
                # The picture only borrows the bitmap's bytes.
                copied = drawn.copy()
                bitmap.close()
            finally:
                shown.close()
            return copied

    def text(self, page: int) -> str:
        """What stands on a page, in reading order."""
        with one_at_a_time:
            shown = self._open()[page]
            words = shown.get_textpage()
            try:
                return " ".join(str(words.get_text_range()).split())
            finally:
                words.close()
                shown.close()

    def close(self) -> None:
        """Let go of the document. Closing twice is fine."""
        with one_at_a_time:
            document, self._document = self._document, None
            if document is not None:
                document.close()

    def _open(self) -> PdfDocument:
        if self._document is None:
            raise ValueError("the document is closed")
        return self._document


def pixels(points: float, dots_per_inch: int) -> int:
    """A length on paper at a resolution."""
    return round(points * dots_per_inch / _POINTS_PER_INCH)
