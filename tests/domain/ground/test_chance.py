"""What chance alone does, and why a share moved."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import share
from domain.ground.chance import chance_of_change, chance_of_count
from domain.ground.value import Empty
from domain.profile.why_moved import ShareChange, why_moved


def test_nordmalings_fall_of_1_2_points_lies_within_chance():
    # ± 1.96 · √(15.5²/551 + 16.7²/597) = ± 1.86 percentage points
    interval = chance_of_change(551, Fraction("15.5"), 597, Fraction("16.7"))
    assert interval.change == Fraction("-1.2")
    assert interval.half_width == pytest.approx(1.8627, abs=1e-4)
    assert (interval.low, interval.high) == pytest.approx((-3.0627, 0.6627), abs=1e-4)
    assert interval.within_chance
    assert interval.shown


def test_the_interval_from_a_population_is_that_of_the_counts():
    interval = chance_of_change(551, share(551, 3555), 597, share(597, 3575))
    by_hand = 196 * math.sqrt(551 / 3555**2 + 597 / 3575**2)
    assert interval.half_width == pytest.approx(by_hand)


def test_a_large_kommun_needs_no_word_about_chance():
    interval = chance_of_change(40_000, Fraction(15), 44_000, Fraction(16))
    assert not interval.shown
    assert not interval.within_chance


def test_a_count_of_none_is_a_count():
    assert chance_of_change(0, 0, 9, Fraction(1)).change == -1
    assert chance_of_change(0, 0, 0, 0).within_chance
    assert not chance_of_change(0, 0, 0, 0).shown
    assert not chance_of_count(0, 0).shown
    assert chance_of_count(0, 0).within_chance


@pytest.mark.parametrize(
    "figures",
    [
        (Empty.SAKNAS, 1, 2, 3),
        (1, Empty.SAKNAS, 2, 3),
        (1, 2, Empty.DOLT, 3),
        (1, 2, 3, Empty.SAKNAS),
        (0, 3, 2, 3),
        (2, 0, 2, 3),
        (-1, 3, 2, 3),
    ],
)
def test_nothing_is_said_of_chance_where_a_figure_is_missing_or_cannot_be(figures):
    assert chance_of_change(*figures) is None


def test_counts_alone_are_compared_as_counts():
    assert chance_of_count(42, 64).change == -22
    assert not chance_of_count(42, 64).within_chance
    assert chance_of_count(155, 140).within_chance
    for counts in ((Empty.SAKNAS, 1), (1, Empty.SAKNAS), (-1, 2), (2, -1)):
        assert chance_of_count(*counts) is None


def test_a_share_can_rise_though_persons_fall():
    moved = why_moved(551, 3500, 560, 3700)
    assert moved.from_persons < 0 < moved.from_population
    assert moved.points > 0


def test_no_split_without_all_four_figures():
    nothing = ShareChange(Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS)
    assert why_moved(1, Empty.SAKNAS, 2, 3) == nothing
    assert why_moved(1, 0, 2, 3) == nothing
    assert why_moved(Empty.EJ_TILLAMPLIGT, 5, 2, 3) == nothing


people = st.integers(0, 100_000)
populations = st.integers(1, 1_000_000)


@given(people, populations, people, populations)
def test_the_two_effects_add_up_to_the_change_exactly(now, population_now, before, population_before):
    moved = why_moved(now, population_now, before, population_before)
    assert moved.from_persons + moved.from_population == moved.points
    assert moved.points == share(now, population_now) - share(before, population_before)
    if now == before:
        assert moved.from_persons == 0
    if population_now == population_before:
        assert moved.from_population == 0


@given(people, populations, people, populations)
def test_turning_the_years_round_turns_every_effect_round(now, population_now, before, population_before):
    one, other = (
        why_moved(now, population_now, before, population_before),
        why_moved(before, population_before, now, population_now),
    )
    assert (one.points, one.from_persons, one.from_population) == (
        -other.points,
        -other.from_persons,
        -other.from_population,
    )


@given(st.integers(1, 10_000), populations, st.integers(1, 10_000), populations)
def test_the_interval_contains_zero_exactly_when_it_is_within_chance(now, population_now, before, population_before):
    interval = chance_of_change(now, share(now, population_now), before, share(before, population_before))
    if abs(abs(float(interval.change)) - interval.half_width) > 1e-9:
        assert interval.within_chance == (interval.low <= 0 <= interval.high)
