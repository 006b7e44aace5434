"""The change log, the settings of the workspace and what the file says about itself."""

from sqlalchemy import Index, Integer, LargeBinary, String, Text

from storage.schema.columns import TITLE, WORD, Moment, key, maybe, needed, number, one_of, table

CHANGE_SET = table(
    "change_set",
    number(),
    needed("at", Moment),
    needed("who", String(200)),
    needed("label", TITLE),
    needed("subjects", TITLE),
    needed("kind", WORD),
    needed("state", WORD),
    maybe("target_id", Integer, "change_set.id"),
    maybe("undone_by", Integer, "change_set.id"),
    maybe("import_id", Integer, "import_run.id", index=True),
    one_of("kind", "do", "undo", "redo"),
    one_of("state", "active", "settled", "undone", "dropped", "log"),
    Index("ix_change_set_state_id", "state", "id"),
)
"""One operation, undo or redo (decision 0003). Rows are only ever added; `state` tells of a *do* whether it
stands and can be undone (`active`), stands for good as the figures of the example do (`settled`), is undone, or
was undone and can no longer be redone (`dropped`). `undone_by` is the undo that took it back."""

CHANGE_ROW = table(
    "change_row",
    number(),
    needed("change_set_id", Integer, "change_set.id", index=True),
    needed("table_name", WORD),
    maybe("row_key", String(400)),
    maybe("before", Text),
    maybe("after", Text),
    needed("rows", Integer),
    maybe("kept", LargeBinary),
    Index("ix_change_row_table_name_row_key", "table_name", "row_key"),
)
"""One row before and after, as JSON; None where it did not exist.

Many new rows of one import are one line here: `row_key` is None, `rows` counts them, and they are found by
their import. When such an import is undone its rows are packed into `kept`, so that it can be redone.
"""

SETTING = table(
    "setting",
    key("key", WORD),
    needed("value", Text),
)
"""One setting of the workspace, undone and redone like any other row."""

META = table(
    "meta",
    key("key", WORD),
    needed("value", Text),
)
"""What the file says about itself: its own id, the group's code, when it was created, whether it is an example."""
