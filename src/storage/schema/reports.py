"""Approved reports (ruling 29)."""

from sqlalchemy import Date, Integer, LargeBinary, String, Text, UniqueConstraint

from storage.schema.columns import TITLE, WORD, Moment, key, maybe, needed, number, one_of, table

REPORT = table(
    "report",
    number(),
    needed("kind", WORD),
    needed("areas", Text),
    needed("period", WORD),
    needed("version", Integer),
    needed("title", TITLE),
    needed("audience", WORD),
    needed("reason", Text),
    needed("approved_on", Date),
    needed("approved_by", TITLE),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    needed("choices", Text),
    needed("data", Text),
    needed("subjects", TITLE),
    needed("covers", Text),
    needed("sha256", String(64)),
    needed("pdf", LargeBinary),
    UniqueConstraint("kind", "areas", "period", "audience", "version"),
    one_of("audience", "public", "internal"),
)
"""An approved report (*godkänd rapport*): never changed, its PDF and what it was built on kept as they were. Versions
are counted for each audience (ruling 52).

`areas`, `covers` and `choices` are JSON. Areas and sources are named in `data` and not referred to: the report
keeps what they were called, and stops nobody from taking them away.
"""

REPORT_DEFINITION = table(
    "report_definition",
    key("report_id", Integer, "report.id"),
    key("definition_key", WORD, "population_definition.key"),
)
"""A definition of collaboration populations that an approved report names; it cannot be taken away."""

REPORT_STEP = table(
    "report_step",
    key("report_id", Integer, "report.id"),
    key("step", WORD),
    needed("day", Date),
    needed("by_whom", TITLE),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    one_of("step", "forankrad", "beslutad"),
)
"""How far an approved report has come: *förankrad* with the parties, *beslutad*. One without steps was decided on the
day it was approved."""

REPORT_APPENDIX = table(
    "report_appendix",
    number(),
    needed("kind", WORD),
    needed("period", WORD),
    needed("position", Integer),
    needed("title", TITLE),
    needed("source", TITLE),
    needed("body", Text),
    needed("is_table", Integer),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""An appendix of the group's own (*egen bilaga*) to the report of a kind and period: text, or a table with a tab
between the cells, and the pictures after it."""

REPORT_PICTURE = table(
    "report_picture",
    number(),
    maybe("appendix_id", Integer, "report_appendix.id", index=True),
    needed("position", Integer),
    needed("alternative", Text),
    needed("image", LargeBinary),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""A picture, PNG or JPEG, with what is read to whoever cannot see it. The one without an appendix is the logo."""
