"""What the views of the tab have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.tab.contract import Place
from widgets.tab.views import View


class PopulationView(View):
    """One view of the tab (*vy*): shows a place under a family of definitions.

    `retitled` says that the heading became another, `view_wanted` carries the key of another view to go to,
    `definition_wanted` the family to count under.
    """

    retitled = Signal()
    view_wanted = Signal(str)
    definition_wanted = Signal(str)

    @staticmethod
    def _only(widget: QWidget) -> QVBoxLayout:
        """A layout of one widget, to its edges."""
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(widget)
        return whole

    def show_place(self, place: Place, family: str) -> None:
        """Fetch and show what belongs to the place."""
        raise NotImplementedError

    @property
    def heading(self) -> tuple[str, str]:
        """The page's title and the line under it."""
        raise NotImplementedError

    @property
    def has_table(self) -> bool:
        """True while there is a table to copy."""
        return False

    def table_text(self, _internal_reason: str = "") -> str:
        """The view's table as other programs paste it, public unless a reason is given; empty where there is none."""
        return ""
