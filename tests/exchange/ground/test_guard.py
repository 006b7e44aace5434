"""Whatever happens while a file is read is a fault of that file, told in a sentence and logged without its contents."""

import logging
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from app.log import DiscreetFormatter
from domain.ground.problem import UserProblem
from exchange import files
from exchange.ground.guard import guarded
from exchange.ground.unfit import Unfit
from support.house import read_file
from support.log_guard import ExpectedLogs
from support.tidy_files import LOTS_HEADER, write_lines

SECRET = "4711 personer i Nordmaling"


class PanicException(BaseException):
    """As a library written in Rust raises it: no Exception."""


def told(error: BaseException) -> str:
    with pytest.raises(UserProblem) as problem, guarded(Path("tabell.csv")):
        raise error
    text = problem.value.text
    assert text.startswith("”tabell.csv” kan inte läsas in. ")
    assert text.endswith(" Ingenting har ändrats.")
    return text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "ryms inte i datorns minne"),
        (RecursionError(SECRET), "fler nivåer än någon tabell har"),
        (OSError(5, "Input/output error"), "gick inte att läsa till slutet (Input/output error)"),
        (ValueError(SECRET), "antecknat i programmets logg"),
        (UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, "x"), "antecknat i programmets logg"),
        (PanicException(SECRET), "antecknat i programmets logg"),
    ],
)
def test_what_nobody_foresaw_is_told_and_logged_without_what_the_file_holds(
    error: BaseException, words: str, expect_log: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")
    assert words in (text := told(error))
    assert SECRET not in text
    written = DiscreetFormatter().format(caplog.records[0])
    assert type(error).__name__ in written
    assert "test_guard.py" in written
    assert SECRET not in written


def test_a_fault_that_a_reader_tells_itself_is_no_defect() -> None:
    assert "Bladet är tomt." in told(Unfit("Bladet är tomt."))
    already = UserProblem("Filen finns inte.")
    with pytest.raises(UserProblem) as same, guarded(Path("a.csv")):
        raise already
    assert same.value is already


@pytest.mark.parametrize("asked", [KeyboardInterrupt, SystemExit, InterruptedError])
def test_what_is_asked_for_from_outside_the_file_goes_on(asked: type[BaseException]) -> None:
    with pytest.raises(asked), guarded(Path("a.csv"), passed_on=(InterruptedError,)):
        raise asked


def test_a_reading_that_never_ends_is_ended(expect_log: ExpectedLogs) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")
    with pytest.raises(UserProblem, match="tar för lång tid"), guarded(Path("a.csv"), seconds=0.1):
        never_ends()


def never_ends() -> None:
    while True:
        # A reader's own net must not take it.
        with suppress(Exception):
            list(range(1000))


def test_a_reading_in_time_leaves_nothing_behind() -> None:
    before = threading.active_count()
    for _time in range(50):
        with guarded(Path("a.csv"), seconds=60):
            pass
    assert threading.active_count() == before


def test_every_reader_runs_behind_the_guard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLogs
) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(files, "_read", fail)
    monkeypatch.setattr("exchange.tidy.reading.read_tidy", fail)
    tidy, json = write_lines(tmp_path / "a.csv", LOTS_HEADER, "2401,2024-05,fk,alla,alla,3"), tmp_path / "b.json"
    json.write_text('{"dimension": {}, "id": []}', "utf-8")
    for path in (tidy, json):
        with pytest.raises(UserProblem, match="antecknat"):
            read_file(path)


def test_who_traces_what_a_reader_does_is_not_held_up_for_ever() -> None:
    """Where a call was called off, Python went on looking for it; under a tracer it never got further."""
    script = (
        "import sys; from pathlib import Path; from exchange.ground.guard import guarded\n"
        "sys.settrace(lambda *_: None)\n"
        "for _ in range(3):\n"
        "    with guarded(Path('x'), seconds=60): pass\n"
        "def go_on(): return 'on'\n"
        "print(go_on())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout == "on\n"


def test_a_stroke_in_the_last_moment_is_told_of_this_file_and_not_of_the_next(expect_log: ExpectedLogs) -> None:
    path = Path("fil.csv")
    expect_log(logging.ERROR, "a file could not be dealt with")
    for at in range(200):
        with suppress(UserProblem), guarded(path, seconds=at / 1_000_000):
            sum(range(at))
        with guarded(path, seconds=60):
            sum(range(1_000))
