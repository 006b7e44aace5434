"""Recommendations on their templates: every field in its order, dates that hold."""

from dataclasses import replace
from datetime import date

import pytest

from domain.checking.recommendation import field_findings
from domain.recommendations.recommendation import (
    FieldKind,
    Recommendation,
    RecommendationStatus,
    Seat,
    check_field,
    initiativmall,
    is_without_reason,
    kortmall,
    shipped_templates,
    underlagsmall,
)


def test_three_templates_are_shipped_with_their_fields_in_order():
    assert [template.name for template in shipped_templates()] == ["Underlagsmall", "Initiativmall", "Kortmall"]
    assert [field.label for field in underlagsmall().fields] == [
        "Rekommendation",
        "Problemformulering",
        "Nuläge",
        "Underlag för analys",
        "Förslag på insatser/aktiviteter/förändringsarbeten/kompetensutvecklingsinsatser",
        "Förslag till ansvarsfördelning",
    ]
    assert [field.label for field in initiativmall().fields] == [
        "Bakgrund/motiv",
        "Förslag på aktiviteter/interventioner",
        "Mål",
        "Indikatorer",
        "Sammankallande",
        "Ansvar",
        "Godkänd av",
        "Startdatum",
        "Slutdatum",
        "Avstämning",
    ]
    assert [template.numbered for template in shipped_templates()] == [False, False, True]
    for template in shipped_templates():
        keys = [field.key for field in template.fields]
        assert len(set(keys)) == len(keys)


def field(key: str):
    return next(field for field in initiativmall().fields if field.key == key)


@pytest.mark.parametrize("text", ["", "  ", "2022-05-01", " 2022-05-01 "])
def test_a_date_may_be_empty_or_written_in_full(text):
    assert check_field(field("startdatum"), text, {}) is None


def test_a_date_that_cannot_be_read_is_refused_at_its_field():
    said = check_field(field("avstamning"), "2022-W18-7", {})
    assert said == ("Avstämning: skriv datumet som åååå-mm-dd, till exempel 2022-05-01, eller när det är med ord.")


def test_the_end_is_not_before_the_start():
    texts = {"startdatum": "2022-05-01", "slutdatum": "2022-04-30"}
    said = "Slutdatum 2022-04-30 ligger före startdatum 2022-05-01."
    assert check_field(field("slutdatum"), "2022-04-30", texts) == said
    assert check_field(field("startdatum"), "2022-05-01", texts) == said
    assert check_field(field("avstamning"), "2021-01-01", texts) is None
    assert check_field(field("slutdatum"), "2022-05-01", texts | {"slutdatum": "2022-05-01"}) is None
    assert check_field(field("slutdatum"), "2022-04-30", {"startdatum": "snart", "slutdatum": "2022-04-30"}) is None
    assert check_field(field("slutdatum"), "2022-04-30", {"startdatum": "31 maj", "slutdatum": "2022-04-30"}) is None
    assert check_field(field("slutdatum"), "2022-04-30", {"slutdatum": "2022-04-30"}) is None


def test_at_most_four_parties_approve():
    assert check_field(field("godkand_av"), "AF, FK, kommunen, regionen,", {}) is None
    assert check_field(field("godkand_av"), "AF, FK, a, b, c", {}) == "Högst fyra parter kan godkänna ett initiativ."


def test_running_text_is_never_refused():
    assert check_field(underlagsmall().fields[0], "Vad som helst, 2022-13-45", {}) is None


def to_look_over(recommendation: Recommendation) -> tuple[str, ...]:
    return tuple(each.why for each in field_findings(recommendation))


