"""Copies of a recommendation for another year or other areas, and names of areas that are left in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.ground.day_text import moved_day
from domain.recommendations.recommendation import (
    APPROVED_BY,
    RESPONSIBLE,
    FieldKind,
    Recommendation,
    RecommendationStatus,
)


@dataclass(frozen=True, slots=True)
class NameLeft:
    """The name of an area that the recommendation is not about, and where it stands, so many times."""

    title: str
    where: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class Follows:
    """What of the original is in the copy beside its texts: the kommun's name becomes another (`rename`), who owns and
    answers for it is the same (`owner`), days are moved by as many years as it is (`dates`) or else left out."""

    rename: bool = True
    owner: bool = True
    dates: bool = True


ALL_FOLLOWS = Follows()


def copy_of(
    original: Recommendation,
    *,
    year: int,
    areas: Sequence[str],
    names: Mapping[str, str],
    follows: Follows = ALL_FOLLOWS,
) -> Recommendation:
    """The copy as a draft that nobody has approved, still with the original's id. A name follows from one area to one
    other."""
    title, theme, texts = original.title, original.theme, dict(original.texts)
    texts.pop(APPROVED_BY, None)
    fields = original.template.all_fields
    for key in [field.key for field in fields if field.kind is FieldKind.DATE and field.key in texts]:
        moved = moved_day(texts.pop(key), year - original.year)
        if follows.dates:
            texts[key] = moved
    if not follows.owner:
        theme = ""
        for field in fields:
            if field.kind.is_short and field.key in RESPONSIBLE:
                texts.pop(field.key, None)
    if follows.rename and len(original.areas) == len(areas) == 1 and areas[0] != original.areas[0]:
        before, after = names[original.areas[0]], names[areas[0]]
        title, theme = with_name(title, before, after), with_name(theme, before, after)
        texts = {key: with_name(text, before, after) for key, text in texts.items()}
    status = RecommendationStatus.UTKAST
    return replace(original, year=year, areas=tuple(areas), title=title, theme=theme, texts=texts, status=status)


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
