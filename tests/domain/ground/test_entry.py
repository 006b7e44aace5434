"""Numbers as people type and paste them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.display import rounded, show_count, show_number
from domain.ground.entry import LARGEST_COUNT, parse_amount, parse_count, parse_number, parse_percent
from domain.ground.value import Empty, hidden_below, is_hidden


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
        ("≤4", Empty.DOLT),
        ("<10", hidden_below(10)),
        ("< 20", hidden_below(20)),
        ("<=9", hidden_below(10)),
        ("\u200e12", 12),
        ("\ufeff1\u00ad2\u200b", 12),
        ("\u202a\u2212\u20667\u2069\u202c", -7),
        ("12\r\n", 12),
        ("1 234,000", 1234),
        ("1234,000", 1234),
        ("0,125", Fraction(1, 8)),
        ("1,2340", Fraction(617, 500)),
    ],
)
def test_a_number_is_read_as_written(text, value):
    entry = parse_number(text)
    assert entry.value == value
    assert entry.problem is None
    assert entry.text == text


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "1 23", "12 34", "1,2,3", "13,3 %", "5<", "1e3", "½", ",5", "--7", "true", "1_000", "٣", "１２", "+5"),
        *("0x10", "1.5e3", "1e999999999", "inf", "nan", "<0", "<1", "<1000", "<-5", "<5,5", "≤999", ">5", "1'000"),
    ],
)
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


@given(st.integers(0, LARGEST_COUNT))
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


@pytest.mark.parametrize("parse", [parse_number, parse_amount, parse_count])
@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("1,000", "1000 eller 1"),
        ("4.000", "4000 eller 4"),
        ("12.500", "12500 eller 12,5"),
        ("1,234", "1234 eller 1,2340"),
    ],
)
def test_thousands_or_decimals_is_asked_about_and_never_guessed(parse, text, ways):
    assert parse(text).value is None
    assert parse(text).problem == f"”{text}” kan vara tusental eller decimaler. Skriv {ways}."
    for way in ways.split(" eller "):
        assert parse_number(way).value is not None


def test_signs_between_thousands_are_told_how_to_be_written():
    assert parse_number("-1.234.567").problem.endswith("mellan tusentalen. Skriv -1234567.")
    assert parse_number("1,234,567", 3).value is None


def test_three_decimals_are_read_where_figures_have_them():
    assert parse_number("1,234", 3).value == Fraction(617, 500)
    assert parse_number("1,234", 2).value is None
    assert parse_percent("13,325 %").value == Fraction(533, 40)


@pytest.mark.parametrize(
    "text", ["99999999999999999999", "9223372036854775808", "100 000 000", "999999999", "1" * 5000]
)
def test_nothing_larger_than_people_is_a_count(text):
    for parse in (parse_count, parse_amount):
        assert parse(text).value is None
        assert len(parse(text).problem) < 200
    assert parse_count("99 999 999").value == LARGEST_COUNT


def test_a_number_has_no_more_digits_than_excel_keeps():
    assert parse_number("999 999 999 999 999").value == 10**15 - 1
    assert parse_number("0" * 5000 + "7").value == 7
    for text in ("1" + "0" * 15, "0," + "1" * 16, "1" * 5000, "0," + "1" * 5000):
        assert (
            "har fler siffror än ett tal kan ha här: högst 15 före och 15 efter kommat." in parse_number(text).problem
        )
    assert parse_percent("1" * 16).problem.endswith("efter kommat.")


@pytest.mark.parametrize(
    "text", ["8507099805", "198507099805", "850709-9805", "850709.9805", "850709 9805", "8 507 099 805,0", "8507699802"]
)
def test_a_personal_number_is_no_number_and_is_never_repeated(text):
    for parse in (parse_number, parse_amount, parse_count, parse_percent):
        entry = parse(text)
        assert entry.value is None
        assert "9805" not in entry.problem.replace(" ", "")
        assert "99802" not in entry.problem
    assert parse_count("8507099805").problem.startswith("Här står ett personnummer eller samordningsnummer.")


def test_what_is_hidden_keeps_its_bound():
    assert is_hidden(parse_count("<10").value)
    assert parse_count("<10").value.label == "<10"
    assert parse_percent("<10 %").value is hidden_below(10)
