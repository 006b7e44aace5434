"""`recount`: a finished table or document counted anew. No workspace is opened and nothing is written."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.arguments import a_path, add_json
from app.commands.output import JsonObject, print_json
from app.commands.parser import Subcommands, add_command
from domain.ground.identity import masked
from domain.ground.problem import UserProblem
from domain.ground.text import tr

if TYPE_CHECKING:
    from domain.recounting.recount import Recount


def add_commands(commands: Subcommands) -> None:
    """`recount`."""
    help_ = tr("räknar om färdiga tabeller och dokument och visar det som inte går ihop")
    command = add_command(commands, "recount", help_, _recount)
    files_help = tr("arbetsböcker (xlsx, ods), Word (docx), PDF, CSV eller text")
    command.add_argument("files", metavar=tr("FIL"), nargs="+", type=a_path, help=files_help)
    add_json(command)


def _recount(typed: argparse.Namespace) -> int:
    outcomes = [(path, _counted(path)) for path in typed.files]
    if typed.json:
        print_json([_as_json(path, outcome) for path, outcome in outcomes])
    refused = [outcome for _path, outcome in outcomes if isinstance(outcome, UserProblem)]
    for _path, outcome in outcomes if not typed.json else ():
        if not isinstance(outcome, UserProblem):
            print(outcome.text)
    for problem in refused:
        print(problem.text, file=sys.stderr)
    return 1 if refused else 0


def _counted(path: Path) -> "Recount | UserProblem":
    from domain.recounting.recount import recount
    from exchange.documents.reading import read_document
    from exchange.ground.guard import guarded

    try:
        with guarded(path):
            return recount(read_document(path))
    except UserProblem as problem:
        return problem


def _as_json(path: Path, outcome: "Recount | UserProblem") -> JsonObject:
    if isinstance(outcome, UserProblem):
        return {"file": masked(str(path)), "refused": outcome.text}
    document = outcome.document
    return {
        "file": masked(str(path)),
        "agrees": outcome.agrees,
        "verdict": outcome.verdict,
        "tried": {kind.value: count for kind, count in outcome.tried.items()},
        "findings": [
            {
                "kind": each.kind.value,
                "grade": each.grade.value,
                "place": each.place,
                "cells": [document.tables[each.table].cell_name(*at) for at in each.cells]
                if each.table is not None
                else [],
                "text": each.text,
            }
            for each in outcome.findings
        ],
        "unclear": list(outcome.unclear),
        "notes": list(document.notes),
    }
