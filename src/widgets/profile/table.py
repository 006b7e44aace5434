"""The profile's table: persons per kind of benefit, shares, and the year before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from domain.benefits.benefit import Benefit
from domain.ground.display import show_change, show_count, show_percent
from domain.ground.period import Period, PeriodKind, narrow
from domain.ground.value import Empty, Value
from domain.profile.profile import Profile
from domain.profile.row import ProfileRow
from widgets.charts.table import pasted_lines
from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, role_font
from widgets.theme.style import draw_focus_ring

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_SWATCH = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INSET = 3
# As much as leaves the whole table in sight on a small screen at 200 %.
_BETWEEN = 6
_Look = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading, the figure below it, and how it is shown; `strong` is the period in question.

    `beside` is a figure of the year before that stands in parentheses after it.
    """

    heading: str
    value: Callable[[ProfileRow], Value]
    show: Callable[[Value], str]
    beside: Callable[[ProfileRow], Value] | None = None
    strong: bool = False
    quiet: bool = False
    spoken: str = ""

    def shown(self, row: ProfileRow) -> "_Shown":
        """The cell as it is drawn, again and again."""
        return _Shown(self.text(row), self.is_quiet(row), self.strong or row.kind is None)

    def text(self, row: ProfileRow) -> str:
        """What the cell shows."""
        text = self.show(self.value(row))
        before = Empty.SAKNAS if self.beside is None else self.beside(row)
        return text if isinstance(before, Empty) else f"{text} ({bare_percent(before)})"

    def sentence(self, row: ProfileRow) -> str:
        """What is read out: the row, the column and the figure."""
        return f"{row.label}, {self.spoken or self.heading}: {self.text(row)}"

    def is_quiet(self, row: ProfileRow) -> bool:
        """True for what stands back: the year before, and figures that are not there."""
        return self.quiet or isinstance(self.value(row), Empty)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A cell's text, and whether it stands back or out."""

    text: str
    quiet: bool
    strong: bool


def bare_percent(share: Value) -> str:
    """A share without its sign, as it stands in parentheses after another: `16,7`."""
    return show_percent(share).removesuffix("%").rstrip()


def _heading(period: Period, when: str) -> str:
    """A period as it heads a narrow column: `2021`, `2021 H1`, `mars 2021`, an incomplete one by its months."""
    if when != period.label:
        return narrow(when)
    return period.code if period.kind is PeriodKind.HALF else when


def _columns(profile: Profile) -> tuple[_Column, ...]:
    now = _heading(profile.period, profile.when)
    before = _heading(profile.previous_period, profile.when_before)
    return (
        _Column(before, lambda row: row.persons_before, show_count, quiet=True),
        _Column(now, lambda row: row.persons, show_count, strong=True),
        _Column(tr("Skillnad"), lambda row: row.difference, show_change),
        _Column(tr("Av alla"), lambda row: row.share_of_total, show_percent),
        _Column(
            tr("Av bef. ({before})").format(before=before),
            lambda row: row.share_of_population,
            show_percent,
            beside=lambda row: row.share_of_population_before,
            spoken=tr("andel av befolkningen {ages} år ({before})").format(
                ages=profile.age_group.replace("-", "–"), before=before
            ),
        ),
        _Column(
            tr("Procentenheter"),
            lambda row: row.change.points,
            lambda value: show_change(value, 1),
            spoken=tr("ändring i procentenheter"),
        ),
    )


