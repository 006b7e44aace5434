"""One cell as it meets the user: its text, its mark and what is said of it."""

from dataclasses import dataclass
from functools import cached_property

from domain.ground.entry import Entry
from domain.ground.value import Empty, is_hidden
from widgets.parts.sign import Sign
from widgets.sheet import words
from widgets.sheet.content import Cell, Column, Kind, Mark, Reads, Row, TotalCell
from widgets.text import tr


@dataclass(frozen=True)
class Face:
    """What is stored, computed and typed in one place, together; a sheet holds it until one of them is another.

    `total` is None in a cell that is not computed. `unsaved` is text that was typed and could not be stored.
    """

    row: Row
    column: Column
    cell: Cell
    total: TotalCell | None
    unsaved: Entry | None
    hidden: str

    @property
    def reads(self) -> Reads:
        """How what is typed here is read, and what is shown is written."""
        return self.column.reads if self.row.reads is None else self.row.reads

    @property
    def _decimals(self) -> int:
        return self.column.decimals if self.row.decimals is None else self.row.decimals

    def parse(self, text: str) -> Entry:
        """What is typed or pasted here, read."""
        return self.reads.parse(text, self._decimals)

    @property
    def is_entry(self) -> bool:
        """True for a cell that is typed in, locked or not."""
        return self.row.kind is Kind.ENTRY and self.column.kind is Kind.ENTRY

    @property
    def can_be_typed_in(self) -> bool:
        """True for a cell that takes what is typed."""
        return self.is_entry and not self.cell.read_only

    @property
    def is_blank(self) -> bool:
        """True for a cell to type in where nothing was ever recorded: it is left empty, so that a new sheet is calm."""
        return self.is_entry and not self._is_computed and self.cell.value is None

    @property
    def is_missing(self) -> bool:
        """True for a cell that shows the word *saknas*."""
        return not self._is_computed and not self.is_blank and self.cell.value in (None, Empty.SAKNAS)

    @property
    def is_filled(self) -> bool:
        """True for a cell that Ctrl and an arrow stop at: it shows something else than that nothing is there."""
        return not self.is_missing and self.text.strip() != ""

    @property
    def _is_computed(self) -> bool:
        return self.total is not None or self.unsaved is not None or bool(self.cell.text)

    @cached_property
    def text(self) -> str:
        """The text on screen."""
        if self.unsaved is not None:
            return self.unsaved.text
        if self.total is not None:
            return self.total.text
        if self.is_blank:
            return ""
        return self.cell.text or words.shown(self.cell.value, self.reads, self._decimals, self.hidden)

    @property
    def edit_text(self) -> str:
        """What the editor opens with."""
        return self.unsaved.text if self.unsaved is not None else words.exact(self.cell.value)

    @property
    def copy_text(self) -> str:
        """What goes to Excel."""
        if self.unsaved is not None:
            return self.unsaved.text
        shown = self.total.text if self.total is not None else self.cell.text
        if shown or self.total is not None:
            return words.copied_text(shown)
        return words.copied(self.cell.value, self.reads, self.hidden)

    @cached_property
    def mark(self) -> Mark | None:
        """Why the cell is to be looked over: first what could not be stored, then what a check found."""
        if self.unsaved is not None:
            return Mark(Sign.ERROR, self.unsaved.problem or "")
        return (self.total.mark if self.total is not None else None) or self.cell.mark

    @property
    def place(self) -> str:
        """Where the cell is, said aloud: "Kommunen, 30–"."""
        return f"{self.row.spoken or self.row.label}, {self.column.spoken or self.column.label}"

    @property
    def spoken(self) -> str:
        """Everything about the cell, said aloud: "Kommunen, Summa: 7, varning: ålder ger 6, har kommentar"."""
        said = [f"{self.place}: {self._spoken_value()}"]
        mark = self.mark
        if mark is not None:
            said.append(f"{mark.sign.word}: {mark.reason}")
        if self.cell.comment:
            said.append(tr("har kommentar"))
        if self.cell.starred:
            said.append(tr("stjärnmärkt"))
        if self.is_entry and self.cell.read_only:
            said.append(tr("låst"))
        return ", ".join(said)

    @property
    def explanation(self) -> tuple[str, ...]:
        """What a tooltip adds to what is seen: the mark's reason, what a kind of empty means, the comment."""
        mark = self.mark
        lines = [] if mark is None else [f"{mark.sign.word.capitalize()}: {mark.reason}"]
        if self.unsaved is not None:
            return (*lines, tr("Texten är inte sparad. Esc tar bort den."))
        if is_hidden(self.cell.value):
            lines.append(tr("Dolt: antalet är för litet för att visas i källan."))
        elif self.cell.value is Empty.EJ_TILLAMPLIGT:
            lines.append(tr("Ej tillämpligt."))
        elif (self.is_missing or self.is_blank) and self.can_be_typed_in:
            lines.append(tr("Värde saknas. Noll skrivs som 0."))
        if self.cell.starred:
            lines.append(tr("Stjärnmärkt: står på Start tills stjärnan tas bort (Ctrl+Skift+S)."))
        if self.cell.comment:
            lines.append(tr("Kommentar: {comment}").format(comment=self.cell.comment))
        return tuple(lines)

    def _spoken_value(self) -> str:
        if self.unsaved is not None or self.total is not None or self.cell.text:
            return self.text or tr("tomt")
        if self.cell.value is None:
            return tr("inte registrerat") if self.is_entry else tr("saknas")
        if isinstance(self.cell.value, Empty):
            return self.cell.value.label
        return self.text
