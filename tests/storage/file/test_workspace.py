"""Creating a workspace and opening it."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.problem import UserProblem
from machine.files import ExistsProblem
from storage.areas import queries as stored
from storage.file.connection import open_sqlite
from storage.file.creation import create_workspace
from storage.file.lock import lock_path
from storage.file.problems import (
    DamagedProblem,
    LockedProblem,
    MissingProblem,
    NewerProblem,
    ReadOnlyProblem,
)
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.populations.queries import definition, definitions
from storage.recommendations.queries import templates
from storage.recommendations.seats import add_seat
from support.workspaces import COORDINATOR, Clock, Opener, make_workspace


def test_a_new_workspace_knows_all_of_sweden_and_its_group(tmp_path: Path) -> None:
    path = tmp_path / "umea.lagesbild"
    members = ["2480", "2401", "2403", "2404", "2409", "2460"]
    assert create_workspace(path, name="Umeåregionen", members=members, who=COORDINATOR) == "umearegionen"
    with open_workspace(path, who=COORDINATOR) as ws:
        group, of_it = stored.group(ws)
        assert group == Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
        names = [area.name for area in of_it]
        assert names == ["Bjurholm", "Nordmaling", "Robertsfors", "Umeå", "Vindeln", "Vännäs"]
        assert len(stored.areas(ws, kind=AreaKind.KOMMUN)) == 290
        assert len(stored.areas(ws, kind=AreaKind.LAN)) == 21
        assert stored.area(ws, "00").name == "Riket"
        assert stored.areas(ws)[-1].name == "Övertorneå"
        assert [m.member for m in stored.memberships(ws)] == members
        assert (ws.name, ws.read_only, ws.is_example, ws.backup_problem) == ("Umeåregionen", False, False, None)
        assert stored.latest_saved(ws) is None


def test_a_new_workspace_has_the_shipped_templates_and_definitions(ws: Workspace) -> None:
    assert [template.key for template in templates(ws)] == ["underlagsmall", "initiativmall", "kortmall"]
    assert len(templates(ws)[1].fields) == 10
    assert [each.key for each in definitions(ws)] == ["default", "published"]
    from domain.populations.definition import lagesbild_definition, published_2024_definition

    assert definition(ws) == lagesbild_definition()
    assert definition(ws, "published") == published_2024_definition()
    with pytest.raises(UserProblem, match="hemlig"):
        definition(ws, "hemlig")


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "budget.lagesbild"
    path.write_text("viktigt")
    with pytest.raises(ExistsProblem, match="finns redan"):
        make_workspace(tmp_path, "budget")
    assert path.read_text() == "viktigt"


@pytest.mark.parametrize(
    ("name", "members", "reason"),
    [
        ("Umeåregionen", ["2401", "9999"], "9999"),
        ("Umeåregionen", ["24"], "24"),
        ("   ", [], "Gruppens namn"),
        ("!!!", [], "bokstav eller siffra"),
        ("0360", [], "koden för ett annat område"),
        ("Vännäs 811228-9874", [], "Gruppens namn: texten innehåller ett personnummer"),
    ],
)
def test_a_group_that_cannot_be_is_refused_and_leaves_nothing(
    tmp_path: Path, name: str, members: list[str], reason: str
) -> None:
    with pytest.raises(UserProblem, match=reason):
        # As the window does: the file is called what the group is.
        create_workspace(tmp_path / f"{name}.lagesbild", name=name, members=members, who=COORDINATOR)
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_one_file_when_nobody_has_it_open(path: Path, reopen: Opener) -> None:
    with reopen():
        assert lock_path(path).exists()
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


def test_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(MissingProblem, match=r"saknad\.lagesbild"):
        open_workspace(tmp_path / "saknad.lagesbild", who=COORDINATOR)
    assert list(tmp_path.iterdir()) == []


def test_the_second_one_is_told_who_writes_and_may_read(ws: Workspace, reopen: Opener) -> None:
    with pytest.raises(LockedProblem, match="samverkanskoordinator Tierp sedan 2026-03-30 14:32"):
        reopen(who="förbundskansliet")
    with reopen(who="förbundskansliet", read_only=True) as reader:
        assert reader.read_only
        assert reader.name == "Umeåregionen"
        with pytest.raises(ReadOnlyProblem, match="öppen för läsning"), reader.writing():
            raise AssertionError("never came here")
    ws.close()
    with reopen(who="förbundskansliet") as again:
        assert not again.read_only


def test_closing_twice_is_fine(reopen: Opener) -> None:
    ws = reopen()
    ws.close()
    ws.close()
    with reopen():
        pass


def test_the_lock_of_another_program_run_is_respected(path: Path, reopen: Opener) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "öppen\n"
        with pytest.raises(LockedProblem, match="hos kansliet"):
            reopen()
    finally:
        other.communicate("stäng\n", timeout=30)
    with reopen():
        pass


OTHER = """
import sys
from pathlib import Path
from storage.file.workspace import open_workspace
sys.stdout.reconfigure(encoding="utf-8")
with open_workspace(Path(sys.argv[1]), who="kansliet"):
    print("öppen", flush=True)
    sys.stdin.readline()
