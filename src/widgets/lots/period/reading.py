"""What *Period* shows, read and reckoned beside the window: any months of eight kommuner take seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ground.period import Period
from domain.lots.any_period import AnyPeriod
from domain.lots.case import CaseList
from domain.lots.flow import flow_steps
from domain.lots.month_by_month import MonthByMonth
from drawing.chart import Chart
from drawing.lots import areas_chart, flow_chart, flow_notes, outcomes_chart, parties_chart, sex_age_chart, trend_chart
from storage.areas.queries import settings
from storage.file.workspace import Workspace
from storage.lots.any_period import any_period
from storage.lots.cases import case_words
from storage.lots.publication import levels_of
from widgets.lots.period.sheets import areas_sheet, months_sheet, parties_sheet, why_held
from widgets.sheet.content import GridContent


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """`held` says why nothing of it leaves the program but internally, and is empty where all may. The grids and charts
    go by the names of their cards; those of what is added up are missing where nothing is."""

    period: AnyPeriod
    held: str
    grids: Mapping[str, GridContent]
    charts: Mapping[str, Chart | None]
    flow_notes: str = ""


def read_page(ws: Workspace, areas: Sequence[str], first: Period, last: Period) -> PeriodPage:
    """Raises UserProblem for an unknown area."""
    period = any_period(ws, areas, first, last)
    held = why_held(period, levels_of(ws, areas), settings(ws).small_count_threshold)
    grids, charts = {"areas": areas_sheet(period)}, {"areas": areas_chart(period)}
    if not period.together:
        return PeriodPage(period, held, grids, charts)
    months, steps = MonthByMonth(period), flow_steps(period)
    return PeriodPage(
        period,
        held,
        {"parties": parties_sheet(period), "months": months_sheet(months), **grids},
        {
            "parties": parties_chart(period),
            "sexes": sex_age_chart(period),
            "outcomes": outcomes_chart(period, case_words(ws)[CaseList.OUTCOME]),
            "flow": flow_chart(period, steps),
            "trend": trend_chart(months),
            **charts,
        },
        "\n".join(flow_notes(steps)),
    )
