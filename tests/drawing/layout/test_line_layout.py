"""A time series: values lie where they should, gaps are gaps, and its words never meet."""

from dataclasses import replace
from fractions import Fraction

import pytest

from domain.ground.value import Empty
from drawing.chart import LineChart, LineSeries, SeriesBreak
from drawing.layout.lines import lay_lines, wanted_height
from drawing.layout.shapes import Area, Mark, Stroke
from drawing.palette import Tone
from support.chart_samples import gapped_months, months, one_line, seven_lines, stacked_months
from support.laid_out import areas, collisions, cut_words, marks, strokes, texts, typewriter, whole_text

LETTERS = typewriter()
SAMPLES = (
    stacked_months,
    gapped_months,
    seven_lines,
    lambda: stacked_months(24),
    lambda: stacked_months(5),
    lambda: stacked_months(1),
    lambda: one_line(()),
    lambda: one_line((0, 0)),
    lambda: one_line((Empty.SAKNAS, Empty.DOLT)),
)


def test_values_lie_in_proportion_from_zero_and_points_evenly() -> None:
    plot = lay_lines(one_line((5, 10, 20)), 600, LETTERS).plot
    (line,) = plot.lines
    heights = [plot.field.bottom - y for _, y in (plot.spot(line, at) for at in range(3))]
    assert heights[1] == pytest.approx(2 * heights[0])
    assert heights[2] == pytest.approx(4 * heights[0])
    assert [plot.x(at) for at in (0, 1, 2)] == pytest.approx(
        [plot.field.left, (plot.field.left + plot.field.right) / 2, plot.field.right]
    )
    assert [plot.nearest(plot.x(at) + 3) for at in (0, 1, 2)] == [0, 1, 2]
    assert plot.nearest(-1000) == 0


def test_the_top_of_a_stack_is_the_sum_of_its_layers() -> None:
    chart = stacked_months()
    laid = lay_lines(chart, 900, LETTERS)
    plot = laid.plot
    top = plot.lines[2]
    for at in (0, 50, 100, 143):
        total = sum(float(series.values[at]) for series in chart.series[:3])
        assert plot.spot(top, at)[1] == pytest.approx(plot.y(total))
    (lowest,) = areas(laid.drawing, "sjukpenning")
    assert lowest.points[-1][1] == pytest.approx(plot.field.bottom)
    assert plot.scale.low == 0


def test_a_layer_stops_where_it_or_one_under_it_is_missing() -> None:
    series = (
        LineSeries("Ohälsa", (1, Empty.SAKNAS, 1, 1), Tone.SJUKPENNING),
        LineSeries("Arbetslöshet", (2, 2, 2, Empty.SAKNAS), Tone.ARBETSLOSHET),
    )
    chart = replace(one_line((0, 0, 0, 0)), series=series, stacked=True)
    laid = lay_lines(chart, 600, LETTERS)
    upper = laid.plot.lines[1]
    assert [laid.plot.spot(upper, at) is None for at in range(4)] == [False, True, False, True]
    lone = [shape for shape in laid.drawing.shapes if getattr(shape, "token", "") == "arbetsloshet"]
    assert len(lone) >= 2


def test_missing_values_are_gaps_and_a_value_between_two_gaps_is_a_dot() -> None:
    chart = gapped_months()
    laid = lay_lines(chart, 900, LETTERS)
    own = strokes(laid.drawing, "accent")
    assert sorted(len(line.points) for line in own) == sorted([30, 60 - 34, 144 - 63])
    (dot,) = marks(laid.drawing, "●")
    assert (dot.x, dot.y) == laid.plot.spot(laid.plot.lines[0], 61)


def test_references_are_dashed_and_lie_over_layers_on_a_strip_of_paper() -> None:
    drawing = lay_lines(stacked_months(), 900, LETTERS).drawing
    (riket,) = strokes(drawing, "riket")
    assert riket.dashed
    order = list(drawing.shapes)
    assert max(order.index(area) for area in areas(drawing, "ekonomiskt_bistand")) < order.index(riket)
    assert order[order.index(riket) - 1].token == "paper"


def test_each_line_has_its_name_and_latest_value_at_its_end_in_the_order_of_the_ends() -> None:
    laid = lay_lines(seven_lines(), 900, LETTERS)
    names = [text for text in texts(laid.drawing) if text.isalpha()]
    assert sorted(names) == sorted(series.name for series in seven_lines().series)
    words = {word.text: word.box.top for word in laid.drawing.words()}
    latest = {series.name: series.values[-1] for series in seven_lines().series}
    by_value = sorted(latest, key=lambda name: -latest[name])
    assert sorted(latest, key=lambda name: words[name]) == by_value
    shades = {line.series.name: line.shade for line in laid.plot.lines}
    assert len({shades[name] for name in ("Bjurholm", "Robertsfors", "Umeå", "Vindeln")}) == 4


