"""Swedish form: rounded once, a real minus, no-break spaces."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.display import (
    in_a_sentence,
    in_words,
    rounded,
    sentence,
    show_change,
    show_change_plainly,
    show_count,
    show_date,
    show_list,
    show_number,
    show_parts,
    show_percent,
    show_sum,
    swedish_order,
)
from domain.ground.value import Empty


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Fraction("12.25"), 1, "12,3"),
        (Fraction("-12.25"), 1, "−12,3"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "−1"),
        (Fraction(-1, 3), 0, "0"),
        (1234567, 0, "1\u00a0234\u00a0567"),
        (Fraction("1234.5"), 1, "1\u00a0234,5"),
        (0, 2, "0,00"),
        (Fraction(1, 20), 1, "0,1"),
        (999, 0, "999"),
        (Empty.SAKNAS, 1, "saknas"),
        (Empty.DOLT, 1, "dolt"),
        (Empty.EJ_TILLAMPLIGT, 1, "–"),
        (None, 1, "saknas"),
    ],
)
def test_a_number_is_shown_in_swedish(value, decimals, shown):
    assert show_number(value, decimals) == shown


def test_shares_and_changes():
    assert show_count(551) == "551"
    assert show_percent(Fraction("15.5")) == "15,5\u00a0%"
    assert show_percent(Empty.SAKNAS) == "saknas"
    assert [show_change(value) for value in (-46, 15, 0)] == ["−46", "+15", "0"]
    assert show_change(Fraction(1, 3)) == "0"
    assert show_change(Empty.SAKNAS) == "saknas"


def test_dates_sums_and_lists():
    assert show_date(date(2021, 3, 31)) == "2021-03-31"
    assert show_sum((72, 27, 33), 132) == "72 + 27 + 33 = 132"
    assert show_list(()) == ""
    assert show_list(("a",)) == "a"
    assert show_list(("a", "b", "c")) == "a, b och c"


def test_names_are_sorted_in_swedish_order():
    names = ["Österåker", "Ängelholm", "Åmål", "Zinkgruvan", "umeå", "Umeå", "Arvika"]
    assert sorted(names, key=swedish_order) == [
        "Arvika",
        "umeå",
        "Umeå",
        "Zinkgruvan",
        "Åmål",
        "Ängelholm",
        "Österåker",
    ]


@given(st.fractions(-1000, 1000), st.integers(0, 3))
def test_rounding_is_never_more_than_half_a_step_and_keeps_the_sign(value, decimals):
    shown = rounded(value, decimals)
    assert abs(shown - value) <= Fraction(1, 2 * 10**decimals)
    assert shown * 10**decimals == int(shown * 10**decimals)
    assert rounded(-value, decimals) == -shown


@given(st.lists(st.fractions(-50, 50, max_denominator=3000), min_size=1, max_size=3))
def test_parts_add_up_as_printed(parts: list[Fraction]) -> None:
    shown = [Fraction(text.replace("−", "-").replace(",", ".")) for text in show_parts(parts, sum(parts))]
    assert sum(shown[:-1]) == shown[-1]
    assert all(abs(text - part) <= Fraction(1, 10) for text, part in zip(shown, [*parts, sum(parts)], strict=True))


def test_parts_that_never_add_leave_the_rest_to_the_last() -> None:
    assert show_parts((Fraction("-0.24"), Fraction("-0.04")), Fraction("-0.28")) == ("−0,24", "−0,04", "−0,28")
    assert show_parts((Fraction(2, 3), Fraction(2, 3)), Fraction(4, 3)) == ("+0,6667", "+0,6666", "+1,3333")


def test_a_change_is_never_printed_as_none() -> None:
    assert show_change_plainly(Fraction("-0.004"), 1) == "−0,004"
    assert show_change_plainly(0, 1) == "0,0"
    assert show_change_plainly(-46) == "−46"


def test_a_note_is_a_sentence() -> None:
    assert sentence("mars 2021 är ofullständigt: 20 av 31 dagar") == "Mars 2021 är ofullständigt: 20 av 31 dagar."
    assert sentence("Är det så?") == "Är det så?"
    assert sentence(" ") == ""


def test_small_numbers_are_told_in_words() -> None:
    assert (in_words(4), in_words(5), in_words(20), in_words(21)) == ("fyra", "fem", "tjugo", "21")


def test_a_name_inside_a_sentence_has_no_capital_unless_it_is_letters() -> None:
    assert (in_a_sentence("Sjukpenning"), in_a_sentence("AF och FK"), in_a_sentence("")) == (
        "sjukpenning",
        "AF och FK",
        "",
    )