class ProfileTableModel(QAbstractTableModel):
    """Rows are the six kinds and the total; texts are exactly what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ProfileRow] = ()
        self._columns: tuple[_Column, ...] = ()
        self._cells: list[list[_Shown]] = []

    def show(self, profile: Profile) -> None:
        """Show another profile."""
        self.beginResetModel()
        self._rows, self._columns = profile.all_rows, _columns(profile)
        self._cells = [
            [_Shown(row.label, quiet=False, strong=row.kind is None), *(column.shown(row) for column in self._columns)]
            for row in self._rows
        ]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._columns else len(self._columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Ersättning") if section == 0 else self._columns[section - 1].heading
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return self._columns[section - 1].spoken or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == 0 else _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = index.column()
        cell = self._cells[index.row()][at]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if at == 0 else _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._rows[index.row()]
            return self._columns[at - 1].sentence(row) if at else row.label
        return None

    def cell(self, row: int, at: int) -> _Shown:
        """A cell as it is drawn."""
        return self._cells[row][at]

    def kind(self, row: int) -> Benefit | None:
        """The kind a row is about; None for the total."""
        return self._rows[row].kind

    def lines(self, indexes: Sequence[_Index]) -> list[list[str]]:
        """The chosen cells, row by row, headings first."""
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        heading = [str(self.headerData(at, Qt.Orientation.Horizontal)) for at in columns]
        return [heading, *([self._cells[row][at].text for at in columns] for row in rows)]

    def as_text(self, indexes: Sequence[_Index]) -> str:
        """The chosen cells as they are shown, with tabs between."""
        return "\n".join("\t".join(cells) for cells in self.lines(indexes)) + "\n"


class _Delegate(QStyledItemDelegate):
    """Draws a swatch before the kind, a thin rule above the total, and nothing else around the figures.

    Texts are drawn here and not by the style, which asks each cell for a dozen things that are the same in all.
    """

    def __init__(self, model: ProfileTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._fonts: dict[_Look, tuple[QFont, QFontMetrics]] = {}

    def font(self, cell: _Shown) -> QFont:
        """What a cell is written in."""
        return self._written(cell)[0]

    def metrics(self, cell: _Shown) -> QFontMetrics:
        """How wide its letters are."""
        return self._written(cell)[1]

    def _written(self, cell: _Shown) -> tuple[QFont, QFontMetrics]:
        look = cell.quiet, cell.strong
        if look not in self._fonts:
            font = _font(cell)
            self._fonts[look] = font, QFontMetrics(font)
        return self._fonts[look]

    def forget_fonts(self) -> None:
        """Other fonts or another text size."""
        self._fonts.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, at = index.row(), index.column()
        cell, kind = self._model.cell(row, at), self._model.kind(row)
        tokens, rect = colours(option.widget), QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_tint))
        if at == 0 and kind is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(tokens, kind.value)))
            top = rect.center().y() - _SWATCH // 2
            painter.drawRoundedRect(QRect(rect.left() + 2, top, _SWATCH, _SWATCH), 2, 2)
            painter.restore()
        painter.setFont(self.font(cell))
        painter.setPen(colour(tokens.muted if cell.quiet else tokens.ink))
        left = _SWATCH + Space.XS if at == 0 else 0
        painter.drawText(rect.adjusted(left + _INSET, 0, -_INSET, 0), int(_RIGHT if at else _LEFT), cell.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, QRectF(rect), colour(tokens.accent))
        if kind is None:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), QColor(tokens.field_rule))


def _font(cell: _Shown) -> QFont:
    if cell.quiet:
        return role_font(Role.SMALL)
    font = role_font(Role.H3 if cell.strong else Role.TABLE)
    font.setPixelSize(role_font(Role.TABLE).pixelSize())
    return font


class ProfileTable(QTableView):
    """Read with the arrow keys; Ctrl+C copies what is chosen, the whole table where nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile-table")
        self.setAccessibleName(tr("Helårspersoner per ersättning"))
        self._model = ProfileTableModel(self)
        self.setModel(self._model)
        self._drawn = _Delegate(self._model, self)
        self._measured: object = None
        self.setItemDelegate(self._drawn)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionsClickable(False)
        heading.setMinimumSectionSize(1)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def show_profile(self, profile: Profile) -> None:
        """Show another profile; the cell the keyboard stands on stays where it is."""
        current = self.currentIndex()
        at = (current.row(), current.column()) if current.isValid() else (0, 1)
        self._model.show(profile)
        self._measure()
        self.setCurrentIndex(self._model.index(*at))
        self.clearSelection()
        # Now and not in the middle of the painting, which would be done once more for it.
        self.executeDelayedItemsLayout()

    @property
    def kind(self) -> Benefit | None:
        """The kind of the row the keyboard stands in; None for the total."""
        at = self.currentIndex()
        return self._model.kind(at.row()) if at.isValid() else None

    def copied_text(self) -> str:
        """What Ctrl+C is about, as it is shown."""
        return self._model.as_text(self._chosen())

    def copy(self) -> None:
        """Copy to the clipboard; official statistics are copied as published (ruling 22)."""
        QGuiApplication.clipboard().setText(pasted_lines(self._model.lines(self._chosen())))

    def _chosen(self) -> Sequence[_Index]:
        chosen = self.selectedIndexes()
        if len(chosen) > 1:
            return chosen
        return [
            self._model.index(r, c) for r in range(self._model.rowCount()) for c in range(self._model.columnCount())
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # First, or a bar comes and goes below columns of the width that was.
        self._measure()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._drawn.forget_fonts()
            self._measure()

    def _measure(self) -> None:
        """Columns as wide as their widest text: the names take what the figures leave, and are never cut."""
        line, rows = QFontMetrics(role_font(Role.TABLE)).height(), self._model.rowCount()
        least = [self._width(at) for at in range(self._model.columnCount())]
        spare = max(self.viewport().width() - sum(least), 0)
        if (measured := (line, rows, least, spare)) == self._measured:
            return
        self._measured = measured
        heading = self.horizontalHeader()
        heading.setFont(role_font(Role.TABLE_HEAD))
        self.verticalHeader().setDefaultSectionSize(line + Space.XS)
        self.setMinimumHeight(rows * (line + Space.XS) + heading.sizeHint().height() + Space.XXS)
        if not rows:
            return
        # Told of each width the table would measure itself and paint all once more, when everything is painted already.
        with QSignalBlocker(heading):
            for at, width in enumerate(least):
                heading.resizeSection(at, width if at else width + spare)
        self.updateGeometries()
        self.viewport().update()
        self.setMinimumWidth(sum(least))

    def _width(self, at: int) -> int:
        head = str(self._model.headerData(at, Qt.Orientation.Horizontal))
        widest = QFontMetrics(role_font(Role.TABLE_HEAD)).horizontalAdvance(head)
        for row in range(self._model.rowCount()):
            cell = self._model.cell(row, at)
            widest = max(widest, self._drawn.metrics(cell).horizontalAdvance(cell.text))
        return widest + _BETWEEN + 2 * _INSET + (0 if at else _SWATCH + Space.XS)
