"""The försörjningsprofil: values lie where they should, and its words never meet."""

from dataclasses import replace
from fractions import Fraction
from math import hypot

import pytest

from domain.ground.value import Empty
from drawing.chart import RadarChart
from drawing.layout.radar import RadarLayout, lay_radar
from drawing.layout.shapes import Word
from support.chart_samples import flat_radar, gapped_radar, supply_radar, wordy_radar
from support.laid_out import areas, collisions, cut_words, marks, strokes, typewriter, whole_text

LETTERS = typewriter()
SAMPLES = (supply_radar, gapped_radar, wordy_radar, lambda: flat_radar(0), lambda: flat_radar(25))


def _out(laid: RadarLayout, point: tuple[float, float]) -> float:
    """How far outside the ring of zero a point lies."""
    return hypot(point[0] - laid.spider.x, point[1] - laid.spider.y) - laid.spider.zero


def test_a_value_twice_as_large_lies_twice_as_far_out_on_every_axis() -> None:
    laid = lay_radar(supply_radar(), 500, LETTERS)
    for axis in range(6):
        near, far = laid.spot(axis, Fraction(2)), laid.spot(axis, Fraction(4))
        assert near is not None
        assert far is not None
        assert _out(laid, far) == pytest.approx(2 * _out(laid, near))
        assert _out(laid, laid.spot(axis, 0)) == pytest.approx(0)
    assert laid.scale.high == 6


def test_both_periods_are_drawn_through_their_values_the_former_dashed() -> None:
    chart = supply_radar()
    drawing = lay_radar(chart, 500, LETTERS).drawing
    laid = lay_radar(chart, 500, LETTERS)
    (now,) = strokes(drawing, "accent")
    (before,) = [line for line in strokes(drawing, "muted") if line.dashed]
    assert now.closed
    assert not now.dashed
    assert now.points == tuple(laid.spot(at, axis.value) for at, axis in enumerate(chart.axes))
    assert before.points == tuple(laid.spot(at, axis.previous) for at, axis in enumerate(chart.axes))
    assert len(areas(drawing, "accent")) == 1


def test_each_quarter_has_its_own_sign_at_the_value_and_its_place_in_words() -> None:
    chart = supply_radar()
    laid = lay_radar(chart, 500, LETTERS)
    assert [axis.quarter for axis in chart.axes] == [3, 4, 2, 3, 1, 3]
    for sign, quarter, axes in (("●", 1, [4]), ("▲", 2, [2]), ("◆", 3, [0, 3, 5]), ("■", 4, [1])):
        spots = {(mark.x, mark.y) for mark in marks(laid.drawing, sign) if mark.token == f"quarter_{quarter}"}
        assert {laid.spot(at, chart.axes[at].value) for at in axes} <= spots
    said = whole_text(laid.drawing)
    assert "5,1 % (5,3) ■ plats 288 av 290" in said
    assert "15,5 % (16,7)" in said
    assert "2021 2020 fjärdedel 1 (lägst) 2 3 4 (högst)" in said


def test_a_missing_value_has_no_sign_and_the_line_does_not_pass_it() -> None:
    chart = gapped_radar()
    laid = lay_radar(chart, 500, LETTERS)
    assert laid.spot(2, chart.axes[2].value) is None
    (now,) = strokes(laid.drawing, "accent")
    assert not now.closed
    assert now.points == tuple(laid.spot(at, chart.axes[at].value) for at in (5, 0, 1))
    alone = laid.spot(3, chart.axes[3].value)
    assert any((mark.x, mark.y) == alone for mark in marks(laid.drawing, "◆"))
    assert not areas(laid.drawing, "accent")
    said = whole_text(laid.drawing)
    assert "saknas (1,8)" in said
    assert "ej rangordnad" in said
    assert "saknas (16,7)" in said


