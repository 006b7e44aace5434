"""What the views of the tab have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.changes import Changes
from domain.ground.period import Period
from domain.lots.month import MonthStatus
from widgets.lots.month_bar import MonthBar
from widgets.lots.recorded import RecordedMonths
from widgets.tab.contract import Place
from widgets.tab.views import View
from widgets.theme import Space

Corrections = dict[tuple[str, Period], str]
"""The reason by area and month."""


class LotsView(View):
    """One view of the tab (*vy*), which shows a place. The `bar` over it is the tab's; `recorded` knows the months;
    `corrections` says why a locked month is corrected, in whichever view that was begun, until it is ended. A
    view that reads in a job tells that what it read is `shown`."""

    shown = Signal()

    bar: MonthBar
    recorded: RecordedMonths
    corrections: Corrections

    def stand_under(self, bar: MonthBar, recorded: RecordedMonths, corrections: Corrections) -> None:
        """Told once, when the view is made."""
        self.bar, self.recorded, self.corrections = bar, recorded, corrections

    def _correction_of(self, area: Area, shown: Period, status: MonthStatus | None) -> str:
        """Why the month is corrected, empty where it is not; one that is locked no more is corrected no longer."""
        if status is not MonthStatus.LAST:
            self.corrections.pop((area.code, shown), None)
        return self.corrections.get((area.code, shown), "")

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

    @property
    def why_dark(self) -> str:
        """Why every figure of the table that is copied is hidden; empty where not all are."""
        return ""

    def table_text(self, _internal_reason: str = "") -> str:
        """The view's table as other programs paste it, public unless a reason is given; empty where there is none."""
        return ""
