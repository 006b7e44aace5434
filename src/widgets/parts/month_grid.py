"""Twelve months of several rows, drawn: a tinted figure or a status in each, a way to go there."""

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from domain.ground.display import EN_DASH
from domain.ground.period import Period, month_names
from domain.ground.value import Empty
from drawing.palette import Palette
from widgets.parts.quiet_header import QuietHeader
from widgets.theme import Role, Space, blend, colours, role_font
from widgets.theme.style import draw_focus_ring

_CELL = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_RADIUS = 3
_CELL_PAD = 6
"""Height of a cell above that of its text: with it the month and its year fit a small screen."""
_PALEST, _DEEPEST = 0.04, 0.45
"""How much of the accent nought and the year's largest count are tinted with: their figures keep 4.5:1."""


class MonthCell(Protocol):
    """One row's month. `depth` tints a count by its share of the largest, None where there is none; `doubtful` marks
    what is to be looked over; a status is a word and not a figure."""

    @property
    def month(self) -> Period: ...
    @property
    def is_status(self) -> bool: ...
    @property
    def text(self) -> str: ...
    @property
    def depth(self) -> float | None: ...
    @property
    def doubtful(self) -> bool: ...
    @property
    def spoken(self) -> str: ...


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Twelve months under one label; `key` is the owner's name for the row."""

    label: str
    cells: tuple[MonthCell, ...]
    key: str = ""


def depth_tint(tokens: Palette, depth: float) -> QColor:
    """The ground of a count: `depth` is its share of the year's largest."""
    return blend(tokens.accent, tokens.paper, _PALEST + (_DEEPEST - _PALEST) * depth)


