"""The list of recommendations: numbers that follow the order, groups, and what is sought."""

from dataclasses import replace

import pytest

from domain.recommendations.listing import Grouping, grouped, matches, numbers
from domain.recommendations.recommendation import Recommendation, RecommendationStatus, kortmall

NAMES = {"2401": "Nordmaling", "2404": "Vindeln"}
MADE = Recommendation(1, 2022, kortmall(), "Unga", {"motivering": "Många står utan sysselsättning."})
LISTED = (
    replace(MADE, id=4, year=2023, theme="Arbetsförmedlingen", areas=("2401",)),
    replace(MADE, theme="Ödmjuka", areas=("2404", "2401")),
    replace(MADE, id=2, theme=" ", status=RecommendationStatus.BESLUTAD, areas=("9999",)),
    replace(MADE, id=3, theme="Arbetsförmedlingen", status=RecommendationStatus.AVSLAGEN),
)


def ids(by: Grouping):
    return [(heading, [each.id for each in below]) for heading, below in grouped(LISTED, by, NAMES)]


def test_each_has_its_number_among_those_of_its_year_however_it_is_grouped():
    assert numbers(LISTED) == {4: 1, 1: 1, 2: 2, 3: 3}


def test_by_owner_in_swedish_order_and_those_without_last():
    assert ids(Grouping.OWNER) == [("Arbetsförmedlingen", [4, 3]), ("Ödmjuka", [1]), ("Utan ägare", [2])]


def test_one_of_several_areas_stands_under_each_and_one_of_none_under_the_whole_group():
    assert ids(Grouping.AREA) == [("Hela gruppen", [3]), ("9999", [2]), ("Nordmaling", [4, 1]), ("Vindeln", [1])]


def test_by_status_as_it_goes_on_and_by_year_with_the_latest_first():
    assert ids(Grouping.STATUS) == [("utkast", [4, 1]), ("beslutad", [2]), ("avslagen", [3])]
    assert ids(Grouping.YEAR) == [("2023", [4]), ("2022", [1, 2, 3])]


def test_without_groups_there_is_one_run_without_a_heading():
    assert ids(Grouping.NONE) == [("", [4, 1, 2, 3])]
    assert grouped((), Grouping.NONE, NAMES) == []


@pytest.mark.parametrize("sought", ["", "UNGA", "utan många", "ödm", "utkast unga"])
def test_every_word_sought_is_found_in_title_texts_owner_or_status(sought):
    assert matches(LISTED[1], sought)


def test_a_word_that_is_nowhere_finds_nothing():
    assert not matches(LISTED[1], "unga äldre")


def test_every_grouping_has_its_words():
    assert [each.label for each in Grouping] == [
        "Utan grupper",
        "Efter ägare",
        "Efter område",
        "Efter status",
        "Alla år",
    ]
