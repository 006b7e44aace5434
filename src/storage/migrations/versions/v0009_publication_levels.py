"""An area has a level of publication (ruling 58). No area has chosen one, so far: the half-year holds for all."""

from alembic import op

revision = "0009"
down_revision = "0008"

_PUBLICATION_LEVEL = (
    "CREATE TABLE publication_level (\n"
    "\tarea_code VARCHAR(60) NOT NULL, \n"
    "\tsince_year INTEGER NOT NULL, \n"
    "\tlevel VARCHAR(40) NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_publication_level PRIMARY KEY (area_code, since_year), \n"
    "\tCONSTRAINT ck_publication_level_level_known CHECK (level IN ('month', 'quarter', 'half', 'year')), \n"
    "\tCONSTRAINT fk_publication_level_area_code FOREIGN KEY(area_code) REFERENCES area (code)\n"
    ")"
)


def upgrade() -> None:
    """A table for the levels."""
    op.execute(_PUBLICATION_LEVEL)
