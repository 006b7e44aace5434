"""The list of a year's recommendations, grouped by owning party or theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelection, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.ground.display import swedish_order
from domain.recommendations.recommendation import Recommendation
from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, role_font

_NOWHERE = QModelIndex()
_INSET = Space.S


@dataclass(frozen=True, slots=True)
class _Row:
    """A recommendation, or the theme above a run of them."""

    theme: str
    recommendation: Recommendation | None = None


def _grouped(recommendations: Sequence[Recommendation]) -> list[_Row]:
    """Themes in Swedish order with their recommendations below; those without a theme come last."""
    themes = sorted({each.theme.strip() for each in recommendations}, key=lambda name: (not name, swedish_order(name)))
    rows = []
    for theme in themes:
        rows.append(_Row(theme or tr("Utan ägare")))
        rows += [_Row(theme, each) for each in recommendations if each.theme.strip() == theme]
    return rows


class RecommendationModel(QAbstractListModel):
    """The rows of the list; themes can be read but not chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, recommendations: Sequence[Recommendation]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._rows = _grouped(recommendations)
        self.endResetModel()

    def recommendation_at(self, index: QModelIndex | QPersistentModelIndex) -> Recommendation | None:
        """The recommendation of a row, None for a theme."""
        return self._rows[index.row()].recommendation if index.isValid() else None

    def index_of(self, recommendation: int) -> QModelIndex:
        """Where the recommendation with this id stands; invalid where it does not."""
        for at, row in enumerate(self._rows):
            if row.recommendation is not None and row.recommendation.id == recommendation:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].recommendation is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.theme if row.recommendation is None else row.recommendation.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.recommendation is None:
                return row.theme
            text = tr("{title}, {status}")
            return text.format(title=row.recommendation.title, status=row.recommendation.status.label)
        return None


class _RowDelegate(QStyledItemDelegate):
    """Draws a theme as a small heading, a recommendation as its title with the status below."""

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
    """The list itself; `chosen` is emitted with the id when another recommendation becomes current."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recommendation-list")
        self.setAccessibleName(tr("Rekommendationer"))
        self.setMinimumWidth(QFontMetrics(role_font(Role.TEXT)).averageCharWidth() * 22)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._model = RecommendationModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self))
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._refreshing = False

    def show_recommendations(self, recommendations: Sequence[Recommendation], current: int | None) -> None:
        """List these and mark `current` without announcing it."""
        self._refreshing = True
        self._model.show(recommendations)
        if current is not None:
            self.setCurrentIndex(self._model.index_of(current))
        self._refreshing = False

    def _selection_changed(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        indexes = chosen.indexes()
        found = self._model.recommendation_at(indexes[0]) if indexes else None
        if found is not None and not self._refreshing:
            self.chosen.emit(found.id)
