"""No screen and no report asks more of the file where the group has more members, each with figures of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import insert, select

from app.reports import PLANS
from domain.benefits.benefit import Benefit
from domain.ground.period import month, parse_period
from storage.areas import queries as areas
from storage.benefits import queries as benefits
from storage.file import first_screen
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.indicators import queries as indicators
from storage.lots import queries as lots
from storage.populations import comparison as populations
from storage.schema.benefits import BENEFIT_YEAR, INDICATOR, INDICATOR_VALUE
from storage.schema.lots import LOTS_MONTH
from storage.schema.populations import POPULATION_COUNT, POPULATION_ROW
from support.reports import gathered
from support.statements import statements
from support.workspaces import COORDINATOR, Clock

YEAR, OCTOBER, PRINTED = parse_period("2021"), date(2024, 10, 31), date(2026, 3, 1)
FEW, MANY = 2, 20
Ask = Callable[[Workspace], Any]
SCREENS: dict[str, Ask] = {
    "the first screen": lambda ws: first_screen.lots_months_recorded(ws, [a.code for a in first_screen.group(ws)[1]]),
    "the groups": areas.groups,
    "the members": lambda ws: areas.group_members(ws, ws.group_code, YEAR),
    "the profile": lambda ws: benefits.profile(ws, ws.group_code, YEAR),
    "the years of the profile": lambda ws: benefits.periods_with_figures(ws, ws.group_code),
    "the indicators": lambda ws: indicators.indicators_of(ws, ws.group_code, YEAR),
    "the populations side by side": lambda ws: populations.side_by_side(
        ws, [area.code for area in first_screen.group(ws)[1]], OCTOBER
    ),
    "the population": lambda ws: populations.area_population(ws, ws.group_code, OCTOBER),
    "the population year by year": lambda ws: populations.years(ws, ws.group_code),
    "LOTS by month": lambda ws: lots.lots_months(ws, "2401", month(2016, 1), month(2016, 12)),
}
# A group's own figures are its members'; LOTS cases are recorded of kommuner.
ASKED: dict[str, dict[str, Any]] = {
    "recommendations": {"year": 2021},
    "profile": {"area": "2401", "period": YEAR},
    "region": {"period": YEAR},
    "populations": {},
    "lots": {},
    "efforts": {},
}
REPORTS: dict[str, Ask] = {
    plan.key: lambda ws, key=plan.key: gathered(ws, key, PRINTED, **ASKED[key])  # type: ignore[misc]
    for plan in PLANS
}


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Workspace]]:
    """A group of two and one of twenty."""
    opened = {}
    for count in (FEW, MANY):
        path = tmp_path_factory.mktemp("grupp") / f"{count}.lagesbild"
        codes = ["2401", "2403", "2404", "2409", "2417", "2418", "2421", "2422", "2425", "2460"]
        codes += ["2462", "2463", "2480", "2481", "2482", "0319", "0330", "0331", "0360", "0380"]
        create_workspace(path, name="Norra", members=codes[:count], who=COORDINATOR)
        opened[count] = open_workspace(path, who=COORDINATOR, clock=Clock())
        fill(opened[count], codes[:count])
    yield opened
    for ws in opened.values():
        ws.close()


def fill(ws: Workspace, codes: list[str]) -> None:
    by_whom = {"recorded_at": datetime(2026, 3, 1, tzinfo=UTC), "recorded_by": COORDINATOR}
    all_ages = {"sex": "alla", "age_group": "alla"}
    with ws.writing() as connection:
        rows = connection.execute(select(POPULATION_ROW.c.row_key).where(POPULATION_ROW.c.definition_key == "default"))
        keys = list(rows.scalars())
        connection.execute(
            insert(INDICATOR).values(key="körkort", name="Körkort", unit="antal", counted_by_group=True, by_sex=False)
        )
        for code in codes:
            at = {"area_code": code, **by_whom}
            figures = {kind.value: 40 for kind in Benefit} | {"population": 4000}
            for year in ("2020", "2021"):
                row = {**at, **figures, "period": year, "sex": "alla", "age_group": "20-64"}
                connection.execute(insert(BENEFIT_YEAR).values(row))
                value = {**at, "indicator_key": "körkort", "period": year, "sex": "alla", "category": "", "value": 7}
                connection.execute(insert(INDICATOR_VALUE).values(value))
            for number in range(1, 7):
                lots_row = {**at, **all_ages, "month": f"2016-{number:02}", "party": "fk", "unit": "", "cases": 9}
                connection.execute(insert(LOTS_MONTH).values(lots_row))
            for day in (OCTOBER, date(2023, 10, 31)):
                for key in keys:
                    count = {**at, "reference_date": day, "sex": "alla", "row_key": key, "count": 30}
                    connection.execute(insert(POPULATION_COUNT).values(count))


@pytest.mark.parametrize("ask", [*SCREENS, *REPORTS])
def test_twenty_members_take_no_more_questions_than_two(groups: dict[int, Workspace], ask: str) -> None:
    asked = {**SCREENS, **REPORTS}[ask]
    assert statements(groups[MANY], asked) == statements(groups[FEW], asked) > 0


def test_every_report_there_is_is_asked_for() -> None:
    assert ASKED.keys() == {plan.key for plan in PLANS}
