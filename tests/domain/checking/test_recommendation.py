"""A recommendation looked over whole: fields, texts, what is ignored and what is fine."""

from dataclasses import replace

import pytest

from domain.checking.finding import FindingKind, Severity
from domain.checking.recommendation import (
    Ignored,
    Review,
    areas_in,
    look_over_recommendation,
    periods_in,
)
from domain.recommendations.recommendation import Recommendation, initiativmall, kortmall

from .test_text import KNOWN, NAMES

WRITTEN = Recommendation(
    1, 2022, kortmall(), "Sjukskrivna", {"motivering": "Ärendena ökade från 60 till 48."}, theme="FK"
)


def review(recommendation: Recommendation, *ignored: Ignored) -> Review:
    return look_over_recommendation(recommendation, KNOWN, NAMES, own=("2401",), ignored=ignored)


def test_what_is_ignored_stands_apart_with_its_note_until_the_text_says_something_else() -> None:
    (finding,) = review(WRITTEN).findings
    assert (finding.field, finding.words) == ("motivering", "ökade")
    ignored = Ignored(finding.field, finding.kind.value, finding.words, finding.why, "Så ska det stå.")
    told = review(WRITTEN, ignored)
    assert told.findings == ()
    assert [each.note for each in told.ignored] == ["Så ska det stå."]
    changed = replace(WRITTEN, texts={"motivering": "Ärendena ökade från 60 till 47."})
    assert review(changed, ignored).findings
    assert not review(changed, ignored).ignored


def test_what_is_not_filled_in_is_told_once_and_leads_to_the_first_empty_field() -> None:
    texts = {"bakgrund": "Många väntar.", "startdatum": "2022-05-01", "slutdatum": "2022-04-01"}
    told = review(Recommendation(1, 2022, initiativmall(), "Vänta", texts)).findings
    assert [(each.severity, each.kind, each.field) for each in told] == [
        (Severity.FAULT, FindingKind.DATES, "startdatum"),
        (Severity.WARNING, FindingKind.EMPTY, "aktiviteter"),
        (Severity.WARNING, FindingKind.EMPTY, "theme"),
    ]
    assert told[0].why == "Slutdatum 2022-04-01 ligger före startdatum 2022-05-01."
    assert told[1].why.startswith("Ej ifyllt: Förslag på aktiviteter/interventioner, Mål, ")
    empty = review(replace(WRITTEN, texts={}))
    assert [each.why for each in empty.findings] == ["Ingenting är skrivet ännu."]


def test_fields_whose_figures_all_have_a_source_are_said_to_be_fine() -> None:
    live = "{profil 2021 sjukpenning antal} helårspersoner, {profil 2021 sjukpenning andel} av befolkningen"
    text = f"År 2021 hade {live} sjukpenning."
    assert review(replace(WRITTEN, texts={"motivering": text})).fine == (
        "Motivering: 2 av 2 siffror har källa och datum.",
    )
    one = replace(WRITTEN, title="{profil 2021 sjukpenning antal} helårspersoner")
    assert review(one).fine == ("Rubrik: siffran har källa och datum.",)
    typed = replace(WRITTEN, texts={"motivering": f"{text} 108 helårspersoner hade sjukpenning."})
    told = review(typed)
    assert told.fine == ()
    assert told.grave == ()
    assert [each.severity for each in told.findings] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("typed", "of"),
    [("Budgeten är 120 000 kronor.", 2), ("Det gäller 14 ärenden.", 2), ("Andelen ökade från 6,8 till 5,7 %.", 3)],
)
def test_a_field_with_typed_figures_is_not_said_to_be_fine(typed: str, of: int) -> None:
    live = "År 2021 hade {profil 2021 sjukpenning antal} helårspersoner i de tre orterna sjukpenning."
    assert review(replace(WRITTEN, texts={"motivering": live})).fine == ("Motivering: siffran har källa och datum.",)
    told = review(replace(WRITTEN, texts={"motivering": f"{live} {typed}"}))
    assert told.fine == ()
    assert told.partly == (f"Motivering: 1 av {of} siffror har källa och datum.",)
    place = " Kommunen ligger på plats {profil 2021 ohälsa plats} av 290."
    assert review(replace(WRITTEN, texts={"motivering": live + place})).fine == (
        "Motivering: 2 av 2 siffror har källa och datum.",
    )