def test_a_mark_is_a_ring_on_the_lines_and_what_is_missing_has_none_but_its_reason_in_the_key() -> None:
    laid = lay_lines(gapped_months(), 900, LETTERS)
    rings = {(mark.x, mark.y) for mark in marks(laid.drawing, "○")}
    assert laid.plot.spot(laid.plot.lines[0], 40) in rings
    assert laid.plot.spot(laid.plot.lines[0], 60) is None
    assert all(x != laid.plot.x(60) for x, _ in rings)
    assert "senast kända värde ingen punkt: bortfall" in whole_text(laid.drawing)
    several = replace(seven_lines(), marks=((2, "bortfall"),))
    laid = lay_lines(several, 900, LETTERS)
    # The second ring is that of the key.
    assert [(mark.x, mark.y) for mark in marks(laid.drawing, "○")][:-1] == [laid.plot.spot(laid.plot.lines[0], 2)]


def test_a_missing_layer_has_its_ring_on_the_one_below() -> None:
    layers = [LineSeries(name, (4, 4), Tone.ACCENT) for name in ("Ohälsa", "Arbetslöshet")]
    aid = LineSeries("Ekonomiskt bistånd", (1, Empty.SAKNAS), Tone.OTHER)
    text = stacked_months().text
    chart = LineChart(text, ("2020-01", "2020-02"), (*layers, aid), stacked=True, marks=((1, "bortfall"),))
    laid = lay_lines(chart, 900, LETTERS)
    (ring,) = marks(laid.drawing, "○")[:-1]
    assert (ring.x, ring.y) == laid.plot.spot(laid.plot.lines[1], 1)


def test_a_line_does_not_cross_to_points_of_other_kommuner() -> None:
    series = LineSeries("Inlandet", (3, 4, 9, 8), Tone.ACCENT, cuts=(2,))
    laid = lay_lines(LineChart(stacked_months().text, ("2019", "2020", "2021", "2022"), (series,)), 900, LETTERS)
    strokes = [s.points for s in laid.drawing.shapes if isinstance(s, Stroke) and s.token == "accent"]
    spots = [laid.plot.spot(laid.plot.lines[0], at) for at in range(4)]
    assert strokes[:2] == [tuple(spots[:2]), tuple(spots[2:])]


def test_breaks_stand_between_points_and_their_letters_are_told() -> None:
    laid = lay_lines(stacked_months(), 900, LETTERS)
    lines = [
        s.points[0][0]
        for s in laid.drawing.shapes
        if getattr(s, "token", "") == "muted"
        and len(getattr(s, "points", ())) == 2
        and s.points[0][0] == s.points[1][0]
    ]
    assert lines == pytest.approx([laid.plot.x(71.5), laid.plot.x(74.5)])
    assert "A 20–65 år från 2020 B ny redovisning av etableringsersättning" in whole_text(laid.drawing)
    early = lay_lines(stacked_months(), 900, LETTERS, span=(0, 39))
    assert "20–65 år" not in whole_text(early.drawing)


def test_many_breaks_get_numbers_when_the_letters_are_used_up() -> None:
    breaks = tuple(SeriesBreak(at, f"ändring {at}") for at in range(1, 30))
    said = whole_text(lay_lines(replace(gapped_months(), breaks=breaks), 900, LETTERS).drawing)
    assert "Z ändring 26 27 ändring 27" in said


def test_years_stand_under_months_and_points_are_thinned() -> None:
    words = texts(lay_lines(stacked_months(24), 900, LETTERS).drawing)
    assert {"jan", "dec", "2014", "2015"} <= set(words)
    wide = texts(lay_lines(stacked_months(), 900, LETTERS).drawing)
    assert "jan" not in wide
    assert {"2014", "2025"} <= set(wide)
    narrow = texts(lay_lines(stacked_months(), 330, LETTERS).drawing)
    years = [word for word in narrow if word.startswith("20") and len(word) == 4]
    assert 2 <= len(years) <= 6


def test_a_zoom_that_begins_late_in_a_year_names_the_next_year() -> None:
    words = texts(lay_lines(stacked_months(), 500, LETTERS, span=(11, 59)).drawing)
    assert "2014" not in words
    assert "2015" in words


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        (tuple(f"2021-{at:02d}" for at in range(1, 13)), {"jan", "dec", "2021"}),
        (("2021-13", "2021-14"), {"2021-13", "2021-14"}),
        (("första halvåret 2020", "andra halvåret 2020", "första halvåret 2021"), {"2020", "2021", "första halvåret"}),
        (("hösten", "våren"), {"hösten", "våren"}),
    ],
)
def test_points_of_every_kind_are_named(points, wanted) -> None:
    values = tuple(range(len(points)))
    chart = replace(one_line(values), points=points)
    assert wanted <= set(texts(lay_lines(chart, 900, LETTERS).drawing))


