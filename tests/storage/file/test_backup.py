"""Backups: taken when something changed, whole, thinned, and put back without overwriting."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from domain.ground.period import parse_month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from machine.files import ExistsProblem
from storage.areas.queries import seats
from storage.file.backup import back_up, back_up_before_import, backup_to
from storage.file.copies import copies, latest_copy_named, restore
from storage.file.inspection import inspect
from storage.file.places import default_backup_folder
from storage.file.problems import DamagedProblem, MissingProblem
from storage.file.workspace import Workspace, open_workspace
from storage.lots.recording import record_lots_cells
from storage.recommendations.recording import add_recommendation
from storage.recommendations.seats import add_seat
from support.house import summary
from support.workspaces import COORDINATOR, Clock, Opener, content, make_workspace

MAY = parse_month("2016-05")


def change(ws: Workspace) -> None:
    add_seat(ws, organisation="Region", role="chef")


def copied(path: Path) -> list[str]:
    folder = default_backup_folder(path)
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_the_first_opening_takes_a_copy_and_the_next_only_when_something_changed(
    path: Path, reopen: Opener, clock: Clock
) -> None:
    with reopen() as ws:
        assert len(copied(path)) == 1
        change(ws)
    clock.move(hours=1)
    with reopen():
        assert len(copied(path)) == 2
    clock.move(days=1)
    with reopen():
        assert len(copied(path)) == 2


def test_a_reader_takes_no_copy(path: Path, reopen: Opener) -> None:
    with reopen(read_only=True):
        pass
    assert copied(path) == []


def test_a_copy_holds_what_was_just_written_and_stands_alone(path: Path, ws: Workspace, tmp_path: Path) -> None:
    change(ws)
    out = tmp_path / "kopia.lagesbild"
    plain = tmp_path / "vanlig.lagesbild"
    backup_to(ws, out)
    shutil.copy(path, plain)
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith("kopia")) == ["kopia.lagesbild"]
    with open_workspace(out, who=COORDINATOR) as copy:
        assert content(copy) == content(ws)
    with open_workspace(plain, who=COORDINATOR) as copy:
        assert content(copy) == content(ws), "so does a plain copy, where nobody is writing just then"


def test_a_copy_can_be_taken_of_a_closed_file_and_while_another_writes(
    path: Path, ws: Workspace, tmp_path: Path
) -> None:
    change(ws)
    backup_to(path, tmp_path / "en.lagesbild")
    ws.close()
    backup_to(path, tmp_path / "två.lagesbild")
    for name in ("en", "två"):
        with open_workspace(tmp_path / f"{name}.lagesbild", who=COORDINATOR, read_only=True) as copy:
            assert len(seats(copy)) == 1


def test_nothing_is_overwritten_and_nothing_is_copied_that_is_not_there(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "viktig.lagesbild"
    out.write_text("viktigt")
    for way in (backup_to, restore):
        with pytest.raises(ExistsProblem, match="finns redan"):
            way(path, out)
        with pytest.raises(MissingProblem):
            way(tmp_path / "saknad.lagesbild", tmp_path / "ny.lagesbild")
    assert out.read_text() == "viktigt"


def test_a_copy_is_put_back_as_it_was(path: Path, reopen: Opener, tmp_path: Path) -> None:
    with reopen() as ws:
        change(ws)
        kept = content(ws)
        back_up(ws)
    (latest, first) = copies(path)
    restored = tmp_path / "åter.lagesbild"
    restore(latest.path, restored)
    with open_workspace(restored, who=COORDINATOR) as again:
        assert content(again) == kept
        change(again)
    restore(first.path, tmp_path / "först.lagesbild")
    with open_workspace(tmp_path / "först.lagesbild", who=COORDINATOR) as again:
        assert seats(again) == ()


def test_copies_say_when_and_what_they_hold(path: Path, reopen: Opener, clock: Clock) -> None:
    with reopen() as ws:
        record_lots_cells(ws, area="0360", month=MAY, cells={(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 2})
        for title in ("Ett", "Två"):
            add_recommendation(ws, year=2022, template="kortmall", title=title)
        clock.move(minutes=10)
        made = back_up(ws)
        assert back_up(ws) is None
    latest, first = copies(path)
    assert latest.path == made
    assert latest_copy_named(path) == clock.at
    assert latest_copy_named(path.with_name("annan.lagesbild")) is None
    assert latest.taken == clock.at
    assert latest.group == "Umeåregionen"
    changed = datetime.fromisoformat("2026-03-30T14:32:00+00:00").astimezone().strftime("%Y-%m-%d %H:%M")
    assert summary(latest.path) == f"1 LOTS-månad, 2 rekommendationer, senast ändrad {changed}"
    assert summary(first.path) == "0 LOTS-månader, 0 rekommendationer"


def test_two_copies_of_the_same_second_are_two(ws: Workspace, path: Path) -> None:
    change(ws)
    back_up(ws)
    change(ws)
    back_up(ws)
    assert len(copies(path)) == 3


def test_a_folder_that_is_shared_keeps_each_ones_copies(tmp_path: Path, clock: Clock) -> None:
    shared = tmp_path / "kopior"
    one, other = make_workspace(tmp_path, "ett"), make_workspace(tmp_path, "två")
    for path in (one, other):
        with open_workspace(path, who=COORDINATOR, backup_folder=shared, clock=clock):
            pass
    (shared / "semester.txt").write_text("inget för oss")
    (shared / "bilder 2026-03-30 10.00.00.lagesbild").write_text("ingen arbetsbok")
    assert [copy.path.name.split()[0] for copy in copies(one, shared)] == ["ett"]
    assert [copy.path.name.split()[0] for copy in copies(other, shared)] == ["två"]
    one.write_text("nu är den trasig")
    assert [copy.path.name.split()[0] for copy in copies(one, shared)] == ["ett"]


def test_old_copies_are_thinned_and_those_of_others_left(path: Path, tmp_path: Path, clock: Clock) -> None:
    shared = tmp_path / "kopior"
    with open_workspace(path, who=COORDINATOR, backup_folder=shared, clock=clock):
        pass
    (shared / "umea 2020-01-01 10.00.00.lagesbild").write_text("någon annans")
    for _ in range(40):
        clock.move(hours=12)
        with open_workspace(path, who=COORDINATOR, backup_folder=shared, clock=clock) as ws:
            change(ws)
            assert ws.backup_problem is None
    found = copies(path, shared)
    days = [copy.taken.date() for copy in found if (clock.at - copy.taken).days > 2]
    assert len(days) == len(set(days))
    assert 17 <= len(found) <= 21
    assert (shared / "umea 2020-01-01 10.00.00.lagesbild").exists()


def test_a_folder_that_cannot_be_used_is_told_and_the_work_goes_on(path: Path, clock: Clock) -> None:
    default_backup_folder(path).write_text("en fil där mappen skulle ligga")
    with open_workspace(path, who=COORDINATOR, clock=clock) as ws:
        assert ws.backup_problem is not None
        assert "Arbetsboken är orörd" in ws.backup_problem.text
        change(ws)
        with pytest.raises(UserProblem, match="säkerhetskopior"):
            back_up(ws)
        ws.backup_problem = None
        back_up_before_import(ws)
        assert ws.backup_problem is not None


def damage(path: Path) -> None:
    """Overwrites a page in the middle of the file."""
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 4096)


def test_a_damaged_file_pushes_no_good_copy_out_and_says_which_one_there_is(
    path: Path, reopen: Opener, clock: Clock, tmp_path: Path
) -> None:
    with reopen() as ws:
        change(ws)
        back_up(ws)
    before = copied(path)
    damage(path)
    clock.move(days=900)
    for read_only in (False, True):
        with pytest.raises(DamagedProblem, match="Ditt senaste hela exemplar är från") as caught:
            reopen(read_only=read_only)
    assert str(copies(path)[0].path) in caught.value.text
    assert copied(path) == before
    with pytest.raises(DamagedProblem):
        backup_to(path, tmp_path / "kopia.lagesbild")
    assert not (tmp_path / "kopia.lagesbild").exists()


def test_a_damaged_copy_is_not_put_back_nor_praised(path: Path, reopen: Opener, tmp_path: Path) -> None:
    with reopen() as ws:
        change(ws)
        back_up(ws)
    latest, first = copies(path)
    damage(latest.path)
    with pytest.raises(DamagedProblem):
        restore(latest.path, tmp_path / "åter.lagesbild")
    damage(path)
    with pytest.raises(DamagedProblem) as caught:
        reopen()
    assert str(first.path) in caught.value.text
    damage(first.path)
    with pytest.raises(DamagedProblem) as caught:
        reopen()
    assert "Ditt senaste hela" not in caught.value.text


def test_without_changes_a_damaged_copy_is_replaced(path: Path, reopen: Opener, clock: Clock) -> None:
    with reopen():
        pass
    damage(copies(path)[0].path)
    clock.move(hours=1)
    with reopen():
        pass
    assert inspect(copies(path)[0].path, immutable=True).name == "Umeåregionen"
