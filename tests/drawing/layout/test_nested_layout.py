"""Parts inside wholes: every bar is as long as its value says, and no words meet."""

from dataclasses import replace
from itertools import pairwise

import pytest

from domain.ground.value import Empty
from drawing.chart import NestedChart, NestedLook, NestedTotal
from drawing.layout.nested import lay_nested
from drawing.layout.shapes import Area, Box, Drawing, Mark, Stroke
from support.laid_out import collisions, cut_words, texts, typewriter, whole_text
from support.population_charts import NESTED, hidden_chart, lycksele_chart, many_overlaps_chart, tiny_chart

LETTERS = typewriter()


def _bars(drawing: Drawing, strip: Box, token: str, share: float = 1.0) -> list[tuple[float, float]]:
    """Left and right edges of the filled shapes of a colour in a row."""
    return [
        (min(x for x, _ in shape.points), max(x for x, _ in shape.points))
        for shape in drawing.shapes
        if isinstance(shape, Area)
        and shape.token == token
        and shape.share == share
        and all(strip.top <= y <= strip.bottom for _, y in shape.points)
    ]


@pytest.mark.parametrize("width", [340, 800])
def test_every_bar_has_the_same_scale_from_zero(width: int) -> None:
    chart = lycksele_chart()
    laid = lay_nested(chart, width, LETTERS)
    found = {
        row.value: _bars(laid.drawing, strip, row.tone.value)[0]
        for row, strip in zip(chart.rows, laid.strips, strict=False)
        if row.look is NestedLook.COUNTED
    }
    ((zero, _),) = {(left, 0) for left, _ in found.values()}
    per_person = (found[92][1] - zero) / 92
    for value, (_, right) in found.items():
        assert right - zero == pytest.approx(value * per_person)


def test_a_part_lies_on_the_length_of_its_whole_and_of_the_whole_around_that() -> None:
    chart = lycksele_chart()
    laid = lay_nested(chart, 800, LETTERS)
    at = next(at for at, row in enumerate(chart.rows) if row.value == 42)
    token = chart.rows[at].tone.value
    ((zero, outer),) = _bars(laid.drawing, laid.strips[at], token, 0.14)
    ((_, inner),) = _bars(laid.drawing, laid.strips[at], token, 0.28)
    assert (outer - zero) / (inner - zero) == pytest.approx(269 / 92)


def test_who_is_outside_is_light_to_the_fewest_and_dashed_to_the_most() -> None:
    chart = lycksele_chart()
    laid = lay_nested(chart, 800, LETTERS)
    ((left, right),) = _bars(laid.drawing, laid.strips[3], "other", 0.3)
    (dashed,) = [s for s in laid.drawing.shapes if isinstance(s, Stroke) and s.dashed and s.token == "other"][:1]
    low, high = min(x for x, _ in dashed.points), max(x for x, _ in dashed.points)
    assert low == pytest.approx(right)
    assert (high - left) / (low - left) == pytest.approx(49 / 22)


def test_the_total_is_its_pieces_end_to_end_with_the_range_under_them() -> None:
    chart = lycksele_chart()
    laid = lay_nested(chart, 800, LETTERS)
    strip = laid.strips[-1]
    tones = dict.fromkeys(chart.rows[at].tone.value for at in chart.total.pieces)
    pieces = [bar for tone in tones for bar in _bars(laid.drawing, strip, tone)]
    assert len(pieces) == 6
    for (_, right), (left, _) in pairwise(pieces):
        assert left == pytest.approx(right)
    zero, end = pieces[0][0], pieces[-1][1]
    spans = [
        shape.points
        for shape in laid.drawing.shapes
        if isinstance(shape, Stroke) and shape.token == "ink" and shape.points[0][1] == shape.points[1][1]
    ]
    assert len(spans) == 1
    (low, _), (high, _) = spans[0]
    assert high == pytest.approx(end)
    assert (low - zero) / (end - zero) == pytest.approx(209 / 281)
    said = whole_text(laid.drawing)
    assert "A 72 + B 27 + C 33 + D 36 + E 21 + F 92 = 281" in said
    assert "209–281 olika personer" in said
    assert "kan överlappa E och F" in said


def test_rows_that_may_overlap_are_joined_and_never_drawn_on_top_of_one_another() -> None:
    drawing = lay_nested(lycksele_chart(), 800, LETTERS).drawing
    signs = [shape for shape in drawing.shapes if isinstance(shape, Mark)]
    beside = [mark for mark in signs if mark.x > 700]
    assert [mark.sign for mark in beside] == ["○", "○", "●"]
    assert len({mark.x for mark in beside}) == 1


def test_many_overlaps_have_brackets_as_far_as_there_is_room_and_words_all_of_them() -> None:
    chart = many_overlaps_chart()
    drawing = lay_nested(chart, 800, LETTERS).drawing
    lanes = {mark.x for mark in drawing.shapes if isinstance(mark, Mark) and mark.x > 700}
    assert len(lanes) == 4
    assert whole_text(drawing).count("kan överlappa") == sum(bool(row.overlaps) for row in chart.rows)


def test_a_hidden_row_has_neither_bar_nor_range() -> None:
    chart = hidden_chart()
    laid = lay_nested(chart, 800, LETTERS)
    for row, strip in zip(chart.rows, laid.strips, strict=False):
        if row.value is Empty.DOLT:
            assert not _bars(laid.drawing, strip, row.tone.value)
            assert not _bars(laid.drawing, strip, row.tone.value, 0.3)
    assert len(_bars(laid.drawing, laid.strips[-1], "accent", 0.3)) == 1
    assert "dolt" in texts(laid.drawing)


def test_one_person_can_be_seen_beside_hundreds() -> None:
    chart = tiny_chart()
    laid = lay_nested(chart, 340, LETTERS)
    for row, strip in zip(chart.rows, laid.strips, strict=False):
        if row.value == 1:
            ((left, right),) = _bars(laid.drawing, strip, row.tone.value)
            assert right - left >= 2


@pytest.mark.parametrize("width", [300, 340, 430, 545, 700, 900])
@pytest.mark.parametrize("line", [10.5, 17.0, 34.0])
@pytest.mark.parametrize("make", NESTED)
def test_no_word_meets_another_or_is_cut(make, line: float, width: int) -> None:
    chart: NestedChart = make()
    laid = lay_nested(chart, width, typewriter(line))
    assert not collisions(laid.drawing)
    assert not cut_words(laid.drawing)
    assert len(laid.strips) == len(chart.rows) + 1
    tops = [strip.top for strip in laid.strips]
    assert tops == sorted(tops)
    shapes = [shape for shape in laid.drawing.shapes if isinstance(shape, Area | Stroke)]
    assert all(-0.01 <= x <= width + 0.01 for shape in shapes for x, _ in shape.points)


def test_nothing_at_all_is_still_a_chart() -> None:
    chart = lycksele_chart()
    nothing = NestedTotal("Känd samverkanspopulation", Empty.SAKNAS, "saknas", (), None)
    laid = lay_nested(replace(chart, rows=(), total=nothing), 500, LETTERS)
    assert texts(laid.drawing) == ["Känd samverkanspopulation", "saknas"]
