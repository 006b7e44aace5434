"""The numbers of a chart as a grid: read, walked and copied like any other figures."""

import re
from collections.abc import Sequence

from domain.ground.display import MINUS, NO_BREAK_SPACE
from drawing.chart import Chart, chart_table
from widgets.sheet import Cell, Column, GridContent, Kind, Row
from widgets.sheet.block import write_block

_NUMBER = re.compile(r"[+-]?\d+(,\d+)?")


def table_content(chart: Chart) -> GridContent:
    """The same numbers as the chart draws."""
    table = chart_table(chart)
    columns = tuple(Column(str(i), name, kind=Kind.SHOWN) for i, name in enumerate(table.header[1:]))
    rows = tuple(Row(str(i), line[0]) for i, line in enumerate(table.rows))
    cells = {(str(i), str(j)): Cell(text=text) for i, line in enumerate(table.rows) for j, text in enumerate(line[1:])}
    return GridContent(chart.text.title, chart.text.title, columns, rows, cells, row_title=table.header[0])


def copied_table(chart: Chart) -> str:
    """The numbers as rows of text, as a spreadsheet pastes them."""
    table = chart_table(chart)
    return pasted_lines((table.header, *table.rows))


def pasted_lines(lines: Sequence[Sequence[str]]) -> str:
    """Rows of text with tabs between the columns.

    Thousands are run together and minus is a hyphen: else a spreadsheet takes the number for text.
    """
    return write_block(map(_pasted, line) for line in lines)


def _pasted(text: str) -> str:
    plain = text.replace(NO_BREAK_SPACE, "").replace(MINUS, "-")
    return plain if _NUMBER.fullmatch(plain) else text
