"""What a report was built on, as text that can be kept and compared (*rapportens underlag*, ruling 29)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Any

from domain.ground.area import Area
from domain.ground.period import Period
from domain.populations.definition import PopulationDefinition
from domain.profile.national import National

_PLAIN_TYPES = (int, str, bytes, NoneType, Enum, Fraction, date, Period, National)
_OF_NATIONAL = ("period", "sex", "age_group", "treatment", "source", "present", "sums")


def report_data(report: object) -> str:
    """Every figure and text of the report as JSON, unrounded: the same report gives the same text.

    Exact numbers are written as `7/2`, a missing value as its reason; the country's table is written where it is first
    met, and then by its number. Raises TypeError for what is no value of the domain.
    """
    return json.dumps(_Writer().plain(report), ensure_ascii=False, separators=(",", ":"))


def areas_in(report: object) -> tuple[str, ...]:
    """The codes of the areas whose figures the report shows, sorted."""
    return tuple(sorted({part.code for part in parts_of(report) if isinstance(part, Area)}))


def definitions_in(report: object) -> tuple[str, ...]:
    """The keys of the definitions of collaboration populations, each a version of its own, that the report counts
    under, sorted."""
    return tuple(sorted({part.key for part in parts_of(report) if isinstance(part, PopulationDefinition)}))


def parts_of(report: object) -> Iterator[object]:
    """The report and every value with fields of its own in it, in order; figures and texts are left out."""
    waiting: list[Any] = [report]
    while waiting:
        value = waiting.pop()
        if isinstance(value, _PLAIN_TYPES):
            continue
        if isinstance(value, Mapping):
            waiting += reversed([*value.keys(), *value.values()])
        elif isinstance(value, tuple | list | set | frozenset):
            waiting += reversed(list(value))
        elif is_dataclass(value):
            yield value
            waiting += [held for _, held in reversed(_held(value))]


def _held(value: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(value, name)) for name in value.__dataclass_fields__]


class _Writer:
    """One report on its way to text; every page of it may hold the same table of the country."""

    def __init__(self) -> None:
        self._tables: list[National] = []

    def plain(self, value: Any) -> Any:
        if isinstance(value, National):
            return self._table(value)
        if is_dataclass(value) and not isinstance(value, Period):
            return {name: self.plain(held) for name, held in _held(value)}
        if isinstance(value, Mapping):
            return [[self.plain(key), self.plain(held)] for key, held in value.items()]
        if isinstance(value, tuple | list):
            return [self.plain(held) for held in value]
        if isinstance(value, set | frozenset):
            return sorted((self.plain(held) for held in value), key=lambda each: json.dumps(each, ensure_ascii=False))
        return _single(value)

    def _table(self, national: National) -> Any:
        met = next((number for number, each in enumerate(self._tables, 1) if each is national), None)
        if met is not None:
            return {"table": met}
        self._tables.append(national)
        return {"table": len(self._tables), **{name: self.plain(getattr(national, name)) for name in _OF_NATIONAL}}


def _single(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bytes):
        # A picture is told by what it is known by.
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return value.code
    raise TypeError(f"{type(value).__name__} is no value of the domain")
