"""The figure that an operation changed, where it changed a single one: the log names it, with both values."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from domain.ground.history import change_words
from domain.ground.value import Empty, Value
from storage.ground.rows import Row, read_row
from storage.log.recorder import Operation


@dataclass(frozen=True, slots=True)
class OneFigure:
    """A row as it is now, or was before it went; which of its columns was changed, and from what to what. None stands
    for a figure that is not there."""

    row: Row
    column: str
    before: Value | None
    after: Value | None

    def words(self, cell: str) -> str:
        """The change of the figure that is called `cell`."""
        return change_words(cell, self.before, self.after)


def one_figure(op: Operation, table: Table, columns: Sequence[str]) -> OneFigure | None:
    """What an operation changed among the figures in `columns` of `table`; None where that is nothing, or more."""
    lines = [line for line in op.log if line["table_name"] == table.name]
    if len(lines) != 1 or lines[0]["row_key"] is None:
        return None
    texts = lines[0]["before"], lines[0]["after"]
    before, after = (None if text is None else read_row(table, text) for text in texts)
    changed = [each for each in columns if _figure(before, each) != _figure(after, each)]
    row = after if after is not None else before
    if row is None or len(changed) != 1:
        return None
    return OneFigure(row, changed[0], _figure(before, changed[0]), _figure(after, changed[0]))


def _figure(row: Row | None, column: str) -> Value | None:
    if row is None:
        return None
    number: Value | None = row[column]
    reason = row.get(f"{column}_empty")
    return number if number is not None else Empty(reason) if reason else None
