"""Indicators in a report (*X i siffror*): a sentence and the table of each."""

from collections.abc import Sequence

from domain.ground.text import tr
from domain.indicators.indicator import IndicatorTable, indicator_notes, table_rows
from drawing.indicators import indicator_sentence
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table


def tell_indicators(story: Story, tables: Sequence[IndicatorTable]) -> None:
    """What the figures of each say, and the figures; nothing where there are none."""
    if not tables:
        return
    with story.section():
        story.heading(2, tr("Indikatorer"))
        for table in tables:
            with story.whole():
                story.paragraph(indicator_sentence(table), READING)
                story.table(indicator_table(table))


def indicator_table(table: IndicatorTable) -> Table:
    """A row for each category and last the whole, a column for each sex; hidden cells say *dolt*."""
    header, *rows = table_rows(table)
    columns = (Column(tr("Kategori")), *(Column(title, number=True) for title in header[1:]))
    last = len(rows) - 1
    text = tr("{name}, {area} {period} ({unit})")
    indicator = table.indicator
    caption = text.format(name=indicator.name, area=table.area.name, period=table.period.label, unit=indicator.unit)
    return Table(
        caption,
        columns,
        tuple(Row(row, RowKind.TOTAL if at == last and last else RowKind.PLAIN) for at, row in enumerate(rows)),
        indicator_notes(table),
        "" if table.source is None else table.source.line,
    )
