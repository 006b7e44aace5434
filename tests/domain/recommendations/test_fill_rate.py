"""How many recommendations have each field, said in words, with the ids of those that lack it."""

from dataclasses import replace

from domain.recommendations.fill_rate import fill_rate, in_short
from domain.recommendations.recommendation import Recommendation, initiativmall, kortmall

MADE = Recommendation(1, 2022, initiativmall(), "Ett", {"slutdatum": "2022-12-31", "mal": "Fler"}, theme="Skola")
OTHER = replace(MADE, id=2, texts={"slutdatum": " ", "indikatorer": "48 personer"}, theme="")
SHORT = Recommendation(3, 2022, kortmall(), "Tre", {"motivering": "Ja."}, theme="Integration")


def test_every_field_of_the_templates_in_use_is_counted_where_there_is_such_a_field():
    board = {each.key: each for each in fill_rate([MADE, OTHER, SHORT])}
    assert board["theme"].words == "2 av 3 har ägande part eller tema"
    assert board["godkand_av"].words == "0 av 3 har godkännare"
    assert board["theme"].empty == (2,)
    assert board["slutdatum"].words == "1 av 3 har slutdatum"
    assert board["slutdatum"].empty == (2, 3)
    assert board["ansvarig"].of == 1, "the initiative has a line of its own for it"
    assert "styrka" not in board, "nobody has to give it"
    assert board["motivering"].words == "1 av 1 har motivering"
    assert list(board)[:3] == ["theme", "bakgrund", "aktiviteter"]


def test_a_label_in_capitals_keeps_them():
    assert replace(fill_rate([SHORT])[1], label="SIP").words == "1 av 1 har SIP"


def test_the_line_under_the_heading_counts_end_responsible_and_indicators():
    assert in_short([MADE, OTHER, SHORT]) == (
        "3 rekommendationer · 1 har slutdatum · 2 har ägare eller ansvarig · 2 saknar indikator"
    )
    assert in_short([SHORT]) == "1 rekommendation · 0 har slutdatum · 1 har ägare eller ansvarig · 1 saknar indikator"
    assert in_short([]) == ""
