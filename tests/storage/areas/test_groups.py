"""Own groups: any kommuner under a name, with dates, and everything taken back with one undo."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import shipped_templates
from storage.areas.groups import change_group_members, create_group, remove_group, rename_group
from storage.areas.queries import area, group_members, groups
from storage.file.first_screen import areas, group, settings
from storage.file.problems import StandsInTheWay
from storage.file.workspace import Workspace
from storage.history import changelog
from storage.recommendations.recording import add_recommendation, edit_recommendation
from support.house import KEPT
from support.workspaces import content

LYCKSELE, STORUMAN, SORSELE = "2481", "2421", "2422"


@pytest.fixture
def lappland(ws: Workspace) -> str:
    """Södra Lappland, of two kommuner."""
    code, _ = create_group(ws, name="Södra Lappland", members=[LYCKSELE, STORUMAN])
    return code


def names(ws: Workspace, code: str, period: str = "") -> list[str]:
    return [each.name for each in group_members(ws, code, parse_period(period) if period else None)]


def test_a_group_is_made_of_any_kommuner_and_undone_whole(ws: Workspace):
    before = content(ws)
    code, changes = create_group(ws, name="  Södra   Lappland ", members=[STORUMAN, LYCKSELE, STORUMAN])
    assert code == "sodra-lappland"
    assert area(ws, code) == Area(code, "Södra Lappland", AreaKind.GROUP)
    assert names(ws, code) == ["Lycksele", "Storuman"]
    assert changes.label == "ny grupp Södra Lappland"
    assert changes.subjects == {Subject.AREAS}
    after = content(ws)
    changelog.undo(ws)
    assert content(ws) == before
    changelog.redo(ws)
    assert content(ws) == after


@pytest.mark.parametrize(
    ("name", "members", "said"),
    [
        ("  ", [], "är tomt"),
        ("–", [], "minst en bokstav"),
        ("umeåregionen", [], "redan ett område som heter"),
        ("Lycksele", [], "redan ett område som heter"),
        ("Norr", ["24"], "ingen kommun med koden 24"),
        ("Norr", ["9999"], "ingen kommun med koden 9999"),
        ("Norr", ["umearegionen"], "ingen kommun med koden umearegionen"),
        ("Anna 701063-2391", [], "personnummer"),
    ],
)
def test_a_group_that_cannot_be_is_refused_in_words(ws: Workspace, name: str, members: list[str], said: str):
    before = content(ws)
    with pytest.raises(UserProblem, match=said):
        create_group(ws, name=name, members=members)
    assert content(ws) == before


def test_a_code_that_is_taken_gets_a_number(ws: Workspace):
    assert create_group(ws, name="2401")[0] == "2401-2"
    assert create_group(ws, name="Åsele!")[0] == "asele"
    assert create_group(ws, name="Åsele?")[0] == "asele-2"


def test_a_new_name_leaves_the_code(ws: Workspace, lappland: str):
    changes = rename_group(ws, group=lappland, name="Lappland i söder")
    assert area(ws, lappland).name == "Lappland i söder"
    assert changes.label == "Södra Lappland heter Lappland i söder"
    assert rename_group(ws, group=lappland, name="LAPPLAND i söder").rows
    with pytest.raises(UserProblem, match="heter Umeåregionen"):
        rename_group(ws, group=lappland, name="Umeåregionen")
    with pytest.raises(UserProblem, match="Lycksele är ingen grupp"):
        rename_group(ws, group=LYCKSELE, name="Lyckan")


def test_the_workspaces_own_group_is_renamed_everywhere_and_given_members(ws: Workspace):
    rename_group(ws, group=ws.group_code, name="Umeå med omnejd")
    assert settings(ws).name == ws.name == "Umeå med omnejd"
    own, members = group(ws)
    assert own.name == "Umeå med omnejd"
    change_group_members(
        ws, group=own.code, memberships=[Membership("", each.code) for each in members if each.code != "0360"]
    )
    assert "Tierp" not in names(ws, own.code)
    changelog.undo(ws)
    assert "Tierp" in names(ws, own.code)


def test_members_come_and_go_by_date(ws: Workspace, lappland: str):
    change_group_members(
        ws,
        group=lappland,
        memberships=[
            Membership(lappland, LYCKSELE),
            Membership(lappland, STORUMAN, until=date(2020, 12, 31)),
            Membership(lappland, SORSELE, since=date(2021, 1, 1)),
        ],
    )
    assert names(ws, lappland) == ["Lycksele", "Sorsele", "Storuman"]
    assert names(ws, lappland, "2020") == ["Lycksele", "Storuman"]
    assert names(ws, lappland, "2021") == ["Lycksele", "Sorsele"]
    assert names(ws, lappland, "2021 H1") == ["Lycksele", "Sorsele"]
    own, of_lappland = groups(ws)
    assert own.is_workspace
    assert not of_lappland.is_workspace
    assert [of_lappland.names[each.member] for each in of_lappland.memberships] == ["Lycksele", "Sorsele", "Storuman"]


def test_what_stays_is_left_alone_and_the_label_says_the_rest(ws: Workspace, lappland: str):
    present = [Membership(lappland, LYCKSELE), Membership(lappland, STORUMAN)]
    assert change_group_members(ws, group=lappland, memberships=present).rows == 0
    added = change_group_members(ws, group=lappland, memberships=[*present, Membership(lappland, SORSELE)])
    assert (added.label, added.rows) == ("Sorsele är med i Södra Lappland", 1)
    taken = change_group_members(ws, group=lappland, memberships=present[:1])
    assert (taken.label, taken.rows) == ("Sorsele och Storuman är inte med i Södra Lappland", 2)
    dated = [Membership(lappland, LYCKSELE, since=date(2020, 1, 1))]
    assert change_group_members(ws, group=lappland, memberships=dated).label == "ändrade medlemmar i Södra Lappland"


def test_a_kommun_is_not_twice_in_a_group_at_the_same_time(ws: Workspace, lappland: str):
    back = [
        Membership(lappland, LYCKSELE, until=date(2019, 12, 31)),
        Membership(lappland, LYCKSELE, since=date(2022, 1, 1)),
    ]
    change_group_members(ws, group=lappland, memberships=back)
    assert names(ws, lappland, "2021") == []
    assert names(ws, lappland, "2022") == ["Lycksele"]
    with pytest.raises(UserProblem, match="Lycksele står två gånger"):
        change_group_members(ws, group=lappland, memberships=[*back, Membership(lappland, LYCKSELE)])
    backwards = [Membership(lappland, LYCKSELE, date(2022, 1, 1), date(2021, 1, 1))]
    with pytest.raises(UserProblem, match="innan kommunen har kommit med"):
        change_group_members(ws, group=lappland, memberships=backwards)


def test_a_group_that_nothing_depends_on_can_be_taken_away(ws: Workspace, lappland: str):
    before = content(ws)
    changes = remove_group(ws, group=lappland, kept=KEPT)
    assert changes.label == "borttagen grupp Södra Lappland"
    assert lappland not in {each.code for each in areas(ws)}
    changelog.undo(ws)
    assert content(ws) == before


def test_a_group_with_figures_stays_and_says_what_depends_on_it(ws: Workspace, lappland: str):
    one, _ = add_recommendation(ws, year=2022, template=shipped_templates()[0].key, title="Gemensam kartläggning")
    edit_recommendation(ws, recommendation=one, areas=[lappland])
    with pytest.raises(StandsInTheWay, match="Södra Lappland kan inte tas bort") as refused:
        remove_group(ws, group=lappland, kept=KEPT)
    assert refused.value.details == ("Rekommendationer: 1",)
    with pytest.raises(UserProblem, match="egen grupp"):
        remove_group(ws, group=ws.group_code, kept=KEPT)
    with pytest.raises(UserProblem, match="ingen grupp"):
        remove_group(ws, group=LYCKSELE, kept=KEPT)
