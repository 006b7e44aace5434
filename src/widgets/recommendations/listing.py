"""The list of recommendations under their headings: one or several are chosen, and moved by keyboard or mouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.recommendations.recommendation import Recommendation
from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, role_font

_NOWHERE = QModelIndex()
_INSET = Space.S


Groups = Sequence[tuple[str, Sequence[Recommendation]]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A recommendation with its number in the year, or the heading above a run of them."""

    heading: str
    recommendation: Recommendation | None = None
    number: int = 0

    @property
    def recommendation_id(self) -> int | None:
        """None for a heading."""
        return None if self.recommendation is None else self.recommendation.id

    @property
    def words(self) -> str:
        """The heading, or `4. Unga utan sysselsättning`."""
        if self.recommendation is None:
            return self.heading
        return tr("{number}. {title}").format(number=self.number, title=self.recommendation.title)


class RecommendationModel(QAbstractListModel):
    """The rows of the list; headings can be read but not chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, groups: Groups, numbers: Mapping[int, int]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._rows = []
        for heading, below in groups:
            self._rows += [_Row(heading)] if heading else []
            self._rows += [_Row(heading, each, numbers[each.id]) for each in below]
        self.endResetModel()

    def recommendation_at(self, index: QModelIndex | QPersistentModelIndex) -> Recommendation | None:
        """The recommendation of a row, None for a heading."""
        return self._rows[index.row()].recommendation if index.isValid() else None

    def heading_at(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The heading that a row stands under, or is."""
        return self._rows[index.row()].heading

    def rows_of(self, recommendation: int) -> list[QModelIndex]:
        """Where the recommendation with this id stands; in several places where it is under several headings."""
        return [self.index(at) for at, row in enumerate(self._rows) if row.recommendation_id == recommendation]

    def under(self, heading: str) -> list[int]:
        """The ids of those under a heading, in order."""
        return [row.recommendation.id for row in self._rows if row.heading == heading and row.recommendation]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._rows[index.row()].recommendation is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.recommendation is None:
                return row.heading
            return tr("{title}, {status}").format(title=row.words, status=row.recommendation.status.label)
        return None


class _RowDelegate(QStyledItemDelegate):
    """Draws a heading small, a recommendation as its number and title with the status below."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        small, text = (self._line(role) for role in (Role.SMALL, Role.TEXT))
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return QSize(0, small + Space.M + Space.XXS)
        return QSize(0, text + small + Space.M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        tokens = colours(view)
        area = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        painter.save()
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            painter.setFont(role_font(Role.TABLE_HEAD))
            painter.setPen(colour(tokens.muted))
            area.setBottom(area.bottom() - Space.XXS)
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, index.data())
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(colour(tokens.accent))
            painter.setBrush(colour(tokens.accent_tint))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), Space.XXS, Space.XXS)
        area.adjust(0, Space.XS, 0, -Space.XS)
        font = role_font(Role.H3 if chosen else Role.TEXT)
        painter.setFont(font)
        painter.setPen(colour(tokens.ink))
        model = index.model()
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        recommendation = model.recommendation_at(index) if isinstance(model, RecommendationModel) else None
        if recommendation is not None:
            painter.setFont(role_font(Role.SMALL))
            painter.setPen(colour(tokens.muted))
            painter.drawText(
                area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, recommendation.status.label
            )
        painter.restore()

    @staticmethod
    def _line(role: Role) -> int:
        return QFontMetrics(role_font(role)).height()


class RecommendationList(QListView):
    """The list itself, with one or several chosen. `chosen` carries their ids, the one that the keyboard is on first;
    `moved` that they are to stand before another, or after it; `misplaced` that they were dropped under another
    heading."""

    chosen = Signal(tuple)
    moved = Signal(tuple, int, bool)
    misplaced = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recommendation-list")
        self.setAccessibleName(tr("Rekommendationer"))
        self.setMinimumWidth(QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 22)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._model = RecommendationModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self))
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._refreshing = False

    def show_groups(self, groups: Groups, numbers: Mapping[int, int], chosen: Sequence[int]) -> None:
        """List these and mark those `chosen`, the first of them for the keyboard, without announcing it. One under
        several headings stays where it was."""
        self._refreshing = True
        heading = self._model.heading_at(self.currentIndex()) if self.currentIndex().isValid() else ""
        self._model.show(groups, numbers)
        current = None
        selection = QItemSelection()
        for each in chosen:
            rows = self._model.rows_of(each)
            row = next((row for row in rows if self._model.heading_at(row) == heading), rows[0] if rows else None)
            if row is not None:
                selection.select(row, row)
                current = row if current is None else current
        marks = self.selectionModel()
        if current is not None:
            marks.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        marks.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current is not None:
            self.scrollTo(current)
        self._refreshing = False

    @property
    def listed(self) -> list[int]:
        """The ids as they are listed, each once."""
        rows = (self._model.recommendation_at(self._model.index(at)) for at in range(self._model.rowCount()))
        return list(dict.fromkeys(each.id for each in rows if each is not None))

    def step(self, by: int) -> None:
        """Ask that those chosen are moved past their neighbour under the same heading: down, or up below 0."""
        headings = {self._model.heading_at(index) for index in self.selectedIndexes()}
        if len(headings) != 1:
            self.misplaced.emit()
            return
        run, chosen = self._model.under(headings.pop()), set(self._chosen())
        places = [at for at, each in enumerate(run) if each in chosen]
        past = places[-1] + 1 if by > 0 else places[0] - 1
        if 0 <= past < len(run):
            self.moved.emit(self._chosen(), run[past], by > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move what is chosen."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps and self.selectedIndexes():
            self.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Those chosen are to stand where they are dropped. The list itself changes when that is stored."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        last = self._model.index(self._model.rowCount() - 1)
        target, after = (index, place.y() > self.visualRect(index).center().y()) if index.isValid() else (last, True)
        if self._model.recommendation_at(target) is None:
            target, after = target.siblingAtRow(target.row() + 1), False
        onto, chosen = self._model.recommendation_at(target), self._chosen()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QListView.State.NoState)
        headings = {self._model.heading_at(row) for row in self.selectedIndexes()}
        if headings != {self._model.heading_at(target)}:
            self.misplaced.emit()
        elif onto is not None and onto.id not in chosen:
            self.moved.emit(chosen, onto.id, after)

    def _chosen(self) -> tuple[int, ...]:
        """The ids chosen, each once, the one that the keyboard is on first."""
        rows = sorted(self.selectedIndexes(), key=lambda row: (row != self.currentIndex(), row.row()))
        found = (self._model.recommendation_at(row) for row in rows)
        return tuple(dict.fromkeys(each.id for each in found if each is not None))

    def _selection_changed(self) -> None:
        if not self._refreshing and (chosen := self._chosen()):
            self.chosen.emit(chosen)
