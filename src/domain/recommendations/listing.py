"""How recommendations are listed (*skrivlistan*): their numbers, grouped, and searched through."""

from collections.abc import Mapping, Sequence
from enum import Enum

from domain.ground.display import swedish_order
from domain.ground.text import tr
from domain.recommendations.recommendation import Recommendation, RecommendationStatus


class Grouping(Enum):
    """What stands as headings in the list; by year the recommendations of all years are listed."""

    NONE = "none"
    OWNER = "owner"
    AREA = "area"
    STATUS = "status"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Swedish words."""
        return {
            Grouping.NONE: tr("Utan grupper"),
            Grouping.OWNER: tr("Efter ägare"),
            Grouping.AREA: tr("Efter område"),
            Grouping.STATUS: tr("Efter status"),
            Grouping.YEAR: tr("Alla år"),
        }[self]


def numbers(recommendations: Sequence[Recommendation]) -> dict[int, int]:
    """Each one's number among those of its year, by its id, however they are grouped (ruling 53)."""
    counted: dict[int, int] = {}
    found = {}
    for each in recommendations:
        counted[each.year] = counted.get(each.year, 0) + 1
        found[each.id] = counted[each.year]
    return found


def matches(recommendation: Recommendation, sought: str) -> bool:
    """True where every word sought stands in its title, texts, owner or status."""
    told = (recommendation.title, recommendation.theme, recommendation.status.label, *recommendation.texts.values())
    inside = "\n".join(told).casefold()
    return all(word in inside for word in sought.casefold().split())


def grouped(
    recommendations: Sequence[Recommendation], by: Grouping, area_names: Mapping[str, str]
) -> list[tuple[str, list[Recommendation]]]:
    """Headings with what stands under them, in order; one that is about several areas stands under each of them."""
    if by is Grouping.NONE:
        return [("", list(recommendations))] if recommendations else []
    groups: dict[str, list[Recommendation]] = {}
    for each in recommendations:
        for heading in _headings(each, by, area_names):
            groups.setdefault(heading, []).append(each)
    return sorted(groups.items(), key=lambda group: _place(group[0], by))


def _headings(each: Recommendation, by: Grouping, area_names: Mapping[str, str]) -> Sequence[str]:
    if by is Grouping.OWNER:
        return (each.theme.strip() or _ownerless(),)
    if by is Grouping.AREA:
        return [area_names.get(code, code) for code in each.areas] or (_whole_group(),)
    return (each.status.label if by is Grouping.STATUS else str(each.year),)


def _place(heading: str, by: Grouping) -> tuple[object, ...]:
    """Names in Swedish order, the whole group first and what has no owner last; status as it goes on; the latest year
    first."""
    if by is Grouping.STATUS:
        return ([status.label for status in RecommendationStatus].index(heading),)
    if by is Grouping.YEAR:
        return (-int(heading),)
    return (heading == _ownerless(), heading != _whole_group(), swedish_order(heading))


def _ownerless() -> str:
    return tr("Utan ägare")


def _whole_group() -> str:
    return tr("Hela gruppen")
