"""The exact values of a chart as sentences, one for each place that the keyboard or the mouse can stand on."""

from domain.ground.display import show_number, show_percent
from domain.ground.text import tr
from domain.ground.value import Value, number_or_none
from drawing.chart import (
    QUARTER_SIGNS,
    BarChart,
    Chart,
    LineChart,
    NestedChart,
    RadarAxis,
    RadarChart,
    RankMark,
    line_values,
)


def count_of_places(chart: Chart) -> int:
    """How many places can be read: the axes of a radar and its total, the points of a series, rows of a nested chart
    and its total, rows of other charts."""
    if isinstance(chart, RadarChart):
        return len(chart.axes) + 1
    if isinstance(chart, LineChart):
        return len(chart.points)
    if isinstance(chart, NestedChart):
        return len(chart.rows) + 1
    return len(chart.categories) if isinstance(chart, BarChart) else len(chart.marks)


def reading(chart: Chart, at: int) -> str:
    """One place: from the top of the chart to its foot, clockwise round a radar, from the first point in time on."""
    if isinstance(chart, RadarChart):
        return _axis_reading(chart, chart.axes[at]) if at < len(chart.axes) else _total_reading(chart)
    if isinstance(chart, LineChart):
        return _line_reading(chart, at)
    if isinstance(chart, NestedChart):
        return _nested_reading(chart, at) if at < len(chart.rows) else _sum_reading(chart)
    return _bar_reading(chart, at) if isinstance(chart, BarChart) else _rank_reading(chart.marks[at])


def longest_reading(chart: Chart) -> str:
    """As long as any is likely to be: of a long series the ends and what is special are asked."""
    places: set[int] | range = range(count_of_places(chart))
    if isinstance(chart, LineChart) and chart.points:
        last = len(chart.points) - 1
        noted = [at for at, _ in chart.marks[:3]] + [each.at for each in chart.breaks]
        places = {0, last, *(at for at in noted if 0 <= at <= last)}
    return max((reading(chart, at) for at in places), key=len, default="")


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
    if mark.previous is None or mark.movement is None:
        return text
    text += f" ({mark.previous})"
    return f"{text}  {'↑' if mark.movement > 0 else '↓'}{abs(mark.movement)}" if mark.movement else text


def _axis_reading(chart: RadarChart, axis: RadarAxis) -> str:
    said = f"{axis.label}: {_both_periods(chart, axis.value, axis.previous)}"
    if not chart.ranks:
        return said
    if axis.rank is None or axis.quarter is None:
        return tr("{said}, ej rangordnad").format(said=said) if number_or_none(axis.value) is not None else said
    text = tr("{said}, plats {rank} av {of}, fjärdedel {quarter}")
    return text.format(said=said, rank=axis.rank, of=axis.of, quarter=axis.quarter)


def _total_reading(chart: RadarChart) -> str:
    return tr("Totalt: {values}").format(values=_both_periods(chart, chart.total, chart.total_previous))


def _both_periods(chart: RadarChart, now: Value, before: Value) -> str:
    said = f"{chart.now} {show_percent(now, chart.decimals)}"
    return f"{said}, {chart.before} {show_percent(before, chart.decimals)}" if chart.compares else said


def _line_reading(chart: LineChart, at: int) -> str:
    values = line_values(chart, at)
    said = ", ".join(f"{name} {show_number(value, chart.decimals)}" for name, value in values)
    unit = f" ({chart.text.unit})" if any(number_or_none(value) is not None for _, value in values) else ""
    notes = [text for point, text in chart.marks if point == at] + [e.text for e in chart.breaks if e.at == at]
    notes = [note for note in notes if note not in chart.called[at]]
    return f"{chart.called[at]}: {'; '.join((said + unit, *notes))}"


def _nested_reading(chart: NestedChart, at: int) -> str:
    """A part is said with the row it is a part of: `Individer med ekonomiskt bistånd, varav arbetslösa: 72 …`."""
    row = chart.rows[at]
    label = row.label if row.inside is None else f"{chart.rows[row.inside].label}, {row.label}"
    unit = f" ({chart.text.unit})" if number_or_none(row.value) is not None else ""
    return f"{label}: {'; '.join((row.shown + unit, *chart.said(at, letters=False)))}"


def _sum_reading(chart: NestedChart) -> str:
    total = chart.total
    unit = f" ({chart.text.unit})" if number_or_none(total.value) is not None else ""
    said = (total.shown + unit, chart.sum_words, *total.words, chart.span_words)
    return f"{total.label}: {'; '.join(words for words in said if words)}"
