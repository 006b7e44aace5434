"""What is written from the tab: each a named operation of storage, with the month it is about."""

from collections.abc import Callable, Sequence

from domain.ground.changes import Changes
from domain.ground.period import Period
from domain.ground.problem import UserProblem
from domain.ground.value import Value
from domain.lots.month import CellKey, MonthStatus
from storage.file.workspace import Workspace
from storage.lots import recording as operations
from widgets.lots.sheet import cell_key
from widgets.lots.workers import workers_of
from widgets.sheet import CellEdit
from widgets.tab.contract import Submit

OnProblem = Callable[[UserProblem], None]
Record = Callable[[Sequence[CellEdit], OnProblem], None]


class MonthRecorder:
    """Writes into one area and month. `correction` is why a locked month is changed, empty where it is not."""

    def __init__(self, submit: Submit, area: str, month: Period) -> None:
        self._submit = submit
        self._area = area
        self._month = month
        self.correction = ""

    def cells(self, edits: Sequence[CellEdit], on_problem: OnProblem) -> None:
        """Record what was typed or pasted, as one operation."""
        found = {cell_key(*edit.key): value_of(edit) for edit in edits}
        cells: dict[CellKey, Value | None] = {key: value for key, value in found.items() if key is not None}

        def record(ws: Workspace) -> Changes:
            return operations.record_lots_cells(
                ws, area=self._area, month=self._month, cells=cells, correction=self.correction
            )

        self._submit(record, on_problem=on_problem)

    def workers(self, edits: Sequence[CellEdit], on_problem: OnProblem) -> None:
        """Record numbers of case workers, as one operation."""
        workers = workers_of(edits)

        def record(ws: Workspace) -> Changes:
            return operations.record_lots_workers(
                ws, area=self._area, month=self._month, workers=workers, correction=self.correction
            )

        self._submit(record, on_problem=on_problem)

    def status(self, status: MonthStatus, reason: str, on_problem: OnProblem | None) -> Changes | None:
        """Mark the month; None when that could not be done."""

        def mark(ws: Workspace) -> Changes:
            return operations.set_month_status(ws, area=self._area, month=self._month, status=status, reason=reason)

        return self._submit(mark, on_problem=on_problem)

    def comment(self, cell: CellKey, text: str, on_problem: OnProblem) -> Changes | None:
        """Write a cell's comment; None when that could not be done."""

        def write(ws: Workspace) -> Changes:
            return operations.comment_cell(ws, area=self._area, month=self._month, cell=cell, text=text)

        return self._submit(write, on_problem=on_problem)


def value_of(edit: CellEdit) -> Value | None:
    """What an edit records: an emptied cell takes the figure away, so that it was never recorded."""
    return edit.entry.value if edit.entry.text.strip() else None
