"""What a group decides of its report: stored for a year, undone like all else, and never with a personal number."""

from pathlib import Path

import pytest

from domain.ground.changes import Subject
from domain.ground.problem import UserProblem
from domain.reporting.composition import Composition
from storage.file.first_screen import settings
from storage.file.workspace import open_workspace
from storage.history.changelog import undo
from storage.reporting.composing import compose, composition_of
from support.workspaces import COORDINATOR, make_workspace

OWN = Composition("Offentlig försörjning", "Insatser 2023", "5 september", "2022/14", "Det går.", "# A\nB", ("lots",))


def test_what_is_decided_of_a_year_is_kept_for_that_year(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "egen"), who=COORDINATOR) as ws:
        before = settings(ws)
        changes = compose(ws, plan="recommendations", period="2022", composition=OWN)
        assert changes.subjects == {Subject.SETTINGS}
        assert composition_of(ws, "recommendations", "2022") == OWN
        assert composition_of(ws, "recommendations", "2023") == Composition()
        assert settings(ws) == before
        undo(ws)
        assert composition_of(ws, "recommendations", "2022") == Composition()


def test_what_cannot_be_printed_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "egen"), who=COORDINATOR) as ws:
        for wrong in (Composition("a" * 301), Composition(summary="Hon är 19121212-1212."), Composition(day="x" * 400)):
            with pytest.raises(UserProblem):
                compose(ws, plan="recommendations", period="2022", composition=wrong)
        assert composition_of(ws, "recommendations", "2022") == Composition()


def test_no_more_than_four_parties_sign(tmp_path: Path) -> None:
    four = Composition(signed="Förslagen är förankrade.", signers="  A,  chef \n\nB\nC\nD\n")
    with open_workspace(make_workspace(tmp_path, "egen"), who=COORDINATOR) as ws:
        compose(ws, plan="recommendations", period="2022", composition=four)
        assert composition_of(ws, "recommendations", "2022").parties == ("A, chef", "B", "C", "D")
        with pytest.raises(UserProblem, match="Högst 4 parter"):
            compose(ws, plan="recommendations", period="2022", composition=Composition(signers="A\nB\nC\nD\nE"))
