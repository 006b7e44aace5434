"""What leaves the program from the tab's tables (ruling 22): small counts hidden unless a reason is given."""

from collections.abc import Callable, Sequence

from domain.ground.text import tr
from widgets.populations.screen import PopulationScreen, show_day
from widgets.populations.sheet import hidden_cells, sheet_content
from widgets.sheet.block import Block
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.content import GridContent
from widgets.sheet.copied_table import copied_texts, write_table


def publish_block(screen: PopulationScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block of the sheet as it may be pasted into another program."""
    hidden, sign = hidden_cells(screen), tr("dolt")
    return tuple(
        tuple(sign if key in hidden else text for key, text in zip(line, cells, strict=True))
        for line, cells in zip(keys, block, strict=True)
    )


def table_text(screen: PopulationScreen, internal_reason: str = "") -> str:
    """The whole sheet with heading, notes and source, as other programs paste it; public unless a reason is given."""
    heading = tr("Samverkanspopulation, {area}, {date}. Definition: {definition}")
    day, definition = show_day(screen.reference_date), screen.definition.name
    hidden = frozenset[GridKey]() if internal_reason else hidden_cells(screen)
    notes = () if screen.source is None else (screen.source.line,)
    return content_text(
        heading.format(area=screen.area.name, date=day, definition=definition),
        sheet_content(screen),
        notes,
        internal_reason,
        hidden=hidden,
    )


def content_text(
    heading: str,
    content: GridContent,
    notes: Sequence[str],
    internal_reason: str = "",
    *,
    hidden: frozenset[GridKey] = frozenset(),
) -> str:
    """A table under its heading, with what must be known of it below; cells in `hidden` are written *dolt*."""
    cells = {key: tr("dolt") if key in hidden else text for key, text in copied_texts(content).items()}
    lines: list[tuple[str, ...]] = [(heading,)]
    if internal_reason:
        lines.append((tr("Internt: {reason}").format(reason=internal_reason),))
    lines.append((content.row_title, *(column.label for column in content.columns)))
    lines += [(row.label, *(cells[row.key, column.key] for column in content.columns)) for row in content.rows]
    if tr("dolt") in cells.values():
        lines.append((tr("dolt: ett litet antal personer, eller ett tal som skulle avslöja ett litet antal."),))
    lines += [(note,) for note in notes]
    return write_table(lines)


def publish_as(content: Callable[[], GridContent]) -> Callable[[Sequence[Sequence[GridKey]], Block], Block]:
    """A filter for what is copied of a grid: the same cells of the public `content`, which is made when asked for."""

    def publish(keys: Sequence[Sequence[GridKey]], _block: Block) -> Block:
        cells = copied_texts(content())
        return tuple(tuple(cells[key] for key in line) for line in keys)

    return publish
