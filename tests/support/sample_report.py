"""A recommendation report made of the published figures, as the chair of a group would print it."""

import csv
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from domain.benefits.benefit import Benefit, BenefitFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.lots.month import AgeGroup, Party, tally
from domain.populations.definition import lagesbild_definition
from domain.populations.population import populate
from domain.profile.profile import Profile, build_profile
from domain.profile.ranking import RankMeasure, published_rank
from domain.recommendations.recommendation import (
    Recommendation,
    RecommendationStatus,
    Seat,
    initiativmall,
    kortmall,
    underlagsmall,
)
from domain.reporting.blocks import LotsBlock, LotsBlocks, PopulationBlock, PopulationBlocks
from domain.reporting.report import Heading, Issue, ProfilesInShort, Report, WrittenRecommendations

_DATA = Path(__file__).parent.parent / "data"
PRINTED = date(2022, 3, 31)


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published_profile(code: str, name: str, year: int) -> Profile:
    """The profile of a kommun from the published figures, with the places that were printed."""
    area = Area(code, name, AreaKind.KOMMUN)
    figures = {
        row["period"]: BenefitFigures(
            area,
            parse_period(row["period"]),
            Sex.ALLA,
            "20-64",
            {kind: int(row[kind.value]) for kind in Benefit},
            int(row["population"]) if row["population"] else Empty.SAKNAS,
            Fraction(row["published_share_percent"]) if row["published_share_percent"] else None,
            Source(row["source"], "SCB", recorded=PRINTED),
        )
        for row in _rows("published-equivalents.csv")
        if row["area_code"] == code
    }
    ranks = {
        RankMeasure(row["measure"]): published_rank(
            int(row["rank"]), int(row["rank_previous_year"]), int(row["areas_ranked"])
        )
        for row in _rows("published-ranks.csv")
        if row["area_code"] == code and row["year"] == str(year)
    }
    return build_profile(figures[str(year)], figures.get(str(year - 1)), ranks)


def published_population() -> PopulationBlock:
    """Lycksele 2024 under the definition that counts nobody twice."""
    counts: dict[str, Value] = {row["row"]: int(row["count"]) for row in _rows("populations-lycksele-2024.csv")}
    return PopulationBlock(
        Area("2481", "Lycksele", AreaKind.KOMMUN),
        date(2024, 10, 31),
        populate(lagesbild_definition(), counts),
        Source("Partsregister", "Samverkansparterna", date(2024, 10, 31), PRINTED),
    )


def lots_block(hidden: bool = False) -> LotsBlock:
    """Margins of Tierp over half a year; with `hidden`, the small ones as a public report has them."""
    of: dict[Party, tuple[int, int, int, int]] = {
        Party.FK: (9, 5, 3, 11),
        Party.AF: (5, 3, 2, 6),
        Party.KOMMUN: (15, 11, 12, 14),
        Party.REGION: (0, 0, 0, 0),
    }
    counts: dict[tuple[Party, Sex, AgeGroup], Value] = {}
    for party, (women, men, young, older) in of.items():
        counts |= {
            (party, Sex.KVINNA, AgeGroup.ALLA): women,
            (party, Sex.MAN, AgeGroup.ALLA): men,
            (party, Sex.ALLA, AgeGroup.UNDER30): young,
            (party, Sex.ALLA, AgeGroup.PLUS30): older,
        }
    if hidden:
        for key in ((Party.AF, Sex.KVINNA), (Party.AF, Sex.MAN), (Party.FK, Sex.KVINNA), (Party.FK, Sex.MAN)):
            counts[(*key, AgeGroup.ALLA)] = Empty.DOLT
    return LotsBlock(
        Area("0360", "Tierp", AreaKind.KOMMUN),
        month(2016, 1),
        month(2016, 6),
        tally(counts),
        6,
        Source("Egen registrering", "Samverkanskoordinator Tierp", recorded=PRINTED),
    )


