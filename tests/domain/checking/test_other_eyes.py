"""Sentences written after the checks were, to see them with other eyes: what they find, and what they leave alone."""

import pytest

from domain.checking.finding import FindingKind, Severity

from .test_text import found

CLEAN = (
    "Av de 46 ärendena 2021 gällde 43 män och 3 kvinnor; hälften kom under hösten.",
    "Arbetslösheten bland utrikes födda var 18,4 % i mars 2022, att jämföra med 6,1 % bland inrikes födda, alltså ungefär tre gånger så hög.",
    "Mellan 2014 och 2021 minskade ohälsotalet i länet från 34,2 till 27,5 dagar.",
    "Under 2021 deltog 34 personer i insatsen. Av dem har 12 gått till arbete, 7 till studier och 15 är kvar.",
    "Antalet nybeviljade sjukersättningar har mer än halverats sedan 2014, från 41 till 17.",
    "Region Västerbotten och Försäkringskassan har sedan den 1 september 2021 en överenskommelse enligt 3 kap. 4 § socialförsäkringsbalken.",
    "Vid mätningen den 31 oktober räknades 281 till den kända samverkanspopulationen.",
    "Av 18 rekommendationer har 3 slutdatum (17 %), och 15 har ansvarig.",
    "Ungdomar i åldern 16–24 år utan gymnasieexamen löper tre till fyra gånger så hög risk att bli arbetslösa.",
    "Ohälsan är lägre än i Åsele och Dorotea men högre än i riket.",
    "Snittet för sjukfallens längd är 212 dagar, och målet är högst 120 dagar år 2023.",
    "En handläggare på 50 procent finansieras av förbundet med 325 000 kronor under 12 månader.",
    "Gruppen har haft fyra möten under våren och två under hösten 2021.",
    "Andelen som känner sig delaktiga ökade från 71 till 78 procent i enkäten (svarsfrekvens 64 procent, 112 svar).",
    "Ekonomiskt bistånd har inte minskat lika mycket som i övriga länet.",
    "Det är svårt att få tid hos psykiatrin i Lycksele, dit många från Sorsele och Storuman remitteras.",
    "År 2020 fanns 14 unga i KAA, året därpå 9.",
    "Insatsen startade 2019 med 8 deltagare och har sedan vuxit till 22.",
    "Av de 22 är 13 kvinnor och 9 män, och medelåldern är 34 år.",
    "Kostnaden per deltagare är 41 500 kr, vilket är 12 procent lägre än beräknat.",
    "Vi föreslår att rutinen prövas i ett år och utvärderas senast i november 2023.",
    "Cirka en tredjedel av deltagarna (11 av 34) hade varit utan arbete i mer än 24 månader.",
    "På tio år har befolkningen i arbetsför ålder minskat med 8 procent, från 3 864 till 3 555.",
    "Skillnaden mellan kvinnor och män är 2,4 procentenheter (4,2 respektive 1,8 procent).",
    "Telefontiden är måndag–torsdag 08.30–11.30, och SIP-möten bokas via 0930-140 00.",
    "Resultatet redovisas i figur 3 och i bilaga 1, sidorna 4–7.",
    "Kommunen ligger i det fjärde kvartalet, på plats 231 av 290 när det gäller arbetslöshet.",
    "En tredjedel av männen och en fjärdedel av kvinnorna saknar gymnasieutbildning.",
    "Fler än varannan deltagare, 19 av 34, har barn hemma.",
    "Sjukpenningen sjönk något 2021 efter att ha stigit under pandemiåret 2020.",
)
PLANTED = (
    (
        FindingKind.POINTS,
        "Arbetslösheten har gått ned från 8,2 procent 2020 till 7,4 procent 2021, vilket är en minskning med 0,8 procent.",
    ),
    (FindingKind.POINTS, "Skillnaden mellan kvinnor (4,2 %) och män (1,8 %) är 2,4 %."),
    (FindingKind.POINTS, "År 2021 var andelen 15,5 % (16,7 % 2020), det vill säga 1,2 % lägre."),
    (FindingKind.DIRECTION, "Ohälsan har ökat de senaste åren, från 9,6 % till 8,1 % av befolkningen."),
    (
        FindingKind.DIRECTION,
        "Vi ser en tydlig minskning av antalet ärenden: från 31 ärenden 2020 till 46 ärenden 2021.",
    ),
    (FindingKind.DIRECTION, "Jämfört med 2020, då 560 fick ersättning, ökade antalet till 422."),
    (FindingKind.DIFFERENCE, "Gruppen växte från 22 till 31 deltagare, en ökning med 11."),
    (FindingKind.DIFFERENCE, "Mellan 2020 och 2021 sjönk antalet från 597 till 551, det är 56 färre."),
    (FindingKind.DIFFERENCE, "Antalet ökade från 20 till 30, en ökning med 33 procent."),
    (FindingKind.TIMES, "Andelen bland kvinnor är dubbelt så hög som bland män, 12,4 procent respektive 7,9 procent."),
    (FindingKind.TIMES, "Antalet unga i KAA har fördubblats, från 9 till 14."),
    (FindingKind.TIMES, "I Dorotea är andelen 15,2 %, mer än dubbelt så hög som rikets 7,7 %."),
    (FindingKind.SUM, "Under året skrevs 34 personer in, 18 kvinnor och 14 män."),
    (FindingKind.SUM, "Av de 34 deltagarna har 12 gått till arbete, 7 till studier och 14 är kvar."),
    (FindingKind.SUM, "Initierande part var FK i 12 ärenden, AF i 7 och kommunen i 22, sammanlagt 43 ärenden."),
    (FindingKind.SHARE, "Var femte invånare i åldern 20–64 år, 15,5 procent, är utan arbete."),
    (FindingKind.SHARE, "Hälften av ärendena (29 av 48, 50 procent) kom från kommunen."),
    (FindingKind.SHARE, "11 av 34 deltagare, det vill säga 42 %, hade barn."),
    (FindingKind.SHARE_AS_NUMBER, "Antalet arbetslösa i kommunen är nu 7,4 % av arbetskraften."),
    (FindingKind.SHARE_AS_NUMBER, "Andelen deltagare som gått till arbete är 12 personer."),
    (FindingKind.PEOPLE, "Totalt 551 invånare försörjdes av ersättningar och bidrag 2021."),
    (FindingKind.PEOPLE, "Var tionde invånare, 10,9 % av kvinnorna, levde på sjukpenning 2021."),
    (FindingKind.DIFFERS, "Nordmaling hade 2021 totalt 511 helårspersoner försörjda med bidrag."),
    (FindingKind.DIFFERS, "Antalet med sjukpenning var 2021 106 helårspersoner."),
    (FindingKind.DIFFERS, "Sjukpenning: 2,9 % av befolkningen 2021."),
    (FindingKind.HIDDEN, "Endast 3 av ärendena 2021 kom från kvinnor."),
    (FindingKind.OTHER_AREA, "Behovet i Vindeln är stort, och väntetiderna är långa."),
    (FindingKind.OTHER_AREA, "Vindelns kommun åtar sig att ta fram platser."),
)


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_is_told_of_what_is_right(text: str) -> None:
    assert [each for each in found(text) if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(("kind", "text"), PLANTED)
def test_what_is_wrong_is_told(kind: FindingKind, text: str) -> None:
    assert kind in {each.kind for each in found(text)}
