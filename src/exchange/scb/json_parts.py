"""A JSON document with one or two very long members, read without ever holding those as objects.

The long members are found in the text and put aside; that they were found rightly is proved by parsing what is left
and finding their empty places at the top level. Then they are parsed a piece at a time. What cannot be put aside, or
was misjudged, is parsed whole: slower, never wrong.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import orjson

from domain.ground.text import tr
from exchange.ground.unfit import Unfit

_PIECE = 64 * 1024
_MOST_TRIED = 4
_MARK = b"\xef\xbb\xbf"
# Stands alone where a member's elements were; no file of statistics has it.
_ASIDE = rb'"\u0000put aside"'
_EMPTIED: tuple[object, ...] = (["\0put aside"], {"\0put aside": 0})


@dataclass(frozen=True, slots=True)
class Long:
    """A member that may be long: how it begins, how it ends, and what stands between its elements (as group 1)."""

    start: re.Pattern[bytes]
    end: re.Pattern[bytes]
    between: re.Pattern[bytes]


FLAT_LIST = Long(re.compile(rb""), re.compile(rb"(\])"), re.compile(rb"(,)"))
FLAT_OBJECT = Long(re.compile(rb""), re.compile(rb"(\})"), re.compile(rb"(,)"))
OBJECTS = Long(re.compile(rb"\s*\{"), re.compile(rb"\}\s*(\])"), re.compile(rb"\}(\s*,)"))


class Misjudged(Exception):
    """A member was not what it looked like: the document must be read again, whole (with nothing put aside)."""


class JsonParts:
    """`data` parsed. `long` names the members that are read in pieces, for each the shapes it may have by its first
    bracket. `document` holds all other members.

    Raises Unfit when the text is not JSON, is cut off, or is no object.
    """

    def __init__(self, data: bytes, long: Mapping[str, Mapping[bytes, Long]]) -> None:
        self._data, self._long = data, long
        self._spans: dict[str, tuple[int, int]] = {}
        self.document = self._taken_apart() or self._whole()

    def shape(self, key: str) -> type | None:
        """`list` or `dict`; None where the document has no such member, or it is something else."""
        if key in self._spans:
            return list if self._data[self._spans[key][0] - 1 : self._spans[key][0]] == b"[" else dict
        found = type(self.document.get(key))
        return found if found in (list, dict) else None

    def pieces(self, key: str) -> Iterator[Any]:
        """The member in pieces, each a list or a dict as the whole is. Raises Misjudged in the middle of it."""
        if key not in self._spans:
            if self.shape(key):
                yield self.document[key]
            return
        at, end = self._spans[key]
        opening = self._data[at - 1 : at]
        closing = b"]" if opening == b"[" else b"}"
        between = self._long[key][opening].between
        while at < end:
            found = between.search(self._data, at + _PIECE, end)
            cut, following = found.span(1) if found else (end, end)
            try:
                piece = orjson.loads(opening + self._data[at:cut] + closing)
            except orjson.JSONDecodeError as error:
                raise Misjudged from error
            yield piece
            at = following

    def _taken_apart(self) -> dict[str, Any] | None:
        found = {key: list(self._candidates(key)) for key in self._long}
        for chosen in product(*([*spans, None] for spans in found.values())):
            spans = {key: span for key, span in zip(found, chosen, strict=True) if span}
            document = self._without(spans)
            if document is not None:
                self._spans = spans
                return document
        return None

    def _candidates(self, key: str) -> Iterator[tuple[int, int]]:
        """Where the member's elements may begin and end."""
        opening = re.compile(rb'"' + re.escape(key.encode()) + rb'"\s*:\s*([\[{])')
        for _time, found in zip(range(_MOST_TRIED), opening.finditer(self._data), strict=False):
            long = self._long[key].get(found[1])
            begins = long and long.start.match(self._data, found.end())
            end = long.end.search(self._data, found.end()) if long and begins else None
            if end:
                yield found.end(), end.start(1)

    def _without(self, spans: Mapping[str, tuple[int, int]]) -> dict[str, Any] | None:
        """The document with nothing in the spans; None where they are not the members they should be."""
        if not spans:
            return None
        text, at = b"", 0
        for start, end in sorted(spans.values()):
            if start < at:
                return None
            text += self._data[at:start] + (_ASIDE if self._data[start - 1 : start] == b"[" else _ASIDE + b":0")
            at = end
        try:
            document = orjson.loads(text.removeprefix(_MARK) + self._data[at:])
        except orjson.JSONDecodeError:
            return None
        if not isinstance(document, dict) or any(document.get(key) not in _EMPTIED for key in spans):
            return None
        return document

    def _whole(self) -> dict[str, Any]:
        try:
            document = orjson.loads(memoryview(self._data)[len(_MARK) if self._data.startswith(_MARK) else 0 :])
        except orjson.JSONDecodeError as error:
            raise self._broken(error) from error
        if not isinstance(document, dict):
            raise Unfit(tr("Filen känns inte igen. Den är JSON men ingen tabell från SCB."))
        return document

    def _broken(self, error: orjson.JSONDecodeError) -> Unfit:
        if not self._data[-64:].rstrip().endswith(b"}"):
            return Unfit(tr("Filen är inte hel: slutet saknas. Hämta den igen."))
        text = tr("Filen är ingen riktig JSON: rad {line} går inte att tolka. Hämta den igen.")
        return Unfit(text.format(line=error.lineno))
