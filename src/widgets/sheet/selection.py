"""The lines under a grid: what its marked cells add up to (*summa, medel, antal*), and what in it is not stored."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from domain.ground.display import show_count, show_list, show_number, show_percent
from domain.ground.value import Empty, Number, is_hidden, number_or_none
from widgets.parts.text_label import TextLabel
from widgets.sheet.content import Reads
from widgets.sheet.face import Face
from widgets.sheet.figure_grid import FigureGrid
from widgets.text import tr
from widgets.theme import Role

_MOST_DECIMALS = 2


def selection_words(faces: Iterable[Face]) -> str:
    """`4 rutor: summa 14, medel 3,5, antal 4`. What holds no number is said and never added as nought; sums are left
    out, or they would be added to their own parts; shares have a mean and no sum."""
    faces = tuple(faces)
    figures: list[tuple[Number, Face]] = []
    left: Counter[str] = Counter()
    for face in faces:
        number = number_or_none(face.cell.value) if face.unsaved is None and face.total is None else None
        if number is None:
            left[_why_left(face)] += 1
        else:
            figures.append((number, face))
    said = [_reckoned(figures)] if figures else []
    if left:
        counted = [
            _COUNTED[why][0 if count == 1 else 1]().format(count=show_count(count)) for why, count in left.items()
        ]
        said.append(tr("ej medräknat: {what}").format(what=show_list(counted)))
    return tr("{count} rutor: {said}").format(count=show_count(len(faces)), said="; ".join(said))


def _reckoned(figures: list[tuple[Number, Face]]) -> str:
    count, shares = show_count(len(figures)), {face.reads is Reads.PERCENT for _number, face in figures}
    if len(shares) > 1:
        return tr("antal {count}; andelar och antal läggs inte ihop").format(count=count)
    total = sum((Fraction(number) for number, _face in figures), start=Fraction(0))
    if shares == {True}:
        return tr("medel {mean}, antal {count}").format(mean=show_percent(total / len(figures)), count=count)
    decimals = next((n for n in range(_MOST_DECIMALS) if (total * 10**n).denominator == 1), _MOST_DECIMALS)
    text = tr("summa {total}, medel {mean}, antal {count}")
    return text.format(total=show_number(total, decimals), mean=show_number(total / len(figures), 1), count=count)


_COUNTED = {
    "unsaved": (lambda: tr("{count} osparad"), lambda: tr("{count} osparade")),
    "sum": (lambda: tr("{count} summa"), lambda: tr("{count} summor")),
    "hidden": (lambda: tr("{count} dold"), lambda: tr("{count} dolda")),
    "none": (lambda: tr("{count} ej tillämplig"), lambda: tr("{count} ej tillämpliga")),
    "text": (lambda: tr("{count} med text"), lambda: tr("{count} med text")),
    "empty": (lambda: tr("{count} tom"), lambda: tr("{count} tomma")),
}


def _why_left(face: Face) -> str:
    if face.unsaved is not None:
        return "unsaved"
    if face.total is not None:
        return "sum"
    if is_hidden(face.cell.value):
        return "hidden"
    if face.cell.value is Empty.EJ_TILLAMPLIGT:
        return "none"
    return "text" if face.cell.text.strip() else "empty"


def marked_faces(grid: FigureGrid) -> tuple[Face, ...]:
    """The selected cells, row by row."""
    rows, columns = grid.selected()
    return tuple(grid.grid_model.sheet.face((row, column)) for row in rows for column in columns)


class FootLine(TextLabel):
    """The line under a grid: what its marked cells add up to while there are several, else the hint it is given."""

    def __init__(self, grid: FigureGrid, parent: QWidget | None = None) -> None:
        super().__init__(role=Role.SMALL, tone="muted", wrap=True, parent=parent)
        self.setObjectName("sheet-foot")
        self._grid = grid
        self._hint = ""
        grid.marked_changed.connect(self._look)

    def set_hint(self, hint: str, *, is_lock: bool = False) -> None:
        """What stands here while a single cell is marked; why the sheet is locked where it is."""
        self._hint = hint
        self.set_tone("" if is_lock else "muted")
        self._look()

    def _look(self) -> None:
        rows, columns = self._grid.selected()
        several = len(rows) * len(columns) > 1
        self.setText(selection_words(marked_faces(self._grid)) if several else self._hint)
        self.setVisible(bool(self.text()))


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
        sheet = grid.grid_model.sheet
        sentences = [said.format(place=sheet.place_of(edit.key), reason=edit.entry.problem)]
        if sheet.has_sums:
            sentences.append(tr("Summorna räknar det som är sparat."))
        self.setText(" ".join(sentences))
