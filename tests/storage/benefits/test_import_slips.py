"""A yearly file with a slip of the pen is taken in as it stands, and the slip is told with its line."""

from pathlib import Path

import pytest

from domain.importing.tidy import ImportOutcome
from storage.file.workspace import Workspace
from support.house import import_rows, read_tidy
from support.stored_figures import benefit_figures
from support.tidy_files import BENEFIT_HEADER, DATA, write_lines

PUBLISHED = DATA / "published-equivalents.csv"


def take_in(ws: Workspace, file: Path, *, dry_run: bool = False) -> ImportOutcome:
    read = read_tidy(file)
    return import_rows(ws, read.content, file_name=read.name, sha256=read.sha256, dry_run=dry_run)


def tampered(folder: Path, before: str, after: str) -> Path:
    """The published file with one figure written wrong."""
    lines = PUBLISHED.read_text(encoding="utf-8")
    assert before in lines
    return write_lines(folder / "fel.csv", *lines.replace(before, after).splitlines())


def test_the_published_file_has_no_slips(ws: Workspace) -> None:
    assert take_in(ws, PUBLISHED).notes == ()


def test_a_lost_comma_is_told_before_and_after_and_the_row_is_stored(ws: Workspace, tmp_path: Path) -> None:
    file = write_lines(
        tmp_path / "ar.csv",
        BENEFIT_HEADER,
        "2401,2020,alla,20-64,115,191,64,140,20,67,3575",
        "2401,2021,alla,20-64,108,180,42,1550,10,56,3560",
    )
    told = "Rad 3, Nordmaling 2021, arbetsmarknadsåtgärder: 1\u00a0550 kan ha tappat ett decimalkomma: förra året 140."
    for dry_run in (True, False):
        outcome = take_in(ws, file, dry_run=dry_run)
        assert (outcome.notes, outcome.refused) == ((told,), ())
    kept = benefit_figures(ws, "2401", next(iter(read_tidy(file).content.rows[1:])).period)  # type: ignore[union-attr]
    assert kept is not None
    assert kept.total == 1946


def test_three_years_tell_which_of_them_is_off(ws: Workspace, tmp_path: Path) -> None:
    rows = [
        f"2401,{year},alla,20-64,{sick},191,64,140,20,67," for year, sick in ((2019, 121), (2020, 1150), (2021, 108))
    ]
    (note,) = take_in(ws, write_lines(tmp_path / "ar.csv", BENEFIT_HEADER, *rows)).notes
    assert note.startswith("Rad 3, Nordmaling 2020, sjukpenning: 1\u00a0150 kan ha tappat ett decimalkomma")


def test_the_year_that_is_stored_already_tells(ws: Workspace, tmp_path: Path) -> None:
    rows = ("2401,2020,kvinna,20-64,60,95,30,70,12,37,", "2401,2021,kvinna,20-64,550,90,28,75,11,30,")
    for row in rows:
        file = write_lines(tmp_path / "ar.csv", BENEFIT_HEADER, row)
        outcome = take_in(ws, file)
    assert outcome.notes == (
        "Rad 2, Nordmaling, kvinnor 2021, sjukpenning: 550 kan ha tappat ett decimalkomma: förra året 60.",
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("24,76,8,23,356", "24,76,80,23,356", "etableringsersättning: 80 kan ha tappat ett decimalkomma"),
        (
            "42,155,10,56,551",
            "42,155,10,56,5510",
            "summa: 5\u00a0510 kan ha tappat ett decimalkomma: delarna blir 551.",
        ),
    ],
)
def test_a_sum_that_does_not_agree_refuses_the_file_and_says_where_the_comma_may_be(
    ws: Workspace, tmp_path: Path, before: str, after: str, told: str
) -> None:
    outcome = take_in(ws, tampered(tmp_path, before, after))
    assert outcome.refused
    assert any(told in note for note in outcome.notes)


def test_a_share_ten_times_off(ws: Workspace, tmp_path: Path) -> None:
    outcome = take_in(ws, tampered(tmp_path, ",15.5,", ",1.55,"))
    (note,) = outcome.notes
    assert "publicerad andel: 1,55\u00a0% kan ha ett decimalkomma för mycket: förra året 16,7\u00a0%." in note
    assert outcome.refused == ()
