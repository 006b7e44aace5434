"""Axes have few and round numbers, and labels give each other room."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.layout.scale import round_scale, spread


@pytest.mark.parametrize(
    ("high", "steps", "labels"),
    [
        (Fraction(51, 10), 3, ["0", "2", "4", "6"]),
        (Fraction(155, 10), 4, ["0", "5", "10", "15", "20"]),
        (Fraction(3, 100), 3, ["0,00", "0,01", "0,02", "0,03"]),
        (Fraction(1), 3, ["0,0", "0,5", "1,0"]),
        (Fraction(1234), 4, ["0", "500", "1\u00a0000", "1\u00a0500"]),
    ],
)
def test_a_scale_from_zero_is_round_and_holds_the_largest(high, steps, labels) -> None:
    scale = round_scale(Fraction(0), high, steps)
    assert [scale.label(tick) for tick in scale.ticks] == labels


def test_a_scale_reaches_below_zero_and_around_a_single_value() -> None:
    scale = round_scale(Fraction(-3), Fraction(7), 4)
    assert (scale.low, scale.high) == (-5, 10)
    alone = round_scale(Fraction(20), Fraction(20), 4)
    assert alone.low <= 20 < alone.high
    assert round_scale(Fraction(0), Fraction(0), 4).high > 0


@given(st.fractions(-1000, 1000), st.fractions(0, 1000), st.integers(2, 8))
def test_every_scale_holds_its_values_in_at_most_so_many_steps(low, span, steps) -> None:
    scale = round_scale(low, low + span, steps)
    assert scale.low <= low <= low + span <= scale.high
    assert 2 <= len(scale.ticks) <= steps + 1
    assert (scale.share(scale.low), scale.share(scale.high)) == (0, 1)


def test_labels_that_have_room_stay_and_others_move_apart() -> None:
    assert spread([10, 50], [8, 8], 0, 100) == [10, 50]
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]
    assert spread([1, 2, 99], [10, 10, 10], 0, 100) == [5, 15, 95]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 12)), max_size=8))
def test_labels_never_meet_and_keep_their_order(labels) -> None:
    middles, heights = [m for m, _ in labels], [h for _, h in labels]
    placed = spread(middles, heights, 0, 100)
    order = sorted(range(len(labels)), key=lambda at: middles[at])
    for above, below in itertools.pairwise(order):
        assert placed[below] - placed[above] >= (heights[above] + heights[below]) / 2 - 1e-6
    assert all(y - h / 2 >= -1e-6 and y + h / 2 <= 100 + 1e-6 for y, h in zip(placed, heights, strict=True))
