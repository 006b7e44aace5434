"""Collaboration populations, as they were in revision 0001."""

import sqlalchemy as sa

from storage.migrations.baseline.checks import one_of, reason_or


def define(metadata: sa.MetaData) -> None:
    """Adds the tables of this subject to `metadata`."""
    sa.Table(
        "population_definition",
        metadata,
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    sa.Table(
        "population_row",
        metadata,
        sa.Column("definition_key", sa.String(40), primary_key=True),
        sa.Column("row_key", sa.String(40), primary_key=True),
        sa.Column("label", sa.String(300), nullable=False),
        sa.Column("parent_key", sa.String(40)),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["definition_key", "parent_key"], ["population_row.definition_key", "population_row.row_key"]
        ),
        one_of("role", "whole", "counted", "part", "published_total", "potential", "published_potential"),
        sa.ForeignKeyConstraint(["definition_key"], ["population_definition.key"]),
    )
    sa.Table(
        "population_overlap",
        metadata,
        sa.Column("definition_key", sa.String(40), primary_key=True),
        sa.Column("one", sa.String(40), primary_key=True),
        sa.Column("other", sa.String(40), primary_key=True),
        sa.ForeignKeyConstraint(["definition_key", "one"], ["population_row.definition_key", "population_row.row_key"]),
        sa.ForeignKeyConstraint(
            ["definition_key", "other"], ["population_row.definition_key", "population_row.row_key"]
        ),
    )
    sa.Table(
        "population_count",
        metadata,
        sa.Column("area_code", sa.String(60), primary_key=True),
        sa.Column("reference_date", sa.Date(), primary_key=True),
        sa.Column("sex", sa.String(40), primary_key=True),
        sa.Column("row_key", sa.String(40), primary_key=True),
        sa.Column("count", sa.Integer()),
        sa.Column("count_empty", sa.String(20)),
        sa.Column("source_id", sa.Integer()),
        sa.Column("import_id", sa.Integer()),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        one_of("sex", "kvinna", "man", "annat", "alla"),
        reason_or("count"),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"]),
        sa.Index("ix_population_count_import_id", "import_id"),
        sa.Index("ix_population_count_source_id", "source_id"),
    )
