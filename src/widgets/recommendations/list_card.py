"""The card to the left: the list with what is sought in it and how it is grouped, or how much is filled in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QWidget

from domain.recommendations.fill_rate import fill_rate
from domain.recommendations.listing import Grouping, grouped, matches, numbers
from domain.recommendations.recommendation import Recommendation, RecommendationStatus
from widgets.parts import Button, Card, CheckItem, CheckList, EmptyState, SegmentedRow, Sign
from widgets.recommendations.listing import RecommendationList
from widgets.tab.contract import Services
from widgets.text import tr
from widgets.theme import Space

_LIST, _BOARD = "list", "board"
_GROUPING = "rekommendationer.grupper"
"""What the choice is remembered by."""


class ListCard(Card):
    """`regrouped` says that others are to be listed now; `empty_wanted` asks for the next recommendation without the
    field with that key."""

    regrouped = Signal()
    empty_wanted = Signal(object)

    def __init__(self, services: Services, area_names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(accessible_name=tr("Rekommendationer"), parent=parent)
        self._services, self._area_names = services, area_names
        self._listed: Sequence[Recommendation] = ()
        self._chosen: Sequence[int] = ()
        self.list = RecommendationList()
        self._seen = SegmentedRow(tr("Vad listan visar"))
        self._seen.set_views([(_LIST, tr("Lista")), (_BOARD, tr("Fyllnadsgrad"))])
        self._seen.show_chosen(_LIST)
        self._seen.chosen.connect(self._see)
        self.search = QLineEdit()
        self.search.setObjectName("recommendation-search")
        self.search.setAccessibleName(tr("Sök i rubriker och texter"))
        self.search.setPlaceholderText(tr("Sök"))
        self.search.setToolTip(self.search.accessibleName())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list_anew)
        self._show = Button("")
        self._show.setObjectName("recommendation-show")
        self._groupings, self._statuses = QActionGroup(self), QActionGroup(self)
        self._show.setMenu(self._choices_menu())
        self._board = CheckList()
        self._board.setAccessibleName(tr("Fyllnadsgrad"))
        self._board.chosen.connect(self.empty_wanted)
        self._nothing = EmptyState(tr("Ingen rekommendation motsvarar det du söker."), tr("Visa alla"))
        self._nothing.started.connect(self.show_all)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.search, 1)
        row.addWidget(self._show)
        self._pages = QStackedLayout()
        # At twice the size a small screen has no more room.
        self.body.setSpacing(Space.XXS)
        self.body.addWidget(self._seen)
        self.body.addLayout(row)
        self.body.addLayout(self._pages, 1)
        # Only now: the first page of a stack that is in no place yet is shown, as a window of its own.
        for page in (self.list, self._nothing, self._board):
            self._pages.addWidget(page)
        self._say()

    @property
    def grouping(self) -> Grouping:
        """How the list is grouped."""
        chosen = self._groupings.checkedAction()
        return Grouping.OWNER if chosen is None else Grouping(chosen.data())

    def show_recommendations(self, listed: Sequence[Recommendation], chosen: Sequence[int]) -> None:
        """List these, and mark those `chosen`."""
        self._listed, self._chosen = listed, chosen
        self._list_anew()

    def show_chosen(self, chosen: Sequence[int]) -> None:
        """Mark these, also where they were not among what is sought."""
        self._chosen = chosen
        if not set(chosen) <= set(self.list.listed):
            self.show_all()
        else:
            self._list_anew()

    def show_all(self) -> None:
        """Seek nothing, in any status."""
        self.search.clear()
        self._statuses.actions()[0].setChecked(True)
        self._list_anew()

    def see_board(self) -> None:
        """Show how much is filled in, with the keyboard there."""
        self._seen.show_chosen(_BOARD)
        self._see(_BOARD)
        self._board.setFocus()

    def seek(self) -> None:
        """Give the keyboard to the search."""
        self._seen.show_chosen(_LIST)
        self._see(_LIST)
        self.search.setFocus()
        self.search.selectAll()

    def next_empty(self, key: str, after: int | None) -> int | None:
        """The next recommendation without the field, after the one with the id `after`, and round; None where each
        has it."""
        empty = next((each.empty for each in fill_rate(self._listed) if each.key == key), ())
        order = [each.id for each in self._listed]
        at = order.index(after) + 1 if after in order else 0
        return next((each for each in [*order[at:], *order[:at]] if each in empty), None)

    def first_lacking(self) -> str:
        """The key of the first field that is empty somewhere; empty where none is."""
        return next((each.key for each in fill_rate(self._listed) if each.empty), "")

    def _list_anew(self) -> None:
        status = chosen.data() if (chosen := self._statuses.checkedAction()) is not None else None
        found = [
            each
            for each in self._listed
            if (status is None or each.status is status) and matches(each, self.search.text())
        ]
        self.list.show_groups(grouped(found, self.grouping, self._area_names), numbers(self._listed), self._chosen)
        board = sorted(fill_rate(self._listed), key=lambda each: not each.empty)
        self._board.set_items(
            [
                CheckItem(Sign.WARNING if each.empty else Sign.OK, each.words, each.key if each.empty else None)
                for each in board
            ]
        )
        self._say()
        self._see(self._seen.current)

    def _see(self, seen: str) -> None:
        shows_list = seen == _LIST
        nothing = not self.list.listed
        self._pages.setCurrentWidget(self._board if not shows_list else self._nothing if nothing else self.list)
        for widget in (self.search, self._show):
            widget.setVisible(shows_list)

    def _choices_menu(self) -> QMenu:
        menu = QMenu(self)
        remembered = self._services.preferences.current.choices.get(_GROUPING, "")
        for grouping in Grouping:
            action = self._choice(menu, self._groupings, grouping.label, grouping)
            action.setChecked(grouping.value == remembered or (grouping is Grouping.OWNER and not remembered))
            action.triggered.connect(self._regroup)
        menu.addSeparator()
        self._choice(menu, self._statuses, tr("Alla statusar"), None).setChecked(True)
        for status in RecommendationStatus:
            self._choice(menu, self._statuses, tr("Bara {status}").format(status=status.label), status)
        for action in self._statuses.actions():
            action.triggered.connect(self._list_anew)
        return menu

    @staticmethod
    def _choice(menu: QMenu, group: QActionGroup, words: str, data: object) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(data)
        group.addAction(action)
        return action

    def _regroup(self) -> None:
        self._services.remember(_GROUPING, self.grouping.value)
        self.regrouped.emit()

    def _say(self) -> None:
        status = chosen.data() if (chosen := self._statuses.checkedAction()) is not None else None
        words = self.grouping.label if status is None else f"{self.grouping.label} · {status.label}"
        self._show.setText(words)
        self._show.setAccessibleName(tr("Listan visar: {words}").format(words=words))
