"""Versions of approved reports are counted for each audience (ruling 52). The numbers that stand on printed pages stay
as they are: of reports counted together the next of each audience is one more than its own latest."""

from storage.migrations.rebuild import rebuild

revision = "0007"
down_revision = "0006"

_REPORT = (
    "CREATE TABLE report (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tkind VARCHAR(40) NOT NULL, \n"
    "\tareas TEXT NOT NULL, \n"
    "\tperiod VARCHAR(40) NOT NULL, \n"
    "\tversion INTEGER NOT NULL, \n"
    "\ttitle VARCHAR(300) NOT NULL, \n"
    "\taudience VARCHAR(40) NOT NULL, \n"
    "\treason TEXT NOT NULL, \n"
    "\tapproved_on DATE NOT NULL, \n"
    "\tapproved_by VARCHAR(300) NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tchoices TEXT NOT NULL, \n"
    "\tdata TEXT NOT NULL, \n"
    "\tsubjects VARCHAR(300) NOT NULL, \n"
    "\tcovers TEXT NOT NULL, \n"
    "\tsha256 VARCHAR(64) NOT NULL, \n"
    "\tpdf BLOB NOT NULL, \n"
    "\tCONSTRAINT pk_report PRIMARY KEY (id), \n"
    "\tCONSTRAINT uq_report_kind_areas_period_audience_version UNIQUE (kind, areas, period, audience, version), \n"
    "\tCONSTRAINT ck_report_audience_known CHECK (audience IN ('public', 'internal'))\n"
    ")"
)


def upgrade() -> None:
    """Another rule of what may not be there twice; every row as it was."""
    rebuild("report", _REPORT)
