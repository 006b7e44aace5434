"""The user's settings: kept whole, read one by one, never lost to a damaged file."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import Paths, find_paths
from app.settings import SettingsFile
from domain.ground.problem import UserProblem
from widgets.preferences import MOST_RECENT, TEXT_SIZES, LastPlace, Preferences, next_text_size, with_recent
from widgets.theme import ThemeMode

WHOLE = Preferences(
    function="samverkanskoordinator Tierp",
    text_size=125,
    theme=ThemeMode.DARK,
    recent=(Path("/a/åby.lagesbild"), Path("/b.lagesbild")),
    backup_folder=Path("/kopior"),
    import_folder=Path("/hämtat"),
    places={
        "/a/åby.lagesbild": LastPlace(
            "lots", "0360", {"lots": "2016-05"}, frozenset({"profile"}), datetime(2026, 3, 30, 14, 32, tzinfo=UTC)
        ),
        "/b.lagesbild": LastPlace("profile", "2401", {"profile": "2021"}),
    },
)


def test_what_was_stored_is_read_again(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "s" / "installningar.json").change(WHOLE)
    again = SettingsFile(tmp_path / "s" / "installningar.json")
    assert again.current == WHOLE
    assert again.fault == ""


def test_without_a_file_the_programs_own_hold(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "s.json").current == Preferences()


@pytest.mark.parametrize("content", ["", "[1]", "{", "\x00"])
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(content, "utf-8")
    settings = SettingsFile(path)
    assert settings.current == Preferences()
    assert "s.skadad.json" in settings.fault
    assert (tmp_path / "s.skadad.json").exists()


@pytest.mark.parametrize(
    "name", ["funktion", "textstorlek", "tema", "senaste", "mapp_for_sakerhetskopior", "mapp_for_inlasning", "platser"]
)
def test_one_setting_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "s.json"
    SettingsFile(path).change(WHOLE)
    stored = json.loads(path.read_text("utf-8")) | {name: 3.5}
    path.write_text(json.dumps(stored), "utf-8")

    read = SettingsFile(path)

    field = {
        "funktion": "function",
        "textstorlek": "text_size",
        "tema": "theme",
        "senaste": "recent",
        "mapp_for_sakerhetskopior": "backup_folder",
        "mapp_for_inlasning": "import_folder",
        "platser": "places",
    }[name]
    assert read.current == replace(WHOLE, **{field: getattr(Preferences(), field)})
    assert read.fault == ""


def test_a_folder_that_cannot_be_made_is_said_and_the_choice_holds(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    settings = SettingsFile(tmp_path / "fil" / "s.json")
    with pytest.raises(UserProblem, match="De gäller tills du avslutar"):
        settings.change(WHOLE)
    assert settings.current == WHOLE


def test_the_latest_workspace_comes_first_and_once() -> None:
    a, b = Path("a"), Path("b")
    assert with_recent((a, b), b) == (b, a)
    many = tuple(Path(str(i)) for i in range(20))
    assert len(with_recent(many, a)) == MOST_RECENT


@given(st.integers(50, 300), st.integers(-3, 3))
def test_a_text_size_is_always_one_of_those_there_are(size: int, step: int) -> None:
    assert next_text_size(size, step) in TEXT_SIZES


def test_a_portable_copy_keeps_everything_in_its_folder(tmp_path: Path) -> None:
    assert find_paths({"LAGESBILD_HOME": str(tmp_path)}) == Paths.below(tmp_path)


def test_otherwise_workspaces_lie_in_the_local_folder_of_the_user(sandbox: Path) -> None:
    paths = find_paths({})
    for path in (paths.settings, paths.log, paths.workspaces):
        assert path.is_relative_to(sandbox)
    assert "Documents" not in str(paths.workspaces)
