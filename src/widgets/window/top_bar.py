"""The bar at the top: the workspace, the area and the period that all tabs follow, search, and what is saved.

Painted before anything else is loaded: it imports little, and is told everything it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from widgets.text import literal, tr
from widgets.theme import Role, Space, colour, colours
from widgets.window.bar_buttons import NameButton, Room, SearchButton

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

_WIDE = 1100
_NARROW = 860
_NARROWEST = 560
"""Below these widths (at text size 100 %) the bar leaves out what is said elsewhere."""
_AREA_LETTERS, _PERIOD_LETTERS, _SAVED_LETTERS = (24, 8), (19, 13), 16

Choices = Sequence[Sequence[tuple[str, object]]]


class TopBar(QFrame):
    """`area_chosen` and `period_chosen` carry what the user chose; `search` asks for the command search."""

    area_chosen = Signal(object)
    period_chosen = Signal(object)
    no_area = Signal(str)
    no_period = Signal(str)
    left = Signal()
    search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.name = NameButton()
        self.search_button = SearchButton()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.M, Space.XS, Space.L, Space.XS + 1)
        self._row.setSpacing(Space.XS)
        self._row.addWidget(self.name)
        self._row.addStretch(1)
        self._row.addWidget(self.search_button)
        self._row.addSpacing(Space.XS)
        self.search_button.clicked.connect(self.search)
        for button in (self.name, self.search_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._filled = False

    def fill(self) -> None:
        """Make what is not there at the first paint: the boxes, and what is saved."""
        from widgets.parts import OneLine, TextLabel
        from widgets.window.find_box import FindBox

        self._area_label, self._period_label = (
            TextLabel(name, Role.SMALL, tone="muted") for name in (tr("Område"), tr("Period"))
        )
        self.area, self.period = FindBox(tr("Område"), *_AREA_LETTERS), FindBox(tr("Period"), *_PERIOD_LETTERS)
        self.saved = OneLine(role=Role.SMALL, fewest=_SAVED_LETTERS)
        place = QHBoxLayout()
        place.addSpacing(Space.M)
        for label, box in ((self._area_label, self.area), (self._period_label, self.period)):
            label.setBuddy(box)
            place.addWidget(label)
            place.addWidget(box)
            place.addSpacing(Space.XS)
            box.left.connect(self.left)
        self._row.insertLayout(1, place)
        self._row.addWidget(self.saved)
        self.area.chosen.connect(self.area_chosen)
        self.period.chosen.connect(self.period_chosen)
        for button in (self.name, self.search_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.not_found.connect(self.no_area)
        self.period.not_found.connect(self.no_period)
        self._filled = True
        self.show_closed()

    def set_menu(self, menu: QMenu) -> None:
        """What the workspace's name opens: all the menus of the window."""
        self.name.setMenu(menu)

    def show_closed(self) -> None:
        """No workspace is open."""
        self.name.setText(tr("Lägesbild"))
        self._show_boxes(place=False, period=False)
        self._say_saved("", "")

    def show_workspace(self, name: str, areas: Choices) -> None:
        """The workspace's name, and the areas in groups: the workspace's own first, then the others."""
        self.name.setText(literal(name))
        self.name.setToolTip(name)
        self.name.setAccessibleName(tr("Arbetsbok {name}").format(name=name))
        self.area.offer(areas, self.area.current)

    def show_place(
        self,
        area: object,
        when: object | None,
        periods: Choices,
        read: Callable[[str], object | None] | None,
        with_figures: Collection[object] = (),
    ) -> None:
        """Where the shown tab stands and the periods it offers, those `with_figures` marked; `read` makes a period of
        typed text, None where the tab has no periods."""
        self.area.show_current(area)
        self.period.read = read or (lambda _: None)
        self.period.offer(periods, when, with_figures)
        self._show_boxes(place=True, period=read is not None)

    def hide_place(self) -> None:
        """What is shown follows no area and no period of the bar."""
        self._show_boxes(place=False, period=False)

    def show_saved(self, at: datetime | None) -> None:
        """When something was last written; nothing is said where nothing was."""
        self._say_saved(tr("✓ Sparat {time}").format(time=f"{at:%H:%M}") if at is not None else "", "accent")

    def show_saving(self) -> None:
        """Something is on its way to the file."""
        self._say_saved(tr("Sparar …"), "muted")

    def show_unsaved(self, what: str) -> None:
        """Something stands in the window and is not saved: `Osparat: 1 ruta`."""
        self._say_saved(what, "warning")

    def show_read_only(self) -> None:
        """Nothing is saved here, and the bar says so instead."""
        self._say_saved(tr("Skrivskyddad"), "warning")

    def show_not_saved(self) -> None:
        """The file is not in its place: nothing that is done now is saved."""
        self._say_saved(tr("Sparas inte"), "warning")

    def insert_before_saved(self, widget: QWidget) -> None:
        """Room for the button of the messages."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what there is no room for; called when the bar's width or the text size changes."""
        letter = self.fontMetrics().averageCharWidth()
        rooms = ((_NARROWEST, Room.KEYS), (_NARROW, Room.SHORT))
        room = next((each for least, each in rooms if self.width() < least * letter / 7), Room.WHOLE)
        self.search_button.show_room(room)
        if self._filled:
            wide = self.width() >= _WIDE * letter / 7
            self._area_label.setVisible(wide and not self.area.isHidden())
            self._period_label.setVisible(wide and not self.period.isHidden())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(colours(self).paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(colours(self).rule))

    def _say_saved(self, text: str, tone: str) -> None:
        self.saved.set_tone(tone)
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def _show_boxes(self, *, place: bool, period: bool) -> None:
        self.area.setVisible(place)
        self.period.setVisible(place and period)
        self.fit()