def test_what_is_still_to_be_done_is_listed():
    empty = Recommendation(1, 2022, kortmall(), "En väg in", {})
    assert empty.text("motivering") == ""
    assert to_look_over(empty) == ("Ingenting är skrivet ännu.", "Ägande part eller tema saknas.")
    started = Recommendation(
        2,
        2022,
        initiativmall(),
        "En väg in",
        {"bakgrund": "Många står utan stöd.", "startdatum": "2022-05-01", "slutdatum": "2022-04-30", "mal": " "},
        theme="Skola och KAA",
    )
    assert to_look_over(started) == (
        "Slutdatum 2022-04-30 ligger före startdatum 2022-05-01.",
        "Ej ifyllt: Förslag på aktiviteter/interventioner, Mål, Indikatorer, Sammankallande, Ansvar, Godkänd av och "
        "Avstämning.",
    )
    whole = Recommendation(
        3, 2022, kortmall(), "En väg in", {"motivering": "Ja."}, theme="Skola", changed=date(2022, 5, 1)
    )
    assert to_look_over(whole) == ()
    assert whole.unwritten == ()


def test_every_status_has_its_word():
    assert [status.label for status in RecommendationStatus] == [
        "utkast",
        "förankrad",
        "beslutad",
        "pågår",
        "avslutad",
        "avslagen",
    ]


def test_a_member_is_a_role_and_a_name_only_where_one_is_written():
    assert Seat(1, "Arbetsförmedlingen", "sektionschef").name == ""
    assert {each.kind for each in initiativmall().fields} == set(FieldKind) - {FieldKind.PARTY, FieldKind.TABLE}


def test_who_answers_for_it_is_named_by_a_line_of_the_template_else_by_the_theme() -> None:
    made = Recommendation(1, 2022, initiativmall(), "Rubrik", {"sammankallande": "Försäkringskassan"}, theme="Skola")
    assert made.responsible == "Försäkringskassan"
    assert replace(made, texts={"ansvar": "Regionen", "sammankallande": "FK"}).responsible == "Regionen"
    assert replace(made, texts={"ansvar": "Ett helt stycke. " * 20}).responsible == "Skola"
    assert replace(made, texts={}, theme=" ").responsible == ""
    assert replace(made, template=underlagsmall(), texts={"ansvar": "Kommunen gör allt."}).responsible == "Skola"


def test_every_template_has_responsibility_time_and_reasons_beside_its_own_fields() -> None:
    assert [each.key for each in kortmall().beside] == [
        "indikatorer",
        "sammankallande",
        "ansvarig",
        "godkand_av",
        "startdatum",
        "slutdatum",
        "avstamning",
        "styrka",
        "omprovning",
    ]
    assert [each.key for each in initiativmall().beside] == ["styrka", "omprovning"]
    assert "ansvarig" in [each.key for each in underlagsmall().beside], "its own is running text"
    assert not any(each.required for each in kortmall().beside)
    for template in shipped_templates():
        keys = [each.key for each in template.all_fields]
        assert len(set(keys)) == len(keys)


def test_a_field_beside_is_looked_over_when_it_is_written_and_else_not_missed() -> None:
    texts = {"motivering": "Ja.", "startdatum": "2022-05-01", "slutdatum": "2022-04-01"}
    made = Recommendation(1, 2022, kortmall(), "Rubrik", texts, theme="Skola")
    assert to_look_over(made) == ("Slutdatum 2022-04-01 ligger före startdatum 2022-05-01.",)
    assert replace(made, texts={"ansvarig": "Regionen"}).responsible == "Regionen"
    optional = replace(kortmall(), fields=(replace(kortmall().fields[0], required=False),))
    assert to_look_over(replace(made, template=optional, texts={})) == ()


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("", False),
        ("Inga indikatorer, därför att", True),
        ("Inga indikatorer, därför att … ", True),
        ("Inga indikatorer, därför att ärendena är för få.", False),
        ("48 personer", False),
    ],
)
def test_no_indicators_is_an_answer_when_it_says_why(text: str, lacks: bool) -> None:
    made = Recommendation(1, 2022, kortmall(), "Rubrik", {"motivering": "Ja.", "indikatorer": text}, theme="Skola")
    assert is_without_reason(text) is lacks
    assert ("Det står inte varför det inte finns några indikatorer." in to_look_over(made)) is lacks
