"""Files from earlier versions become today's: whole, with everything in them, or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from domain.ground.problem import UserProblem
from storage import migrations
from storage.file.connection import migration_engine, open_sqlite
from storage.file.inspection import inspect, schema_mark
from storage.file.inspection import schema_of as schema_of_file
from storage.file.migrating import MigrationFault, migrate, row_counts
from storage.file.places import default_backup_folder
from storage.file.workspace import open_workspace
from storage.schema import METADATA
from support.revision_sample import SAMPLES, restore_sample
from support.workspaces import COORDINATOR, Clock, make_workspace

# How a later revision would begin.
REVISIONS = migrations.REVISIONS
LATER = f"{int(migrations.HEAD) + 1:04}"
NEXT = f"from alembic import op\nimport sqlalchemy as sa\nrevision = '{LATER}'\ndown_revision = '{migrations.HEAD}'\n"

Plan = Callable[[str], None]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file from today's revision, with something in every table."""
    return restore_sample(migrations.HEAD, tmp_path / "gammal.lagesbild")


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Lets the program have one more revision, with the given steps."""
    folder = tmp_path / "senare"
    folder.mkdir()

    def planned(steps: str) -> None:
        (folder / f"v{LATER}_next.py").write_text(NEXT + steps, "utf-8")
        monkeypatch.setattr(migrations, "SCRIPT_FOLDERS", (*migrations.SCRIPT_FOLDERS[:1], folder))
        monkeypatch.setattr(migrations, "REVISIONS", (*REVISIONS, LATER))
        monkeypatch.setattr(migrations, "HEAD", LATER)
        made = folder / "schema"
        made.unlink(missing_ok=True)
        made.touch()
        with suppress(RuntimeError, MigrationFault):
            migrate(made)
        monkeypatch.setattr(migrations, "SCHEMAS", {**migrations.SCHEMAS, LATER: mark_of(made)})

    return planned


def mark_of(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return schema_mark(schema_of_file(connection))
    finally:
        connection.close()


def schema_of(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall())
    finally:
        connection.close()


def counts_of(path: Path) -> dict[str, int]:
    engine = migration_engine(path)
    try:
        with engine.connect() as connection:
            return row_counts(connection)
    finally:
        engine.dispose()


def test_every_revision_is_known_and_has_a_sample_with_something_in_every_table() -> None:
    scripts = ScriptDirectory(str(migrations.FOLDER), version_locations=list(map(str, migrations.SCRIPT_FOLDERS)))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == migrations.REVISIONS
    assert scripts.get_heads() == [migrations.HEAD]
    assert {sample.stem for sample in SAMPLES.glob("*.sql")} == set(migrations.REVISIONS)


@pytest.mark.parametrize("revision", migrations.REVISIONS)
def test_the_schema_of_every_revision_is_known(revision: str, tmp_path: Path) -> None:
    """The files users have, what the scripts make, and what either becomes today."""
    sample = restore_sample(revision, tmp_path / "gammal.lagesbild")
    made = tmp_path / "ny.lagesbild"
    made.touch()
    migrate(made, to=revision)
    assert mark_of(sample) == mark_of(made) == migrations.SCHEMAS[revision]
    migrate(sample)
    assert mark_of(sample) == migrations.SCHEMAS[migrations.HEAD]
    assert set(migrations.SCHEMAS) == set(migrations.REVISIONS)


@pytest.mark.parametrize("revision", migrations.REVISIONS)
def test_a_file_of_any_revision_opens_today_with_all_its_rows(revision: str, tmp_path: Path) -> None:
    path = restore_sample(revision, tmp_path / f"{revision}.lagesbild")
    before = counts_of(path)
    assert all(before.values()), "a sample without a row in some table says nothing about it"
    migrate(path)
    assert {name: rows for name, rows in counts_of(path).items() if name in before} == before
    with open_workspace(path, who=COORDINATOR) as ws:
        assert ws.name == "Provregionen"


def test_the_migrations_make_the_very_tables_of_the_models(tmp_path: Path) -> None:
    """So that a new workspace may be made from the models, without Alembic."""
    migrated = tmp_path / "migrerad.lagesbild"
    migrated.touch()
    migrate(migrated)
    assert schema_of(migrated) == schema_of(make_workspace(tmp_path))


def test_the_models_are_what_the_latest_sample_holds(old: Path) -> None:
    migrate(old)
    assert set(counts_of(old)) == set(METADATA.tables)


def test_a_workspace_has_no_table_that_undo_could_miss(tmp_path: Path) -> None:
    """SQLite's own counters would be one: undo would leave them changed."""
    connection = sqlite3.connect(make_workspace(tmp_path))
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert names == {*METADATA.tables, "alembic_version"}


def test_an_older_file_is_copied_and_then_made_new(old: Path, next_revision: Plan, clock: Clock) -> None:
    next_revision("def upgrade():\n    op.add_column('goal', sa.Column('note', sa.Text()))\n")
    before = counts_of(old)
    with open_workspace(old, who=COORDINATOR, clock=clock) as ws:
        assert ws.backup_problem is None
    assert inspect(old).revision == LATER
    assert "note" in schema_of(old)["goal"]
    assert counts_of(old) == before
    (copy,) = default_backup_folder(old).iterdir()
    assert inspect(copy, immutable=True).revision == REVISIONS[-1]
    assert counts_of(copy) == before


