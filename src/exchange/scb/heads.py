"""What the head of a column says of the figures under it: `2024M01`, `Sjukpenning 2024M01`, `2024M01 kvinnor` …"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from exchange.scb.words import (
    Dimension,
    ages_of,
    area_of,
    dimension_of,
    everyone_of,
    is_of_bas,
    is_other_time,
    measure_of,
    month_of,
    plain,
    sex_of,
)


def _whole_area(text: str) -> tuple[str, str] | None:
    """An area by its name, or by code and name; a number alone may be a year."""
    found = None if text.isdigit() else area_of(text)
    named = found and area_of(found[1])
    return found if named and found and named[0] == found[0] else None


_MEANINGS: Mapping[Dimension, Callable[[str], object]] = {
    Dimension.MONTH: month_of,
    Dimension.CONTENT: lambda text: measure_of(text) or is_of_bas(text) or None,
    Dimension.SEX: sex_of,
    Dimension.AGE: ages_of,
    Dimension.AREA: _whole_area,
    Dimension.BIRTH: everyone_of,
}
_VALUES = frozenset(("value", "värde", "varde", "antal", "antal helårsekvivalenter", "helårsekvivalenter"))
_MOST_WORDS = 24


@lru_cache(maxsize=4096)
def parts_of(head: str, wanted: frozenset[Dimension]) -> Mapping[Dimension, str] | None:
    """The dimensions among `wanted` that the head tells, each with its words; None for a head that tells none.

    Words that are left beside a time are the content, known or not.
    """
    words = head.split()
    if len(words) > _MOST_WORDS:
        return None
    if (found := _all(words, wanted)) is not None:
        return found
    for cut in range(1, len(words)):
        for told, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            found = _all(told, wanted - {Dimension.CONTENT})
            if found is None and len(told) == 1 and is_other_time(told[0]):
                found = {Dimension.MONTH: told[0]}
            if found and Dimension.MONTH in found and Dimension.CONTENT in wanted:
                return {**found, Dimension.CONTENT: " ".join(rest)}
    return {Dimension.MONTH: head} if is_other_time(head) and Dimension.MONTH in wanted else None


def names_dimensions(cells: Sequence[str]) -> int:
    """How many of these cells name a dimension."""
    return sum(dimension_of(cell) is not None for cell in cells)


def is_value(head: str) -> bool:
    """Whether a column with this head holds the figures of a table where every row tells all else."""
    return plain(head) in _VALUES


def code_column(head: str) -> Dimension | None:
    """The dimension whose codes stand in a column (`regionkod`, `region_kod`)."""
    named = plain(head)
    return dimension_of(named.removesuffix("kod").rstrip("_ ")) if named.endswith("kod") else None


def _all(words: Sequence[str], wanted: Collection[Dimension]) -> dict[Dimension, str] | None:
    """The words divided into parts that each tell another dimension, the longest first."""
    if not words:
        return {}
    for end in range(len(words), 0, -1):
        text = " ".join(words[:end])
        for dimension in _MEANINGS:
            if dimension in wanted and _MEANINGS[dimension](text) is not None:
                rest = _all(words[end:], set(wanted) - {dimension})
                if rest is not None:
                    return {dimension: text, **rest}
    return None
