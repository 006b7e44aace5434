"""Zero is a number; the four kinds of empty are not."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import difference, share
from domain.ground.value import (
    Empty,
    at_least,
    exact_sum,
    hidden_as,
    hidden_below,
    is_hidden,
    is_number,
    is_small,
    number_or_none,
    reason_of,
    small_words,
)

SAKNAS, DASH, DOLT = Empty.SAKNAS, Empty.EJ_TILLAMPLIGT, Empty.DOLT


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ((1, 2), 3),
        ((1, Fraction(1, 2)), Fraction(3, 2)),
        ((0,), 0),
        ((1, SAKNAS), SAKNAS),
        ((1, DOLT), DOLT),
        ((1, hidden_below(10)), DOLT),
        ((hidden_below(10), SAKNAS), SAKNAS),
        ((hidden_below(10),), hidden_below(10)),
        ((hidden_below(10), hidden_below(20)), DOLT),
        ((DOLT, SAKNAS), SAKNAS),
        ((SAKNAS, DOLT), SAKNAS),
        ((1, DASH), 1),
        ((DASH, DASH), DASH),
        ((DASH, DOLT), DOLT),
        ((), DASH),
    ],
)
def test_a_sum_is_missing_as_soon_as_a_part_is(values, total):
    assert exact_sum(values) == total


def test_what_is_known_is_the_least_it_can_be():
    assert at_least((1, SAKNAS, 2, DASH, DOLT, hidden_below(10))) == 3
    assert at_least(()) == 0


def test_zero_is_a_number():
    assert is_number(0)
    assert not any(is_number(value) for value in (*Empty, None))
    assert number_or_none(0) == 0
    assert number_or_none(Fraction(1, 3)) == Fraction(1, 3)
    assert number_or_none(SAKNAS) is None
    assert number_or_none(None) is None


def test_each_kind_of_empty_has_its_words():
    assert [empty.label for empty in Empty] == ["saknas", "ej tillämpligt", "dolt"]


def test_a_share_of_nothing_known_is_missing():
    assert share(1, 4) == 25
    assert share(0, 4) == 0
    assert share(SAKNAS, 4) is SAKNAS
    assert share(DOLT, SAKNAS) is DOLT
    assert share(1, DOLT) is SAKNAS
    assert share(1, 0) is SAKNAS


def test_a_difference_needs_both():
    assert difference(3, 5) == -2
    assert difference(SAKNAS, 5) is SAKNAS
    assert difference(3, DOLT) is SAKNAS


numbers = st.lists(st.one_of(st.integers(-9, 9), st.sampled_from(Empty)), max_size=6)


@given(numbers)
def test_the_order_of_the_parts_does_not_matter(values):
    assert exact_sum(values) == exact_sum(reversed(values))
    total = exact_sum(values)
    assert isinstance(total, Empty) or total == at_least(values)


def test_what_is_hidden_may_have_a_bound_of_its_own():
    below = Empty("dolt<10")
    assert below is hidden_below(10)
    assert pickle.loads(pickle.dumps(below)) is below
    assert (below.value, below.below, below.label, below.reason) == ("dolt<10", 10, "<10", DOLT)
    assert (DOLT.below, DOLT.reason, SAKNAS.reason) == (None, DOLT, SAKNAS)
    assert hidden_below(5) is DOLT
    assert [is_hidden(value) for value in (below, DOLT, SAKNAS, DASH, 3, None)] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert [reason_of(value) for value in (below, DASH, 0, None)] == [DOLT, DASH, None, None]


@pytest.mark.parametrize("text", ["dolt<", "dolt<0", "dolt<x", "dolt<1000", "saknas<10", "dolt<٣", "", None, 10])
def test_nothing_else_is_a_kind_of_empty(text):
    with pytest.raises(ValueError, match="is not a valid Empty"):
        Empty(text)


def test_a_hidden_number_is_shown_with_the_bound_that_tells_least():
    assert hidden_as(hidden_below(10), 5) is hidden_below(10)
    assert hidden_as(hidden_below(3), 5) is DOLT
    assert hidden_as(DOLT, 5) is DOLT


def test_a_small_number_is_written_with_the_bound_that_holds():
    assert [is_small(value, 5) for value in (0, 1, 4, 5, DOLT, hidden_below(10), SAKNAS, None)] == [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
        False,
    ]
    assert [small_words(value, 4) for value in (3, DOLT, hidden_below(10))] == ["<4", "<5", "<10"]
    assert [small_words(value, 20) for value in (3, DOLT, hidden_below(10))] == ["<20", "<20", "<20"]
    assert hidden_as(4, 5) is DOLT
