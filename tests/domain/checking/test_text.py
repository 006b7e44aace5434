"""What is found in a sentence, and what is not, example by example."""

from fractions import Fraction

import pytest

from domain.checking.against_known import FiguresByTopic
from domain.checking.finding import Finding, FindingKind, Severity
from domain.checking.text import does_not_hold, look_over
from domain.figures.known import KnownFigure, Unit
from domain.ground.source import Source
from domain.ground.value import Empty

K = FindingKind
NAMES = {"2401": "Nordmaling", "2404": "Vindeln", "1470": "Vara", "2480": "Umeå", "2460": "Vännäs"}


def figure(
    name: str, words: str, value: int | Fraction | Empty, unit: Unit = Unit.PERSONS, *, hidden: bool = False
) -> KnownFigure:
    kind, period, *what = name.split()
    decimals = 1 if unit in (Unit.PERCENT, Unit.POINTS) else 0
    code = period if "-" in period else period.replace("H", " H")
    reference = f"{kind} 2401 {period} {' '.join(what)}"
    source = Source("helårsekvivalenter", "SCB")
    return KnownFigure(reference, words, "2401", code, value, unit, decimals, hidden, source, None)


PERSONS, SHARE = "helårspersoner", "andel av befolkningen 20–64 år"
KNOWN = FiguresByTopic(
    [
        figure("profil 2021 totalt antal", f"försörjda totalt, {PERSONS}", 551),
        figure("profil 2021 sjukpenning antal", f"sjukpenning, {PERSONS}", 108),
        figure("profil 2020 sjukpenning antal", f"sjukpenning, {PERSONS}", 115),
        figure("profil 2021H1 sjukpenning antal", f"sjukpenning, {PERSONS}", 111),
        figure("profil 2021 sjukpenning ändring", f"sjukpenning, ändring av antalet {PERSONS} sedan 2020", -7),
        figure("profil 2021 sjukpenning andel", f"sjukpenning, {SHARE}", Fraction(304, 100), Unit.PERCENT),
        figure(
            "profil 2021 sjukpenning andelsändring", "sjukpenning, ändring av andelen", Fraction(-12, 10), Unit.POINTS
        ),
        figure("profil 2021 ohälsa plats", "ohälsa, plats bland kommunerna där 1 är lägst andel", 206, Unit.PLACE),
        figure("profil 2021 befolkning", "befolkning 20–64 år", 3555),
        figure("lots 2021 totalt", "LOTS-ärenden", 46, hidden=True),
        figure("lots 2021 kvinnor", "LOTS-ärenden, kvinnor", 3, hidden=True),
        figure("lots 2021 män", "LOTS-ärenden, män", 43, hidden=True),
        figure("lots 2021-03 totalt", "LOTS-ärenden", 12, hidden=True),
        figure("lots 2020 totalt", "LOTS-ärenden", Empty.SAKNAS, hidden=True),
        figure("indikator 2021 dagar", "sjukfallets längd", 212, Unit.OTHER),
    ],
    {**NAMES, "00": "Riket"},
    5,
)


def found(text: str, *areas: str) -> list[Finding]:
    told = look_over(text, areas=areas or ("2401",), kommuner=NAMES, known=KNOWN).findings
    for each in told:
        assert text[each.start : each.end] == each.words
        assert each.why.endswith(".")
        assert each.to_do.endswith((".", "”."))
    return list(told)