def test_nothing_known_is_still_a_chart() -> None:
    axes = tuple(
        replace(axis, value=Empty.DOLT, previous=Empty.SAKNAS, rank=None, quarter=None) for axis in supply_radar().axes
    )
    laid = lay_radar(replace(supply_radar(), axes=axes), 500, LETTERS)
    assert not strokes(laid.drawing, "accent")
    assert whole_text(laid.drawing).count("dolt (saknas)") == 6
    assert "fjärdedel" not in whole_text(laid.drawing)


def test_a_chart_of_few_or_other_axes_can_be_drawn() -> None:
    for count in (0, 1, 2, 3, 5):
        chart = replace(supply_radar(), axes=supply_radar().axes[:count])
        laid = lay_radar(chart, 500, LETTERS)
        assert len(laid.labels) == count
        assert not collisions(laid.drawing)


@pytest.mark.parametrize("width", [300, 340, 380, 420, 500, 700, 900])
@pytest.mark.parametrize("line", [17.0, 25.0, 34.0])
@pytest.mark.parametrize("make", SAMPLES)
def test_no_word_meets_another_or_is_cut(make, line: float, width: float) -> None:
    chart: RadarChart = make()
    drawing = lay_radar(chart, width, typewriter(line)).drawing
    assert not collisions(drawing)
    assert not cut_words(drawing)
    said = whole_text(drawing).replace("- ", "")
    assert said.count("plats") == sum(axis.rank is not None for axis in chart.axes)


def test_one_that_is_lowered_keeps_its_words_and_never_becomes_too_small_to_read() -> None:
    usual, lower, lowest = (lay_radar(supply_radar(), 500, LETTERS, lowered) for lowered in (0.0, 40.0, 900.0))
    assert lower.drawing.height <= usual.drawing.height - 40
    assert 0.5 * usual.drawing.height < lowest.drawing.height <= lower.drawing.height
    said = [{shape.text for shape in laid.drawing.shapes if isinstance(shape, Word)} for laid in (usual, lower)]
    assert {words for words in said[0] if words.isalpha()} <= said[1]


def test_where_it_is_narrow_the_axes_have_numbers_and_their_words_stand_below() -> None:
    laid = lay_radar(supply_radar(), 300, typewriter(34))
    assert {"1", "2", "3", "4", "5", "6"} <= {word.text for word in laid.drawing.words()}
    assert all(box.top > laid.spider.y + laid.spider.radius for box in (*laid.labels, laid.total))
    assert "Totalt 15,5 % (16,7)" in whole_text(laid.drawing)


def test_a_word_over_the_web_that_nothing_can_part_sends_the_words_below() -> None:
    chart = supply_radar()
    axes = (replace(chart.axes[0], label="B" + 60 * "r"), *chart.axes[1:])
    laid = lay_radar(replace(chart, axes=axes), 420, LETTERS)
    assert {"1", "2", "3", "4", "5", "6"} <= {word.text for word in laid.drawing.words()}
    assert not collisions(laid.drawing)


@pytest.mark.parametrize("width", [380, 420, 500, 900])
def test_labels_keep_clear_of_the_web(width: int) -> None:
    laid = lay_radar(supply_radar(), width, LETTERS)
    spider = laid.spider
    beside = [
        word.box
        for word in laid.drawing.words()
        for label in laid.labels
        if word.token != "muted" and label.overlaps(word.box) and not label.left < spider.x < label.right
    ]
    assert len(beside) >= 12
    for box in beside:
        assert min(abs(box.left - spider.x), abs(box.right - spider.x)) > spider.reach(box.top, box.bottom)


def test_what_no_axis_has_is_said_once() -> None:
    axes = tuple(replace(axis, previous=Empty.SAKNAS, rank=None, quarter=None) for axis in supply_radar().axes)
    laid = lay_radar(replace(supply_radar(), axes=axes, total_previous=Empty.SAKNAS), 500, LETTERS)
    said = whole_text(laid.drawing)
    assert "(" not in said
    assert said.count("saknas") == 1
    assert "2020 saknas" in said
    assert said.count("ej rangordnad") == 1
    assert not collisions(laid.drawing)
