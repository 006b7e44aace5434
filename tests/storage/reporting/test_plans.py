"""Reports of the group's own: saved under a name, undone like all else, and never with a personal number."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from domain.reporting.composition import Composition
from domain.reporting.saved_plan import SavedPlan
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import undo
from storage.reporting.plans import remove_plan, save_plan, saved_plans
from support.workspaces import COORDINATOR, make_workspace

NEW = SavedPlan("", "Till styrelsen", "profile", ("lots",), Composition(own_text="# A\nB"))


@pytest.fixture
def ws(tmp_path: Path):
    with open_workspace(make_workspace(tmp_path, "egen"), who=COORDINATOR) as opened:
        yield opened


def test_a_plan_keeps_its_key_through_its_names_and_comes_back_when_undone(ws: Workspace) -> None:
    key, changes = save_plan(ws, plan=NEW, shipped=("profile",))
    assert changes.label == "ny egen rapport Till styrelsen"
    kept = replace(NEW, key=key)
    assert saved_plans(ws) == (kept,)
    renamed = replace(kept, name="  Åt nämnden ", parts=("population", "lots"))
    assert save_plan(ws, plan=renamed, shipped=())[0] == key
    assert saved_plans(ws) == (replace(renamed, name="Åt nämnden"),)
    remove_plan(ws, plan=renamed)
    assert saved_plans(ws) == ()
    undo(ws)
    undo(ws)
    assert saved_plans(ws) == (kept,)


def test_no_two_plans_have_one_name_or_key(ws: Workspace) -> None:
    save_plan(ws, plan=NEW, shipped=())
    for wrong in (NEW, replace(NEW, name="TILL styrelsen"), replace(NEW, parts=()), replace(NEW, name="x" * 90)):
        with pytest.raises(UserProblem):
            save_plan(ws, plan=wrong, shipped=())
    assert (
        save_plan(ws, plan=replace(NEW, name="Till styrelsen!"), shipped=("till-styrelsen-2",))[0] == "till-styrelsen-3"
    )


def test_a_personal_number_is_stored_neither_in_name_nor_words(ws: Workspace) -> None:
    for wrong in (
        replace(NEW, name="19121212-1212"),
        replace(NEW, start=Composition(own_text="Hon är 19121212-1212.")),
    ):
        with pytest.raises(UserProblem):
            save_plan(ws, plan=wrong, shipped=())
    assert saved_plans(ws) == ()
