"""SCB's monthly table as its source lists it; rules and breakdowns of indicators; the group's text about a profile."""

import json

import sqlalchemy as sa
from alembic import op

from storage.migrations.baseline import baseline_tables
from storage.migrations.rebuild import rebuild

revision = "0002"
down_revision = "0001"

_FIGURES = (
    "sjukpenning",
    "sjuk_och_aktivitetsersattning",
    "arbetsloshet",
    "arbetsmarknadsatgarder",
    "etableringsersattning",
    "ekonomiskt_bistand",
    "population",
)
# What an indicator holds that is new, as the change log writes it.
_NEW_IN_INDICATOR = {"description": None, "decimals": 0, "by_sex": True, "sexes_add": False, "categories_add": False}


def upgrade() -> None:
    """Rebuilds what has changed and adds what is new; every row is kept."""
    metadata = baseline_tables()
    rebuild(metadata, "benefit_month", _benefit_month, new={"reasons": _reasons()})
    rebuild(metadata, "indicator", _indicator)
    _indicator_category(metadata).create(op.get_bind())
    _profile_text(metadata).create(op.get_bind())
    _complete_the_log()


def _reasons() -> str:
    """Why figures are missing, in one text: `population=dolt`. That one is *saknas* is said by its absence."""
    told = " || ".join(
        f"CASE WHEN {figure}_empty <> 'saknas' THEN ' {figure}=' || {figure}_empty ELSE '' END" for figure in _FIGURES
    )
    return f"nullif(ltrim({told}), '')"


def _benefit_month(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "benefit_month",
        metadata,
        sa.Column("area_code", sa.String(60), primary_key=True),
        sa.Column("sex", sa.String(40), primary_key=True),
        sa.Column("age_group", sa.String(40), primary_key=True),
        sa.Column("month", sa.String(7), primary_key=True),
        *(sa.Column(figure, sa.Integer()) for figure in _FIGURES),
        sa.Column("reasons", sa.String(300)),
        sa.Column("source_id", sa.Integer()),
        sa.Column("import_id", sa.Integer()),
        sa.CheckConstraint("length(month) = 7 AND substr(month, 5, 1) = '-'", name="month_shaped"),
        sa.CheckConstraint("sex = 'kvinna' OR sex = 'man' OR sex = 'alla'", name="sex_known"),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"]),
        sqlite_with_rowid=False,
    )


def _indicator(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "indicator",
        metadata,
        sa.Column("key", sa.String(300), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("unit", sa.String(80), nullable=False),
        sa.Column("counted_by_group", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text()),
        sa.Column("decimals", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("by_sex", sa.Boolean(), nullable=False, server_default="1"),
        sa.Column("sexes_add", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("categories_add", sa.Boolean(), nullable=False, server_default="0"),
    )


def _indicator_category(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "indicator_category",
        metadata,
        sa.Column("indicator_key", sa.String(300), primary_key=True),
        sa.Column("category", sa.String(300), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_key"], ["indicator.key"]),
    )


def _profile_text(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "profile_text",
        metadata,
        sa.Column("area_code", sa.String(60), primary_key=True),
        sa.Column("period", sa.String(7), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text()),
        sa.Column("source_id", sa.Integer()),
        sa.Column("import_id", sa.Integer()),
        sa.Column("recorded_at", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"]),
        sa.Index("ix_profile_text_import_id", "import_id"),
        sa.Index("ix_profile_text_source_id", "source_id"),
    )


def _complete_the_log() -> None:
    """Indicators in the change log get what is new in them: what was done before can be undone and redone after."""
    connection = op.get_bind()
    lines = connection.exec_driver_sql(
        'SELECT id, "before", "after" FROM change_row WHERE table_name = \'indicator\''
    ).fetchall()
    for number, before, after in lines:
        connection.exec_driver_sql(
            'UPDATE change_row SET "before" = ?, "after" = ? WHERE id = ?',
            (_complete(before), _complete(after), number),
        )


def _complete(row: str | None) -> str | None:
    if row is None:
        return None
    return json.dumps({**json.loads(row), **_NEW_IN_INDICATOR}, ensure_ascii=False, separators=(",", ":"))
