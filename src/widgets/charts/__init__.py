"""Charts of `drawing.chart` on screen, with the same numbers as a table.

Importing this is cheap: pyqtgraph is loaded when the first chart is shown.
"""

from widgets.charts.chart_with_table import ChartWithTable

__all__ = ["ChartWithTable"]
