"""An effort is what its texts tell, and says when nobody has looked at it for a year."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.efforts.effort import (
    Effort,
    EffortField,
    EffortProblem,
    Step,
    in_use,
    pasted_efforts,
    read_effort,
    renamed,
)
from domain.ground.problem import UserProblem

NAME = st.text("abcåäö 123", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
LINE = st.just("") | NAME
WORDS = st.lists(NAME, max_size=3, unique_by=str.casefold).map(tuple)
DAYS = st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31))
EFFORTS = st.builds(
    Effort,
    st.just("0360"),
    NAME,
    provider=LINE,
    groups=WORDS,
    needs=WORDS,
    condition=LINE,
    seats=st.none() | st.integers(0, 5000),
    starts=st.none() | st.dates(date(2015, 1, 1), date(2020, 1, 1)),
    ends=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    step=st.none() | st.sampled_from(Step),
    checked_on=DAYS,
    checked_by=LINE,
)


@given(EFFORTS)
def test_what_is_written_is_read_again(effort: Effort) -> None:
    assert read_effort("0360", effort.texts) == effort


@given(st.lists(EFFORTS, max_size=3), st.booleans())
def test_rows_copied_are_rows_pasted(efforts: list[Effort], headed: bool) -> None:
    headings = [[f" {each.label.upper()}" for each in EffortField]] if headed else []
    rows = [*headings, [""] * 3, *(list(each.texts.values()) for each in efforts)]
    assert pasted_efforts("0360", rows) == tuple(efforts)


def test_a_paste_under_headings_takes_the_columns_there_are_in_any_order() -> None:
    rows = [["Hos", "Insats", " ", "seats"], ["Kyrkan", "Soppkväll", "", "12"], ["", "", "", ""], ["", "Ombud"]]
    soup, other = pasted_efforts("0360", rows)
    assert (soup.provider, soup.name, soup.seats, other.name) == ("Kyrkan", "Soppkväll", 12, "Ombud")
    assert pasted_efforts("0360", []) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Insats", "Chef"], ["Soppkväll", "x"]], "Kolumnen ”Chef” är ingen uppgift"),
        ([["Insats", "Platser"], ["Ombud", "3"], ["Soppkväll", "många"]], "Rad 3: Platser: skriv ett heltal"),
        ([["Ombud", *[""] * 15]], "Rad 1 har fler kolumner"),
    ],
)
def test_a_paste_that_cannot_be_read_says_where(rows: list[list[str]], said: str) -> None:
    with pytest.raises(UserProblem, match=said):
        pasted_efforts("0360", rows)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (EffortField.NAME, "  ", "Insats: skriv vad"),
        (EffortField.SEATS, "..", "tomt|inget om antalet inte är känt"),
        (EffortField.STARTS, "i maj", "”i maj” är inte ett datum som 2016-01-31"),
        (EffortField.STARTS, "2024-02-30", "finns inte|kalendern"),
        (EffortField.ENDS, "1 jan 2020", "slutar innan den börjar"),
        (EffortField.STEP, "samråd", "är inget av samtal, samsyn, samverkan, samhandling"),
    ],
)
def test_what_cannot_be_says_which_field(field: EffortField, text: str, said: str) -> None:
    right = Effort("0360", "Studieverkstad", starts=date(2024, 1, 1)).texts
    with pytest.raises(EffortProblem, match=said) as problem:
        read_effort("0360", {**right, field: text})
    assert problem.value.field is field


def test_seats_that_nobody_knows_are_not_none() -> None:
    assert read_effort("0360", {EffortField.NAME: "Ombud"}).seats is None
    assert read_effort("0360", {EffortField.NAME: "Ombud", EffortField.SEATS: "0"}).seats == 0


def test_what_nobody_has_checked_for_a_year_is_marked() -> None:
    effort, today = Effort("0360", "Ombud"), date(2026, 11, 21)
    checks = {None: True, date(2025, 11, 20): True, date(2025, 11, 21): False, today: False, date(2062, 1, 1): True}
    assert {day: replace(effort, checked_on=day).is_unchecked(today) for day in checks} == checks
    assert not replace(effort, checked_on=date(2024, 2, 29)).is_unchecked(date(2025, 2, 28))


def test_words_are_one_whatever_their_capitals() -> None:
    assert read_effort("0360", {EffortField.NAME: "x", EffortField.GROUPS: "Unga; ;unga; Äldre"}).groups == (
        "unga",
        "Äldre",
    )
    assert renamed(("Unga", "Äldre"), "Unga", "äldre") == ("Äldre",)
    assert in_use([("Språk", "Äldre"), ("Språk", "Ånge", "arbete")]) == ("arbete", "Språk", "Ånge", "Äldre")
    assert next(each.question for each in Step) == "vem vill och varför"
    assert [each.label for each in EffortField if not each.hint][:2] == ["Insats", "Var och när"]
