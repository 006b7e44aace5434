"""Sums, shares and changes within a sentence, and numbers that are told twice."""

import pytest

from domain.recounting.document import Document, Passage
from domain.recounting.recount import Recount, recount


def read(*texts: str) -> Recount:
    passages = tuple(Passage(f"stycke {at}", text) for at, text in enumerate(texts, start=1))
    return recount(Document("prov.docx", (), passages))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Det kom 12 kvinnor och 9 män, totalt 22 personer.", "”22”: 12 + 9 = 21, här står 22."),
        ("Av 30 deltagare var 12 kvinnor och 19 män.", "”30”: 12 + 19 = 31, här står 30."),
        (
            "Budgeten är 610 000: 120 000 till lokal och 480 000 till personal.",
            "”610 000”: 120 000 + 480 000 = 600 000, här står 610 000.",
        ),
        ("Av dem gick 18 av 40 (44 %) vidare.", "18 av 40 är 45,0 %, här står 44 %."),
        ("Antalet ökade från 48 till 46 under året.", "”ökade” står vid en minskning: från 48 till 46."),
        ("Antalet steg från 40 till 52, en ökning med 13.", "52 − 40 = 12, här står 13."),
        ("Andelen gick från 6,8 till 5,7 %, en minskning på 1,1 %.", "”1,1 %” är procentenheter"),
    ],
)
def test_what_does_not_agree_in_a_sentence_is_told(text: str, told: str) -> None:
    (found,) = read(text).findings

    assert found.place == "stycke 1"
    assert told in found.text.replace("\u00a0", " ")
    assert text[slice(*found.span)] in text
    assert found.passage == 0


@pytest.mark.parametrize(
    "text",
    [
        "Det kom 12 kvinnor och 9 män, totalt 21 personer.",
        "Av 30 deltagare var 12 kvinnor och 18 män.",
        "Av 30 deltagare var 12 kvinnor och 3 män under 25 år.",
        "Av 30 deltagare var 12 kvinnor och 17 män, för en är kön okänt.",
        "Budgeten är 600 000: 120 000 till lokal och 480 000 till personal.",
        "Av dem gick 18 av 40 (45 %) vidare.",
        "Antalet ökade från 48 till 52 under året, en ökning med 4.",
        "Det gick från 40 till 52, en ökning med 30 %.",
        "Det gick från 52 till 40, en minskning med 23 %.",
        "Det gick från 0 till 52, en ökning med 25 %.",
        "Andelen gick från 6,8 till 5,7 %, en minskning på 1,1 procentenheter.",
        "Antalet var 40 och förblev ungefär detsamma.",
        "551 personer försörjdes, mätt i helårsekvivalenter, och 60 kvinnor.",
    ],
)
def test_what_agrees_is_left_alone(text: str) -> None:
    assert read(text).findings == ()


def test_a_number_told_twice_with_another_value_is_told_once() -> None:
    found = read(
        "I Tierp kom 48 ärenden till coach under 2016. Det var fler än väntat.",
        "Under 2016 fick 12 personer hjälp i Heby.",
        "I Tierp kom 46 ärenden till coach under 2016. I Heby kom 46 ärenden till coach under 2016.",
        "I Tierp kom 40 ärenden till coach under 2015. Av 2016 var 3 kvar.",
    )

    (twice,) = found.findings
    assert twice.line == "stycke 3: ”46 ärenden till coach”: samma ord har talet 48 i stycke 1."
    assert found.verdict == "1 sak att se över. 6 meningar med flera tal har prövats."


def test_text_is_listed_after_tables_and_counted() -> None:
    found = read("Det kom 12 kvinnor och 9 män, totalt 21 personer, och 18 av 40 (45 %) gick vidare.")

    assert found.verdict == "Allt går ihop: 1 mening med flera tal har prövats."
