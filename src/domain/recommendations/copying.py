"""Copies of a recommendation for another year or other areas, and names of areas that are left in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.recommendations.recommendation import Recommendation, RecommendationStatus


@dataclass(frozen=True, slots=True)
class NameLeft:
    """The name of an area that the recommendation is not about, and where it stands, so many times."""

    title: str
    where: str
    name: str
    times: int


def copy_of(
    original: Recommendation, *, year: int, areas: Sequence[str], names: Mapping[str, str], rename: bool
) -> Recommendation:
    """The copy as a draft, still with the original's id. From one area to one other the name follows where `rename`."""
    title, texts = original.title, dict(original.texts)
    if rename and len(original.areas) == len(areas) == 1 and areas[0] != original.areas[0]:
        before, after = names[original.areas[0]], names[areas[0]]
        title = with_name(title, before, after)
        texts = {key: with_name(text, before, after) for key, text in texts.items()}
    return replace(
        original, year=year, areas=tuple(areas), title=title, texts=texts, status=RecommendationStatus.UTKAST
    )


def with_name(text: str, before: str, after: str) -> str:
    """The text about another area: the name and its genitive, never a word that merely begins like it."""
    genitive = after if after[-1:] in "sxz" else f"{after}s"
    text = re.sub(rf"\b{re.escape(before)}\b", after, text)
    return re.sub(rf"\b{re.escape(before)}s\b", genitive, text)


def names_left(recommendation: Recommendation, names: Mapping[str, str]) -> tuple[NameLeft, ...]:
    """Where a recommendation about some areas names another; also inside a longer word (*Nordmalingsbor*)."""
    own = {names.get(code, code) for code in recommendation.areas}
    others = [name for name in names.values() if name not in own] if recommendation.areas else []
    labels = {field.key: field.label for field in recommendation.template.all_fields}
    places = [("", recommendation.title), *((labels.get(key, key), text) for key, text in recommendation.texts.items())]
    found = (
        NameLeft(recommendation.title, where, name, len(re.findall(rf"\b{re.escape(name)}", text)))
        for where, text in places
        for name in others
    )
    return tuple(each for each in found if each.times)
