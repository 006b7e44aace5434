"""The case log (decision 35). Its tables were there and no version has written in them: they are made anew, without the
note in free text and with what a case may have several of in its own row. A month says whether it is filled from its
cases; no month is, so far."""

from alembic import op

from storage.migrations.rebuild import rebuild

revision = "0008"
down_revision = "0007"
loses_rows_of = ("lots_case", "lots_case_item")

_LOTS_CASE = (
    "CREATE TABLE lots_case (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tmonth VARCHAR(7) NOT NULL, \n"
    "\treceived_on DATE, \n"
    "\tparty VARCHAR(40) NOT NULL, \n"
    "\tunit VARCHAR(40) NOT NULL, \n"
    "\tworker_code VARCHAR(40) NOT NULL, \n"
    "\tsex VARCHAR(40) NOT NULL, \n"
    "\tage_group VARCHAR(40) NOT NULL, \n"
    "\tproblem VARCHAR(40) NOT NULL, \n"
    "\trequests TEXT NOT NULL, \n"
    "\toutcomes TEXT NOT NULL, \n"
    "\trisk_factors TEXT NOT NULL, \n"
    "\tsource_id INTEGER, \n"
    "\timport_id INTEGER, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_lots_case PRIMARY KEY (id), \n"
    "\tCONSTRAINT ck_lots_case_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), \n"
    "\tCONSTRAINT ck_lots_case_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), \n"
    "\tCONSTRAINT ck_lots_case_sex_known CHECK (sex IN ('kvinna', 'man', 'annat')), \n"
    "\tCONSTRAINT ck_lots_case_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand')), \n"
    "\tCONSTRAINT fk_lots_case_area_code FOREIGN KEY(area_code) REFERENCES area (code), \n"
    "\tCONSTRAINT fk_lots_case_source_id FOREIGN KEY(source_id) REFERENCES source (id), \n"
    "\tCONSTRAINT fk_lots_case_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)\n"
    ")"
)
_INDEXES = (
    "CREATE INDEX ix_lots_case_source_id ON lots_case (source_id)",
    "CREATE INDEX ix_lots_case_import_id ON lots_case (import_id)",
    "CREATE INDEX ix_lots_case_area_code_month_party_sex_age_group_worker_code "
    "ON lots_case (area_code, month, party, sex, age_group, worker_code)",
)
_CASE_WORD = (
    "CREATE TABLE case_word (\n"
    "\tlist VARCHAR(40) NOT NULL, \n"
    "\tcode VARCHAR(40) NOT NULL, \n"
    "\tlabel VARCHAR(300) NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_case_word PRIMARY KEY (list, code), \n"
    "\tCONSTRAINT ck_case_word_list_known CHECK (list IN ('unit', 'request', 'outcome', 'risk_factor'))\n"
    ")"
)
_MONTH_STATUS = (
    "CREATE TABLE month_status (\n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tmonth VARCHAR(7) NOT NULL, \n"
    "\tstatus VARCHAR(40) NOT NULL, \n"
    "\tby_case BOOLEAN DEFAULT '0' NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_month_status PRIMARY KEY (area_code, month), \n"
    "\tCONSTRAINT ck_month_status_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), \n"
    "\tCONSTRAINT ck_month_status_status_known CHECK (status IN ('oppen', 'klar', 'last')), \n"
    "\tCONSTRAINT fk_month_status_area_code FOREIGN KEY(area_code) REFERENCES area (code)\n"
    ")"
)


def upgrade() -> None:
    """A table for the words of a workspace's own, and the months as they were: totals, all of them."""
    for statement in ("DROP TABLE lots_case_item", "DROP TABLE lots_case", _LOTS_CASE, *_INDEXES, _CASE_WORD):
        op.execute(statement)
    rebuild("month_status", _MONTH_STATUS)
