"""Words replaced through a year's texts, and counted."""

from domain.recommendations.recommendation import Recommendation, initiativmall
from domain.recommendations.replacing import replaced_in, word_count

TEXTS = {
    "bakgrund": "Lotsen i Tierp: {lots Tierp 2022} ärenden. Lotsen hjälper.",
    "slutdatum": "Lotsen slutar",
    "mal": "Fler",
}
MADE = Recommendation(1, 2022, initiativmall(), "Lotsen", TEXTS)


def test_titles_and_texts_are_changed_and_days_and_live_figures_left_alone() -> None:
    found = replaced_in([MADE], "Lotsen", "Guiden")
    assert [(each.key, each.text, each.times) for each in found] == [
        ("", "Guiden", 1),
        ("bakgrund", "Guiden i Tierp: {lots Tierp 2022} ärenden. Guiden hjälper.", 2),
    ]
    (tierp,) = replaced_in([MADE], "Tierp", "Heby")
    assert tierp.text == "Lotsen i Heby: {lots Tierp 2022} ärenden. Lotsen hjälper."
    assert replaced_in([MADE], "lotsen", "x") == ()


def test_words_are_counted_with_a_live_figure_as_one() -> None:
    assert word_count(MADE) == 1 + 7 + 2 + 1
    assert word_count(Recommendation(1, 2022, initiativmall(), "KAA-samverkan 15,5 %", {})) == 2
