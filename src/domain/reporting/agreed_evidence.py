"""Tables and charts as they were when a text was agreed on (*underlag i förankrad text*): what they were drawn from is
kept as text, and what a public page may still show of it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_type_hints
from zlib import compress, decompressobj, error

from domain.figures.agreed import AgreedBlock
from domain.figures.blocks import KnownBlock
from domain.figures.known import KnownFigure
from domain.figures.reference import parse_block
from domain.ground.source import Source
from domain.ground.value import Empty, is_hidden
from domain.indicators.indicator import IndicatorTable
from domain.reporting.blocks import LotsBlock, PopulationBlock, WithheldCases
from domain.reporting.evidence import Content, Evidence, IndicatorOverTime, source_of

_LARGEST = 1 << 24
"""A file from elsewhere may hold a few bytes that unpack to more than the memory."""
_FRACTION, _DAY, _SET, _PAIRS = "fraction", "day", "set", "pairs"


def agreed_block(
    full: Evidence, public: Evidence | None, on: date, figures: Iterable[KnownFigure], threshold: int
) -> AgreedBlock:
    """A table or a chart as it is on the day: whole, and as a public page shows it below a `threshold`."""
    of_public = "" if public is None else stored_content(public.content)
    shown = {figure.reference: (figure.words, figure.shown) for figure in figures}
    in_full = stored_content(full.content)
    return AgreedBlock(full.known.reference, full.known.title, on, shown, in_full, of_public, threshold)


def as_it_stands(agreed: AgreedBlock, now: Evidence | None, threshold: int | None) -> tuple[Evidence | None, bool]:
    """What stands for a table or a chart that was agreed on, as a figure that was so stands: as it was then; None where
    there is nothing to show. With it whether anything in it is another now.

    With a `threshold`, which a public page has, it stands as it is now where something is hidden now that was not so
    then, where it is no longer in the workspace, and where less was hidden then (ruling 59). What is published anyway,
    as profiles are, stands as it was.
    """
    then = read_content(agreed.in_full if threshold is None else agreed.in_public)
    content = None if now is None else now.content
    if then is None or (threshold is not None and not _may_be_read(then, content, agreed.threshold, threshold)):
        return now, False
    moved = content is None or dict(_leaves(then)) != dict(_leaves(content))
    known = KnownBlock(agreed.reference, agreed.title, source_of(then))
    return Evidence(parse_block(agreed.reference), known, then, agreed.on if moved else None), moved


def stored_content(content: Content) -> str:
    """What a table or a chart is drawn from, exact, as packed JSON."""
    told = json.dumps(_plain(content), ensure_ascii=False, separators=(",", ":"))
    return b64encode(compress(told.encode())).decode("ascii")


def read_content(stored: str) -> Content | None:
    """What was stored; None for what this version of the program does not know as that."""
    try:
        unpacking = decompressobj()
        told = unpacking.decompress(b64decode(stored), _LARGEST)
        content = _value(json.loads(told))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, error):
        return None
    return content if isinstance(content, get_args(Content)) else None


def _may_be_read(then: Content, now: Content | None, of: int, threshold: int) -> bool:
    indicator = then.indicator if isinstance(then, IndicatorTable | IndicatorOverTime) else None
    counted = indicator is not None and indicator.counted_by_group and indicator.is_count
    if not counted and not isinstance(then, PopulationBlock | LotsBlock | WithheldCases):
        return True
    return type(then) is type(now) and threshold <= of and _hidden_in(now) <= _hidden_in(then)


def _hidden_in(content: object) -> set[tuple[object, ...]]:
    return {path for path, leaf in _leaves(content) if isinstance(leaf, Empty) and is_hidden(leaf)}


def _leaves(value: object, *path: object) -> Iterator[tuple[tuple[object, ...], object]]:
    """What stands in a value and where: of places in a row how long that is too. Where a figure is from is no part."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from _leaves(held, *path, key)
    elif isinstance(value, tuple):
        for at, held in enumerate(value):
            yield from _leaves(held, *path, len(value), at)
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), *path, field.name)
    elif not isinstance(value, Source):
        yield path, value


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {_PAIRS: [[_plain(key), _plain(held)] for key, held in value.items()]}
    if isinstance(value, frozenset):
        return {_SET: [_plain(each) for each in value]}
    if isinstance(value, Enum):
        return {_name(type(value)): value.value}
    if isinstance(value, Fraction):
        return {_FRACTION: str(value)}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return {_name(type(value)): {field.name: _plain(getattr(value, field.name)) for field in fields(value)}}


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    ((kind, held),) = plain.items()
    if kind in _READ:
        return _READ[kind](held)
    known = _known_types()[kind]
    return known(held) if issubclass(known, Enum) else known(**{name: _value(each) for name, each in held.items()})


_READ: Mapping[str, Any] = {
    _FRACTION: Fraction,
    _DAY: date.fromisoformat,
    _SET: lambda held: frozenset(_value(each) for each in held),
    _PAIRS: lambda held: {_value(key): _value(each) for key, each in held},
}


def _name(known: type) -> str:
    return f"{known.__module__}.{known.__qualname__}".removeprefix("domain.")


@cache
def _known_types() -> Mapping[str, type]:
    """Every type of the domain that the content of a table or a chart may hold: nothing else is read."""
    found: dict[str, type] = {}
    waiting: list[Any] = [Content]
    while waiting:
        each = waiting.pop()
        waiting += get_args(each)
        if isinstance(each, type) and (is_dataclass(each) or issubclass(each, Enum)) and _name(each) not in found:
            found[_name(each)] = each
            waiting += get_type_hints(each).values() if is_dataclass(each) else ()
    return found
