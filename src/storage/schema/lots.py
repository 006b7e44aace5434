"""LOTS cases by month, by case and by period, the resource and its goals (domain handbook §5)."""

from sqlalchemy import Boolean, CheckConstraint, Date, Index, Integer, String, Text

from storage.schema.columns import (
    AREA_CODE,
    MONTH,
    TITLE,
    WORD,
    Moment,
    figure,
    key,
    maybe,
    month_shaped,
    needed,
    number,
    one_of,
    recorded,
    table,
)

_PARTIES = ("fk", "af", "kommun", "region", "annan")
_SEXES = ("kvinna", "man", "annat", "alla")
_AGES = ("under30", "30plus", "okand", "alla")

LOTS_CASE = table(
    "lots_case",
    number(),
    needed("area_code", AREA_CODE, "area.code"),
    needed("month", MONTH),
    maybe("received_on", Date),
    needed("party", WORD),
    needed("unit", WORD),
    needed("worker_code", WORD),
    needed("sex", WORD),
    needed("age_group", WORD),
    needed("problem", WORD),
    needed("requests", Text),
    needed("outcomes", Text),
    needed("risk_factors", Text),
    *recorded(),
    month_shaped(),
    one_of("party", *_PARTIES),
    one_of("sex", "kvinna", "man", "annat"),
    one_of("age_group", "under30", "30plus", "okand"),
    Index(None, "area_code", "month", "party", "sex", "age_group", "worker_code"),
)
"""One case (*ärende*), without name, number, date of birth or address, ever (domain handbook §5 and §10). What there
may be several of are codes in one text, sorted, with a space between (decision 35). The index is all that counting the
cases of a period reads."""

CASE_WORD = table(
    "case_word",
    key("list", WORD),
    key("code", WORD),
    needed("label", TITLE),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    one_of("list", "unit", "request", "outcome", "risk_factor"),
)
"""A word that the workspace has added to a list of a case's words (*eget ord*)."""

LOTS_MONTH = table(
    "lots_month",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("party", WORD),
    key("unit", TITLE),
    key("sex", WORD),
    key("age_group", WORD),
    *figure("cases", Integer),
    *recorded(),
    month_shaped(),
    one_of("party", *_PARTIES),
    one_of("sex", *_SEXES),
    one_of("age_group", *_AGES),
    CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),
)
"""Monthly totals (*månadstal*): `alla` where the split is not known, so that margins and cross both fit."""

LOTS_WORKERS = table(
    "lots_workers",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("party", WORD),
    *figure("workers", Integer),
    *recorded(),
    month_shaped(),
    one_of("party", *_PARTIES),
    CheckConstraint("workers IS NULL OR workers >= 0", name="workers_not_negative"),
)
"""The number of different case workers (*unika handläggare*) of one party and month."""

LOTS_PERIOD = table(
    "lots_period",
    key("area_code", AREA_CODE, "area.code"),
    key("since", Date),
    key("until", Date),
    key("party", WORD),
    key("sex", WORD),
    key("age_group", WORD),
    *figure("cases", Integer),
    *recorded(),
    one_of("party", *_PARTIES, "alla"),
    one_of("sex", *_SEXES),
    one_of("age_group", *_AGES),
    CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),
    CheckConstraint("since <= until", name="dates_in_order"),
)
"""Old figures for several months together (*periodpost*, ruling 18)."""

RESOURCE_MONTH = table(
    "resource_month",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("sex", WORD),
    key("age_group", WORD),
    *figure("new", Integer),
    *figure("active", Integer),
    *figure("ended", Integer),
    *figure("started_training", Integer),
    *recorded(),
    month_shaped(),
    one_of("sex", *_SEXES),
)
"""The extra resource (*tilläggsresurs*) of one month, sex and age group."""

RESOURCE_PART = table(
    "resource_part",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("part", AREA_CODE),
    *figure("persons", Integer),
    *recorded(),
    month_shaped(),
    CheckConstraint("persons IS NULL OR persons >= 0", name="persons_not_negative"),
)
"""Where the new of a month came from, what the ended went to, and in which kommun the active live: `part` is one of the
words of `domain.lots.resource_parts`, or the kommun's code."""

GOAL = table(
    "goal",
    number(),
    needed("area_code", AREA_CODE, "area.code", index=True),
    needed("name", TITLE),
    needed("target", Integer),
    needed("is_share", Boolean),
    needed("since", Date),
    needed("until", Date),
    CheckConstraint("since <= until", name="dates_in_order"),
)
"""A goal for the resource (*mål*): persons newly enrolled, or a share of them in per cent."""

MONTH_STATUS = table(
    "month_status",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    needed("status", WORD),
    needed("by_case", Boolean, server_default="0"),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    month_shaped(),
    one_of("status", "oppen", "klar", "last"),
)
"""Öppen, klar or låst (ruling 16), and whether the month is filled from its cases. A month without a row is *öppen* and
holds totals. Rows of `lots_month` in a month that is kept by case are check sums, added nowhere."""

MONTH_CORRECTION = table(
    "month_correction",
    number(),
    needed("area_code", AREA_CODE, "area.code", index=True),
    needed("month", MONTH),
    needed("reason", Text),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    month_shaped(),
)
"""Why a locked month was changed (*rättelse*, ruling 20)."""

PUBLICATION_LEVEL = table(
    "publication_level",
    key("area_code", AREA_CODE, "area.code"),
    key("since_year", Integer),
    needed("level", WORD),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    one_of("level", "month", "quarter", "half", "year"),
)
"""Of which whole periods an area's LOTS cases are told in public (*redovisningsnivå*, ruling 58), from a year on. An
area without a row has the half-year."""

CELL_COMMENT = table(
    "cell_comment",
    key("subject", WORD),
    key("row_key", String(400)),
    needed("comment", Text),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""A comment on one cell of any figure grid: `subject` names the table, `row_key` its row as the log writes it.

The cell need not hold a figure: "väntar på svar" is said of an empty one.
"""

LOTS_STAR = table(
    "lots_star",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("party", WORD),
    key("sex", WORD),
    key("age_group", WORD),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    month_shaped(),
    one_of("party", *_PARTIES),
    one_of("sex", *_SEXES),
    one_of("age_group", *_AGES),
)
"""A cell of a month that somebody is to come back to (*stjärna*). It need not hold a figure."""

LOTS_HINT_NOTE = table(
    "lots_hint_note",
    key("area_code", AREA_CODE, "area.code"),
    key("month", MONTH),
    key("kind", WORD),
    key("party", WORD),
    key("sex", WORD),
    key("age_group", WORD),
    needed("told", Text),
    needed("note", Text),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    month_shaped(),
    one_of("kind", "copied", "same", "nought", "unusual"),
    one_of("party", *_PARTIES),
    one_of("sex", *_SEXES),
    one_of("age_group", *_AGES),
)
"""Why something that looks like a slip is right (*anteckning till ett påpekande*), and the sentence that was told then;
where another is told now, it is asked about again."""
