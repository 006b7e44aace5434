"""A tab that is seen in several views (*vyer*): one row of words under the header, and the view that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from domain.ground.card import FigureCard
from domain.ground.changes import ChangedCell
from widgets.parts import Beside, PageHeader, SegmentedRow
from widgets.tab.commands import keys_shown
from widgets.tab.contract import Action, Offer, Services, Unsaved
from widgets.tab.placed import PlacedTab
from widgets.tab.unsaved import shown_by
from widgets.text import tr
from widgets.theme import Space, text_scale

_BESIDE = 980
"""The least width, at text size 100 %, at which what is chosen for all views stands beside their row."""


class View(QWidget):
    """One view: made the first time it is chosen, and shown another place only while it is the one that is seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services

    def first_focus(self) -> QWidget:
        """Where the keyboard starts in the view."""
        return self

    def actions_offered(self) -> Sequence[Action]:
        """What can be done here beside what the tab offers."""
        return ()

    def unsaved(self) -> Sequence[Unsaved]:
        """What stands here without being stored, at every place that has been shown."""
        return ()

    def commit_pending(self) -> None:
        """Store what is being typed."""

    def show_cell(self, cell: ChangedCell) -> None:
        """Give the keyboard to a cell of the view; it stands at the cell's place already."""

    def figure_card(self) -> FigureCard | None:
        """What is to be known of the figure where the keyboard stands; None leaves it to the tab."""
        return None


SomeView = TypeVar("SomeView", bound=View)


@dataclass(frozen=True, slots=True)
class ViewSpec(Generic[SomeView]):
    """`key` names the view, `word` stands in the row, `keys` go to it; `make` imports its module on first use. `words`
    are further words that the search finds it by, `cells_of` the tables whose figures are typed there."""

    key: str
    word: str
    keys: str
    make: Callable[[Services, QWidget], SomeView]
    words: str = ""
    cells_of: frozenset[str] = field(default=frozenset(), kw_only=True)


class ViewsTab(PlacedTab, Generic[SomeView]):
    """`name` says to a screen reader what the row of `specs` is; the first of them is chosen at first."""

    def __init__(
        self,
        services: Services,
        name: str,
        specs: Sequence[ViewSpec[SomeView]],
        parent: QWidget | None = None,
        *,
        header: PageHeader | None = None,
    ) -> None:
        super().__init__(services, parent)
        self._makers = {spec.key: spec for spec in specs}
        self._made: dict[str, SomeView] = {}
        self._header = header or PageHeader()
        self._under = Beside(Space.XS)
        self._row = SegmentedRow(name)
        self._row.set_views([(spec.key, spec.word) for spec in specs])
        for at, spec in enumerate(specs):
            self._row.setTabToolTip(at, keys_shown(spec.keys))
        self._row.show_chosen(specs[0].key)
        self._row.chosen.connect(self._choose_view)
        self._stack = _Pages(self)
        # Before its pages: one that is added first is shown at once, as a window of its own.
        self._pages = QStackedLayout(self._stack)

    def show_chosen_view(self) -> None:
        """Show the view that was chosen, where the tab stands."""
        self.read()

    @property
    def chosen(self) -> SomeView:
        """The chosen view."""
        return self._view(self._row.current)

    def first_focus(self) -> QWidget:
        """Where the chosen view begins."""
        return self.chosen.first_focus()

    def figure_card(self) -> FigureCard | None:
        """The chosen view's."""
        return self.chosen.figure_card()

    def show_cell(self, cell: ChangedCell) -> None:
        """In the view where it is typed."""
        if (key := next((key for key, spec in self._makers.items() if cell.table in spec.cells_of), None)) is not None:
            self._go_to(key)
            self.chosen.show_cell(cell)

    def unsaved(self) -> Sequence[Unsaved]:
        """What is not stored, in every view that has been made."""
        return [
            shown_by(partial(self._go_to, key), each) for key, view in self._made.items() for each in view.unsaved()
        ]

    def commit_pending(self) -> None:
        """Store what is being typed in any view."""
        for view in self._made.values():
            view.commit_pending()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._under.stand(beside=self.width() >= _BESIDE * text_scale())

    def _lay_out(self, choices: QWidget) -> None:
        """The header, the row with what is chosen for all views beside it (below where it is narrow), the view."""
        self._under.addWidget(self._row)
        self._under.addStretch(1)
        self._under.addWidget(choices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        whole.addWidget(self._header)
        whole.addLayout(self._under)
        whole.addWidget(self._stack, 1)

    def _view(self, key: str) -> SomeView:
        if key not in self._made:
            self._made[key] = self._makers[key].make(self.services, self._stack)
            self._pages.addWidget(self._made[key])
        return self._made[key]

    def _choose_view(self, key: str) -> None:
        self.commit_pending()
        self._row.show_chosen(key)
        self.show_chosen_view()

    def _go_to(self, key: str) -> None:
        """Another view, with the keyboard in it."""
        self._choose_view(key)
        self.first_focus().setFocus()

    def _to_views(self, prefix: str) -> tuple[Action, ...]:
        """Going to each view; none is made for it."""
        specs = self._makers.values()
        return tuple(
            offer.done_by(partial(self._go_to, spec.key), _always)
            for spec, offer in zip(specs, view_offers(prefix, specs), strict=True)
        )


class _Pages(QWidget):
    """Where the views lie. They scroll: what height they would like at a width may not push the header together."""

    def hasHeightForWidth(self) -> bool:
        return False


def view_offers(prefix: str, specs: Iterable[ViewSpec[SomeView]]) -> tuple[Offer, ...]:
    """Going to each view of a tab."""
    to_view = tr("Gå till vyn {view}")
    return tuple(
        Offer(
            f"{prefix}-{spec.key}",
            to_view.format(view=spec.word),
            spec.keys,
            at_once=True,
            words=tr("visa {words}").format(words=spec.words),
        )
        for spec in specs
    )


def _always() -> bool:
    return True
