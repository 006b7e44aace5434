"""What a grid holds at a moment: stored, being typed, typed but not storable, and the totals of it all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.ground.entry import Entry
from domain.ground.value import Empty, Value
from widgets.sheet.block import Position, Shape
from widgets.sheet.content import CellEdit, CellKey, GridContent, Kind, TotalCell, UnsavedCell, Values
from widgets.sheet.face import Face

_BLANK = TotalCell("")
_NOTHING = GridContent("", "", (), (), {})


class Sheet:
    """Knows no Qt; the model tells Qt what changed."""

    def __init__(self) -> None:
        self._content = _NOTHING
        self._totals: Mapping[CellKey, TotalCell] = {}
        self._typed: CellEdit | None = None
        self._unsaved: dict[str, dict[CellKey, Entry]] = {}
        self._places: dict[tuple[str, CellKey], str] = {}

    @property
    def content(self) -> GridContent:
        """What the owner gave last."""
        return self._content

    def show(self, content: GridContent) -> None:
        """Hold `content`. What is being typed is dropped when the subject is another."""
        if self._content.subject != content.subject:
            self._typed = None
        self._content = content
        self._recount()

    @property
    def shape(self) -> Shape:
        """Which rows and which columns are typed in."""
        rows = tuple(row.kind is Kind.ENTRY for row in self._content.rows)
        return Shape(rows, tuple(column.kind is Kind.ENTRY for column in self._content.columns))

    def key_at(self, at: Position) -> CellKey:
        """The owner's names for a position."""
        return (self._content.rows[at[0]].key, self._content.columns[at[1]].key)

    def position_of(self, key: CellKey) -> Position | None:
        """Where a cell stands; None where there is no such row or column."""
        row = next((i for i, row in enumerate(self._content.rows) if row.key == key[0]), None)
        column = next((i for i, column in enumerate(self._content.columns) if column.key == key[1]), None)
        return None if row is None or column is None else (row, column)

    def face(self, at: Position) -> Face:
        """The cell at a position, as the user meets it."""
        row, column, key = self._content.rows[at[0]], self._content.columns[at[1]], self.key_at(at)
        cell = self._content.cell(key)
        computed = key in self._totals or (Kind.TOTAL in (row.kind, column.kind) and cell.value is None)
        total = self._totals.get(key, TotalCell(cell.text) if cell.text else _BLANK) if computed else None
        return Face(row, column, cell, total, self._unsaved_here().get(key), self._content.hidden)

    def place_of(self, key: CellKey) -> str:
        """The name aloud of a cell that is shown; empty where there is none."""
        at = self.position_of(key)
        return "" if at is None else self.face(at).place

    def values(self, over: Iterable[CellEdit] = ()) -> Values:
        """What the entry cells hold, with `over` laid over it; what cannot be read stands as *saknas*."""
        rows = {row.key for row in self._content.rows if row.kind is Kind.ENTRY}
        columns = {column.key for column in self._content.columns if column.kind is Kind.ENTRY}
        found: dict[CellKey, Value] = {
            key: cell.value
            for key, cell in self._content.cells.items()
            if cell.value is not None and key[0] in rows and key[1] in columns
        }
        found.update(dict.fromkeys(self._unsaved_here(), Empty.SAKNAS))
        typed = () if self._typed is None else (self._typed,)
        for edit in (*typed, *over):
            found[edit.key] = Empty.SAKNAS if edit.entry.value is None else edit.entry.value
        return found

    def type(self, edit: CellEdit | None) -> frozenset[CellKey]:
        """Count what is being typed into the totals before it is stored, None when typing is over; the totals that
        became others."""
        if edit == self._typed:
            return frozenset()
        self._typed = edit
        return self._recount()

    def unsaved(self) -> tuple[CellEdit, ...]:
        """The texts of this subject that could not be stored, in reading order (ruling 24)."""
        placed = ((self.position_of(key), key, entry) for key, entry in self._unsaved_here().items())
        found = sorted(((at, key, entry) for at, key, entry in placed if at is not None), key=lambda each: each[0])
        return tuple(CellEdit(*key, entry) for _at, key, entry in found)

    def unsaved_everywhere(self) -> tuple[UnsavedCell, ...]:
        """Those of every subject that has been shown, this one's first."""
        others = [subject for subject in self._unsaved if subject != self._content.subject]
        left = [(subject, key) for subject in others for key in self._unsaved[subject]]
        here = [(self._content.subject, edit.key) for edit in self.unsaved()]
        return tuple(UnsavedCell(*each, self._places[each]) for each in (*here, *left) if each in self._places)

    def refused(self, subject: str) -> list[CellEdit]:
        """The texts of a subject that can be read, and were refused when they were to be stored."""
        kept = self._unsaved.get(subject, {})
        return [CellEdit(*key, replace(entry, problem=None)) for key, entry in kept.items() if entry.value is not None]

    def keep_unsaved(self, edits: Iterable[CellEdit], subject: str | None = None) -> bool:
        """Hold texts that could not be stored, each with its `problem`; forget those that have none. True if any.

        What can be read but was refused has its value beside the problem. None is the subject shown."""
        subject = self._content.subject if subject is None else subject
        before = self._unsaved.get(subject, {})
        kept = dict(before)
        for edit in edits:
            if edit.entry.problem is None:
                kept.pop(edit.key, None)
            else:
                kept[edit.key] = edit.entry
                at = self.position_of(edit.key)
                if at is not None and subject == self._content.subject:
                    self._places[subject, edit.key] = self.face(at).place
        if kept == before:
            return False
        self._unsaved[subject] = kept
        self._recount()
        return True

    def _unsaved_here(self) -> dict[CellKey, Entry]:
        return self._unsaved.get(self._content.subject, {})

    def _recount(self) -> frozenset[CellKey]:
        before, self._totals = self._totals, self._content.totals(self.values())
        every = self._totals.keys() | before.keys()
        return frozenset(key for key in every if self._totals.get(key) != before.get(key))
