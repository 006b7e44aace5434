"""A document as it was read (*dokument*): its tables and its text, each with the name of its places."""

from dataclasses import dataclass

from domain.ground.text import tr


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text in rows of one length. `title` says where it stands: "Blad Tabell 1", "Tabell 2", "Sida 3".

    `first_row` and `first_column` are the numbers of its first cell there; in a workbook columns are `lettered`.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    first_column: int = 1
    lettered: bool = False

    def place(self, row: int, column: int) -> str:
        """What the user calls the cell: `Blad Tabell 1, C7`, or `Tabell 2, rad 4, kolumn 3`."""
        if self.lettered:
            return f"{self.title}, {self.cell_name(row, column)}"
        text = tr("{title}, rad {row}, kolumn {column}")
        return text.format(title=self.title, row=self.first_row + row, column=self.first_column + column)

    def cell_name(self, row: int, column: int) -> str:
        """The cell within its table: `C7`, or `rad 4, kolumn 3`."""
        if not self.lettered:
            text = tr("rad {row}, kolumn {column}")
            return text.format(row=self.first_row + row, column=self.first_column + column)
        letters, left = "", self.first_column + column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.first_row + row}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text, and where it stands: "stycke 4", "sida 2"."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `notes` say what was left unread, in Swedish sentences."""

    name: str
    tables: tuple[Table, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
