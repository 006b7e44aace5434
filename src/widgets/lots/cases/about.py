"""What the cases of a period were about, as a table with bars."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidgetItem, QWidget

from domain.ground.display import show_count, show_percent
from domain.ground.value import at_least
from domain.lots.breakdown import AboutGroup, AboutRow
from widgets.parts.plain_table import PlainTable
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font

_ROW = Qt.ItemDataRole.UserRole
_WORD, _CASES, _SHARE, _BAR = range(4)
_RADIUS = 3


class AboutTable(PlainTable):
    """Each list under its heading: the word, how many cases have it, their share, and a bar from zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (tr("Det ärendena gällde"), tr("Ärenden"), tr("Andel av ärendena"), tr("Stapel"))
        super().__init__(tr("Vad ärendena gällde"), headings, narrow=(_WORD, _CASES, _SHARE), parent=parent)
        self.setObjectName("lots-about")
        self.setItemDelegateForColumn(_BAR, _BarDelegate(self))

    def show_groups(self, groups: Sequence[AboutGroup]) -> None:
        """Show these."""
        self.setRowCount(sum(1 + len(group.rows) for group in groups))
        at = 0
        for group in groups:
            self._set(at, _WORD, group.title, heading=True)
            for column in (_CASES, _SHARE, _BAR):
                self._set(at, column, "")
            for row in group.rows:
                at += 1
                self._set(at, _WORD, row.label)
                self._set(at, _CASES, show_count(row.cases))
                self._set(at, _SHARE, show_percent(row.share))
                self._set(at, _BAR, "").setData(_ROW, row)
            at += 1
        self.resizeColumnsToContents()

    def _set(self, row: int, column: int, text: str, *, heading: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if heading:
            item.setFont(role_font(Role.H3))
        if column in (_CASES, _SHARE):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)
        return item


class _BarDelegate(QStyledItemDelegate):
    """A bar as long as the share; what it says stands in the columns before it."""

    def __init__(self, table: AboutTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(_ROW)
        if not isinstance(row, AboutRow):
            return
        box = QRectF(option.rect).adjusted(Space.XS, Space.XXS, -Space.XS, -Space.XXS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours(self._table).accent))
        box.setWidth(max(box.width() * float(at_least([row.share])) / 100, 1))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.restore()
