"""What the window is handed of the list of subjects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.subjects import SUBJECTS

if TYPE_CHECKING:
    from pathlib import Path

    from app.subject import Subject
    from widgets.tab.contract import Columns


def columns(subjects: Sequence[Subject] = SUBJECTS) -> Columns:
    """A column for each thing that it asks of all of them."""
    from widgets.tab.contract import Columns

    def make_example(path: Path, who: str) -> str:
        from app.example import create_demo

        return create_demo(path, subjects, who=who)

    return Columns(
        tabs=tuple(spec for each in subjects if (spec := each.tab()) is not None),
        kept=lambda: tuple(each.kept() for each in subjects),
        formats=lambda: tuple(format_ for each in subjects for format_ in each.formats()),
        make_example=make_example,
    )