def test_nor_is_one_where_a_live_figure_does_not_hold() -> None:
    texts = {"motivering": "Antalet ökade från {profil 2020 sjukpenning antal} till {profil 2021 sjukpenning antal}."}
    told = review(replace(WRITTEN, texts=texts))
    assert [each.words for each in told.findings] == ["ökade"]
    assert told.fine == ()
    assert told.partly == ("Motivering: 2 av 2 siffror har källa och datum.",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Många har {ohälsa { i Tierp.", ["{ohälsa", "{"]),
        ("Många har {ohälsa} i Tierp.", ["{ohälsa}"]),
        ("I {kommun} är det **stort ** behov.", ["**stort **"]),
        ("Det är * * och *stort * behov.", ["*stort *"]),
        ("Ett **öppet ord.", ["**öppet ord."]),
        ("Ett **stort** och *litet* ord, ***båda*** och **ett *inre* ord**.", []),
        ("**{profil 2021 sjukpenning antal}** och 2*3 \\** är inget.", []),
        ("## Bakgrund\nTal #1 och # ensamt.", ["## Bakgrund"]),
        ("Se noten[^1], och en till[^2].\n[^2]: Här är den.", ["[^1]"]),
        ("* en punkt\n* en till\n\n* preliminärt, se not*", []),
    ],
)
def test_signs_that_would_be_printed_as_they_stand_are_told(text: str, words: list[str]) -> None:
    told = [
        each
        for each in review(replace(WRITTEN, texts={"motivering": text})).of_texts
        if each.kind is FindingKind.LOOSE_SIGNS
    ]
    assert [each.words for each in told] == words
    assert [text[each.start : each.end] for each in told] == words


def test_a_live_figure_that_is_hidden_in_public_is_told_beside_the_draft() -> None:
    small, shown = "{lots 2021 kvinnor}", "{lots 2021 totalt}"
    told = review(replace(WRITTEN, texts={"motivering": f"I {{kommun}} kom {small} av {shown} ärenden."}))
    (finding,) = told.findings
    assert (finding.severity, finding.words, finding.start) == (Severity.NOTE, small, 15)
    assert finding.why == (
        "Den offentliga rapporten skriver ”dolt antal” i stället för LOTS-ärenden, kvinnor, i Nordmaling 2021."
    )
    assert told.grave == ()


def test_the_figures_it_needs_are_of_the_periods_and_areas_that_it_names() -> None:
    texts = {"motivering": "I Vindeln var det 12 i mars 2021 och 15 första halvåret 2022."}
    named = replace(WRITTEN, texts=texts)
    assert periods_in(named) == ("2021", "2021-03", "2022", "2022 H1")
    compared = replace(WRITTEN, texts={"motivering": "Det var 12 i mars 2021, fler än året innan."})
    assert periods_in(compared) == ("2020", "2020-03", "2021", "2021-03")
    assert areas_in(named, NAMES) == ("2404",)
    assert periods_in(WRITTEN) == ("2021",)
    of_some_months = replace(WRITTEN, texts={"motivering": "Januari–april 2016, och från mars till maj 2017."})
    assert periods_in(of_some_months) == ("2016", "2017")
    assert areas_in(replace(WRITTEN, title="Året innan"), {"2321": "Åre"}) == ()


def test_that_there_are_no_indicators_is_told_of_where_it_does_not_say_why() -> None:
    told = replace(WRITTEN, texts={"motivering": "Ja.", "indikatorer": "Inga indikatorer, därför att …"})
    (finding,) = review(told).findings
    assert (finding.field, finding.why) == ("indikatorer", "Det står inte varför det inte finns några indikatorer.")


def test_what_the_texts_say_is_apart_from_what_is_not_filled_in() -> None:
    both = replace(WRITTEN, theme="")
    assert [each.words for each in review(both).of_texts] == ["ökade"]
    assert len(review(both).grave) == 2
