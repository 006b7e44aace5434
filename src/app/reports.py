"""The reports that ship, each a plan of parts, in the order that window and command line offer them."""

from collections.abc import Sequence

from domain.ground.text import tr
from domain.reporting.asked import Choice
from domain.reporting.report import Heading
from reports.efforts.part import EffortsPart, efforts_heading
from reports.indicators.part import IndicatorsPart
from reports.lots.part import LotsPart, WholeLotsPart, lots_heading
from reports.page.frame import CoverPart, HeadPart, SourcesPart, SummaryPart
from reports.page.part import Part, Plan
from reports.populations.part import PopulationPart, PopulationsPart, population_heading
from reports.profile.part import ProfilePart, ProfilesPart, RegionPart, profile_heading, region_heading
from reports.recommendations.own_words import AppendicesPart, PurposePart, SectionsPart
from reports.recommendations.part import (
    RecommendationsPart,
    SeatsPart,
    SignaturePart,
    recommendations_heading,
)
from reports.wheel.part import WheelPart

_PROFILES, _POPULATIONS, _LOTS, _RECOMMENDATIONS = ProfilesPart(), PopulationsPart(), LotsPart(), RecommendationsPart()
_PROFILE, _REGION, _INDICATORS, _POPULATION = ProfilePart(), RegionPart(), IndicatorsPart(), PopulationPart()
_WHOLE_LOTS, _EFFORTS = WholeLotsPart(), EffortsPart()
_FIGURES, _WHEEL = (_PROFILES, _POPULATIONS, _LOTS), WheelPart()


def _chairs_report(heading: Heading) -> str:
    return tr("Rekommendationsrapport {year}").format(year=heading.when)


def _around_chairs(content: Sequence[Part]) -> tuple[Part, ...]:
    """The chair's report: main points first, and last what is signed."""
    opening = (CoverPart(), SummaryPart(*content), SectionsPart(), PurposePart())
    return (*opening, *content, AppendicesPart(), SourcesPart(*content, numbered=True), SignaturePart())


def _around_own(content: Sequence[Part]) -> tuple[Part, ...]:
    """What stands around the parts of a report that the group has put together itself."""
    opening = (CoverPart(), SummaryPart(*content), SectionsPart())
    ending = (AppendicesPart(), SourcesPart(*content, numbered=True), SignaturePart(always=False))
    return (*opening, *content, *ending)


PLANS = (
    Plan(
        "recommendations",
        lambda: tr("Rekommendationer"),
        _chairs_report,
        recommendations_heading,
        _around_chairs((SeatsPart(), _RECOMMENDATIONS, *_FIGURES, _WHEEL)),
        _around_chairs,
        appendices=(*_FIGURES, _WHEEL),
    ),
    Plan(
        "profile",
        lambda: tr("Kommunprofil"),
        lambda _: tr("Kommunprofil"),
        profile_heading,
        (_PROFILE, _INDICATORS, SourcesPart(_PROFILE, _INDICATORS)),
        _around_own,
        needs=frozenset({Choice.AREA}),
        main=_PROFILE,
        also=(_POPULATION, _LOTS),
    ),
    Plan(
        "region",
        lambda: tr("Hela gruppen"),
        lambda _: tr("Regionrapport"),
        region_heading,
        (CoverPart(), _REGION, SourcesPart(_REGION)),
        _around_own,
        main=_REGION,
        also=(_POPULATIONS, _LOTS),
    ),
    Plan(
        "populations",
        lambda: tr("Samverkanspopulation"),
        lambda _: tr("Samverkanspopulation"),
        population_heading,
        (_POPULATION, SourcesPart(_POPULATION)),
        _around_own,
        main=_POPULATION,
        also=(_INDICATORS, _LOTS),
    ),
    Plan(
        "lots",
        lambda: tr("LOTS-ärenden"),
        lambda _: tr("LOTS-ärenden"),
        lots_heading,
        (HeadPart(), _WHOLE_LOTS, SourcesPart(_WHOLE_LOTS)),
        _around_own,
        main=_WHOLE_LOTS,
        also=(_POPULATIONS, SeatsPart()),
    ),
    Plan(
        "efforts",
        lambda: tr("Insatser och behov"),
        lambda _: tr("Insatser och behov"),
        efforts_heading,
        (HeadPart(), _EFFORTS, SourcesPart(_EFFORTS)),
        _around_own,
        main=_EFFORTS,
        also=(_INDICATORS, _POPULATION),
    ),
)
