"""A report as a folder for the archive: PDF, CSV, a workbook that can be listened to, and what is what."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from domain.ground.period import parse_month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from domain.reporting.appendix import Appendix
from domain.reporting.asked import Asked
from machine.files import ExistsProblem
from reports.page.folder import save_folder
from storage.file.workspace import open_workspace
from storage.lots.recording import record_lots_cells
from support.reports import plan_of
from support.workspaces import COORDINATOR, make_workspace


@pytest.fixture
def made(tmp_path: Path):
    with open_workspace(make_workspace(tmp_path, "arkiv"), who=COORDINATOR) as ws:
        cells = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 1234, (Party.AF, Sex.MAN, AgeGroup.ALLA): 2}
        record_lots_cells(ws, area="2401", month=parse_month("2022-06"), cells=cells)
        plan = plan_of("recommendations")
        report = plan.gather(ws, Asked(year=2022), date(2022, 8, 1))
    formula = Appendix("Egen", "", "Namn\tSumma\n=1+1\t−3,50\n+46 70\t1 200\n2022-05-01\t■ 183", is_table=True)
    report = replace(report, appendices=(formula,))
    return report, plan.print(report)


def test_the_folder_holds_what_the_report_shows(made, tmp_path: Path) -> None:
    report, printed = made
    folder = tmp_path / "Arkiv 2022"
    save_folder(folder, report, printed)
    names = sorted(path.name for path in folder.iterdir())
    assert "Läs mig.txt" in names
    assert "tabeller.xlsx" in names
    assert len([name for name in names if name.endswith(".csv")]) == len(printed.tables) > 2
    assert PdfReader(folder / "rekommendationer-2022.pdf").pages
    book = load_workbook(folder / "tabeller.xlsx")
    assert book.sheetnames[0] == "Innehåll"
    for number, table in enumerate(printed.tables, 1):
        sheet = book[f"Tabell {number}"]
        assert not sheet.merged_cells.ranges
        (marked,) = sheet.tables.values()
        assert marked.headerRowCount == 1
        assert sheet.freeze_panes == "A2"
        headings = [cell.value for cell in sheet[1]]
        assert len(set(headings)) == len(headings) == len(table.columns)
        assert all(isinstance(heading, str) and heading for heading in headings)
        assert table.caption in [cell.value for cell in sheet["A"]]
    own = book[f"Tabell {len(printed.tables) - (0 if printed.tables[-1].caption.endswith('Egen') else 1)}"]
    told = [row for row in own.iter_rows(values_only=True) if row[1] is not None]
    assert told == [("Namn", "Summa"), ("=1+1", -3.5), ("+46 70", 1200), (datetime(2022, 5, 1), 183)]
    (place,) = [cell for cell in own["B"] if cell.value == 183]
    assert place.number_format == '"■ "0'
    readme = (folder / "Läs mig.txt").read_text("utf-8-sig")
    assert all(name in readme for name in names if name != "Läs mig.txt")
    assert "Utkast, utskrivet 2022-08-01" in readme


def test_csv_is_the_table_as_it_is_read_and_no_formula(made, tmp_path: Path) -> None:
    report, printed = made
    folder = tmp_path / "arkiv"
    save_folder(folder, report, printed)
    path = next(path for path in folder.glob("*egen.csv"))
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert rows == [["Namn", "Summa"], ["'=1+1", "−3,50"], ["'+46 70", "1 200"], ["2022-05-01", "183"]]
    summary = next(path for path in folder.glob("tabell-01-*.csv"))
    assert "000" not in summary.read_text("utf-8-sig")


def test_never_half_a_folder_and_never_over_another(made, tmp_path: Path) -> None:
    report, printed = made
    folder = tmp_path / "arkiv"
    folder.mkdir()
    with pytest.raises(ExistsProblem, match="finns redan"):
        save_folder(folder, report, printed)
    assert list(folder.iterdir()) == []
    with pytest.raises(UserProblem):
        save_folder(tmp_path / "borta" / "arkiv", report, printed)
    broken = replace(printed, tables=(*printed.tables, None))
    with pytest.raises(AttributeError):
        save_folder(tmp_path / "halv", report, broken)
    assert not (tmp_path / "halv").exists()
    assert not list(tmp_path.glob(".lagesbild-*"))
