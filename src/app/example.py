"""The example workspace (*exempelarbetsbok*): public figures, and some that are invented and marked so.

Made of the files in `resources/example` through the very operations a user works with, so that it holds nothing a
user could not have put there.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ground.text import tr
from machine.clock import Clock, local_now

if TYPE_CHECKING:
    from app.subject import Subject
    from storage.file.workspace import Workspace


def create_demo(path: Path, subjects: "Sequence[Subject]", *, who: str = "", clock: Clock = local_now) -> str:
    """Creates the example workspace, filled by each subject in turn, and returns its group's code.

    What it holds stands for good: the first thing that can be undone is what the user does. Raises as
    `create_workspace` does.
    """
    import json
    import tempfile

    from machine.files import exists_problem, new_file, reached, told_of_files
    from machine.resources import resource_path
    from storage.file.creation import create_workspace
    from storage.file.workspace import open_without_copies
    from storage.history.changelog import settle

    path = path.absolute()
    with reached(path):
        if path.exists():
            raise exists_problem(path)
    told = json.loads(resource_path("example/exempel.json").read_text("utf-8"))
    by = who or tr("exempel")
    with told_of_files(path), tempfile.TemporaryDirectory(prefix=".lagesbild-", dir=path.parent) as folder:
        built = Path(folder) / path.name
        code = create_workspace(built, name=told["name"], members=told["members"], who=by, is_example=True, clock=clock)
        with open_without_copies(built, who=by, clock=clock) as ws:
            _fill(ws, told, subjects)
            settle(ws)
        with new_file(path) as beside:
            built.replace(beside)
    return code


def _fill(ws: "Workspace", told: dict[str, str], subjects: "Sequence[Subject]") -> None:
    from domain.importing.given import Given
    from exchange.tidy.reading import read_tidy
    from machine.resources import resource_path
    from storage.file.first_screen import settings
    from storage.importing.recording import import_rows
    from storage.whole.settings_recording import change_settings

    kept = [each.kept() for each in subjects]
    formats = [each for subject in subjects for each in subject.formats()]

    def take_in(file: str, title: str) -> None:
        read = read_tidy(resource_path(f"example/{file}"), formats)
        # What the indicator tells has been published before.
        given = Given(title, official=True)
        # Nobody's own figures come from where the example's do.
        import_rows(ws, read.content, kept=kept, file_name=title, given=given, sha256=read.sha256, remembered=False)

    change_settings(ws, settings=replace(settings(ws), chair_role=told["chair_role"], purpose=told["purpose"]))
    for each in kept:
        if each.example is not None:
            each.example(ws, told, take_in)
