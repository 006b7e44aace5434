"""What the views of the tab have in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.changes import Changes
from widgets.lots.month_bar import MonthBar
from widgets.lots.recorded import RecordedMonths
from widgets.tab.contract import Place
from widgets.tab.views import View
from widgets.theme import Space


class LotsView(View):
    """One view of the tab (*vy*), which shows a place. The `bar` over it is the tab's; `recorded` knows the months."""

    bar: MonthBar
    recorded: RecordedMonths

    def stand_under(self, bar: MonthBar, recorded: RecordedMonths) -> None:
        """Told once, when the view is made."""
        self.bar, self.recorded = bar, recorded

    @staticmethod
    def _only(widget: QWidget) -> QVBoxLayout:
        """A layout of one widget, to the edges of the cards."""
        whole = QVBoxLayout()
        whole.setContentsMargins(Space.L, 0, Space.L, Space.XS)
        whole.addWidget(widget)
        return whole

    def show_place(self, place: Place) -> None:
        """Fetch and show what belongs to the place, and head it in the bar."""
        raise NotImplementedError

    def read_again(self, _changes: Changes) -> bool:
        """Show a write that concerns what is shown here alone; False leaves it to the tab to show the place anew."""
        return False

    def touched_by(self, _changes: Changes) -> bool:
        """Whether a write of the tab's subjects may have changed what is shown."""
        return True

    @property
    def has_table(self) -> bool:
        """True while there is a table to copy."""
        return False

    def table_text(self, _internal_reason: str = "") -> str:
        """The view's table as other programs paste it, public unless a reason is given; empty where there is none."""
        return ""
