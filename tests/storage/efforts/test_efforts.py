"""Efforts are kept, changed as one step, found where they are for, and never with a personal number in them."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from domain.efforts.effort import Effort, EffortField, Step
from domain.ground.problem import UserProblem
from domain.importing.tidy import EffortRow, Efforts
from exchange.tidy.effort_file import effort_file
from storage.efforts.efforts import areas_of, efforts_of, record_efforts, remove_efforts, rename_word, words_of
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history import changelog
from support.house import check_workspace, import_rows, read_tidy
from support.workspaces import Opener

TEAM = Effort(
    "2401",
    "Team för rehabilitering",
    "Vårdcentralen",
    ("Långtidssjukskrivna",),
    ("Samordning, SIP", "Utredning"),
    "läkarbesök",
    "måndagar",
    8,
    "patientavgift",
    "Regionen",
    date(2025, 2, 1),
    None,
    "rehabkoordinator",
    Step.SAMHANDLING,
    date(2026, 9, 28),
    "samordnare",
)
CAFE = Effort("2404", "Språkkafé", "Studieförbund", ("nyanlända",), ("Språk",))


def _own(ws: Workspace, area: str) -> list[Effort]:
    return [Effort(**{**_fields(each), "id": 0}) for each in efforts_of(ws, area)]


def _fields(effort: Effort) -> dict[str, object]:
    return {name: getattr(effort, name) for name in Effort.__slots__}


def test_what_is_recorded_is_there_again_and_undone_as_one_step(ws: Workspace) -> None:
    done = record_efforts(ws, efforts=[TEAM, CAFE])
    assert (done.label, done.rows) == ("2 insatser", 2)
    assert _own(ws, "2401") == [TEAM]
    changelog.undo(ws)
    assert efforts_of(ws, ws.group_code) == ()
    changelog.redo(ws)
    assert _own(ws, ws.group_code) == [CAFE, TEAM]
    assert {each.name for each in areas_of(ws, efforts_of(ws, ws.group_code)).values()} == {"Nordmaling", "Vindeln"}


def test_a_kommun_sees_what_the_group_has_for_all(ws: Workspace) -> None:
    record_efforts(ws, efforts=[TEAM, CAFE, Effort(ws.group_code, "Gemensamt ombud")])
    assert [each.name for each in efforts_of(ws, "2404")] == ["Gemensamt ombud", "Språkkafé"]
    assert len(efforts_of(ws, ws.group_code)) == 3
    assert efforts_of(ws, "0319") == ()


def test_one_of_the_same_name_is_changed_and_two_of_one_name_are_refused(ws: Workspace) -> None:
    record_efforts(ws, efforts=[TEAM, CAFE])
    (team,) = efforts_of(ws, "2401")
    again = Effort("2401", "TEAM för rehabilitering", "Regionen", ("långtidssjukskrivna",))
    assert record_efforts(ws, efforts=[again]).label == "insatsen ”TEAM för rehabilitering”"
    (changed,) = efforts_of(ws, "2401")
    assert (changed.id, changed.provider, changed.groups) == (team.id, "Regionen", ("Långtidssjukskrivna",))
    for twice in ([again, TEAM], [Effort("2404", "Annat"), Effort("2404", "Språkkafé", id=team.id)]):
        with pytest.raises(UserProblem, match="finns redan här"):
            record_efforts(ws, efforts=twice)
    with pytest.raises(UserProblem, match="finns inte längre"):
        record_efforts(ws, efforts=[Effort("2401", "Borta", id=999)])
    assert remove_efforts(ws, efforts=efforts_of(ws, "2401")).label.startswith("borttagen insats")
    assert record_efforts(ws, efforts=[]).rows == 0
    remove_efforts(ws, efforts=[*efforts_of(ws, "2404"), TEAM])
    assert efforts_of(ws, ws.group_code) == ()


@pytest.mark.parametrize(
    "field", ["name", "provider", "groups", "needs", "condition", "place", "cost", "payer", "contact", "checked_by"]
)
def test_no_field_takes_a_personal_number(ws: Workspace, field: str) -> None:
    number = "850709-9805"
    given = {"name": "Ombud", field: (number,) if field in ("groups", "needs") else number}
    with pytest.raises(PersonalNumberProblem):
        record_efforts(ws, efforts=[Effort("2401", **given)])
    assert efforts_of(ws, "2401") == ()


def test_words_are_renamed_and_made_one_wherever_they_stand(ws: Workspace) -> None:
    record_efforts(ws, efforts=[TEAM, CAFE, Effort("2404", "Ombud", groups=("Unga", "Nyanlända"))])
    assert words_of(ws, EffortField.GROUPS) == ("Långtidssjukskrivna", "nyanlända", "Unga")
    rename_word(ws, field=EffortField.GROUPS, word="Unga", to="Nyanlända")
    assert words_of(ws, EffortField.GROUPS) == ("Långtidssjukskrivna", "nyanlända")
    assert [each.groups for each in efforts_of(ws, "2404")] == [("nyanlända",)] * 2
    rename_word(ws, field=EffortField.NEEDS, word="Språk", to="Svenska")
    assert words_of(ws, EffortField.NEEDS) == ("Samordning, SIP", "Svenska", "Utredning")
    with pytest.raises(UserProblem, match="Semikolon"):
        rename_word(ws, field=EffortField.NEEDS, word="Svenska", to="Svenska; tal")
    changelog.undo(ws)
    changelog.undo(ws)
    assert words_of(ws, EffortField.GROUPS) == ("Långtidssjukskrivna", "nyanlända", "Unga")


def test_a_file_comes_back_and_changes_what_has_its_name(ws: Workspace, tmp_path: Path) -> None:
    record_efforts(ws, efforts=[Effort("2401", TEAM.name)])
    path = tmp_path / "insatser.csv"
    path.write_text(effort_file([TEAM, CAFE]), "utf-8")
    content = read_tidy(path).content
    assert isinstance(content, Efforts)
    assert content.rows == (EffortRow(2, TEAM), EffortRow(3, CAFE))
    outcome = import_rows(ws, content, file_name=path.name, sha256="0" * 64)
    assert (outcome.new, outcome.changed, outcome.refused) == (1, 1, ())
    assert _own(ws, ws.group_code) == [CAFE, TEAM]
    assert [row.text for row in outcome.rows] == [
        "Nordmaling, Team för rehabilitering: platser saknas → 8",
        "Vindeln, Språkkafé: platser saknas",
    ]


def test_a_row_that_is_no_effort_refuses_the_file(tmp_path: Path) -> None:
    path = tmp_path / "insatser.csv"
    path.write_text("Kommun;Insats;Hos;Platser\n2401;Ombud;Kommunen;många\n2401;Ombud;850709-9805;\n", "utf-8")
    content = read_tidy(path).content
    assert next(each.reason for each in content.refused).startswith("Platser: skriv ett heltal")
    assert len(content.refused) == 2


def test_what_does_not_add_up_is_told(reopen: Opener, path: Path) -> None:
    with reopen() as ws:
        record_efforts(ws, efforts=[TEAM, Effort("2401", "Ombud")])
        assert not [each for each in check_workspace(ws).problems if "Insats" in each.where]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE effort SET name = 'Ombud', starts = '2026-01-01', ends = '2025-01-01'")
    with reopen() as ws:
        said = [each.text for each in check_workspace(ws).problems if each.where == "Insatsen ”Ombud”, Nordmaling"]
    assert said == [
        "Insatsen slutar innan den börjar.",
        "Insatsen slutar innan den börjar.",
        "Två insatser har samma namn.",
    ]
