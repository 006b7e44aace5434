"""Choices and buttons beside one another for as long as there is room; then the row goes on below."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from widgets.theme import Space

_Group = list[QWidgetItem]


class WrappingRow(QLayout):
    """What is added in one call stays together: a box with the word before it. Nothing in it is ever narrower than it
    wants to be, unless a whole row is. `at_end` puts the rows to the right."""

    def __init__(self, *, at_end: bool = False, spacing: int = Space.XS) -> None:
        super().__init__()
        self._at_end = at_end
        self._groups: list[_Group] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add(self, *together: QWidget) -> None:
        """Put these after those already there."""
        self._groups.append([])
        for widget in together:
            self.addChildWidget(widget)
            self._groups[-1].append(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """What Qt itself adds."""
        assert isinstance(item, QWidgetItem)
        self._groups.append([item])

    def count(self) -> int:
        return sum(len(group) for group in self._groups)

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = [item for group in self._groups for item in group]
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        taken = self.itemAt(index)
        for group in self._groups:
            if taken in group:
                group.remove(taken)
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Kept, as Qt's own layouts do: a page that is laid out once asks hundreds of times.
        if width not in self._heights:
            rows = self._rows(width)
            self._heights[width] = sum(_height(row) for row in rows) + self.spacing() * max(len(rows) - 1, 0)
        return self._heights[width]

    def invalidate(self) -> None:
        super().invalidate()
        self._heights.clear()

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = self._shown()
        return QSize(self._width(shown), max((_height([group]) for group in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest of what stays together, its boxes as narrow as they may be."""
        shown = self._shown()
        width = max((self._width([group], QWidgetItem.minimumSize) for group in shown), default=0)
        return QSize(width, max((_height([group]) for group in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height, left = _height(row), rect.left()
            if self._at_end:
                left = max(left, rect.right() + 1 - self._width(row))
            for item in _items(row):
                size = item.sizeHint().boundedTo(QSize(rect.right() + 1 - left, height))
                middle = QPoint(left, top + (height - size.height()) // 2)
                item.setGeometry(QRect(middle, size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[_Group]:
        seen = ([item for item in group if not item.isEmpty()] for group in self._groups)
        return [group for group in seen if group]

    def _rows(self, width: int) -> list[list[_Group]]:
        rows: list[list[_Group]] = []
        for group in self._shown():
            if rows and self._width([*rows[-1], group]) <= width:
                rows[-1].append(group)
            else:
                rows.append([group])
        return rows

    def _width(self, row: list[_Group], size: Callable[[QWidgetItem], QSize] = QWidgetItem.sizeHint) -> int:
        items = list(_items(row))
        return sum(size(item).width() for item in items) + self.spacing() * max(len(items) - 1, 0)


def _items(row: list[_Group]) -> Iterator[QWidgetItem]:
    return (item for group in row for item in group)


def _height(row: list[_Group]) -> int:
    return max((item.sizeHint().height() for item in _items(row)), default=0)
