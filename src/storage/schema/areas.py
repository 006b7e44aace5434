"""Areas, sources and imports (domain handbook §2)."""

from sqlalchemy import CheckConstraint, Date, Integer, String, UniqueConstraint

from storage.schema.columns import AREA_CODE, TITLE, WORD, Moment, key, maybe, needed, number, one_of, table

AREA = table(
    "area",
    key("code", AREA_CODE),
    needed("name", TITLE),
    needed("kind", WORD),
    one_of("kind", "kommun", "lan", "riket", "grupp"),
)
"""An area (*område*)."""

AREA_MEMBER = table(
    "area_member",
    number(),
    needed("group_code", AREA_CODE, "area.code"),
    needed("member_code", AREA_CODE, "area.code", index=True),
    maybe("since", Date),
    maybe("until", Date),
    UniqueConstraint("group_code", "member_code", "since"),
    CheckConstraint("since IS NULL OR until IS NULL OR since <= until", name="dates_in_order"),
)
"""A kommun's membership of a group (*medlemskap*), with its dates (ruling 35)."""

SOURCE = table(
    "source",
    number(),
    needed("publisher", TITLE),
    needed("title", TITLE),
    maybe("reference_date", Date),
    maybe("file_hash", String(64)),
    maybe("recorded_on", Date),
    needed("recorded_by", String(200)),
)
"""Where figures come from (*källa*). A source belongs to the operation that made it and is never shared, so
that taking the operation back takes its source too."""

IMPORT_RUN = table(
    "import_run",
    number(),
    needed("file_name", TITLE),
    needed("sha256", String(64)),
    needed("kind", WORD),
    needed("source", TITLE),
    needed("reference", TITLE),
    needed("at", Moment),
    needed("who", String(200)),
    needed("rows_new", Integer),
    needed("rows_changed", Integer),
    needed("rows_unchanged", Integer),
    needed("rows_skipped", Integer),
)
"""One import of one file. The log of imports stays also when an import is undone."""
