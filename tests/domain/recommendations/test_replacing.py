"""Words replaced through a year's texts, and counted."""

from dataclasses import replace

from domain.recommendations.recommendation import Recommendation, RecommendationStatus, initiativmall
from domain.recommendations.replacing import Words, replaced_in, word_count

TEXTS = {
    "bakgrund": "Lotsen i Tierp: {lots Tierp 2022} ärenden. Lotsen hjälper.",
    "slutdatum": "Lotsen slutar",
    "mal": "Fler",
}
MADE = Recommendation(1, 2022, initiativmall(), "Lotsen", TEXTS)


def test_titles_and_texts_are_changed_and_days_and_live_figures_left_alone() -> None:
    found = replaced_in([MADE], Words("Lotsen", "Guiden"))
    assert [(each.key, each.text, each.times, each.stays) for each in found] == [
        ("", "Guiden", 1, False),
        ("bakgrund", "Guiden i Tierp: {lots Tierp 2022} ärenden. Guiden hjälper.", 2, False),
    ]
    (tierp,) = replaced_in([MADE], Words("Tierp", "Heby"))
    assert tierp.text == "Lotsen i Heby: {lots Tierp 2022} ärenden. Lotsen hjälper."
    assert replaced_in([MADE], Words("lotsen", "x")) == ()
    assert replaced_in([MADE], Words(" ", "x")) == ()


def test_whole_words_alone_and_in_any_case() -> None:
    text = "Stöd, stödet och samstöd. Stöd (1)"
    assert Words("stöd", r"hjälp\1", whole=True, same_case=False).replaced(text) == (
        r"hjälp\1, stödet och samstöd. hjälp\1 (1)",
        2,
    )
    assert Words("stöd").replaced(text) == ("Stöd, et och sam. Stöd (1)", 2)


def test_what_is_agreed_on_is_found_and_stays() -> None:
    agreed = replace(MADE, status=RecommendationStatus.FORANKRAD)
    assert [each.stays for each in replaced_in([agreed], Words("Fler", "Flera"))] == [True]


def test_words_are_counted_with_a_live_figure_as_one() -> None:
    assert word_count(MADE) == 1 + 7 + 2 + 1
    assert word_count(Recommendation(1, 2022, initiativmall(), "KAA-samverkan 15,5 %", {})) == 2
