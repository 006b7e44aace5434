"""The tables of a document as they were read, with the cells that do not agree marked by sign, colour and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from domain.recounting.amount import read_amount
from domain.recounting.document import Table
from domain.recounting.finding import Finding, Grade
from domain.recounting.grid import At
from widgets.parts import Sign
from widgets.parts.sign import draw_sign
from widgets.sheet.block import write_block
from widgets.text import tr
from widgets.theme import Role, Space, colours, role_font, wear
from widgets.theme.style import draw_focus_ring

SIGNS = {Grade.WRONG: Sign.ERROR, Grade.LOOK: Sign.WARNING, Grade.SAID: Sign.NOTE}
_SIGN = Qt.ItemDataRole.UserRole
_WIDEST = 44
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell is marked with: the gravest of what is told of it, and all of it in words."""

    sign: Sign
    words: str


def marks_of(findings: Sequence[Finding]) -> dict[At, Mark]:
    """The marks of one table: the cell a finding is about has its sign, those that it is reckoned from a note."""
    grades = list(Grade)
    told = [
        (SIGNS[each.grade], each.cells[:1], each.text)
        for each in sorted(findings, key=lambda each: grades.index(each.grade))
    ]
    told += [
        (Sign.NOTE, each.cells[1:], tr("Ingår i: {text}").format(text=each.text))
        for each in findings
        if each.grade is not Grade.SAID
    ]
    marks: dict[At, Mark] = {}
    for sign, cells, words in told:
        for at in cells:
            known = marks.get(at)
            marks[at] = Mark(known.sign, f"{known.words}\n{words}") if known else Mark(sign, words)
    return marks


class DocumentModel(QAbstractTableModel):
    """The cells of one table."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table("", ())
        self._marks: dict[At, Mark] = {}
        self._columns: tuple[str, ...] = ()

    def show(self, table: Table, marks: dict[At, Mark], columns: tuple[str, ...] = ()) -> None:
        """Another table; `columns` name its columns where they are neither letters nor numbers."""
        self.beginResetModel()
        self.table, self._marks, self._columns = table, marks, columns
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.table.rows else len(self.table.rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self.table.rows[index.row()][index.column()]
        mark = self._marks.get((index.row(), index.column()))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text.strip()
            case Qt.ItemDataRole.TextAlignmentRole:
                is_number = not self._columns and read_amount(text) is not None
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return mark.words if mark is not None else None
            case Qt.ItemDataRole.AccessibleTextRole:
                place = self.table.cell_name(index.row(), index.column())
                told = f", {mark.sign.word}: {mark.words}" if mark is not None else ""
                return f"{place}: {text.strip()}{told}"
            case _ if role == _SIGN:
                return mark
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self.table.first_row + section)
        if self._columns:
            return self._columns[section]
        name = self.table.cell_name(0, section).rstrip("0123456789")
        return name if self.table.lettered else str(self.table.first_column + section)


class DocumentView(QTableView):
    """Walked with the arrow keys; Ctrl+C copies what is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.content = DocumentModel()
        self.setModel(self.content)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(tr("Tabellen som den är läst"))
        self.setProperty("part", "grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            wear(header, Role.TABLE_HEAD)

    def show_table(self, table: Table, findings: Sequence[Finding], columns: tuple[str, ...] = ()) -> None:
        """Another table, from its first cell. Of running text `columns` name place and text, and lines are broken."""
        self.content.show(table, marks_of(findings), columns)
        self._fit()
        if table.rows:
            self.go_to((0, 0))

    def go_to(self, at: At) -> None:
        """Stand in a cell, and show it."""
        index = self.content.index(*at)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def copy(self) -> None:
        """Put what is selected on the clipboard, as a spreadsheet takes it."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        texts = [[self.content.table.rows[row][column].strip() for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(texts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "content"):
            self._fit()

    def _fit(self) -> None:
        header, text = self.horizontalHeader(), self.content.columnCount() == 2 and bool(self.content._columns)
        letter = QFontMetrics(role_font(Role.TABLE)).averageCharWidth()
        self.setWordWrap(text)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(role_font(Role.TABLE)).height() + Space.S)
        header.setMaximumSectionSize(-1 if text else letter * _WIDEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        header.setStretchLastSection(text)
        if text:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        else:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class _CellDelegate(QStyledItemDelegate):
    """A marked cell has the tint of its sign and the sign itself, before its text."""

    def __init__(self, view: DocumentView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.font = role_font(Role.TABLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        mark: Mark | None = index.data(_SIGN)
        if mark is not None:
            painter.fillRect(option.rect, QColor(mark.sign.tint(colours(self._view))))
        super().paint(painter, option, index)
        if mark is not None:
            side = QFontMetrics(role_font(Role.TABLE)).ascent() * 0.8
            at_left = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
            left = option.rect.left() + Space.XXS if at_left else option.rect.right() - side - Space.XXS
            square = QRectF(left, option.rect.center().y() - side / 2, side, side)
            draw_sign(painter, mark.sign, square, colours(self._view))
        if option.state & QStyle.StateFlag.State_Selected:
            draw_focus_ring(painter, QRectF(option.rect), QColor(colours(self._view).accent))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setWidth(size.width() + QFontMetrics(role_font(Role.TABLE)).ascent() + Space.XS)
        return size
