"""Whatever a series lacks, its sentence states what its table does: of the same kommuner, a month beside its own."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.benefits.of_period import MonthFigures
from domain.ground.display import show_percent
from domain.ground.period import Period, month
from domain.ground.value import Empty, Value, is_number
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries
from drawing.series import SeriesChoice, Step, series_chart
from support import said
from support.invented_figures import REGION, series

_SETS = (frozenset({"2401"}), frozenset({"2401", "2404"}))


@st.composite
def monthly(draw: st.DrawFn) -> BenefitSeries:
    """Months of a group with gaps, in which other kommuner report from some month on."""
    when = [month(2020 + at // 12, at % 12 + 1) for at in range(draw(st.integers(2, 30)))]
    changes = draw(st.integers(0, len(when)))
    months = []
    for each in when:
        aid: Value = draw(st.one_of(st.integers(0, 400), st.just(Empty.SAKNAS)))
        months.append(MonthFigures(each, (100, 200, 300, 0, 0, aid), draw(st.sampled_from((10_000, 20_000)))))
    return series(REGION, months, reporting={each: _SETS[at >= changes] for at, each in enumerate(when)})


def _read(words: str, points: tuple[Period, ...]) -> Period:
    return next(point for point in points if point.label == words)


@settings(max_examples=60)
@given(monthly(), st.sampled_from((Step.MONTH, Step.TWELVE_MONTHS)))
def test_what_is_said_of_a_series_is_what_its_table_says(own: BenefitSeries, step: Step) -> None:
    chart = series_chart(own, SeriesChoice(RankMeasure.TOTAL, step))
    if chart is None:
        return
    points = tuple(each.month for each in own.months)
    values = dict(zip(points, chart.series[0].values, strict=True))
    (sentence,) = said.sentences(chart.text.reading)
    told = [(shown, _read(when, points)) for shown, when in re.findall(r"([\d,]+\u00a0%) \((.*?)\)", sentence)]
    assert told, sentence
    assert told[-1][1] == max(point for point, value in values.items() if is_number(value)), sentence
    for shown, point in told:
        assert show_percent(values[point]) == shown, sentence
        assert own.reporting[point] == own.reporting[told[-1][1]], sentence
    if len(told) > 1 and step is Step.MONTH:
        assert told[0][1] == told[1][1].previous, sentence
    # The line has no point where nothing is known, and does not cross to other kommuner.
    for at in range(1, len(points)):
        assert (at in chart.series[0].cuts) is (own.reporting[points[at - 1]] != own.reporting[points[at]])
