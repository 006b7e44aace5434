"""The views of a page (*vyer*) as one quiet row of words under its header."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from widgets.theme import Role, Space, colours, role_font
from widgets.theme.style import draw_focus_ring

_RADIUS = 6


class SegmentedRow(QTabBar):
    """One of its words is chosen, with the arrow keys or the mouse; `chosen` then carries its key.

    `show_chosen` moves the mark without telling. To a screen reader the row is a list of tabs, as to Qt.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._telling = True
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.currentChanged.connect(self._tell)

    def set_views(self, views: Sequence[tuple[str, str]]) -> None:
        """Offer these, each with its key and its word; what was chosen stays where it still is offered."""
        standing = self.current
        self._telling = False
        while self.count():
            self.removeTab(0)
        self._keys = tuple(key for key, _ in views)
        for _, word in views:
            self.addTab(word)
        self._telling = True
        self.show_chosen(standing)

    @property
    def current(self) -> str:
        """The key of the chosen word; empty where there is none."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def show_chosen(self, key: str) -> None:
        """Mark the word with this key, if there is one."""
        if key in self._keys:
            self._telling = False
            self.setCurrentIndex(self._keys.index(key))
            self._telling = True

    def tabSizeHint(self, index: int) -> QSize:
        # The chosen word is heavier: each has that width from the start, so that none moves.
        metrics = QFontMetrics(role_font(Role.H3))
        text = metrics.size(Qt.TextFlag.TextShowMnemonic, self.tabText(index))
        return QSize(text.width() + 2 * Space.S, metrics.height() + Space.XS + Space.XXS)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = colours(self)
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for at in range(self.count()):
            rect = QRectF(self.tabRect(at).marginsRemoved(QMargins(1, 1, 1, 1)))
            is_chosen = at == self.currentIndex()
            if is_chosen or at == pointed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_tint if is_chosen else tokens.rule))
                painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            painter.setFont(role_font(Role.H3) if is_chosen else role_font(Role.TEXT))
            painter.setPen(QColor(tokens.ink if is_chosen or at == pointed else tokens.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(rect, int(flags), self.tabText(at))
            if is_chosen and self.hasFocus():
                draw_focus_ring(painter, rect, QColor(tokens.accent))
        painter.end()

    def _tell(self, at: int) -> None:
        if self._telling and 0 <= at < len(self._keys):
            self.chosen.emit(self._keys[at])
