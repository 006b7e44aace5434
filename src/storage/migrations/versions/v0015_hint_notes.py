"""Notes to what looks like a slip in a month of LOTS: a table of their own; there are none, so far."""

from alembic import op

revision = "0015"
down_revision = "0014"

_LOTS_HINT_NOTE = (
    "CREATE TABLE lots_hint_note (\n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tmonth VARCHAR(7) NOT NULL, \n"
    "\tkind VARCHAR(40) NOT NULL, \n"
    "\tparty VARCHAR(40) NOT NULL, \n"
    "\tsex VARCHAR(40) NOT NULL, \n"
    "\tage_group VARCHAR(40) NOT NULL, \n"
    "\ttold TEXT NOT NULL, \n"
    "\tnote TEXT NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_lots_hint_note PRIMARY KEY (area_code, month, kind, party, sex, age_group), \n"
    "\tCONSTRAINT ck_lots_hint_note_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), \n"
    "\tCONSTRAINT ck_lots_hint_note_kind_known CHECK (kind IN ('copied', 'same', 'nought', 'unusual')), \n"
    "\tCONSTRAINT ck_lots_hint_note_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), \n"
    "\tCONSTRAINT ck_lots_hint_note_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), \n"
    "\tCONSTRAINT ck_lots_hint_note_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), \n"
    "\tCONSTRAINT fk_lots_hint_note_area_code FOREIGN KEY(area_code) REFERENCES area (code)\n"
    ")"
)


def upgrade() -> None:
    """A table more."""
    op.execute(_LOTS_HINT_NOTE)
