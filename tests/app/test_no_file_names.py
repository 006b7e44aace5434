"""No public page prints what a file was called (ruling 45), whatever was taken in from it."""

from pathlib import Path

import pytest

from storage.file.workspace import open_workspace
from storage.importing.queries import imports
from support.commands import Run
from support.house import create_demo
from support.pdf_checks import found_text, tagged_text
from support.scb_table import Form, scb_table, write_scb
from support.tidy_files import (
    BENEFIT_HEADER,
    INDICATOR_HEADER,
    LOTS_HEADER,
    PERIOD_HEADER,
    POPULATION_HEADER,
    RANK_HEADER,
    RESOURCE_HEADER,
    write_lines,
)

TELLING = "hemlig-kladd"
SEEN = "hemligkladd"
"""What is left of it however a line is broken."""

OWN_FILES = {
    "years": (BENEFIT_HEADER, "0360,2023,alla,20-64,300,400,200,300,50,100,11000"),
    "ranks": (RANK_HEADER, "0360,Tierp,2023,total,120,130,290"),
    "counts": (POPULATION_HEADER, "0360,2024-10-31,alla,assistance,121", "0360,2024-10-31,alla,health,675"),
    "months": (LOTS_HEADER, *(f"0360,2024-0{month},fk,{sex},alla,8" for month in (1, 2) for sex in ("kvinna", "man"))),
    "periods": (PERIOD_HEADER, "0360,2023-01-01,2023-05-31,fk,alla,alla,12"),
    "resource": (RESOURCE_HEADER, "0360,2024-01,alla,alla,9,9,9,9"),
    "indicators": (
        INDICATOR_HEADER,
        "KAA,0360,2023,alla,16 år,20,personer,",
        f"SFI,0360,2023,alla,,30,personer,{TELLING}-sfi.csv",
    ),
}


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    """The example, into which own files of every kind were taken, and tables of SCB's that do not say what they are."""
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    files = [write_lines(tmp_path / f"{TELLING}-{name}.csv", *lines) for name, lines in OWN_FILES.items()]
    table = scb_table(areas=["0360", "2401"], months=24, first="2022M01")
    files.append(write_scb(table, tmp_path / f"{TELLING}-tabell.csv", Form.CSV))
    bas = ("region;kön;ålder;tabellinnehåll;2024M10", "0360 Tierp;totalt;20-64 år;antal övriga;361")
    files.append(write_lines(tmp_path / f"{TELLING}-bas.csv", *bas))
    answer = lagesbild("import", path, *files)
    assert (answer.code, answer.err) == (0, ""), answer.out
    return path


REPORTS = (
    ("profile", "--area", "0360", "--period", "2022"),
    ("profile", "--area", "0360", "--period", "2023"),
    ("region", "--period", "2023"),
    ("populations", "--area", "0360"),
    ("lots",),
    ("recommendations",),
)


def test_no_report_prints_the_name_of_a_file(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    for number, (kind, *options) in enumerate(REPORTS):
        out = tmp_path / f"{number}.pdf"
        answer = lagesbild("report", kind, workspace, "--out", out, *options)
        assert (answer.code, answer.err) == (0, "")
        for printed in (found_text(out), tagged_text(out)):
            assert "Tierp" in printed
            assert SEEN not in "".join(filter(str.isalpha, printed))
            assert "Rapportens källor" in printed
        # The list says which of SCB's tables it was, and on what terms.
        assert ("HE0000T02N2" in found_text(out)) is (kind in ("profile", "region", "recommendations"))
        assert ("CC0" in found_text(out)) is (kind != "lots")
    with open_workspace(workspace, who="kansliet", read_only=True) as ws:
        runs = imports(ws)
    assert len([run for run in runs if TELLING in run.file]) == len(OWN_FILES) + 2
    assert not any(TELLING in run.source for run in runs)
