"""What leaves the program from an indicator (ruling 22): small counts the group has counted itself are hidden."""

from collections.abc import Sequence

from domain.ground.text import tr
from domain.indicators.indicator import IndicatorTable, indicator_notes, table_rows
from widgets.indicators.screen import IndicatorScreen
from widgets.indicators.sheet import hidden_cells
from widgets.sheet.block import Block
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.copied_table import write_table


def publish_block(screen: IndicatorScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may be pasted into another program."""
    hidden, sign = hidden_cells(screen), tr("dolt")
    return tuple(
        tuple(sign if key in hidden else text for key, text in zip(line, cells, strict=True))
        for line, cells in zip(keys, block, strict=True)
    )


def table_text(screen: IndicatorScreen, internal_reason: str = "") -> str:
    """The whole table with heading, notes and source, as other programs paste it; public unless a reason is given."""
    table: IndicatorTable = screen.table if internal_reason else screen.published
    heading = tr("{name}, {area} {period} ({unit})").format(
        name=table.indicator.name, area=table.area.name, period=table.period.label, unit=table.indicator.unit
    )
    lines: list[tuple[str, ...]] = [(heading,)]
    if internal_reason:
        lines.append((tr("Internt: {reason}").format(reason=internal_reason),))
    lines += [(tr("Kategori"), *header) for header in [table_rows(table)[0][1:]]]
    lines += table_rows(table)[1:]
    lines += [(note,) for note in indicator_notes(table)]
    if table.source is not None:
        lines.append((table.source.line,))
    return write_table(lines)
