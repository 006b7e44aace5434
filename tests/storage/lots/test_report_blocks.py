"""Which year of cases a report shows of each area."""

from datetime import date
from pathlib import Path

from domain.ground.period import month
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from storage.file.workspace import Workspace, open_workspace
from storage.lots.recording import record_lots_cells
from support.reports import gathered
from support.workspaces import COORDINATOR, make_workspace

PRINTED = date(2026, 3, 30)
CASES = (Party.FK, Sex.ALLA, AgeGroup.ALLA)


def _record(ws: Workspace, area: str, year: int, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        record_lots_cells(ws, area=area, month=month(year, number), cells={CASES: 7})


def test_one_month_of_a_new_year_hides_no_figures_of_the_year_before(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "ar"), who=COORDINATOR) as ws:
        for area in ("2401", "2404"):
            _record(ws, area, 2016, (1, 2, 3))
        _record(ws, "2401", 2024, (1,))
        first, second = gathered(ws, "lots", PRINTED)["lots"].counted
        assert [(each.first.code, each.last.code) for each in (first, second)] == [("2016-01", "2016-03")] * 2
        assert (first.begun, second.begun) == ((month(2024, 1),), ())
        _record(ws, "2401", 2024, (2, 3))
        report = gathered(ws, "lots", PRINTED)
        newer, older = report["lots"].counted
        assert (newer.last, newer.begun, older.last) == (month(2024, 3), (), month(2016, 3))
        assert report.heading.title.endswith("2024")
