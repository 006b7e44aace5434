"""Earlier imports are listed with who, when and whether they stand, and any of them can be undone."""

import pytest

from storage.file.workspace import Workspace, open_workspace
from storage.history import changelog
from storage.importing.queries import ImportState, imports
from support.house import create_demo, import_rows, read_tidy
from support.tidy_files import DATA
from support.workspaces import COORDINATOR, Clock, content


def take_in(ws: Workspace, name: str) -> None:
    file = read_tidy(DATA / name)
    import_rows(ws, file.content, file_name=file.name, sha256=file.sha256)


@pytest.fixture
def two(ws: Workspace, clock: Clock) -> Workspace:
    """A workspace with two imports a day apart."""
    take_in(ws, "published-ranks.csv")
    clock.move(days=1)
    take_in(ws, "populations-lycksele-2024.csv")
    return ws


def test_the_newest_comes_first_with_what_it_was(two: Workspace, clock: Clock):
    latest, first = imports(two)
    assert (latest.file, latest.kind, latest.reference) == (
        "populations-lycksele-2024.csv",
        "population_counts",
        "2024-10-31",
    )
    assert latest.at == clock()
    assert latest.who == COORDINATOR
    assert (first.file, first.new > 0, first.changed, first.skipped) == ("published-ranks.csv", True, 0, 0)
    assert {latest.state, first.state} == {ImportState.STANDS}


def test_an_old_import_is_undone_and_said_to_be_and_can_come_back(two: Workspace):
    latest, first = imports(two)
    changelog.undo_import(two, first.id)
    assert [run.state for run in imports(two)] == [ImportState.STANDS, ImportState.UNDONE]
    changelog.redo(two)
    assert [run.state for run in imports(two)] == [ImportState.STANDS, ImportState.STANDS]
    before = content(two)
    changelog.undo_import(two, latest.id)
    take_in(two, "published-equivalents.csv")
    assert [run.state for run in imports(two)] == [ImportState.STANDS, ImportState.UNDONE, ImportState.STANDS]
    assert content(two) != before


def test_the_figures_of_the_example_stand_for_good(tmp_path):
    create_demo(tmp_path / "exempel.lagesbild", who=COORDINATOR)
    with open_workspace(tmp_path / "exempel.lagesbild", who=COORDINATOR) as ws:
        listed = imports(ws)
    assert listed
    assert {run.state for run in listed} == {ImportState.SETTLED}
