"""The list of subjects as the rooms are handed it, for tests of a room on its own."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import example
from app.subjects import SUBJECTS
from exchange import files
from exchange.tidy import reading
from storage import kept
from storage.importing import recording
from storage.whole import check

KEPT = tuple(each.kept() for each in SUBJECTS)
FORMATS = tuple(format_ for each in SUBJECTS for format_ in each.formats())


def create_demo(path: Path, **options: Any) -> str:
    """The example workspace."""
    return example.create_demo(path, SUBJECTS, **options)


@cache
def _demo(who: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exempel.lagesbild"
        create_demo(path, who=who)
        return path.read_bytes()


def copy_demo(path: Path, who: str) -> None:
    """The example workspace, for who does not mind that it was made for an earlier test."""
    path.write_bytes(_demo(who))


def check_workspace(ws: Any) -> check.CheckReport:
    """Everything there is to check."""
    return check.check_workspace(ws, KEPT)


def import_rows(ws: Any, content: Any, **options: Any) -> Any:
    """A tidy file, taken in."""
    return recording.import_rows(ws, content, kept=KEPT, **options)


def read_file(path: Path, sheet: str = "") -> files.ReadFile:
    """Any file that can be read."""
    return files.read_file(path, sheet, formats=FORMATS)


def recognise(path: Path) -> str:
    """What kind of file it is."""
    return files.recognise(path, FORMATS)


def recognise_tidy(path: Path) -> str:
    """What kind of tidy file it is."""
    return reading.recognise(path, FORMATS)


def kind_label(kind: str) -> str:
    """The Swedish name of a kind of file."""
    return files.kind_label(kind, FORMATS)


def read_tidy(path: Path) -> reading.TidyFile:
    """A tidy file."""
    return reading.read_tidy(path, FORMATS)


def summary(copy: Path) -> str:
    """What a backup says that it holds."""
    return kept.summary(copy, [counted for each in KEPT for counted in each.counted])
