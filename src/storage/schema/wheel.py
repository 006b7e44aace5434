"""The year wheel: its items, and what is ticked by hand (domain handbook §9)."""

from sqlalchemy import Boolean, Date, Integer, String

from storage.schema.columns import TITLE, WORD, Moment, key, maybe, needed, number, one_of, table

WHEEL_ITEM = table(
    "wheel_item",
    number(),
    maybe("of_month", Integer),
    maybe("of_day", Integer),
    needed("what", TITLE),
    needed("who", TITLE),
    needed("doing", WORD),
    needed("is_release", Boolean),
    needed("ships", WORD),
    needed("since", Date),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
    one_of("doing", "hand", "benefits", "indicators", "af", "population", "lots", "follow_up", "approval"),
)
"""An item of the year wheel (*punkt*); no month means every month. `ships` is the key of the item that comes with the
program."""

WHEEL_TICK = table(
    "wheel_tick",
    key("item_id", Integer, "wheel_item.id"),
    key("year", Integer),
    key("of_month", Integer),
    needed("done_on", Date),
    needed("recorded_at", Moment),
    needed("recorded_by", String(200)),
)
"""That an item was done in a month of a year, ticked by hand (*avbockad*)."""
