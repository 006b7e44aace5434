"""What the reports print of recommendations."""

from domain.recommendations.recommendation import Recommendation
from domain.reporting.report import WrittenRecommendations
from storage.ground.figures import known_areas
from storage.recommendations.queries import read_recommendations, recommendation_years
from storage.reporting.reading import Reading


def year_of_report(reading: Reading) -> int:
    """The year that was asked for, else the latest with recommendations, else this one."""
    return reading.asked.year or next(iter(recommendation_years(reading.ws)), reading.ws.now().year)


def read_written_recommendations(reading: Reading) -> WrittenRecommendations:
    """Those of the year, in their order; where areas were asked for, those that concern them or the whole group."""
    asked = set(reading.asked.areas)

    def concerns(each: Recommendation) -> bool:
        return not asked or not each.areas or not asked.isdisjoint(each.areas)

    written = [each for each in read_recommendations(reading.connection, year_of_report(reading)) if concerns(each)]
    codes = sorted({code for each in written for code in each.areas})
    names = tuple((area.code, area.name) for area in known_areas(reading.connection, codes))
    return WrittenRecommendations(tuple(written), names)
