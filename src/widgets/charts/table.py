"""The numbers of a chart as a grid: read, walked and copied like any other figures."""

from domain.chart import Chart, chart_table
from widgets.grid import Cell, Column, GridContent, Kind, Row


def table_content(chart: Chart) -> GridContent:
    """The same numbers as the chart draws."""
    table = chart_table(chart)
    columns = tuple(Column(str(i), name, kind=Kind.SHOWN) for i, name in enumerate(table.header[1:]))
    rows = tuple(Row(str(i), line[0]) for i, line in enumerate(table.rows))
    cells = {(str(i), str(j)): Cell(text=text) for i, line in enumerate(table.rows) for j, text in enumerate(line[1:])}
    return GridContent(chart.text.title, chart.text.title, columns, rows, cells, row_title=table.header[0])
