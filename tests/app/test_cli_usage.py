"""Wrong usage, the program's own faults and readers that leave: in Swedish, with the right exit code, never a trace."""

import argparse
import ast
import inspect
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import wants_window
from app.cli import build_parser
from app.commands import parser, profiles
from app.paths import find_paths
from app.subjects import SUBJECTS
from support.commands import Run, in_own_process
from support.log_guard import ExpectedLogs

COMMANDS = tuple(command for subject in SUBJECTS for command in subject.commands)
# What argparse says to the one who writes the program, never to the one who types a command.
FOR_PROGRAMMERS = {
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "cannot merge actions - two groups are named %r",
    "'required' is an invalid argument for positionals",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "mutually exclusive arguments must be optional",
    "cannot have multiple subparser arguments",
    "%r is not callable",
    ".__call__() not defined",
    'argument "-" with mode %r',
    "positional arguments",
    "options",
}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["profil"], "KOMMANDO: 'profil' finns inte (välj bland 'new', 'demo', "),
        (["--hjälp"], "det här måste anges: KOMMANDO"),
        (["import", "w.lagesbild"], "det här måste anges: FIL"),
        (["new", "w.lagesbild"], "det här måste anges: --name"),
        (["new", "w.lagesbild", "--name", " "], "--name: får inte vara tom"),
        (["new", "w.lagesbild", "--name", "A", "--members", "24"], "--members: skriv fyrsiffriga kommunkoder"),
        (["profile", "w", "--area", "2401", "--period", "förra"], "--period: skriv 2021, ”2021 H1” eller 2021-03"),
        (["profile", "w", "--area", "2401", "--period"], "--period: ett värde måste anges"),
        (["profile", "w", "--area", "2401", "--period", "2021", "--sex", "x"], "--sex: 'x' finns inte (välj bland 'alla', 'kvinna', 'man')"),
        (["profile", "w", "--area", "2401", "--per", "2021"], "det här måste anges: --period"),
        (["populations", "w", "--area", "2481", "--date", "2024-02-30"], "--date: skriv ett datum som 2024-10-31"),
        (["populations", "w", "--area", "2481", "--date", "20241031"], "--date: skriv ett datum som 2024-10-31"),
        (["lots", "w", "--area", "0360", "--from", "2016", "--to", "2016-06"], "--from: skriv månaden som 2016-05"),
        (["lots", "w", "--area", "0360", "--from", "2016-06", "--to", "2016-01"], "--to ligger före --from"),
        (["report", "analysis", "w", "--out", "f.pdf"], "SLAG: 'analysis' finns inte (välj bland 'recommendations', 'profile'"),
        (["report", "recommendations", "w", "--out", "f.pdf", "--internal"], "--internal kräver --reason"),
        (["report", "recommendations", "w", "--out", "f.pdf", "--reason", "x"], "--reason används bara tillsammans med --internal"),
        (["undo", "w", "--as", ""], "--as: får inte vara tom"),
        (["check", "w", "v"], "känns inte igen: v"),
        (["check", "w", "--json=ja"], "--json: tar inget värde, men fick 'ja'"),
        (["check", ""], "ARBETSBOK: ange en fil"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_swedish_and_exits_with_2(lagesbild: Run, typed: list[str], said: str) -> None:
    answer = lagesbild(*typed)

    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert "fel: " in answer.err
    assert "error" not in answer.err
    assert "usage" not in answer.err


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_in_swedish_for_every_command(lagesbild: Run, command: str | None) -> None:
    answer = lagesbild(*([command] if command else []), "--help")

    assert answer.code == 0
    assert answer.out.startswith(f"användning: lagesbild {command or ''}".rstrip())
    for english in ("usage", "options", "positional", "show this", "optional"):
        assert english not in answer.out


def test_everything_argparse_can_say_has_its_swedish() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    said = {
        part.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}
        for part in call.args[: 1 if call.func.id == "_" else 2]
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }

    assert len(said) > 20
    unsaid = said - FOR_PROGRAMMERS - {"show program's version number and exit", "subcommands"}
    assert {message for message in unsaid if parser._translate(message) == message} == set()


def test_the_commands_named_at_the_door_are_those_there_are() -> None:
    (commands,) = (action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))

    assert set(commands.choices) == set(COMMANDS)


def test_the_window_opens_without_arguments_and_for_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("arbetsbok").touch()
    Path("check").touch()

    assert wants_window([])
    assert wants_window(["tierp.lagesbild"])
    assert wants_window(["arbetsbok"])
    assert not wants_window(["check"])
    assert not wants_window(["chekc"])
    assert not wants_window(["--help"])


def test_nothing_heavy_is_imported_to_tell_how_a_command_is_used() -> None:
    heavy = "PySide6 sqlalchemy alembic reportlab pandas numpy pyqtgraph sqlite3"
    probe = f"""
import sys
from app.__main__ import main
assert main(["lots", "--help"]) == 0
print([name for name in {heavy.split()} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)

    assert done.stderr == "[]\n"


def test_the_version_is_told(lagesbild: Run) -> None:
    answer = lagesbild("--version")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Lägesbild 0.")


def test_a_defect_is_logged_and_told_in_one_sentence(
    lagesbild: Run, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLogs
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Anna Andersson")

    monkeypatch.setattr(profiles, "open_for_reading", broken)
    expect_log(logging.ERROR, "defect in a command")

    answer = lagesbild("profile", "w.lagesbild", "--area", "2401", "--period", "2021", "--json")

    log = find_paths().log
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"Ett fel i programmet avbröt kommandot. Felet är antecknat i {log}.\n"
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert "Anna" not in log.read_text("utf-8")


def test_ctrl_c_ends_quietly(lagesbild: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(profiles, "open_for_reading", interrupted)

    answer = lagesbild("profile", "w.lagesbild", "--area", "2401", "--period", "2021")

    assert (answer.code, answer.out, answer.err) == (1, "", "Avbrutet.\n")


def test_an_answer_that_finds_no_room_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "app", "--help"], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith("Svaret kunde inte skrivas ut: ")
    assert len(done.stderr.splitlines()) == 1


def test_swedish_letters_come_out_whatever_the_machine_thinks_it_speaks() -> None:
    answer = in_own_process("--help", PYTHONIOENCODING="ascii", LC_ALL="C")

    assert answer.code == 0
    assert "användning" in answer.out
    assert answer.err == ""
