"""How many people live in an area: what counts there are held against."""

from datetime import date
from pathlib import Path

from storage.benefits.inhabitants import latest_inhabitants
from storage.benefits.month_table import import_months
from storage.file.workspace import open_workspace
from support.house import import_rows, read_file
from support.scb_table import POPULATION, Form, scb_table, write_scb
from support.tidy_files import DATA
from support.workspaces import COORDINATOR, make_workspace


def test_the_latest_that_is_known_at_the_day_is_taken(tmp_path: Path) -> None:
    years = read_file(DATA / "published-equivalents.csv")
    table = scb_table(months=2)
    months = read_file(write_scb(table, tmp_path / "scb", Form.CSV))
    with open_workspace(make_workspace(tmp_path), who=COORDINATOR) as ws:
        assert latest_inhabitants(ws, "2401", date(2024, 10, 31)).label == "saknas"
        assert import_rows(ws, years.content, file_name=years.name, sha256=years.sha256).refused == ()
        of_year = latest_inhabitants(ws, "2404", date(2024, 10, 31))
        assert latest_inhabitants(ws, "2404", date(2019, 10, 31)).label == "saknas"
        import_months(ws, months.content, file_name=months.name, sha256=months.sha256)
        first, latest = (table.cell("2401", "1+2", "20-64", POPULATION, month) for month in ("2014M01", "2014M02"))
        assert latest_inhabitants(ws, "2401", date(2014, 1, 31)) == first
        assert latest_inhabitants(ws, "2401", date(2024, 10, 31)) == latest
        assert of_year != latest
