"""What was found in a text and is to be ignored has a table of its own; nothing is, so far."""

from alembic import op

revision = "0013"
down_revision = "0012"

_IGNORED_FINDING = (
    "CREATE TABLE ignored_finding (\n"
    "\trecommendation_id INTEGER NOT NULL, \n"
    "\tfield_key VARCHAR(40) NOT NULL, \n"
    "\tkind VARCHAR(40) NOT NULL, \n"
    "\twords TEXT NOT NULL, \n"
    "\twhy TEXT NOT NULL, \n"
    "\tnote TEXT NOT NULL, \n"
    "\trecorded_at VARCHAR(20) NOT NULL, \n"
    "\trecorded_by VARCHAR(200) NOT NULL, \n"
    "\tCONSTRAINT pk_ignored_finding PRIMARY KEY (recommendation_id, field_key, kind, words), \n"
    "\tCONSTRAINT fk_ignored_finding_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)\n"
    ")"
)


def upgrade() -> None:
    """A table more."""
    op.execute(_IGNORED_FINDING)