@pytest.mark.parametrize(
    ("text", "kind", "words", "why"),
    [
        ("Minskade från 6,8 till 5,7 %, en minskning på 1,1 %.", K.POINTS, "1,1 %", "6,8 − 5,7 = 1,1"),
        ("Andelen sjönk med 16 procentenheter, från 6,8 till 5,7 procent.", K.POINTS, "16 procentenheter", "16,2 %"),
        (
            "Minskade från 6,8 till 5,7 %, en minskning på 2,4 procentenheter.",
            K.DIFFERENCE,
            "2,4 procentenheter",
            "1,1",
        ),
        ("Ärendena minskade från 60 till 48, 11 färre.", K.DIFFERENCE, "11", "60 − 48 = 12"),
        ("Väntande minskade från 560 till 422, med 33 procent.", K.DIFFERENCE, "33 procent", "24,6 %"),
        (
            "Det är 15,2 % i norr mot 7,7 % i söder, 9,1 procentenheter högre.",
            K.DIFFERENCE,
            "9,1 procentenheter",
            "7,5",
        ),
        ("År 2020 var det 6,8 % och 2021 var det 5,7 %. Det är en nedgång med 1,1 %.", K.POINTS, "1,1 %", "1,1"),
        ("Det var 12 ärenden 2021 och 15 ärenden 2020, alltså 4 färre.", K.DIFFERENCE, "4", "15 − 12 = 3"),
        ("Det är 5,7 % nu och året innan 6,8 procent, alltså 1,1 % lägre.", K.POINTS, "1,1 %", "1,1"),
        ("Antalet ökade från 597 till 551.", K.DIRECTION, "ökade", "minskning: från 597 till 551"),
        ("Antalet minskade från 551 till 597.", K.DIRECTION, "minskade", "ökning: från 551 till 597"),
        ("Från 480 till 600 personer är en minskning.", K.DIRECTION, "minskning", "ökning"),
        ("Antalet sjönk till 60 från 48.", K.DIRECTION, "sjönk", "ökning"),
        ("Antalet **ökade** från 597 till 551.", K.DIRECTION, "ökade", "minskning"),
        ("Antalet minskade (+40).", K.DIRECTION, "minskade", "+40"),
        ("Antalet ökade (−46).", K.DIRECTION, "ökade", "−46"),
        ("Det är mer än dubbelt så högt: 15,2 % mot 7,7.", K.TIMES, "mer än dubbelt", "1,97 gånger"),
        ("Det är drygt dubbelt så många, 50 mot 40.", K.TIMES, "drygt dubbelt", "1,25"),
        ("Det är nästan dubbelt så många, 90 mot 40.", K.TIMES, "nästan dubbelt", "2,25"),
        ("Antalet har halverats från 40 till 31.", K.TIMES, "halverats", "1,29"),
        ("Andelen är tre gånger så hög, 12 % mot 6 %.", K.TIMES, "tre gånger", "2,00"),
        ("Antalet har tredubblats från 20 till 41.", K.TIMES, "tredubblats", "2,05"),
        ("I norr är det 15 %. Det är dubbelt så mycket som rikets 12 %.", K.TIMES, "dubbelt", "1,25"),
        ("Det kom 18 i maj mot 12 i april. Det är dubbelt så många.", K.TIMES, "dubbelt", "1,50"),
        ("Det var 18 kvinnor och 12 män. Det är dubbelt så många.", K.TIMES, "dubbelt", "1,50"),
        ("Det kom 12 kvinnor och 9 män, totalt 22.", K.SUM, "22", "12 + 9 = 21"),
        ("Tolv kvinnor och nio män, totalt tjugotvå.", K.SUM, "tjugotvå", "12 + 9 = 21"),
        ("Av 480 ärenden var 29 kvinnor och 18 män.", None, "", ""),
        ("48 ärenden, varav 29 kvinnor och 18 män.", K.SUM, "48", "29 + 18 = 47"),
        ("72 + 27 + 33 = 131.", K.SUM, "131", "= 132"),
        ("Sammanlagt 24 kom: 11 från kommunen och 12 från vården.", K.SUM, "24", "11 + 12 = 23"),
        ("Vi tog emot 40 personer i år: 21 på hösten och 18 på våren.", K.SUM, "40", "21 + 18 = 39"),
        ("Av 40 anmälda kom 25 av dem, det vill säga 70 %.", None, "", ""),
        ("288 av 551, vilket motsvarar 50,3 %.", K.SHARE, "50,3 %", "52,3"),
        ("Av ärendena ledde 50 % (10 av 40) till en plan.", K.SHARE, "50 %", "25"),
        ("15 av 12 kom.", K.SHARE, "15 av 12", "större än det hela"),
        ("En av fem (15,5 %) väntar.", K.SHARE, "En av fem", "20 %"),
        ("Två tredjedelar, 50 %, väntar.", K.SHARE, "Två tredjedelar", "66,7 %"),
        ("Var tredje (24 %) väntar.", K.SHARE, "Var tredje", "33,3 %"),
        ("Mer än hälften, 48 %, väntar.", K.SHARE, "Mer än hälften", "50 %"),
        ("Drygt hälften, 70 %, väntar.", K.SHARE, "Drygt hälften", "50 %"),
        ("Nästan hälften, 52 %, väntar.", K.SHARE, "Nästan hälften", "50 %"),
        ("Mindre än hälften, 52 %, väntar.", K.SHARE, "Mindre än hälften", "50 %"),
        ("Antalet sjukskrivna är 3,0 %.", K.SHARE_AS_NUMBER, "Antalet", "andel"),
        ("Andelen uppgick till 551.", K.SHARE_AS_NUMBER, "Andelen", "antal"),
        ("År 2021 försörjdes 551 personer.", K.PEOPLE, "försörjdes 551 personer", "inte människor"),
        ("323 personer är kända i flera system.", K.PEOPLE, "323 personer är kända i flera system", "räknas till"),
        ("År 2021 hade 118 helårspersoner sjukpenning.", K.DIFFERS, "118", "är 108 (SCB, helårsekvivalenter)"),
        ("Sjukpenning motsvarade 3,2 % av befolkningen 2021.", K.DIFFERS, "3,2 %", "3,0"),
        ("På ohälsa låg vi på plats 209 år 2021.", K.DIFFERS, "209", "206"),
        ("Vi fick 48 ärenden 2021.", K.DIFFERS, "48", "46"),
        ("Vi fick 14 ärenden i mars 2021.", K.DIFFERS, "14", "12"),
        ("Första halvåret 2021 hade 119 helårspersoner sjukpenning.", K.DIFFERS, "119", "111"),
        ("Sjukpenning 2021. Året innan hade 118 helårspersoner sjukpenning.", K.DIFFERS, "118", "115"),
        ("Det var 3 ärenden 2021 om kvinnor.", K.HIDDEN, "3", "döljs"),
        ("Tre kvinnor hade ärenden 2021.", K.HIDDEN, "Tre", "döljs"),
        ("I Vindeln är det svårt att få tid.", K.OTHER_AREA, "Vindeln", "Nordmaling"),
        ("Det gäller Vara kommun.", K.OTHER_AREA, "Vara", "Nordmaling"),
    ],
)
def test_what_is_wrong_is_found(text: str, kind: FindingKind | None, words: str, why: str) -> None:
    grave = [each for each in found(text) if each.severity is not Severity.NOTE]
    assert [(each.kind, each.words) for each in grave] == ([] if kind is None else [(kind, words)])
    assert all(why in each.why for each in grave)


