"""What is written from the tab: each a named operation of storage, with the month it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.ground.changes import Changes
from domain.ground.period import Period
from domain.ground.value import Value
from domain.lots.hints import Hint
from domain.lots.month import CellKey, MonthStatus
from storage.file.workspace import Workspace
from storage.lots import recording as operations
from storage.lots.hint_notes import note_hint
from storage.lots.recording import Silent
from widgets.lots.sheet import cell_key
from widgets.lots.workers import workers_of
from widgets.sheet.content import CellEdit, stored_value
from widgets.tab.contract import Operation


@dataclass(frozen=True, slots=True)
class MonthRecorder:
    """Makes the operations of one area and month. `correction` is why a locked month is changed, empty where it is
    not; the month stays locked until the correction is ended."""

    area: str
    month: Period
    correction: str = ""

    def cells(self, edits: Sequence[CellEdit]) -> Operation:
        """Record what was typed or pasted, as one operation."""
        found = {cell_key(*edit.key): stored_value(edit) for edit in edits}
        cells: dict[CellKey, Value | None] = {key: value for key, value in found.items() if key is not None}

        def record(ws: Workspace) -> Changes:
            return operations.record_lots_cells(
                ws, area=self.area, month=self.month, cells=cells, correction=self.correction, goes_on=True, typed=True
            )

        return record

    def workers(self, edits: Sequence[CellEdit]) -> Operation:
        """Record numbers of case workers, as one operation."""
        workers = workers_of(edits)

        def record(ws: Workspace) -> Changes:
            return operations.record_lots_workers(
                ws, area=self.area, month=self.month, workers=workers, correction=self.correction, goes_on=True
            )

        return record

    def status(self, status: MonthStatus, reason: str, silent: Silent = None) -> Operation:
        """Mark the month; `silent` is what becomes of the parties that it leaves out."""
        return partial(
            operations.set_month_status, area=self.area, month=self.month, status=status, reason=reason, silent=silent
        )

    def form(self, *, to_cross: bool) -> Operation:
        """Let the month be typed in the other form."""
        return partial(
            operations.change_form, area=self.area, month=self.month, to_cross=to_cross, correction=self.correction
        )

    def star(self, cell: CellKey, *, starred: bool) -> Operation:
        """Mark a cell as one to come back to, or take that away."""
        return partial(operations.star_cell, area=self.area, month=self.month, cell=cell, starred=starred)

    def answer(self, hint: Hint, note: str) -> Operation:
        """Keep why the hint is right, or let it be asked again."""
        return partial(note_hint, area=self.area, month=self.month, hint=hint, note=note)

    def comment(self, cell: CellKey, text: str) -> Operation:
        """Write a cell's comment."""

        def write(ws: Workspace) -> Changes:
            return operations.comment_cell(ws, area=self.area, month=self.month, cell=cell, text=text)

        return write
