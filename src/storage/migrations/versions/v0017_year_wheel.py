"""The year wheel: its items and what is ticked by hand. The items that come with the program are there from today
on, so that nothing of the past is late."""

from alembic import op

revision = "0017"
down_revision = "0016"

_ITEM = (
    "CREATE TABLE wheel_item (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tof_month INTEGER, \n"
    "\tof_day INTEGER, \n"
    "\twhat VARCHAR(300) NOT NULL, \n"
    "\twho VARCHAR(300) NOT NULL, \n"
    "\tdoing VARCHAR(40) NOT NULL, \n"
    "\tis_release BOOLEAN NOT NULL, \n"
    "\tships VARCHAR(40) NOT NULL, \n"
    "\tsince DATE NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_wheel_item PRIMARY KEY (id), \n"
    "\tCONSTRAINT ck_wheel_item_doing_known CHECK (doing IN ('hand', 'benefits', 'indicators', 'af', 'population', "
    "'lots', 'follow_up', 'approval'))\n"
    ")"
)
_TICK = (
    "CREATE TABLE wheel_tick (\n"
    "\titem_id INTEGER NOT NULL, \n"
    "\tyear INTEGER NOT NULL, \n"
    "\tof_month INTEGER NOT NULL, \n"
    "\tdone_on DATE NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_wheel_tick PRIMARY KEY (item_id, year, of_month), \n"
    "\tCONSTRAINT fk_wheel_tick_item_id FOREIGN KEY(item_id) REFERENCES wheel_item (id)\n"
    ")"
)
_SHIPPED = (
    ("NULL", "23", "Arbetsförmedlingen: månadens statistik", "processledare", "af", "1", "af-month"),
    ("3", "NULL", "SCB: helår, helårsekvivalenter", "processledare", "benefits", "1", "scb-year"),
    ("4", "NULL", "Uppföljning av effektmått, uppdelad på kön", "analysteamet", "follow_up", "0", "follow-up"),
    ("9", "1", "Nulägesanalys till kansliet", "lokala samverkansgrupper", "hand", "0", "analysis"),
    ("10", "NULL", "SCB: halvår, helårsekvivalenter", "processledare", "benefits", "1", "scb-half"),
    ("10", "NULL", "Rekommendationer till styrelsen", "styrelsen", "approval", "0", "board"),
    ("10", "31", "Registeruttag: samverkanspopulation", "parterna", "population", "1", "register"),
)


def upgrade() -> None:
    """Two tables more, one of them filled."""
    op.execute(_ITEM)
    op.execute(_TICK)
    for month, day, what, who, doing, release, ships in _SHIPPED:
        op.execute(
            "INSERT INTO wheel_item "
            "(of_month, of_day, what, who, doing, is_release, ships, since, recorded_at, recorded_by) "
            f"VALUES ({month}, {day}, '{what}', '{who}', '{doing}', {release}, '{ships}', date('now'), "
            "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '')"
        )
