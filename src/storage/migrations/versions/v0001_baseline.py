"""The first tables: domain handbook §§2–6, the change log and the settings."""

from alembic import op

from storage.migrations.baseline import baseline_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates every table."""
    baseline_tables().create_all(op.get_bind())
