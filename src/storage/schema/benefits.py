"""Full-year equivalents, published ranks and indicators (domain handbook §3)."""

from sqlalchemy import Boolean, CheckConstraint, Integer, String, Text

from domain.benefits.months import FIGURES
from storage.schema.columns import (
    AREA_CODE,
    MONTH,
    PERIOD,
    TITLE,
    WORD,
    Exact,
    figure,
    key,
    maybe,
    month_shaped,
    needed,
    one_of,
    recorded,
    table,
)

_SEXES = ("kvinna", "man", "annat", "alla")

BENEFIT_MONTH = table(
    "benefit_month",
    key("area_code", AREA_CODE, "area.code"),
    key("sex", WORD),
    key("age_group", WORD),
    key("month", MONTH),
    *(maybe(name, Integer) for name in FIGURES),
    maybe("reasons", String(300)),
    maybe("source_id", Integer, "source.id"),
    maybe("import_id", Integer, "import_run.id"),
    month_shaped(),
    # Not IN: SQLite makes the list of one anew for every row, which takes as long as writing the row.
    CheckConstraint("sex = 'kvinna' OR sex = 'man' OR sex = 'alla'", name="sex_known"),
    sqlite_with_rowid=False,
)
"""The national monthly table, as wide as its source: whole persons, as published.

A figure that is not known is NULL; `reasons` is NULL as long as *saknas* is all that can be said, else it names
the reason by column (`domain.benefits.months.MonthRow`). The key follows how the source lists its cells, so that an
import writes in order and the months of one area lie side by side.
"""

BENEFIT_YEAR = table(
    "benefit_year",
    key("area_code", AREA_CODE, "area.code"),
    key("period", PERIOD),
    key("sex", WORD),
    key("age_group", WORD),
    *(item for name in FIGURES for item in figure(name, Exact)),
    maybe("published_share", Exact),
    *recorded(),
    one_of("sex", *_SEXES),
)
"""Yearly or half-yearly figures, typed or published; exact, since a typed figure may have decimals."""

PUBLISHED_RANK = table(
    "published_rank",
    key("area_code", AREA_CODE, "area.code"),
    key("year", Integer),
    key("measure", WORD),
    needed("rank", Integer),
    maybe("previous", Integer),
    needed("areas_ranked", Integer),
    *recorded(),
    one_of("measure", "total", "ohalsa", "arbetsloshet", "ekonomiskt_bistand"),
    CheckConstraint("rank BETWEEN 1 AND areas_ranked", name="rank_among_ranked"),
)
"""A place as a publication printed it."""

INDICATOR = table(
    "indicator",
    key("key", TITLE),
    needed("name", TITLE),
    needed("unit", String(80)),
    needed("counted_by_group", Boolean),
    maybe("description", Text),
    needed("decimals", Integer, server_default="0"),
    needed("by_sex", Boolean, server_default="1"),
    needed("sexes_add", Boolean, server_default="0"),
    needed("categories_add", Boolean, server_default="0"),
)
"""An indicator (*X i siffror*): its name as files give it is its key. `counted_by_group` decides whether small
counts are hidden in public (ruling 22). `by_sex` says that it is divided by sex. `sexes_add` and `categories_add`
are its sum rules: women and men are everyone, the categories are the whole (category '')."""

INDICATOR_CATEGORY = table(
    "indicator_category",
    key("indicator_key", TITLE, "indicator.key"),
    key("category", TITLE),
    needed("position", Integer),
)
"""One category of an indicator's breakdown (*åldersklass, grupp*), in the order it is shown."""

INDICATOR_VALUE = table(
    "indicator_value",
    key("indicator_key", TITLE, "indicator.key"),
    key("area_code", AREA_CODE, "area.code"),
    key("period", PERIOD),
    key("sex", WORD),
    key("category", TITLE),
    *figure("value", Exact),
    *recorded(),
    one_of("sex", *_SEXES),
)
"""One value of an indicator, or the reason why there is none."""

PROFILE_TEXT = table(
    "profile_text",
    key("area_code", AREA_CODE, "area.code"),
    key("period", PERIOD),
    needed("text", Text),
    maybe("draft", Text),
    *recorded(),
)
"""What the group writes about a profile (*kommunprofilens text*), begun from the draft the program offers.
`draft` is the draft the text was written beside, sentence by sentence as JSON; it tells when figures changed."""
