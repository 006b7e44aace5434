"""The log: where and of which type, never what somebody wrote."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.log import describe, start_log
from support.hardship import full_disk


def read_after(path: Path, say) -> str:
    end = start_log(path, "0.1.0")
    try:
        say()
    finally:
        end()
    return path.read_text("utf-8")


def test_what_looks_like_a_personal_number_is_struck_out(tmp_path: Path) -> None:
    log = logging.getLogger("prov")

    def say() -> None:
        for number in ("19121212-1212", "191212121212", "121212+1212", "121212-1212"):
            log.info("rad %s klar", number)

    text = read_after(tmp_path / "logg" / "a.log", say)
    assert text.count("rad [borttaget] klar") == 4
    assert "1212" not in text


def test_dates_and_counts_are_left_alone(tmp_path: Path) -> None:
    text = read_after(tmp_path / "a.log", lambda: logging.getLogger("prov").info("2026-03-30, 290 kommuner, 551"))
    assert "2026-03-30, 290 kommuner, 551" in text


def test_an_exception_is_told_by_type_place_and_cause(tmp_path: Path, expect_log) -> None:
    expect_log(logging.ERROR, "sparades inte")

    def say() -> None:
        try:
            try:
                raise ValueError("hemligt inre")
            except ValueError as inner:
                raise RuntimeError("hemligt yttre") from inner
        except RuntimeError:
            logging.getLogger("prov").exception("sparades inte")

    text = read_after(tmp_path / "a.log", say)
    assert "builtins.RuntimeError" in text
    assert "because of builtins.ValueError" in text
    assert "test_log.py" in text
    assert "hemligt" not in text


def test_the_databases_own_code_is_kept_since_it_tells_the_disk_from_us() -> None:
    class Original(Exception):
        sqlite_errorname = "SQLITE_IOERR_WRITE"

    class Wrapped(Exception):
        orig = Original()

    error = Wrapped("INSERT … [parameters: ('Anna',)]")
    assert describe((Wrapped, error, None)).endswith("Wrapped SQLITE_IOERR_WRITE")


def test_without_a_writable_folder_the_program_goes_on_without_a_log(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    end = start_log(tmp_path / "fil" / "a.log", "0.1.0")
    logging.getLogger("prov").info("ingen läser")
    end()


WRITES = """
import logging, sys
from pathlib import Path
import app.log
app.log._BYTES = 4000
for round in range(4):
    end = app.log.start_log(Path(sys.argv[1]), "0.1.0")
    sys.stdin.readline()
    for number in range(50):
        logging.getLogger("prov").info("%s %s", sys.argv[2], round * 50 + number)
    print("klar", flush=True)
    sys.stdin.readline()
    end()
"""


def test_two_programs_write_in_one_log_and_every_record_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, path, name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for name in ("ada", "bo")
    ]  # fmt: skip
    # Both have it open while each writes; then one begins anew while the other still has it.
    for _ in range(4):
        for program in programs:
            assert program.stdin is not None
            assert program.stdout is not None
            program.stdin.write("skriv\n")
            program.stdin.flush()
            assert program.stdout.readline() == "klar\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("börja om\n")
            program.stdin.flush()
    told = [program.communicate() for program in programs]
    assert [err for _, err in told] == ["", ""]
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == ["a.log", "a.log.1", "a.log.2", "a.log.3"]
    kept = " ".join(each.read_text("utf-8") for each in files)
    # Three old ones are kept: of what was written last nothing is missing.
    latest = [f"prov: {name} {number}\n" for name in ("ada", "bo") for number in range(100, 200)]
    assert [each for each in latest if each not in kept] == []


def test_a_log_that_windows_does_not_let_go_of_is_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.log"
    path.write_text("förut\n" * 100_000, "utf-8")

    def held(_path: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)
    text = read_after(path, lambda: logging.getLogger("prov").info("rad"))
    assert text.startswith("förut\n")
    assert text.endswith("prov: rad\n")
    assert list(tmp_path.iterdir()) == [path]
    assert capfd.readouterr().err == ""


def test_a_log_on_a_full_disk_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    end = start_log(tmp_path / "a.log", "0.1.0")
    with full_disk():
        logging.getLogger("prov").info("ryms inte")
    end()
    assert capfd.readouterr().err == ""


def test_a_log_that_may_not_be_written_stops_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.log").mkdir()
    end = start_log(tmp_path / "a.log", "0.1.0")
    logging.getLogger("prov").info("ingen läser")
    end()
    assert capfd.readouterr().err == ""
