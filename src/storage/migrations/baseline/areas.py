"""Areas, sources and imports, as they were in revision 0001."""

import sqlalchemy as sa

from storage.migrations.baseline.checks import one_of


def define(metadata: sa.MetaData) -> None:
    """Adds the tables of this subject to `metadata`."""
    sa.Table(
        "area",
        metadata,
        sa.Column("code", sa.String(60), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        one_of("kind", "kommun", "lan", "riket", "grupp"),
    )
    sa.Table(
        "area_member",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("group_code", sa.String(60), nullable=False),
        sa.Column("member_code", sa.String(60), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.UniqueConstraint("group_code", "member_code", "since"),
        sa.CheckConstraint("since IS NULL OR until IS NULL OR since <= until", name="dates_in_order"),
        sa.ForeignKeyConstraint(["group_code"], ["area.code"]),
        sa.ForeignKeyConstraint(["member_code"], ["area.code"]),
        sa.Index("ix_area_member_member_code", "member_code"),
    )
    sa.Table(
        "source",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("publisher", sa.String(300), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("reference_date", sa.Date()),
        sa.Column("file_hash", sa.String(64)),
        sa.Column("recorded_on", sa.Date()),
        sa.Column("recorded_by", sa.String(200), nullable=False),
    )
    sa.Table(
        "import_run",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("file_name", sa.String(300), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("source", sa.String(300), nullable=False),
        sa.Column("reference", sa.String(300), nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_skipped", sa.Integer(), nullable=False),
    )
