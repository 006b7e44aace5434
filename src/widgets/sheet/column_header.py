"""The headings of a grid: groups ("Kön", "Ålder") over the columns' own labels."""

from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.parts.quiet_header import QuietHeader
from widgets.sheet.content import Column
from widgets.sheet.sizes import BOX_GAP, BOX_PAD, Sizes, group_gap
from widgets.theme import Space, colour, colours


class ColumnHeader(QuietHeader):
    """Labels right-aligned over their figures, a thin rule under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[Column, ...] = ()
        self._sizes = Sizes.now()

    def set_columns(self, columns: tuple[Column, ...], sizes: Sizes) -> None:
        """Head these columns."""
        self._columns, self._sizes = columns, sizes
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._sizes.head).height()
        grouped = any(column.group for column in self._columns)
        # The table takes the height alone.
        return QSize(0, line * (2 if grouped else 1) + Space.XS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = colours(self)
        painter.setFont(self._sizes.head)
        painter.setPen(colour(tokens.muted))
        line = QFontMetrics(self._sizes.head).height()
        foot = self.height() - Space.XXS - 1
        for i, column in enumerate(self._columns):
            label = QRect(self._left(i), foot - line, self._right(i) - self._left(i), line)
            if label.intersects(event.rect()):
                painter.drawText(label, Qt.AlignmentFlag.AlignRight, column.label)
        for group, members in groupby(range(len(self._columns)), key=lambda i: self._columns[i].group):
            covered = list(members)
            left = self._left(covered[0]) + group_gap(self._columns, covered[0])
            right = self._right(covered[-1]) + BOX_PAD
            painter.drawText(QRect(left, foot - 2 * line, right - left, line), Qt.AlignmentFlag.AlignHCenter, group)
        painter.fillRect(0, self.height() - 1, self.length() - self.offset(), 1, colour(tokens.rule))

    def _left(self, section: int) -> int:
        return self.sectionViewportPosition(section)

    def _right(self, section: int) -> int:
        return self._left(section) + self.sectionSize(section) - BOX_GAP // 2 - BOX_PAD
