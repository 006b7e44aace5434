"""The bar at the top: the workspace, the area and the period that all tabs follow, search, and what is saved."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from domain.area import Area
from domain.display import swedish_order
from widgets.shell.bar_buttons import NameButton, SearchButton
from widgets.shell.contract import Place, Wants, When
from widgets.shell.find_box import FindBox
from widgets.shell.periods import read_when, show_when
from widgets.text import tr
from widgets.theme import Role, Space, colour, colours, set_role

_WIDE = 1100
_NARROW = 860
"""Below these widths (at text size 100 %) the bar leaves out what is said elsewhere."""


class TopBar(QFrame):
    """`area_chosen` and `period_chosen` carry what the user chose; `search` asks for the command search."""

    area_chosen = Signal(object)
    period_chosen = Signal(object)
    not_found = Signal(str)
    left = Signal()
    search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAutoFillBackground(True)
        self.name = NameButton()
        self._area_label, self._period_label = QLabel(tr("Område")), QLabel(tr("Period"))
        self.area = FindBox(tr("Område"), lambda _: None)
        self.period = FindBox(tr("Period"), self._read_period)
        self.search_button = SearchButton()
        self.saved = QLabel()
        self._wants, self._offered = Wants.NOTHING, tuple[When, ...]()
        self._lay_out()
        self.area.chosen.connect(self.area_chosen)
        self.period.chosen.connect(self.period_chosen)
        self.search_button.clicked.connect(self.search)
        for box in (self.area, self.period):
            box.left.connect(self.left)
        self.area.not_found.connect(self._no_area)
        self.period.not_found.connect(self._no_period)
        self.show_closed()

    def set_menu(self, menu: QMenu) -> None:
        """What the workspace's name opens: all the menus of the window."""
        self.name.setMenu(menu)

    def show_closed(self) -> None:
        """No workspace is open."""
        self.name.setText(tr("Lägesbild"))
        self._show_boxes(place=False, period=False)
        self.saved.clear()

    def show_workspace(self, name: str, group: Sequence[Area], others: Sequence[Area]) -> None:
        """The workspace's name, and the areas: the group and its members first, then the others."""
        self.name.setText(name)
        self.name.setAccessibleName(tr("Arbetsbok {name}").format(name=name))
        rest = sorted(others, key=lambda area: swedish_order(area.name))
        self.area.offer([[(area.name, area) for area in group], [(area.name, area) for area in rest]], None)

    def show_place(self, place: Place, wants: Wants, offered: Sequence[When]) -> None:
        """The place of the tab that is shown, and the periods it offers, newest first."""
        self._wants = wants
        self.area.show_current(place.area)
        when = place.when
        listed = list(offered)
        if when is not None and when not in listed:
            # A mix of years, halves and months has an order of its own; a typed one then goes on top.
            same = all(type(each) is type(when) for each in listed) and wants is not Wants.PERIOD
            listed = sorted([*listed, when], reverse=True) if same else [when, *listed]
        self.period.offer([[(show_when(each), each) for each in listed]], when)
        self._show_boxes(place=True, period=wants is not Wants.NOTHING)

    def hide_place(self) -> None:
        """What is shown follows no area and no period of the bar."""
        self._show_boxes(place=False, period=False)

    def show_saved(self, at: datetime | None) -> None:
        """When something was last written; nothing is said where nothing was."""
        if at is None:
            self.saved.clear()
            return
        set_role(self.saved, Role.SMALL, tone="accent")
        self.saved.setText(tr("✓ Sparat {time}").format(time=f"{at:%H:%M}"))

    def show_read_only(self) -> None:
        """Nothing is saved here, and the bar says so instead."""
        set_role(self.saved, Role.SMALL, tone="warning")
        self.saved.setText(tr("Skrivskyddad"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(colours(self).paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(colours(self).rule))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.L, Space.XS + 1)
        row.setSpacing(Space.XS)
        row.addWidget(self.name)
        row.addSpacing(Space.L)
        for label, box in ((self._area_label, self.area), (self._period_label, self.period)):
            set_role(label, Role.SMALL, tone="muted")
            label.setBuddy(box)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(label)
            row.addWidget(box, 1)
            row.addSpacing(Space.XS)
        row.addStretch(1)
        row.addWidget(self.search_button)
        row.addSpacing(Space.XS)
        row.addWidget(self.saved)
        self._row = row

    def insert_before_saved(self, widget: QWidget) -> None:
        """Room for the bell."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def _show_boxes(self, *, place: bool, period: bool) -> None:
        self.area.setVisible(place)
        self.period.setVisible(place and period)
        self._fit()

    def _fit(self) -> None:
        letters = self.fontMetrics().averageCharWidth() / 7
        wide = self.width() >= _WIDE * letters
        self._area_label.setVisible(wide and not self.area.isHidden())
        self._period_label.setVisible(wide and not self.period.isHidden())
        self.search_button.set_short(self.width() < _NARROW * letters)
        for box, letters_wide in ((self.area, 24), (self.period, 18)):
            box.setMaximumWidth(self.fontMetrics().averageCharWidth() * letters_wide + 3 * Space.XL)
            box.setMinimumWidth(self.fontMetrics().averageCharWidth() * 9)

    def _read_period(self, typed: str) -> When | None:
        return read_when(typed, self._wants)

    def _no_area(self, typed: str) -> None:
        self.not_found.emit(tr("Inget område heter ”{text}”.").format(text=typed))

    def _no_period(self, typed: str) -> None:
        example = {
            Wants.MONTH: tr("maj 2016 eller 2016-05"),
            Wants.REFERENCE_DATE: tr("2024-10-31"),
            Wants.PERIOD: tr("2021, 2021 H1 eller mars 2021"),
        }.get(self._wants, tr("2021"))
        self.not_found.emit(
            tr("”{text}” är ingen period här. Skriv till exempel {example}.").format(text=typed, example=example)
        )
