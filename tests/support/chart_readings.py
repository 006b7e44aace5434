"""All that is said in a chart when one walks through it."""

from drawing.chart import Chart
from widgets.charts.reading import count_of_places, reading


def readings(chart: Chart) -> tuple[str, ...]:
    """Every place in its order."""
    return tuple(reading(chart, at) for at in range(count_of_places(chart)))
