"""A whole table as other programs paste it: under its heading, with what must be known of it below."""

from collections.abc import Sequence

from widgets.sheet.block import write_block
from widgets.sheet.content import CellKey, GridContent
from widgets.sheet.sheet import Sheet
from widgets.sheet.words import COPIED_MISSING
from widgets.text import tr


def copied_texts(content: GridContent) -> dict[CellKey, str]:
    """Every cell's text as Excel reads it."""
    sheet = Sheet()
    sheet.show(content)
    places = [(row, column) for row in range(len(content.rows)) for column in range(len(content.columns))]
    return {sheet.key_at(at): sheet.face(at).copy_text for at in places}


def write_table(lines: Sequence[Sequence[str]]) -> str:
    """The lines as text, last the sign for a missing figure in words where it stands among them."""
    missing = any(COPIED_MISSING in line for line in lines)
    return write_block([*lines, *([(tr("..: uppgift saknas."),)] if missing else [])])
