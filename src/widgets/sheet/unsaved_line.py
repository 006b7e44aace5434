"""The line under a grid: how much of what stands in it is not stored, and why, for one who uses no mouse."""

from PySide6.QtWidgets import QWidget

from widgets.parts.text_label import TextLabel
from widgets.sheet.figure_grid import FigureGrid
from widgets.text import tr
from widgets.theme import Role


class UnsavedLine(TextLabel):
    """Says the reason of the cell one stands in, else of the first that is not stored; hidden where all is."""

    def __init__(self, *grids: FigureGrid, parent: QWidget | None = None) -> None:
        super().__init__(role=Role.SMALL, tone="error", wrap=True, parent=parent)
        self._grids = grids
        for grid in grids:
            grid.moved.connect(self._look)
            grid.unsaved_changed.connect(self._look)
            grid.grid_model.retold.connect(self._look)
        self.hide()

    def _look(self, *_: object) -> None:
        in_focus_first = sorted(self._grids, key=lambda grid: not grid.hasFocus())
        left = [(grid, edit) for grid in in_focus_first for edit in grid.unsaved()]
        self.setVisible(bool(left))
        if not left:
            self.setText("")
            return
        grid, edit = next((each for each in left if each[1].key == each[0].current_key), left[0])
        one = tr("En ruta är inte sparad. {place}: {reason} Esc i rutan tar bort det som står där.")
        many = tr("{count} rutor är inte sparade. {place}: {reason} Esc i en ruta tar bort det som står där.")
        said = one if len(left) == 1 else many.format(count=len(left), place="{place}", reason="{reason}")
        self.setText(said.format(place=grid.grid_model.sheet.place_of(edit.key), reason=edit.entry.problem))
