"""Definitions of collaboration populations in versions, rows with the party that delivers them, counts with a contact
and a date of their own."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.baseline import baseline_tables
from storage.migrations.baseline.checks import reason_or
from storage.migrations.rebuild import rebuild

revision = "0003"
down_revision = "0002"

_PARTY = (
    "CASE WHEN row_key LIKE 'assistance%' THEN 'socialtjanst' WHEN row_key LIKE 'health%' THEN 'fk' "
    "WHEN row_key LIKE 'unemployed%' THEN 'af' WHEN row_key = 'no_known_occupation' THEN 'scb' END"
)


def upgrade() -> None:
    """Rebuilds the three tables; every row is kept."""
    metadata = baseline_tables()
    overlaps = op.get_bind().exec_driver_sql("SELECT count(*) FROM population_overlap").scalar_one()
    rebuild(metadata, "population_definition", _definition, new={"family": "key"})
    rebuild(metadata, "population_row", _row, new={"party": _PARTY})
    rebuild(metadata, "population_count", _count)
    assert op.get_bind().exec_driver_sql("SELECT count(*) FROM population_overlap").scalar_one() == overlaps


def _definition(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "population_definition",
        metadata,
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.UniqueConstraint("family", "version"),
    )


def _row(metadata: sa.MetaData) -> sa.Table:
    roles = ("whole", "counted", "part", "published_total", "potential", "published_potential")
    return sa.Table(
        "population_row",
        metadata,
        sa.Column("definition_key", sa.String(40), primary_key=True),
        sa.Column("row_key", sa.String(40), primary_key=True),
        sa.Column("label", sa.String(300), nullable=False),
        sa.Column("parent_key", sa.String(40)),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(40)),
        sa.ForeignKeyConstraint(
            ["definition_key", "parent_key"], ["population_row.definition_key", "population_row.row_key"]
        ),
        sa.CheckConstraint(_one_of("role", roles), name="role_known"),
        sa.CheckConstraint(
            f"party IS NULL OR {_one_of('party', ('af', 'fk', 'socialtjanst', 'scb'))}", name="party_known"
        ),
        sa.ForeignKeyConstraint(["definition_key"], ["population_definition.key"]),
    )


def _count(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "population_count",
        metadata,
        sa.Column("area_code", sa.String(60), primary_key=True),
        sa.Column("reference_date", sa.Date(), primary_key=True),
        sa.Column("sex", sa.String(40), primary_key=True),
        sa.Column("row_key", sa.String(40), primary_key=True),
        sa.Column("count", sa.Integer()),
        sa.Column("count_empty", sa.String(20)),
        sa.Column("contact", sa.String(200)),
        sa.Column("row_date", sa.Date()),
        sa.Column("source_id", sa.Integer()),
        sa.Column("import_id", sa.Integer()),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.CheckConstraint(_one_of("sex", ("kvinna", "man", "annat", "alla")), name="sex_known"),
        reason_or("count"),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"]),
        sa.Index("ix_population_count_import_id", "import_id"),
        sa.Index("ix_population_count_source_id", "source_id"),
    )


def _one_of(column: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"
