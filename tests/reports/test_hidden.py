"""What the parts of a public report hide is told to whoever answers for it, of every table that the group counts."""

from datetime import date
from pathlib import Path

from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.importing.tidy import LotsPeriodRow, LotsPeriods
from domain.indicators.indicator import Indicator
from domain.lots.month import AgeGroup, Party
from domain.lots.period import Goal
from domain.lots.resource_check import ResourceCell
from domain.reporting.asked import Asked
from domain.reporting.report import Audience
from reports.indicators.part import IndicatorsPart
from storage.file.workspace import Workspace, open_workspace
from storage.indicators.recording import define_indicator, record_indicator_values
from storage.lots.recording import record_lots_cells, record_lots_workers
from storage.lots.resource import record_resource_cells, set_goal
from storage.populations.recording import record_populations
from storage.reporting.reading import reading_of_report
from support.reports import plan_of
from support.taken_in import take_in
from support.workspaces import COORDINATOR, make_workspace

HALF = [month(2016, number) for number in range(1, 7)]


def told(ws: Workspace, plan: str, **asked: object) -> dict[tuple[str, str], object]:
    found = plan_of(plan).hidden(ws, Asked(**asked))  # type: ignore[arg-type]
    return {(each.where, each.figure): each.value for each in found.figures}


def test_resource_goals_and_case_workers_are_among_the_hidden_figures_of_lots(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "dolda"), who=COORDINATOR) as ws:
        for at in HALF:
            cells = {(Party.FK, sex, AgeGroup.ALLA): 20 for sex in (Sex.KVINNA, Sex.MAN)}
            record_lots_cells(ws, area="2401", month=at, cells=cells)
            record_lots_workers(ws, area="2401", month=at, workers={Party.FK: 2})
            figures = {"new": 1 if at == HALF[0] else 0, "active": 20, "ended": 0, "started_training": 0}
            own = {ResourceCell(at, Sex.UNSPLIT, "alla", name): count for name, count in figures.items()}
            record_resource_cells(ws, area="2401", cells=own)
        posts = (
            LotsPeriodRow(2, "2404", date(2014, 1, 1), date(2014, 4, 30), party, Sex.ALLA, AgeGroup.ALLA, count)
            for party, count in {Party.FK: 30, Party.AF: 3, Party.KOMMUN: 20, Party.ALLA: 53}.items()
        )
        take_in(ws, LotsPeriods(tuple(posts)))
        set_goal(ws, area="2401", goal=Goal("Nyinskrivna", 40, False, date(2016, 1, 1), date(2016, 12, 31)))
        hidden = told(ws, "lots")
        where = "Nordmaling, januari–juni 2016"
        assert hidden[where, "Tilläggsresurs, nya"] == 1
        of_post = "Vindeln, 2014-01-01 till 2014-04-30"
        assert hidden[of_post, "Arbetsförmedlingen, totalt"] == 3
        assert hidden[of_post, "Kommunen, totalt"] == 20
        assert hidden[where, "Mål: Nyinskrivna"] == 1
        assert hidden[where, "Unika handläggare, Försäkringskassan, minst"] == 2
        assert told(ws, "lots", audience=Audience.INTERNAL, reason="möte") == {}


def test_populations_and_own_indicators_are_told_too(tmp_path: Path) -> None:
    with open_workspace(make_workspace(tmp_path, "dolda"), who=COORDINATOR) as ws:
        counts = {Sex.ALLA: {"unemployed_young": 3, "health": 40}}
        record_populations(ws, area="2401", reference_date=date(2024, 10, 31), counts=counts)
        define_indicator(
            ws,
            indicator=Indicator("", "Körkort", "personer", categories=("16–19 år", "20–24 år"), counted_by_group=True),
        )
        values = {(Sex.ALLA, "16–19 år"): 2, (Sex.ALLA, "20–24 år"): 30}
        record_indicator_values(ws, indicator="Körkort", area="2401", period=parse_period("2020"), values=values)
        hidden = told(ws, "populations", area="2401")
        (small,) = [figure for (_where, figure), value in hidden.items() if value == 3]
        assert small.startswith("Unga långtidsarbetslösa")
        assert {where for where, _figure in hidden} == {"Samverkanspopulation, Nordmaling 2024-10-31"}
        with reading_of_report(ws, Asked(area="2401")) as reading:
            own = IndicatorsPart().hidden(reading).figures
        assert ("Körkort, Nordmaling 2020", "16–19 år, alla", 2) in [
            (each.where, each.figure, each.value) for each in own
        ]
