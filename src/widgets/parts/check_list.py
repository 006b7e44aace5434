"""*Att se över*: what a check found, as rows that can be walked with the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.parts.sign import Sign, draw_sign
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font
from widgets.theme.style import draw_focus_ring

_ITEM = Qt.ItemDataRole.UserRole
_RADIUS = 5
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One finding: its mark, its sentence, what to show when the row is chosen (the owner's own key, or None), and what
    can be answered of it (the owner's too)."""

    sign: Sign
    text: str
    target: object = None
    asks: object = None

    def is_same(self, other: "CheckItem") -> bool:
        """True of the same finding, and of the same question answered or asked again."""
        return self == other or (self.asks is not None and self.asks == other.asks)


class CheckList(QListWidget):
    """Rows with a mark and a sentence. Enter, Space or a click on a row with a target emits `chosen(target)`.

    `nothing` is the sentence shown when there is nothing to look over.
    """

    chosen = Signal(object)

    def __init__(self, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing or tr("Inget att se över.")
        self._items: tuple[CheckItem, ...] = ()
        self._at_least = 0
        self.setAccessibleName(tr("Att se över"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_CheckDelegate(self))
        self.setSpacing(0)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.set_items(())

    def set_items(self, items: Sequence[CheckItem]) -> None:
        """Show these, keeping the row the keyboard stands on where it still is there, answered or not."""
        if tuple(items) == self._items and self.count():
            return
        row, current = self.currentRow(), self.current_item
        self._items = tuple(items)
        self.clear()
        for item in self._items or (CheckItem(Sign.OK, self._nothing),):
            listed = QListWidgetItem(item.text, self)
            listed.setData(_ITEM, item)
            listed.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.sign.word.capitalize()}: {item.text}")
        same = [at for at, each in enumerate(self._items) if current is not None and each.is_same(current)]
        if same or self.hasFocus():
            self.setCurrentRow(same[0] if same else min(row, self.count() - 1))
        self._lay_out()

    @property
    def items_shown(self) -> tuple[CheckItem, ...]:
        """The findings, without the sentence that says there are none."""
        return self._items

    @property
    def current_item(self) -> CheckItem | None:
        """The finding that the keyboard stands on."""
        return self._items[self.currentRow()] if 0 <= self.currentRow() < len(self._items) else None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._content_height(self.count()))

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 20, self._content_height(1))

    def keep_rows(self, at_least: int) -> None:
        """Never give way to fewer rows than that, where so many are left to look over."""
        self._at_least = at_least
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Sentences break anew, and rows have other heights.
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def _lay_out(self) -> None:
        # At once: what Qt puts off is done in the middle of the painting, and all is painted once more.
        self.doItemsLayout()
        if self._at_least:
            left = sum(item.sign is not Sign.OK for item in self._items)
            self.setMinimumHeight(self._content_height(max(min(self._at_least, left), 1)))
        self.updateGeometry()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def _content_height(self, rows: int) -> int:
        return sum(self.sizeHintForRow(row) for row in range(min(rows, self.count())))

    def _choose(self, listed: QListWidgetItem) -> None:
        target = listed.data(_ITEM).target
        if target is not None:
            self.chosen.emit(target)


class _CheckDelegate(QStyledItemDelegate):
    """A tinted row: mark, then the sentence on as many lines as it needs."""

    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = self._text_rect(QRect(0, 0, self._view.viewport().width(), 0))
        metrics = QFontMetrics(role_font(Role.TEXT))
        lines = metrics.boundingRect(0, 0, text.width(), 10_000, _WRAP, index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(self._view.viewport().width(), lines.height() + 2 * Space.S + Space.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: CheckItem = index.data(_ITEM)
        tokens = colours(self._view)
        box = option.rect.adjusted(0, 0, 0, -Space.XS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(item.sign.tint(tokens)))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        side = self._sign_side()
        draw_sign(painter, item.sign, QRectF(box.left() + Space.S, box.center().y() - side / 2, side, side), tokens)
        painter.setFont(role_font(Role.TEXT))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(self._text_rect(box), _WRAP | Qt.AlignmentFlag.AlignVCenter, item.text)
        chosen = item.asks is not None and option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_HasFocus:
            # What a button beside the list answers is seen also when the keyboard is elsewhere.
            draw_focus_ring(painter, QRectF(box), QColor(tokens.accent))
        painter.restore()

    @staticmethod
    def _sign_side() -> int:
        return round(QFontMetrics(role_font(Role.TEXT)).ascent() * 0.95)

    def _text_rect(self, box: QRect) -> QRect:
        return box.adjusted(2 * Space.S + self._sign_side(), 0, -Space.S, 0)


_WRAP = Qt.TextFlag.TextWordWrap
