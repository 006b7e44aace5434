"""What the extra resource is made of has a table of its own. Nothing is known of it in older files."""

from alembic import op

revision = "0011"
down_revision = "0010"

_RESOURCE_PART = (
    "CREATE TABLE resource_part (\n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tmonth VARCHAR(7) NOT NULL, \n"
    "\tpart VARCHAR(60) NOT NULL, \n"
    "\tpersons INTEGER, \n"
    "\tpersons_empty VARCHAR(20), \n"
    "\tsource_id INTEGER, \n"
    "\timport_id INTEGER, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_resource_part PRIMARY KEY (area_code, month, part), \n"
    "\tCONSTRAINT ck_resource_part_persons_or_reason CHECK ((persons IS NULL) <> (persons_empty IS NULL) "
    "AND (persons_empty IS NULL OR (persons_empty IN ('saknas', 'ej_tillampligt', 'dolt') "
    "OR substr(persons_empty, 1, 5) = 'dolt<'))), \n"
    "\tCONSTRAINT ck_resource_part_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), \n"
    "\tCONSTRAINT ck_resource_part_persons_not_negative CHECK (persons IS NULL OR persons >= 0), \n"
    "\tCONSTRAINT fk_resource_part_area_code FOREIGN KEY(area_code) REFERENCES area (code), \n"
    "\tCONSTRAINT fk_resource_part_source_id FOREIGN KEY(source_id) REFERENCES source (id), \n"
    "\tCONSTRAINT fk_resource_part_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)\n"
    ")"
)
_INDEXES = (
    "CREATE INDEX ix_resource_part_import_id ON resource_part (import_id)",
    "CREATE INDEX ix_resource_part_source_id ON resource_part (source_id)",
)


def upgrade() -> None:
    """A table more."""
    for statement in (_RESOURCE_PART, *_INDEXES):
        op.execute(statement)