class _MonthModel(QAbstractTableModel):
    """Rows of parties and the row of statuses, columns of months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[MonthRow, ...] = ()
        self._current: Period | None = None

    def show(self, rows: tuple[MonthRow, ...], current: Period | None) -> None:
        """Replace what is shown, keeping the current cell where the rows are the same."""
        before, was_current = self.rows, self._current
        self._current = current
        if before and [r.label for r in before] == [r.label for r in rows]:
            self.rows = rows
            for row, (old, new) in enumerate(zip(before, rows, strict=True)):
                for column, cells in enumerate(zip(old.cells, new.cells, strict=True)):
                    if cells[0] != cells[1]:
                        self.dataChanged.emit(self.index(row, column), self.index(row, column))
            if was_current != current:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 11)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def cell(self, index: _Index) -> MonthCell:
        """The cell at a place that exists."""
        return self.rows[index.row()].cells[index.column()]

    def is_current_month(self, column: int) -> bool:
        """True for the month that the sheet shows."""
        return self.rows[0].cells[column].month == self._current

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self.rows else 12

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        return cell if role == _CELL else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not self.rows:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.rows[section].label
        return month_names()[self.rows[0].cells[section].month.number - 1][:3]


class MonthGrid(QTableView):
    """Walked with the arrow keys; Enter or a click emits `chosen` with the month, and `chosen_in` with it and the row's
    key; `moved` says that the keyboard went to another cell."""

    chosen = Signal(object)
    moved = Signal()
    chosen_in = Signal(object, str)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._model = _MonthModel(self)
        self._fitted: tuple[int, int, int] | None = None
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self, self._model))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        # The corner draws a frame of its own, and Qt shows it again each time the headers move.
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: none; }")
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalHeader(_Headings(Qt.Orientation.Horizontal, self._model, self))
        self.setVerticalHeader(_Headings(Qt.Orientation.Vertical, self._model, self))
        self.clicked.connect(self._choose)

    def show_months(
        self, rows: tuple[MonthRow, ...], current: Period | None = None, begin: tuple[int, int] | None = None
    ) -> None:
        """Show these; the keyboard begins at the row and column of `begin`, else at the current month."""
        others = not self._model.rows or self._model.rows[0].cells[0].month != rows[0].cells[0].month
        at = self.currentIndex()
        self._model.show(rows, current)
        if others or not at.isValid():
            column = next((c for c, cell in enumerate(rows[0].cells) if cell.month == current), 0)
            self.setCurrentIndex(self._model.index(*(begin or (0, column))))
        self._fit()

    def sizeHint(self) -> QSize:
        label = self.verticalHeader().sizeHint().width()
        return QSize(label + 12 * self._least_width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.verticalHeader().sizeHint().width() + 3 * self._least_width(), self._height())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: _Index) -> None:
        if index.isValid():
            shown = self._model.cell(index).month
            self.chosen.emit(shown)
            self.chosen_in.emit(shown, self._model.rows[index.row()].key)

    def _fit(self) -> None:
        room = self.width() - self.verticalHeader().sizeHint().width()
        width = max(room // 12, self._least_width())
        fitted = (width, self._row_height(), self._model.rowCount())
        if fitted != self._fitted:
            self._fitted = fitted
            self._set_sizes(width)
        # Now and not in the middle of the painting, which would be done once more for it.
        self.executeDelayedItemsLayout()

    def _set_sizes(self, width: int) -> None:
        # Told of a width the table would paint all once more, in a while.
        with QSignalBlocker(self.horizontalHeader()), QSignalBlocker(self.verticalHeader()):
            for column in range(self._model.columnCount()):
                self.setColumnWidth(column, width)
            for row in range(self._model.rowCount()):
                self.setRowHeight(row, self._row_height())
        self.updateGeometries()
        self.viewport().update()
        self.updateGeometry()

    @staticmethod
    def _least_width() -> int:
        return (
            QFontMetrics(role_font(Role.SMALL)).horizontalAdvance(f"99{EN_DASH}99 {Empty.SAKNAS.label[:2]}") + Space.S
        )

    @staticmethod
    def _row_height() -> int:
        return QFontMetrics(role_font(Role.SMALL)).height() + _CELL_PAD

    def _height(self) -> int:
        # Reckoned, since the bar itself comes and goes while the columns are on their way to another width.
        room = self.width() - self.verticalHeader().sizeHint().width()
        below = self.horizontalScrollBar().sizeHint().height() if 12 * self._least_width() > room else 0
        head = self.horizontalHeader().sizeHint().height()
        return head + self._model.rowCount() * self._row_height() + below


class _Headings(QuietHeader):
    """Months over the columns, the sheet's own month heavier; parties beside the rows."""

    def __init__(self, orientation: Qt.Orientation, model: _MonthModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._rows = model

    def sizeHint(self) -> QSize:
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(0, QFontMetrics(role_font(Role.SMALL)).height() + Space.XXS)
        metrics = QFontMetrics(role_font(Role.SMALL))
        widest = max((metrics.horizontalAdvance(row.label) for row in self._rows.rows), default=0)
        return QSize(widest + Space.M, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = colours(self)
        across = self.orientation() is Qt.Orientation.Horizontal
        sideways = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        for section in range(self.count()):
            current = across and self._rows.is_current_month(section)
            painter.setFont(role_font(Role.TABLE_HEAD if current else Role.SMALL))
            painter.setPen(QColor(tokens.ink if current or not across else tokens.muted))
            text = str(self._rows.headerData(section, self.orientation()))
            painter.drawText(self._area(section), sideways | Qt.AlignmentFlag.AlignVCenter, text)

    def _area(self, section: int) -> QRect:
        start, length = self.sectionViewportPosition(section), self.sectionSize(section)
        if self.orientation() is Qt.Orientation.Horizontal:
            return QRect(start, 0, length, self.height())
        return QRect(0, start, self.width(), length)


class _CellDelegate(QStyledItemDelegate):
    """A tint as deep as the count is large, a warning's frame where something is missing, dots where nothing is."""

    def __init__(self, view: MonthGrid, model: _MonthModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = self._model.cell(index)
        tokens = colours(self._view)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = rect.adjusted(Space.XXS // 2 + 1, Space.XXS // 2, -Space.XXS // 2 - 1, -Space.XXS // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(role_font(Role.TABLE_HEAD if cell.is_status else Role.SMALL))
        ink = tokens.ink
        if cell.is_status:
            ink = tokens.warning if cell.doubtful else tokens.accent
        elif cell.doubtful:
            ink = tokens.warning
            painter.setPen(QPen(QColor(tokens.warning), 1))
            painter.setBrush(QColor(tokens.warning_tint))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        elif cell.depth is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(depth_tint(tokens, cell.depth))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        elif not cell.text:
            painter.setPen(QPen(QColor(tokens.rule), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus_ring(painter, box.toRectF(), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(tokens.field_rule), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.restore()
