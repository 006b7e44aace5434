"""Efforts (*insatser*): a table of their own; there are none, so far."""

from alembic import op

revision = "0018"
down_revision = "0017"

_EFFORT = (
    "CREATE TABLE effort (\n"
    "\tid INTEGER NOT NULL, \n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tname VARCHAR(300) NOT NULL, \n"
    "\tprovider VARCHAR(300) NOT NULL, \n"
    "\tgroups TEXT NOT NULL, \n"
    "\tneeds TEXT NOT NULL, \n"
    "\tcondition VARCHAR(300) NOT NULL, \n"
    "\tplace VARCHAR(300) NOT NULL, \n"
    "\tseats INTEGER, \n"
    "\tcost VARCHAR(300) NOT NULL, \n"
    "\tpayer VARCHAR(300) NOT NULL, \n"
    "\tstarts DATE, \n"
    "\tends DATE, \n"
    "\tcontact VARCHAR(300) NOT NULL, \n"
    "\tstep VARCHAR(40), \n"
    "\tchecked_on DATE, \n"
    "\tchecked_by VARCHAR(300) NOT NULL, \n"
    "\tsource_id INTEGER, \n"
    "\timport_id INTEGER, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_effort PRIMARY KEY (id), \n"
    "\tCONSTRAINT ck_effort_step_known CHECK (step IN ('samtal', 'samsyn', 'samverkan', 'samhandling')), \n"
    "\tCONSTRAINT fk_effort_area_code FOREIGN KEY(area_code) REFERENCES area (code), \n"
    "\tCONSTRAINT fk_effort_source_id FOREIGN KEY(source_id) REFERENCES source (id), \n"
    "\tCONSTRAINT fk_effort_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)\n"
    ")"
)


def upgrade() -> None:
    """A table more, and what its rows are found by."""
    op.execute(_EFFORT)
    for column in ("area_code", "import_id", "source_id"):
        op.create_index(f"ix_effort_{column}", "effort", [column])