def test_a_step_that_breaks_half_way_leaves_the_file_as_it_was_and_can_be_tried_again(
    old: Path, next_revision: Plan
) -> None:
    schema, rows = schema_of(old), counts_of(old)
    half = "def upgrade():\n    op.add_column('goal', sa.Column('note', sa.Text()))\n"
    next_revision(half + "    op.execute('DELETE FROM lots_month')\n    raise RuntimeError('the power went')\n")
    with pytest.raises(RuntimeError, match="the power went"):
        open_workspace(old, who=COORDINATOR)
    assert (schema_of(old), counts_of(old)) == (schema, rows)
    next_revision(half)
    with open_workspace(old, who=COORDINATOR):
        pass
    assert counts_of(old) == rows


def test_a_table_that_is_rebuilt_keeps_the_rows_that_refer_to_it(old: Path, next_revision: Plan) -> None:
    """With foreign keys on, a rebuilt `area` would take every figure with it, without a word."""
    rows = counts_of(old)
    next_revision(
        "def upgrade():\n"
        "    with op.batch_alter_table('area') as batch:\n"
        "        batch.alter_column('name', type_=sa.String(400))\n"
    )
    migrate(old)
    assert counts_of(old) == rows
    assert "VARCHAR(400)" in schema_of(old)["area"]
    connection = open_sqlite(old)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('op.execute("DELETE FROM lots_month")', "lots_month: 1 -> 0"),
        ("op.execute(\"DELETE FROM area WHERE code = '0360'\")", "refer to nothing in .*lots_month"),
        ("op.drop_table('measure_outcome')", "measure_outcome: 1 -> 0"),
    ],
)
def test_a_step_that_loses_rows_is_taken_back(old: Path, next_revision: Plan, step: str, told: str) -> None:
    schema, rows = schema_of(old), counts_of(old)
    next_revision(f"def upgrade():\n    {step}\n")
    with pytest.raises(MigrationFault, match=told):
        migrate(old)
    assert (schema_of(old), counts_of(old)) == (schema, rows)


def test_a_step_may_take_rows_away_when_it_says_so(old: Path, next_revision: Plan) -> None:
    next_revision("loses_rows_of = ('measure_outcome',)\ndef upgrade():\n    op.drop_table('measure_outcome')\n")
    migrate(old)
    assert "measure_outcome" not in counts_of(old)


def test_without_a_copy_nothing_is_migrated(old: Path, next_revision: Plan) -> None:
    default_backup_folder(old).write_text("en fil där mappen skulle ligga")
    next_revision("def upgrade():\n    op.add_column('goal', sa.Column('note', sa.Text()))\n")
    with pytest.raises(UserProblem, match="säkerhetskopior"):
        open_workspace(old, who=COORDINATOR)
    assert inspect(old).revision == REVISIONS[-1]


def test_an_older_file_cannot_be_read_without_being_made_new(old: Path, next_revision: Plan) -> None:
    next_revision("def upgrade():\n    op.add_column('goal', sa.Column('note', sa.Text()))\n")
    with pytest.raises(UserProblem, match="Öppna den en gång för skrivning"):
        open_workspace(old, who=COORDINATOR, read_only=True)
    assert inspect(old).revision == REVISIONS[-1]


def test_monthly_figures_keep_their_reasons_and_indicators_what_can_be_undone(tmp_path: Path) -> None:
    """What version 0.1 holds: a reason in a column of its own for each figure, and indicators without sum rules."""
    path = restore_sample("0001", tmp_path / "gammal.lagesbild")
    plain = sqlite3.connect(path)
    plain.execute(
        "INSERT INTO benefit_month SELECT area_code, '2016-06', 'man', '20-64', 7, NULL, NULL, 'saknas', NULL, 'dolt', "
        "1, NULL, 1, NULL, NULL, 'ej_tillampligt', 900, NULL, source_id, import_id FROM benefit_month"
    )
    plain.execute(
        "INSERT INTO change_row VALUES (2, 1, 'indicator', '[\"körkort\"]', NULL, "
        '\'{"key":"körkort","name":"Körkort","unit":"antal","counted_by_group":false}\', 1, NULL)'
    )
    plain.commit()
    plain.close()
    migrate(path)
    plain = sqlite3.connect(path)
    months = plain.execute("SELECT * FROM benefit_month ORDER BY month").fetchall()
    indicators = plain.execute("SELECT * FROM indicator").fetchall()
    logged = plain.execute('SELECT "before", "after" FROM change_row WHERE id = 2').fetchone()
    plain.close()
    told = "arbetsloshet=dolt ekonomiskt_bistand=ej_tillampligt"
    assert months == [
        ("0360", "kvinna", "under30", "2016-05", 1, 1, 1, 1, 1, 1, 1, None, 1, 1),
        ("0360", "man", "20-64", "2016-06", 7, None, None, 1, 1, None, 900, told, 1, 1),
    ]
    assert indicators == [("körkort", "åäö – text", "åäö – text", 1, None, 0, 1, 0, 0)]
    after = '{"key":"körkort","name":"Körkort","unit":"antal","counted_by_group":false,'
    assert logged == (
        None,
        after + '"description":null,"decimals":0,"by_sex":true,"sexes_add":false,"categories_add":false}',
    )
