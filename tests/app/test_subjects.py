"""The one list of subjects: each hands over every column, or says why it has none."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.commands.parser import SwedishParser
from app.reports import PLANS
from app.subject import Subject
from app.subjects import SUBJECTS
from domain.importing.tidy import TidyContent
from storage.kept import Kept
from storage.schema.columns import METADATA
from widgets.tab.contract import TabSpec

ROOT = Path(__file__).parents[2]
HANDBOOK, DATA = ROOT / "docs" / "handbok", ROOT / "tests" / "data"


def lacking(subject: Subject) -> set[str]:
    """The columns that are empty without a word of why, and those that are excused though they are not empty."""
    kept = subject.kept()
    tab = subject.tab()
    present = {
        "page": (HANDBOOK / f"{subject.page}.md").is_file(),
        "tab": tab is not None,
        "tables": bool(kept.tables),
        "counted": bool(kept.counted),
        "locked": bool(kept.locked),
        "checks": bool(kept.checks or kept.looked_over),
        "example": kept.example is not None,
        "formats": bool(subject.formats()),
        "parts": bool(subject.parts()),
        "commands": bool(subject.commands),
    }
    if tab is not None:
        present |= {"title": bool(tab.title), "shortcut": bool(tab.shortcut), "words": bool(tab.words)}
        present["about"] = bool(tab.about)
        present["offers"] = tab.offers is not TabSpec.__dataclass_fields__["offers"].default
    return {
        column for column, there in present.items() if there == bool(subject.does_without.get(column, "").strip())
    } | (set(subject.does_without) - set(present))


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda each: each.key)
def test_a_subject_has_every_column_or_says_why_not(subject: Subject) -> None:
    assert lacking(subject) == set()


class Forgetful(Subject):
    """Has its shelves, and forgot the list."""

    key = "forgetful"
    page = "no-such-page"
    does_without = {"formats": "", "title": "who would need one"}  # noqa: RUF012

    def kept(self) -> Kept:
        return Kept(tables={})


def test_a_subject_that_forgot_is_seen() -> None:
    columns = "page tab tables counted locked checks example formats parts commands title"
    assert lacking(Forgetful()) == set(columns.split())


def test_what_is_written_is_seen_in_one_tab_at_the_most() -> None:
    about = [each for subject in SUBJECTS if (tab := subject.tab()) is not None for each in tab.about]
    assert len(about) == len(set(about))


def test_every_table_is_of_one_subject() -> None:
    of_subjects = [table for subject in SUBJECTS for table in subject.kept().tables]
    assert sorted(of_subjects) == sorted(METADATA.tables)


def test_what_is_kept_by_month_and_area_says_whether_it_is_locked() -> None:
    """A locked month must not change by a table that nobody thought of."""
    by_month = {name for name, table in METADATA.tables.items() if {"area_code", "month"} <= set(table.c.keys())}
    locked = frozenset[str]().union(*(subject.kept().locked for subject in SUBJECTS))
    # As published, the status itself, and what is said of corrections and of what is to be come back to.
    assert by_month - locked == {"benefit_month", "month_status", "month_correction", "lots_star", "lots_hint_note"}
    assert locked <= by_month


def test_every_kind_of_tidy_file_is_read_by_one_subject_and_planned_by_the_same() -> None:
    for subject in SUBJECTS:
        read = {type(format_.gather((), ())) for format_ in subject.formats()}
        assert read == set(subject.kept().plans), subject.key
    plans = [content.__name__ for subject in SUBJECTS for content in subject.kept().plans]
    assert sorted(plans) == sorted({content.__name__ for content in TidyContent.__subclasses__()})


def test_every_part_of_a_report_is_a_subjects_own_or_of_the_frame() -> None:
    of_subjects = [part.key for subject in SUBJECTS for part in subject.parts()]
    printed = {part.key for plan in PLANS for part in plan.parts if type(part).__module__ != "reports.page.frame"}
    assert sorted(of_subjects) == sorted(printed)


def test_commands_are_those_that_are_named() -> None:
    for subject in SUBJECTS:
        commands = SwedishParser(prog="prov").add_subparsers()
        subject.add_commands(commands, SUBJECTS)
        assert set(commands.choices or ()) == set(subject.commands), subject.key


def test_keys_shortcuts_and_pages_are_each_subjects_own() -> None:
    for told in ([each.key for each in SUBJECTS], [each.page for each in SUBJECTS], _shortcuts(SUBJECTS)):
        assert len(set(told)) == len(told)


def _shortcuts(subjects: Sequence[Subject]) -> list[str]:
    return [spec.shortcut for each in subjects if (spec := each.tab()) is not None]


def test_a_command_loads_no_window(tmp_path: Path) -> None:
    """Also one that asks every subject for what it has of the example, of checks and of files."""
    probe = f"""
import sys
from app.__main__ import main
path = {str(tmp_path / "exempel.lagesbild")!r}
assert [main([*each, path]) for each in (["demo"], ["check"])] == [0, 0]
assert main(["import", "--dry-run", path, {str(DATA / "published-ranks.csv")!r}]) == 0
print([name for name in sys.modules if name.startswith(("PySide6", "pyqtgraph"))], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "[]\n"
