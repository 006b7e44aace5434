"""Appendices of the group's own (*egna bilagor*): text, a table, and pictures, with words for who cannot see them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.ground.text import tr

MOST_BYTES = 4 * 1024 * 1024
"""How large a picture may be as it is stored."""
MOST_PICTURES = 60
"""How many pictures the appendices of one report may have together."""
MOST_COLUMNS, MOST_ROWS = 12, 500
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_SEPARATORS = ("\t", ";")
_NAME_OF_FILE = re.compile(r"\S+\.(png|jpe?g|pdf)|(bild|dsc|figur|image|img|scan|sida)?[ _-]*\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (*bild*), PNG or JPEG, and the `alternative` that is read to whoever cannot see it. `id` is its number
    in the workspace, None for one that is not stored yet."""

    alternative: str
    image: bytes = field(repr=False)
    id: int | None = None

    @property
    def says_nothing(self) -> bool:
        """True of words that say that there is a picture and not what it shows: *Diagram*, *Bild 3*, a file's name."""
        words = self.alternative.strip(" .").casefold()
        of_any = (tr("bild"), tr("diagram"), tr("figur"), tr("foto"), tr("karta"), tr("logotyp"), tr("tabell"))
        return words in of_any or _NAME_OF_FILE.fullmatch(words) is not None


@dataclass(frozen=True, slots=True)
class Appendix:
    """What stands under one number among the appendices. `body` is text, or where `is_table` a table with a tab or a
    semicolon between its cells, of which the first row heads the columns; the pictures come after it."""

    title: str
    source: str = ""
    body: str = ""
    is_table: bool = False
    pictures: tuple[Picture, ...] = ()
    id: int | None = None

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table, all of one width; none of a text."""
        return rows_of(self.body) if self.is_table else ()


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table as it is pasted; rows that are shorter than others end in empty cells."""
    sign = next((each for each in _SEPARATORS if each in text), _SEPARATORS[0])
    rows = [
        [" ".join(cell.split()) for cell in line.split(sign)] for line in text.splitlines() if line.strip(f" {sign}")
    ]
    wide = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (wide - len(row))) for row in rows)


def text_of_rows(rows: Sequence[Sequence[str]]) -> str:
    """A table as the text that is stored of it."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def refused_appendix(appendix: Appendix) -> str:
    """The sentence on why the appendix cannot be stored so; empty when it can."""
    if not appendix.title.strip():
        return tr("Ge bilagan en rubrik.")
    if not appendix.body.strip() and not appendix.pictures:
        return tr("Bilagan är tom. Skriv något, klistra in en tabell eller lägg till en bild.")
    rows = appendix.rows
    if len(rows) == 1:
        return tr("Tabellen har bara en rad. Den första raden är rubriker; klistra in den och raderna under den.")
    if len(rows) > MOST_ROWS or len(rows[:1] and rows[0]) > MOST_COLUMNS:
        text = tr("Tabellen är för stor för en sida. Den får ha högst {columns} kolumner och {rows} rader.")
        return text.format(columns=MOST_COLUMNS, rows=MOST_ROWS)
    return next(filter(None, map(refused_picture, appendix.pictures)), "")


def refused_picture(picture: Picture) -> str:
    """The sentence on why the picture cannot be stored; empty when it can."""
    if not picture.alternative.strip():
        return tr("Beskriv varje bild i ord. Beskrivningen läses upp för den som inte ser bilden.")
    if not picture.image.startswith(_SIGNATURES):
        return tr("Bilden är varken PNG eller JPEG. Spara den som en av dem och välj den igen.")
    if len(picture.image) > MOST_BYTES:
        text = tr("Bilden är för stor. Den får vara högst {count} megabyte.")
        return text.format(count=MOST_BYTES // 1024 // 1024)
    return ""
