"""SCB's table as JSON-stat 2, the form PxWebApi 2 gives (domain handbook §3)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.quoting import quoted
from exchange.ground.unfit import Unfit
from exchange.scb.axes import Labelled, read_axes
from exchange.scb.content import content_of
from exchange.scb.cube import MonthCube
from exchange.scb.figures import Figures
from exchange.scb.heading import day_of, heading_of
from exchange.scb.json_parts import FLAT_LIST, FLAT_OBJECT, JsonParts
from exchange.scb.words import Dimension, dimension_of

_PLACE = re.compile(r"0|[1-9][0-9]{0,9}")
_EITHER = {b"[": FLAT_LIST, b"{": FLAT_OBJECT}
LONG_MEMBERS = {"value": _EITHER, "status": _EITHER}


def read_json_stat(parts: JsonParts) -> MonthCube | PopulationCounts:
    """The table. `value` and `status` may be lists or objects keyed by place, `index` a list or an object.

    Raises Unfit for what is no such table.
    """
    document = parts.document
    names = _texts(document.get("id"))
    sizes = document.get("size")
    described = document.get("dimension")
    if names is None or not isinstance(sizes, list) or not isinstance(described, dict) or not parts.shape("value"):
        raise Unfit(tr("Filen är JSON-stat men saknar dimensioner eller värden. Hämta den igen som JSON-stat2."))
    listed: dict[Dimension, list[Labelled]] = {}
    order: list[Dimension] = []
    for at, name in enumerate(names):
        one = described.get(name)
        values, label = categories(one)
        if not values or at >= len(sizes) or sizes[at] != len(values):
            text = tr("Dimensionen {name} har inte så många värden som filen säger. Hämta filen igen.")
            raise Unfit(text.format(name=quoted(name)))
        dimension = dimension_of(name) or dimension_of(label)
        if dimension is None and len(values) == 1:
            continue
        if dimension is None or dimension in listed:
            raise Unfit(tr("Dimensionen {name} hör inte till tabellen.").format(name=quoted(label or name)))
        listed[dimension] = values
        order.append(dimension)
    axes = read_axes(listed)
    figures = Figures(axes, order)
    _fill(figures, parts)
    heading = heading_of(
        _text(document, "label"), _text(document, "source"), day_of(_text(document, "updated")), *_names(document)
    )
    return content_of(heading, axes, figures.cube())


def _fill(figures: Figures, parts: JsonParts) -> None:
    if parts.shape("value") is dict:
        figures.put((), ())
    for piece in parts.pieces("value"):
        if isinstance(piece, dict):
            figures.put(places_of(piece), list(piece.values()))
        else:
            figures.add(piece)
    first = 0
    for piece in parts.pieces("status"):
        if isinstance(piece, dict):
            figures.mark(places_of(piece), piece.values())
        else:
            figures.mark(range(first, first + len(piece)), piece)
            first += len(piece)


def places_of(piece: Mapping[str, object]) -> list[int]:
    """The places of values by place. Raises Unfit for one not written as its number is: `10` and `010` would be two
    values for one place, and only one of them would be read."""
    if strange := next((key for key in piece if not _PLACE.fullmatch(key)), None):
        text = tr("Tabellen har ett värde på platsen {place}, som inte är ett tal. Hämta filen igen.")
        raise Unfit(text.format(place=quoted(strange)))
    return list(map(int, piece))


def categories(described: object) -> tuple[list[Labelled], str]:
    """Code and label of the values of a dimension, and the dimension's own label; no values where it is damaged."""
    one: dict[str, Any] = described if isinstance(described, dict) else {}
    category = one.get("category")
    if not isinstance(category, dict):
        return [], ""
    labels = category.get("label")
    labels = labels if isinstance(labels, dict) else {}
    index = category.get("index", list(labels))
    if isinstance(index, dict) and sorted(map(str, index.values())) == sorted(map(str, range(len(index)))):
        index = sorted(index, key=index.__getitem__)
    codes = _texts(index) or []
    return [(code, str(labels.get(code, code))) for code in codes], _text(one, "label")


def _texts(value: object) -> Sequence[str] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    return None


def _names(document: Mapping[str, Any]) -> tuple[str, str]:
    """What the source calls the table, as PxWebApi 2 tells it: in its older interface and in the newer."""
    extension = document.get("extension")
    told = extension.get("px") if isinstance(extension, dict) else None
    return (_text(told, "matrix"), _text(told, "tableid")) if isinstance(told, dict) else ("", "")


def _text(document: Mapping[str, Any], key: str) -> str:
    value = document.get(key)
    return value if isinstance(value, str) else ""
