"""A page with one view of Kommunprofil on it, as the tab would host it, for tests of the view alone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from widgets.tab.contract import Services
from widgets.tab.placed import PlacedTab


def page_of(make: Callable[[Services], Any]) -> type[Any]:
    """The class of a page that stands on `make`, a view with `stale_on`, `show_place` and `commit_pending`."""

    class Page(PlacedTab):
        """The page that the view stands on."""

        stale_on = make.stale_on  # type: ignore[attr-defined]

        def __init__(self, services: Services) -> None:
            super().__init__(services)
            self.view = make(services)
            QVBoxLayout(self).addWidget(self.view)

        def read(self) -> None:
            if self.place is not None:
                self.view.show_place(self.place.area, self.place.period)

        def commit_pending(self) -> None:
            self.view.commit_pending()

    return Page
