"""Numbers as text, files that leave whole, places to warn about, and the tables themselves."""

import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

import storage.file.places
from domain.ground.problem import UserProblem
from domain.ground.value import Number
from machine.files import ExistsProblem, new_file, write_whole
from machine.resources import resource_path
from storage.file.places import is_remote_or_synced
from storage.file.workspace import Workspace
from storage.ground.rows import key_text, read_key, read_row, row_text
from storage.schema.columns import METADATA, Moment
from storage.schema.exact import exact_text, read_exact
from storage.schema.lots import LOTS_MONTH
from storage.schema.reports import REPORT


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (108, "108"),
        (-7, "-7"),
        (Fraction(215, 2), "107.5"),
        (Fraction(-1, 20), "-0.05"),
        (Fraction(1291, 12), "1291/12"),
        (Fraction(4, 2), "2"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(1, 10**13), "1/10000000000000"),
    ],
)
def test_numbers_are_kept_as_they_are(number: Number, text: str) -> None:
    assert exact_text(number) == text
    assert read_exact(text) == number


@given(st.one_of(st.integers(), st.fractions()))
def test_no_number_changes_on_its_way_through_the_file(number: Number) -> None:
    kept = read_exact(exact_text(number))
    assert kept == number
    assert isinstance(kept, int) == (Fraction(number).denominator == 1)


def test_what_is_no_number_was_not_written_by_us() -> None:
    for text in ("tolv", "1e9999999", "1e5", "nan", "inf", "1_000", "٣", "+5", " 5", "1/", "9" * 5000, "1/0" * 200, ""):
        with pytest.raises(ValueError, match="as it is stored"):
            read_exact(text)


def test_a_moment_has_an_offset() -> None:
    from datetime import datetime

    with pytest.raises(ValueError, match="offset"):
        Moment().process_bind_param(datetime(2026, 3, 30, 14, 32), None)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    write_whole(path, b"ett")
    write_whole(path, b"tv\xc3\xa5")
    assert path.read_bytes() == b"tv\xc3\xa5"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="Ingenting har ändrats"):
        write_whole(tmp_path / "ingen mapp" / "rapport.pdf", b"ett")
    (tmp_path / "upptagen").mkdir()
    with pytest.raises(UserProblem, match="upptagen"):
        write_whole(tmp_path / "upptagen", b"ett")
    assert [each.name for each in tmp_path.iterdir()] == ["upptagen"]


def build(path: Path, *, fail: bool = False, taken: bool = False) -> None:
    with new_file(path) as beside:
        beside.write_text("nytt")
        if taken:
            path.write_text("någon annan hann först")
        if fail:
            raise RuntimeError("the power went")


@pytest.mark.parametrize("name", ["bok.lagesbild", "bok.LAGESBILD", "bok.pdf"])
def test_a_workspace_is_never_written_over_with_something_else(ws: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ws.path.read_bytes())

    with pytest.raises(UserProblem, match="arbetsbok"):
        write_whole(path, b"%PDF")

    assert path.read_bytes() == ws.path.read_bytes()


def test_a_new_file_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "ny.lagesbild"
    with pytest.raises(RuntimeError):
        build(path, fail=True)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ExistsProblem):
        build(path, taken=True)
    assert path.read_text() == "någon annan hann först"
    path.unlink()
    build(path)
    assert path.read_text() == "nytt"


def test_a_disk_without_links_gets_its_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """USB sticks with FAT know no hard links."""

    def no_links(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "ny.lagesbild"
    build(path)
    assert path.read_text() == "nytt"
    with pytest.raises(ExistsProblem):
        build(path)


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive - Tierps kommun",
        "Dropbox (Privat)",
        "Google Drive",
        "GoogleDrive",
        "Min enhet",
        "iCloudDrive",
        "Nextcloud",
    ],
)
def test_a_synced_folder_is_warned_about(tmp_path: Path, folder: str) -> None:
    warning = is_remote_or_synced(tmp_path / folder / "arbetsböcker" / "w.lagesbild")
    assert warning is not None
    assert f"Mappen {folder} synkroniseras" in warning


def test_a_synced_folder_of_another_name_is_known_from_its_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Kommunen"))
    assert is_remote_or_synced(tmp_path / "Kommunen" / "w.lagesbild") is not None
    assert is_remote_or_synced(tmp_path / "Egna" / "w.lagesbild") is None


def test_a_share_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\n//server/gemensam /mnt/gem\\040ensam cifs rw 0 0\nrad\n"
    listed = tmp_path / "mounts"
    listed.write_text(mounts)
    monkeypatch.setattr(storage.file.places, "MOUNTS", listed)
    warning = is_remote_or_synced(Path("/mnt/gem ensam/arbete/w.lagesbild"))
    assert warning is not None
    assert "/mnt/gem ensam/arbete ligger på nätverket" in warning
    assert is_remote_or_synced(Path("/home/ada/w.lagesbild")) is None
    monkeypatch.setattr(storage.file.places, "MOUNTS", tmp_path / "finns inte")
    assert is_remote_or_synced(Path("/mnt/gem ensam/w.lagesbild")) is None


def test_bundled_files_are_found_also_in_the_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resource_path("areas/kommuner.csv").exists()
    with pytest.raises(FileNotFoundError):
        resource_path("areas/finns-inte.csv")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "egen.txt").touch()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource_path("egen.txt") == tmp_path / "resources" / "egen.txt"


def test_every_table_can_stand_in_postgresql_too() -> None:
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        assert all(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)


def test_names_of_constraints_are_short_enough_for_postgresql() -> None:
    for table in METADATA.sorted_tables:
        for thing in (*table.constraints, *table.indexes):
            assert thing.name is not None
            assert len(str(thing.name)) <= 63


CELL = {
    "area_code": "0360",
    "month": "2016-05",
    "party": "fk",
    "unit": "",
    "sex": "kvinna",
    "age_group": "alla",
    "recorded_by": "prov",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"cases": None, "cases_empty": None},
        {"cases": 1, "cases_empty": "saknas"},
        {"cases": None, "cases_empty": "okänt"},
        {"cases": -1},
        {"cases": 1, "month": "maj 16"},
        {"cases": 1, "party": "polisen"},
        {"cases": 1, "sex": "K"},
        {"cases": 1, "area_code": "9999"},
    ],
)
def test_the_file_itself_refuses_what_cannot_be(ws: Workspace, wrong: dict[str, Any]) -> None:
    row = {**CELL, "recorded_at": ws.now(), "cases": None, "cases_empty": None, **wrong}
    with ws.writing() as connection:
        with pytest.raises(IntegrityError):
            connection.execute(insert(LOTS_MONTH).values(row))
        connection.rollback()


def test_a_row_reads_back_from_the_log_as_it_was(ws: Workspace) -> None:
    from datetime import date

    row = {column.name: None for column in REPORT.columns} | {"id": 1, "pdf": b"%PDF \x00\xff", "version": 2}
    row["approved_on"] = date(2022, 9, 1)
    assert read_row(REPORT, row_text(row)) == row
    assert read_key(REPORT, key_text((1,))) == (1,)
