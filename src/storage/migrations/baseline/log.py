"""The change log, settings and what the file says about itself, as they were in revision 0001."""

import sqlalchemy as sa

from storage.migrations.baseline.checks import one_of


def define(metadata: sa.MetaData) -> None:
    """Adds the tables of this subject to `metadata`."""
    sa.Table(
        "change_set",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("label", sa.String(300), nullable=False),
        sa.Column("subjects", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("target_id", sa.Integer()),
        sa.Column("undone_by", sa.Integer()),
        sa.Column("import_id", sa.Integer()),
        one_of("kind", "do", "undo", "redo"),
        one_of("state", "active", "settled", "undone", "dropped", "log"),
        sa.ForeignKeyConstraint(["target_id"], ["change_set.id"]),
        sa.ForeignKeyConstraint(["undone_by"], ["change_set.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"]),
        sa.Index("ix_change_set_import_id", "import_id"),
        sa.Index("ix_change_set_state_id", "state", "id"),
    )
    sa.Table(
        "change_row",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("row_key", sa.String(400)),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("kept", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"]),
        sa.Index("ix_change_row_change_set_id", "change_set_id"),
        sa.Index("ix_change_row_table_name_row_key", "table_name", "row_key"),
    )
    sa.Table(
        "setting",
        metadata,
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    sa.Table(
        "meta",
        metadata,
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
