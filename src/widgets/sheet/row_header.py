"""The labels of a grid's rows, indented as a tree where rows are parts of others."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from widgets.parts.quiet_header import QuietHeader
from widgets.sheet.content import Kind, Row
from widgets.sheet.sizes import Sizes
from widgets.theme import Space, colour, colours


class RowHeader(QuietHeader):
    """Labels to the left, broken over lines where they are long; a rule above each total."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows: tuple[Row, ...] = ()
        self._sizes = Sizes.now()
        self._width = 0

    def set_rows(self, rows: tuple[Row, ...], sizes: Sizes, width: int) -> None:
        """Label these rows, within `width`; their heights follow from it."""
        self._rows, self._sizes, self._width = rows, sizes, width
        for i, row in enumerate(rows):
            self.resizeSection(i, sizes.label_height(row.label, self._text(i, QRect(0, 0, width, 0)).width()))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        # The table takes the width alone; Qt's own hint would read and measure every label for a height nobody wants.
        return QSize(self._width, 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self.logicalIndexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._rows[row].label if row >= 0 else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = colours(self)
        for i, row in enumerate(self._rows):
            area = QRect(0, self.sectionViewportPosition(i), self.width(), self.sectionSize(i))
            if not area.intersects(event.rect()):
                continue
            total = row.kind is Kind.TOTAL
            if total:
                painter.fillRect(area.left(), area.top(), area.width(), 1, colour(tokens.muted))
            if row.swatch:
                side = self._sizes.sign
                swatch = QRect(area.left() + Space.XXS, area.center().y() - side // 2, side, side)
                painter.fillRect(swatch, colour(getattr(tokens, row.swatch)))
            painter.setFont(self._sizes.heavy if total else self._sizes.figure)
            painter.setPen(colour(tokens.ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._text(i, area), flags, row.label)

    def _text(self, row: int, area: QRect) -> QRect:
        indent = self._rows[row].level * self._sizes.indent + Space.XXS
        if any(each.swatch for each in self._rows):
            indent += self._sizes.swatch
        return area.adjusted(indent, 0, -Space.XS, 0)
