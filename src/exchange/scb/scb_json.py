"""SCB's table as JSON: which of the two forms it is."""

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.unfit import Unfit
from exchange.scb import json_stat, pxweb_json
from exchange.scb.cube import MonthCube
from exchange.scb.json_parts import JsonParts, Misjudged

_LONG_MEMBERS = {**json_stat.LONG_MEMBERS, **pxweb_json.LONG_MEMBERS}


def read_json(data: bytes) -> MonthCube | PopulationCounts:
    """The table. Raises Unfit for what is no JSON, for JSON that is neither form, and for no such table."""
    try:
        return _read(JsonParts(data, _LONG_MEMBERS))
    except (Misjudged, Unfit):
        # Whatever is wrong is told of the document as it is.
        return _read(JsonParts(data, {}))


def _read(parts: JsonParts) -> MonthCube | PopulationCounts:
    if "dimension" in parts.document and "id" in parts.document:
        return json_stat.read_json_stat(parts)
    if "columns" in parts.document and parts.shape("data") is list:
        return pxweb_json.read_pxweb(parts)
    if "dataset" in parts.document or "dimension" in parts.document:
        raise Unfit(tr("Filen är JSON-stat i en äldre form. Hämta tabellen som JSON-stat2."))
    raise Unfit(tr("Filen känns inte igen. Den är JSON men ingen tabell från SCB."))
