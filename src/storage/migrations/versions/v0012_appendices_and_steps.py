"""How far an approved report has come, and appendices of the group's own: three tables, empty in an older file."""

from alembic import op

revision = "0012"
down_revision = "0011"

_STATEMENTS = (
    "CREATE TABLE report_step (\n"
    "\treport_id INTEGER NOT NULL, \n"
    "\tstep VARCHAR(40) NOT NULL, \n"
    "\tday DATE NOT NULL, \n"
    "\tby_whom VARCHAR(300) NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_report_step PRIMARY KEY (report_id, step), \n"
    "\tCONSTRAINT ck_report_step_step_known CHECK (step IN ('forankrad', 'beslutad')), \n"
    "\tCONSTRAINT fk_report_step_report_id FOREIGN KEY(report_id) REFERENCES report (id)\n"
    ")",
    "CREATE TABLE report_appendix (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tkind VARCHAR(40) NOT NULL, \n"
    "\tperiod VARCHAR(40) NOT NULL, \n"
    "\tposition INTEGER NOT NULL, \n"
    "\ttitle VARCHAR(300) NOT NULL, \n"
    "\tsource VARCHAR(300) NOT NULL, \n"
    "\tbody TEXT NOT NULL, \n"
    "\tis_table INTEGER NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_report_appendix PRIMARY KEY (id)\n"
    ")",
    "CREATE TABLE report_picture (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tappendix_id INTEGER, \n"
    "\tposition INTEGER NOT NULL, \n"
    "\talternative TEXT NOT NULL, \n"
    "\timage BLOB NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_report_picture PRIMARY KEY (id), \n"
    "\tCONSTRAINT fk_report_picture_appendix_id FOREIGN KEY(appendix_id) REFERENCES report_appendix (id)\n"
    ")",
    "CREATE INDEX ix_report_picture_appendix_id ON report_picture (appendix_id)",
)


def upgrade() -> None:
    """What was approved before stays as it was: decided on its day."""
    for statement in _STATEMENTS:
        op.execute(statement)
