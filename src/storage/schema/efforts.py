"""Efforts (domain handbook §8)."""

from sqlalchemy import Date, Integer, Text

from storage.schema.columns import AREA_CODE, TITLE, WORD, maybe, needed, number, one_of, recorded, table

EFFORT = table(
    "effort",
    number(),
    needed("area_code", AREA_CODE, "area.code", index=True),
    needed("name", TITLE),
    needed("provider", TITLE),
    needed("groups", Text),
    needed("needs", Text),
    needed("condition", TITLE),
    needed("place", TITLE),
    maybe("seats", Integer),
    needed("cost", TITLE),
    needed("payer", TITLE),
    maybe("starts", Date),
    maybe("ends", Date),
    needed("contact", TITLE),
    maybe("step", WORD),
    maybe("checked_on", Date),
    needed("checked_by", TITLE),
    *recorded(),
    one_of("step", "samtal", "samsyn", "samverkan", "samhandling"),
)
"""An effort (*insats*). Target groups and kinds of need stand one a line, in the order they are written; the lists of
them are those that are in use."""
