"""Recommendations, their templates, evidence and measures (domain handbook §6)."""

from sqlalchemy import Boolean, Integer, String, Text

from storage.schema.columns import (
    AREA_CODE,
    PERIOD,
    TITLE,
    WORD,
    Exact,
    Moment,
    figure,
    key,
    maybe,
    needed,
    number,
    one_of,
    table,
)

TEMPLATE = table(
    "template",
    key("key", WORD),
    needed("name", TITLE),
    needed("numbered", Boolean),
    needed("position", Integer),
    needed("base", WORD),
    needed("version", Integer),
    needed("offered", Boolean),
)
"""A version of a template (*mall*); those with the same `base` are of one."""

TEMPLATE_FIELD = table(
    "template_field",
    key("template_key", WORD, "template.key"),
    key("field_key", WORD),
    needed("label", TITLE),
    needed("kind", WORD),
    needed("hint", Text),
    needed("required", Boolean),
    needed("columns", Text),
    needed("position", Integer),
    one_of("kind", "text", "line", "date", "list", "party", "table"),
)
"""One field of a template (*mallfält*); the columns of a table one a line."""

RECOMMENDATION = table(
    "recommendation",
    number(),
    needed("year", Integer, index=True),
    needed("template_key", WORD, "template.key"),
    needed("title", TITLE),
    needed("theme", TITLE),
    needed("status", WORD),
    needed("position", Integer),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    one_of("status", "utkast", "forankrad", "beslutad", "pagar", "avslutad", "avslagen"),
)
"""A recommendation (*rekommendation*)."""

RECOMMENDATION_AREA = table(
    "recommendation_area",
    key("recommendation_id", Integer, "recommendation.id"),
    key("area_code", AREA_CODE, "area.code"),
)
"""An area a recommendation is about; none means the whole group."""

RECOMMENDATION_TEXT = table(
    "recommendation_text",
    key("recommendation_id", Integer, "recommendation.id"),
    key("field_key", WORD),
    needed("text", Text),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""What is written in one template field; an empty field has no row."""

IGNORED_FINDING = table(
    "ignored_finding",
    key("recommendation_id", Integer, "recommendation.id"),
    key("field_key", WORD),
    key("kind", WORD),
    key("words", Text),
    needed("why", Text),
    needed("note", Text),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""Something found in a text that is to be ignored (*bortses från*), by the words it is about and the reason that was
told; where that is another now, it is not ignored any more."""

EVIDENCE = table(
    "evidence",
    number(),
    needed("recommendation_id", Integer, "recommendation.id", index=True),
    needed("field_key", WORD),
    needed("kind", WORD),
    needed("reference", Text),
    maybe("approved", Text),
    needed("position", Integer),
    one_of("kind", "figure", "table", "chart"),
)
"""A figure, table or chart a recommendation refers to (*underlag*). `reference` says which, as JSON;
`approved` is what it showed when the text was approved."""

MEASURE = table(
    "measure",
    number(),
    needed("recommendation_id", Integer, "recommendation.id", index=True),
    needed("indicator_key", TITLE, "indicator.key"),
    needed("area_code", AREA_CODE, "area.code"),
    needed("baseline_period", PERIOD),
    *figure("baseline", Exact),
    needed("target_period", PERIOD),
    *figure("target", Exact),
)
"""An indicator a recommendation should move (*mått*), from a baseline to a target."""

MEASURE_OUTCOME = table(
    "measure_outcome",
    key("measure_id", Integer, "measure.id"),
    key("period", PERIOD),
    *figure("outcome", Exact),
)
"""A year's outcome of a measure (*utfall*)."""

GROUP_MEMBER = table(
    "group_member",
    number(),
    needed("organisation", TITLE),
    needed("role", TITLE),
    needed("name", TITLE),
    needed("position", Integer),
)
"""One seat in the group (*gruppmedlem*): a name only where the user writes one."""
