"""Days in the forms that initiatives write them in, with a note or a note alone (ruling 51)."""

from datetime import date

import pytest

from domain.ground.day_text import day_text, moved_day, read_day
from domain.ground.problem import UserProblem


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2022-05-01", "2022-05-01"),
        ("  2016-08-29 ", "2016-08-29"),
        ("20221231", "2022-12-31"),
        ("160901", "2016-09-01"),
        ("16-08-23", "2016-08-23"),
        ("28/9 2016", "2016-09-28"),
        ("28/9 -16", "2016-09-28"),
        ("1 sept 2022", "2022-09-01"),
        ("1 Sep. 2022", "2022-09-01"),
        ("30 november -22", "2022-11-30"),
        ("1 maj 2022, preliminärt", "2022-05-01, preliminärt"),
        ("20220501 efter beslut i styrelsen", "2022-05-01, efter beslut i styrelsen"),
        ("Redan  pågående", "Redan pågående"),
        ("Okt/nov 2022", "Okt/nov 2022"),
        ("1 september – 30 november -22", "1 september – 30 november -22"),
        ("3 gånger 2022", "3 gånger 2022"),
        ("vecka 2015-05", "vecka 2015-05"),
        ("2022", "2022"),
        ("2022-10", "2022-10"),
        ("", ""),
    ],
)
def test_a_day_is_kept_the_one_way_and_its_note_as_written(written: str, kept: str) -> None:
    assert day_text(written) == kept
    assert day_text(kept) == kept


def test_the_day_and_its_note_are_told_apart() -> None:
    assert read_day("28/9 2016, preliminärt") == (date(2016, 9, 28), "preliminärt")
    assert read_day("redan pågående") == (None, "redan pågående")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2022-02-30", "2022-02-30 finns inte i kalendern"),
        ("31/13 2022, sent", "31/13 2022 finns inte i kalendern"),
        ("0000-05-01", "0000-05-01 finns inte i kalendern"),
        ("31 maj", "skriv också året, till exempel 31 maj 2022"),
        ("31/5, preliminärt", "skriv också året, till exempel 31/5 2022"),
        ("2022-W18-7", "skriv datumet som åååå-mm-dd"),
        ("2022-13", "skriv datumet som åååå-mm-dd"),
        ("12", "skriv datumet som åååå-mm-dd"),
        ("2022-05-01 " + "mycket " * 10, "högst 60 tecken"),
    ],
)
def test_what_is_no_day_and_no_words_is_refused(written: str, said: str) -> None:
    with pytest.raises(UserProblem, match=said):
        day_text(written)


@pytest.mark.parametrize(
    ("written", "moved"),
    [("2022-09-01", "2024-09-01"), ("redan pågående", "redan pågående"), ("2022-09", "2024-09"), ("1 maj", "1 maj")],
)
def test_a_day_is_moved_by_years_and_so_are_the_years_in_words(written: str, moved: str) -> None:
    assert moved_day(written, 2) == moved
