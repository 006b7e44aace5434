"""Commands about the workspace itself: make one, look it over, copy it and put a copy back."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.commands.arguments import a_path, add_json, add_who, add_workspace, area_codes, some_text
from app.commands.opening import open_for_reading, warn_about_place, who_of
from app.commands.output import print_json
from app.commands.parser import Subcommands, add_command
from app.subject import Subject
from domain.ground.text import tr


def add_commands(commands: Subcommands, subjects: Sequence[Subject]) -> None:
    """`new`, `demo`, `check`, `backup`, `restore`."""
    new = add_command(commands, "new", tr("skapar en arbetsbok för en grupp och dess kommuner"), _new)
    add_workspace(new)
    new.add_argument("--name", metavar="TEXT", required=True, type=some_text, help=tr("gruppens namn"))
    members_help = tr("kommunernas koder, till exempel 2401,2404")
    new.add_argument("--members", metavar=tr("KODER"), type=area_codes, default=(), help=members_help)
    add_who(new)

    demo = add_command(
        commands, "demo", tr("skapar exempelarbetsboken med publicerade siffror"), partial(_demo, subjects)
    )
    add_workspace(demo)
    add_who(demo)

    check = add_command(
        commands, "check", tr("går igenom filen och det som inte stämmer i siffrorna"), partial(_check, subjects)
    )
    add_workspace(check)
    add_json(check)

    backup = add_command(commands, "backup", tr("gör en säkerhetskopia och prövar att den går att öppna"), _backup)
    add_workspace(backup)
    backup.add_argument("--out", metavar=tr("FIL"), required=True, type=a_path, help=tr("kopians fil"))

    restore = add_command(commands, "restore", tr("gör en arbetsbok av en säkerhetskopia"), _restore)
    restore.add_argument("copy", metavar=tr("KOPIA"), type=a_path, help=tr("kopians fil"))
    restore.add_argument("--out", metavar=tr("ARBETSBOK"), required=True, type=a_path, help=tr("den nya arbetsboken"))


def _new(typed: argparse.Namespace) -> int:
    from storage.file.creation import create_workspace
    from storage.ground.register import read_areas

    warn_about_place(typed.workspace)
    code = create_workspace(
        typed.workspace, name=typed.name, members=typed.members, who=who_of(typed), areas=read_areas()
    )
    print(code)
    return 0


def _demo(subjects: Sequence[Subject], typed: argparse.Namespace) -> int:
    from app.example import create_demo

    warn_about_place(typed.workspace)
    print(create_demo(typed.workspace, subjects, who=who_of(typed)))
    return 0


def _check(subjects: Sequence[Subject], typed: argparse.Namespace) -> int:
    from storage.whole.check import check_workspace

    with open_for_reading(typed.workspace) as ws:
        report = check_workspace(ws, [each.kept() for each in subjects])
    if typed.json:
        problems = [{"where": problem.where, "text": problem.text} for problem in report.problems]
        print_json({"integrity": report.integrity, "foreign_keys": report.foreign_keys, "problems": problems})
    else:
        print(tr("Filen är hel.") if report.integrity else tr("Filen är skadad."))
        print(tr("Kopplingarna i filen är hela.") if report.foreign_keys else tr("Kopplingar i filen är brutna."))
        for problem in report.problems:
            print(f"{problem.where}: {problem.text}")
        if not report.problems:
            print(tr("Inget att se över."))
    return 0 if report.integrity and report.foreign_keys else 1


def _backup(typed: argparse.Namespace) -> int:
    from storage.file.backup import backup_to

    warn_about_place(typed.workspace)
    backup_to(typed.workspace, typed.out)
    return _made(typed.out)


def _restore(typed: argparse.Namespace) -> int:
    from storage.file.copies import restore

    warn_about_place(typed.out)
    restore(typed.copy, typed.out)
    return _made(typed.out)


def _made(path: Path) -> int:
    print(path)
    return 0
