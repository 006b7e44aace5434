"""What leaves the program from a collaboration population (ruling 22): small counts hidden unless a reason is given."""

from collections.abc import Sequence

from domain.text import tr
from widgets.grid.block import Block, write_block
from widgets.grid.content import CellKey as GridKey
from widgets.grid.sheet import Sheet
from widgets.populations.screen import PopulationScreen, show_day
from widgets.populations.sheet import hidden_cells, sheet_content


def publish_block(screen: PopulationScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may be pasted into another program."""
    hidden, sign = hidden_cells(screen), tr("dolt")
    return tuple(
        tuple(sign if key in hidden else text for key, text in zip(line, cells, strict=True))
        for line, cells in zip(keys, block, strict=True)
    )


def table_text(screen: PopulationScreen, internal_reason: str = "") -> str:
    """The whole table with heading, notes and source, as other programs paste it; public unless a reason is given."""
    content = sheet_content(screen)
    sheet = Sheet()
    sheet.show(content)
    hidden = frozenset[GridKey]() if internal_reason else hidden_cells(screen)
    heading = tr("Samverkanspopulation, {area}, {date}. Definition: {definition}")
    day, definition = show_day(screen.reference_date), screen.definition.name
    lines: list[tuple[str, ...]] = [(heading.format(area=screen.area.name, date=day, definition=definition),)]
    if internal_reason:
        lines.append((tr("Internt: {reason}").format(reason=internal_reason),))
    lines.append((content.row_title, *(column.label for column in content.columns)))
    for at, row in enumerate(content.rows):
        faces = [sheet.face((at, column)) for column in range(len(content.columns))]
        texts = (tr("dolt") if (row.key, face.column.key) in hidden else face.copy_text for face in faces)
        lines.append((row.label, *texts))
    if hidden:
        lines.append((tr("dolt: ett litet antal personer, eller ett tal som skulle avslöja ett litet antal."),))
    if screen.source is not None:
        lines.append((screen.source.line,))
    return write_block(lines)
