"""A tab that shows one area and period, and reads again when something it shows has changed."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from domain.ground.changes import Changes, Subject
from widgets.tab.contract import Place, Services, Tab


class PlacedTab(Tab):
    """`stale_on` are the subjects that make the tab stale; `read` fetches and shows what belongs to `place`.

    A hidden tab only notes that it is stale, and reads when it is shown.
    """

    stale_on: ClassVar[frozenset[Subject]]

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.place: Place | None = None
        self._stale = True

    def read(self) -> None:
        """Fetch what belongs to `place`, which may be None, and show it."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Show `place`."""
        if place != self.place or self._stale:
            self.place = place
            self._read_now()

    def on_changes(self, changes: Changes) -> None:
        """Read again when something that is shown has changed."""
        if self.touched_by(changes):
            self._stale = True
            if self.isVisible():
                self._read_now()

    def touched_by(self, changes: Changes) -> bool:
        """Whether what is shown may be another now; a tab of some areas and months asks for those (`Changes`)."""
        return changes.touches(self.stale_on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.place is not None:
            self._read_now()

    def _read_now(self) -> None:
        self._stale = False
        self.read()
