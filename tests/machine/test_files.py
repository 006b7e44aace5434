"""Files on their way out: another program that holds them, names that cannot be, and what killed writes left."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from machine.files import new_file, write_whole
from machine.reasons import advice, reason
from storage.file.backup import backup_to
from storage.file.copies import copies, restore
from storage.file.creation import create_workspace
from storage.file.lock import lock_path
from storage.file.places import is_file_there, is_folder_there
from storage.file.workspace import open_workspace
from support.hardship import rights_of_a_user

DAY = 24 * 60 * 60
DENIED, HELD = 5, 32


def windows_error(number: int) -> PermissionError:
    """As Windows answers: errno says "no right", and only the number beside it says why."""
    error = PermissionError(13, "Access is denied")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between the tries, which are not waited for."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


@pytest.fixture
def holder(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int, int], None]:
    """`holder("replace", times, number)`: another program holds a file, as it can on Windows alone."""

    def hold(what: str, times: int, number: int) -> None:
        real = getattr(Path, what)
        left = [times]

        def held(path: Path, *args: object, **named: object) -> object:
            if left[0]:
                left[0] -= 1
                raise windows_error(number)
            return real(path, *args, **named)

        monkeypatch.setattr(Path, what, held)

    return hold


@pytest.mark.parametrize("number", [DENIED, HELD, 33])
def test_a_virus_scanner_that_looks_at_the_new_file_is_waited_for(
    tmp_path: Path, at_once: list[float], holder: Callable[[str, int, int], None], number: int
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"gammalt")
    holder("replace", 3, number)
    write_whole(path, b"nytt")
    assert path.read_bytes() == b"nytt"
    assert list(tmp_path.iterdir()) == [path]
    assert len(at_once) == 3


def test_it_is_waited_for_about_a_second_and_no_longer(
    tmp_path: Path, at_once: list[float], holder: Callable[[str, int, int], None]
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"gammalt")
    holder("replace", 100, DENIED)
    with pytest.raises(UserProblem) as told:
        write_whole(path, b"nytt")
    assert 0.8 < sum(at_once) < 1.5
    assert told.value.text == (
        f"Filen rapport.pdf i mappen {tmp_path} är öppen i ett annat program. Ingenting har ändrats. "
        "Stäng den där och försök igen, eller välj ett annat namn."
    )
    assert path.read_bytes() == b"gammalt"
    assert list(tmp_path.iterdir()) == [path]


def test_a_partial_file_that_is_held_does_not_make_a_success_a_failure(
    tmp_path: Path, at_once: list[float], holder: Callable[[str, int, int], None], expect_log
) -> None:
    expect_log(logging.WARNING, "partial file could not be removed")
    path = tmp_path / "kopia.lagesbild"
    holder("unlink", 100, HELD)
    with new_file(path) as beside:
        beside.write_bytes(b"nytt")
    assert path.read_bytes() == b"nytt"


def test_a_file_marked_as_read_only_is_told_apart_from_one_that_is_open(
    tmp_path: Path, at_once: list[float], holder: Callable[[str, int, int], None]
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"gammalt")
    path.chmod(0o444)
    holder("replace", 100, DENIED)
    with pytest.raises(UserProblem, match=r"är skrivskyddad\. Ingenting har ändrats\."):
        write_whole(path, b"nytt")


def test_a_folder_of_that_name_is_told_as_windows_and_as_linux_say_it(
    tmp_path: Path, at_once: list[float], holder: Callable[[str, int, int], None]
) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    for number in (0, 100):
        holder("replace", number, DENIED)
        with pytest.raises(UserProblem, match=r"finns redan en mapp som heter rapport\.pdf"):
            write_whole(tmp_path / "rapport.pdf", b"nytt")


@pytest.mark.parametrize("name", ["NUL", "con.pdf", "rapport: maj.pdf", "rapport.pdf.", "vad?.pdf", "å" * 124])
def test_a_name_that_windows_cannot_keep_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserProblem, match=r"Ingenting har ändrats\. Välj ett annat namn\."):
        write_whole(tmp_path / name, b"nytt")
    with pytest.raises(UserProblem, match="Filen kan inte heta"):
        create_workspace(tmp_path / name, name="Prov", who="prov")
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_there_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 123)
    write_whole(path, b"ett")
    write_whole(path, b"tv\xc3\xa5")
    assert path.read_bytes() == b"tv\xc3\xa5"


@pytest.mark.parametrize("length", [248, 251, 255, 300])
def test_a_workspace_with_a_name_too_long_is_told_so_wherever_it_comes(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("a" * (length - len(".lagesbild")) + ".lagesbild")
    for work in (
        lambda: create_workspace(path, name="Prov", who="prov"),
        lambda: backup_to(path, tmp_path / "kopia.lagesbild"),
        lambda: restore(path, tmp_path / "ny.lagesbild"),
        lambda: open_workspace(path, who="prov"),
    ):
        with pytest.raises(UserProblem):
            work()


def test_a_workspace_that_was_given_a_name_too_long_for_its_lock_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 243 + ".lagesbild")
    made = tmp_path / "w.lagesbild"
    create_workspace(made, name="Prov", who="prov")
    made.rename(path)
    with pytest.raises(UserProblem, match="är för långt för att arbetsboken"):
        open_workspace(path, who="prov")
    assert not lock_path(made).exists()


@pytest.mark.parametrize("name", ["maj: 2016.lagesbild", "å" * 118 + ".lagesbild"])
def test_a_workspace_has_its_copies_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    made = tmp_path / "w.lagesbild"
    create_workspace(made, name="Prov", who="prov")
    path = made.rename(tmp_path / name)
    with open_workspace(path, who="prov") as ws:
        assert ws.backup_problem is None
    assert len(copies(path)) == 1
    path.write_bytes(b"skadad")
    assert len(copies(path)) == 1


def test_a_folder_one_may_not_look_in_holds_nothing_and_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "stängd"
    closed.mkdir()
    path = closed / "w.lagesbild"
    path.touch()
    closed.chmod(0)
    with rights_of_a_user():
        assert not is_file_there(path)
        assert not is_folder_there(path)
        with pytest.raises(UserProblem, match="går inte att nå: du har inte rätt till filen eller mappen"):
            open_workspace(path, who="prov")
    closed.chmod(0o700)
    assert is_file_there(path)
    assert is_folder_there(closed)


LEFT = (
    ".lagesbild-0123abcd.tmp",
    ".lagesbild-0123abcd.tmp-wal",
    ".lagesbild-0123abcd.tmp-shm",
    ".lagesbild-0123abcd.tmp-journal",
    ".umea.lagesbild.ab12cd34",
    ".kommunprofil tierp.pdf.ab12cd34",
)
NOT_OURS = (".lagesbild-0123abcd.tmp.txt", "umea.lagesbild", ".bashrc", ".x.ab12cd34", ".a.pdf.AB12CD34", "~$bok.xlsx")


def test_what_killed_writes_left_goes_with_the_next_write_in_the_folder(tmp_path: Path) -> None:
    built = tmp_path / ".lagesbild-x_8k2abc"
    built.mkdir()
    (built / "exempel.lagesbild").write_bytes(b"halvt")
    for name in (*LEFT, *NOT_OURS):
        (tmp_path / name).write_bytes(b"halvt")
    young = tmp_path / ".lagesbild-89abcdef.tmp"
    young.write_bytes(b"skrivs just nu")
    old = time.time() - DAY - 60
    for each in tmp_path.iterdir():
        if each != young:
            os.utime(each, (old, old))

    write_whole(tmp_path / "rapport.pdf", b"nytt")

    assert {each.name for each in tmp_path.iterdir()} == {"rapport.pdf", young.name, *NOT_OURS}


KILLED = """
import os, sys
from pathlib import Path
from machine.files import new_file
with new_file(Path(sys.argv[1])) as beside:
    beside.write_bytes(b"halvt")
    os.kill(os.getpid(), 9)
"""


def test_a_write_that_is_killed_leaves_what_the_rule_knows(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, tmp_path / "a.lagesbild"], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    os.utime(left, (0, 0))
    write_whole(tmp_path / "b.pdf", b"nytt")
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(2, "finns inte"), (5, "disken svarar inte"), (13, "inte rätt"), (21, "mapp"), (28, "disken är full"),
     (30, "skrivskyddad"), (36, "för lång"), (110, "nätverket"), (16, "öppen i ett annat program")],
)  # fmt: skip
def test_the_systems_reasons_are_told_in_swedish_with_a_way_on(number: int, said: str) -> None:
    error = OSError(number, os.strerror(number))
    assert said in reason(error)
    assert advice(error).endswith(".")


def test_a_reason_we_do_not_know_is_told_in_the_systems_words() -> None:
    assert reason(OSError(62, "Timer {expired}")) == "Timer {expired}"
