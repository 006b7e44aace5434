"""A table whose rows and columns are measured from its fonts and its contents."""

from collections.abc import Collection
from itertools import product

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from widgets.parts.text_label import TextLabel
from widgets.sheet.column_header import ColumnHeader
from widgets.sheet.content import Column, Kind, Row
from widgets.sheet.delegate import GridDelegate
from widgets.sheet.held_head import HeldHead
from widgets.sheet.model import GridModel
from widgets.sheet.row_header import RowHeader
from widgets.sheet.sizes import Sizes, group_gap
from widgets.theme import Role, Space

_ROWS_AT_LEAST = 3


class FittedView(QTableView):
    """Wants to be as high as all its rows; scrolls where it is not given that."""

    def __init__(self, *, dense: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dense = dense
        self._measured: object = None
        self._is_whole = False
        self._held: HeldHead | None = None
        # Reckoned and not asked of the bar, which comes and goes while the columns are on their way to another width:
        # a page that made room for it each time would lay itself out without end.
        self._is_too_wide = False
        self._labels: tuple[Sizes | None, tuple[Row, ...], tuple[int, int]] = (None, (), (0, 0))
        self._in_columns: dict[int, int] = {}
        self.grid_model = GridModel(self)
        self.cells = GridDelegate(self, self.grid_model)
        self._columns = ColumnHeader(self)
        self._rows = RowHeader(self)
        self._corner = TextLabel("", Role.TABLE_HEAD, tone="muted", parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._rows)
        self.setModel(self.grid_model)
        self.setItemDelegate(self.cells)
        self.grid_model.dataChanged.connect(self._forget_columns)
        self.grid_model.modelReset.connect(self._in_columns.clear)
        # A total may need more room than it had: "7" becomes "minst 12".
        self.cells.previewed.connect(self.fit)
        self.setProperty("part", "grid")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keep_whole(self) -> None:
        """Never give way: where the page around it scrolls, a grid that did would hide its rows."""
        self._is_whole = True
        self._held = HeldHead(self, self._columns, self._corner)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Measure rows and columns anew: after new contents, another text size or another width."""
        sizes = Sizes.now(dense=self._dense)
        if sizes == self.cells.sizes:
            sizes = self.cells.sizes  # which knows the widths of the texts it has measured
        else:
            self._in_columns.clear()
        self.cells.sizes = sizes
        content = self.grid_model.sheet.content
        scrolls = not self._is_whole and self._height(self.grid_model.rowCount()) > self.height()
        room = self.width() - (self.verticalScrollBar().sizeHint().width() if scrolls else 0)
        least, most_labels = self._least_widths(sizes), sizes.most_label_width(room)
        natural, shortest = self._label_widths(sizes)
        kinds = ((Kind.ENTRY, Kind.TOTAL, Kind.SHOWN), (Kind.TOTAL,))
        longest = range(max((len(column.widest) for column in content.columns), default=0))
        for at, sums in product(longest, kinds):
            at_worst = self._widths_at_worst(sizes, least, sums, at)
            if at_worst != least and min(natural, shortest) + sum(at_worst) <= room:
                least, most_labels = at_worst, 0
                break
        most = [sizes.widest_column + group_gap(content.columns, i) for i in range(len(least))]

        def shared_out(columns: list[int]) -> tuple[int, list[int]]:
            labels = min(natural, max(most_labels, room - sum(columns), shortest))
            spare = max(room - labels - sum(columns), 0) // max(len(columns), 1)
            return labels, [max(width, min(width + spare, limit)) for width, limit in zip(columns, most, strict=True)]

        # As an empty sheet while all fits in it: nothing moves when a figure is typed that there was room for.
        labels, widths = shared_out(self._widths_of_nothing(sizes))
        if any(width < needed for width, needed in zip(widths, least, strict=True)):
            labels, widths = shared_out(least)
        self._is_too_wide = labels + sum(widths) > room
        measured = (sizes, content.columns, content.rows, content.row_title, labels, widths, self._is_too_wide)
        if measured == self._measured:
            return
        self._measured = measured
        # Told of each width the table would measure itself and paint all once more, when everything is painted already.
        with QSignalBlocker(self._columns), QSignalBlocker(self._rows):
            for i, width in enumerate(widths):
                self.setColumnWidth(i, width)
            self._columns.set_columns(content.columns, sizes)
            self._rows.set_rows(content.rows, sizes, labels)
        self._corner.setText(content.row_title)
        self.updateGeometries()
        self.viewport().update()
        self.updateGeometry()

    def _label_widths(self, sizes: Sizes) -> tuple[int, int]:
        """Width of the longest label on one line, what heads them included, and that within which no word of a label
        has to break; measured once for the same labels."""
        content = self.grid_model.sheet.content
        rows = (*content.rows, Row("", content.row_title))
        if self._labels[:2] != (sizes, rows):
            swatch = sizes.swatch if any(row.swatch for row in rows) else 0
            natural = (sizes.label_width(row.label, row.level) for row in rows)
            words = (sizes.label_width(word, row.level) for row in rows for word in row.label.split())
            self._labels = (sizes, rows, (max(natural, default=-swatch) + swatch, max(words, default=-swatch) + swatch))
        return self._labels[2]

    def _least_widths(self, sizes: Sizes) -> list[int]:
        """Of the columns for what stands in them; measured anew where something else does."""
        columns = self.grid_model.sheet.content.columns
        for i, column in enumerate(columns):
            if i not in self._in_columns:
                self._in_columns[i] = self._least_width(sizes, i, column)
        return self._even([self._in_columns[i] for i in range(len(columns))])

    def _widths_of_nothing(self, sizes: Sizes) -> list[int]:
        """Of the columns before anything stands in them."""
        columns = self.grid_model.sheet.content.columns
        bare = [sizes.column_width(each, [], []) + group_gap(columns, i) for i, each in enumerate(columns)]
        return self._even(bare)

    def _least_width(self, sizes: Sizes, i: int, column: Column) -> int:
        sheet = self.grid_model.sheet
        faces = [sheet.face((row, i)) for row in range(len(sheet.content.rows))]
        plain = [face.text for face in faces if face.mark is None]
        marked = [face.text for face in faces if face.mark is not None and face.unsaved is None]
        return sizes.column_width(column, plain, marked) + group_gap(sheet.content.columns, i)

    def _forget_columns(self, first: QModelIndex, last: QModelIndex) -> None:
        for i in range(first.column(), last.column() + 1):
            self._in_columns.pop(i, None)

    def _widths_at_worst(self, sizes: Sizes, least: list[int], marked_in: Collection[Kind], at: int) -> list[int]:
        """Of the columns with the longest that may come to stand in them, or one that is shorter, marked as a sum that
        does not agree is."""
        widths = []
        columns = self.grid_model.sheet.content.columns
        for i, (width, column) in enumerate(zip(least, columns, strict=True)):
            longest = [*column.widest[min(at, len(column.widest) - 1) :][:1]]
            worst = sizes.column_width(column, longest, longest if column.kind in marked_in else [])
            widths.append(max(width, worst + group_gap(columns, i)) if longest else width)
        return self._even(widths)

    def _even(self, widths: list[int]) -> list[int]:
        content = self.grid_model.sheet.content
        gaps = [group_gap(content.columns, i) for i in range(len(widths))]
        # Boxes are of one width, or the eye looks for a reason.
        each = list(zip(widths, gaps, content.columns, strict=True))
        box = max((width - gap for width, gap, column in each if column.kind is Kind.ENTRY), default=0)
        return [max(width, box + gap) if column.kind is Kind.ENTRY else width for width, gap, column in each]

    def sizeHint(self) -> QSize:
        sizes = self.cells.sizes
        width = min(self._label_widths(sizes)[0], sizes.long_label) + sum(self._least_widths(sizes))
        return QSize(width, self._height(self.grid_model.rowCount()))

    def minimumSizeHint(self) -> QSize:
        rows = self.grid_model.rowCount()
        return QSize(self.cells.sizes.long_label, self._height(rows if self._is_whole else min(_ROWS_AT_LEAST, rows)))

    def _height(self, rows: int) -> int:
        below = self.horizontalScrollBar().sizeHint().height() if self._is_too_wide else 0
        return self._columns.sizeHint().height() + sum(self.rowHeight(row) for row in range(rows)) + 2 + below

    def updateGeometries(self) -> None:
        super().updateGeometries()
        inset = Space.XXS
        self._corner.setGeometry(inset, 0, max(self._rows.width() - inset, 0), self._columns.height() - inset - 1)
        self._corner.raise_()
        if self._held is not None:
            self._held.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event)

    def _show_focus(self, _event: QFocusEvent) -> None:
        """Where the keyboard is shows in the marked cells alone; Qt's own view would paint every cell anew."""
        model = self.selectionModel()
        self.viewport().update(self.visualRegionForSelection(model.selection()))
        self.update(model.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        restyled = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if restyled and self.cells.sizes != Sizes.now(dense=self._dense):
            self.fit()
