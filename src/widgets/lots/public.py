"""What leaves the program from a month (ruling 22): small counts hidden unless a reason is given for showing them."""

from collections.abc import Mapping, Sequence

from domain.ground.entry import parse_count
from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden, is_small, small_words
from domain.hiding.lots import hidden_margins
from domain.hiding.lots_periods import dark, public_periods
from domain.lots.month import AgeGroup, Party
from domain.lots.publication import level_name, tells_of_months
from domain.lots.review import margin_value
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import SUM_AGE, SUM_ROW, SUM_SEX, cell_key, sheet_content
from widgets.sheet.block import Block
from widgets.sheet.content import CellKey as GridKey
from widgets.sheet.copied_table import copied_texts, write_table
from widgets.sheet.figure_grid import without_figure


def hidden_texts(screen: LotsScreen) -> Mapping[GridKey, str]:
    """The sheet's cells that are hidden in public, and what stands there instead: the same ones as in a report.

    A small count becomes `<5`; another figure that would give one away becomes *dolt*, since it may be larger. Of an
    area that tells of longer periods than months every figure is *dolt*.
    """
    sums = {Sex.UNSPLIT: SUM_SEX, AgeGroup.ALLA: SUM_AGE}
    own, threshold, told = screen.tally, screen.small_count_threshold, tells_of_months(screen.level)
    public = public_periods({screen.month: own}, threshold)[screen.month] if told else dark(own, threshold)
    hidden = hidden_margins(public)
    keys = [(SUM_ROW if row is Party.ALLA else row.value, sums.get(split, split.value)) for row, split in hidden]
    return {key: _sign(screen, key) if told else Empty.DOLT.label for key in keys}


def why_withheld(level: PeriodKind) -> str:
    """What is said of figures of months that are copied where an area tells of longer periods (ruling 58); empty where
    it tells of months."""
    if tells_of_months(level):
        return ""
    text = tr(
        "Kopierat. Månader visas inte offentligt, området redovisas per {level}: alla tal är dolda i andra program, "
        "och följer med när du klistrar in här."
    )
    return text.format(level=level_name(level))


def why_dark(level: PeriodKind) -> str:
    """The same of a whole table, which is pasted into other programs alone."""
    if tells_of_months(level):
        return ""
    text = tr("Alla tal är dolda: månader visas inte offentligt, området redovisas per {level}.")
    return text.format(level=level_name(level))


def without_figures(_keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block with *dolt* in the place of every figure."""
    return tuple(tuple(map(without_figure, texts)) for texts in block)


def _sign(screen: LotsScreen, key: GridKey) -> str:
    """What stands in the place of a hidden figure: the threshold, or the source's own bound, where it is small. A sum
    of a cross with something hidden in it may be larger than any bound."""
    cell, counts = cell_key(*key), screen.current.counts
    value = None if cell is None else margin_value(counts, *cell)
    if is_hidden(value) and cell not in counts:
        return Empty.DOLT.label
    return _small_sign(value, screen.small_count_threshold) or Empty.DOLT.label


def _small_sign(value: Value | None, threshold: int) -> str:
    """How a figure that is small in itself is written; empty for one that is not."""
    return small_words(value, threshold) if value is not None and is_small(value, threshold) else ""


def publish_block(screen: LotsScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may be pasted into another program."""
    texts = hidden_texts(screen)
    return tuple(
        tuple(texts.get(key, text) for key, text in zip(line, cells, strict=True))
        for line, cells in zip(keys, block, strict=True)
    )


def publish_workers(threshold: int, block: Block) -> Block:
    """Copied numbers of case workers: they are in no sum, so that small ones are hidden by themselves."""
    return tuple(tuple(_small_sign(parse_count(text).value, threshold) or text for text in line) for line in block)


def table_text(screen: LotsScreen, internal_reason: str = "") -> str:
    """The whole table with heading, notes and source, as other programs paste it; public unless a reason is given."""
    content = sheet_content(screen)
    hidden = {} if internal_reason else hidden_texts(screen)
    heading = tr("LOTS-ärenden efter initierande part, {area}, {month}")
    lines: list[tuple[str, ...]] = [(heading.format(area=screen.area.name, month=screen.month.label),)]
    if internal_reason:
        lines.append((tr("Internt: {reason}").format(reason=internal_reason),))
    headings = (f"{column.group}: {column.label}" for column in content.columns)
    lines.append((tr("Initierande part"), *headings))
    shown = copied_texts(content)
    for row in content.rows:
        cells = ((row.key, column.key) for column in content.columns)
        lines.append((row.label, *(hidden.get(key, shown[key]) for key in cells)))
    if hidden:
        note = tr("{signs}: ett litet antal ärenden. dolt: ett tal som skulle avslöja ett litet antal.")
        if not tells_of_months(screen.level):
            note = tr("dolt: månaden visas inte offentligt, området redovisas per {level}. Kopiera internt, med skäl.")
        signs = sorted(set(hidden.values()) - {Empty.DOLT.label}) or [small_words(1, screen.small_count_threshold)]
        said = note.format(signs=", ".join(signs), level=level_name(screen.level))
        lines.append((said,))
    if screen.current.source is not None:
        lines.append((screen.current.source.line,))
    return write_table(lines)
