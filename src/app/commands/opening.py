"""Opening the workspace for a command: readers work while the window holds it, writers do not (ruling 30)."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.arguments import DEFAULT_WHO
from domain.ground.problem import UserProblem
from domain.ground.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


def open_for_reading(path: Path, who: str = DEFAULT_WHO) -> "Workspace":
    """The workspace, to read. `who` is the one in whose name a change is tried. Raises UserProblem where it cannot be
    read."""
    from storage.file.workspace import open_workspace

    warn_about_place(path)
    ws = open_workspace(path, who=who, read_only=True)
    _say_settings(ws)
    return ws


def _say_settings(ws: "Workspace") -> None:
    from storage.file.first_screen import setting_problems

    for text in setting_problems(ws):
        print(text, file=sys.stderr)


def open_for_writing(typed: argparse.Namespace) -> "Workspace":
    """The workspace, to write in as the one that `--as` names. Raises UserProblem, also while another holds it or
    where not all that is in it is sound."""
    from storage.file.copies import see_that_it_is_sound
    from storage.file.workspace import open_workspace

    warn_about_place(typed.workspace)
    folder = chosen_backup_folder()
    ws = open_workspace(typed.workspace, who=who_of(typed), backup_folder=folder)
    try:
        see_that_it_is_sound(ws.path, folder)
        _say_settings(ws)
    except BaseException:
        ws.close()
        raise
    return ws


def warn_about_place(path: Path) -> None:
    """Says, beside the answer, that a workspace should not lie where this one does (ruling 35)."""
    from storage.file.places import is_remote_or_synced

    if (warning := is_remote_or_synced(path)) is not None:
        print(warning, file=sys.stderr)


def chosen_backup_folder() -> Path | None:
    """The folder the user has chosen for backups in the window; None where none is, or where it cannot be told.

    Read here because the window's own reader of settings needs Qt, which a command must do without.
    """
    from app.paths import find_paths

    try:
        chosen = json.loads(find_paths().settings.read_text("utf-8"))["mapp_for_sakerhetskopior"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def who_of(typed: argparse.Namespace) -> str:
    """The function that does it (ruling 28). Raises UserProblem when it holds a personal number."""
    from domain.ground.identity import find_personal_numbers

    who: str = typed.who
    if find_personal_numbers(who):
        raise UserProblem(tr("Värdet till --as innehåller ett personnummer. Ingenting har ändrats."))
    return who
