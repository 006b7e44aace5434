"""The log: where and of which type, never what somebody wrote."""

import logging
from pathlib import Path

from app.log import describe, start_log


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
