"""The fields of the templates that come with the program and ask for one point a line are lists (decision 0054)."""

from alembic import op

revision = "0016"
down_revision = "0015"

# A field that somebody has changed is their own: it stays what it is, and what was done to it can be undone.
_LISTS = (
    "UPDATE template_field SET kind = 'list' WHERE kind = 'text' "
    "AND (template_key, field_key) IN (VALUES ('underlagsmall', 'insatser'), ('initiativmall', 'aktiviteter')) "
    "AND NOT EXISTS (SELECT 1 FROM change_row WHERE table_name = 'template_field' "
    "AND row_key = json_array(template_key, field_key))"
)


def upgrade() -> None:
    """Both fields are of another kind; every text stays as it is written."""
    op.execute(_LISTS)
