"""Approved reports of every kind: versions by areas and period, what they rest on, and the mark of their PDF."""

import hashlib

import sqlalchemy as sa
from alembic import op

from storage.migrations.baseline import baseline_tables
from storage.migrations.rebuild import rebuild

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Rebuilds the table of reports, which no earlier version wrote in; every row is kept."""
    metadata = baseline_tables()
    told = {
        "areas": "'[]'",
        "period": "CAST(year AS TEXT)",
        "audience": "'public'",
        "reason": "''",
        "recorded_at": "approved_on || 'T00:00:00Z'",
        "recorded_by": "substr(approved_by, 1, 200)",
        "choices": "parts",
        "data": "figures",
        "subjects": "''",
        "covers": "'[]'",
        "sha256": "''",
    }
    rebuild(metadata, "report", _report, new=told)
    connection = op.get_bind()
    for number, pdf in connection.exec_driver_sql("SELECT id, pdf FROM report").all():
        mark = hashlib.sha256(pdf).hexdigest()
        connection.exec_driver_sql("UPDATE report SET sha256 = ? WHERE id = ?", (mark, number))
    _report_definition(metadata).create(connection)


def _report(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "report",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("period", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approved_by", sa.String(300), nullable=False),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("subjects", sa.String(300), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("kind", "areas", "period", "version"),
        sa.CheckConstraint("audience IN ('public', 'internal')", name="audience_known"),
    )


def _report_definition(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "report_definition",
        metadata,
        sa.Column("report_id", sa.Integer(), primary_key=True),
        sa.Column("definition_key", sa.String(40), primary_key=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"]),
        sa.ForeignKeyConstraint(["definition_key"], ["population_definition.key"]),
    )
