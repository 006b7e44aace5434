"""The figure grid that tabs share: describe what it shows with `GridContent`, store what `FigureGrid.entered` tells.

grid = FigureGrid(ask_dash_with(services.dialogs))
grid.entered.connect(self._store)      # list[CellEdit]: one named operation
grid.moved.connect(self._show_last_twelve)
grid.set_content(GridContent(subject, name, columns, rows, cells, totals))
"""

from widgets.sheet.content import (
    Cell,
    CellEdit,
    CellKey,
    Column,
    GridContent,
    Kind,
    Mark,
    Reads,
    Row,
    TotalCell,
    Totals,
    Values,
)
from widgets.sheet.figure_grid import AskDash, CopyFilter, DashMeaning, FigureGrid, ask_dash_with, never_asks
from widgets.sheet.selection import UnsavedLine

__all__ = [
    "AskDash",
    "Cell",
    "CellEdit",
    "CellKey",
    "Column",
    "CopyFilter",
    "DashMeaning",
    "FigureGrid",
    "GridContent",
    "Kind",
    "Mark",
    "Reads",
    "Row",
    "TotalCell",
    "Totals",
    "UnsavedLine",
    "Values",
    "ask_dash_with",
    "never_asks",
]
