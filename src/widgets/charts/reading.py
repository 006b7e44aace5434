"""The exact values of a chart as sentences, one for each place that the keyboard or the mouse can stand on."""

from domain.chart import QUARTER_SIGNS, BarChart, Chart, RankMark
from domain.display import show_number
from domain.text import tr
from domain.value import number_or_none


def readings(chart: Chart) -> tuple[str, ...]:
    """From the top of the chart to its foot."""
    if isinstance(chart, BarChart):
        return tuple(_bar_reading(chart, i) for i in range(len(chart.categories)))
    return tuple(_rank_reading(mark) for mark in chart.marks)


def _bar_reading(chart: BarChart, at: int) -> str:
    values = [(series, series.values[at]) for series in chart.series]
    said = [
        tr("{series} {value}").format(series=series.name, value=show_number(value, chart.decimals))
        for series, value in values
    ]
    unit = f" ({chart.text.unit})" if any(number_or_none(value) is not None for _series, value in values) else ""
    return f"{chart.categories[at]}: {', '.join(said)}{unit}"


def _rank_reading(mark: RankMark) -> str:
    text = tr("{label}: plats {rank} av {of}, fjärdedel {quarter}")
    said = text.format(label=mark.label, rank=mark.rank, of=mark.of, quarter=mark.quarter)
    if mark.previous is not None:
        said += tr(", förra perioden {previous}").format(previous=mark.previous)
    return said


def rank_text(mark: RankMark) -> str:
    """What stands over a scale of places: the quarter's sign, the place, the former one, and the movement."""
    text = f"{QUARTER_SIGNS[mark.quarter]} {mark.rank}"
    if mark.previous is None:
        return text
    text += f" ({mark.previous})"
    moved = mark.previous - mark.rank
    return text if moved == 0 else f"{text}  {'↑' if moved > 0 else '↓'}{abs(moved)}"
