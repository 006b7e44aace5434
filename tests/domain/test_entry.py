"""Numbers as people type and paste them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.display import rounded, show_count, show_number
from domain.entry import parse_count, parse_number, parse_percent
from domain.value import Empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("0", 0),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1234567),
        ("13,3", Fraction(133, 10)),
        ("13.3", Fraction(133, 10)),
        ("13,0", 13),
        ("-7", -7),
        ("−7", -7),
        ("–7,5", Fraction(-15, 2)),
        ("− 7", -7),
        (" 7 ", 7),
        ("", Empty.SAKNAS),
        ("..", Empty.SAKNAS),
        (".", Empty.EJ_TILLAMPLIGT),
        ("-", Empty.EJ_TILLAMPLIGT),
        ("–", Empty.EJ_TILLAMPLIGT),
        ("<5", Empty.DOLT),
        ("< 5", Empty.DOLT),
    ],
)
def test_a_number_is_read_as_written(text, value):
    entry = parse_number(text)
    assert entry.value == value
    assert entry.problem is None
    assert entry.text == text


@pytest.mark.parametrize("text", ["abc", "1 23", "12 34", "1,2,3", "13,3 %", "5<", "1e3", "½", ",5", "--7"])
def test_what_cannot_be_read_stays_as_text_with_a_reason(text):
    entry = parse_number(text)
    assert entry.value is None
    assert entry.problem == f"”{text}” går inte att läsa som ett tal."
    assert entry.text == text


@pytest.mark.parametrize("text", ["13,3 %", "13,3%", "13,3\u00a0%", "13.3", " 13,3 % "])
def test_a_share_may_carry_its_sign(text):
    assert parse_percent(text).value == Fraction(133, 10)


def test_a_share_that_cannot_be_read_says_so():
    assert parse_percent("%").problem == "”%” går inte att läsa som en andel i procent."
    assert parse_percent("x %").problem == "”x %” går inte att läsa som en andel i procent."
    assert parse_percent("..").value is Empty.SAKNAS


def test_persons_are_whole_and_not_fewer_than_none():
    assert parse_count("1 234").value == 1234
    assert parse_count("<5").value is Empty.DOLT
    assert parse_count("1,5").problem == "”1,5” är inte ett helt antal."
    assert parse_count("-3").problem == "Ett antal kan inte vara mindre än noll."
    assert parse_count("−0").value == 0
    assert parse_count("tre").problem == "”tre” går inte att läsa som ett tal."


@given(st.integers(0, 10**9))
def test_a_count_that_is_shown_can_be_typed(count):
    assert parse_count(show_count(count)).value == count


@given(st.decimals(-10_000, 10_000, places=2), st.integers(0, 2))
def test_a_number_that_is_shown_can_be_typed(number, decimals):
    exact = Fraction(number)
    assert parse_number(show_number(exact, decimals)).value == rounded(exact, decimals)


@given(st.text(max_size=12))
def test_no_text_makes_reading_fail(text):
    for parse in (parse_number, parse_count, parse_percent):
        entry = parse(text)
        assert (entry.value is None) == (entry.problem is not None)
