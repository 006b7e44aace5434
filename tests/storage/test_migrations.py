"""Files from earlier versions become today's: whole, with everything in them, or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from domain.ground.period import parse_month
from domain.ground.problem import UserProblem
from domain.lots.month import MonthStatus
from domain.recommendations.recommendation import FieldKind
from domain.reporting.report import Audience
from storage import migrations
from storage.file.connection import open_sqlite
from storage.file.engines import migration_engine
from storage.file.inspection import inspect, schema_mark
from storage.file.inspection import schema_of as schema_of_file
from storage.file.migrating import MigrationFault, migrate, row_counts
from storage.file.places import default_backup_folder
from storage.file.problems import DamagedProblem, EarlierProblem
from storage.file.workspace import open_workspace
from storage.lots.queries import lots_month
from storage.recommendations.queries import recommendations, templates
from storage.reporting.queries import approved_pdf, approved_reports
from storage.reporting.recording import next_version
from storage.schema.columns import METADATA
from support.hostile import meddle
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
        restore_sample(REVISIONS[-1], made)
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


def rows_lost_since(revision: str) -> set[str]:
    """The tables whose rows a later revision says that it takes away."""
    scripts = ScriptDirectory(str(migrations.FOLDER), version_locations=list(map(str, migrations.SCRIPT_FOLDERS)))
    later = scripts.walk_revisions(revision, "head")
    return {name for each in later if each.revision != revision for name in getattr(each.module, "loses_rows_of", ())}


def counts_of(path: Path) -> dict[str, int]:
    engine = migration_engine(path)
    try:
        with engine.connect() as connection:
            return row_counts(connection)
    finally:
        engine.dispose()


def test_every_revision_is_known_and_has_a_sample() -> None:
    scripts = ScriptDirectory(str(migrations.FOLDER), version_locations=list(map(str, migrations.SCRIPT_FOLDERS)))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == migrations.REVISIONS
    assert scripts.get_heads() == [migrations.HEAD]
    assert set(migrations.SCHEMAS) == set(migrations.REVISIONS)
    assert {sample.stem for sample in SAMPLES.glob("*.sql")} == {*migrations.REVISIONS, *migrations.BEFORE_RELEASE}


@pytest.mark.parametrize("revision", migrations.REVISIONS)
def test_a_file_of_any_revision_becomes_the_very_file_that_is_made_today(revision: str, tmp_path: Path) -> None:
    """To the letter of its schema, with all its rows. The sample is the only description of a revision there is."""
    path = restore_sample(revision, tmp_path / f"{revision}.lagesbild")
    assert mark_of(path) == migrations.SCHEMAS[revision]
    before = counts_of(path)
    assert all(before.values()), "a sample without a row in some table says nothing about it"
    migrate(path)
    after, lost = counts_of(path), rows_lost_since(revision)
    kept = {name: rows for name, rows in before.items() if name not in lost}
    assert {name: after.get(name) for name in kept} == kept
    assert schema_of(path) == schema_of(make_workspace(tmp_path))
    with open_workspace(path, who=COORDINATOR) as ws:
        assert ws.name == "Provregionen"


def test_reports_that_were_counted_together_keep_their_numbers_and_are_counted_apart(tmp_path: Path) -> None:
    path = restore_sample("0006", tmp_path / "0.6.0.lagesbild")
    # The rows of the sample's log hold any text, which no report can be read beside.
    meddle(path, "DELETE FROM change_row")
    columns = "kind, areas, period, title, reason, approved_on, approved_by, recorded_at, recorded_by, choices, data"
    columns += ", subjects, covers, sha256, pdf"
    for version, audience in ((2, "public"), (3, "internal"), (4, "public")):
        meddle(
            path,
            f"INSERT INTO report ({columns}, version, audience) "
            f"SELECT {columns}, {version}, '{audience}' FROM report WHERE version = 1",
        )
    with open_workspace(path, who=COORDINATOR) as ws:
        told = [(each.audience.value, each.version, each.latest) for each in approved_reports(ws)]
        assert told == [("public", 4, True), ("internal", 3, True), ("public", 2, False), ("internal", 1, False)]
        same = {"kind": "recommendations", "areas": ("0360",), "period": "2021"}
        assert [next_version(ws, **same, audience=each) for each in Audience] == [5, 4]  # type: ignore[arg-type]
        for each in approved_reports(ws):
            assert approved_pdf(ws, each.id).startswith(b"%PDF")
        assert ws.backup_problem is None
    (copy,) = default_backup_folder(path).iterdir()
    assert inspect(copy, immutable=True).revision == "0006"


def test_months_of_older_files_hold_totals_and_keep_their_status(tmp_path: Path) -> None:
    path = restore_sample("0007", tmp_path / "0.7.0.lagesbild")
    with open_workspace(path, who=COORDINATOR) as ws:
        stored = lots_month(ws, "0360", parse_month("2016-05"))
    assert (stored.by_case, stored.status, list(stored.counts.values())) == (False, MonthStatus.KLAR, [1])


def test_fields_that_ask_for_a_point_a_line_become_lists_where_nobody_has_changed_them(tmp_path: Path) -> None:
    path = restore_sample("0015", tmp_path / "0.11.0.lagesbild")
    # As when the field has been given another heading: it is the group's own, and that can be undone.
    changed = '["initiativmall","aktiviteter"]'
    meddle(path, f"UPDATE change_row SET table_name = 'template_field', row_key = '{changed}', after = '{{}}'")
    meddle(path, "UPDATE recommendation_text SET field_key = 'insatser', text = 'Gemensam ingång\nMånadsmöte'")
    with open_workspace(path, who=COORDINATOR) as ws:
        kinds = {field.key: field.kind for each in templates(ws) for field in each.fields}
        assert (kinds["insatser"], kinds["aktiviteter"], kinds["mal"]) == (
            FieldKind.LIST,
            FieldKind.TEXT,
            FieldKind.TEXT,
        )
        (written,) = recommendations(ws)
        assert written.text("insatser") == "Gemensam ingång\nMånadsmöte"
        (approved,) = approved_reports(ws)
        assert approved_pdf(ws, approved.id) == b"%PDF-1.7 \x00\xff"


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("revision", migrations.BEFORE_RELEASE)
def test_a_file_from_before_there_was_a_release_is_told_so_and_left_alone(
    revision: str, read_only: bool, tmp_path: Path
) -> None:
    path = restore_sample(revision, tmp_path / "gammal.lagesbild")
    before = path.read_bytes()
    with pytest.raises(EarlierProblem, match=r"gammal\.lagesbild .*0\.4 eller tidigare.* hel och har lämnats orörd"):
        open_workspace(path, who=COORDINATOR, read_only=read_only)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["gammal.lagesbild"]


def test_a_file_from_before_there_was_a_release_that_is_damaged_is_not_called_whole(tmp_path: Path) -> None:
    path = restore_sample("0005", tmp_path / "gammal.lagesbild")
    meddle(path, "DELETE FROM sqlite_master WHERE name = 'ix_goal_area_code'")
    with pytest.raises(DamagedProblem):
        inspect(path)
    restore_sample("0004", path := tmp_path / "sliten.lagesbild")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    path.write_bytes(content)
    for through in (True, False):
        with pytest.raises(DamagedProblem):
            inspect(path, through=through)


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


def test_a_table_that_is_rebuilt_keeps_its_rows_and_those_that_refer_to_it(old: Path, next_revision: Plan) -> None:
    """With foreign keys on, a rebuilt `area` would take every figure with it, without a word."""
    rows, table = counts_of(old), schema_of(old)["area"]
    assert table.count("name VARCHAR(300) NOT NULL") == 1
    wider = table.replace(
        "name VARCHAR(300) NOT NULL", "name VARCHAR(400) NOT NULL, \n\tnote TEXT, \n\tplace INTEGER NOT NULL"
    )
    next_revision(
        "from storage.migrations.rebuild import rebuild\n"
        f"def upgrade():\n    rebuild('area', {wider!r}, 'CREATE INDEX ix_area_note ON area (note)', new={{'place': '7'}})\n"
    )
    migrate(old)
    assert counts_of(old) == rows
    assert schema_of(old)["area"] == wider
    connection = open_sqlite(old)
    assert connection.execute("SELECT name, note, place FROM area WHERE code = '0319'").fetchall() == [
        ("Älvkarleby", None, 7)
    ]
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
