"""SCB's table as JSON: which of the two forms it is."""

from domain.text import tr
from exchange.scb import json_stat, pxweb_json
from exchange.scb.cube import MonthCube
from exchange.scb.json_parts import JsonParts
from exchange.scb.unfit import Unfit


def read_json(data: bytes) -> MonthCube:
    """The table. Raises Unfit for JSON that is neither form, or no such table."""
    parts = JsonParts(data, {**json_stat.LONG_MEMBERS, **pxweb_json.LONG_MEMBERS})
    if "dimension" in parts.document and "id" in parts.document:
        return json_stat.read_json_stat(parts)
    if "columns" in parts.document and parts.shape("data") is list:
        return pxweb_json.read_pxweb(parts)
    if "dataset" in parts.document or "dimension" in parts.document:
        raise Unfit(tr("Filen är JSON-stat i en äldre form. Hämta tabellen som JSON-stat2."))
    raise Unfit(tr("Filen känns inte igen. Den är JSON men ingen tabell från SCB."))
