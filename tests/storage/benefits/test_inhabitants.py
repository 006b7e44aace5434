"""How many people live in an area: what counts there are held against."""

from datetime import date
from pathlib import Path

from domain.ground.period import Period, PeriodKind, month, months_between
from storage.benefits.inhabitants import latest_inhabitants, read_inhabitants
from storage.benefits.month_table import import_months
from storage.benefits.recording import record_benefit_years
from storage.file.workspace import open_workspace
from support.house import import_rows, read_file
from support.scb_table import POPULATION, Form, scb_table, write_scb
from support.tidy_files import DATA
from support.typed_years import NORDMALING_2020, typed
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


def test_each_month_has_its_own_people_or_those_of_its_year(tmp_path: Path) -> None:
    table = scb_table(months=2)
    monthly = read_file(write_scb(table, tmp_path / "scb", Form.CSV))
    with open_workspace(make_workspace(tmp_path), who=COORDINATOR) as ws:
        for code in ("2401", "2404"):
            figures = typed(*NORDMALING_2020, population=3600)
            record_benefit_years(ws, area=code, period=Period(2014, PeriodKind.YEAR), figures=figures)
        import_months(ws, monthly.content, file_name=monthly.name, sha256=monthly.sha256)
        with ws.reading() as connection:
            months = months_between(month(2013, 12), month(2014, 3))
            found, source = read_inhabitants(connection, ["2401", "2404", "0360"], months)
    known = [table.cell("2401", "1+2", "20-64", POPULATION, at) for at in ("2014M01", "2014M02")]
    assert found["2401"] == {month(2014, 1): known[0], month(2014, 2): known[1], month(2014, 3): 3600}
    assert found["2404"][month(2014, 3)] == 3600
    assert month(2013, 12) not in found["2404"]
    assert "0360" not in found
    assert source.publisher == "SCB", "that of the months; a year that was typed has none"
