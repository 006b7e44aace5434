"""The tab Årshjul: the year as a list and as a wheel, and what is done with its items."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import ChangedCell, Changes, Subject
from domain.ground.period import Period, PeriodKind
from domain.wheel.item import WHEEL, Doing, WheelItem
from domain.wheel.year import State
from drawing.layout.wheel import Wheel
from machine.files import write_whole
from storage.file.workspace import Workspace
from storage.wheel import recording
from storage.wheel.queries import wheel_items, wheel_year
from widgets.dialogs import FileKind
from widgets.parts import Button, ButtonKind, Card, PageHeader, Placed, Spread
from widgets.parts.or_empty import OrEmpty
from widgets.tab.contract import Action, Services, When, done_by
from widgets.tab.placed import PlacedTab
from widgets.text import tr
from widgets.theme import Icon, Space
from widgets.wheel.item_dialog import WheelItemDialog
from widgets.wheel.listing import WheelList
from widgets.wheel.offers import wheel_offers
from widgets.wheel.ways import way_to
from widgets.wheel.wheel_view import WheelView


class WheelTab(PlacedTab):
    """The year of the bar; the wheel is the group's, whatever the area."""

    stale_on = frozenset(
        {
            WHEEL,
            Subject.AREAS,
            Subject.BENEFITS,
            Subject.INDICATORS,
            Subject.POPULATIONS,
            Subject.LOTS,
            Subject.RECOMMENDATIONS,
            Subject.REPORTS,
        }
    )

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._header = PageHeader()
        self.list, self._drawn = WheelList(), WheelView()
        self._new = Button(tr("Ny punkt …"), drawing=Icon.ADD)
        self._edit, self._remove = Button(tr("Ändra …")), Button(tr("Ta bort"))
        self._tick = Button(tr("Bocka av"), ButtonKind.PRIMARY, Icon.CHECK)
        self._tick.setObjectName("wheel-tick")
        for button, run in (
            (self._new, self._add), (self._edit, self._change), (self._remove, self._take_away),
            (self._tick, self._tick_it),
        ):  # fmt: skip
            button.clicked.connect(run)
            self._header.add_button(button)
        listed, wheel = Card(tr("Punkterna i ordning")), Card(tr("Året runt"))
        listed.body.addWidget(self.list, 1)
        wheel.body.addWidget(self._drawn)
        wheel.body.addStretch(1)
        self._page = OrEmpty(tr("Årshjul"), tr("Ta fram de medföljande punkterna"))
        placed = (Placed(listed, 0, 0), Placed(wheel, 0, 1))
        self._page.hold(Spread(placed, shares=(3, 2), stretched=0, parent=self._page))
        self._page.empty.started.connect(self._restore)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        whole.addWidget(self._header)
        whole.addWidget(self._page, 1)
        self.list.gone.connect(self._go)
        self.list.ticked.connect(self._tick_it)
        self.list.edited.connect(self._change)
        self.list.removed.connect(self._take_away)
        self.list.moved.connect(self._allow)

    def periods_with_figures(self, area: Area) -> Sequence[When]:  # noqa: ARG002
        """The years from the first that an item is of to this one: the wheel turns every year."""
        years = [each.since.year for each in wheel_items(self.services.workspace)]
        this = self.services.clock().year
        return [Period(year, PeriodKind.YEAR) for year in range(min([*years, this]), this + 1)] if years else []

    def actions_offered(self) -> Sequence[Action]:
        """What is done with the item that the keyboard stands on, and with all of them."""
        return done_by(
            wheel_offers(),
            (self._add, self._may_write),
            (self._change, self._may_change),
            (self._tick_it, self._may_change),
            (self._go, self._has_one),
            (self._take_away, self._may_change),
            (self._restore, self._may_write),
            (self._save, self._has_one),
        )

    def first_focus(self) -> QWidget:
        """The list, or the first step where there is nothing."""
        return self._page.empty.button if self._page.is_empty else self.list

    def show_cell(self, cell: ChangedCell) -> None:
        """On the item that it is of."""
        if isinstance(item := cell.row.get("id", cell.row.get("item_id")), int):
            self.list.stand_on(item)

    def read(self) -> None:
        """Show the wheel of the year."""
        now = self.services.clock().date()
        period = None if self.place is None else self.place.period
        year = now.year if period is None else period.year
        comes = wheel_year(self.services.workspace, year, now)
        wheel = Wheel(year, comes, now.month if year == now.year else None)
        self._header.set_title(wheel.title)
        states = [each.state for each in comes]
        told = (
            (State.LATE, tr("{count} sena")), (State.NOW, tr("{count} att göra nu")),
            (State.COMING, tr("{count} kommer")), (State.DONE, tr("{count} klara")),
        )  # fmt: skip
        self._header.set_subtitle(
            " · ".join(text.format(count=states.count(state)) for state, text in told if state in states)
        )
        if comes:
            self._page.show_content()
        else:
            self._page.show_empty(
                tr("Årshjulet har inga punkter."),
                tr("När källorna släpps och när gruppens eget arbete ska vara klart står här, år efter år."),
                "" if self.services.read_only else tr("Ta fram de medföljande punkterna"),
            )
        self._drawn.show_wheel(wheel)
        # What comes every month and was passed by says nothing: it would only hide the rest.
        listed = [each for each in comes if each.item.month is not None or each.state is not State.PASSED]
        self.list.show_year(listed)

    # --- what is done ---

    def _may_write(self) -> bool:
        return not self.services.read_only

    def _has_one(self) -> bool:
        return self.list.current is not None

    def _may_change(self) -> bool:
        return self._may_write() and self._has_one()

    def _allow(self) -> None:
        current = self.list.current
        self._new.setEnabled(self._may_write())
        for button in (self._edit, self._remove, self._tick):
            button.setEnabled(self._may_change())
        ticked = current is not None and current.by_hand
        self._tick.setText(tr("Ta bort bocken") if ticked else tr("Bocka av"))

    def _go(self) -> None:
        if (current := self.list.current) is not None:
            way_to(self.services, current)()

    def _add(self) -> None:
        if self._may_write():
            self._ask(WheelItem(0, self.services.clock().month, None, "", doing=Doing.HAND))

    def _change(self) -> None:
        if self._may_change() and (current := self.list.current) is not None:
            self._ask(current.item)

    def _ask(self, item: WheelItem) -> None:
        def store(written: WheelItem) -> str:
            return self.services.refused(partial(recording.set_wheel_item, item=written))

        dialog = WheelItemDialog(item, store, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _take_away(self) -> None:
        if self._may_change() and (current := self.list.current) is not None:
            self.services.submit(partial(recording.remove_wheel_item, item=current.item.id))

    def _restore(self) -> None:
        if self._may_write():
            self.services.submit(recording.restore_wheel_items)

    def _tick_it(self) -> None:
        current = self.list.current
        if current is None or not self._may_write():
            return
        if current.done is not None and not current.by_hand:
            self.services.messages.tell(tr("Punkten är redan klar: {said}.").format(said=current.said))
            return
        on = None if current.by_hand else self.services.clock().date()

        def write(ws: Workspace) -> Changes:
            item, year, month = current.key
            return recording.tick_wheel_item(ws, item=item, year=year, month=month, on=on)

        self.services.submit(write)

    def _save(self) -> None:
        from exchange.tidy.wheel_file import wheel_file

        path = self.services.dialogs.save_file(tr("Spara punkterna"), FileKind("CSV", ("csv",)), Path("arshjul.csv"))
        if path is not None:
            content = wheel_file(wheel_items(self.services.workspace)).encode("utf-8-sig")
            self.services.messages.guarded(partial(self._write, path, content))

    def _write(self, path: Path, content: bytes) -> None:
        write_whole(path, content)
        self.services.messages.tell(tr("Punkterna är sparade i {name}.").format(name=path.name))