@pytest.mark.parametrize(
    "text",
    [
        "Minskade från 6,8 till 5,7 %, en minskning med 1,1 procentenheter.",
        "Minskade från 6,8 till 5,7 %, en minskning med 16 procent.",
        "Antalet minskade från 597 till 551 helårspersoner, 45 färre.",
        "Antalet minskade från 597 till 551, 46 färre.",
        "Antalet väntande minskade från 40 till 30, alltså med drygt 20 procent.",
        "Andelen gick från 20 till 10 procent, alltså 10 lägre.",
        "Kommunen gick från plats 230 till plats 206, 24 platser bättre.",
        "Antalet ökade inte utan sjönk från 60 till 48.",
        "Antalet har inte ökat från 60 till 48.",
        "Ohälsan minskade medan arbetslösheten ökade från 5,1 till 5,6 %.",
        "Från 48 till 60 inte en minskning.",
        "Den var 48 och är 48: från 48 till 48 är ingen ökning.",
        "Vi ökade med +4 och minskade med −3.",
        "Det är mer än dubbelt så högt: 15,6 % mot 7,7.",
        "Det är drygt dubbelt så högt: 15,6 % mot 7,7.",
        "Det är nästan dubbelt så högt: 15,2 % mot 7,7.",
        "Målet är en dubbelt så hög andel, från 20 till 25 procent.",
        "Det är 1,5 gånger så högt, 15,2 % mot 7,7.",
        "Det är dubbelt så svårt.",
        "Plats 20 är dubbelt så bra som plats 50.",
        "Det kom 12 kvinnor, 9 män och 1 med annat eller okänt kön, totalt 22.",
        "Det kom 12 kvinnor och 9 män.",
        "Totalt 551 fick stöd, varav 108 här och 400 där.",
        "Totalt 551 fick stöd, 108 här och 180 där.",
        "Totalt cirka 30 kom: 12 från kommunen och 16 från vården.",
        "Av dem hör 288 till ohälsa: 108 med sjukpenning och 180 med ersättning.",
        "Tillsammans 1 000 kronor.",
        "Följande gäller: 12 kvinnor kom.",
        "25 % (10 av 40) fick en plan, och 10 av 40, alltså 25 %, väntar.",
        "0 av 0, alltså 0 %.",
        "Drygt hälften, 52 %, väntar.",
        "Nästan hälften, 48 %, väntar.",
        "Hälften så många, 20 %.",
        "En av fem väntar, men 48 % får stöd.",
        "En av fem är 15 % av befolkningen.",
        "Fler än hälften, 52 %, och färre än hälften, 48 %.",
        "Mindre än hälften, 48 %, väntar.",
        "Andelen är 6,8 och antalet är 12.",
        "Andelen är 12 av 40.",
        "Försörjningen motsvarar 10,9 % av kvinnorna som försörjdes.",
        "Målet 2021 är 112 helårspersoner med sjukpenning.",
        "Cirka 110 helårspersoner hade sjukpenning 2021.",
        "Av dem 112 helårspersoner med sjukpenning 2021.",
        "År 2021 fick 9 helårspersoner sjukpenning.",
        "Sjukpenning 2021 minskade med 2,3 procentenheter.",
        "År 2021 hade 300 helårspersoner sjukpenning.",
        "År 2019 hade 112 helårspersoner sjukpenning.",
        "Plats 260 för ohälsa 2021.",
        "Jämfört med Vindeln är det bra.",
        "I Nordmaling och Vindeln väntar man.",
        "I Vindeln, Umeå och Vännäs väntar man.",
        "Umeå universitet och sjukhuset i Umeå deltar.",
        "Vara hemma är svårt.",
        "Ring 090-12 34 56 den 14 mars 2022 kl. 13.00, se sidan 12 i SOU 2018:11 och 7 §.",
        "Unga 16–24 år, 18-åringar, covid-19 och F43 i 60 dagar, t.ex. 12 000 kr (007).",
        "\n\nFem procent väntar, två procentenheter fler.\n  \n",
        "År 2021 var det 12 och 2021 var det 15.",
        "Det är 20 % och 3,5 personer, och 30 % av 12,5.",
        "Det kom 12 och 20 % av 30, och 20 % av 15 stannade.",
        "Vi tog emot 40 personer: 21 på hösten och 19 på våren.",
        "1. Första punkten\n2. Andra punkten",
        "{okänd} och {profil 2401 1999 totalt antal} och {kommun}.",
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [each for each in found(text) if each.severity is not Severity.NOTE] == []


def test_a_kommun_is_not_looked_for_where_the_text_is_about_none() -> None:
    assert look_over("I Vindeln är det svårt.", kommuner=NAMES).findings == ()


def test_what_is_known_can_be_live() -> None:
    text = "År 2021 hade 108 helårspersoner sjukpenning, 3,0 % av befolkningen, 1,2 procentenheter lägre sjukpenning."
    told = found(text)
    assert [(each.kind, each.words, each.instead) for each in told] == [
        (K.CAN_BE_LIVE, "108", "{profil 2401 2021 sjukpenning antal}"),
        (K.CAN_BE_LIVE, "3,0 %", "{profil 2401 2021 sjukpenning andel}"),
        (K.CAN_BE_LIVE, "1,2 procentenheter", "{profil 2401 2021 sjukpenning andelsändring}"),
    ]
    assert {each.severity for each in told} == {Severity.NOTE}


def test_what_is_said_in_words_is_not_to_be_live() -> None:
    assert found("Cirka 551 helårspersoner försörjdes 2021.") == []


def test_live_figures_are_counted_and_held_against_one_another() -> None:
    text = (
        "Antalet ökade från {profil 2020 sjukpenning antal} till {profil 2401 2021 sjukpenning antal} helårspersoner."
    )
    told = look_over(text, areas=["2401"], known=KNOWN)
    assert told.with_source == 2
    assert [each.kind for each in told.findings] == [K.DIRECTION]
    of_several = look_over(text, areas=["2401", "2404"], known=KNOWN)
    assert of_several.with_source == 1
    in_words = look_over('Det är {profil 2401 2021 sjukpenning andel som "en av fem"}.', areas=["2401"], known=KNOWN)
    assert in_words.with_source == 0
    assert look_over("{profil 2401 2020 totalt antal som}", areas=["2401"], known=KNOWN).with_source == 0


def test_riket_is_held_against_riket() -> None:
    told = found("I riket hade 118 helårspersoner sjukpenning 2021.")
    assert [each.words for each in told] == ["118"]


def test_a_text_by_itself_is_told_of_after_what_it_is_called() -> None:
    why = "”ökade” står vid en minskning: från 60 till 48."
    assert list(does_not_hold("Antalet ökade från 60 till 48.", "Mål")) == [f"Mål: {why}"]
    assert list(does_not_hold("Vi är 12 kvinnor och 9 män.", "Mål")) == []
