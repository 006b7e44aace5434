"""Cells of a month that somebody is to come back to (*stjärna*): a table of their own; none is, so far."""

from alembic import op

revision = "0010"
down_revision = "0009"

_LOTS_STAR = (
    "CREATE TABLE lots_star (\n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tmonth VARCHAR(7) NOT NULL, \n"
    "\tparty VARCHAR(40) NOT NULL, \n"
    "\tsex VARCHAR(40) NOT NULL, \n"
    "\tage_group VARCHAR(40) NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_lots_star PRIMARY KEY (area_code, month, party, sex, age_group), \n"
    "\tCONSTRAINT ck_lots_star_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), \n"
    "\tCONSTRAINT ck_lots_star_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), \n"
    "\tCONSTRAINT ck_lots_star_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), \n"
    "\tCONSTRAINT ck_lots_star_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), \n"
    "\tCONSTRAINT fk_lots_star_area_code FOREIGN KEY(area_code) REFERENCES area (code)\n"
    ")"
)


def upgrade() -> None:
    """Stars; what was recorded stays as it was."""
    op.execute(_LOTS_STAR)