def test_months_with_others_left_out_between_them_are_named_where_there_is_room() -> None:
    points = tuple(f"{year}-{month:02d}" for year in range(2016, 2026) for month in (1, 4, 7, 10))
    chart = replace(one_line(tuple(range(40))), points=points)
    for width in (450, 500, 900):
        drawing = lay_lines(chart, width, LETTERS).drawing
        assert "jan" in texts(drawing)
        assert not collisions(drawing)


def test_a_scale_need_not_begin_at_zero_and_may_go_below_it() -> None:
    high = replace(one_line((Fraction(150), Fraction(160))), from_zero=False)
    assert lay_lines(high, 600, LETTERS).plot.scale.low > 0
    below = lay_lines(one_line((-5, 5)), 600, LETTERS).plot
    assert below.scale.low < 0 < below.scale.high


def test_a_zoom_shows_its_points_from_edge_to_edge_on_the_same_scale() -> None:
    whole = lay_lines(stacked_months(), 900, LETTERS, height=300).plot
    part = lay_lines(stacked_months(), 900, LETTERS, height=300, span=(24, 47)).plot
    assert (part.first, part.last) == (24, 47)
    assert part.x(24) == part.field.left
    assert part.x(47) == part.field.right
    assert part.scale == whole.scale


@pytest.mark.parametrize("width", [300, 340, 500, 900])
@pytest.mark.parametrize("line", [10.5, 17.0, 34.0])
@pytest.mark.parametrize("make", SAMPLES)
def test_no_word_meets_another_or_is_cut(make, line: float, width: float) -> None:
    chart: LineChart = make()
    letters = typewriter(line)
    laid = lay_lines(chart, width, letters)
    assert not collisions(laid.drawing)
    assert not cut_words(laid.drawing)
    assert laid.drawing.height == pytest.approx(wanted_height(chart, width, letters))
    higher = lay_lines(chart, width, letters, height=laid.drawing.height + 100)
    assert higher.drawing.height == pytest.approx(laid.drawing.height + 100)
    assert not collisions(higher.drawing)


def test_names_too_long_for_the_side_stand_numbered_below() -> None:
    laid = lay_lines(gapped_months(), 300, typewriter(34))
    said = whole_text(laid.drawing)
    assert "1 Nordmaling" in said.replace("\u00a0", " ")
    assert "3 Riket" in said


def test_a_line_without_any_value_and_a_chart_without_lines_can_be_drawn() -> None:
    laid = lay_lines(one_line((Empty.DOLT, Empty.DOLT)), 600, LETTERS)
    assert "Nordmaling dolt" in whole_text(laid.drawing).replace("  ", " ")
    assert lay_lines(one_line(()), 600, LETTERS).plot.nearest(30) == 0
    none = LineChart(one_line(()).text, months(3), ())
    assert not collisions(lay_lines(none, 600, LETTERS).drawing)
    marked = replace(none, marks=((1, "bortfall"),))
    drawn = lay_lines(marked, 600, LETTERS).drawing
    assert marks(drawn, "○") == []
    assert "ingen punkt: bortfall" in whole_text(drawn)


def test_lines_layers_breaks_and_rings_are_had_in_the_charts_own_values() -> None:
    chart = gapped_months()
    laid = lay_lines(chart, 900, LETTERS, span=(24.5, 47.2))
    shapes = laid.in_values()

    own = [s for s in shapes if isinstance(s, Stroke) and s.token == "accent"]
    assert [point for stroke in own for point in stroke.points][:2] == [
        (0, 15.0),
        (1, float(chart.series[0].values[1])),
    ]
    assert {mark.x for mark in shapes if isinstance(mark, Mark) and mark.sign == "○"} == {40}
    assert [s.points for s in shapes if isinstance(s, Stroke) and s.token == "muted"] == [((95.5, 0.0), (95.5, 20.0))]
    # The words are those of what is looked at, and every shape of the whole drawing is in one of the two.
    assert laid.plot.shown == range(25, 48)
    assert laid.plot.nearest(laid.plot.field.left) == 25
    assert "2016" in texts(laid.around)
    assert texts(laid.around) == texts(laid.drawing)
    whole = lay_lines(chart, 900, LETTERS)
    assert len(whole.drawing.shapes) == len(whole.around.shapes) + len(whole.in_values()) - len(chart.breaks)


def test_a_single_point_and_a_lone_layer_have_values_to_be_drawn_at() -> None:
    alone = lay_lines(one_line((5,)), 600, LETTERS).in_values()
    assert [(mark.x, mark.y) for mark in alone if isinstance(mark, Mark)] == [(0, 5.0)]
    layers = stacked_months(24)
    gapped = tuple(value if at == 3 else Empty.SAKNAS for at, value in enumerate(layers.series[0].values))
    lone = replace(layers, series=(replace(layers.series[0], values=gapped),))
    (area,) = (shape for shape in lay_lines(lone, 600, LETTERS).in_values() if isinstance(shape, Area))
    assert {x for x, _ in area.points} == {2.7, 3.3}