def written_recommendations() -> tuple[Recommendation, ...]:
    """One recommendation on each template; the second still lacks two dates."""
    underlag = Recommendation(
        1,
        2022,
        underlagsmall(),
        "Tidig gemensam kartläggning för unga utan sysselsättning",
        {
            "rekommendation": "Parterna inför en gemensam kartläggning inom 30 dagar för unga som varken arbetar "
            "eller studerar.",
            "problemformulering": "Unga som lämnar skolan utan fullföljda studier möter flera verksamheter var för "
            "sig. Ingen har ansvar för helheten, och det tar ofta mer än ett halvår innan ett samordnat stöd börjar.",
            "nulage": "I Nordmaling försörjdes 551 helårspersoner 2021, 15,5 % av befolkningen 20–64 år.\n\n"
            "Det kommunala aktivitetsansvaret når de yngsta men följer dem inte efter 20 år.",
            "underlag": "- Kommunprofil Nordmaling 2021\n- Samverkanspopulation\n- Gruppens egna LOTS-ärenden",
            "insatser": "Gruppen föreslår:\n• Gemensam kartläggning med samtycke\n• En väg in: en kontaktperson per "
            "kommun\n  - kontaktpersonen har tid avsatt\n  - ersättare utses\n• Utbildning för handläggare, en dag "
            "varje termin",
            "ansvar": "1. Kommunen är sammankallande.\n2. Arbetsförmedlingen och Försäkringskassan utser "
            "kontaktpersoner.",
        },
        areas=("2401", "2404"),
        theme="Skola och KAA",
        status=RecommendationStatus.FORANKRAD,
    )
    initiativ = Recommendation(
        2,
        2022,
        initiativmall(),
        "Sjukskrivna arbetslösa",
        {
            "bakgrund": "Kartläggningen av sjukskrivna som är arbetslösa börjar sent. Andelen ökar med sjukfallets "
            "längd.",
            "aktiviteter": "- Utbildning för handläggare i gemensam kartläggning, under våren\n- Information till "
            "vårdens enheter\n- Gemensamma rutiner",
            "mal": "Arbetslösa sjukskrivna kommer tidigare till arbetslivsinriktade insatser.",
            "indikatorer": "Sjukfallets längd till gemensam kartläggning: från 212 till 120 dagar 2023.",
            "sammankallande": "Försäkringskassan",
            "ansvar": "Regionen, Försäkringskassan",
            "startdatum": "2022-05-01",
            "avstamning": "2022-10-31",
        },
        theme="Försäkringskassan",
    )
    kort = Recommendation(
        3,
        2022,
        kortmall(),
        "Lågtröskelinsats för unga",
        {
            "motivering": "Flera unga har inte kommit vidare trots enskilda insatser. En lågtröskelinsats i Vindeln ger "
            "dem en plats att gå till medan parterna planerar gemensamt."
        },
        areas=("2404",),
        theme="Kommunens eget uppdrag",
        status=RecommendationStatus.BESLUTAD,
    )
    return underlag, initiativ, kort


def sample_report() -> Report:
    """The whole report, as a draft."""
    nordmaling = published_profile("2401", "Nordmaling", 2021)
    members = (
        Seat(1, "Arbetsförmedlingen", "enhetschef"),
        Seat(2, "Försäkringskassan", "enhetschef"),
        Seat(3, "Nordmalings kommun", "socialchef"),
        Seat(4, "Nordmalings kommun", "arbetsmarknadssamordnare"),
        Seat(5, "Region Västerbotten", "verksamhetschef"),
        Seat(6, "Vindelns kommun", "skolchef"),
    )
    area_names = (("2401", "Nordmaling"), ("2404", "Vindeln"), ("2409", "Robertsfors"))
    return _report(
        Heading("Rekommendationer till samordningsförbundet", "2022", ("umearegionen",), "2022"),
        Issue("Samverkansgruppen i Umeåregionen", PRINTED),
        {
            "purpose": "Samverkansgruppen ska följa behoven av samordnade insatser och föreslå vad parterna gör "
            "tillsammans.\n\nUnderlaget är offentlig statistik, gruppens egna uppgifter och parternas erfarenhet. "
            "Gruppen har träffats fyra gånger under året.",
            "members": members,
            "profiles": ProfilesInShort((nordmaling,), parse_period("2021"), whole=nordmaling),
            "populations": PopulationBlocks((published_population(),)),
            "lots": LotsBlocks((lots_block(),)),
            "recommendations": WrittenRecommendations(written_recommendations(), area_names),
            "signature": "Ordförande i samverkansgruppen",
        },
    )


def empty_report() -> Report:
    """A report of a group that has written nothing yet."""
    return _report(
        Heading("Rekommendationer", "2026", ("ny-grupp",), "2026"),
        Issue("Ny grupp", date(2026, 3, 1)),
        {
            "purpose": "",
            "members": (),
            "profiles": ProfilesInShort(()),
            "populations": PopulationBlocks(()),
            "lots": LotsBlocks(()),
            "recommendations": WrittenRecommendations(()),
            "signature": "",
        },
    )


def _report(heading: Heading, issue: Issue, parts: Mapping[str, Any]) -> Report:
    frame = dict.fromkeys(("cover", "summary", "sections", "sources"))
    return Report("recommendations", heading, issue, {**frame, **parts})
