"""What a grid holds at a moment: stored, being typed, typed but not storable, and the totals of it all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.ground.entry import Entry
from domain.ground.value import Empty, Value
from widgets.sheet.block import Position, Shape
from widgets.sheet.content import CellEdit, CellKey, GridContent, Kind, TotalCell, Totals, UnsavedCell, Values
from widgets.sheet.face import Face

_BLANK = TotalCell("")
_NOTHING = GridContent("", "", (), (), {})


class Sheet:
    """Knows no Qt; the model tells Qt what changed."""

    def __init__(self) -> None:
        self._content = _NOTHING
        self._totals: Mapping[CellKey, TotalCell] = {}
        self._faces: dict[Position, Face] = {}
        self._rows: dict[str, int] = {}
        self._columns: dict[str, int] = {}
        self._reckoned: tuple[Totals, Values] | None = None
        self._typed: CellEdit | None = None
        self._unsaved: dict[str, dict[CellKey, Entry]] = {}
        self._places: dict[tuple[str, CellKey], str] = {}

    @property
    def content(self) -> GridContent:
        """What the owner gave last."""
        return self._content

    def show(self, content: GridContent) -> frozenset[CellKey] | None:
        """Hold `content`; the cells that became others, None where rows and columns did. What is being typed is
        dropped when the subject is another."""
        old, self._content = self._content, content
        if old.subject != content.subject:
            self._typed = None
        if old.rows != content.rows or old.columns != content.columns:
            self._rows = {row.key: at for at, row in enumerate(content.rows)}
            self._columns = {column.key: at for at, column in enumerate(content.columns)}
            self._recount()
            self._faces.clear()
            return None
        changed = self._recount()
        if (old.subject, old.hidden) != (content.subject, content.hidden):
            changed = frozenset((row, column) for row in self._rows for column in self._columns)
        else:
            every = old.cells.keys() | content.cells.keys()
            changed |= {key for key in every if old.cell(key) != content.cell(key)}
        return self._forget(changed)

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
        row, column = self._rows.get(key[0]), self._columns.get(key[1])
        return None if row is None or column is None else (row, column)

    def face(self, at: Position) -> Face:
        """The cell at a position, as the user meets it."""
        known = self._faces.get(at)
        if known is None:
            known = self._faces[at] = self._face(at)
        return known

    def _face(self, at: Position) -> Face:
        row, column, key = self._content.rows[at[0]], self._content.columns[at[1]], self.key_at(at)
        cell = self._content.cell(key)
        computed = key in self._totals or (Kind.TOTAL in (row.kind, column.kind) and cell.value is None)
        total = self._totals.get(key, TotalCell(cell.text) if cell.text else _BLANK) if computed else None
        return Face(row, column, cell, total, self._unsaved_here().get(key), self._content.hidden)

    @property
    def has_sums(self) -> bool:
        """True while anything in it is counted from its cells."""
        return bool(self._totals)

    def place_of(self, key: CellKey) -> str:
        """The name aloud of a cell that is shown; empty where there is none."""
        at = self.position_of(key)
        return "" if at is None else self.face(at).place

    def values(self, over: Iterable[CellEdit] = ()) -> Values:
        """What the entry cells hold, with what is being typed and then `over` laid over it: of these what cannot be
        read stands as *saknas*. A text that was refused is no figure: what is stored in its cell counts.
        """
        rows = {row.key for row in self._content.rows if row.kind is Kind.ENTRY}
        columns = {column.key for column in self._content.columns if column.kind is Kind.ENTRY}
        found: dict[CellKey, Value] = {
            key: cell.value
            for key, cell in self._content.cells.items()
            if cell.value is not None and key[0] in rows and key[1] in columns
        }
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
        return self._forget(self._recount())

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
        self._faces.clear()
        return True

    def _unsaved_here(self) -> dict[CellKey, Entry]:
        return self._unsaved.get(self._content.subject, {})

    def _recount(self) -> frozenset[CellKey]:
        reckoned = (self._content.totals, self.values())
        if reckoned == self._reckoned:
            return frozenset()
        self._reckoned = reckoned
        before, self._totals = self._totals, self._content.totals(reckoned[1])
        every = self._totals.keys() | before.keys()
        return frozenset(key for key in every if self._totals.get(key) != before.get(key))

    def _forget(self, changed: frozenset[CellKey]) -> frozenset[CellKey]:
        """Make the faces of these cells anew when they are asked for."""
        for at in map(self.position_of, changed):
            if at is not None:
                self._faces.pop(at, None)
        return changed