"""


def test_a_file_of_a_newer_version_is_left_alone(path: Path, reopen: Opener) -> None:
    connection = open_sqlite(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerProblem, match="nyare version"):
            reopen(read_only=read_only)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_is_no_workspace_is_refused_and_left_alone(tmp_path: Path) -> None:
    import sqlite3

    text, empty, other = (tmp_path / f"{name}.lagesbild" for name in ("brev", "tom", "annan"))
    text.write_text("Hej! Det här är ett brev.")
    empty.touch()
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recept (namn TEXT)")
    connection.close()
    for path in (text, empty, other):
        before = path.read_bytes()
        for read_only in (False, True):
            with pytest.raises(DamagedProblem, match="ingen arbetsbok"):
                open_workspace(path, who=COORDINATOR, read_only=read_only)
        assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_a_file_with_our_mark_but_without_our_tables_is_refused(tmp_path: Path) -> None:
    import sqlite3

    from storage.file.connection import APPLICATION_ID

    path = tmp_path / "halv.lagesbild"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("CREATE TABLE recept (namn TEXT)")
    connection.close()
    with pytest.raises(DamagedProblem):
        open_workspace(path, who=COORDINATOR)


def test_the_function_of_the_one_who_works_holds_no_personal_number(path: Path) -> None:
    with pytest.raises(PersonalNumberProblem):
        open_workspace(path, who="koordinator 811228-9874")
    with open_workspace(path, who="  ") as ws:
        assert ws.who == "funktion ej angiven"


def test_opening_an_up_to_date_workspace_does_not_load_alembic(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from storage.file.workspace import open_workspace; "
        f"open_workspace(Path({str(path)!r}), who='x').close(); print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_list_of_areas_is_what_ships_with_the_program() -> None:
    areas = read_areas()
    assert [area.code for area in areas[:3]] == ["00", "01", "03"]
    assert Area("0360", "Tierp", AreaKind.KOMMUN) in areas
    assert len(areas) == 1 + 21 + 290


def test_an_operation_does_not_begin_inside_another(ws: Workspace) -> None:
    with ws.writing(), pytest.raises(RuntimeError), ws.writing():
        raise AssertionError("never came here")


def test_the_clock_of_the_workspace_is_the_one_it_was_given(ws: Workspace, clock: Clock) -> None:
    clock.move(hours=1)
    assert ws.now() == clock.at


def test_a_job_and_the_window_write_in_turn(ws: Workspace) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda n: add_seat(ws, organisation=f"Part {n}", role="chef"), range(24)))
    assert len({number for number, _ in done}) == 24
    assert [member.organisation for member in stored.seats(ws)] == [
        organisation for _, organisation in sorted((n, f"Part {at}") for at, (n, _) in enumerate(done))
    ]
    for _ in range(24):
        assert undo(ws).rows == 1
    assert stored.seats(ws) == ()
