"""The reports that ship, each a plan of parts, in the order that window and command line offer them."""

from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading
from reports.indicators.part import IndicatorsPart
from reports.lots.part import LotsPart, WholeLotsPart, lots_heading
from reports.page.frame import CoverPart, HeadPart, SourcesPart, SummaryPart
from reports.page.part import Plan
from reports.populations.part import PopulationPart, PopulationsPart, population_heading
from reports.profile.part import ProfilePart, ProfilesPart, RegionPart, profile_heading, region_heading
from reports.recommendations.part import (
    PurposePart,
    RecommendationsPart,
    SeatsPart,
    SignaturePart,
    recommendations_heading,
)

_PROFILES, _POPULATIONS, _LOTS, _RECOMMENDATIONS = ProfilesPart(), PopulationsPart(), LotsPart(), RecommendationsPart()
_PROFILE, _REGION, _INDICATORS, _POPULATION = ProfilePart(), RegionPart(), IndicatorsPart(), PopulationPart()
_WHOLE_LOTS = WholeLotsPart()
_FIGURES = (_PROFILES, _POPULATIONS, _LOTS)


def _chairs_report(heading: Heading) -> str:
    return tr("Rekommendationsrapport {year}").format(year=heading.when)


PLANS = (
    Plan(
        "recommendations",
        lambda: tr("Rekommendationer"),
        _chairs_report,
        recommendations_heading,
        (
            CoverPart(),
            SummaryPart(*_FIGURES, _RECOMMENDATIONS),
            PurposePart(),
            SeatsPart(),
            *_FIGURES,
            _RECOMMENDATIONS,
            SourcesPart(*_FIGURES),
            SignaturePart(),
        ),
    ),
    Plan(
        "profile",
        lambda: tr("Kommunprofil"),
        lambda _: tr("Kommunprofil"),
        profile_heading,
        (_PROFILE, _INDICATORS, SourcesPart(_PROFILE, _INDICATORS)),
        needs=frozenset({Choice.AREA}),
    ),
    Plan(
        "region",
        lambda: tr("Hela gruppen"),
        lambda _: tr("Regionrapport"),
        region_heading,
        (CoverPart(), _REGION, SourcesPart(_REGION)),
    ),
    Plan(
        "populations",
        lambda: tr("Samverkanspopulation"),
        lambda _: tr("Samverkanspopulation"),
        population_heading,
        (_POPULATION, SourcesPart(_POPULATION)),
    ),
    Plan(
        "lots",
        lambda: tr("LOTS-ärenden"),
        lambda _: tr("LOTS-ärenden"),
        lots_heading,
        (HeadPart(), _WHOLE_LOTS, SourcesPart(_WHOLE_LOTS)),
    ),
)
