"""Recommendations, templates, evidence, measures and reports, as they were in revision 0001."""

import sqlalchemy as sa

from storage.migrations.baseline.checks import one_of, reason_or


def define(metadata: sa.MetaData) -> None:
    """Adds the tables of this subject to `metadata`."""
    sa.Table(
        "template",
        metadata,
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    sa.Table(
        "template_field",
        metadata,
        sa.Column("template_key", sa.String(40), primary_key=True),
        sa.Column("field_key", sa.String(40), primary_key=True),
        sa.Column("label", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        one_of("kind", "text", "line", "date"),
        sa.ForeignKeyConstraint(["template_key"], ["template.key"]),
    )
    sa.Table(
        "recommendation",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("template_key", sa.String(40), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("theme", sa.String(300), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        one_of("status", "utkast", "forankrad", "beslutad", "pagar", "avslutad", "avslagen"),
        sa.ForeignKeyConstraint(["template_key"], ["template.key"]),
        sa.Index("ix_recommendation_year", "year"),
    )
    sa.Table(
        "recommendation_area",
        metadata,
        sa.Column("recommendation_id", sa.Integer(), primary_key=True),
        sa.Column("area_code", sa.String(60), primary_key=True),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"]),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
    )
    sa.Table(
        "recommendation_text",
        metadata,
        sa.Column("recommendation_id", sa.Integer(), primary_key=True),
        sa.Column("field_key", sa.String(40), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"]),
    )
    sa.Table(
        "evidence",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("field_key", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("approved", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        one_of("kind", "figure", "table", "chart"),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"]),
        sa.Index("ix_evidence_recommendation_id", "recommendation_id"),
    )
    sa.Table(
        "measure",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("indicator_key", sa.String(300), nullable=False),
        sa.Column("area_code", sa.String(60), nullable=False),
        sa.Column("baseline_period", sa.String(7), nullable=False),
        sa.Column("baseline", sa.String(80)),
        sa.Column("baseline_empty", sa.String(20)),
        sa.Column("target_period", sa.String(7), nullable=False),
        sa.Column("target", sa.String(80)),
        sa.Column("target_empty", sa.String(20)),
        reason_or("baseline"),
        reason_or("target"),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"]),
        sa.ForeignKeyConstraint(["indicator_key"], ["indicator.key"]),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
        sa.Index("ix_measure_recommendation_id", "recommendation_id"),
    )
    sa.Table(
        "measure_outcome",
        metadata,
        sa.Column("measure_id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(7), primary_key=True),
        sa.Column("outcome", sa.String(80)),
        sa.Column("outcome_empty", sa.String(20)),
        reason_or("outcome"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"]),
    )
    sa.Table(
        "report",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date()),
        sa.Column("approved_by", sa.String(200), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary()),
        sa.UniqueConstraint("kind", "year", "version"),
    )
    sa.Table(
        "group_member",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("organisation", sa.String(300), nullable=False),
        sa.Column("role", sa.String(300), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
