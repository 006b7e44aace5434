"""The pages under each other, as they will be printed: scrolled, zoomed, and read out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.parts.pdf import PdfPages
from widgets.text import tr
from widgets.theme import Space, colours

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIT = 1.0


class PageView(QScrollArea):
    """Page up and page down go a page at a time, plus and minus zoom, 0 fits the width.

    From the start a page is as wide as on paper, or as the view where that is narrower.

    `page_changed` carries the page at the top, counted from 0.
    """

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages-of-report")
        self.setAccessibleName(tr("Rapportens sidor"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pdf: PdfPages | None = None
        self._pages: list[_Page] = []
        self._zoom = _ZOOMS.index(_FIT)
        self._whole_width = False
        self._column = QWidget()
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, Space.M)
        self._layout.setSpacing(Space.M)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._column)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        # Pages that have just been laid out have moved under the view.
        self.verticalScrollBar().rangeChanged.connect(self._on_scroll)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page that is nearest the top, counted from 0."""
        at = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max((i for i, page in enumerate(self._pages) if page.y() <= at), default=0)

    def show_pdf(self, pdf: PdfPages) -> None:
        """Show `pdf`, at the page and zoom that was shown before; the one before is closed."""
        page = self.page
        self.clear()
        self._pdf = pdf
        for number in range(pdf.count):
            shown = _Page(pdf, number, self._column)
            self._layout.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
            self._pages.append(shown)
        self._fit()
        # The layout has not given the pages their places yet.
        QTimer.singleShot(0, self, lambda: self.go_to(min(page, self.count - 1)))

    def clear(self) -> None:
        """Show nothing."""
        for page in self._pages:
            self._layout.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = []
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page, counted from 0."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._pages[page].y())
            self.page_changed.emit(page)

    def zoom(self, steps: int) -> None:
        """Larger (above 0), smaller (below 0), or the width of the view (0)."""
        self._whole_width = not steps
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + steps)) if steps else _ZOOMS.index(_FIT)
        page = self.page
        self._fit()
        QTimer.singleShot(0, self, lambda: self.go_to(page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        to = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and key in to:
            self.go_to(max(0, min(self.count - 1, to[Qt.Key(key)])))
        elif plain and key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * Space.XS
        for page in self._pages:
            fitting = room if self._whole_width else min(room, page.natural_width())
            page.set_width(max(round(fitting * _ZOOMS[self._zoom]), 1))
        self._layout.activate()

    def _on_scroll(self) -> None:
        self.page_changed.emit(self.page)


class _Page(QWidget):
    """One page; drawn when it is seen, at the sharpness of the screen."""

    def __init__(self, pdf: PdfPages, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._number = pdf, number
        self._paper = pdf.size(number)
        self._drawn: QPixmap | None = None
        self.setAccessibleName(tr("Sida {number} av {count}").format(number=number + 1, count=pdf.count))
        self.setAccessibleDescription(pdf.text(number))

    def natural_width(self) -> int:
        """The width on paper, at the screen's resolution."""
        return round(self._paper.width() * self.logicalDpiX() / 72)

    def set_width(self, width: int) -> None:
        """Be drawn `width` wide, and as high as that makes it."""
        size = QSize(width, round(width * self._paper.height() / self._paper.width()))
        if size != self.minimumSize():
            self.setFixedSize(size)
            self._drawn = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._drawn = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap.fromImage(self._pdf.image(self._number, round(self.width() * ratio)))
            self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setPen(QColor(colours(self).rule))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
