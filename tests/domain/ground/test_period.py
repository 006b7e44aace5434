"""Months, half-years and years; the period before is a year before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.period import (
    Period,
    PeriodKind,
    called_together,
    month,
    months_between,
    months_label,
    narrow,
    parse_calendar_period,
    parse_month,
    parse_period,
    read_month,
    span_label,
    told_apart,
)


@pytest.mark.parametrize(
    ("code", "label", "before", "months", "first_day"),
    [
        ("2021", "2021", "2020", 12, date(2021, 1, 1)),
        ("2021 H1", "första halvåret 2021", "2020 H1", 6, date(2021, 1, 1)),
        ("2021 H2", "andra halvåret 2021", "2020 H2", 6, date(2021, 7, 1)),
        ("2021-03", "mars 2021", "2020-03", 1, date(2021, 3, 1)),
    ],
)
def test_a_period_in_files_in_words_and_in_months(code, label, before, months, first_day):
    period = parse_period(code)
    assert period.code == code
    assert period.label == label
    assert period.previous == parse_period(before)
    assert period.previous.following == period
    assert len(period.months) == months
    assert period.first_day == first_day


@pytest.mark.parametrize("text", ["2021H1", " 2021 H1 "])
def test_a_half_year_is_read_with_or_without_its_space(text):
    assert parse_period(text) == Period(2021, PeriodKind.HALF, 1)


@pytest.mark.parametrize(
    "text",
    ["21", "2021-13", "2021-00", "2021 H3", "1800", "2021-3", "maj 2021", "", "0000-05", "0000 H1", "٢٠٢١", "٢٠٢١-٠٣"],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=text[:1] or "^$"):
        parse_period(text)


def test_a_month_is_a_month():
    assert parse_month("2016-05") == month(2016, 5)
    with pytest.raises(ValueError, match="2016"):
        parse_month("2016")
    with pytest.raises(ValueError, match="2016-13"):
        month(2016, 13)


def test_the_second_half_begins_in_july():
    assert [each.number for each in parse_period("2021 H2").months] == [7, 8, 9, 10, 11, 12]


def test_months_between_cross_the_new_year():
    assert [each.code for each in months_between(month(2015, 11), month(2016, 2))] == [
        "2015-11",
        "2015-12",
        "2016-01",
        "2016-02",
    ]
    assert months_between(month(2016, 2), month(2015, 11)) == ()


@given(st.integers(1901, 2199), st.sampled_from(PeriodKind), st.integers(1, 12))
def test_a_period_that_is_written_can_be_read(year, kind, number):
    of_kind = {PeriodKind.YEAR: 0, PeriodKind.HALF: 1 + number % 2, PeriodKind.QUARTER: 1 + number % 4}
    period = Period(year, kind, of_kind.get(kind, number))
    assert (parse_calendar_period if kind is PeriodKind.QUARTER else parse_period)(period.code) == period
    assert period.months[0].first_day == period.first_day
    assert months_between(period.months[0], period.months[-1]) == period.months


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2016-05", "2016-05", "maj 2016"),
        ("2016-01", "2016-05", "januari–maj 2016"),
        ("2015-11", "2016-03", "november 2015–mars 2016"),
        ("2014", "2021", "2014–2021"),
        ("2016-01", "2016", "januari 2016–2016"),
        ("2016 H1", "2016 H2", "första halvåret 2016–andra halvåret 2016"),
    ],
)
def test_months_of_one_year_name_it_once(first, last, label):
    assert span_label(parse_period(first), parse_period(last)) == label


def test_months_are_a_span_where_none_lies_between() -> None:
    assert months_label([month(2022, 11), month(2022, 12)]) == "november–december 2022"
    assert months_label([month(2021, 3), month(2021, 5)]) == "mars och maj 2021"


def test_figures_of_one_period_are_called_by_what_all_are_called_and_else_told_apart() -> None:
    year, months = Period(2022, PeriodKind.YEAR), "november–december 2022"
    assert Period(2021, PeriodKind.HALF, 1).short_code == "2021H1"
    assert called_together([months, months], year) == months
    assert called_together(["2022", months], year) == "2022"
    assert told_apart("Dorotea", months, "2022") == "Dorotea (november–december 2022)"
    assert told_apart("Tierp", "2022", "2022") == "Tierp"


def test_in_a_narrow_column_months_are_cut_short() -> None:
    assert narrow("november–december 2022") == "nov–dec 2022"
    assert narrow("2022") == "2022"


def test_a_month_is_read_as_it_is_written_by_hand_and_by_excel():
    for text in ("maj 2016", "Maj  2016", "maj-16", "2016 maj", "2016-05", "2016/5", "201605"):
        assert read_month(text) == month(2016, 5), text
    assert read_month("sept. 2022") == month(2022, 9)
    for text in ("ma 2016", "maj", "maj 16", "mej 2016", "2016-13", "16-05"):
        with pytest.raises(ValueError, match=r"."):
            read_month(text)
