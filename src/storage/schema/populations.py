"""Collaboration populations: definitions as data, and counts (domain handbook §4)."""

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, Integer, String, UniqueConstraint

from storage.schema.columns import (
    AREA_CODE,
    TITLE,
    WORD,
    figure,
    key,
    maybe,
    needed,
    one_of,
    recorded,
    table,
)

POPULATION_DEFINITION = table(
    "population_definition",
    key("key", WORD),
    needed("name", TITLE),
    maybe("valid_from", Date),
    needed("position", Integer),
    needed("family", WORD),
    needed("version", Integer, server_default="1"),
    UniqueConstraint("family", "version"),
)
"""A definition (*definition*): which rows there are, which count, which may overlap. One that is changed becomes a
new version of its family."""

POPULATION_ROW = table(
    "population_row",
    key("definition_key", WORD, "population_definition.key"),
    key("row_key", WORD),
    needed("label", TITLE),
    maybe("parent_key", WORD),
    needed("role", WORD),
    needed("position", Integer),
    maybe("party", WORD),
    ForeignKeyConstraint(["definition_key", "parent_key"], ["population_row.definition_key", "population_row.row_key"]),
    one_of("role", "whole", "counted", "part", "published_total", "potential", "published_potential"),
    CheckConstraint("party IS NULL OR party IN ('af', 'fk', 'socialtjanst', 'scb')", name="party_known"),
)
"""One row of a definition's tree."""

POPULATION_OVERLAP = table(
    "population_overlap",
    key("definition_key", WORD),
    key("one", WORD),
    key("other", WORD),
    ForeignKeyConstraint(["definition_key", "one"], ["population_row.definition_key", "population_row.row_key"]),
    ForeignKeyConstraint(["definition_key", "other"], ["population_row.definition_key", "population_row.row_key"]),
)
"""Two rows of a definition that may hold the same people (ruling 12)."""

POPULATION_COUNT = table(
    "population_count",
    key("area_code", AREA_CODE, "area.code"),
    key("reference_date", Date),
    key("sex", WORD),
    key("row_key", WORD),
    *figure("count", Integer),
    maybe("contact", String(200)),
    maybe("row_date", Date),
    *recorded(),
    one_of("sex", "kvinna", "man", "annat", "alla"),
)
"""A count of one row at a reference date. `row_key` may stand in several definitions and is checked on write.
`contact` is the function that delivered it, `row_date` the day it speaks of where that is another."""
