"""A table that is only read: walked with the arrow keys, copied like any other figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from domain.ground.display import NO_BREAK_SPACE
from widgets.charts.table import pasted_lines
from widgets.sheet import Cell, Column, FigureGrid, GridContent, Kind, Row, never_asks
from widgets.sheet.content import CellKey


@dataclass(frozen=True, slots=True)
class TableRow:
    """A label and its cells; `own` marks the row of the area the page is about."""

    label: str
    cells: tuple[str, ...]
    own: bool = False


class ReadTable(FigureGrid):
    """`show_table` shows a heading for the labels and one for each column, and the rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(never_asks, dense=True, parent=parent)
        self._lines: tuple[tuple[str, ...], ...] = ()
        self.setAccessibleName(name)

    def show_table(self, title: str, header: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show these rows instead of what was there."""
        self._lines = (tuple(header), *((row.label, *row.cells) for row in rows))
        columns = tuple(Column(str(at), name, kind=Kind.SHOWN) for at, name in enumerate(header[1:]))
        listed = tuple(
            Row(str(at), row.label, kind=Kind.SHOWN, swatch="accent" if row.own else "") for at, row in enumerate(rows)
        )
        cells: dict[CellKey, Cell] = {
            # An empty text would be said to be missing.
            (str(at), str(column)): Cell(text=text or NO_BREAK_SPACE)
            for at, row in enumerate(rows)
            for column, text in enumerate(row.cells)
        }
        self.set_content(GridContent(title, title, columns, listed, cells, row_title=header[0]))

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What is shown, the heading first."""
        return self._lines

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(pasted_lines(self._lines))
